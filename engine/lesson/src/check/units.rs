//! What is said where the parts of an expression do not fit together: units first of all.

use super::Check;
use crate::expr::unit::Unit;
use crate::expr::{Ast, Binary, Kind, Mismatch, Tree, Wrong, parse};
use crate::expressions::Site;
use crate::format::Scalar;
use crate::report::{Message, quote, say};
use crate::source::Seg;
use shujin_messages::Joint;
use std::ops::Range;

/// Most of an expression that a report repeats.
const SHOWN: usize = 40;

impl Check<'_> {
    /// Reports a unit behind a number that is none, and looks like one that there is. What counts things may be called as anybody likes.
    pub(crate) fn unit_label(&mut self, way: &[Seg], unit: &str) {
        if let Some(meant) = Unit::meant(unit) {
            self.put("unknown-unit", way, quote(unit), say!("unit-known"), say!("unit-write", meant));
        }
    }

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
                    self.remedy(&b, &right.1, &left.1, false),
                )
            }
            Wrong::Place { found, wanted } => {
                (measured(&here, found), called(wanted), self.remedy(&here, found, wanted, keeps_unit(&site.way)))
            }
            Wrong::Twice { found, wanted } => (
                say!("expr-converted-twice", here = &here),
                say!("expr-expression-without-conversion"),
                say!("expr-converted-itself-delete-factor", found = found.to_string(), wanted = wanted.to_string()),
            ),
            Wrong::NotPure { found } => (
                measured(&here, found),
                say!("expr-number-without-unit"),
                say!("expr-divide-quantity-unit-1", here, found = found.coherent()),
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
            Wrong::Step { wanted } => {
                (say!("expr-difference-of-temperatures", here = &here), called(wanted), say!("expr-give-difference-k"))
            }
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

    /// How `text` in `found` could come to be in `wanted`: by a unit where none is written, by another unit of what keeps it, else by
    /// something that the scene has. `keeps` says whether it stands in what has a unit of its own.
    fn remedy(&self, text: &str, found: &Unit, wanted: &Unit, keeps: bool) -> Message {
        let Some(ratio) = found.over(wanted) else { return say!("expr-write-otherwise") };
        let simple = |text: &str| {
            text.chars().all(|c| c.is_alphanumeric() || "_-. /*".contains(c)) && !text.contains(['+', '?'])
        };
        let written = text;
        let text = if simple(text) { text.to_owned() } else { format!("({text})") };
        if found.is_pure() && !wanted.is_pure() {
            return say!("expr-give-unit-unit-value", wanted = wanted.coherent(), text);
        }
        if wanted.is_pure() {
            return say!("expr-give-value-keeps-unit", found = found.coherent(), text);
        }
        let inverse = wanted.over(found);
        let bare = parse(written).ok().and_then(|expr| bare_factor(&expr));
        if let Some(((number, above), ratio)) = bare.zip(inverse) {
            let unit = if above { ratio } else { found.over(wanted).unwrap_or(ratio) };
            return say!("expr-give-factor-unit", number = &written[number], unit = unit.coherent());
        }
        if keeps {
            return say!("expr-give-keeper-unit", text = written, found = found.coherent());
        }
        let like = |unit: &Unit, kind: Kind| matches!(kind, Kind::Number(of) if of.is_like(unit) && !of.is_pure());
        let kinds = self.expressions.kinds(self.scene, self.catalogue);
        let other = |name: &str| !written.contains(name);
        // One that alone fits may be meant; of several any would be a guess.
        let named = |unit: &Unit| {
            let mut fit = kinds.iter().filter(|(name, kind)| like(unit, *kind) && other(name)).map(|(name, _)| name);
            fit.next().filter(|_| fit.next().is_none()).cloned()
        };
        if let Some(name) = named(&ratio) {
            return say!("expr-did-you-mean-quotient", text, name);
        }
        if let Some(name) = inverse.as_ref().and_then(named) {
            return say!("expr-did-you-mean-product", text, name);
        }
        say!("expr-use-quantities-kind")
    }
}

/// Where in a product a number without a unit stands, and whether it is above its bar: the last one, as in `mass * 9.8`. A power's number
/// is no factor.
fn bare_factor(expr: &Ast) -> Option<(Range<usize>, bool)> {
    match &expr.tree {
        Tree::Literal(Scalar::Number(n)) if *n != 0.0 => Some((expr.span.clone(), true)),
        Tree::Binary(Binary::Multiply, a, b) => bare_factor(b).or_else(|| bare_factor(a)),
        Tree::Binary(Binary::Divide, a, b) => {
            bare_factor(b).map(|(span, above)| (span, !above)).or_else(|| bare_factor(a))
        }
        _ => None,
    }
}

/// Whether this is the way to an expression whose place has a unit that its author wrote: a value's, a column's.
fn keeps_unit(way: &[Seg]) -> bool {
    let key = |seg: Option<&Seg>, name: &str| matches!(seg, Some(Seg::Key(key)) if key == name);
    key(way.last(), "is") && (key(way.first(), "value") || way.iter().any(|seg| key(Some(seg), "column")))
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
