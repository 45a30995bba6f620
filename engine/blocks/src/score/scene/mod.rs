//! A score, as authors write it: its types, its names and checks, its part of the reference.

#[cfg(feature = "author")]
mod about;
mod check;

use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
use crate::check::Check;
#[cfg(feature = "author")]
use crate::check::explore::{Could, Explored, World};
#[cfg(feature = "author")]
use crate::check::{Life, NameContext, Needs};
use crate::expr::Kind;
use crate::expr::unit::Unit;
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::Score;
use crate::report::Severity::{Error, Warning};
use crate::report::code;
#[cfg(feature = "author")]
use crate::report::say;
#[cfg(feature = "author")]
use crate::source::way;

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("bad-key", Error),
        code!("broken-score", Error),
        code!("not-sounded", Warning),
        code!("phrases-overlap", Error),
        code!("unplayable-phrase", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

impl SceneBlock for Option<Score> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        match before {
            "music" if ["playing", "practising"].contains(&after) => Some(Kind::Truth),
            "music" | "heard" | "looped" | "touched" => Some(Kind::Number(Unit::ONE)),
            _ => None,
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    fn check(&self, check: &mut Check<'_>) {
        self.iter().for_each(|score| check.score(score));
    }

    #[cfg(feature = "author")]
    fn texts(&self, _: &Scene, needs: &mut Needs) {
        for (i, caption) in self.iter().flat_map(|score| &score.captions).enumerate() {
            needs.need(format!("line.{}", caption.line), way!["score", "caption", i, "line"]);
        }
    }

    #[cfg(feature = "author")]
    fn captions<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        self.iter().flat_map(|score| &score.captions).for_each(|caption| add(&caption.line));
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        let Some(score) = self else { return };
        for what in ["playing", "rate", "loop", "quarter", "ended"] {
            put(format!("music.{what}"), Life::Changes);
        }
        let why = say!("score-no-keys-play-keys");
        let keys = Life::only_if(!score.keys.is_empty(), why);
        for what in ["practising", "right", "wrong", "early", "late"] {
            put(format!("music.{what}"), keys.clone());
        }
        for phrase in 1..=score.phrases.len() {
            put(format!("heard.{phrase}"), Life::Changes);
            put(format!("looped.{phrase}"), Life::Changes);
            put(format!("touched.{phrase}"), keys.clone());
        }
    }
}

#[cfg(feature = "author")]
impl Explored for Option<Score> {
    fn could_be(&self, _: &World<'_>, before: &str, after: &str) -> Option<Could> {
        match (before, after) {
            ("music", "playing" | "practising") => Some(Could::if_ever(true)),
            ("music" | "heard" | "looped" | "touched", _) => Some(Could::count(true)),
            _ => None,
        }
    }
}
