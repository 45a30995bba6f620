//! Terminals, as authors write them: their type, names and checks, their part of the reference.

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
use crate::format::{Terminal, Trigger};
use crate::report::Severity::Error;
use crate::report::{code, quote, say};
use crate::source::{Seg, way};

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("joins-nothing", Error),
        code!("terminal-twice", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The terminal of this node.
fn of<'t>(terminals: &'t [Terminal], node: &str) -> Option<&'t Terminal> {
    terminals.iter().find(|terminal| terminal.node == node)
}

/// The two terminals of the name `joined.a.b`.
fn pair<'t>(terminals: &'t [Terminal], after: &str) -> Option<(&'t Terminal, &'t Terminal)> {
    let (a, b) = after.split_once('.').filter(|(a, b)| a != b)?;
    of(terminals, a).zip(of(terminals, b))
}

impl SceneBlock for Vec<Terminal> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        match before {
            "joined" => pair(self, after).map(|_| Kind::Truth),
            "wires" => of(self, after).map(|_| Kind::Number(Unit::ONE)),
            _ => None,
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, terminal) in self.iter().enumerate() {
            check.refer(IdKind::NODE, &terminal.node, &way!["terminal", i, "node"]);
            check.range(&way!["terminal", i, "joins"], f64::from(terminal.joins), 1.0, 99.0);
            if of(&self[..i], &terminal.node).is_some() {
                let (found, wanted) = (quote(&terminal.node), say!("terminal-each-once"));
                let way = way!["terminal", i, "node"];
                check.put("terminal-twice", &way, found, wanted, say!("terminal-delete-one"));
            }
        }
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        let (node, key) = match trigger {
            Trigger::Join(node) => (node, "join"),
            Trigger::Part(node) => (node, "part"),
            _ => return,
        };
        let way = [way, &way![key]].concat();
        check.refer(IdKind::NODE, node, &way);
        if check.scene.nodes.iter().any(|one| one.id == *node) && of(self, node).is_none() {
            check.never(&way, &say!("terminal-none-of-node"));
        }
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        for (i, terminal) in self.iter().enumerate() {
            let is_sound = patterns(check, self, i);
            // One that is written twice fits what its first fits.
            if is_sound && !self.iter().any(|other| terminal.fits(other)) {
                let found = quote(&terminal.node);
                let way = way!["terminal", i, "node"];
                check.put("joins-nothing", &way, found, say!("terminal-that-fits"), say!("terminal-accept-each-other"));
            }
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, terminal) in self.iter().enumerate() {
            needs.need_name(scene, &terminal.node, way!["terminal", i, "node"]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        for terminal in self {
            put(format!("wires.{}", terminal.node), Life::Changes);
            for other in self.iter().filter(|other| other.node != terminal.node) {
                let life = match terminal.fits(other) {
                    true => Life::Changes,
                    false => Life::Never(say!("terminal-do-not-fit")),
                };
                put(format!("joined.{}.{}", terminal.node, other.node), life);
            }
        }
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        of(self, node).is_some()
    }
}

/// Says which patterns of a terminal mean no other one; whether all mean some.
#[cfg(feature = "author")]
fn patterns(check: &mut Check<'_>, all: &[Terminal], number: usize) -> bool {
    let terminal = &all[number];
    let others = || all.iter().map(|other| other.node.as_str()).filter(|node| *node != terminal.node);
    let mut is_sound = true;
    for (k, form) in terminal.accepts.iter().flatten().enumerate() {
        if others().any(|node| crate::format::is_meant(form, node)) {
            continue;
        }
        let close = check.out.guess.closest(form, others());
        let help = close.map_or_else(|| say!("terminal-write-terminal"), |close| say!("did-you-mean", close));
        let way = way!["terminal", number, "accepts", k];
        check.put("joins-nothing", &way, quote(form), say!("terminal-another-terminal"), help);
        is_sound = false;
    }
    is_sound
}
