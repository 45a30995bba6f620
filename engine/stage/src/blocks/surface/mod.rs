//! Surfaces: rubbed by fingers, with a tool or without; how far one is, seen and heard.

mod cells;
mod looks;
mod rub;

use super::{Grip, StageBlock, as_written, foot_card, once};
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
use shujin_blocks::surface::{Surfaces, can_work};
use shujin_blocks::take::Hands;
use shujin_lesson::format::Surface;
use shujin_messages::Message;
use shujin_play::{Play, TICKS_PER_SECOND};

/// For how long it stands there how far a surface is, ticks.
const TOLD: u64 = 2 * TICKS_PER_SECOND;

/// The block for the stage's list.
pub struct Rubbing;

impl StageBlock for Rubbing {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, (rub::rub, looks::show).in_set(WorldSet::Blocks))
            .add_systems(Update, rub::sound.in_set(FrameSet::Lesson));
    }

    fn spawn(&self, world: &mut World) {
        once(world, looks::make);
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let surface = on(play, node)?;
        if play.lesson.scene.answers_touch(node) && !can_work(play, surface, 0) {
            return None;
        }
        let plain = || say!("work-surface", thing = text(&format!("node.{node}.name")));
        Some(as_written(play, &format!("surface.{node}.do"), text).unwrap_or_else(plain))
    }

    fn grab(&self, play: &Play, node: &str, hand: u8) -> Option<Grip> {
        let surface = on(play, node).filter(|surface| surface.tool.is_none())?;
        can_work(play, surface, hand).then_some(Grip::Rub)
    }

    /// With a tool in the first hand, what it goes over points itself out.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        Hands::of(play)?.holds(0)?;
        let open = play.lesson.scene.surfaces.iter().filter(|surface| can_work(play, surface, 0));
        Some(open.map(|surface| surface.node.clone()).collect())
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        let play = view.play;
        let Some(all) = Surfaces::of(play).filter(|_| !view.has(Panel::Talk)) else {
            return Vec::new();
        };
        let is_fresh = |surface: &&Surface| {
            let last = all.worked(&surface.node).and_then(|worked| worked.last_stroke());
            last.is_some_and(|tick| play.tick < tick + TOLD)
        };
        let Some(surface) = play.lesson.scene.surfaces.iter().find(is_fresh) else { return Vec::new() };
        let thing = view.text(&format!("node.{}.name", surface.node));
        let percent = (100.0 * play.number_of(&format!("covered.{}", surface.node))).floor();
        let text = view.say(say!("surface-done", thing, percent = percent as u32));
        foot_card(0.0, vec![Widget::text("surface-done", text, Style::Body, Tone::Ink).announced(Live::Reading)])
    }
}

/// The surface on a node.
fn on<'p>(play: &'p Play, node: &str) -> Option<&'p Surface> {
    play.lesson.scene.surfaces.iter().find(|surface| surface.node == node)
}
