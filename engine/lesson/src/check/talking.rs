//! Dialogues held against the scene and each other: jumps, ends, speakers, variables, line ids.

use super::dialogue::{Talk, speakers};
use super::prose::{figures, narrow, quoted, wide_braces};
use super::texts::{SPOKEN, too_long};
use super::yarn::Named;
use super::{IdKind, Out, there};
use crate::format::Scene;
use crate::report::{Message, Problem, entry, quote, say};
use std::collections::{BTreeMap, BTreeSet};

/// Who speaks, as the block of people calls it.
const SPEAKER: IdKind = IdKind::new(entry!("kind-role"));

impl Talk {
    /// Checks all nodes.
    pub(super) fn check(&self, scene: &Scene, out: &mut Out) {
        let roles = speakers(scene);
        let values: BTreeSet<&str> = scene.values.iter().map(|v| v.id.as_str()).collect();
        let ends = self.ends();
        let mut ids = BTreeMap::new();
        for (title, (file, node, started)) in &self.nodes {
            if !started && self.unread {
                // What begins it may stand where nobody could read it.
            } else if !started {
                out.put(
                    "unreachable-dialogue",
                    (file, node.line, 1),
                    quote(title),
                    say!("yarn-node-something-begins"),
                    say!("yarn-name-roles-talk-rules", title),
                );
            } else if !ends.contains(title.as_str()) {
                out.put(
                    "endless-dialogue",
                    (file, node.line, 1),
                    quote(title),
                    say!("yarn-dialogue-comes-end"),
                    say!("yarn-leave-way-out-ring"),
                );
            }
            for jump in node.jumps.iter().filter(|j| !self.unread && !self.nodes.contains_key(&j.name)) {
                unknown(out, file, jump, IdKind::TALK, "", self.nodes.keys().map(String::as_str));
            }
            for variable in node.variables.iter().filter(|v| !values.contains(v.name.as_str())) {
                // What it should be called was said.
                let wanted = quote(&format!("${}", variable.name));
                let said = |p: &Problem| p.file == *file && p.line == variable.line && p.expected == wanted;
                if out.report.problems.iter().any(said) {
                    continue;
                }
                unknown(out, file, variable, IdKind::VALUE, "$", values.iter().copied());
            }
            for set in &node.sets {
                computed(scene, out, file, set);
            }
            for (variable, word) in &node.words {
                option(scene, out, file, variable, word);
            }
            for line in &node.spoken {
                if let Some(speaker) = line.speaker.as_ref().filter(|s| !roles.contains(s.name.as_str())) {
                    unknown(out, file, speaker, SPEAKER, "", roles.iter().copied());
                }
                match &line.id {
                    None => out.put(
                        "line-without-id",
                        (file, line.line, line.column),
                        quote(&line.text),
                        say!("yarn-line-id-end"),
                        say!("yarn-put-line-id-end"),
                    ),
                    Some(id) => {
                        if let Some(first) = ids.insert(id.as_str(), line.line) {
                            out.put(
                                "duplicate-id",
                                (file, line.line, line.column),
                                say!("yarn-line-used-line-already", id, first),
                                say!("scene-id-own"),
                                say!("scene-choose-another-id"),
                            );
                        }
                    }
                }
                if let Some([found, expected, help]) = too_long(line.id.as_deref().unwrap_or(""), &line.text, SPOKEN) {
                    out.put("long-text", (file, line.line, line.column), found, expected, help);
                }
                for (found, name) in wide_braces(&line.text) {
                    let [expected, help] = narrow(&format!("${}", name.trim_start_matches('$')));
                    out.put("wide-braces", (file, line.line, line.column), quote(&found), expected, help);
                }
                let bare = figures(&line.text);
                if !bare.is_empty() {
                    out.put(
                        "bare-figure",
                        (file, line.line, line.column),
                        quoted(&bare),
                        say!("yarn-words-fact-source"),
                        say!("yarn-spell-out-small-numbers"),
                    );
                }
            }
        }
    }

    /// Nodes from which a dialogue can come to its end.
    fn ends(&self) -> BTreeSet<&str> {
        let mut from: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut open: Vec<&str> = Vec::new();
        for (title, (_, node, _)) in &self.nodes {
            let lost = node.jumps.iter().any(|j| !self.nodes.contains_key(&j.name)); // reported as such
            if !node.leaves || lost {
                open.push(title);
            }
            for jump in &node.jumps {
                from.entry(&jump.name).or_default().push(title);
            }
        }
        let mut ends = BTreeSet::new();
        while let Some(title) = open.pop() {
            if ends.insert(title) {
                open.extend(from.get(title).into_iter().flatten());
            }
        }
        ends
    }
}

/// A value that `is` computes cannot be set.
fn computed(scene: &Scene, out: &mut Out, file: &str, set: &Named) {
    let id = &set.name;
    if scene.values.iter().any(|value| value.id == *id && value.is.is_some()) {
        out.put(
            "start-or-is",
            (file, set.line, set.column),
            say!("yarn-value-is-computed", id),
            say!("scene-value-start"),
            say!("scene-what-computed-cannot-set"),
        );
    }
}

/// A word that a value is set to or compared with is among its options.
fn option(scene: &Scene, out: &mut Out, file: &str, variable: &Named, word: &str) {
    let value = scene.values.iter().find(|value| value.id == variable.name);
    let Some(options) = value.map(|value| &value.options).filter(|list| !list.is_empty()) else { return };
    if options.iter().any(|option| option == word) {
        return;
    }
    let (name, list) = (&variable.name, options.join(", "));
    let help = match out.guess.closest(word, options.iter().map(String::as_str)) {
        Some(close) => say!("yarn-did-you-mean-word", close),
        None => say!("expr-write-these"),
    };
    out.put(
        "unknown-option",
        (file, variable.line, variable.column),
        Message::same(format!("\"{word}\"")),
        say!("yarn-options-of", name, list),
        help,
    );
}

fn unknown<'a>(
    out: &mut Out,
    file: &str,
    named: &Named,
    kind: IdKind,
    sign: &str,
    known: impl Iterator<Item = &'a str>,
) {
    let name = &named.name;
    let known: Vec<&str> = known.collect();
    let help = match out.guess.closest(name, known.iter().copied()) {
        Some(close) => say!("yarn-did-you-mean-name", sign, close),
        None => there(known.into_iter(), kind),
    };
    let found = quote(&format!("{sign}{name}"));
    let expected = say!("scene-declared", kind = kind.called);
    out.put("unknown-id", (file, named.line, named.column), found, expected, help);
}
