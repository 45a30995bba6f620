//! People who talk, as authors write them: their types, their ids, names and checks, their part of the reference.
//!
//! Does not: read or compile dialogues; the reader does, with what is said here of files, speakers and beginnings.

#[cfg(feature = "author")]
mod about;
#[cfg(feature = "author")]
mod explore;

use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
use crate::check::{Check, IdKind};
#[cfg(feature = "author")]
use crate::check::{Life, NameContext, Needs, explore::Explored};
use crate::expr::Kind;
use crate::expr::unit::Unit;
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::{Action, Role, Trigger};
use crate::report::entry;
#[cfg(feature = "author")]
use crate::report::say;
use crate::source::{Seg, way};
#[cfg(feature = "author")]
use std::collections::BTreeSet;

const ROLE: IdKind = IdKind::new(entry!("kind-role"));

pub(crate) static FORM: Form = Form {
    #[cfg(feature = "author")]
    about: about::ABOUT,
    ..Form::NONE
};

impl SceneBlock for Vec<Role> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, role)| add(ROLE, &role.id, way!["role", i, "id"]));
    }

    fn kind_of(&self, _: &Catalogue, before: &str, _: &str) -> Option<Kind> {
        match before {
            "talking" => Some(Kind::Truth),
            "talked" => Some(Kind::Number(Unit::ONE)),
            _ => None,
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, role) in self.iter().enumerate() {
            if let Some(node) = &role.node {
                check.refer(IdKind::NODE, node, &way!["role", i, "node"]);
            }
            if let Some(file) = &role.dialogue {
                check.file(file, &["yarn"], &way!["role", i, "dialogue"]);
            }
            if let Some(node) = &role.talk {
                check.refer(IdKind::TALK, node, &way!["role", i, "talk"]);
            }
        }
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        if let Trigger::Talk(node) = trigger {
            check.event(IdKind::TALK, node, "talked", &[way, &way!["talk"]].concat());
        }
    }

    fn check_action(&self, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
        if let Action::Talk(node) = action {
            check.refer(IdKind::TALK, node, &[way, &way!["talk"]].concat());
        }
    }

    fn dialogues<'a>(&'a self, add: &mut dyn FnMut(&'a str, Vec<Seg>)) {
        for (i, role) in self.iter().enumerate() {
            role.dialogue.iter().for_each(|file| add(file, way!["role", i, "dialogue"]));
        }
    }

    #[cfg(feature = "author")]
    fn speakers<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|role| add(&role.id));
    }

    #[cfg(feature = "author")]
    fn begins<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        // Who has no node cannot be touched, and begins nothing.
        self.iter().filter(|role| role.node.is_some()).filter_map(|role| role.talk.as_deref()).for_each(add);
    }

    #[cfg(feature = "author")]
    fn talk_of<'a>(&self, action: &'a Action) -> Option<&'a str> {
        match action {
            Action::Talk(node) => Some(node),
            _ => None,
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn leads_to(&self, action: &Action) -> Option<Trigger> {
        self.talk_of(action).map(|node| Trigger::Talk(node.to_owned()))
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        // Who can be talked to has a name over the head and on the button.
        for (i, role) in self.iter().enumerate().filter(|(_, role)| role.talk.is_some()) {
            if let Some(node) = role.node.as_ref().filter(|id| scene.nodes.iter().any(|n| n.id == **id)) {
                needs.need(format!("node.{node}.name"), way!["role", i, "node"]);
            }
        }
        for (i, role) in self.iter().enumerate() {
            needs.need(format!("role.{}", role.id), way!["role", i]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, context: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        let begun = begun(self, context.scene);
        for (node, started) in context.talk.nodes() {
            let life = match (begun.contains(node), started) {
                (false, true) => Life::Never(say!("dialogue-only-by-jump")),
                (begun, _) => Life::only_if(begun, say!("dialogue-nothing-begins")),
            };
            for what in ["talked", "talking"] {
                put(format!("{what}.{node}"), life.clone());
            }
        }
    }

    #[cfg(feature = "author")]
    fn unknown_names(&self, context: &NameContext<'_>) -> &'static [&'static str] {
        if context.talk.unread { &["talked.", "talking."] } else { &[] }
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        self.iter().any(|role| role.node.as_deref() == Some(node))
    }
}

/// Dialogue nodes at which rules, or people who can be touched, begin a dialogue.
#[cfg(feature = "author")]
fn begun<'a>(roles: &'a Vec<Role>, scene: &'a Scene) -> BTreeSet<&'a str> {
    let rules = scene.rules.iter().flat_map(|rule| &rule.actions).filter_map(|action| roles.talk_of(action));
    let mut begun: BTreeSet<&str> = rules.collect();
    roles.begins(&mut |node| _ = begun.insert(node));
    begun
}
