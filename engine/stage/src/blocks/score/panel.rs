//! The music at the lower edge: caption, numbered notation, transport, keys.

use crate::{
    action::UiAction,
    ui::{
        fold::Panel,
        panels::{View, away, unfold},
        room::{FINGER, Shape},
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Note, Widget},
    },
};
use shujin_blocks::score::{Key, Loop, Music, Playing, Rate};
use shujin_lesson::format::Score;
use shujin_music::jianpu::{BarLine, Mark, Sign, spoken};
use shujin_play::Intent;

/// Measures of the notation that are shown at once, at the most; width of a sign in it, logical pixels.
const BARS: usize = 5;
const SIGN: f32 = 28.0;

/// The card's width on a wide screen, and its edges left and right: logical pixels.
const WIDTH: f32 = 980.0;
const EDGES: [f32; 2] = [38.0, 8.0];

/// Width of a key where there is room, and between keys: logical pixels.
const KEY: f32 = 62.0;
const GAPS: [f32; 2] = [8.0, 2.0];

/// Everything about the piece of music; nothing where the scene has none.
pub fn music(view: &View) -> Vec<Widget> {
    let (Some(data), Some(music)) = (&view.play.lesson.scene.score, view.play.state::<Music>()) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    rows.extend(caption(view, data, music));
    if music.begun && view.is_open(Panel::Notes) {
        rows.push(Widget::Beside(Box::new(notation(view, music)), away(view, Panel::Notes)));
    }
    rows.extend(transport(view, music));
    // The keys are always in sight.
    rows.push(Widget::Foot(keys(view, data, music)));
    let style = CardStyle { width: width(view), gap: 4.0, dark: false, framed: false };
    if view.room.is_narrow() { vec![Widget::Edge(style, rows)] } else { vec![Widget::Card(style, rows)] }
}

/// The card's width here, logical pixels: all there is on a narrow screen.
fn width(view: &View) -> f32 {
    let beside = if view.room.is_narrow() { 0.0 } else { 2.0 * view.room.edge() };
    let most = if view.room.is_narrow() { view.room.size.x } else { WIDTH };
    most.min(view.room.size.x - beside)
}

/// Width of what stands on it, logical pixels.
fn inner(view: &View) -> f32 {
    width(view) - EDGES[usize::from(view.room.is_narrow())]
}

fn caption(view: &View, data: &Score, music: &Music) -> Option<Widget> {
    if !music.begun {
        return None;
    }
    let now = music.transport.position();
    let at = |measure: u32| music.score.measures.get(measure.saturating_sub(1) as usize).map(|m| m.onset);
    let current = data.captions.iter().rfind(|c| at(c.measure).is_some_and(|onset| onset <= now + 1e-6))?;
    Some(Widget::live("caption", view.text(&format!("line.{}", current.line)), Style::Body, Tone::Warm))
}

fn notation(view: &View, music: &Music) -> Widget {
    let sheet = &music.sheet;
    let now = music.transport.position();
    let here = sheet.at(now);
    let signs: Vec<usize> = sheet.bars.iter().map(|bar| bar.signs.len()).collect();
    // The button that puts the notation away stands beside it.
    let shown = leaf(&signs, here.map_or(0, |(bar, _)| bar), (inner(view) - 52.0) / SIGN);
    let mut notes = vec![bar_line("|")];
    for (b, bar) in sheet.bars.iter().enumerate().skip(shown.start).take(shown.len()) {
        for (s, sign) in bar.signs.iter().enumerate() {
            notes.push(note(sign, music, here == Some((b, s))));
        }
        notes.push(bar_line(match bar.line {
            BarLine::Single => "|",
            BarLine::Double | BarLine::Final => "‖",
        }));
    }
    let said = here.map_or(String::new(), |(bar, _)| spoken::bar(sheet, bar, view.locale));
    Widget::Notes(notes, said)
}

/// The bars on the leaf with this one: as many as have room, each with its line, and one at least. `signs` of each bar, `room` in signs.
fn leaf(signs: &[usize], bar: usize, room: f32) -> std::ops::Range<usize> {
    let mut leaf = 0..0;
    for (i, count) in signs.iter().enumerate() {
        let taken: usize = signs[leaf.clone()].iter().map(|count| count + 1).sum();
        let is_full = leaf.len() == BARS || (!leaf.is_empty() && (taken + count + 2) as f32 > room);
        if is_full && leaf.contains(&bar) {
            return leaf;
        }
        leaf = if is_full { i..i + 1 } else { leaf.start..i + 1 };
    }
    leaf
}

fn bar_line(text: &str) -> Note {
    Note { text: text.into(), octave: 0, lines: 0, lyric: String::new(), now: false }
}

fn note(sign: &Sign, music: &Music, now: bool) -> Note {
    match &sign.mark {
        Mark::Dash => Note { text: "–".into(), octave: 0, lines: 0, lyric: String::new(), now },
        Mark::Digit(d) => {
            let accidental = ["♭", "", "♯"][(d.accidental + 1).clamp(0, 2) as usize];
            let lyric = sign.note.filter(|_| !d.tied).and_then(|n| music.score.notes[n].lyric.clone());
            Note {
                text: format!("{accidental}{}{}", d.sign(), "·".repeat(usize::from(d.dots))),
                octave: d.octave,
                lines: d.underlines,
                lyric: lyric.unwrap_or_default(),
                now,
            }
        }
    }
}

