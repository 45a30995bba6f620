//! Ids: what was declared, and where.

#[cfg(feature = "author")]
use super::spelling::well_formed;
use crate::format::Scene;
use crate::source::{Seg, way};
use std::collections::{BTreeMap, BTreeSet};

/// What an id names.
#[allow(missing_docs)] // each is its name
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Goal,
    Node,
    Viewpoint,
    Stream,
    Sound,
    Fact,
    Value,
    Question,
    Task,
    Role,
    Instrument,
    Column,
    Talk,
}

impl Kind {
    /// What such a thing is called, in Chinese and English.
    pub(crate) fn called(self) -> (&'static str, &'static str) {
        match self {
            Kind::Goal => ("学习目标", "learning goal"),
            Kind::Node => ("物件 [[node]]", "[[node]]"),
            Kind::Viewpoint => ("视点 [[viewpoint]]", "[[viewpoint]]"),
            Kind::Stream => ("水流 [[stream]]", "[[stream]]"),
            Kind::Sound => ("声音 [[sound]]", "[[sound]]"),
            Kind::Fact => ("数据 [[fact]]", "[[fact]]"),
            Kind::Value => ("变量 [[value]]", "[[value]]"),
            Kind::Question => ("问题 [[question]]", "[[question]]"),
            Kind::Task => ("任务 [[task]]", "[[task]]"),
            Kind::Role => ("人物 [[role]]", "[[role]]"),
            Kind::Instrument => ("仪器 [[lab.instrument]]", "[[lab.instrument]]"),
            Kind::Column => ("表格列 [[lab.table.column]]", "[[lab.table.column]]"),
            Kind::Talk => ("对话节点", "dialogue node"),
        }
    }
}

/// All declared ids by kind, with where they were declared.
pub(crate) struct Ids<'a> {
    sets: BTreeMap<Kind, BTreeSet<&'a str>>,
    /// A kind of which not all ids are known: any is taken as it comes.
    any: Option<Kind>,
    pub(super) list: Vec<(Kind, &'a str, Vec<Seg>)>,
}

impl<'a> Ids<'a> {
    /// Gathers the ids of a scene; `talks` are the nodes of its dialogues.
    pub(crate) fn new(scene: &'a Scene, talks: impl Iterator<Item = &'a str>) -> Ids<'a> {
        let mut list = Vec::new();
        let mut add = |kind, key: &str, ids: &mut dyn Iterator<Item = &'a String>| {
            list.extend(ids.enumerate().map(|(i, id)| (kind, id.as_str(), way![key, i, "id"])));
        };
        add(Kind::Node, "node", &mut scene.nodes.iter().map(|x| &x.id));
        add(Kind::Viewpoint, "viewpoint", &mut scene.viewpoints.iter().map(|x| &x.id));
        add(Kind::Stream, "stream", &mut scene.streams.iter().map(|x| &x.id));
        add(Kind::Sound, "sound", &mut scene.sounds.iter().map(|x| &x.id));
        add(Kind::Fact, "fact", &mut scene.facts.iter().map(|x| &x.id));
        add(Kind::Value, "value", &mut scene.values.iter().map(|x| &x.id));
        add(Kind::Question, "question", &mut scene.questions.iter().map(|x| &x.id));
        add(Kind::Task, "task", &mut scene.tasks.iter().map(|x| &x.id));
        add(Kind::Role, "role", &mut scene.roles.iter().map(|x| &x.id));
        list.extend(scene.goals.iter().enumerate().map(|(i, id)| (Kind::Goal, id.as_str(), way!["goals", i])));
        if let Some(lab) = &scene.lab {
            let instruments = lab.instruments.iter().enumerate();
            list.extend(
                instruments.map(|(i, x)| (Kind::Instrument, x.id.as_str(), way!["lab", "instrument", i, "id"])),
            );
            let columns = lab.table.iter().flat_map(|t| &t.columns).enumerate();
            list.extend(columns.map(|(i, x)| (Kind::Column, x.id.as_str(), way!["lab", "table", "column", i, "id"])));
        }
        let mut sets: BTreeMap<Kind, BTreeSet<&str>> = BTreeMap::new();
        for (kind, id, _) in &list {
            sets.entry(*kind).or_default().insert(id);
        }
        sets.entry(Kind::Talk).or_default().extend(talks);
        Ids { sets, any: None, list }
    }

    /// Takes any id of a kind as it comes.
    #[cfg(feature = "author")]
    pub(crate) fn any(self, kind: Option<Kind>) -> Ids<'a> {
        Ids { any: kind, ..self }
    }

    pub(crate) fn has(&self, kind: Kind, id: &str) -> bool {
        self.any == Some(kind) || self.sets.get(&kind).is_some_and(|set| set.contains(id))
    }

    /// Whether a text names an id that is not well formed.
    #[cfg(feature = "author")]
    pub(crate) fn misspelt(&self, text: &str) -> bool {
        self.sets.values().flatten().any(|id| !id.is_empty() && !well_formed(id) && text.contains(id))
    }

    pub(crate) fn all(&self, kind: Kind) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.sets.get(&kind).into_iter().flatten().copied()
    }
}
