//! The tables of text ids and of names, taken from the documentation of [`crate::format`] and from the blocks, and the grammar of
//! expressions from [`crate::expr`]: written once, shown to programmers and authors alike.

use crate::blocks::{FORMS, NameRow, TextId, TextRow};
use std::fmt::Write as _;

const FORMAT: &str = include_str!("../format/mod.rs");
const EXPR: &str = include_str!("../expr/mod.rs");

/// Chinese for a table's rows, in their order.
const TEXTS: &[&str] = &[
    "标题（最多 24 个汉字或 48 个字母）、一句话简介（80 或 160）；总是要写",
    "开始卡：你要做什么；总是要写",
    "结束卡：学到了什么；总是要写",
    "学习目标；每个都要",
    "物件的名称和说明；能察看或使用的两样都要，人物的物件要名称",
    "视点；每个都要",
    "显示出来的变量和它的选项",
    "任务：目标、做完后的话、每一步、每条提示",
    "说的、记的、字幕的一句话；用到的都要",
    "各家说法不同时的说明；有 low 或 high 就要",
    "数据的单位：是词的时候，或某种语言另有写法的时候；没写 unit 的数据，有一种语言写了，每种都要写",
    "对话行 `#line:abc` 的译文；中文写在 .yarn 里",
];

/// Chinese for the names.
const NAMES: &[&str] =
    &["声明过的变量：数、是非或词", "用了、察看了、到了几次", "任务或步骤做完没有", "上课后过了几秒"];

/// A row of the table of text ids.
pub(crate) struct Text {
    /// The ids in backquotes.
    pub ids: String,
    /// What they are, in Chinese.
    pub zh: &'static str,
    /// What they are, in English.
    pub en: &'static str,
    /// Which must be written.
    pub needed: &'static str,
}

/// The rows of the table of text ids: the core's, then the blocks'.
pub(crate) fn texts() -> impl Iterator<Item = Text> {
    let of_core = lines("# Texts").into_iter().zip(TEXTS).filter_map(|(cells, zh)| match cells[..] {
        [en, ids, needed] => Some(Text { ids: ids.to_owned(), zh, en, needed }),
        _ => None,
    });
    let of_blocks = FORMS.iter().flat_map(|form| form.about.texts);
    of_core.chain(of_blocks.map(|TextRow { ids, zh, en, needed }| Text { ids: listed(ids), zh, en, needed }))
}

fn listed(ids: &[TextId]) -> String {
    let written = |id: &TextId| format!("{}`{}`", if id.is_optional { "optional " } else { "" }, id.id);
    ids.iter().map(written).collect::<Vec<_>>().join(", ")
}

/// The rows of the table of names: the core's, then the blocks'.
fn names() -> impl Iterator<Item = NameRow> {
    let of_core = lines("# Names").into_iter().zip(NAMES).filter_map(|(cells, zh)| match cells[..] {
        [names, en] => Some(NameRow { names, zh, en }),
        _ => None,
    });
    of_core.chain(FORMS.iter().flat_map(|form| form.about.names).copied())
}

/// What the grammar does not say.
const EXPRESSIONS: &str = "`clamp(x, 最小, 最大)`；`mod(a, b)` 是余数；`sin`、`cos`、`tan` 的角带单位 `°` 就按度算，否则按弧度。两个名称之间的减号两边要空格：`a - b`。

**单位**：数后面可以跟单位，中间不留空格，如 `9.8 m/s²`、`25 °C`。变量、仪器、表格列的 `unit` 和模型的输入输出都参加检查：加减和比较的两边要是同一种量（g 和 kg 自动换算，不用再乘 1000）；没写单位的数跟着另一边；乘除自然得出新单位。`%`、`°`、次数不换算，照你写的算。绑定（`bind`）、水流、响度随什么量变都行。
算不出的时候（除以 0、负数开方）：用上一次算出的值；喂给模型的输入算不出或超出模型的范围，实验台就停下来，屏幕上说明。

**Units**: a unit may stand behind a number without blanks. The `unit` of values, instruments and columns, and the model's inputs and outputs, are checked: what is added or compared must measure one thing (g and kg are converted by themselves), a number without a unit takes the other side's, products and quotients have units of their own. Per cent, degrees and counts are never converted. What is drawn or heard may follow anything.
Where there is no value (a division by zero), the last one stands; a model whose input has none, or lies outside its range, stops and says so.";

/// Adds the tables to the reference.
pub(super) fn put(out: &mut String) {
    out.push_str("\n## 文字的标识 / Text ids\n\n`scene.toml` 里没有正文。每段文字有一个标识，写在每种语言的 `strings/<语言>.toml` 里：键的路径就是标识。\n\n");
    out.push_str("| 标识 | 说明 | in English | needed |\n|---|---|---|---|\n");
    for Text { ids, zh, en, needed } in texts() {
        let _ = writeln!(out, "| {ids} | {zh} | {en} | {needed} |"); // writing to a String cannot fail
    }
    out.push_str("\n文字里用 `{fact.width}` 引用数据（带单位和范围），用 `{bamboo}` 或 `{lab.inner_share:2}` 显示会变的数，冒号后是小数位数。不能直接写阿拉伯数字：数是数据，要有出处；不是数据的小数目用汉字。\n");
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
    let _ = writeln!(out, "函数 / functions：{}。{EXPRESSIONS}", functions.join("、"));
    out.push_str("\n## 名称 / Names\n\n| 名称 | 是什么 | in English |\n|---|---|---|\n");
    for NameRow { names, zh, en } in names() {
        let _ = writeln!(out, "| {names} | {zh} | {en} |");
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
    fn each_row_has_its_chinese() {
        assert_eq!(lines("# Texts").len(), TEXTS.len());
        assert_eq!(lines("# Names").len(), NAMES.len());
        assert!(lines("# Texts").iter().all(|cells| cells.len() == 3));
        assert!(lines("# Names").iter().all(|cells| cells.len() == 2));
    }
}
