//! Ids: what was declared, and where.

#[cfg(feature = "author")]
use super::spelling::well_formed;
use crate::format::Scene;
use crate::report::entry;
use crate::source::{Seg, way};
use shujin_messages::table::Entry;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What an id names. The core's kinds stand here; each block brings its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IdKind {
    /// What such a thing is called.
    pub called: &'static Entry,
    /// Whether the id alone is a name in expressions. All such ids are different, of whatever kind.
    pub is_name: bool,
}

impl IdKind {
    pub(crate) const GOAL: IdKind = IdKind::new(entry!("kind-goal"));
    pub(crate) const NODE: IdKind = IdKind::new(entry!("kind-node"));
    pub(crate) const VIEWPOINT: IdKind = IdKind::new(entry!("kind-viewpoint"));
    pub(crate) const FACT: IdKind = IdKind::new(entry!("kind-fact"));
    pub(crate) const VALUE: IdKind = IdKind::new(entry!("kind-value")).named();
    pub(crate) const TASK: IdKind = IdKind::new(entry!("kind-task"));
    pub(crate) const TALK: IdKind = IdKind::new(entry!("kind-dialogue-node"));

    /// A kind called so.
    pub(crate) const fn new(called: &'static Entry) -> IdKind {
        IdKind { called, is_name: false }
    }

    /// The same kind, of which the id alone is a name in expressions.
    pub(crate) const fn named(self) -> IdKind {
        IdKind { is_name: true, ..self }
    }
}

impl PartialEq for IdKind {
    fn eq(&self, other: &IdKind) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for IdKind {}

impl PartialOrd for IdKind {
    fn partial_cmp(&self, other: &IdKind) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IdKind {
    fn cmp(&self, other: &IdKind) -> Ordering {
        self.called.id.cmp(other.called.id)
    }
}

/// Whether a text holds an id as a name of its own, not as a part of a longer one.
#[cfg(feature = "author")]
fn names(text: &str, id: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let (first, last) = (word(id.chars().next()), word(id.chars().next_back()));
    text.match_indices(id).any(|(at, _)| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + id.len()..].chars().next());
        !(first && word(before) || last && word(behind))
    })
}

/// All declared ids by kind, with where they were declared.
pub(crate) struct Ids<'a> {
    sets: BTreeMap<IdKind, BTreeSet<&'a str>>,
    /// A kind of which not all ids are known: any is taken as it comes.
    any: Option<IdKind>,
    pub(super) list: Vec<(IdKind, &'a str, Vec<Seg>)>,
}

impl<'a> Ids<'a> {
    /// Gathers the ids of a scene; `talks` are the nodes of its dialogues.
    pub(crate) fn new(scene: &'a Scene, talks: impl Iterator<Item = &'a str>) -> Ids<'a> {
        let mut list = Vec::new();
        let mut add = |kind, key: &str, ids: &mut dyn Iterator<Item = &'a String>| {
            list.extend(ids.enumerate().map(|(i, id)| (kind, id.as_str(), way![key, i, "id"])));
        };
        add(IdKind::NODE, "node", &mut scene.nodes.iter().map(|x| &x.id));
        add(IdKind::VIEWPOINT, "viewpoint", &mut scene.viewpoints.iter().map(|x| &x.id));
        add(IdKind::FACT, "fact", &mut scene.facts.iter().map(|x| &x.id));
        add(IdKind::VALUE, "value", &mut scene.values.iter().map(|x| &x.id));
        add(IdKind::TASK, "task", &mut scene.tasks.iter().map(|x| &x.id));
        list.extend(scene.goals.iter().enumerate().map(|(i, id)| (IdKind::GOAL, id.as_str(), way!["goals", i])));
        scene.blocks().for_each(|block| block.ids(&mut |kind, id, way| list.push((kind, id, way))));
        let mut sets: BTreeMap<IdKind, BTreeSet<&str>> = BTreeMap::new();
        for (kind, id, _) in &list {
            sets.entry(*kind).or_default().insert(id);
        }
        sets.entry(IdKind::TALK).or_default().extend(talks);
        Ids { sets, any: None, list }
    }

    /// Takes any id of a kind as it comes.
    #[cfg(feature = "author")]
    pub(crate) fn any(self, kind: Option<IdKind>) -> Ids<'a> {
        Ids { any: kind, ..self }
    }

    pub(crate) fn has(&self, kind: IdKind, id: &str) -> bool {
        self.any == Some(kind) || self.sets.get(&kind).is_some_and(|set| set.contains(id))
    }

    /// Whether a text names an id that is not well formed.
    #[cfg(feature = "author")]
    pub(crate) fn misspelt(&self, text: &str) -> bool {
        self.sets.values().flatten().any(|id| !id.is_empty() && !well_formed(id) && names(text, id))
    }

    pub(crate) fn all(&self, kind: IdKind) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.sets.get(&kind).into_iter().flatten().copied()
    }
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::names;

    #[test]
    fn an_id_is_named_as_a_whole() {
        for (text, id) in
            [("done.N &&", "N"), ("N=1", "N"), ("1 + Über", "Über"), ("éÜberé", "Über"), ("My Stone = 1", "My Stone")]
        {
            assert!(names(text, id), "{text}");
        }
        for text in ["Note & 1", "done.No", "fish-N =", "N2 ="] {
            assert!(!names(text, "N"), "{text}");
        }
    }
}
