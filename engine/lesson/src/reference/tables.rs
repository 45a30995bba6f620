//! The tables of text ids and of names, taken from the documentation of [`crate::format`] and from the blocks, and the grammar of
//! expressions from [`crate::expr`]: written once, shown to programmers and authors alike.

use super::both;
use crate::blocks::{FORMS, NameRow, TextId, TextRow};
use crate::mentions;
use crate::report::{entry, say};
use shujin_messages::table::Entry;
use std::fmt::Write as _;

const FORMAT: &str = include_str!("../format/mod.rs");
const EXPR: &str = include_str!("../expr/mod.rs");

/// What the texts of the core are, in the order of their table.
const TEXTS: &[&Entry] = &[
    entry!("texts-scene"),
    entry!("texts-doing"),
    entry!("texts-learnt"),
    entry!("texts-goal"),
    entry!("texts-node"),
    entry!("texts-viewpoint"),
    entry!("texts-seen"),
    entry!("texts-value"),
    entry!("texts-task"),
    entry!("texts-line"),
    entry!("texts-fact-note"),
    entry!("texts-fact-unit"),
    entry!("texts-dialogue"),
];

/// What the names of the core are, in the order of their table.
const NAMES: &[&Entry] = &[entry!("names-value"), entry!("names-counts"), entry!("names-done"), entry!("names-time")];

/// A row of the table of text ids.
pub(crate) struct Text {
    /// The ids in backquotes.
    pub ids: String,
    /// What they are.
    pub about: &'static Entry,
    /// Which must be written.
    pub needed: &'static str,
}

/// The rows of the table of text ids: the core's, then the blocks'.
pub(crate) fn texts() -> impl Iterator<Item = Text> {
    let of_core = lines("# Texts").into_iter().zip(TEXTS).filter_map(|(cells, about)| match cells[..] {
        [_, ids, needed] => Some(Text { ids: ids.to_owned(), about, needed }),
        _ => None,
    });
    let of_blocks = FORMS.iter().flat_map(|form| form.about.texts);
    of_core.chain(of_blocks.map(|TextRow { ids, about, needed }| Text { ids: listed(ids), about, needed }))
}

fn listed(ids: &[TextId]) -> String {
    let written = |id: &TextId| format!("{}`{}`", if id.is_optional { "optional " } else { "" }, id.id);
    ids.iter().map(written).collect::<Vec<_>>().join(", ")
}

/// The rows of the table of names: the core's, then the blocks'.
fn names() -> impl Iterator<Item = NameRow> {
    let of_core = lines("# Names").into_iter().zip(NAMES).filter_map(|(cells, about)| match cells[..] {
        [names, _] => Some(NameRow { names, about }),
        _ => None,
    });
    of_core.chain(FORMS.iter().flat_map(|form| form.about.names).copied())
}

/// Adds the tables to the reference.
pub(super) fn put(out: &mut String) {
    out.push_str("\n## 文字的标识 / Text ids\n\n`scene.toml` 里没有正文。每段文字有一个标识，写在每种语言的 `strings/<语言>.toml` 里：键的路径就是标识。\n\n");
    out.push_str("| 标识 | 说明 | in English | needed |\n|---|---|---|---|\n");
    for Text { ids, about, needed } in texts() {
        let [zh, en] = both(&about.into());
        let _ = writeln!(out, "| {ids} | {zh} | {en} | {needed} |"); // writing to a String cannot fail
    }
    out.push_str("\n文字里用 `{fact.width}` 引用数据（带单位和范围），用 `{bamboo}` 或 `{lab.inner_share:2}` 显示会变的数，冒号后是小数位数。不能直接写阿拉伯数字：数是数据，要有出处；不是数据的小数目用汉字。\n");
    put_mentions(out);
    out.push_str(
        "\n## 表达式 / Expressions\n\n条件和算式写成表达式，如 `season == 'flood' and lab.level > 0.5`。\n\n```text\n",
    );
    let grammar = EXPR.split("```text").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or("");
    for line in grammar.lines().map(|l| l.trim_start_matches("//!").trim()).filter(|l| !l.is_empty()) {
        let _ = writeln!(out, "{line}"); // writing to a String cannot fail
    }
    out.push_str("```\n\n");
    let functions: Vec<String> =
        crate::expr::Function::all().map(|function| format!("`{}`", function.name())).collect();
    let [of_functions, _] = both(&say!("expressions-functions"));
    let _ = writeln!(out, "函数 / functions：{}。{of_functions}", functions.join("、"));
    let units = both(&say!("expressions-units"));
    let no_value = both(&say!("expressions-no-value"));
    for (units, no_value) in units.iter().zip(&no_value) {
        let _ = write!(out, "\n{units}\n{no_value}\n");
    }
    let symbols: Vec<String> = crate::expr::unit::Unit::symbols().map(|symbol| format!("`{symbol}`")).collect();
    let [zh, en] = both(&say!("expressions-symbols"));
    let _ = writeln!(out, "\n{zh} {en}\n\n{}", symbols.join(" "));
    out.push_str("\n## 名称 / Names\n\n| 名称 | 是什么 | in English |\n|---|---|---|\n");
    for NameRow { names, about } in names() {
        let [zh, en] = both(&about.into());
        let _ = writeln!(out, "| {names} | {zh} | {en} |");
    }
}

/// Adds how a text names what stands on the screen.
fn put_mentions(out: &mut String) {
    let [zh, en] = both(&say!("mentions-about"));
    let _ = writeln!(out, "\n{zh} {en}\n\n| 引用 / mention | 指 / means |\n|---|---|");
    for (kind, text) in mentions::OWN {
        let _ = writeln!(out, "| `{{{kind}.<id>}}` | `{}` |", text.replace('*', "<id>"));
    }
    let _ = writeln!(out, "| `{{{}.<value>.<option>}}` | `value.<value>.option.<option>` |", mentions::OPTION);
    for button in mentions::BUTTONS {
        let [zh, en] = both(&button.word());
        let _ = writeln!(out, "| `{{{}.{}}}` | {zh} / {en} |", mentions::BUTTON, button.id);
    }
}

/// The rows below a heading in the documentation of the format, without title and rule.
fn lines(heading: &str) -> Vec<Vec<&'static str>> {
    let after = FORMAT.split(heading).nth(1).unwrap_or("");
    let lines = after.lines().map(|l| l.trim_start_matches("//!").trim());
    let table = lines.skip_while(|l| !l.starts_with('|')).take_while(|l| l.starts_with('|')).skip(2);
    table.map(|l| l.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_read_what_programmers_read() {
        for (heading, entries, width, about) in [("# Texts", TEXTS, 3, 0), ("# Names", NAMES, 2, 1)] {
            let rows = lines(heading);
            assert_eq!(rows.len(), entries.len());
            for (cells, entry) in rows.iter().zip(entries.iter().copied()) {
                let [_, english] = both(&entry.into());
                assert_eq!((cells.len(), cells[about]), (width, english.as_str()));
            }
        }
    }
}
