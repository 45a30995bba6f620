//! The music at the lower edge: caption, numbered notation, transport, and below them the keys.

use super::{keys, signs};
use crate::{
    action::UiAction,
    ui::{
        fold::Panel,
        panels::{View, away, unfold},
        room::Shape,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Note, Widget},
    },
};
use shujin_blocks::score::{Loop, Music, Playing, Rate};
use shujin_lesson::format::Score;
use shujin_lesson::mentions;
use shujin_music::jianpu::{BarLine, Mark, Sign, spoken};
use shujin_play::Intent;

/// Measures of the notation that are shown at once, at the most; width of a sign in it, logical pixels.
const BARS: usize = 5;
const SIGN: f32 = 28.0;

/// Width of the button that puts it away, and the gap before it, logical pixels.
const AWAY: f32 = 52.0;

/// The card's width on a wide screen, and its edges left and right: logical pixels.
const WIDTH: f32 = 980.0;
const EDGES: [f32; 2] = [38.0, 8.0];

/// Everything about the piece of music; nothing where the scene has none.
pub fn music(view: &View) -> Vec<Widget> {
    let (Some(data), Some(music)) = (&view.play.lesson.scene.score, view.play.state::<Music>()) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    rows.extend(caption(view, data, music));
    if music.begun && view.is_open(Panel::Notes) {
        // The button that puts the notation away stands beside it.
        let notation = notation(view, music, inner(view) - AWAY);
        rows.push(Widget::Beside(Box::new(notation), away(view, Panel::Notes)));
    }
    rows.extend(transport(view, music));
    if view.room.is_narrow() && !data.keys.is_empty() {
        rows.push(keys::below(view, music));
    }
    // The keys are always in sight.
    rows.push(Widget::Foot(keys::keys(view, data, music, inner(view))));
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
    if !music.begun || music.practising {
        return None;
    }
    let now = music.at();
    let at = |measure: u32| music.score.measures.get(measure.saturating_sub(1) as usize).map(|m| m.onset);
    let current = data.captions.iter().rfind(|c| at(c.measure).is_some_and(|onset| onset <= now + 1e-6))?;
    Some(Widget::live("caption", view.text(&format!("line.{}", current.line)), Style::Body, Tone::Warm))
}

/// What somebody played last, as it is written down: the bars for which there is this much room, logical pixels. Nothing where nobody has played.
pub fn played(view: &View, music: &Music, width: f32) -> Option<Widget> {
    music.begun.then(|| notation(view, music, width))
}

/// The bars about the note that sounds or, while somebody plays, about the one that is wanted next; so many as this width has room for, logical
/// pixels.
fn notation(view: &View, music: &Music, width: f32) -> Widget {
    let sheet = &music.sheet;
    let now = music.at();
    let here = sheet.at(now);
    let signs: Vec<usize> = sheet.bars.iter().map(|bar| bar.signs.len()).collect();
    let shown = leaf(&signs, here.map_or(0, |(bar, _)| bar), width / SIGN);
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
    Note { text: text.into(), octave: 0, lines: 0, lyric: String::new(), now: false, mark: String::new() }
}

