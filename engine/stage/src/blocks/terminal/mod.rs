//! Terminals: wires drawn from one to the other by drags or touches, seen as they hang, heard and told.

mod wires;

use super::{Grip, StageBlock, foot_card, once};
use crate::{
    schedule::FrameSet,
    ui::{
        fold::Panel,
        panels::View,
        theme::{Style, Tone},
        widget::{Live, Widget},
    },
    world::WorldSet,
};
use bevy::prelude::*;
use shujin_blocks::terminal::{Begin, Change, Drop, Refusal, Wires, can_begin, open_terminals, terminal_on};
use shujin_messages::Message;
use shujin_play::{Intent, Play, TICKS_PER_SECOND};

/// For how long it stands there why a wire could not end somewhere, ticks.
const TOLD: u64 = 3 * TICKS_PER_SECOND;

/// The block for the stage's list.
pub struct Terminals;

impl StageBlock for Terminals {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, (wires::aim, wires::show).chain().in_set(WorldSet::Blocks))
            .add_systems(Update, wires::sound.in_set(FrameSet::Lesson));
    }

    fn spawn(&self, world: &mut World) {
        once(world, wires::make);
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        terminal_on(&play.lesson, node)?;
        let name = |node: &str| text(&format!("node.{node}.name"));
        match Wires::of(play)?.holds(0) {
            Some(from) if from == node => Some(say!("wire-drop", from = name(from))),
            Some(from) => {
                let change =
                    open_terminals(play, 0).into_iter().find(|(to, _)| to.node == node).map(|(_, change)| change);
                Some(match change {
                    Some(Change::Part) => say!("wire-part", from = name(from), to = name(node)),
                    Some(Change::Join) | None => say!("wire-join", from = name(from), to = name(node)),
                })
            }
            None => Some(say!("wire-begin", from = name(node))),
        }
    }

    fn grab(&self, play: &Play, node: &str, hand: u8) -> Option<Grip> {
        let from = terminal_on(&play.lesson, node)?;
        can_begin(play, hand, from).then(|| Grip::Carry {
            take: Intent::of(Begin { node: node.to_owned(), hand }),
            back: Intent::of(Drop { hand }),
        })
    }

    /// While a wire is in the first hand, the terminals point themselves out at which it can end.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        Wires::of(play)?.holds(0)?;
        Some(open_terminals(play, 0).into_iter().map(|(to, _)| to.node.clone()).collect())
    }

    fn escape(&self, play: &Play) -> Option<Intent> {
        Wires::of(play)?.holds(0).map(|_| Intent::of(Drop { hand: 0 }))
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        let Some((text, live)) = told(view).filter(|_| !view.has(Panel::Talk)) else { return Vec::new() };
        foot_card(0.0, vec![Widget::text("wire", text, Style::Body, Tone::Ink).announced(live)])
    }
}

/// Why a wire could not end where it was meant to, for a while; else from where the wire in hand comes.
fn told(view: &View) -> Option<(String, Live)> {
    let play = view.play;
    let wires = Wires::of(play)?;
    let name = |node: &str| view.text(&format!("node.{node}.name"));
    if let Some(one) = wires.refused().filter(|one| play.tick < one.tick + TOLD) {
        let to = name(&one.to);
        let message = match one.why {
            Refusal::Itself => say!("wire-refused-itself"),
            Refusal::Fits => say!("wire-refused-fits", to),
            Refusal::Needs => say!("wire-refused-needs", to),
            Refusal::Full => say!("wire-refused-full", to),
        };
        return Some((view.say(message), Live::Verdict));
    }
    wires.holds(0).map(|from| (view.say(say!("wire-held", from = name(from))), Live::Said))
}
