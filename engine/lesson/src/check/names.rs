//! The names that expressions and texts may use, and whether what they stand for can ever happen.

use super::Check;
#[cfg(feature = "author")]
use super::dialogue::Talk;
#[cfg(feature = "author")]
use crate::catalogue::Catalogue;
#[cfg(feature = "author")]
use crate::format::Instrument;
use crate::format::{Action, Scene};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a name's value can ever be other than at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "author"), expect(dead_code, reason = "players take all names as they come"))]
pub(crate) enum Life {
    /// It can.
    Changes,
    /// It stays as it was declared, which may be meant.
    Constant,
    /// It cannot, so naming it is a mistake: why, in Chinese and English.
    Never(&'static str, &'static str),
}

/// All names with their life.
pub(crate) struct Names {
    map: BTreeMap<String, Life>,
    /// What an unknown name may begin with: `lab.` where the catalogue doesn't know the model, `talked.` where a dialogue could not
    /// be read, so that it is not guessed at.
    any: Vec<&'static str>,
    /// Whether values may change that nothing is known to set.
    set: bool,
}

/// The event, if it can happen.
#[cfg(feature = "author")]
fn only_if(possible: bool, zh: &'static str, en: &'static str) -> Life {
    if possible { Life::Changes } else { Life::Never(zh, en) }
}

impl Names {
    /// Names are taken as they come: those that mean nothing have no value while the lesson runs.
    pub(crate) fn any() -> Names {
        Names { map: BTreeMap::new(), any: vec![""], set: false }
    }

    #[cfg(feature = "author")]
    pub(crate) fn new(scene: &Scene, catalogue: &Catalogue, talk: &Talk) -> Names {
        let mut map = BTreeMap::new();
        let mut put = |name: String, life: Life| {
            map.insert(name, life);
        };
        put("time".into(), Life::Changes);
        let set = assigned(scene, talk);
        for value in &scene.values {
            let moves = value.control.is_some() || value.is.is_some() || set.contains(value.id.as_str());
            put(value.id.clone(), if moves { Life::Changes } else { Life::Constant });
        }
        for node in &scene.nodes {
            let id = &node.id;
            put(
                format!("used.{id}"),
                only_if(node.usable, "这个物件不能使用：没有 use = true", "the node cannot be used: no `use = true`"),
            );
            put(
                format!("examined.{id}"),
                only_if(
                    node.examine,
                    "这个物件不能察看：没有 examine = true",
                    "the node cannot be examined: no `examine = true`",
                ),
            );
        }
        for viewpoint in &scene.viewpoints {
            put(format!("visited.{}", viewpoint.id), Life::Changes);
        }
        let begun = begun(scene);
        for (node, started) in talk.nodes() {
            let life = match (begun.contains(node), started) {
                (false, true) => Life::Never(
                    "只有 <<jump>> 到这里，或说话的人没有 node；只数开始对话的那个节点",
                    "only a <<jump>> leads there, or who says it has no `node`; what counts is the node at which a dialogue began",
                ),
                (begun, _) => only_if(begun, "没有谁开始这段对话", "nothing begins this dialogue"),
            };
            for what in ["talked", "talking"] {
                put(format!("{what}.{node}"), life);
            }
        }
        let asked = asked(scene);
        for question in &scene.questions {
            let life = only_if(asked.contains(question.id.as_str()), "这个问题从不提出", "the question is never put");
            for what in ["answered", "right", "answer"] {
                put(format!("{what}.{}", question.id), life);
            }
        }
        for task in &scene.tasks {
            put(format!("done.{}", task.id), Life::Changes);
            for step in &task.steps {
                put(format!("done.{}.{}", task.id, step.id), Life::Changes);
            }
        }
        lab(scene, catalogue, &mut put);
        score(scene, &mut put);
        let guessed = scene.lab.as_ref().is_some_and(|lab| catalogue.model(&lab.model).is_none());
        let any = [("lab.", guessed), ("talked.", talk.unread), ("talking.", talk.unread)];
        let any = any.into_iter().filter(|(_, any)| *any).map(|(start, _)| start).collect();
        Names { map, any, set: talk.unread }
    }

    /// What a name stands for, if anything.
    pub(crate) fn life(&self, name: &str) -> Option<Life> {
        let any = self.any.iter().any(|start| name.starts_with(start));
        let known = self.map.get(name).map(|life| match *life {
            Life::Constant if self.set => Life::Changes,
            life => life,
        });
        known.or(any.then_some(Life::Changes))
    }

    #[cfg(feature = "author")]
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.map.keys().map(String::as_str)
    }
}

