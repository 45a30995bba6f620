//! Sounds of the place: heard, and named for those who do not hear them.

mod ambience;

use super::StageBlock;
use crate::{lesson::Lesson, schedule::FrameSet, screen::Screen, sound::Sound, ui::panels::View};
use ambience::{Ambience, heard};
use bevy::prelude::*;

/// A sound of the place that is softer than this is not named.
const FAINT: f32 = 0.05;

/// The block for the stage's list.
pub struct Sounds;

impl StageBlock for Sounds {
    fn build(&self, app: &mut App) {
        app.init_non_send::<Ambience>().add_systems(Update, follow.in_set(FrameSet::Sound));
    }

    fn heard(&self, view: &View) -> Vec<String> {
        let loud = view.play.lesson.scene.sounds.iter().filter(|sound| heard(view.play, sound) >= FAINT);
        loud.map(|sound| view.text(&format!("sound.{}", sound.id))).collect()
    }
}

fn follow(
    mut sound: NonSendMut<Sound>,
    mut ambience: NonSendMut<Ambience>,
    lesson: Option<Res<Lesson>>,
    screen: Res<Screen>,
) {
    match (lesson, &mut sound.manager) {
        (Some(lesson), Some(manager)) => ambience.follow(manager, &lesson.play, screen.stands_still()),
        (Some(_), None) => {}
        (None, _) => ambience.stop(),
    }
}
