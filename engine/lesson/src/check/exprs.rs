//! Every expression of a scene: its grammar, its names, its words.

use super::habits;
use super::slips::meaning;
use super::{Check, Life, listed};
use crate::expr::{Ast, Binary, Expected, Found, Function, ParseError, Tree};
use crate::expressions::{OwnNames, Reading, Site};
use crate::format::Scalar;
use crate::marks::{is_han, shown, twin};
use crate::report::{Message, quote, say};
use crate::source::Seg;
use shujin_messages::Joint;

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// What counts as done, or what sets off a rule: it must be able to change.
    Done,
    /// Anywhere else.
    Any,
}

/// Which place this is the way to.
fn place(way: &[Seg]) -> Place {
    let key = |at: usize, name: &str| matches!(way.get(at), Some(Seg::Key(key)) if key == name);
    let last = |name: &str| way.len().checked_sub(1).is_some_and(|last| key(last, name));
    match key(2, "step") && last("done") || key(2, "when") && last("becomes") {
        true => Place::Done,
        false => Place::Any,
    }
}

impl Check<'_> {
    pub(crate) fn exprs(&mut self) {
        let scene = self.scene;
        for reading in self.readings {
            let Reading { site, parsed, wrong } = reading;
            match parsed {
                Ok(ast) => {
                    self.expr(&site.way, ast, place(&site.way), OwnNames::of(scene, site.id).as_ref());
                    wrong.iter().for_each(|wrong| self.mismatch(site, wrong));
                    self.no_value(site, ast);
                }
                // An id that is not well formed is reported where it is declared; whatever names it is then mended too.
                Err(_) if self.ids.misspelt(&site.text) => {}
                Err(error) => self.not_parsed(&site.way, &site.text, error),
            }
        }
    }

    fn not_parsed(&mut self, way: &[Seg], text: &str, error: &ParseError) {
        let at = self.source.inside(way, error.at);
        if let Some(sign) = needless(text, error.at) {
            let help = say!("expr-condition-no-sentence-delete", sign);
            let expected = say!("expr-operator-end");
            self.put_at("bad-expression", at, quote(&sign.to_string()), expected, help);
            return;
        }
        if let Some((found, meant)) = meant(text, error.at) {
            self.put_at("bad-expression", at, quote(&found), quote(meant), say!("expr-did-you-mean-write", meant));
            return;
        }
        let rest = text.get(error.at..).unwrap_or("");
        let han: String = rest.chars().take_while(|c| is_han(*c)).collect();
        let found = if han.is_empty() { found(&error.found) } else { quote(&han) };
        let dotted = rest.split_once(['(', '（']).map(|(start, _)| format!("{}.", start.trim()));
        let habit = habits::hint(text, error, |name| self.names.life(name).is_some());
        let help = match dotted.filter(|start| self.names.all().any(|name| name.starts_with(start.as_str()))) {
            Some(start) => say!("expr-write-dot-without-brackets", start),
            None if habit.is_some() => habit.unwrap_or_else(|| say!("expr-see-expressions-authors-reference")),
            None if error.expected == Expected::UnitOrOperator => say!("expr-units-symbols-without-blanks"),
            None if !han.is_empty() => say!("expr-names-ids-english-letters"),
            None => say!("expr-see-expressions-authors-reference"),
        };
        self.put_at("bad-expression", at, found, expected(error.expected), help);
    }

    fn expr(&mut self, way: &[Seg], expr: &Ast, place: Place, own: Option<&OwnNames>) {
        let mut changes = false;
        let mut mended = true;
        for (name, at) in expr.names() {
            if let Some(own) = own.filter(|own| own.get(name).is_some()) {
                self.own_name(way, name, at, own);
                continue;
            }
            match self.names.life(name) {
                Some(Life::Changes) => changes = true,
                Some(Life::Constant) => {}
                Some(Life::Never(why)) => {
                    mended = false;
                    let at = self.source.inside(way, at);
                    self.put_at(
                        "never-happens",
                        at,
                        say!("expr-never-happens", name, why),
                        say!("expr-something-can-happen"),
                        say!("expr-add-what-missing-name"),
                    );
                }
                None => {
                    mended = false;
                    self.unknown_name(way, name, at, own);
                }
            }
        }
        if place == Place::Done && !changes && mended {
            self.put(
                "never-changes",
                way,
                say!("expr-condition-never-changes"),
                say!("expr-least-name-changes"),
                say!("expr-give-value-control-set"),
            );
        }
        self.words(way, expr);
    }

    /// Parts that have no value whatever happens: a division by zero, a root of what is below it.
    fn no_value(&mut self, site: &Site, expr: &Ast) {
        let mut at = None;
        // Inner ones come after outer ones, and say it better.
        expr.each(&mut |part| {
            if never_has_value(part) {
                at = Some(part.span.clone());
            }
        });
        let Some(span) = at else { return };
        let at = self.source.inside(&site.way, span.start);
        let part = site.text.get(span).unwrap_or(&site.text);
        self.put_at("no-value", at, say!("expr-no-value", part), say!("expr-value-at-all"), say!("expr-mend-no-value"));
    }

    /// A name of the expression's own must mean something there already.
    fn own_name(&mut self, way: &[Seg], name: &str, at: usize, own: &OwnNames) {
        if own.get(name).is_some_and(|own| !own.is_known) {
            let at = self.source.inside(way, at);
            let [expected, help] = own.too_early.clone();
            self.put_at("unknown-name", at, quote(name), expected, help);
        }
    }

    fn unknown_name(&mut self, way: &[Seg], name: &str, at: usize, own: Option<&OwnNames>) {
        let close = own.and_then(|own| self.out.guess.closest(name, own.names.iter().map(|own| own.name.as_str())));
        let close = close.map(str::to_owned).or_else(|| self.close_name(name));
        let help = match close {
            _ if ["pi", "Pi", "PI", "π"].contains(&name) => say!("expr-write-pi"),
            Some(close) => say!("did-you-mean", close),
            None if self.is_option(name) => say!("expr-put-word-in-quotes", name),
            None => match self.names_like(name) {
                Some(list) => say!("expr-there-are", list),
                None => {
                    say!("expr-declare-see-names-authors")
                }
            },
        };
        let at = self.source.inside(way, at);
        self.put_at("unknown-name", at, quote(name), say!("expr-name-exists"), help);
    }

    /// Names that begin as this one does, up to its dot.
    fn names_like(&self, name: &str) -> Option<Message> {
        let kind = &name[..=name.find('.')?];
        listed(self.names.all().filter(|other| other.starts_with(kind)))
    }

    /// Whether a value, or a name of a block, may be this word.
    fn is_option(&self, word: &str) -> bool {
        let mut is_any = self.scene.values.iter().flat_map(|value| &value.options).any(|option| option == word);
        self.scene.blocks().for_each(|block| block.words(&mut |option| is_any |= option == word));
        is_any
    }

    /// Words that a name is compared with must be among its options.
    fn words(&mut self, way: &[Seg], expr: &Ast) {
        if let Tree::Binary(Binary::Equal | Binary::Unequal, a, b) = &expr.tree
            && let (Tree::Name(name), Tree::Literal(Scalar::Word(word)))
            | (Tree::Literal(Scalar::Word(word)), Tree::Name(name)) = (&a.tree, &b.tree)
        {
            let named = if matches!(a.tree, Tree::Name(_)) { a } else { b };
            self.word(way, name, named.span.start, word);
        }
        expr.parts().into_iter().for_each(|part| self.words(way, part));
    }

    fn word(&mut self, way: &[Seg], name: &str, at: usize, word: &str) {
        let scene = self.scene;
        let of_value = || scene.values.iter().find(|v| v.id == name).map(|v| &v.options[..]);
        let options = scene.blocks().find_map(|block| block.options(name)).or_else(of_value);
        let Some(options) = options.filter(|options| !options.iter().any(|o| o == word)) else {
            return;
        };
        let list = options.join(", ");
        let expected = if list.is_empty() {
            say!("expr-number-true-false-has", name)
        } else {
            say!("expr-options-of", name, list)
        };
        let help = match self.out.guess.closest(word, options.iter().map(String::as_str)) {
            Some(close) => say!("expr-did-you-mean-word", close),
            None if options.is_empty() => {
                say!("expr-write-numbers-true-false")
            }
            None => say!("expr-write-these"),
        };
        let at = self.source.inside(way, at);
        self.put_at("unknown-option", at, Message::same(format!("'{word}'")), expected, help);
    }
}

