//! How ids are spelt, and that none is used twice.

use super::{Check, IdKind};
use crate::expr::KEYWORDS;
use crate::format::Action;
use crate::report::{quote, say};
use crate::source::{Seg, way};
use std::collections::{BTreeMap, BTreeSet};

/// Names that mean something else: two of the format's own, and the functions that there were first. Later ones are left to authors, whose
/// scenes have values called so: by its parenthesis a function is told from a name.
const RESERVED: [&str; 9] = ["time", "rows", "min", "max", "abs", "sqrt", "round", "floor", "clamp"];

/// Whether an expression would read a name otherwise, or whoever reads the expression.
fn is_reserved(id: &str) -> bool {
    KEYWORDS.contains(&id) || RESERVED.contains(&id)
}

/// Whether `id` is a lower-case word of letters, digits, `-` and `_`, starting with a letter.
pub(super) fn well_formed(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// Whether this can be a scene's id: `folder/name`, each a lower-case word of letters, digits, `-` and `_`, starting with a letter.
pub fn is_scene_id(id: &str) -> bool {
    id.split_once('/').is_some_and(|(family, name)| well_formed(family) && well_formed(name))
}

fn begins_with_digit(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// An id well formed that is close to what was written: small letters, `-` for blanks, a letter in front. Not well formed where
/// nothing can be guessed.
fn meant(id: &str) -> String {
    if !id.is_ascii() {
        return String::new();
    }
    let plain: String =
        id.trim().chars().map(|c| if c == ' ' || c == '.' { '-' } else { c.to_ascii_lowercase() }).collect();
    if begins_with_digit(&plain) { format!("a{plain}") } else { plain }
}

impl Check<'_> {
    pub(crate) fn spelling(&mut self) {
        self.scene_id();
        let list = std::mem::take(&mut self.ids.list);
        let mut seen: BTreeMap<(IdKind, &str), usize> = BTreeMap::new();
        for (kind, id, way) in &list {
            self.id(id, way);
            if kind.is_name && is_reserved(id) {
                self.put(
                    "reserved-id",
                    way,
                    quote(id),
                    say!("scene-word-without-another-meaning"),
                    say!("scene-choose-another-id"),
                );
            }
            let shared = if kind.is_name { IdKind::VALUE } else { *kind };
            let line = self.line(way);
            if let Some(first) = seen.insert((shared, id), line) {
                self.put(
                    "duplicate-id",
                    way,
                    say!("scene-id-used-on-line", id, first),
                    say!("scene-id-own"),
                    say!("scene-choose-another-id"),
                );
            }
        }
        self.option_ids();
        self.lines();
    }

    fn lines(&mut self) {
        let scene = self.scene;
        for (i, rule) in scene.rules.iter().enumerate() {
            for (k, action) in rule.actions.iter().enumerate() {
                match action {
                    Action::Say(line) => self.line_id(line, &way!["rule", i, "do", k, "say"]),
                    Action::Log(line) => self.line_id(line, &way!["rule", i, "do", k, "log"]),
                    _ => {}
                }
            }
        }
    }

    /// What is said is named by the id of a line, not written out.
    pub(crate) fn line_id(&mut self, line: &str, way: &[Seg]) {
        if well_formed(line) {
            return;
        }
        self.put("bad-id", way, quote(line), say!("scene-id-line-empty"), say!("scene-write-id-here-words"));
    }

    fn scene_id(&mut self) {
        let id = &self.scene.id;
        if is_scene_id(id) || self.unseen_in(id, &way!["id"]) {
            return;
        }
        let meant = id.split('/').map(meant).collect::<Vec<_>>().join("/");
        let help = match (is_scene_id(&meant), id.split('/').any(begins_with_digit)) {
            (true, true) => {
                say!("scene-both-parts-begin-letter", meant)
            }
            (true, false) => say!("scene-id-as-in", meant),
            (false, _) => say!("scene-both-parts-lower-case"),
        };
        self.put("bad-id", &way!["id"], quote(id), say!("scene-folder-name-culture-my"), help);
    }

    /// Whether an id holds what nobody sees; then that is what is wrong with it.
    #[cfg(feature = "author")]
    fn unseen_in(&mut self, id: &str, way: &[Seg]) -> bool {
        use crate::marks::{is_odd_space, is_unseen, shown};
        let Some(c) = id.chars().find(|c| is_odd_space(*c) && *c != '\u{3000}' || is_unseen(*c)) else { return false };
        // Of control characters that was said where the text was read.
        if !is_unseen(c) {
            let (number, clean): (String, String) = (shown(c), id.chars().filter(|c| !is_odd_space(*c)).collect());
            self.put(
                "bad-character",
                way,
                quote(&number),
                say!("toml-characters-seen"),
                say!("scene-character-nobody-sees-delete", clean),
            );
        }
        true
    }

    /// Players do not mend scenes.
    #[cfg(not(feature = "author"))]
    fn unseen_in(&mut self, _: &str, _: &[Seg]) -> bool {
        false
    }

    /// An id's spelling.
    pub(crate) fn id(&mut self, id: &str, way: &[Seg]) {
        if !well_formed(id) && !self.unseen_in(id, way) {
            let meant = meant(id);
            let help = match well_formed(&meant) {
                true => {
                    say!("scene-spell-here-wherever-used", meant)
                }
                false => say!("scene-spell-like-fish-mouth"),
            };
            self.put("bad-id", way, quote(id), say!("scene-lower-case-letter-then"), help);
        }
    }

    /// Options of values, steps and hints of tasks: well formed and each once.
    fn option_ids(&mut self) {
        let scene = self.scene;
        for (i, value) in scene.values.iter().enumerate() {
            let ids = value.options.iter().enumerate().map(|(k, id)| (id, way!["value", i, "options", k]));
            self.own(ids.collect());
        }
        for (i, task) in scene.tasks.iter().enumerate() {
            let steps = task.steps.iter().enumerate().map(|(k, s)| (&s.id, way!["task", i, "step", k, "id"]));
            self.own(steps.collect());
            let hints = task.hints.iter().enumerate().map(|(k, h)| (&h.id, way!["task", i, "hint", k, "id"]));
            self.own(hints.collect());
        }
    }

    /// Ids of which each is used once among its own.
    pub(crate) fn own(&mut self, ids: Vec<(&String, Vec<Seg>)>) {
        let mut seen = BTreeSet::new();
        for (id, way) in ids {
            self.id(id, &way);
            if !seen.insert(id) {
                self.put("duplicate-id", &way, quote(id), say!("scene-each-id-once"), say!("scene-choose-another-id"));
            }
        }
    }
}
