//! Handles: what a touch is called, and along which way one is dragged.

use super::{Grip, StageBlock};
use crate::input::track::{self, Way};
use bevy::math::Vec3;
use shujin_blocks::handle::{Grasp, LetGo, Track, handle_on, hold};
use shujin_messages::Message;
use shujin_play::{Intent, Play};

/// The block for the stage's list.
pub struct Handles;

impl StageBlock for Handles {
    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        handle_on(&play.lesson, node)?;
        // Where a touch looks at the thing, it is dragged alone.
        let is_plain = !play.lesson.scene.answers_touch(node);
        is_plain.then(|| say!("move-handle", thing = text(&format!("node.{node}.name"))))
    }

    fn grab(&self, play: &Play, node: &str, _: u8) -> Option<Grip> {
        let hold = hold(play, node)?;
        let way = match hold.track {
            Track::Slide(way) => Way::Slide(Vec3::from(way)),
            Track::Turn(middle, axis, by) => Way::Turn(Vec3::from(middle), Vec3::from(axis), by.to_radians()),
        };
        let node = node.to_owned();
        let wanted = [Intent::of(Grasp { node: node.clone() }), Intent::of(LetGo { node })];
        Some(Grip::Track(Box::new(track::Track::new(hold.value, (hold.from, hold.range), way, wanted))))
    }
}
