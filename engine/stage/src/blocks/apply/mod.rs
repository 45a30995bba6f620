//! Tools in hand: what one is used on is pointed to; one that is dragged is used where it is held over the thing for a while.

use super::{StageBlock, as_written, lasting::Lasting};
use crate::{
    input::grab::Grabs,
    lesson::Lesson,
    schedule::FrameSet,
    screen::Screen,
    world::{WorldSet, pick::Pick},
};
use bevy::prelude::*;
use shujin_blocks::apply::{Applied, UseTool, open_to};
use shujin_blocks::take::Hands;
use shujin_messages::Message;
use shujin_play::{Intent, Play, TICKS_PER_SECOND};

/// Pitch (MIDI), loudness (0–1) and length (s) of a deed done with a tool.
const DONE: (u8, f64, f64) = (71, 0.5, 0.25);

/// The block for the stage's list.
pub struct Tools;

impl StageBlock for Tools {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, hold.in_set(WorldSet::Blocks)).add_systems(Update, sound.in_set(FrameSet::Lesson));
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let scene = &play.lesson.scene;
        let now = open_to(play, 0).find(|apply| apply.to == node);
        let is_plain = || !scene.answers_touch(node);
        let apply = now.or_else(|| scene.applies.iter().find(|apply| apply.to == node && is_plain()))?;
        let name = |node: &str| text(&format!("node.{node}.name"));
        let plain = || say!("use-tool", tool = name(&apply.tool), thing = name(&apply.to));
        Some(as_written(play, &format!("apply.{}.do", apply.id), text).unwrap_or_else(plain))
    }

    /// With a tool in the first hand, what it is used on points itself out.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        Hands::of(play)?.holds(0)?;
        Some(open_to(play, 0).map(|apply| apply.to.clone()).collect())
    }
}

/// Uses tools that are held over their things.
fn hold(
    lesson: Option<Res<Lesson>>,
    (grabs, pick): (Res<Grabs>, Pick),
    mut screen: ResMut<Screen>,
    mut held: Local<Lasting>,
) {
    let Some(play) = lesson.as_ref().map(|lesson| &lesson.play).filter(|play| Applied::of(play).is_some()) else {
        held.keep(|_| false);
        return;
    };
    held.keep(|hand| grabs.pointers().any(|(of, _)| of == hand));
    for (hand, pointer) in grabs.pointers() {
        let tool = Hands::of(play).and_then(|hands| hands.holds(hand));
        let over = pointer.ray.and_then(|ray| {
            open_to(play, hand).find(|apply| pick.under(ray, pointer.contact, &apply.to, tool).is_some())
        });
        let Some(apply) = over else {
            held.leave(hand);
            continue;
        };
        let takes = (apply.hold.0 * TICKS_PER_SECOND as f32) as u64;
        if held.is_due(hand, &apply.id, play.tick, (takes, false)) {
            screen.submit(Intent::of(UseTool { id: apply.id.clone(), hand }));
        }
    }
}

/// Has a deed done with a tool be heard.
fn sound(lesson: Option<ResMut<Lesson>>, mut before: Local<Option<u32>>) {
    let now = lesson.as_ref().and_then(|lesson| Some(Applied::of(&lesson.play)?.times()));
    let is_new = before.zip(now).is_some_and(|(before, now)| now > before);
    *before = now;
    if let Some(mut lesson) = lesson.filter(|_| is_new) {
        lesson.sounds.push(DONE);
    }
}
