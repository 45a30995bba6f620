//! Dialogues: their files, their nodes, and which of them anything begins.

use super::Out;
use super::compile::Source;
use super::depth::{LEVELS, OPERATORS, too_deep};
use super::slips::mend;
use super::yarn::{Named, YarnNode, plain, scan};
use crate::dialogues::Dialogues;
use crate::expressions::Expressions;
use crate::files::Files;
use crate::format::Scene;
use crate::report::say;
use crate::text::text_of;
use std::collections::{BTreeMap, BTreeSet};

/// Who may speak.
pub(super) fn speakers(scene: &Scene) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    scene.blocks().for_each(|block| block.speakers(&mut |speaker| _ = all.insert(speaker)));
    all
}

/// Most bytes of a dialogue file: the compiler is not made for more.
const MOST: usize = 256 << 10;

/// A line of dialogue in its file.
#[derive(Debug)]
pub(crate) struct LineText {
    pub id: Option<String>,
    pub file: String,
    pub line: usize,
}

/// What the dialogues of a scene hold.
#[derive(Default)]
pub(crate) struct Talk {
    /// Node, the file it stands in, and whether anything begins it.
    pub(super) nodes: BTreeMap<String, (String, YarnNode, bool)>,
    pub lines: Vec<LineText>,
    pub compiled: Option<Dialogues>,
    /// Whether a file that the scene names could not be read: then nobody knows which nodes, lines and values it has.
    pub unread: bool,
}

impl Talk {
    /// Every dialogue node, and whether anything begins it.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (&str, bool)> {
        self.nodes.iter().map(|(title, (_, _, started))| (title.as_str(), *started))
    }

    /// What dialogues set values to, as it is written, with the file.
    pub(crate) fn settings(&self) -> impl Iterator<Item = (&str, &Named, &str)> {
        self.nodes.values().flat_map(|(file, node, _)| {
            node.settings.iter().map(move |(named, text)| (file.as_str(), named, text.as_str()))
        })
    }

    /// Values that dialogues set.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &str> {
        self.nodes.values().flat_map(|(_, node, _)| node.sets.iter().map(|set| set.name.as_str()))
    }

    /// Reads the dialogues that a scene names.
    pub(crate) fn read(scene: &Scene, expressions: &Expressions, files: &Files, out: &mut Out) -> Talk {
        let mut named = BTreeSet::new();
        scene.blocks().for_each(|block| block.dialogues(&mut |file, _| _ = named.insert(file)));
        let mut talk = Talk::default();
        let mut sources = Vec::new();
        let roles = speakers(scene);
        let values: BTreeSet<&str> = scene.values.iter().map(|v| v.id.as_str()).collect();
        for path in named {
            match talk.file(path, files, (&roles, &values), out) {
                Some(source) => sources.push(source),
                None => talk.unread = true,
            }
        }
        talk.compile((scene, expressions), &sources, out);
        talk.starts(scene);
        talk.check(scene, out);
        talk.fits(files, out);
        talk
    }

    /// Reads a file; gives it back for the compiler, unless it cannot be read.
    fn file(
        &mut self,
        path: &str,
        files: &Files,
        (roles, values): (&BTreeSet<&str>, &BTreeSet<&str>),
        out: &mut Out,
    ) -> Option<Source> {
        let bytes = files.get(path).filter(|_| path.ends_with(".yarn"))?;
        let mended = mend(&plain(text_of(path, bytes, MOST, out)?), roles, values);
        let told = mended.slips.iter().map(|slip| slip.line).collect();
        self.unread |= mended.lost;
        for slip in mended.slips {
            out.put(slip.code, (path, slip.line, slip.column), slip.found, slip.expected, slip.help);
        }
        let nodes = scan(&mended.text);
        if nodes.is_empty() {
            // The compiler panics at it, which in a browser is the end of the engine.
            out.put(
                "yarn-syntax",
                (path, 1, 1),
                say!("yarn-dialogue-without-nodes"),
                say!("yarn-title-lines"),
                say!("yarn-write-node-leave-file"),
            );
            return None;
        }
        if let Some(line) = too_deep(&mended.text) {
            out.put(
                "yarn-syntax",
                (path, line, 1),
                say!("yarn-dialogue-nests-too-deep"),
                say!("yarn-most-levels-conditions-options", levels = LEVELS, operators = OPERATORS),
                say!("yarn-split-into-several-nodes"),
            );
            return None;
        }
        let nameless = nodes.iter().any(|node| node.title.is_empty());
        self.unread |= nameless;
        for node in nodes {
            self.add(path, node, out);
        }
        Some(Source { path: path.to_owned(), text: mended.text, told, unsure: mended.unsure || nameless })
    }

    /// What compiles must also be what players take; where it is not, something was said about it as a rule.
    fn fits(&mut self, files: &Files, out: &mut Out) {
        let Some(Err(why)) = self.compiled.as_ref().map(|compiled| compiled.fits(files)) else { return };
        self.compiled = None;
        if let (Some((path, _)), false) = (files.iter().find(|(path, _)| path.ends_with(".yarn")), out.has_yarn()) {
            out.put(
                "yarn-syntax",
                (path, 1, 1),
                why,
                say!("yarn-dialogue-players-take"),
                say!("yarn-take-out-what-new"),
            );
        }
    }

    fn add(&mut self, path: &str, node: YarnNode, out: &mut Out) {
        let lines = node.spoken.iter().map(|s| LineText { id: s.id.clone(), file: path.to_owned(), line: s.line });
        self.lines.extend(lines);
        if node.title.is_empty() {
            out.put(
                "missing-key",
                (path, node.line, 1),
                say!("yarn-no-title"),
                say!("yarn-title-line"),
                say!("yarn-write-title-name-line"),
            );
            return;
        }
        if let Some((other, first, _)) = self.nodes.get(&node.title) {
            let (title, first) = (&node.title, first.line);
            let found = match other == path {
                true => say!("yarn-used-line-already", title, first),
                false => {
                    say!("yarn-used-in-file-on-line", title, other, first)
                }
            };
            out.put(
                "duplicate-id",
                (path, node.line, 1),
                found,
                say!("yarn-title-own"),
                say!("yarn-choose-another-title"),
            );
            return;
        }
        self.nodes.insert(node.title.clone(), (path.to_owned(), node, false));
    }

    /// Marks the nodes that people and rules begin, and those that these lead to.
    fn starts(&mut self, scene: &Scene) {
        let actions = scene.rules.iter().flat_map(|rule| &rule.actions);
        let begun = actions.filter_map(|action| scene.blocks().find_map(|block| block.talk_of(action)));
        let mut open: Vec<String> = begun.map(str::to_owned).collect();
        scene.blocks().for_each(|block| block.begins(&mut |node| open.push(node.to_owned())));
        while let Some(title) = open.pop() {
            if let Some((_, node, started)) = self.nodes.get_mut(&title).filter(|(_, _, started)| !started) {
                *started = true;
                open.extend(node.jumps.iter().map(|j| j.name.clone()));
            }
        }
    }
}