fn note(sign: &Sign, music: &Music, now: bool) -> Note {
    match &sign.mark {
        Mark::Dash => Note { text: "–".into(), octave: 0, lines: 0, lyric: String::new(), now, mark: String::new() },
        Mark::Digit(d) => {
            let accidental = ["♭", "", "♯"][(d.accidental + 1).clamp(0, 2) as usize];
            let lyric = sign.note.filter(|_| !d.tied).and_then(|n| music.score.notes[n].lyric.clone());
            Note {
                text: format!("{accidental}{}{}", d.sign(), "·".repeat(usize::from(d.dots))),
                octave: d.octave,
                lines: d.underlines,
                lyric: lyric.unwrap_or_default(),
                now,
                mark: if d.tied || !(1..=7).contains(&d.degree) { String::new() } else { signs::address(d.degree) },
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

/// Whether there is room for signs only, which are called by their words all the same.
fn is_tight(view: &View) -> bool {
    view.room.is_narrow() && view.room.is_flat()
}

/// Play and rest, slower and faster.
fn pace(view: &View, music: &Music) -> Vec<Widget> {
    let t = &music.transport;
    let intent = |id: &str, label: String, look, intent| -> Widget {
        Widget::button(id, label, look, UiAction::Intent(intent)).into()
    };
    let step = |id: &str, name: String, sign: &str, rate: Rate| -> Widget {
        let label = if is_tight(view) { sign.into() } else { name.clone() };
        let button = Widget::button(id, label, look(view), UiAction::Intent(Intent::of(rate)));
        Widget::Button(Button { name, ..button })
    };
    let play = if t.playing() { mentions::REST.word() } else { mentions::PLAY.word() };
    let mut row = vec![
        intent("play", view.say(play), ButtonVariant::Main, Intent::of(Playing { on: !t.playing() })),
        step("slower", view.say(mentions::SLOWER.word()), "−", Rate { rate: t.rate() - 0.25 }),
        step("faster", view.say(mentions::FASTER.word()), "+", Rate { rate: t.rate() + 0.25 }),
    ];
    // The percentage is read and the beat is seen: where it is flat the beat has the room.
    if !view.room.is_flat() {
        let rate = view.say(say!("music-rate", percent = t.rate() * 100.0));
        row.insert(2, Widget::text("rate", rate, Style::Small, Tone::Soft));
    }
    // Where there is no notation on the screen, a button shows it.
    if music.begun && !view.is_open(Panel::Notes) {
        row.push(unfold(view, Panel::Notes).into());
    }
    row
}

/// What is played again and again, whether it is felt, and the beat.
fn loops(view: &View, music: &Music) -> Vec<Widget> {
    let mut row: Vec<Widget> = phrases(view, music).collect();
    if let Some(on) = view.vibrate {
        let button = Widget::button("vibrate", view.say(say!("vibrate")), look(view), UiAction::Vibrate);
        row.push(Widget::Button(Button { checked: on, ..button }));
    }
    let (beats, beat) = music.beat();
    row.push(Widget::Beats(beats, beat, view.say(say!("beats", beats))));
    row
}

/// A button for each phrase, which has it sound again and again, or stop; and one for the whole.
fn phrases(view: &View, music: &Music) -> impl Iterator<Item = Widget> {
    let looping = music.transport.looping().map_or(0, |phrase| phrase + 1);
    (0..=music.score.phrases.len()).map(move |phrase| {
        let (label, name) = match phrase {
            0 => (mentions::NO_LOOP.word(), None),
            n if n == looping && music.transport.playing() => {
                (say!("loop-label", phrase), Some(say!("loop-stop", phrase)))
            }
            _ => (say!("loop-label", phrase), Some(say!("loop-phrase", phrase))),
        };
        // A bare digit would look like a key of the instrument.
        let label = if is_tight(view) && phrase > 0 { format!("#{phrase}") } else { view.say(label) };
        let act = UiAction::Intent(Intent::of(Loop { phrase }));
        Widget::Button(Button {
            name: name.map_or(String::new(), |name| view.say(name)),
            checked: looping == phrase,
            ..Widget::button(format!("loop.{phrase}"), label, ButtonVariant::Option, act)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_of_notation_has_as_many_bars_as_have_room() {
        let signs = [6, 8, 4, 4, 9, 2];
        let of = |room| (0..signs.len()).map(|bar| leaf(&signs, bar, room)).collect::<Vec<_>>();
        assert_eq!(of(100.0), [0..5, 0..5, 0..5, 0..5, 0..5, 5..6]);
        assert_eq!(of(12.0), [0..1, 1..2, 2..4, 2..4, 4..5, 5..6]);
        assert_eq!(of(1.0)[1], 1..2);
    }
}
