//! The names that expressions and texts may use, and whether what they stand for can ever happen.

use super::Check;
#[cfg(feature = "author")]
use super::dialogue::Talk;
#[cfg(feature = "author")]
use crate::catalogue::Catalogue;
#[cfg(feature = "author")]
use crate::format::{Action, Scene};
use crate::report::Message;
#[cfg(feature = "author")]
use crate::report::say;
use std::collections::BTreeMap;
#[cfg(feature = "author")]
use std::collections::BTreeSet;

/// Whether a name's value can ever be other than at the start.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "author"), expect(dead_code, reason = "players take all names as they come"))]
pub(crate) enum Life {
    /// It can.
    Changes,
    /// It stays as it was declared, which may be meant.
    Constant,
    /// It cannot, so naming it is a mistake: why.
    Never(Message),
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

#[cfg(feature = "author")]
impl Life {
    /// The event, if it can happen; else why it cannot.
    pub(crate) fn only_if(possible: bool, why: Message) -> Life {
        if possible { Life::Changes } else { Life::Never(why) }
    }
}

/// What decides which names there are.
#[cfg(feature = "author")]
pub(crate) struct NameContext<'a> {
    pub scene: &'a Scene,
    pub catalogue: &'a Catalogue,
    pub talk: &'a Talk,
}

impl Names {
    /// Names are taken as they come: those that mean nothing have no value while the lesson runs.
    pub(crate) fn any() -> Names {
        Names { map: BTreeMap::new(), any: vec![""], set: false }
    }

    #[cfg(feature = "author")]
    pub(crate) fn new(context: &NameContext<'_>) -> Names {
        let NameContext { scene, talk, .. } = *context;
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
            put(format!("used.{id}"), Life::only_if(node.usable, say!("expr-node-cannot-used-no")));
            put(format!("examined.{id}"), Life::only_if(node.examine, say!("expr-node-cannot-examined-no")));
        }
        for viewpoint in &scene.viewpoints {
            put(format!("visited.{}", viewpoint.id), Life::Changes);
        }
        for task in &scene.tasks {
            put(format!("done.{}", task.id), Life::Changes);
            for step in &task.steps {
                put(format!("done.{}.{}", task.id, step.id), Life::Changes);
            }
        }
        scene.blocks().for_each(|block| block.names(context, &mut put));
        let any = scene.blocks().flat_map(|block| block.unknown_names(context)).copied().collect();
        Names { map, any, set: talk.unread }
    }

    /// What a name stands for, if anything.
    pub(crate) fn life(&self, name: &str) -> Option<Life> {
        let any = self.any.iter().any(|start| name.starts_with(start));
        let known = self.map.get(name).map(|life| match life {
            Life::Constant if self.set => Life::Changes,
            life => life.clone(),
        });
        known.or(any.then_some(Life::Changes))
    }

    #[cfg(feature = "author")]
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.map.keys().map(String::as_str)
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