#[cfg(feature = "author")]
fn lab(scene: &Scene, catalogue: &Catalogue, put: &mut impl FnMut(String, Life)) {
    let Some(lab) = &scene.lab else { return };
    if let Some(model) = catalogue.model(&lab.model) {
        for port in model.inputs.iter().chain(&model.outputs) {
            put(format!("lab.{}", port.name), Life::Changes);
        }
    }
    for Instrument { id, counts, .. } in &lab.instruments {
        put(format!("read.{id}"), Life::Changes);
        put(
            format!("counted.{id}"),
            only_if(counts.is_some(), "这个仪器不计数：没有 counts", "the instrument counts nothing: no `counts`"),
        );
    }
    if let Some(table) = &lab.table {
        put("rows".into(), Life::Changes);
        for column in &table.columns {
            for what in ["distinct", "min", "max", "last"] {
                put(format!("{what}.{}", column.id), Life::Changes);
            }
        }
    }
    if let Some(plot) = &lab.plot {
        let life =
            only_if(plot.line_from > 0, "图上不画拟合线：line_from 是 0", "the plot draws no line: `line_from` is 0");
        for what in ["slope", "intercept", "slope_sd", "r2", "n"] {
            put(format!("fit.{what}"), life);
        }
    }
}

#[cfg(feature = "author")]
fn score(scene: &Scene, put: &mut impl FnMut(String, Life)) {
    let Some(score) = &scene.score else { return };
    for what in ["playing", "rate", "loop", "quarter", "ended"] {
        put(format!("music.{what}"), Life::Changes);
    }
    let keys =
        only_if(!score.keys.is_empty(), "没有可弹的键：keys 是空的", "there are no keys to play: `keys` is empty");
    put("music.right".into(), keys);
    put("music.wrong".into(), keys);
    for phrase in 1..=score.phrases.len() {
        put(format!("heard.{phrase}"), Life::Changes);
        put(format!("looped.{phrase}"), Life::Changes);
        put(format!("touched.{phrase}"), keys);
    }
}

/// Values that rules or dialogues set.
#[cfg(feature = "author")]
pub(crate) fn assigned<'a>(scene: &'a Scene, talk: &'a Talk) -> BTreeSet<&'a str> {
    let rules = scene.rules.iter().flat_map(|r| &r.actions).filter_map(|action| match action {
        Action::Set(assign) => Some(assign.value.as_str()),
        _ => None,
    });
    rules.chain(talk.sets()).collect()
}

/// Dialogue nodes at which rules, or people who can be touched, begin a dialogue.
#[cfg(feature = "author")]
fn begun(scene: &Scene) -> BTreeSet<&str> {
    let rules = scene.rules.iter().flat_map(|r| &r.actions).filter_map(|action| match action {
        Action::Talk(node) => Some(node.as_str()),
        _ => None,
    });
    let touched = scene.roles.iter().filter(|r| r.node.is_some());
    rules.chain(touched.filter_map(|r| r.talk.as_deref())).collect()
}

/// Questions that steps or rules put.
pub(crate) fn asked(scene: &Scene) -> BTreeSet<&str> {
    let rules = scene.rules.iter().flat_map(|r| &r.actions).filter_map(|action| match action {
        Action::Ask(question) => Some(question.as_str()),
        _ => None,
    });
    let steps = scene.tasks.iter().flat_map(|t| &t.steps).filter_map(|s| s.ask.as_deref());
    rules.chain(steps).collect()
}

#[cfg(not(feature = "author"))]
impl Check<'_> {
    /// Nobody who opens a pack can mend it: a player does not guess.
    pub(crate) fn close_name(&mut self, _: &str) -> Option<String> {
        None
    }
}

#[cfg(feature = "author")]
impl Check<'_> {
    /// The closest name that exists; of the same kind where there are others of it.
    pub(crate) fn close_name(&mut self, name: &str) -> Option<String> {
        if let Some((kind, id)) = name.split_once('.') {
            let same: Vec<&str> =
                self.names.all().filter_map(|other| other.strip_prefix(kind)?.strip_prefix('.')).collect();
            if !same.is_empty() {
                let guess = &mut self.out.guess;
                let close = guess.closest(id, same.iter().copied()).or_else(|| guess.begun(id, same.into_iter()));
                return close.map(|id| format!("{kind}.{id}"));
            }
        }
        if let Some(close) = self.out.guess.closest(name, self.names.all()) {
            return Some(close.to_owned());
        }
        // Of a thing by its id alone what happens to it is meant.
        let of = self.names.all().filter(|other| other.split_once('.').is_some_and(|(_, id)| id == name));
        let of = of.max_by_key(|other| matches!(self.names.life(other), Some(Life::Changes))).map(str::to_owned);
        of.or_else(|| self.out.guess.begun(name, self.names.all().filter(|n| !n.contains('.'))).map(str::to_owned))
    }
}
