//! Ids: what was declared, whether twice, whether well formed.

use super::Check;
use crate::format::Scene;
use crate::report::{Phrase, say};
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
    list: Vec<(Kind, &'a str, Vec<Seg>)>,
}

impl<'a> Ids<'a> {
    /// Gathers the ids of a scene; `talks` are the nodes of its dialogues.
    pub(crate) fn new(scene: &'a Scene, talks: impl Iterator<Item = &'a str>) -> Ids<'a> {
        let mut list = Vec::new();
        let mut add = |kind, key: &str, ids: &mut dyn Iterator<Item = &'a String>| {
            list.extend(
                ids.enumerate()
                    .map(|(i, id)| (kind, id.as_str(), way![key, i, "id"])),
            );
        };
        add(Kind::Node, "node", &mut scene.nodes.iter().map(|x| &x.id));
        add(
            Kind::Viewpoint,
            "viewpoint",
            &mut scene.viewpoints.iter().map(|x| &x.id),
        );
        add(
            Kind::Stream,
            "stream",
            &mut scene.streams.iter().map(|x| &x.id),
        );
        add(
            Kind::Sound,
            "sound",
            &mut scene.sounds.iter().map(|x| &x.id),
        );
        add(Kind::Fact, "fact", &mut scene.facts.iter().map(|x| &x.id));
        add(
            Kind::Value,
            "value",
            &mut scene.values.iter().map(|x| &x.id),
        );
        add(
            Kind::Question,
            "question",
            &mut scene.questions.iter().map(|x| &x.id),
        );
        add(Kind::Task, "task", &mut scene.tasks.iter().map(|x| &x.id));
        add(Kind::Role, "role", &mut scene.roles.iter().map(|x| &x.id));
        list.extend(
            scene
                .goals
                .iter()
                .enumerate()
                .map(|(i, id)| (Kind::Goal, id.as_str(), way!["goals", i])),
        );
        if let Some(lab) = &scene.lab {
            let instruments = lab.instruments.iter().enumerate();
            list.extend(instruments.map(|(i, x)| {
                (
                    Kind::Instrument,
                    x.id.as_str(),
                    way!["lab", "instrument", i, "id"],
                )
            }));
            let columns = lab.table.iter().flat_map(|t| &t.columns).enumerate();
            list.extend(columns.map(|(i, x)| {
                (
                    Kind::Column,
                    x.id.as_str(),
                    way!["lab", "table", "column", i, "id"],
                )
            }));
        }
        let mut sets: BTreeMap<Kind, BTreeSet<&str>> = BTreeMap::new();
        for (kind, id, _) in &list {
            sets.entry(*kind).or_default().insert(id);
        }
        sets.entry(Kind::Talk).or_default().extend(talks);
        Ids { sets, list }
    }

    pub(crate) fn has(&self, kind: Kind, id: &str) -> bool {
        self.sets.get(&kind).is_some_and(|set| set.contains(id))
    }

    pub(crate) fn all(&self, kind: Kind) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.sets.get(&kind).into_iter().flatten().copied()
    }
}

/// Whether `id` is a lower-case word of letters, digits, `-` and `_`, starting with a letter.
pub(crate) fn well_formed(id: &str) -> bool {
    id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// Names that an expression reads otherwise.
const RESERVED: &[&str] = &[
    "and", "or", "not", "true", "false", "time", "rows", "min", "max", "abs", "sqrt", "round",
    "floor", "clamp",
];

impl Check<'_> {
    pub(crate) fn ids_all(&mut self) {
        self.scene_id();
        let list = std::mem::take(&mut self.ids.list);
        let mut seen: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
        for (kind, id, way) in &list {
            self.id(id, way);
            if matches!(kind, Kind::Value | Kind::Column) && RESERVED.contains(id) {
                self.put(
                    "reserved-id",
                    way,
                    Phrase::quote(id),
                    say!(
                        "表达式里没有别的意思的词",
                        "a word without another meaning in expressions"
                    ),
                    say!("换一个标识。", "choose another id."),
                );
            }
            // A column is named in expressions just as a value is, so the two share their names.
            let shared = if *kind == Kind::Column {
                Kind::Value
            } else {
                *kind
            };
            let line = self.line(way);
            if let Some(first) = seen.insert((shared, id), line) {
                self.put(
                    "duplicate-id",
                    way,
                    Phrase::quote(id),
                    say!(
                        "第 {first} 行没用过的标识",
                        "an id not used on line {first}"
                    ),
                    say!("换一个标识。", "choose another id."),
                );
            }
        }
        self.option_ids();
    }

    fn scene_id(&mut self) {
        let id = &self.scene.id;
        let good = id
            .split_once('/')
            .is_some_and(|(family, name)| well_formed(family) && well_formed(name));
        if !good {
            self.put(
                "bad-id",
                &way!["id"],
                Phrase::quote(id),
                say!(
                    "文件夹/名称，如 `lab/pendulum`",
                    "folder/name, as in `lab/pendulum`"
                ),
                say!(
                    "用小写英文字母、数字和连字符。",
                    "use lower-case letters, digits and hyphens."
                ),
            );
        }
    }

    /// An id's spelling.
    pub(crate) fn id(&mut self, id: &str, way: &[Seg]) {
        if !well_formed(id) {
            self.put(
                "bad-id",
                way,
                Phrase::quote(id),
                say!(
                    "小写字母开头，只含小写字母、数字、- 和 _",
                    "a lower-case letter, then lower-case letters, digits, - and _"
                ),
                say!(
                    "改写标识，例如 `fish-mouth`。",
                    "spell it like `fish-mouth`."
                ),
            );
        }
    }

    /// Options of values and questions, steps and hints of tasks: well formed and each once.
    fn option_ids(&mut self) {
        let scene = self.scene;
        for (i, value) in scene.values.iter().enumerate() {
            let ids = value
                .options
                .iter()
                .enumerate()
                .map(|(k, id)| (id, way!["value", i, "options", k]));
            self.own(ids.collect());
        }
        for (i, question) in scene.questions.iter().enumerate() {
            let ids = question
                .options
                .iter()
                .enumerate()
                .map(|(k, id)| (id, way!["question", i, "options", k]));
            self.own(ids.collect());
        }
        for (i, task) in scene.tasks.iter().enumerate() {
            let steps = task
                .steps
                .iter()
                .enumerate()
                .map(|(k, s)| (&s.id, way!["task", i, "step", k, "id"]));
            self.own(steps.collect());
            let hints = task
                .hints
                .iter()
                .enumerate()
                .map(|(k, h)| (&h.id, way!["task", i, "hint", k, "id"]));
            self.own(hints.collect());
        }
    }

    fn own(&mut self, ids: Vec<(&String, Vec<Seg>)>) {
        let mut seen = BTreeSet::new();
        for (id, way) in ids {
            self.id(id, &way);
            if !seen.insert(id) {
                self.put(
                    "duplicate-id",
                    &way,
                    Phrase::quote(id),
                    say!("每个标识只出现一次", "each id once"),
                    say!("换一个标识。", "choose another id."),
                );
            }
        }
    }
}
