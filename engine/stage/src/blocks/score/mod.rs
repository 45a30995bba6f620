//! A piece of music on the stage: notation and keys along the lower edge, notes as woven shapes in the world, plucked strings, what is felt.

mod notes;
mod panel;
mod pluck;

use super::{StageBlock, once};
use crate::{
    host::Host,
    lesson::Lesson,
    port::Notice,
    schedule::FrameSet,
    ui::{panels::View, widget::Widget},
    world::WorldSet,
};
use bevy::prelude::*;
use shujin_blocks::score::{Key, Music};
use shujin_music::transport::Cue;
use shujin_play::{Intent, Play};

/// The block for the stage's list.
pub struct Score;

impl StageBlock for Score {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, notes::show.in_set(WorldSet::Blocks))
            .add_systems(Update, pluck::play.in_set(FrameSet::Sound));
    }

    fn spawn(&self, world: &mut World) {
        once(world, notes::spawn);
    }

    fn needs_middle(&self, play: &Play) -> bool {
        play.state::<Music>().is_some()
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        panel::music(view)
    }

    /// Digits play the keys.
    fn digit(&self, lesson: &Lesson, digit: usize) -> Option<Intent> {
        let music = lesson.play.state::<Music>()?;
        (digit < music.keys.len()).then(|| Intent::of(Key { key: digit }))
    }

    /// Collects what begins to sound, and lets it be felt.
    fn ticked(&self, lesson: &mut Lesson, host: &Host) {
        let Some(music) = lesson.play.state::<Music>() else { return };
        let quarter = music.transport.seconds_per_quarter();
        let mut sounds = Vec::new();
        for cue in &music.cues {
            let (note, felt) = match cue {
                Cue::On(id) => (music.score.notes.get(*id), true),
                Cue::Along(id) => (music.score.along.get(*id), false),
                Cue::Off(_) | Cue::Phrase(_) | Cue::End => continue,
            };
            if let Some(note) = note
                && let Some(midi) = note.pitch
            {
                sounds.push((midi, note.velocity, note.length * quarter));
                // What is felt is the melody.
                if lesson.feel && felt {
                    host.tell(Notice::Vibrate { pattern: shujin_music::haptics::note(note, quarter) });
                }
            }
        }
        for (midi, loudness) in &music.struck {
            sounds.push((*midi, *loudness, 1.2));
            if lesson.feel {
                host.tell(Notice::Vibrate { pattern: vec![40] });
            }
        }
        lesson.sounds.extend(sounds);
    }
}
