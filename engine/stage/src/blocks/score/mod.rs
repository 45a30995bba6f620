//! A piece of music on the stage: notation and keys along the lower edge, notes as woven shapes in the world, plucked strings, what is felt.

mod keys;
mod notes;
mod panel;
mod pluck;
mod signs;

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
use shujin_messages::Message;
use shujin_music::transport::Cue;
use shujin_play::{Intent, Play};

/// The block for the stage's list.
pub struct Score;

impl StageBlock for Score {
    fn build(&self, app: &mut App) {
        app.add_systems(Startup, signs::make)
            .add_systems(Update, notes::show.in_set(WorldSet::Blocks))
            .add_systems(Update, pluck::play.in_set(FrameSet::Sound));
    }

    fn spawn(&self, world: &mut World) {
        once(world, notes::spawn);
    }

    fn needs_middle(&self, play: &Play) -> bool {
        play.state::<Music>().is_some()
    }

    /// The notes go over the screen of light.
    fn shows_on(&self, play: &Play) -> Option<String> {
        play.lesson.scene.score.as_ref().map(|score| score.screen.clone())
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        panel::music(view)
    }

    fn made(&self, view: &View, [width, _]: [f32; 2]) -> Option<Widget> {
        panel::played(view, view.play.state::<Music>()?, width)
    }

    /// A digit plays the key that carries it.
    fn digit(&self, lesson: &Lesson, digit: u8, shifted: bool) -> Option<Intent> {
        let keys = &lesson.play.lesson.scene.score.as_ref()?.keys;
        key_of(keys, digit, shifted).map(|key| Intent::of(Key { key }))
    }

    /// While somebody plays, the instrument gives the next note.
    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let of_score = play.lesson.scene.score.as_ref()?.instrument.as_deref() == Some(node);
        let practising = play.state::<Music>().is_some_and(|music| music.practising);
        (of_score && practising).then(|| say!("hear-next", thing = text(&format!("node.{node}.name"))))
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

/// The key that carries a digit: the one without dots, else the lowest. With Shift one with a dot, above if there is one.
fn key_of(keys: &[String], digit: u8, shifted: bool) -> Option<usize> {
    let octave = |key: &str| key.matches('\'').count() as i32 - key.matches(',').count() as i32;
    let carries = |(at, key): (usize, &String)| key.starts_with(char::from(b'0' + digit)).then(|| (at, octave(key)));
    let all: Vec<(usize, i32)> = keys.iter().enumerate().filter_map(carries).collect();
    let dotted = || all.iter().filter(|(_, octave)| *octave != 0);
    let plain = all.iter().find(|(_, octave)| *octave == 0);
    let found = match shifted {
        true => dotted().max_by_key(|(_, octave)| *octave),
        false => plain.or_else(|| dotted().min_by_key(|(_, octave)| *octave)),
    };
    found.map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn a_digit_is_the_key_that_carries_it() {
        let keys = ["5,", "6,", "1", "2", "3", "5", "6", "1'"].map(str::to_owned);
        let found = |shifted| (1..=9).map(|digit| key_of(&keys, digit, shifted)).collect::<Vec<_>>();
        assert_eq!(found(false), [Some(2), Some(3), Some(4), None, Some(5), Some(6), None, None, None]);
        assert_eq!(found(true), [Some(7), None, None, None, Some(0), Some(1), None, None, None]);
        // Above before below; the lowest where none is without dots.
        let keys = ["5,", "5", "5'", "3,"].map(str::to_owned);
        assert_eq!((key_of(&keys, 5, true), key_of(&keys, 3, false)), (Some(2), Some(3)));
    }
}
