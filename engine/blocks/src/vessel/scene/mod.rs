//! Vessels, as authors write them: their type, names and checks, their part of the reference.
//!
//! Does not: say that a vessel can be taken in the hand; that is the block `take`.

#[cfg(feature = "author")]
mod about;
mod check;
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
use crate::format::{Trigger, Vessel};
use crate::report::Severity::{Error, Warning};
use crate::report::{code, say};
use crate::source::{Seg, way};
#[cfg(feature = "author")]
use std::collections::BTreeSet;

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("bad-doses", Error),
        code!("can-overflow", Warning),
        code!("holds-too-little", Error),
        code!("nameless-liquid", Error),
        code!("pours-into-nothing", Error),
        code!("vessel-twice", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The vessel of this node.
fn of<'v>(vessels: &'v [Vessel], node: &str) -> Option<&'v Vessel> {
    vessels.iter().find(|vessel| vessel.node == node)
}

/// Whether there is such a liquid.
fn is_liquid(vessels: &[Vessel], liquid: &str) -> bool {
    vessels.iter().any(|vessel| vessel.of.as_deref() == Some(liquid))
}

/// The other vessels out of which something could come into this one, straight or by way of others, where only some are ever poured into others.
#[cfg(feature = "author")]
fn sources<'v>(vessels: &'v [Vessel], node: &str, pours: impl Fn(&Vessel, &str) -> bool) -> Vec<&'v Vessel> {
    let (mut found, mut reached) = (Vec::new(), BTreeSet::from([node]));
    loop {
        let fills = |vessel: &Vessel| reached.iter().any(|to| vessel.pours_into(to) && pours(vessel, to));
        let Some(next) = vessels.iter().find(|one| !reached.contains(one.node.as_str()) && fills(one)) else { break };
        reached.insert(&next.node);
        found.push(next);
    }
    found
}

impl SceneBlock for Vec<Vessel> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        match before {
            "amount" => of(self, after).map(|_| Kind::Number(Unit::MILLILITRE)),
            "share" => {
                let (node, liquid) = after.split_once('.')?;
                of(self, node).filter(|_| is_liquid(self, liquid)).map(|_| Kind::Number(Unit::ONE))
            }
            _ => None,
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        (0..self.len()).for_each(|number| check::vessel(check, self, number));
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        let Trigger::Pour(node) = trigger else { return };
        let way = [way, &way!["pour"]].concat();
        check.refer(IdKind::NODE, node, &way);
        let is_filled = || of(self, node).is_some() && self.iter().any(|vessel| vessel.pours_into(node));
        if check.scene.nodes.iter().any(|one| one.id == *node) && !is_filled() {
            check.never(&way, &say!("vessel-none-into-it"));
        }
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        (0..self.len()).for_each(|number| check::authored(check, self, number));
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, vessel) in self.iter().enumerate() {
            if let Some(liquid) = &vessel.of {
                needs.need(format!("liquid.{liquid}.name"), way!["vessel", i, "of"]);
            }
            // It is named wherever something can be poured, and over what is touched.
            needs.need_name(scene, &vessel.node, way!["vessel", i, "node"]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        let liquids: BTreeSet<&str> = self.iter().filter_map(|vessel| vessel.of.as_deref()).collect();
        for vessel in self {
            put(format!("amount.{}", vessel.node), Life::Changes);
            liquids.iter().for_each(|liquid| put(format!("share.{}.{liquid}", vessel.node), Life::Changes));
        }
    }

    /// With a vessel in hand another one into which it can be poured is touched.
    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        of(self, node).is_some() && self.iter().any(|vessel| vessel.pours_into(node))
    }

    #[cfg(feature = "author")]
    fn is_tool(&self, node: &str) -> bool {
        of(self, node).is_some_and(|vessel| !vessel.into.is_empty())
    }
}
