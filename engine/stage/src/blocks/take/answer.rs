//! What is heard of a deed: a short pluck as something is taken, a lower one as it lies, a dull one where it does not fit.

use crate::lesson::Lesson;
use bevy::prelude::*;
use shujin_blocks::take::Hands;

/// Pitch (MIDI), loudness (0–1) and length (s) of each.
const TAKEN: (u8, f64, f64) = (79, 0.35, 0.15);
const LAIN: (u8, f64, f64) = (67, 0.5, 0.3);
const REFUSED: (u8, f64, f64) = (41, 0.6, 0.2);

/// What was last sounded: how much was in hand, and the ticks of what was put and refused.
#[derive(Default, PartialEq, Clone, Copy)]
pub struct Sounded {
    held: usize,
    put: Option<u64>,
    refused: Option<u64>,
}

/// Has what was done since the last frame be heard.
pub fn sound(lesson: Option<ResMut<Lesson>>, mut before: Local<Option<Sounded>>) {
    let now = lesson.as_ref().and_then(|lesson| {
        let hands = Hands::of(&lesson.play)?;
        let (put, refused) = (hands.put().map(|put| put.tick), hands.refused().map(|refused| refused.tick));
        Some(Sounded { held: hands.full().count(), put, refused })
    });
    let Some((was, is)) = before.zip(now).filter(|(was, is)| was != is) else {
        *before = now;
        return;
    };
    *before = now;
    let Some(mut lesson) = lesson else { return };
    let sounds = [(is.held > was.held, TAKEN), (is.put != was.put, LAIN), (is.refused != was.refused, REFUSED)];
    lesson.sounds.extend(sounds.into_iter().filter(|(is_new, _)| *is_new).map(|(_, sound)| sound));
}
