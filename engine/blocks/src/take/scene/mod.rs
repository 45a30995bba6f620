//! Things that a hand takes, as authors write them: their types, names and checks, their part of the reference.
//!
//! Does not: say where things can be put; that is the block `place`.

#[cfg(feature = "author")]
mod about;
#[cfg(feature = "author")]
mod explore;
#[cfg(feature = "author")]
pub(in super::super) use explore::{may_be_held, things_in};

use super::super::place::scene::{PLACE, find};
use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
use crate::check::{Check, IdKind};
#[cfg(feature = "author")]
use crate::check::{Life, NameContext, Needs, explore::Explored};
use crate::expr::Kind;
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::{Action, Shape, Take, Trigger};
use crate::report::Severity::{Error, Warning};
use crate::report::{code, quote, say};
use crate::source::{Seg, way};

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("cannot-be-taken", Error),
        code!("does-not-fit", Error),
        code!("nowhere-to-put", Warning),
        code!("taken-twice", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The thing of this node.
fn of<'t>(takes: &'t [Take], node: &str) -> Option<&'t Take> {
    takes.iter().find(|take| take.node == node)
}

impl SceneBlock for Vec<Take> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        of(self, after)?;
        match before {
            "held" => Some(Kind::Truth),
            "at" => Some(Kind::Word),
            _ => None,
        }
    }

    fn words<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|take| add(&take.node));
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, take) in self.iter().enumerate() {
            check.refer(IdKind::NODE, &take.node, &way!["take", i, "node"]);
            check.refer(PLACE, &take.home, &way!["take", i, "home"]);
            can_be_taken(check, take, &way!["take", i, "node"]);
            if of(&self[..i], &take.node).is_some() {
                let (found, wanted) = (quote(&take.node), say!("take-each-once"));
                check.put("taken-twice", &way!["take", i, "node"], found, wanted, say!("take-delete-one"));
            }
        }
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        match trigger {
            Trigger::Take(node) => {
                check.refer(IdKind::NODE, node, &[way, &way!["take"]].concat());
                if of(self, node).is_none() && check.scene.nodes.iter().any(|n| n.id == *node) {
                    check.never(&[way, &way!["take"]].concat(), &say!("take-none-of-node"));
                }
            }
            Trigger::Put(place) => check.refer(PLACE, place, &[way, &way!["put"]].concat()),
            Trigger::Leave(place) => check.refer(PLACE, place, &[way, &way!["leave"]].concat()),
            _ => {}
        }
    }

    fn check_action(&self, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
        let Action::Put(all) = action else { return };
        for (i, putting) in all.iter().enumerate() {
            let to = |key: &str| [way, &way!["put", i, key]].concat();
            check.refer(PLACE, &putting.place, &to("place"));
            let Some(take) = of(self, &putting.thing) else {
                let (found, wanted) = (quote(&putting.thing), say!("take-a-thing"));
                check.put("unknown-id", &to("thing"), found, wanted, say!("take-write-take"));
                continue;
            };
            if find(&check.scene.sockets, &putting.place).is_some_and(|place| !place.receives(take)) {
                let (found, wanted) = (quote(&putting.place), say!("take-place-that-fits"));
                check.put(
                    "does-not-fit",
                    &to("place"),
                    found,
                    wanted,
                    say!("take-add-accepts", thing = &putting.thing),
                );
            }
        }
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        for (i, take) in self.iter().enumerate() {
            let scene = check.scene;
            let fits_elsewhere = scene.sockets.iter().any(|place| place.id != take.home && place.fits(&take.node));
            let is_tool = || scene.blocks().any(|block| block.is_tool(&take.node));
            if find(&scene.sockets, &take.home).is_some() && !fits_elsewhere && !is_tool() {
                check.put(
                    "nowhere-to-put",
                    &way!["take", i, "node"],
                    quote(&take.node),
                    say!("take-a-place-for-it"),
                    say!("take-add-accepts", thing = &take.node),
                );
            }
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, take) in self.iter().enumerate() {
            needs.need_name(scene, &take.node, way!["take", i, "node"]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        for take in self {
            put(format!("held.{}", take.node), Life::Changes);
            put(format!("at.{}", take.node), Life::Changes);
        }
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        of(self, node).is_some()
    }
}

/// A thing is where a hand or a place has it: nothing else may move it.
fn can_be_taken(check: &mut Check<'_>, take: &Take, way: &[Seg]) {
    let Some(node) = check.scene.nodes.iter().find(|node| node.id == take.node) else { return };
    let is_thread = matches!(node.shape, Some(Shape::Thread { .. }));
    if node.loose || node.is_bound() || is_thread {
        check.put("cannot-be-taken", way, quote(&take.node), say!("take-moved-by-nothing"), say!("take-not-loose"));
    }
}
