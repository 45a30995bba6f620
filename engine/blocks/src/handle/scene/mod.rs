//! Handles, as authors write them: their types and checks, their part of the reference.

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
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::{Handle, Trigger, Value};
use crate::report::Severity::Error;
use crate::report::{code, quote, say};
use crate::source::{Seg, way};

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("handle-does-nothing", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The handle on this node.
fn of<'h>(handles: &'h [Handle], node: &str) -> Option<&'h Handle> {
    handles.iter().find(|handle| handle.node == node)
}

impl SceneBlock for Vec<Handle> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        of(self, after).filter(|_| before == "gripped").map(|_| Kind::Truth)
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        let (node, key) = match trigger {
            Trigger::Hold(node) => (node, "hold"),
            Trigger::LetGo(node) => (node, "let-go"),
            _ => return,
        };
        let way = [way, &way![key]].concat();
        check.refer(IdKind::NODE, node, &way);
        if check.scene.nodes.iter().any(|one| one.id == *node) && !of(self, node).is_some_and(is_dragged) {
            check.never(&way, &say!("handle-none-on-node"));
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, handle) in self.iter().enumerate() {
            check.refer(IdKind::NODE, &handle.node, &way!["handle", i, "node"]);
            check.refer(IdKind::VALUE, &handle.value, &way!["handle", i, "value"]);
            if let Some(about) = &handle.about {
                check.refer(IdKind::NODE, about, &way!["handle", i, "about"]);
            }
            let value = check.scene.values.iter().find(|value| value.id == handle.value);
            let way = way!["handle", i, "value"];
            match value {
                Some(value) if value.control.is_none() => {
                    let (found, wanted) = (quote(&handle.value), say!("handle-value-with-control"));
                    check.put("handle-does-nothing", &way, found, wanted, say!("handle-write-control"));
                }
                Some(value) if is_dragged(handle) && !has_range(value) => {
                    let (found, wanted) = (quote(&handle.value), say!("handle-number-with-range"));
                    check.put("handle-does-nothing", &way, found, wanted, say!("handle-write-range"));
                }
                _ => {}
            }
            let is_nothing = |by: Option<f32>| by == Some(0.0);
            let goes_nowhere = is_nothing(handle.slide.map(|by| by.0)) || is_nothing(handle.turn.map(|by| by.0));
            if handle.slide.is_some() && handle.turn.is_some() || goes_nowhere {
                let (found, wanted) = (say!("handle-both-ways"), say!("handle-one-way"));
                check.put("handle-does-nothing", &way!["handle", i], found, wanted, say!("handle-delete-one"));
            }
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        self.iter().for_each(|handle| put(format!("gripped.{}", handle.node), Life::Changes));
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, handle) in self.iter().enumerate() {
            needs.need_name(scene, &handle.node, way!["handle", i, "node"]);
        }
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        self.iter().any(|handle| handle.node == node)
    }
}

fn is_dragged(handle: &Handle) -> bool {
    handle.slide.is_some() || handle.turn.is_some()
}

fn has_range(value: &Value) -> bool {
    value.min.zip(value.max).is_some_and(|(min, max)| min < max)
}
