//! What a language lacks, and what it has that nothing needs.

use crate::check::Check;
use crate::check::dialogue::{LineText, Talk};
use crate::check::needs::Needs;
use crate::check::slips::is_line_id;
use crate::check::spelling::well_formed;
use crate::report::{quote, say};
use crate::source::{Seg, way};
use crate::strings::Strings;
use std::collections::{BTreeMap, BTreeSet};

impl Check<'_> {
    /// A unit that is a text in one language is one in all, unless the fact has a symbol for it.
    pub(super) fn units(&self, all: &[Strings<'_>], needs: &mut Needs) {
        for (i, fact) in self.scene.facts.iter().enumerate() {
            let id = format!("fact.{}.unit", fact.id);
            let is_text = fact.unit.is_empty() && all.iter().any(|strings| strings.texts.contains_key(&id));
            needs.need_if(is_text, id, way!["fact", i, "id"]);
        }
    }

    /// Where one place is described for who cannot see it, all are.
    pub(super) fn described(&self, all: &[Strings<'_>], needs: &mut Needs) {
        let is_described = all.iter().any(|strings| strings.texts.keys().any(|id| id.starts_with("seen.")));
        for (i, viewpoint) in self.scene.viewpoints.iter().enumerate() {
            needs.need_if(is_described, format!("seen.{}", viewpoint.id), way!["viewpoint", i, "id"]);
        }
    }

    /// What a language lacks, and what it has that nothing needs.
    /// `spoken_here` where the dialogues are written in it.
    pub(super) fn language(&mut self, strings: &Strings<'_>, needs: &Needs, talk: &Talk, spoken_here: bool) {
        let mut missing = BTreeSet::new();
        for (id, way) in needs.needed() {
            // What is called otherwise soon has no text yet.
            let there = strings.broken || strings.texts.contains_key(id) || !id.split('.').all(well_formed);
            if !there {
                let line = self.line(way);
                self.missing(strings, id, ("scene.toml", line));
                missing.insert(id.as_str());
            }
        }
        let spoken: BTreeMap<&str, &LineText> =
            talk.lines.iter().filter_map(|l| l.id.as_deref().map(|id| (id, l))).collect();
        for (id, line) in spoken.iter().filter(|_| !spoken_here && !strings.broken) {
            let id = format!("dialogue.{id}");
            // Of an id that is not well formed that is said, and it is called otherwise soon.
            if !strings.texts.contains_key(&id) && is_line_id(line.id.as_deref().unwrap_or("")) {
                self.missing(strings, &id, (&line.file, line.line));
            }
        }
        let lines = spoken.keys().map(|line| format!("dialogue.{line}"));
        let untold: Vec<String> = lines.filter(|id| !strings.texts.contains_key(id)).collect();
        // Of a line without a proper id there may be a text, under what it was or will be called.
        let unnamed = talk.lines.iter().any(|line| line.id.as_deref().is_none_or(|id| !is_line_id(id)));
        // Under an id that is not well formed texts are called after what was meant, or after what will be.
        let renamed = |id: &str| {
            let bad = |other: &String| {
                let well = other.split('.').take_while(|part| well_formed(part)).map(|part| part.len() + 1).sum();
                well < other.len() && other.get(..well).is_some_and(|start| well > 0 && id.starts_with(start))
            };
            needs.ids().any(bad)
        };
        for (id, (_, way)) in &strings.texts {
            let known = match id.strip_prefix("dialogue.") {
                Some(line) => talk.unread || unnamed || spoken.contains_key(line),
                None => needs.has(id),
            };
            if !known && !renamed(id) {
                let known = missing.iter().copied().chain(untold.iter().map(String::as_str));
                let close = self.out.guess.closest(id, known);
                let help = match close {
                    Some(close) => say!("did-you-mean", close),
                    None => say!("text-delete-check-spelling-id"),
                };
                let code = if close.is_some() { "unknown-text" } else { "unused-text" };
                self.put_text(code, (strings, way), quote(id), say!("text-id-scene-uses"), help);
            }
        }
    }

    fn missing(&mut self, strings: &Strings<'_>, id: &str, (file, line): (&str, usize)) {
        let way: Vec<Seg> = id.split('.').map(Seg::from).collect();
        let about = id.starts_with("node.") && id.ends_with(".about");
        let (table, key) = id.rsplit_once('.').unwrap_or(("", id));
        self.put_text(
            if about { "no-description" } else { "missing-text" },
            (strings, &way),
            say!("text-no-text", id),
            say!("text-needs-line", file, line),
            say!("text-write-under", table, key),
        );
    }
}
