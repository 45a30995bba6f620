//! Surfaces that are gone over, as authors write them: their types, names and checks, their part of the reference.

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
use crate::format::{Action, Surface, Trigger};
use crate::report::Severity::Error;
use crate::report::{code, quote, say};
use crate::source::{Seg, way};

/// Cells along one side, at most.
const MOST: f64 = 32.0;

/// Passes over one cell, at most.
const PASSES: f64 = 99.0;

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("not-taken", Error),
        code!("surface-twice", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The surface of this node.
fn of<'s>(surfaces: &'s [Surface], node: &str) -> Option<&'s Surface> {
    surfaces.iter().find(|surface| surface.node == node)
}

/// Says so where a tool is nothing that a hand takes.
pub(in super::super) fn check_tool(check: &mut Check<'_>, tool: &str, way: &[Seg]) {
    check.refer(IdKind::NODE, tool, way);
    let is_node = check.scene.nodes.iter().any(|node| node.id == tool);
    if is_node && !check.scene.takes.iter().any(|take| take.node == tool) {
        check.put("not-taken", way, quote(tool), say!("surface-tool-taken"), say!("take-write-take"));
    }
}

impl SceneBlock for Vec<Surface> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        of(self, after).filter(|_| before == "covered").map(|_| Kind::Number(Unit::ONE))
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, surface) in self.iter().enumerate() {
            check.refer(IdKind::NODE, &surface.node, &way!["surface", i, "node"]);
            if let Some(tool) = &surface.tool {
                check_tool(check, tool, &way!["surface", i, "tool"]);
            }
            for (side, cells) in surface.grid.into_iter().enumerate() {
                check.range(&way!["surface", i, "grid", side], f64::from(cells), 1.0, MOST);
            }
            check.range(&way!["surface", i, "passes"], f64::from(surface.passes), 1.0, PASSES);
            if of(&self[..i], &surface.node).is_some() {
                let (found, wanted) = (quote(&surface.node), say!("surface-each-once"));
                check.put("surface-twice", &way!["surface", i, "node"], found, wanted, say!("take-delete-one"));
            }
        }
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        let Trigger::Covered(node) = trigger else { return };
        refer(self, check, node, &[way, &way!["covered"]].concat());
    }

    fn check_action(&self, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
        let Action::Uncover(node) = action else { return };
        refer(self, check, node, &[way, &way!["uncover"]].concat());
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, surface) in self.iter().enumerate() {
            needs.need_name(scene, &surface.node, way!["surface", i, "node"]);
            needs.may(format!("surface.{}.do", surface.node));
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        self.iter().for_each(|surface| put(format!("covered.{}", surface.node), Life::Changes));
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        of(self, node).is_some()
    }

    #[cfg(feature = "author")]
    fn is_tool(&self, node: &str) -> bool {
        self.iter().any(|surface| surface.tool.as_deref() == Some(node))
    }
}

/// A rule names the node of a surface.
fn refer(surfaces: &[Surface], check: &mut Check<'_>, node: &str, way: &[Seg]) {
    check.refer(IdKind::NODE, node, way);
    if of(surfaces, node).is_none() && check.scene.nodes.iter().any(|one| one.id == *node) {
        check.never(way, &say!("surface-none-on-node"));
    }
}
