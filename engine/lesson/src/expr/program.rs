//! An expression as it runs: a list of operations on a stack of numbers.
//!
//! Yes is 1 and no is 0; a word is its number in the scene's list of words. So all values are of one kind, and no operation looks at it.

use super::{Ast, Binary, Function, Tree, Unary};
use crate::format::Scalar;
use std::ops::Range;

/// Most values that wait for an operation; what needs more has no place in a lesson.
const DEEPEST: usize = 256;

/// As many as nearly every expression needs.
const SHALLOW: usize = 16;

/// Where names have their values.
pub trait Scope {
    /// The value in this slot.
    fn value(&self, slot: u32) -> f64;
}

/// Why an expression has no value now: a division by zero, a root or logarithm of what has none, a number too large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the text in which it happened.
    pub span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Op {
    Number(f64),
    Slot(u32),
    Not,
    Minus,
    Binary(Binary),
    Call(Function, u8),
    /// Makes yes or no of the uppermost value.
    Truth,
    /// Goes on there if the uppermost value is no; takes it away if `take`, else only where it goes on here.
    IfNot {
        to: u32,
        take: bool,
    },
    /// Goes on there if the uppermost value is yes, else takes it away.
    IfSo(u32),
    Go(u32),
}

/// An expression that can be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    ops: Vec<(Op, u32, u32)>,
    depth: usize,
}

impl Program {
    /// Compiles an expression whose units are settled. `slot` numbers names, `word` numbers words; a name without a slot is 0.
    /// Nothing where it is nested too deeply.
    pub fn new(
        expr: &Ast,
        slot: &mut dyn FnMut(&str) -> Option<u32>,
        word: &mut dyn FnMut(&str) -> f64,
    ) -> Option<Program> {
        let mut compiler = Compiler { ops: Vec::new(), slot, word, now: 0, most: 0 };
        compiler.push(expr);
        let depth = compiler.most;
        (depth <= DEEPEST).then_some(Program { ops: compiler.ops, depth })
    }

    /// What it gives now.
    ///
    /// # Errors
    /// Where that is no finite number.
    pub fn run(&self, scope: &(impl Scope + ?Sized)) -> Result<f64, Fault> {
        match self.depth {
            0..=SHALLOW => self.run_in(&mut [0.0; SHALLOW], scope),
            _ => self.run_in(&mut [0.0; DEEPEST], scope),
        }
    }

    /// Whether it could give no value: it reckons with what could become too large or be divided by 0, or calls what is not defined everywhere.
    pub fn can_fail(&self) -> bool {
        self.ops.iter().any(|(op, ..)| match op {
            Op::Binary(op) => !op.is_truth(),
            Op::Call(function, _) => function.can_fail(),
            Op::Number(_) | Op::Slot(_) | Op::Not | Op::Minus | Op::Truth => false,
            Op::IfNot { .. } | Op::IfSo(_) | Op::Go(_) => false,
        })
    }

    /// The slots that it reads.
    pub fn slots(&self) -> impl Iterator<Item = u32> {
        self.ops.iter().filter_map(|(op, ..)| match op {
            Op::Slot(slot) => Some(*slot),
            _ => None,
        })
    }

