//! The models as the author's reference lists them.

use crate::{Port, Spec, specs};
use std::fmt::Write as _;

/// A section of Markdown, Chinese first: each model with its inputs, outputs and actions, its equations and where they hold.
pub fn reference() -> String {
    let mut out = String::from(
        "## 实验模型 / Lab models\n\n`[lab]` 的 `model` 写模型的名称；条件和算式里用 `lab.<名称>` 读它的输入和输出，`{ act = \"动作\" }` 让它动。\
         A model's name goes into `model` of `[lab]`; expressions read its inputs and outputs as `lab.<name>`, `{ act = \"…\" }` tells it what to do.\n",
    );
    specs().for_each(|spec| model(&mut out, spec));
    out
}

fn model(out: &mut String, spec: &Spec) {
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "\n### `{}`\n", spec.name);
    ports(out, "输入 / input", spec.inputs, true);
    ports(out, "输出 / output", spec.outputs, false);
    if !spec.actions.is_empty() {
        let actions: Vec<String> = spec.actions.iter().map(|action| format!("`{action}`")).collect();
        let _ = writeln!(out, "动作 / actions：{}\n", actions.join("、"));
    }
    let _ = writeln!(out, "```text\n{}\n```\n\n{}\n\n{}", spec.equations, spec.validity, spec.source);
}

fn ports(out: &mut String, title: &str, ports: &[Port], set: bool) {
    let start = if set { "初值 / start" } else { "" };
    let _ = writeln!(
        out,
        "| {title} | 单位 / unit | 范围 / range | {start} | 是什么 | in English |\n|---|---|---|---|---|---|"
    );
    for port in ports {
        let bound = |number: f64| if number.is_finite() { format!("{number}") } else { "∞".to_owned() };
        let (zh, en) = port.about.split_once(" / ").unwrap_or((port.about, ""));
        let start = if set { format!("{}", port.start) } else { String::new() };
        let (name, unit, low, high) = (port.name, port.unit, bound(port.min), bound(port.max));
        let low = if port.min == f64::NEG_INFINITY { "−∞".to_owned() } else { low };
        let _ = writeln!(out, "| `{name}` | {unit} | {low} … {high} | {start} | {zh} | {en} |");
    }
    out.push('\n');
}
