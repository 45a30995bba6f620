//! The semantic check: what the types cannot say. One file per part of the format; each only adds to the report.
//!
//! Players run a part of it, [`Check::relied_on`]: what drawing and playing take for granted.

#[cfg(feature = "author")]
mod assign;
#[cfg(feature = "author")]
mod beyond;
#[cfg(feature = "author")]
mod compile;
#[cfg(feature = "author")]
mod credits;
#[cfg(feature = "author")]
mod depth;
#[cfg(feature = "author")]
pub(crate) mod dialogue;
#[cfg(feature = "author")]
mod endless;
#[cfg(feature = "author")]
pub(crate) mod explore;
#[cfg(feature = "author")]
mod exprs;
#[cfg(feature = "author")]
mod facts;
#[cfg(feature = "author")]
mod family;
mod glb;
#[cfg(feature = "author")]
mod ground;
mod guess;
#[cfg(feature = "author")]
mod habits;
mod ids;
#[cfg(feature = "author")]
mod kinds;
mod models;
mod names;
#[cfg(feature = "author")]
mod needs;
mod out;
#[cfg(feature = "author")]
mod packable;
mod pictures;
mod places;
#[cfg(feature = "author")]
mod prose;
mod rings;
mod rules;
#[cfg(feature = "author")]
mod slips;
mod spelling;
#[cfg(feature = "author")]
pub(crate) mod structure;
#[cfg(feature = "author")]
mod talking;
mod tasks;
#[cfg(feature = "author")]
mod texts;
#[cfg(feature = "author")]
mod triangle;
#[cfg(feature = "author")]
mod units;
#[cfg(feature = "author")]
mod value_slips;
mod values;
pub(crate) mod yarn;
#[cfg(feature = "author")]
mod yarn_errors;

use crate::catalogue::Catalogue;
use crate::expr::Ast;
use crate::expressions::{Expressions, Reading};
use crate::files::Files;
use crate::format::{ExprRef, Scene};
use crate::report::{Message, quote, say};
use crate::source::{Lines, Seg, Source};
#[cfg(feature = "author")]
use crate::{source::way, strings::Strings};
pub(crate) use ids::{IdKind, Ids};
#[cfg(feature = "author")]
pub(crate) use kinds::{Heading, heading, reheaded};
use models::Models;
pub(crate) use models::largest_side;
#[cfg(feature = "author")]
pub(crate) use names::NameContext;
pub(crate) use names::{Life, Names};
#[cfg(feature = "author")]
pub(crate) use needs::Needs;
pub(crate) use out::Out;
pub(crate) use pictures::is_picture;
#[cfg(feature = "author")]
use shujin_messages::Joint;
pub use spelling::is_scene_id;
#[cfg(feature = "author")]
pub(crate) use texts::{Asked, SHORT};

/// How the first line of a scene names the schema, behind the way to it: in a folder above or beside `scene.toml`.
#[cfg(feature = "author")]
const SCHEMA: &str = "/scene.v1.json";

/// Everything that a check looks at.
pub(crate) struct Check<'a> {
    pub scene: &'a Scene,
    pub source: &'a Source<'a>,
    pub files: &'a Files,
    pub catalogue: &'a Catalogue,
    pub ids: Ids<'a>,
    pub names: Names,
    /// The scene's expressions, compiled, and what came of reading each.
    #[cfg_attr(not(feature = "author"), expect(dead_code, reason = "players look into none"))]
    pub expressions: &'a Expressions,
    /// By number of the expression.
    pub readings: &'a [Reading],
    pub out: &'a mut Out,
}

impl<'a> Check<'a> {
    /// Checks everything.
    #[cfg(feature = "author")]
    pub(crate) fn all(&mut self, strings: &[Strings<'_>], talk: &dialogue::Talk) {
        self.head();
        self.facts();
        let models = self.relied_on();
        self.family();
        self.whole_pictures();
        self.packable();
        let scene = self.scene;
        scene.blocks().for_each(|block| block.check_authored(self));
        self.ground(&models);
        self.exprs();
        self.assigned();
        self.beyond(talk);
        self.endless();
        self.texts(strings, talk);
        self.credits();
        self.explore(strings, talk);
    }

    /// Checks what a player relies on. Whoever trusts nobody runs this much.
    /// Gives the models that were read for it.
    pub(crate) fn relied_on(&mut self) -> Models<'a> {
        self.spelling();
        self.places();
        let models = self.models();
        self.values();
        self.tasks();
        self.rules();
        let scene = self.scene;
        scene.blocks().for_each(|block| block.check(self));
        models
    }

    #[cfg(feature = "author")]
    fn head(&mut self) {
        let scene = self.scene;
        let first = self.source.text.lines().next().unwrap_or("").trim_end();
        if !(first.starts_with("#:schema ") && first.ends_with(SCHEMA)) {
            self.put_at(
                "no-schema",
                0,
                quote(first),
                quote(&format!("#:schema ../../schema{SCHEMA}")),
                say!("scene-make-first-line-editors"),
            );
        }
        let [low, high] = scene.grades;
        if !(1..=12).contains(&low) || !(1..=12).contains(&high) || low > high {
            self.put(
                "out-of-range",
                &way!["grades"],
                Message::same(format!("[{low}, {high}]")),
                say!("scene-grades-range"),
                say!("scene-write-lowest-grade-highest"),
            );
        }
        self.range(&way!["minutes"], f64::from(scene.minutes), 1.0, 45.0);
        if scene.goals.is_empty() {
            self.put(
                "missing-key",
                &way!["goals"],
                say!("scene-no-learning-goals"),
                say!("scene-at-least-one-goal"),
                say!("scene-name-goal-text-goes"),
            );
        }
    }