    fn run_in(&self, stack: &mut [f64], scope: &(impl Scope + ?Sized)) -> Result<f64, Fault> {
        let mut top = 0; // values on the stack
        let mut at = 0;
        while let Some((op, start, end)) = self.ops.get(at) {
            at += 1;
            match *op {
                Op::Number(n) => {
                    stack[top] = n;
                    top += 1;
                }
                Op::Slot(slot) => {
                    stack[top] = scope.value(slot);
                    top += 1;
                }
                Op::Not => stack[top - 1] = f64::from(u8::from(stack[top - 1] == 0.0)),
                Op::Truth => stack[top - 1] = f64::from(u8::from(stack[top - 1] != 0.0)),
                Op::Minus => stack[top - 1] = -stack[top - 1],
                Op::Binary(op) => {
                    top -= 1;
                    stack[top - 1] = op.apply(stack[top - 1], stack[top]);
                }
                Op::Call(function, count) => {
                    top -= usize::from(count) - 1;
                    stack[top - 1] = function.apply(&stack[top - 1..top - 1 + usize::from(count)]);
                }
                Op::Go(to) => at = to as usize,
                Op::IfNot { to, take } => {
                    let no = stack[top - 1] == 0.0;
                    if no {
                        at = to as usize;
                    }
                    if take || !no {
                        top -= 1;
                    }
                }
                Op::IfSo(to) => match stack[top - 1] != 0.0 {
                    true => at = to as usize,
                    false => top -= 1,
                },
            }
            if matches!(op, Op::Binary(_) | Op::Call(..)) && !stack[top - 1].is_finite() {
                return Err(Fault { span: *start as usize..*end as usize });
            }
        }
        // Minus zero is zero: JSON in a browser knows no other.
        Ok(stack[0] + 0.0)
    }
}

struct Compiler<'a> {
    ops: Vec<(Op, u32, u32)>,
    slot: &'a mut dyn FnMut(&str) -> Option<u32>,
    word: &'a mut dyn FnMut(&str) -> f64,
    now: usize,
    most: usize,
}

