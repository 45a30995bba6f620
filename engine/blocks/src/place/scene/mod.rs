//! Places where things are put, as authors write them: their types, ids, names and checks, their part of the reference.

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
use crate::format::Socket;
use crate::report::Severity::{Error, Warning};
#[cfg(feature = "author")]
use crate::report::quote;
use crate::report::{code, entry, say};
use crate::source::{Seg, way};

pub(in super::super) const PLACE: IdKind = IdKind::new(entry!("kind-place"));

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("fits-nothing", Error),
        code!("holds-too-few", Error),
        code!("lie-in-one-another", Warning),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The place of this id.
pub(in super::super) fn find<'s>(places: &'s [Socket], id: &str) -> Option<&'s Socket> {
    places.iter().find(|place| place.id == id)
}

impl SceneBlock for Vec<Socket> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, place)| add(PLACE, &place.id, way!["place", i, "id"]));
    }

    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        find(self, after)?;
        match before {
            "in" => Some(Kind::Word),
            "count" => Some(Kind::Number(Unit::ONE)),
            _ => None,
        }
    }

    fn words<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|place| add(&place.id));
        // What is nowhere, and a place in which nothing is.
        add("");
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, place) in self.iter().enumerate() {
            check.refer(IdKind::NODE, &place.node, &way!["place", i, "node"]);
            check.range(&way!["place", i, "holds"], f64::from(place.holds), 1.0, 99.0);
            let at_home = check.scene.takes.iter().filter(|take| take.home == place.id).count();
            if at_home > place.holds as usize {
                let (found, wanted) = (say!("place-holds", n = place.holds), say!("place-at-home", n = at_home));
                check.put("holds-too-few", &way!["place", i, "holds"], found, wanted, say!("place-hold-more"));
            }
        }
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        for (i, place) in self.iter().enumerate() {
            for (k, form) in place.accepts.iter().enumerate() {
                let only = Socket { accepts: vec![form.clone()], ..place.clone() };
                if !check.scene.takes.iter().any(|take| only.fits(&take.node)) {
                    let close = check.out.guess.closest(form, check.scene.takes.iter().map(|take| take.node.as_str()));
                    let help = close.map_or_else(|| say!("take-write-take"), |close| say!("did-you-mean", close));
                    let way = way!["place", i, "accepts", k];
                    check.put("fits-nothing", &way, quote(form), say!("take-a-thing"), help);
                }
            }
            let is_home = check.scene.takes.iter().any(|take| take.home == place.id);
            if place.accepts.is_empty() && !is_home {
                let way = way!["place", i, "accepts"];
                check.put(
                    "fits-nothing",
                    &way,
                    say!("place-accepts-none"),
                    say!("take-a-thing"),
                    say!("place-name-things"),
                );
            }
            if place.holds > 1 && place.apart.is_none() && !place.accepts.is_empty() {
                let way = way!["place", i, "holds"];
                check.put(
                    "lie-in-one-another",
                    &way,
                    say!("place-holds", n = place.holds),
                    say!("place-apart"),
                    say!("place-write-apart"),
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
        for (i, place) in self.iter().enumerate() {
            needs.may(format!("place.{}.name", place.id));
            needs.may(format!("place.{}.refuses", place.id));
            if !place.accepts.is_empty() {
                needs.need_name(scene, &place.node, way!["place", i, "node"]);
            }
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        for place in self {
            put(format!("in.{}", place.id), Life::Changes);
            put(format!("count.{}", place.id), Life::Changes);
        }
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        self.iter().any(|place| place.node == node)
    }
}
