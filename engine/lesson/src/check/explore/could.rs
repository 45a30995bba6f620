//! What a value could be: all that it ever is in any course of the lesson, and perhaps more, never less. So what is not in
//! it never comes about.

use crate::format::Scalar;

/// Most single numbers kept apart; more become everything between the least and the greatest.
const NUMBERS: usize = 32;

/// Most single words kept apart; more become any word.
const WORDS: usize = 64;

/// Every value that something could have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Could {
    /// Single values.
    few: Vec<Scalar>,
    /// Every number between these two, both included; either may be infinite.
    span: Option<(f64, f64)>,
    /// Any word at all.
    words: bool,
    /// It may have no value: a name that means nothing, or a word where a number is wanted.
    fails: bool,
}

/// Which ways a condition could turn out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Truths {
    pub yes: bool,
    pub no: bool,
    pub fails: bool,
}

impl Could {
    /// Nothing: it never comes to be evaluated.
    pub(crate) fn none() -> Could {
        Could::default()
    }

    pub(crate) fn one(value: Scalar) -> Could {
        Could { few: vec![value], ..Could::default() }
    }

    pub(crate) fn number(n: f64) -> Could {
        Could::one(Scalar::Number(n))
    }

    pub(crate) fn word(word: &str) -> Could {
        Could::one(Scalar::Word(word.to_owned()))
    }

    pub(crate) fn truth(yes: bool) -> Could {
        Could::one(Scalar::Bool(yes))
    }

    /// A yes/no that starts as no, and becomes yes if that can happen.
    pub(crate) fn if_ever(possible: bool) -> Could {
        Could::from_truths(Truths { yes: possible, no: true, fails: false })
    }

    /// A count that starts at 0, and grows if what it counts can happen.
    pub(crate) fn count(possible: bool) -> Could {
        if possible { Could::span(0.0, f64::INFINITY) } else { Could::number(0.0) }
    }

    pub(crate) fn span(low: f64, high: f64) -> Could {
        if low == high { Could::number(low) } else { Could { span: Some((low, high)), ..Could::default() } }
    }

    pub(crate) fn any_number() -> Could {
        Could::span(f64::NEG_INFINITY, f64::INFINITY)
    }

    pub(crate) fn any_word() -> Could {
        Could { words: true, ..Could::default() }
    }

    /// Anything at all.
    pub(crate) fn any() -> Could {
        Could { words: true, fails: true, ..Could::any_number() }
    }

    /// No value, as a name has that means nothing.
    pub(crate) fn failure() -> Could {
        Could { fails: true, ..Could::default() }
    }

    pub(crate) fn from_truths(truths: Truths) -> Could {
        let few = [(truths.yes, true), (truths.no, false)];
        let few = few.into_iter().filter(|(possible, _)| *possible).map(|(_, yes)| Scalar::Bool(yes)).collect();
        Could { few, fails: truths.fails, ..Could::default() }
    }

    pub(crate) fn is_none(&self) -> bool {
        *self == Could::default()
    }

    pub(crate) fn fails(&self) -> bool {
        self.fails
    }

    pub(crate) fn is_any_word(&self) -> bool {
        self.words
    }

    pub(crate) fn few(&self) -> &[Scalar] {
        &self.few
    }

    /// Everything between two numbers, besides the single values.
    pub(crate) fn between(&self) -> Option<(f64, f64)> {
        self.span
    }

    /// Adds a value.
    pub(crate) fn add(&mut self, value: Scalar) {
        let held = match &value {
            Scalar::Number(n) => self.span.is_some_and(|(low, high)| (low..=high).contains(n)),
            Scalar::Word(_) => self.words,
            Scalar::Bool(_) => false,
        };
        if !held && !self.few.contains(&value) {
            self.few.push(value);
            self.thin();
        }
    }

