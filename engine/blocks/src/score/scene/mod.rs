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
use crate::source::way;

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code("bad-key", Error, "音级写法不对", "a key to play is not a scale degree"),
        code("broken-score", Error, "乐谱读不了", "a score cannot be read"),
        code("not-sounded", Warning, "乐谱里有没照谱发声的地方", "a score does not sound wholly as written"),
        code("phrases-overlap", Error, "乐句重叠", "phrases overlap"),
        code("unplayable-phrase", Error, "键弹不出要弹的乐句", "a phrase to play needs notes that no key has"),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

impl SceneBlock for Option<Score> {
    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        match before {
            "music" if after == "playing" => Some(Kind::Truth),
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
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        let Some(score) = self else { return };
        for what in ["playing", "rate", "loop", "quarter", "ended"] {
            put(format!("music.{what}"), Life::Changes);
        }
        let (zh, en) = ("没有可弹的键：keys 是空的", "there are no keys to play: `keys` is empty");
        let keys = Life::only_if(!score.keys.is_empty(), zh, en);
        put("music.right".into(), keys);
        put("music.wrong".into(), keys);
        for phrase in 1..=score.phrases.len() {
            put(format!("heard.{phrase}"), Life::Changes);
            put(format!("looped.{phrase}"), Life::Changes);
            put(format!("touched.{phrase}"), keys);
        }
    }
}

#[cfg(feature = "author")]
impl Explored for Option<Score> {
    fn could_be(&self, _: &World<'_>, before: &str, after: &str) -> Option<Could> {
        match (before, after) {
            ("music", "playing") => Some(Could::if_ever(true)),
            ("music" | "heard" | "looped" | "touched", _) => Some(Could::count(true)),
            _ => None,
        }
    }
}
