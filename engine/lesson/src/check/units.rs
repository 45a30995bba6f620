//! What is said where the parts of an expression do not fit together: units first of all.

use super::Check;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Mismatch, Wrong};
use crate::expressions::Site;
use crate::report::{Phrase, say};
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
                let (first, second) = (measured(&a, &left.1), measured(&b, &right.1));
                (
                    Phrase { zh: format!("{}，{}", first.zh, second.zh), en: format!("{}, {}", first.en, second.en) },
                    say!("同一种量", "quantities of one kind"),
                    self.remedy(&b, &right.1, &left.1),
                )
            }
            Wrong::Place { found, wanted } => {
                (measured(&here, found), called(wanted), self.remedy(&here, found, wanted))
            }
            Wrong::Twice { found, wanted } => (
                say!("`{here}`：单位换算了两次", "`{here}`, converted twice"),
                say!("不写换算的算式", "an expression without the conversion"),
                say!(
                    "{found} 到 {wanted} 由引擎换算：删去手写的倍数。",
                    "{found} is converted to {wanted} by itself: delete the factor."
                ),
            ),
            Wrong::NotPure { found } => (
                measured(&here, found),
                say!("没有单位的数", "a number without a unit"),
                say!(
                    "除以一个同单位的量，如 `{here} / 1 {found}`。",
                    "divide it by a quantity of its unit, as in `{here} / 1 {found}`."
                ),
            ),
            Wrong::Power { base } => (
                say!("`{here}`：{base} 的这个次幂没有单位可写", "`{here}`: no unit is that power of {base}"),
                say!("整数或二分之一的次幂", "a power of whole or half numbers"),
                say!("先除以一个同单位的量，再乘方。", "divide by a quantity of its unit first."),
            ),
            Wrong::TwoZeros => (
                say!("`{here}`：两个温度相加", "`{here}`, a sum of two temperatures"),
                say!("温度加温差", "a temperature and a difference"),
                say!("温差用 K 写，如 `5 K`。", "write the difference in K, as in `5 K`."),
            ),
            Wrong::Word if here.starts_with('\'') => (
                say!("`{here}`：一个词", "`{here}`, a word"),
                say!("数，或 true、false", "a number, or true or false"),
                say!("改成数；词和数不能在同一个算式里混用。", "make it a number: words and numbers do not mix."),
            ),
            Wrong::Word => (
                say!("`{here}`：一个词", "`{here}`, a word"),
                say!("数，或 true、false", "a number, or true or false"),
                say!("和词比较，如 `{here} == 'red'`。", "compare it, as in `{here} == 'red'`."),
            ),
            Wrong::NoWord => (
                say!("`{here}`：不是词", "`{here}`, no word"),
                say!("单引号里的词", "a word in single quotes"),
                say!("词放进单引号，如 'red'。", "a word stands in single quotes, as in 'red'."),
            ),
        };
        let at = self.source.inside(&site.way, mismatch.span.start);
        self.put_at("wrong-unit", at, found, expected, help);
    }

    /// How `text` in `found` could come to be in `wanted`: by something that the scene has, else by a unit where none is written.
    fn remedy(&mut self, text: &str, found: &Unit, wanted: &Unit) -> Phrase {
        let Some(ratio) = found.over(wanted) else { return say!("改写算式。", "write it otherwise.") };
        let simple = |text: &str| {
            text.chars().all(|c| c.is_alphanumeric() || "_-. /*".contains(c)) && !text.contains(['+', '?'])
        };
        let written = text;
        let text = if simple(text) { text.to_owned() } else { format!("({text})") };
        if found.is_pure() && !wanted.is_pure() {
            return say!(
                "给它单位：变量写 `unit = \"{wanted}\"`，数写成 `{text} * 1 {wanted}`。",
                "give it a unit: `unit = \"{wanted}\"` for a value, `{text} * 1 {wanted}` for a number."
            );
        }
        if wanted.is_pure() {
            return say!(
                "存进变量就给变量写 `unit = \"{found}\"`；要一个纯数就除以一个同单位的量，如 `{text} / 1 {found}`。",
                "give the value that keeps it `unit = \"{found}\"`; for a pure number divide by a quantity of its unit, as in `{text} / 1 {found}`."
            );
        }
        let inverse = wanted.over(found);
        let like = |unit: &Unit, kind: Kind| matches!(kind, Kind::Number(of) if of.is_like(unit) && !of.is_pure());
        let kinds = self.expressions.kinds(self.scene, self.catalogue);
        let other = |name: &str| !written.contains(name);
        let named = |unit: &Unit| {
            kinds.iter().find(|(name, kind)| like(unit, *kind) && other(name)).map(|(name, _)| name.clone())
        };
        if let Some(name) = named(&ratio) {
            return say!("是不是想写 `{text} / {name}`？", "did you mean `{text} / {name}`?");
        }
        if let Some(name) = inverse.as_ref().and_then(named) {
            return say!("是不是想写 `{text} * {name}`？", "did you mean `{text} * {name}`?");
        }
        say!("改用同一种量，或除以 `1 {ratio}`。", "use quantities of one kind, or divide by `1 {ratio}`.")
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
fn measured(part: &str, unit: &Unit) -> Phrase {
    let Phrase { zh, en } = called(unit);
    say!("`{part}`：{zh}", "`{part}`: {en}")
}

/// A unit in words; what has none is called so.
fn called(unit: &Unit) -> Phrase {
    let text = unit.to_string();
    if text.is_empty() { say!("没有单位", "no unit") } else { Phrase::same(text) }
}