    /// Adds every number between two.
    pub(crate) fn add_span(&mut self, low: f64, high: f64) {
        if low == high {
            return self.add(Scalar::Number(low));
        }
        let (low, high) = self.span.map_or((low, high), |(l, h)| (l.min(low), h.max(high)));
        self.span = Some((low, high));
        self.few.retain(|value| !matches!(value, Scalar::Number(n) if (low..=high).contains(n)));
    }

    pub(crate) fn add_failure(&mut self) {
        self.fails = true;
    }

    /// Adds all that another could be.
    pub(crate) fn join(&mut self, other: &Could) {
        other.few.iter().for_each(|value| self.add(value.clone()));
        if let Some((low, high)) = other.span {
            self.add_span(low, high);
        }
        self.words |= other.words;
        self.fails |= other.fails;
        if self.words {
            self.few.retain(|value| !matches!(value, Scalar::Word(_)));
        }
    }

    /// Lets go of single values that became too many.
    fn thin(&mut self) {
        let numbers = self.few.iter().filter_map(|v| if let Scalar::Number(n) = v { Some(*n) } else { None });
        if numbers.clone().count() > NUMBERS {
            let (low, high) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), n| (l.min(n), h.max(n)));
            self.add_span(low, high);
        }
        if self.few.iter().filter(|v| matches!(v, Scalar::Word(_))).count() > WORDS {
            self.words = true;
            self.few.retain(|value| !matches!(value, Scalar::Word(_)));
        }
    }

    /// Opens the ends that have moved since `before`, so that what keeps growing comes to rest.
    pub(crate) fn open_ends(&mut self, before: &Could) {
        let (Some((low, high)), Some((old_low, old_high))) = (self.hull(), before.hull()) else { return };
        let low = if low < old_low { f64::NEG_INFINITY } else { low };
        let high = if high > old_high { f64::INFINITY } else { high };
        self.add_span(low, high);
    }

    /// The least and the greatest number that it could be; yes is 1, no is 0.
    pub(crate) fn hull(&self) -> Option<(f64, f64)> {
        let single = self.few.iter().filter_map(as_number).map(|n| (n, n));
        single.chain(self.span).reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    }

    /// Whether it could be a word.
    pub(crate) fn has_word(&self) -> bool {
        self.words || self.few.iter().any(|v| matches!(v, Scalar::Word(_)))
    }

    /// As a part of a condition: a number is yes unless 0, a word fails.
    pub(crate) fn truths(&self) -> Truths {
        let mut truths = Truths { fails: self.fails || self.has_word(), ..Truths::default() };
        for n in self.few.iter().filter_map(as_number) {
            truths.yes |= n != 0.0;
            truths.no |= n == 0.0;
        }
        truths.yes |= self.span.is_some(); // it holds more than one number
        truths.no |= self.span.is_some_and(|(low, high)| low <= 0.0 && high >= 0.0);
        truths
    }

    /// Whether it could count as holding where it is the whole of a condition: there a word counts unless it is empty, and
    /// what fails is 0.
    pub(crate) fn may_hold(&self) -> bool {
        self.truths().yes || self.words || self.few.iter().any(|v| matches!(v, Scalar::Word(word) if !word.is_empty()))
    }

    /// What is left where only some values are kept: single ones by `keep`, the span by `cut`, other words as told.
    pub(crate) fn kept(
        &self,
        keep: impl Fn(&Scalar) -> bool,
        cut: impl Fn((f64, f64)) -> Option<(f64, f64)>,
        words: bool,
    ) -> Could {
        let mut out = Could { words: self.words && words, ..Could::default() };
        self.few.iter().filter(|v| keep(v)).for_each(|v| out.add(v.clone()));
        if let Some((low, high)) = self.span.and_then(cut).filter(|(low, high)| low <= high) {
            out.add_span(low, high);
        }
        out
    }
}

/// The number in a value, if it is none of words.
pub(crate) fn as_number(value: &Scalar) -> Option<f64> {
    match value {
        Scalar::Number(n) => Some(*n),
        Scalar::Bool(yes) => Some(f64::from(u8::from(*yes))),
        Scalar::Word(_) => None,
    }
}
