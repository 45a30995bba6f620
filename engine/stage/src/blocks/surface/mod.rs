//! Surfaces: rubbed by fingers, with a tool or without; how far one is, seen and heard.

mod cells;
mod looks;
mod rub;

use super::{Grip, StageBlock};
use crate::{
    schedule::FrameSet,
    ui::{
        fold::Panel,
        panels::View,
        theme::{Style, Tone},
        widget::{CardStyle, Live, Widget},
    },
    world::WorldSet,
};
use bevy::prelude::*;
use shujin_blocks::surface::can_work;
use shujin_blocks::take::Hands;
use shujin_lesson::format::Surface;
use shujin_messages::Message;
use shujin_play::{Play, TICKS_PER_SECOND};

/// For how long it stands there how far a surface is, ticks.
const TOLD: u64 = 2 * TICKS_PER_SECOND;

/// The block for the stage's list.
pub struct Surfaces;

impl StageBlock for Surfaces {
    fn build(&self, app: &mut App) {
        app.init_resource::<looks::Made>()
            .add_systems(Update, (rub::rub, (looks::make, looks::show).chain()).in_set(WorldSet::Blocks))
            .add_systems(Update, rub::sound.in_set(FrameSet::Lesson));
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let surface = on(play, node)?;
        let is_plain = || play.lesson.scene.nodes.iter().any(|one| one.id == node && !one.answers_touch());
        if !can_work(play, surface, 0) && !is_plain() {
            return None;
        }
        let own = format!("surface.{node}.do");
        let thing = || text(&format!("node.{node}.name"));
        let has_own = play.lesson.has_text(&own);
        Some(if has_own { say!("does-as-written", text = text(&own)) } else { say!("work-surface", thing = thing()) })
    }

    fn grab(&self, play: &Play, node: &str, hand: u8) -> Option<Grip> {
        let surface = on(play, node).filter(|surface| surface.tool.is_none())?;
        can_work(play, surface, hand).then_some(Grip::Rub)
    }

    /// With a tool in the first hand, what it goes over points itself out.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        Hands::of(play)?.holds(0)?;
        let open = play.lesson.scene.surfaces.iter().filter(|surface| can_work(play, surface, 0));
        let all: Vec<String> = open.map(|surface| surface.node.clone()).collect();
        (!all.is_empty()).then_some(all)
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        let play = view.play;
        let Some(all) = shujin_blocks::surface::Surfaces::of(play).filter(|_| !view.has(Panel::Talk)) else {
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
        let row = vec![Widget::text("surface-done", text, Style::Body, Tone::Ink).announced(Live::Reading)];
        let style = CardStyle { width: 0.0, gap: 10.0, dark: false, framed: false };
        vec![Widget::Row(0.0, vec![Widget::Spacer, Widget::Card(style, row), Widget::Spacer])]
    }
}

/// The surface on a node.
fn on<'p>(play: &'p Play, node: &str) -> Option<&'p Surface> {
    play.lesson.scene.surfaces.iter().find(|surface| surface.node == node)
}