/// How the music goes on: one row, or on a narrow screen two.
fn transport(view: &View, music: &Music) -> Vec<Widget> {
    let mut pace = pace(view, music);
    let loops = loops(view, music);
    let is_tall = view.room.shape() == Shape::Upright;
    if is_tall {
        return vec![Widget::Row(4.0, pace), Widget::Row(4.0, loops)];
    }
    pace.extend(loops);
    vec![Widget::Row(if view.room.is_narrow() { 4.0 } else { 8.0 }, pace)]
}

/// How buttons look here: they stand closer together on a narrow screen.
fn look(view: &View) -> ButtonVariant {
    if view.room.is_narrow() { ButtonVariant::Option } else { ButtonVariant::Plain }
}

/// Play and rest, slower and faster.
fn pace(view: &View, music: &Music) -> Vec<Widget> {
    let t = &music.transport;
    let intent = |id: &str, label: String, look, intent| -> Widget {
        Widget::button(id, label, look, UiAction::Intent(intent)).into()
    };
    let play = if t.playing() { say!("music-rest") } else { say!("music-play") };
    let mut row = vec![
        intent("play", view.say(play), ButtonVariant::Main, Intent::of(Playing { on: !t.playing() })),
        intent("slower", view.say(say!("music-slower")), look(view), Intent::of(Rate { rate: t.rate() - 0.25 })),
        Widget::text("rate", view.say(say!("music-rate", percent = t.rate() * 100.0)), Style::Small, Tone::Soft),
        intent("faster", view.say(say!("music-faster")), look(view), Intent::of(Rate { rate: t.rate() + 0.25 })),
    ];
    // Where there is no notation on the screen, a button shows it.
    if music.begun && !view.is_open(Panel::Notes) {
        row.push(unfold(view, Panel::Notes).into());
    }
    row
}

/// What is played again and again, and whether it is felt.
fn loops(view: &View, music: &Music) -> Vec<Widget> {
    let mut row = Vec::new();
    for phrase in 0..=music.score.phrases.len() {
        let label = match phrase {
            0 => view.say(say!("loop-off")),
            n => n.to_string(),
        };
        let name = if phrase == 0 { String::new() } else { view.say(say!("loop-phrase", phrase)) };
        let act = UiAction::Intent(Intent::of(Loop { phrase }));
        row.push(Widget::Button(Button {
            name,
            checked: music.transport.looping().map_or(0, |p| p + 1) == phrase,
            ..Widget::button(format!("loop.{phrase}"), label, look(view), act)
        }));
    }
    if let Some(on) = view.vibrate {
        let button = Widget::button("vibrate", view.say(say!("vibrate")), look(view), UiAction::Vibrate);
        row.push(Widget::Button(Button { checked: on, ..button }));
    }
    row
}

/// Widths of keys of which so many are to stand in a row of this width, and between them, logical pixels; and how many stand in one row.
fn key_widths(count: usize, room: f32, is_narrow: bool) -> (f32, f32, usize) {
    let gap = GAPS[usize::from(is_narrow)];
    // Where they have no room otherwise, they touch.
    let gap = if count as f32 * (FINGER + gap) - gap > room { 0.0 } else { gap };
    let in_row = (((room + gap) / (FINGER + gap)).floor().max(1.0) as usize).min(count);
    let in_row = count.div_ceil(count.div_ceil(in_row));
    let width = (room + gap) / in_row as f32 - gap;
    (if is_narrow { width.floor() } else { width.min(KEY) }, gap, in_row)
}

fn keys(view: &View, data: &Score, music: &Music) -> Vec<Widget> {
    if data.keys.is_empty() {
        return Vec::new();
    }
    let is_narrow = view.room.is_narrow();
    let expected = music.practice.expected().map(|e| e.midi);
    let (width, gap, in_row) = key_widths(data.keys.len(), inner(view), is_narrow);
    let keys = data.keys.iter().enumerate().map(|(i, key)| {
        let next = expected == music.keys.get(i).copied();
        let act = UiAction::Intent(Intent::of(Key { key: i }));
        Widget::Button(Button {
            checked: next,
            width,
            ..Widget::button(format!("key.{i}"), dotted(key), ButtonVariant::Key, act)
        })
    });
    let phrase = view.say(say!("music-phrase", number = music.phrase + 1));
    let hint = view.say(say!("keys-hint"));
    if !is_narrow {
        let label = Widget::small(format!("{hint}\n{phrase}"));
        return vec![Widget::Row(gap, std::iter::once(label).chain(keys).collect())];
    }
    let mut rows = Vec::new();
    // On a low screen there is no room for what the keys say themselves.
    if view.room.shape() == Shape::Upright {
        rows.push(Widget::small(format!("{hint} · {phrase}")));
    }
    let keys: Vec<Widget> = keys.collect();
    rows.extend(keys.chunks(in_row).map(|keys| Widget::Tiles(gap, keys.to_vec())));
    rows
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
        assert_eq!(key_widths(8, 942.0, false), (KEY, 8.0, 8));
    }

    #[test]
    fn a_leaf_of_notation_has_as_many_bars_as_have_room() {
        let signs = [6, 8, 4, 4, 9, 2];
        let of = |room| (0..signs.len()).map(|bar| leaf(&signs, bar, room)).collect::<Vec<_>>();
        assert_eq!(of(100.0), [0..5, 0..5, 0..5, 0..5, 0..5, 5..6]);
        assert_eq!(of(12.0), [0..1, 1..2, 2..4, 2..4, 4..5, 5..6]);
        assert_eq!(of(1.0)[1], 1..2);
    }
}
