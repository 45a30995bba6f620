//! The music at the lower edge: caption, numbered notation, transport, keys.

use super::signs;
use crate::{
    action::UiAction,
    ui::{
        panels::View,
        theme::{Style, Tone},
        widget::{self, Button, ButtonVariant, CardStyle, Note, Widget},
    },
};
use shujin_blocks::score::{Key, Loop, Music, Playing, Rate};
use shujin_lesson::format::{Score, ToneNames};
use shujin_lesson::mentions;
use shujin_messages::Message;
use shujin_music::jianpu::{BarLine, Mark, Sign, spoken};
use shujin_music::rhythm::Feel;
use shujin_play::Intent;

/// Measures of the notation that are shown at once.
const BARS: usize = 5;

/// Width of a key, logical pixels.
const KEY: f32 = 76.0;

/// Thickness of the strokes that stand for soft and loud, logical pixels: one to the other as the notes' on the screen of light.
const SOFT: f32 = 5.0;
const LOUD: f32 = 17.0;

/// Everything about the piece of music; nothing where the scene has none.
pub fn music(view: &View) -> Vec<Widget> {
    let (Some(data), Some(music)) = (&view.play.lesson.scene.score, view.play.state::<Music>()) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    rows.extend(caption(view, data, music));
    rows.extend(music.begun.then(|| notation(view, music)));
    rows.push(transport(view, music));
    rows.extend(keys(view, data, music));
    vec![Widget::Card(CardStyle { width: 980.0, gap: 4.0, dark: false, framed: false }, rows)]
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

/// The bars about the note that sounds or, while somebody plays, about the one that is wanted next.
fn notation(view: &View, music: &Music) -> Widget {
    let sheet = &music.sheet;
    let now = music.at();
    let here = sheet.at(now);
    let first = here.map_or(0, |(bar, _)| bar / BARS * BARS);
    let mut notes = vec![bar_line("|")];
    for (b, bar) in sheet.bars.iter().enumerate().skip(first).take(BARS) {
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

fn transport(view: &View, music: &Music) -> Widget {
    let t = &music.transport;
    let intent = |id: &str, label: String, look, intent| -> Widget {
        Widget::button(id, label, look, UiAction::Intent(intent)).into()
    };
    let play = if t.playing() { mentions::REST.word() } else { mentions::PLAY.word() };
    let mut row = vec![
        intent("play", view.say(play), ButtonVariant::Main, Intent::of(Playing { on: !t.playing() })),
        intent(
            "slower",
            view.say(mentions::SLOWER.word()),
            ButtonVariant::Plain,
            Intent::of(Rate { rate: t.rate() - 0.25 }),
        ),
        Widget::text("rate", view.say(say!("music-rate", percent = t.rate() * 100.0)), Style::Small, Tone::Soft),
        intent(
            "faster",
            view.say(mentions::FASTER.word()),
            ButtonVariant::Plain,
            Intent::of(Rate { rate: t.rate() + 0.25 }),
        ),
    ];
    row.extend(phrases(view, music));
    if let Some(on) = view.vibrate {
        let button = Widget::button("vibrate", view.say(say!("vibrate")), ButtonVariant::Plain, UiAction::Vibrate);
        row.push(Widget::Button(Button { checked: on, ..button }));
    }
    let (beats, beat) = music.beat();
    row.push(Widget::Beats(beats, beat, view.say(say!("beats", beats))));
    Widget::Row(8.0, row)
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
        let act = UiAction::Intent(Intent::of(Loop { phrase }));
        Widget::Button(Button {
            name: name.map_or(String::new(), |name| view.say(name)),
            checked: looping == phrase,
            ..Widget::button(format!("loop.{phrase}"), view.say(label), ButtonVariant::Option, act)
        })
    })
}

fn keys(view: &View, data: &Score, music: &Music) -> Vec<Widget> {
    if data.keys.is_empty() {
        return Vec::new();
    }
    let expected = music.practice.expected().map(|e| e.midi);
    let keys = data.keys.iter().enumerate().map(|(i, key)| {
        let next = expected == music.keys.get(i).copied();
        let act = UiAction::Intent(Intent::of(Key { key: i }));
        Widget::Button(Button {
            checked: next,
            width: KEY,
            mark: mark(view, data, key),
            ..Widget::button(format!("key.{i}"), dotted(key), ButtonVariant::Key, act)
        })
    });
    let label = Widget::Column(2.0, vec![Widget::small(view.say(say!("music-phrase", number = music.phrase + 1)))]);
    vec![Widget::Row(6.0, std::iter::once(label).chain(keys).collect()), below(view, music)]
}

/// Below the keys: how the last note followed the one before, or what the keys are for; what the thickness of a note means.
fn below(view: &View, music: &Music) -> Widget {
    let said = match (music.practising, music.felt) {
        (false, _) => say!("keys-hint"),
        (true, None) => say!("keys-wait"),
        (true, Some(Feel::Even)) => say!("rhythm-even"),
        (true, Some(Feel::Early)) => say!("rhythm-early"),
        (true, Some(Feel::Late)) => say!("rhythm-late"),
    };
    let strokes = vec![(SOFT, view.say(say!("loudness-soft"))), (LOUD, view.say(say!("loudness-loud")))];
    let said = Widget::text("rhythm", view.say(said), Style::Small, Tone::Soft);
    Widget::Row(8.0, vec![said, Widget::Spacer, Widget::Strokes(strokes)])
}

/// The sign of a key's degree and, where the scene wants them, its name.
fn mark(view: &View, data: &Score, key: &str) -> Option<widget::Mark> {
    let degree = key.chars().next()?.to_digit(10)? as u8;
    let name = |names| view.say(tone(names, degree));
    Some(widget::Mark { picture: signs::address(degree), word: data.names.map_or(String::new(), name) })
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
