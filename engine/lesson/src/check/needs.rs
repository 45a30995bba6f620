//! Which texts a scene needs, and which it may have besides: the table of [`crate::format`] as code.

use super::Check;
use crate::format::{Action, Scene};
use crate::source::{Seg, way};
use std::collections::BTreeMap;

/// The ids of texts: those that are needed, with where, and those that may be left out.
#[derive(Default)]
pub(crate) struct Needs(BTreeMap<String, Option<Vec<Seg>>>);

impl Needs {
    /// A text that must be there, for what stands at the end of this way.
    pub(crate) fn need(&mut self, id: String, way: Vec<Seg>) {
        self.0.insert(id, Some(way));
    }

    /// A text that may be left out.
    pub(crate) fn may(&mut self, id: String) {
        self.0.entry(id).or_insert(None);
    }

    /// A text that must be there where this is so, and else may be left out.
    pub(crate) fn need_if(&mut self, is_so: bool, id: String, way: Vec<Seg>) {
        match is_so {
            true => self.need(id, way),
            false => self.may(id),
        }
    }

    /// The name of a node: what can be touched has it over it. A node that is not there is another matter.
    pub(crate) fn need_name(&mut self, scene: &Scene, node: &str, way: Vec<Seg>) {
        if scene.nodes.iter().any(|one| one.id == node) {
            self.need(format!("node.{node}.name"), way);
        }
    }

    /// A text that may be left out after all, whatever else asks for it.
    pub(crate) fn spare(&mut self, id: String) {
        self.0.insert(id, None);
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Texts that must be there.
    pub(super) fn needed(&self) -> impl Iterator<Item = (&String, &Vec<Seg>)> {
        self.0.iter().filter_map(|(id, way)| Some((id, way.as_ref()?)))
    }
}

impl Check<'_> {
    /// Ids of all texts that the scene needs or may have.
    pub(super) fn needs(&self) -> Needs {
        let scene = self.scene;
        let mut needs = Needs::default();
        let mut need = |id: String, way: Vec<Seg>| needs.need(id, way);
        for id in ["title", "summary", "doing", "learnt"] {
            need(format!("scene.{id}"), way!["id"]);
        }
        for (i, goal) in scene.goals.iter().enumerate() {
            need(format!("goal.{goal}"), way!["goals", i]);
        }
        for (i, node) in scene.nodes.iter().enumerate().filter(|(_, n)| n.answers_touch()) {
            need(format!("node.{}.name", node.id), way!["node", i]);
            need(format!("node.{}.about", node.id), way!["node", i]);
        }
        for (i, x) in scene.viewpoints.iter().enumerate() {
            need(format!("viewpoint.{}", x.id), way!["viewpoint", i]);
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
        self.may_have(&mut needs);
        scene.blocks().for_each(|block| block.texts(scene, &mut needs));
        needs
    }

    /// Texts that may be left out.
    fn may_have(&self, needs: &mut Needs) {
        let scene = self.scene;
        let mut may = |id: String| needs.may(id);
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
    }
}