/// What stands at a byte in place of a sign or word of the grammar, and which is meant.
fn meant(text: &str, at: usize) -> Option<(String, &'static str)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    // `=>` is found at its second sign, `<>` too.
    let before = text.get(..at)?.chars().next_back();
    let turned = [("=>", ">="), ("=<", "<="), ("=!", "!="), ("=", "==")];
    let signs = [("&&", "and"), ("&", "and"), ("||", "or"), ("|", "or"), ("!", "not"), ("\"", "'")];
    let capitals = [
        ("AND", "and"),
        ("OR", "or"),
        ("NOT", "not"),
        ("TRUE", "true"),
        ("FALSE", "false"),
        ("True", "true"),
        ("False", "false"),
    ];
    if (before, first) == (Some('<'), '>') {
        return Some(("<>".to_owned(), "!="));
    }
    if "“”„‟「」『』＂".contains(first) {
        return Some((first.to_string(), "'"));
    }
    let ascii = turned.into_iter().chain(signs).chain(capitals).find(|(sign, _)| rest.starts_with(sign));
    if let Some((sign, meant)) = ascii {
        return Some((sign.to_owned(), meant));
    }
    let run: String = rest.chars().take_while(|c| is_han(*c)).collect();
    // Words without blanks between them: `且没有`.
    let word = (1..=run.chars().count()).rev().map(|n| run.chars().take(n).collect::<String>());
    let word = word.into_iter().find_map(|word| {
        let meant = meaning(&word, text.get(..at)?, rest.get(word.len()..)?)?;
        (meant != "to").then_some((word, meant))
    });
    word.or_else(|| Some((shown(first), twin(first)?)))
}

