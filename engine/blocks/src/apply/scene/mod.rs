//! Tools that are used on things, as authors write them: their types, ids, names and checks, their part of the reference.

#[cfg(feature = "author")]
mod about;
#[cfg(feature = "author")]
mod explore;

use super::super::surface::scene::check_tool;
use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
use crate::check::{Check, IdKind};
#[cfg(feature = "author")]
use crate::check::{Life, NameContext, Needs, explore::Explored};
use crate::expr::Kind;
use crate::expr::unit::Unit;
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::{Apply, Trigger};
use crate::report::entry;
use crate::source::{Seg, way};

const APPLY: IdKind = IdKind::new(entry!("kind-apply"));

pub(crate) static FORM: Form = Form {
    codes: &[],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The use of this id.
fn find<'a>(applies: &'a [Apply], id: &str) -> Option<&'a Apply> {
    applies.iter().find(|apply| apply.id == id)
}

impl SceneBlock for Vec<Apply> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, apply)| add(APPLY, &apply.id, way!["apply", i, "id"]));
    }

    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        find(self, after).filter(|_| before == "applied").map(|_| Kind::Number(Unit::ONE))
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, apply) in self.iter().enumerate() {
            check_tool(check, &apply.tool, &way!["apply", i, "tool"]);
            check.refer(IdKind::NODE, &apply.to, &way!["apply", i, "to"]);
        }
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        if let Trigger::Apply(id) = trigger {
            check.refer(APPLY, id, &[way, &way!["apply"]].concat());
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, apply) in self.iter().enumerate() {
            needs.may(format!("apply.{}.do", apply.id));
            needs.need_name(scene, &apply.to, way!["apply", i, "to"]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        self.iter().for_each(|apply| put(format!("applied.{}", apply.id), Life::Changes));
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        self.iter().any(|apply| apply.to == node)
    }

    #[cfg(feature = "author")]
    fn is_tool(&self, node: &str) -> bool {
        self.iter().any(|apply| apply.tool == node)
    }
}
