//! What is said where the parts of an expression do not fit together: units first of all.

use super::Check;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Mismatch, Wrong};
use crate::expressions::Site;
use crate::report::{Message, say};
use shujin_messages::Joint;
use std::ops::Range;

/// Most of an expression that a report repeats.
const SHOWN: usize = 40;

impl Check<'_> {
    /// Reports one part of an expression that does not fit.
    pub(super) fn mismatch(&mut self, site: &Site, mismatch: &Mismatch) {
        let part = |span: &Range<usize>| part(&site.text, span);
        let here = part(&mismatch.span);
        let (found, expected, help) = match &mismatch.what {
            Wrong::Terms { left, right } => {
                let (a, b) = (part(&left.0), part(&right.0));
                (
                    Message::list([measured(&a, &left.1), measured(&b, &right.1)], Joint::Clause),
                    say!("expr-quantities-kind"),
                    self.remedy(&b, &right.1, &left.1),
                )
            }
            Wrong::Place { found, wanted } => {
                (measured(&here, found), called(wanted), self.remedy(&here, found, wanted))
            }
            Wrong::Twice { found, wanted } => (
                say!("expr-converted-twice", here = &here),
                say!("expr-expression-without-conversion"),
                say!("expr-converted-itself-delete-factor", found = found.to_string(), wanted = wanted.to_string()),
            ),
            Wrong::NotPure { found } => (
                measured(&here, found),
                say!("expr-number-without-unit"),
                say!("expr-divide-quantity-unit-1", here, found = found.to_string()),
            ),
            Wrong::Power { base } => (
                say!("expr-power-without-unit", here, base = base.to_string()),
                say!("expr-power-whole-half-numbers"),
                say!("expr-divide-quantity-unit-first"),
            ),
            Wrong::TwoZeros => (
                say!("expr-sum-two-temperatures", here = &here),
                say!("expr-temperature-difference"),
                say!("expr-write-difference-k-5"),
            ),
            Wrong::Word if here.starts_with('\'') => (
                say!("expr-part-is-word", here = &here),
                say!("expr-number-true-false"),
                say!("expr-make-number-words-numbers"),
            ),
            Wrong::Word => (
                say!("expr-part-is-word", here = &here),
                say!("expr-number-true-false"),
                say!("expr-compare-red", here = &here),
            ),
            Wrong::NoWord => (
                say!("expr-part-is-no-word", here = &here),
                say!("expr-word-single-quotes"),
                say!("expr-word-stands-single-quotes"),
            ),
        };
        let at = self.source.inside(&site.way, mismatch.span.start);
        self.put_at("wrong-unit", at, found, expected, help);
    }

    /// How `text` in `found` could come to be in `wanted`: by something that the scene has, else by a unit where none is written.
    fn remedy(&mut self, text: &str, found: &Unit, wanted: &Unit) -> Message {
        let Some(ratio) = found.over(wanted) else { return say!("expr-write-otherwise") };
        let simple = |text: &str| {
            text.chars().all(|c| c.is_alphanumeric() || "_-. /*".contains(c)) && !text.contains(['+', '?'])
        };
        let written = text;
        let text = if simple(text) { text.to_owned() } else { format!("({text})") };
        if found.is_pure() && !wanted.is_pure() {
            return say!("expr-give-unit-unit-value", wanted = wanted.to_string(), text);
        }
        if wanted.is_pure() {
            return say!("expr-give-value-keeps-unit", found = found.to_string(), text);
        }
        let inverse = wanted.over(found);
        let like = |unit: &Unit, kind: Kind| matches!(kind, Kind::Number(of) if of.is_like(unit) && !of.is_pure());
        let kinds = self.expressions.kinds(self.scene, self.catalogue);
        let other = |name: &str| !written.contains(name);
        let named = |unit: &Unit| {
            kinds.iter().find(|(name, kind)| like(unit, *kind) && other(name)).map(|(name, _)| name.clone())
        };
        if let Some(name) = named(&ratio) {
            return say!("expr-did-you-mean-quotient", text, name);
        }
        if let Some(name) = inverse.as_ref().and_then(named) {
            return say!("expr-did-you-mean-product", text, name);
        }
        say!("expr-use-quantities-kind-divide", ratio = ratio.to_string())
    }
}

/// A part of an expression, as a report repeats it.
fn part(text: &str, span: &Range<usize>) -> String {
    let part = text.get(span.clone()).unwrap_or(text);
    match part.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &part[..end]),
        None => part.to_owned(),
    }
}

/// A part with its unit.
fn measured(part: &str, unit: &Unit) -> Message {
    say!("expr-part-in-unit", part, unit = called(unit))
}

/// A unit in words; what has none is called so.
fn called(unit: &Unit) -> Message {
    let text = unit.to_string();
    if text.is_empty() { say!("expr-no-unit") } else { Message::same(text) }
}
