//! Where expressions stand in a scene.

use crate::format::{Action, Scene, Trigger};
use crate::source::{Seg, way};

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// What counts as done, or what sets off a rule: it must be able to change.
    Done,
    /// The entry of a table's column with this number: it may name the columns before it.
    Column(usize),
    /// Anywhere else.
    Any,
}

/// An expression with its way and place.
type Found<'a> = (Vec<Seg>, &'a str, Site);

/// All expressions of a scene.
pub(crate) fn sites(scene: &Scene) -> Vec<Found<'_>> {
    let mut out = Vec::new();
    for (i, node) in scene.nodes.iter().enumerate() {
        out.extend(node.binds.iter().enumerate().map(|(k, b)| any(way!["node", i, "bind", k, "to"], &b.to)));
        let clips = node.clips.iter().enumerate();
        out.extend(clips.filter_map(|(k, c)| Some(any(way!["node", i, "clip", k, "when"], c.when.as_ref()?))));
    }
    out.extend(scene.streams.iter().enumerate().map(|(i, s)| any(way!["stream", i, "flow"], &s.flow)));
    out.extend(scene.drifts.iter().enumerate().map(|(i, d)| any(way!["drift", i, "amount"], &d.amount)));
    out.extend(scene.sounds.iter().enumerate().map(|(i, s)| any(way!["sound", i, "loudness"], &s.loudness)));
    for (i, value) in scene.values.iter().enumerate() {
        out.extend(value.is.iter().map(|e| any(way!["value", i, "is"], e)));
        out.extend(value.show.iter().map(|e| any(way!["value", i, "show"], e)));
    }
    for (i, question) in scene.questions.iter().enumerate() {
        out.extend(question.reveal.iter().map(|e| any(way!["question", i, "reveal"], e)));
    }
    for (i, task) in scene.tasks.iter().enumerate() {
        for (k, step) in task.steps.iter().enumerate() {
            let way = way!["task", i, "step", k, "done"];
            out.extend(step.done.iter().map(|e| (way.clone(), e.as_str(), Site::Done)));
        }
        for (k, hint) in task.hints.iter().enumerate() {
            out.extend(hint.condition.iter().map(|e| any(way!["task", i, "hint", k, "if"], e)));
        }
    }
    rules(scene, &mut out);
    lab(scene, &mut out);
    out
}

fn any(way: Vec<Seg>, text: &str) -> Found<'_> {
    (way, text, Site::Any)
}

fn rules<'a>(scene: &'a Scene, out: &mut Vec<Found<'a>>) {
    for (i, rule) in scene.rules.iter().enumerate() {
        if let Trigger::Becomes(text) = &rule.when {
            out.push((way!["rule", i, "when", "becomes"], text, Site::Done));
        }
        out.extend(rule.condition.iter().map(|e| any(way!["rule", i, "if"], e)));
        for (k, action) in rule.actions.iter().enumerate() {
            if let Action::Set(assign) = action {
                out.push(any(way!["rule", i, "do", k, "set", "to"], &assign.to));
            }
        }
    }
}

fn lab<'a>(scene: &'a Scene, out: &mut Vec<Found<'a>>) {
    if let Some(lab) = &scene.lab {
        out.extend(lab.inputs.iter().map(|(input, e)| any(way!["lab", "inputs", input], e)));
        for (i, instrument) in lab.instruments.iter().enumerate() {
            out.extend(instrument.reads.iter().map(|e| any(way!["lab", "instrument", i, "reads"], e)));
            out.extend(instrument.counts.iter().map(|e| any(way!["lab", "instrument", i, "counts"], e)));
            out.extend(instrument.show.iter().map(|e| any(way!["lab", "instrument", i, "show"], e)));
        }
        if let Some(table) = &lab.table {
            out.extend(table.ready.iter().map(|e| any(way!["lab", "table", "ready"], e)));
            let columns = table.columns.iter().enumerate();
            out.extend(columns.map(|(i, c)| (way!["lab", "table", "column", i, "is"], c.is.as_str(), Site::Column(i))));
        }
    }
}