/// Whether an expression has no value whatever its names mean: its constants give none with any number beside them. Tried with three, among
/// which every function and operator has one that it takes.
fn never_has_value(expr: &Ast) -> bool {
    const BESIDE: [f64; 3] = [-1.0, 0.5, 2.0];
    let constants: Vec<Option<f64>> = expr.parts().into_iter().map(Ast::constant).collect();
    // One that has no value itself is told of itself.
    if constants.iter().all(Option::is_none) || constants.iter().flatten().any(|n| !n.is_finite()) {
        return false;
    }
    let given = |beside: f64| constants.iter().map(|n| n.unwrap_or(beside)).collect::<Vec<_>>();
    let gives = |beside: f64| match (&expr.tree, given(beside).as_slice()) {
        (Tree::Binary(op, ..), [a, b]) if !op.is_truth() => op.apply(*a, *b),
        (Tree::Call(function, _), args) => function.apply(args),
        // All else gives what it is made of.
        _ => 0.0,
    };
    !BESIDE.into_iter().any(|beside| gives(beside).is_finite())
}

/// A mark as behind a sentence, with nothing behind it.
fn needless(text: &str, at: usize) -> Option<char> {
    let rest = text.get(at..)?.trim_end();
    rest.chars().next().filter(|c| ";；。，,、".contains(*c) && rest.len() == c.len_utf8() && at > 0)
}

/// What the parser found.
fn found(found: &Found) -> Message {
    match found {
        Found::Text(text) => quote(text),
        Found::End => say!("grammar-the-end"),
        Found::OpenQuote => say!("grammar-open-quote"),
        Found::More => say!("grammar-more"),
    }
}

/// What the parser expected. A sign is the same everywhere.
fn expected(expected: Expected) -> Message {
    match expected {
        Expected::OperatorOrEnd => say!("grammar-operator-or-end"),
        Expected::Operand => say!("grammar-operand"),
        Expected::NameNumberOrOperator => say!("grammar-name-number-or-operator"),
        Expected::Number => say!("grammar-number"),
        Expected::UnitOrOperator => say!("grammar-unit-or-operator"),
        Expected::ClosingQuote => say!("grammar-closing-quote"),
        Expected::ClosingParenthesis => quote(")"),
        Expected::CommaOrParenthesis => say!("grammar-comma-or-parenthesis"),
        Expected::ColonAndElse => say!("grammar-colon-and-else"),
        Expected::FewerParentheses => say!("grammar-fewer-parentheses"),
        Expected::Shorter => say!("grammar-shorter"),
        Expected::Arguments(n) => say!("grammar-arguments", n),
        Expected::Function => {
            let names = Function::all().map(|function| Message::same(function.name()));
            say!("toml-among", list = Message::list(names, Joint::Comma))
        }
        Expected::Logarithm => say!("grammar-ln-or-log10"),
        Expected::Power => quote("a ^ b"),
    }
}
