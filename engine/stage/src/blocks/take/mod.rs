//! Things in hand: how one takes and puts them, what is shown and heard of it.

mod answer;
mod carry;
mod rings;

pub use rings::Ring;

use super::{Grip, StageBlock, foot_card};
use crate::{
    action::UiAction,
    schedule::FrameSet,
    ui::{
        fold::Panel,
        panels::View,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Widget},
    },
    world::WorldSet,
};
use bevy::prelude::*;
use shujin_blocks::take::{Back, Hands, Refusal, Take, can_put, places_elsewhere};
use shujin_messages::Message;
use shujin_play::{Intent, Play, TICKS_PER_SECOND};

/// For how long it stands there what came of a deed, ticks.
const TOLD: u64 = 3 * TICKS_PER_SECOND;

/// Width of the card that tells what is in hand, logical pixels.
const WIDTH: f32 = 400.0;

/// The block for the stage's list.
pub struct Things;

impl StageBlock for Things {
    fn build(&self, app: &mut App) {
        app.init_resource::<carry::Carried>()
            .add_systems(Update, (carry::aim, carry::carry, rings::show).chain().in_set(WorldSet::Blocks))
            .add_systems(Update, answer::sound.in_set(FrameSet::Lesson));
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let name = |node: &str| text(&format!("node.{node}.name"));
        let hands = Hands::of(play)?;
        if let Some(held) = hands.holds(0) {
            if held == node {
                return Some(say!("put-back", thing = name(held)));
            }
            let place = play.lesson.scene.sockets.iter().find(|at| at.node == node && can_put(play, 0, at));
            if let Some(at) = place {
                return Some(say!("put-into", thing = name(held), place = called(play, &at.id, text)));
            }
        }
        let scene = &play.lesson.scene;
        let is_place = || scene.sockets.iter().any(|at| at.node == node && !at.accepts.is_empty());
        let is_thing = scene.takes.iter().any(|take| take.node == node);
        (is_thing || is_place() && !scene.answers_touch(node)).then(|| say!("take-thing", thing = name(node)))
    }

    fn grab(&self, play: &Play, node: &str, hand: u8) -> Option<Grip> {
        let is_thing = play.lesson.scene.takes.iter().any(|take| take.node == node);
        let can = is_thing
            && play.offers_touch(node)
            && !Hands::of(play)?.full().any(|(of, held)| of != hand && held == node);
        can.then(|| Grip::Carry {
            take: Intent::of(Take { node: node.to_owned(), hand }),
            back: Intent::of(Back { hand }),
        })
    }

    /// While the first hand holds something, the places point out themselves into which that can be put.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        Hands::of(play)?.holds(0)?;
        Some(places_elsewhere(play, 0).map(|at| at.node.clone()).collect())
    }

    fn escape(&self, play: &Play) -> Option<Intent> {
        Hands::of(play)?.holds(0).map(|_| Intent::of(Back { hand: 0 }))
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        let Some(hands) = Hands::of(view.play) else { return Vec::new() };
        // What came of a deed stands on the card that talks, where one has come up.
        if hands.holds(0).is_none() && view.has(Panel::Talk) {
            return Vec::new();
        }
        let mut row = Vec::new();
        let told = told(view, hands);
        if let Some((text, live)) = told {
            row.push(Widget::text("in-hand", text, Style::Body, Tone::Ink).announced(live));
        }
        let button = |id: &str, message: Message, intent: Intent| {
            let act = UiAction::Intent(intent);
            Widget::Button(Button {
                live: Live::No,
                ..Widget::button(id, view.say(message), ButtonVariant::Option, act)
            })
        };
        if let Some(held) = hands.holds(0) {
            let thing = view.text(&format!("node.{held}.name"));
            row.push(button("put-back", say!("put-back", thing), Intent::of(Back { hand: 0 })));
        } else if view.play.can_undo(0) {
            row.push(button("undo", say!("undo"), Intent::Undo { hand: 0 }));
        }
        if row.is_empty() {
            return row;
        }
        // No wider than it needs to be: the world goes on below it.
        let width = if view.room.is_narrow() { 0.0 } else { WIDTH };
        foot_card(width, vec![Widget::Row(12.0, row)])
    }
}

/// What is told of the last deed: what is in hand, else for a while what was put where, or why it was not.
fn told(view: &View, hands: &Hands) -> Option<(String, Live)> {
    let play = view.play;
    let name = |node: &str| view.text(&format!("node.{node}.name"));
    let place = |id: &str| called(play, id, &|id| view.text(id));
    let is_new = |tick: u64| play.tick < tick + TOLD;
    if let Some(refused) = hands.refused().filter(|refused| is_new(refused.tick)) {
        let own = format!("place.{}.refuses", refused.place);
        let says = view.text(&own);
        let (thing, place) = (name(&refused.thing), place(&refused.place));
        let message = match refused.why {
            Refusal::Fits => say!("refused-fits", thing, place),
            Refusal::Full => say!("refused-full", place),
            Refusal::Needs => say!("refused-needs", thing, place),
        };
        let has_own = play.lesson.text(view.locale.tag(), &own).is_some() && refused.why != Refusal::Full;
        return Some((if has_own { says } else { view.say(message) }, Live::Verdict));
    }
    if play.undid_nothing().is_some_and(is_new) {
        return Some((view.say(say!("undo-nothing")), Live::Said));
    }
    if let Some(held) = hands.holds(0) {
        return Some((view.say(say!("took-thing", thing = name(held))), Live::Said));
    }
    let put = hands.put().filter(|put| is_new(put.tick))?;
    let thing = name(&put.thing);
    let message =
        if put.is_back { say!("thing-back", thing) } else { say!("put-thing", thing, place = place(&put.place)) };
    Some((view.say(message), Live::Said))
}

/// What a place is called: as its text says, else as its node.
fn called(play: &Play, id: &str, text: &dyn Fn(&str) -> String) -> String {
    let own = format!("place.{id}.name");
    if play.lesson.has_text(&own) {
        return text(&own);
    }
    let node = play.lesson.scene.sockets.iter().find(|at| at.id == id).map(|at| at.node.as_str()).unwrap_or_default();
    text(&format!("node.{node}.name"))
}
