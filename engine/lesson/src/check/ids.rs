//! Ids: what was declared, and where.

#[cfg(feature = "author")]
use super::spelling::well_formed;
use crate::format::Scene;
use crate::source::{Seg, way};
use std::collections::{BTreeMap, BTreeSet};

/// What an id names. The core's kinds stand here; each block brings its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct IdKind {
    /// What such a thing is called, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// Whether the id alone is a name in expressions. All such ids are different, of whatever kind.
    pub is_name: bool,
}

impl IdKind {
    pub(crate) const GOAL: IdKind = IdKind::new("学习目标", "learning goal");
    pub(crate) const NODE: IdKind = IdKind::new("物件 [[node]]", "[[node]]");
    pub(crate) const VIEWPOINT: IdKind = IdKind::new("视点 [[viewpoint]]", "[[viewpoint]]");
    pub(crate) const FACT: IdKind = IdKind::new("数据 [[fact]]", "[[fact]]");
    pub(crate) const VALUE: IdKind = IdKind::new("变量 [[value]]", "[[value]]").named();
    pub(crate) const TASK: IdKind = IdKind::new("任务 [[task]]", "[[task]]");
    pub(crate) const TALK: IdKind = IdKind::new("对话节点", "dialogue node");

    /// A kind called so in Chinese and English.
    pub(crate) const fn new(zh: &'static str, en: &'static str) -> IdKind {
        IdKind { zh, en, is_name: false }
    }

    /// The same kind, of which the id alone is a name in expressions.
    pub(crate) const fn named(self) -> IdKind {
        IdKind { is_name: true, ..self }
    }
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
        self.sets.values().flatten().any(|id| !id.is_empty() && !well_formed(id) && text.contains(id))
    }

    pub(crate) fn all(&self, kind: IdKind) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.sets.get(&kind).into_iter().flatten().copied()
    }
}
