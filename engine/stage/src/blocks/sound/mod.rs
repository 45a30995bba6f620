//! Sounds of the place: heard, and named for those who do not hear them.

mod ambience;

use super::StageBlock;
use crate::{lesson::Lesson, schedule::FrameSet, screen::Screen, sound::Sound, ui::panels::View};
use ambience::{Ambience, heard};
use bevy::prelude::*;
use shujin_blocks::sound::Strokes;
use shujin_play::{Play, TICKS_PER_SECOND};

/// A sound of the place that is softer than this is not named.
const FAINT: f32 = 0.05;

/// For how long a short sound is named, ticks.
const NAMED: u64 = 2 * TICKS_PER_SECOND;

/// The block for the stage's list.
pub struct Sounds;

impl StageBlock for Sounds {
    fn build(&self, app: &mut App) {
        app.init_non_send::<Ambience>().add_systems(Update, follow.in_set(FrameSet::Sound));
    }

    fn heard(&self, view: &View) -> Vec<String> {
        let sounds = view.play.lesson.scene.sounds.iter().enumerate();
        let loud = sounds.filter(|(number, sound)| is_heard(view.play, *number) && heard(view.play, sound) >= FAINT);
        loud.map(|(_, sound)| view.text(&format!("sound.{}", sound.id))).collect()
    }
}

/// Whether a sound is to be heard now: a short one is named for a while after it sounded, so that what sounds again and again stays named.
fn is_heard(play: &Play, number: usize) -> bool {
    let Some((_, last)) = Strokes::of(play, number) else { return true };
    last.is_some_and(|last| play.tick < last + NAMED)
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