    /// Puts a problem at the end of a way through `scene.toml`.
    pub(crate) fn put(&mut self, code: &'static str, way: &[Seg], found: Message, expected: Message, help: Message) {
        let byte = if self.out.full() { 0 } else { self.source.find(way).0.start };
        self.put_at(code, byte, found, expected, help);
    }

    /// Puts a problem at a byte of `scene.toml`.
    pub(crate) fn put_at(&mut self, code: &'static str, byte: usize, found: Message, expected: Message, help: Message) {
        let (line, column) = self.source.lines.place(self.source.text, byte);
        self.out.put(code, (self.source.file, line, column), found, expected, help);
    }

    /// A number that must lie in a range, both ends included; either may be infinite.
    pub(crate) fn range(&mut self, way: &[Seg], number: f64, least: f64, most: f64) {
        // Many are kept with few digits: 0.01 is then a little less.
        if (least as f32..=most as f32).contains(&(number as f32)) {
            return;
        }
        let [expected, help] = range(least, most);
        self.put("out-of-range", way, Message::same(plain(number)), expected, help);
    }

    /// A number that must be greater than zero.
    pub(crate) fn positive(&mut self, way: &[Seg], number: f64) {
        if number <= 0.0 {
            self.put(
                "out-of-range",
                way,
                Message::same(plain(number)),
                say!("scene-number-above-0"),
                say!("scene-make-greater-than-0"),
            );
        }
    }

    /// An id that must have been declared.
    pub(crate) fn refer(&mut self, kind: IdKind, id: &str, way: &[Seg]) {
        if !self.ids.has(kind, id) {
            let close = self.out.guess.closest(id, self.ids.all(kind));
            let help = match close {
                Some(close) => say!("did-you-mean", close),
                None => there(self.ids.all(kind), kind),
            };
            self.put("unknown-id", way, quote(id), say!("scene-declared", kind = kind.called), help);
        }
    }

    /// An expression as it was written; nothing where it is none.
    pub(crate) fn written<'e>(&self, expr: impl Into<ExprRef<'e>>) -> Option<&'a Ast> {
        let found = self.readings.binary_search_by_key(&expr.into().id, |reading| reading.site.id).ok()?;
        self.readings[found].parsed.as_ref().ok()
    }

    /// The line of `scene.toml` at which a way ends.
    pub(crate) fn line(&self, way: &[Seg]) -> usize {
        let byte = self.source.find(way).0.start;
        self.source.lines.line(byte)
    }
}

/// Most ids that a remedy lists.
#[cfg(feature = "author")]
const LISTED: usize = 6;

/// What to do about an id that nothing is close to: declare it, or use one of these.
#[cfg(feature = "author")]
pub(crate) fn there<'a>(ids: impl Iterator<Item = &'a str>, kind: IdKind) -> Message {
    let kind = kind.called;
    match listed(ids) {
        None => say!("scene-declare-first", kind),
        Some(list) => say!("scene-declare-or-use", kind, list),
    }
}

/// The first few of these ids, if there are any.
#[cfg(feature = "author")]
pub(crate) fn listed<'a>(ids: impl Iterator<Item = &'a str>) -> Option<Message> {
    let ids: Vec<Message> =
        ids.filter(|id| !id.is_empty()).take(LISTED + 1).map(|id| Message::same(format!("`{id}`"))).collect();
    (!ids.is_empty()).then(|| few(ids, LISTED))
}

/// The first so many of a list.
#[cfg(feature = "author")]
pub(crate) fn few(mut list: Vec<Message>, most: usize) -> Message {
    let more = list.len() > most;
    list.truncate(most);
    let list = Message::list(list, Joint::Comma);
    if more { say!("list-goes-on", list) } else { list }
}

/// Players do not mend scenes.
#[cfg(not(feature = "author"))]
pub(crate) fn there<'a>(_: impl Iterator<Item = &'a str>, kind: IdKind) -> Message {
    say!("scene-declare-first", kind = kind.called)
}

/// Where byte `byte` of a file is.
pub(crate) fn place<'f>(file: &'f str, lines: &Lines, text: &str, byte: usize) -> (&'f str, usize, usize) {
    let (line, column) = lines.place(text, byte);
    (file, line, column)
}

/// What is expected where a number lies outside a range, both ends included, and the remedy; either end may be infinite.
fn range(least: f64, most: f64) -> [Message; 2] {
    match (least.is_finite(), most.is_finite()) {
        (true, true) => [Message::same(format!("{least}–{most}")), say!("scene-make-number-from", least, most)],
        (true, false) => [say!("scene-number-not-below", least), say!("scene-make-at-least", least)],
        (false, _) => [say!("expr-number-not-above", most), say!("scene-make-at-most", most)],
    }
}

/// A number as its author wrote it: many are kept with few digits.
fn plain(number: f64) -> String {
    let short = number as f32;
    if f64::from(short) == number { short.to_string() } else { number.to_string() }
}
