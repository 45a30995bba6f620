//! Tools at work: which can be used on what, and how often each was.

use super::events::ToolUsed;
use super::intents::UseTool;
use crate::take::Hands;
use serde_json::{Map, Value, json};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Apply, Scalar, Trigger};
use shujin_play::{Block, HANDS, Intent, Name, Offer, On, OnIntent, OpenError, Play, State, StateHash};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How often each tool was used so, by the ids of the uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied(BTreeMap<String, u32>);

impl State for Applied {
    fn hash(&self, to: &mut StateHash) {
        for (id, times) in &self.0 {
            to.text(id);
            to.bytes(&times.to_le_bytes());
        }
    }
}

impl Applied {
    /// Those of a lesson; nothing where it has no tools.
    pub fn of(play: &Play) -> Option<&Applied> {
        play.state()
    }

    /// How often tools were used at all.
    pub fn times(&self) -> u32 {
        self.0.values().sum()
    }
}

/// Whether a hand can use a tool so now.
pub fn can_apply(play: &Play, apply: &Apply, hand: u8) -> bool {
    let held = Hands::of(play).and_then(|hands| hands.holds(hand));
    held == Some(apply.tool.as_str()) && play.shows(&apply.to) && play.holds_if_any(apply.when.as_ref())
}

/// What the tool that a hand holds can be used for now.
pub fn open_to(play: &Play, hand: u8) -> impl Iterator<Item = &Apply> {
    play.lesson.scene.applies.iter().filter(move |apply| can_apply(play, apply, hand))
}

fn apply(play: &mut Play, id: &str, hand: u8) {
    let lesson = Arc::clone(&play.lesson);
    let Some(apply) = lesson.scene.applies.iter().find(|apply| apply.id == id) else { return };
    if hand >= HANDS || play.is_occupied() || !can_apply(play, apply, hand) {
        return;
    }
    let Some(applied) = play.state_mut::<Applied>() else { return };
    let times = applied.0.entry(id.to_owned()).or_default();
    *times = times.saturating_add(1);
    let times = f64::from(*times);
    play.write(&format!("applied.{id}"), &Scalar::Number(times));
    play.examine_once(&apply.to);
    play.tell(ToolUsed { node: apply.to.clone(), tool: apply.tool.clone() });
    play.trigger(Trigger::Apply(id.into()));
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        Ok((!lesson.scene.applies.is_empty()).then(|| Box::<Applied>::default() as Box<dyn State>))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let id = name.strip_prefix("applied.")?.to_owned();
        lesson.scene.applies.iter().find(|apply| apply.id == id)?;
        let times = move |play: &Play| Some(f64::from(Applied::of(play)?.0.get(&id).copied().unwrap_or_default()));
        Some(Name::written(move |play| times(play).map(Scalar::Number)))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[&On(|play, UseTool { id, hand }| apply(play, &id, hand))]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        for apply in open_to(play, 0) {
            let intent = Intent::of(UseTool { id: apply.id.clone(), hand: 0 });
            add(Offer { intent, node: Some(apply.to.clone()) });
        }
    }

    /// With a tool in hand a touch uses it.
    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        let id = open_to(play, 0).find(|apply| apply.to == node).map(|apply| apply.id.clone());
        let can = id.is_some();
        id.into_iter().for_each(|id| apply(play, &id, 0));
        can
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        if let Some(applied) = Applied::of(play) {
            to.insert("applied".into(), json!(applied.0));
        }
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(mut old) = before.take_state::<Applied>() else { return };
        old.0.retain(|id, _| play.lesson.scene.applies.iter().any(|apply| apply.id == *id));
        for (id, times) in &old.0 {
            play.write(&format!("applied.{id}"), &Scalar::Number(f64::from(*times)));
        }
        play.put_state(old);
    }
}