impl Compiler<'_> {
    /// Adds what leaves the value of `expr` on the stack.
    fn push(&mut self, expr: &Ast) {
        let span = &expr.span;
        match &expr.tree {
            Tree::Literal(Scalar::Number(n)) | Tree::Quantity(n, _) => self.leaf(span, Op::Number(*n)),
            Tree::Literal(Scalar::Bool(yes)) => self.leaf(span, Op::Number(f64::from(u8::from(*yes)))),
            Tree::Literal(Scalar::Word(word)) => {
                let number = (self.word)(word);
                self.leaf(span, Op::Number(number));
            }
            Tree::Name(name) => {
                let op = (self.slot)(name).map_or(Op::Number(0.0), Op::Slot);
                self.leaf(span, op);
            }
            Tree::Unary(op, a) => {
                self.push(a);
                self.op(span, if *op == Unary::Not { Op::Not } else { Op::Minus });
            }
            Tree::Binary(op @ (Binary::And | Binary::Or), a, b) => {
                self.push(a);
                let skip = self.op(span, Op::Go(0));
                self.now -= 1;
                self.push(b);
                let end = self.ops.len() as u32;
                self.ops[skip].0 = if *op == Binary::And { Op::IfNot { to: end, take: false } } else { Op::IfSo(end) };
                self.op(span, Op::Truth);
            }
            Tree::Binary(op, a, b) => {
                self.push(a);
                self.push(b);
                self.op(span, Op::Binary(*op));
                self.now -= 1;
            }
            Tree::If(condition, then, otherwise) => {
                self.push(condition);
                let skip = self.op(span, Op::Go(0));
                self.now -= 1;
                self.push(then);
                let over = self.op(span, Op::Go(0));
                self.now -= 1;
                self.ops[skip].0 = Op::IfNot { to: self.ops.len() as u32, take: true };
                self.push(otherwise);
                self.ops[over].0 = Op::Go(self.ops.len() as u32);
            }
            Tree::Call(function, args) => {
                args.iter().for_each(|arg| self.push(arg));
                self.op(span, Op::Call(*function, args.len() as u8));
                self.now -= args.len() - 1;
            }
        }
    }

    fn leaf(&mut self, span: &Range<usize>, op: Op) {
        self.op(span, op);
        self.now += 1;
        self.most = self.most.max(self.now);
    }

    fn op(&mut self, span: &Range<usize>, op: Op) -> usize {
        self.ops.push((op, span.start as u32, span.end as u32));
        self.ops.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Want, parse, resolve};

    impl<F: Fn(u32) -> f64> Scope for F {
        fn value(&self, slot: u32) -> f64 {
            self(slot)
        }
    }

    const NAMES: [&str; 5] = ["a", "lab.inner_share", "season", "fish-mouth", "zero"];
    const WORDS: [&str; 2] = ["flood", "dry"];

    fn program(text: &str) -> Program {
        let (resolved, _) = resolve(&parse(text).unwrap(), &|_: &str| None, Want::Any);
        let slot = |name: &str| NAMES.iter().position(|n| *n == name).map(|i| i as u32);
        let word = |word: &str| WORDS.iter().position(|w| *w == word).map_or(f64::MAX, |i| i as f64 + 1.0);
        Program::new(&resolved.expr, &mut { slot }, &mut { word }).unwrap()
    }

    fn run(text: &str) -> Result<f64, Fault> {
        program(text).run(&|slot: u32| [2.0, 0.6, 1.0, 1.0, 0.0][slot as usize])
    }

    fn value(text: &str) -> f64 {
        run(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    #[test]
    fn precedence_is_the_usual_one() {
        assert_eq!(value("1 + a * 3 - 4 / 2"), 5.0);
        assert_eq!(value("-(a + 1) * 2"), -6.0);
        assert_eq!(value("a > 1 and not (a > 3) or false"), 1.0);
        assert_eq!(value("season == 'flood' ? 1 : 2"), 1.0);
        assert_eq!(value("season != 'flood' ? 1 : season == 'dry' ? 2 : 3"), 3.0);
        assert_eq!(value("clamp(7, 0, max(a, 3))"), 3.0);
        assert_eq!(value("-a ^ 2"), -4.0);
        assert_eq!(value("2 ^ 3 ^ 2"), 512.0);
        assert_eq!(value("2 ^ -1 * 4"), 2.0);
        assert_eq!(value("1e-3 * 2E3"), 2.0);
    }

    #[test]
    fn functions_are_what_their_names_say() {
        for (text, expected) in [
            ("exp(0) + ln(1) + log10(1000)", 4.0),
            ("sin(0) + cos(0) + tan(0)", 1.0),
            ("asin(0) + acos(1) + atan(0) + atan2(0, 1)", 0.0),
            ("mod(-1, 3) + mod(7, 3)", 3.0),
            ("sign(-5) + sign(0) + sign(0.1)", 0.0),
            ("round(2.5) + floor(-0.5) + abs(-1) + sqrt(4)", 5.0),
            ("min(1, a) + max(1, a)", 3.0),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn hyphens_belong_to_names_and_blanks_make_a_minus() {
        assert_eq!(value("fish-mouth"), 1.0);
        assert_eq!(value("a - a"), 0.0);
        assert_eq!(value("lab.inner_share >= 0.6"), 1.0);
    }

    #[test]
    fn a_logical_operator_does_not_look_further_than_it_must() {
        assert_eq!(value("zero != 0 and 1 / zero > 2"), 0.0);
        assert_eq!(value("zero == 0 or 1 / zero > 2"), 1.0);
        assert_eq!(value("a and 7"), 1.0, "yes is 1");
        assert_eq!(value("zero or a"), 1.0);
    }

    #[test]
    fn what_has_no_value_is_a_fault_with_its_place() {
        for (text, place) in [
            ("1 + 1 / zero", "1 / zero"),
            ("a * sqrt(-1)", "sqrt(-1)"),
            ("ln(zero)", "ln(zero)"),
            ("10 ^ 400", "10 ^ 400"),
            ("mod(a, zero)", "mod(a, zero)"),
        ] {
            let fault = run(text).expect_err(text);
            assert_eq!(&text[fault.span], place);
            assert!(program(text).can_fail());
        }
        assert!(!program("a > 1 and min(a, 2) == 2").can_fail());
    }

    #[test]
    fn deep_expressions_run_too() {
        let deep = format!("{}1{}", "(1 + 2 * ".repeat(20), ")".repeat(20));
        assert!(value(&deep) > 1e6);
        assert_eq!(value("a ? a ? 1 : 2 : a ? 3 : 4"), 1.0);
    }
}
