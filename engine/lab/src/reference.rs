//! The models as the author's reference lists them. What they are stands in `locales/<locale>/lab.ftl`, by model and port.

use crate::{MESSAGES, Port, Spec, specs};
use shujin_messages::table::look_up;
use shujin_messages::{Locale, Message};
use std::fmt::Write as _;

/// A section of Markdown, Chinese first: each model with its inputs, outputs and actions, its equations and where they hold.
pub fn reference() -> String {
    let [zh, en] = both(&say!("models-how"));
    let mut out = format!("## {}\n\n{zh}{en}\n", title(&say!("models")));
    specs().for_each(|spec| model(&mut out, spec));
    out
}

fn model(out: &mut String, spec: &Spec) {
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "\n### `{}`\n", spec.name);
    for side in Side::BOTH {
        ports(out, spec, side);
    }
    if !spec.actions.is_empty() {
        let actions: Vec<String> = spec.actions.iter().map(|action| format!("`{action}`")).collect();
        let _ = writeln!(out, "{}：{}\n", title(&say!("actions")), actions.join("、"));
    }
    let [zh, en] = both(&words(&validity(spec)));
    let _ = writeln!(out, "```text\n{}\n```\n\n{zh}/ {en}\n\n{}", spec.equations, spec.source);
}

fn ports(out: &mut String, spec: &Spec, side: Side) {
    let is_input = side == Side::Input;
    let heading = if is_input { say!("inputs") } else { say!("outputs") };
    let start = if is_input { title(&say!("start")) } else { String::new() };
    let (heading, unit, range) = (title(&heading), title(&say!("unit")), title(&say!("range")));
    let [zh, en] = both(&say!("what-it-is"));
    let _ = writeln!(out, "| {heading} | {unit} | {range} | {start} | {zh} | {en} |\n|---|---|---|---|---|---|");
    for port in side.ports(spec) {
        let bound = |number: f64| if number.is_finite() { format!("{number}") } else { "∞".to_owned() };
        let [zh, en] = both(&words(&side.id(spec, port)));
        let start = if is_input { format!("{}", port.start) } else { String::new() };
        let (name, unit, low, high) = (port.name, port.unit, bound(port.min), bound(port.max));
        let low = if port.min == f64::NEG_INFINITY { "−∞".to_owned() } else { low };
        let _ = writeln!(out, "| `{name}` | {unit} | {low} … {high} | {start} | {zh} | {en} |");
    }
    out.push('\n');
}

/// A side of a model.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Input,
    Output,
}

impl Side {
    const BOTH: [Side; 2] = [Side::Input, Side::Output];

    fn ports(self, spec: &Spec) -> &'static [Port] {
        match self {
            Side::Input => spec.inputs,
            Side::Output => spec.outputs,
        }
    }

    /// The id of what one of its ports is.
    fn id(self, spec: &Spec, port: &Port) -> String {
        let side = if self == Side::Input { "input" } else { "output" };
        format!("{}-{side}-{}", spec.name, port.name.replace('_', "-"))
    }
}

/// The id of where a model's equations hold.
fn validity(spec: &Spec) -> String {
    format!("{}-validity", spec.name)
}

/// The message of an id that is made of names. A test holds every model and port to have its own.
fn words(id: &str) -> Message {
    look_up(MESSAGES, id).map(Message::from).unwrap_or_default()
}

/// A message in the two languages of the reference.
fn both(message: &Message) -> [String; 2] {
    [Locale::SOURCE, Locale::of("en").unwrap_or_default()].map(|locale| message.text(locale))
}

/// A heading in both.
fn title(message: &Message) -> String {
    both(message).join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_model_and_port_has_words_of_its_own_and_no_other_has() {
        let of_ports = |spec: &'static Spec| {
            let of_side = |side: Side| side.ports(spec).iter().map(move |port| side.id(spec, port));
            Side::BOTH.into_iter().flat_map(of_side).collect::<Vec<_>>()
        };
        let named = specs().flat_map(|spec| of_ports(spec).into_iter().chain([validity(spec)]));
        let named: BTreeSet<String> = named.collect();
        let is_of_model = |id: &str| specs().any(|spec| id.starts_with(&format!("{}-", spec.name)));
        let said = MESSAGES.iter().map(|entry| entry.id.to_owned()).filter(|id| is_of_model(id));
        assert_eq!(named, said.collect());
        for id in named {
            let [zh, en] = both(&words(&id));
            assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{id}: {zh} {en}");
        }
    }
}
