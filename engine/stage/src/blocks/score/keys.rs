//! The keys on which a piece of music is played: digits with their signs, names and dots, and what is said below them.

use super::signs;
use crate::{
    action::UiAction,
    ui::{
        panels::View,
        room::{FINGER, Shape},
        theme::{Style, Tone},
        widget::{self, Button, ButtonVariant, Widget},
    },
};
use shujin_blocks::score::{Key, Music};
use shujin_lesson::format::{Score, ToneNames};
use shujin_messages::Message;
use shujin_music::rhythm::Feel;
use shujin_play::Intent;

/// Width of a key where there is room, and between keys: logical pixels.
const KEY: f32 = 88.0;
const GAPS: [f32; 2] = [6.0, 2.0];

/// Width of what stands before the keys in their row, logical pixels.
const LABEL: f32 = 120.0;

/// Thickness of the strokes that stand for soft and loud, logical pixels: one to the other as the notes' on the screen of light.
const SOFT: f32 = 5.0;
const LOUD: f32 = 17.0;

/// Widths of keys of which so many are to stand in a row of this width, and between them, logical pixels; and how many stand in one row.
fn key_widths(count: usize, room: f32, is_narrow: bool) -> (f32, f32, usize) {
    let gap = GAPS[usize::from(is_narrow)];
    // Where they have no room otherwise, they touch.
    let gap = if count as f32 * (FINGER + gap) - gap > room { 0.0 } else { gap };
    let in_row = (((room + gap) / (FINGER + gap)).floor().max(1.0) as usize).min(count);
    let in_row = count.div_ceil(count.div_ceil(in_row));
    let width = (room + gap) / in_row as f32 - gap;
    (if is_narrow { width.floor() } else { width.floor().min(KEY) }, gap, in_row)
}

/// The keys with what stands beside or below them; nothing where the piece has none. `room` is the width that they have, logical pixels.
pub fn keys(view: &View, data: &Score, music: &Music, room: f32) -> Vec<Widget> {
    if data.keys.is_empty() {
        return Vec::new();
    }
    let is_narrow = view.room.is_narrow();
    let expected = music.practice.expected().map(|e| e.midi);
    // Where it is flat there is no room for which phrase it is.
    let phrase = Widget::small(view.say(say!("music-phrase", number = music.phrase + 1)));
    let phrase = Some(phrase).filter(|_| !view.room.is_flat());
    let beside = if phrase.is_some() && !is_narrow { LABEL } else { 0.0 };
    let (width, gap, in_row) = key_widths(data.keys.len(), room - beside, is_narrow);
    let keys = data.keys.iter().enumerate().map(|(i, key)| {
        let next = expected == music.keys.get(i).copied();
        let act = UiAction::Intent(Intent::of(Key { key: i }));
        Widget::Button(Button {
            checked: next,
            width,
            mark: mark(view, data, key),
            ..Widget::button(format!("key.{i}"), dotted(key), ButtonVariant::Key, act)
        })
    });
    if !is_narrow {
        let label = phrase.map(|phrase| Widget::Column(2.0, vec![phrase]));
        return vec![Widget::Row(gap, label.into_iter().chain(keys).collect()), below(view, music)];
    }
    let keys: Vec<Widget> = keys.collect();
    phrase.into_iter().chain(keys.chunks(in_row).map(|keys| Widget::Tiles(gap, keys.to_vec()))).collect()
}

/// Below the keys, or above them where they stand at the edge of the screen: how the last note followed the one before, or what the keys are
/// for; what the thickness of a note means.
pub fn below(view: &View, music: &Music) -> Widget {
    let said = match (music.practising, music.felt) {
        (false, _) => say!("keys-hint"),
        (true, None) => say!("keys-wait"),
        (true, Some(Feel::Even)) => say!("rhythm-even"),
        (true, Some(Feel::Early)) => say!("rhythm-early"),
        (true, Some(Feel::Late)) => say!("rhythm-late"),
    };
    let strokes = vec![(SOFT, view.say(say!("loudness-soft"))), (LOUD, view.say(say!("loudness-loud")))];
    let said = Widget::text("rhythm", view.say(said), Style::Small, Tone::Soft);
    let strokes = Widget::Strokes(strokes);
    match view.room.shape() {
        // There is no room for what the keys and the notes say themselves.
        _ if view.room.is_flat() && !music.practising => Widget::Row(8.0, Vec::new()),
        _ if view.room.is_flat() && view.room.is_narrow() => Widget::Row(8.0, vec![said]),
        Shape::Upright => Widget::Column(2.0, vec![said, strokes]),
        _ => Widget::Ends(8.0, vec![said], vec![strokes]),
    }
}

/// The sign of a key's degree and, where the scene wants them and there is room, its name.
fn mark(view: &View, data: &Score, key: &str) -> Option<widget::Mark> {
    let degree = key.chars().next()?.to_digit(10)? as u8;
    let names = data.names.filter(|_| !view.room.is_narrow() || !view.room.is_flat());
    let name = |names| view.say(tone(names, degree));
    Some(widget::Mark { picture: signs::address(degree), word: names.map_or(String::new(), name) })
}

/// The name of a degree, 1–7.
fn tone(names: ToneNames, degree: u8) -> Message {
    match (names, degree) {
        (ToneNames::FiveTones, 1) => say!("tone-gong"),
        (ToneNames::FiveTones, 2) => say!("tone-shang"),
        (ToneNames::FiveTones, 3) => say!("tone-jue"),
        (ToneNames::FiveTones, 5) => say!("tone-zhi"),
        (ToneNames::FiveTones, 6) => say!("tone-yu"),
        (_, 1) => say!("tone-do"),
        (_, 2) => say!("tone-re"),
        (_, 3) => say!("tone-mi"),
        (_, 4) => say!("tone-fa"),
        (_, 5) => say!("tone-sol"),
        (_, 6) => say!("tone-la"),
        _ => say!("tone-ti"),
    }
}

/// A key's digit with its octave dots, as numbered notation writes them.
fn dotted(key: &str) -> String {
    let digit: String = key.chars().take(1).collect();
    let up = "\u{307}".repeat(key.matches('\'').count());
    let down = "\u{323}".repeat(key.matches(',').count());
    format!("{digit}{up}{down}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_no_smaller_than_a_finger_and_have_room() {
        for (count, room) in [(8, 352.0), (8, 382.0), (8, 836.0), (13, 352.0), (3, 352.0), (21, 352.0)] {
            let (width, gap, in_row) = key_widths(count, room, true);
            assert!(width >= FINGER, "{count} in {room}: {width}");
            assert!(in_row as f32 * (width + gap) - gap <= room + 0.01, "{count} in {room}: {in_row} of {width}");
            assert_eq!(count.div_ceil(in_row), count.div_ceil((room / FINGER) as usize), "{count} in {room}");
        }
        assert_eq!(key_widths(8, 942.0, false), (KEY, GAPS[0], 8));
    }
}
