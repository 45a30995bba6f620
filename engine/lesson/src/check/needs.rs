//! Which texts a scene needs, and which it may have besides: the table of [`crate::format`] as code.

use super::Check;
use crate::format::Action;
use crate::source::{Seg, way};
use std::collections::BTreeMap;

/// Where a text is needed; `None` if it may be left out.
pub(super) type Needs = BTreeMap<String, Option<Vec<Seg>>>;

impl Check<'_> {
    /// Ids of all texts that the scene needs or may have.
    pub(super) fn needs(&self) -> Needs {
        let scene = self.scene;
        let mut needs = Needs::new();
        let mut need = |id: String, way: Vec<Seg>| {
            needs.insert(id, Some(way));
        };
        for id in ["title", "summary", "doing", "learnt"] {
            need(format!("scene.{id}"), way!["id"]);
        }
        for (i, goal) in scene.goals.iter().enumerate() {
            need(format!("goal.{goal}"), way!["goals", i]);
        }
        for (i, node) in scene.nodes.iter().enumerate().filter(|(_, n)| n.examine || n.usable) {
            need(format!("node.{}.name", node.id), way!["node", i]);
            need(format!("node.{}.about", node.id), way!["node", i]);
        }
        // Who can be talked to has a name over the head and on the button.
        for (i, role) in scene.roles.iter().enumerate().filter(|(_, r)| r.talk.is_some()) {
            if let Some(node) = role.node.as_ref().filter(|id| scene.nodes.iter().any(|n| n.id == **id)) {
                need(format!("node.{node}.name"), way!["role", i, "node"]);
            }
        }
        for (i, x) in scene.viewpoints.iter().enumerate() {
            need(format!("viewpoint.{}", x.id), way!["viewpoint", i]);
        }
        for (i, x) in scene.streams.iter().enumerate() {
            need(format!("stream.{}", x.id), way!["stream", i]);
        }
        for (i, x) in scene.sounds.iter().enumerate() {
            need(format!("sound.{}", x.id), way!["sound", i]);
        }
        for (i, x) in scene.roles.iter().enumerate() {
            need(format!("role.{}", x.id), way!["role", i]);
        }
        for (i, x) in scene.facts.iter().enumerate().filter(|(_, f)| f.low.is_some() || f.high.is_some()) {
            need(format!("fact.{}.note", x.id), way!["fact", i]);
        }
        for (i, value) in scene.values.iter().enumerate().filter(|(_, v)| v.control.is_some() || v.show.is_some()) {
            need(format!("value.{}.name", value.id), way!["value", i]);
            for (k, option) in value.options.iter().enumerate() {
                need(format!("value.{}.option.{option}", value.id), way!["value", i, "options", k]);
            }
        }
        for (i, question) in scene.questions.iter().enumerate() {
            need(format!("question.{}.ask", question.id), way!["question", i]);
            need(format!("question.{}.because", question.id), way!["question", i]);
            for (k, option) in question.options.iter().enumerate() {
                need(format!("question.{}.option.{option}", question.id), way!["question", i, "options", k]);
            }
        }
        for (i, task) in scene.tasks.iter().enumerate() {
            need(format!("task.{}.goal", task.id), way!["task", i]);
            need(format!("task.{}.done", task.id), way!["task", i]);
            for (k, step) in task.steps.iter().enumerate() {
                need(format!("task.{}.step.{}", task.id, step.id), way!["task", i, "step", k]);
            }
            for (k, hint) in task.hints.iter().enumerate() {
                need(format!("task.{}.hint.{}", task.id, hint.id), way!["task", i, "hint", k]);
            }
        }
        for (i, rule) in scene.rules.iter().enumerate() {
            for (k, action) in rule.actions.iter().enumerate() {
                if let Action::Say(line) | Action::Log(line) = action {
                    need(format!("line.{line}"), way!["rule", i, "do", k]);
                }
            }
        }
        if let Some(lab) = &scene.lab {
            for (i, x) in lab.instruments.iter().enumerate() {
                need(format!("instrument.{}", x.id), way!["lab", "instrument", i]);
            }
            for (i, x) in lab.table.iter().flat_map(|t| &t.columns).enumerate() {
                need(format!("column.{}", x.id), way!["lab", "table", "column", i]);
            }
            for (i, action) in lab.actions.iter().enumerate() {
                need(format!("line.act-{action}"), way!["lab", "actions", i]);
            }
        }
        for (i, caption) in scene.score.iter().flat_map(|s| &s.captions).enumerate() {
            need(format!("line.{}", caption.line), way!["score", "caption", i, "line"]);
        }
        self.may_have(&mut needs);
        needs
    }

    /// Texts that may be left out.
    fn may_have(&self, needs: &mut Needs) {
        let scene = self.scene;
        let mut may = |id: String| {
            needs.entry(id).or_insert(None);
        };
        for node in &scene.nodes {
            may(format!("node.{}.name", node.id));
            may(format!("node.{}.about", node.id));
        }
        for fact in &scene.facts {
            may(format!("fact.{}.note", fact.id));
        }
        for value in &scene.values {
            may(format!("value.{}.name", value.id));
            value.options.iter().for_each(|o| may(format!("value.{}.option.{o}", value.id)));
        }
        for question in &scene.questions {
            question.options.iter().for_each(|o| may(format!("question.{}.wrong.{o}", question.id)));
        }
    }
}
