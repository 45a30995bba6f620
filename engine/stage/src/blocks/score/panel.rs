//! The music at the lower edge: caption, numbered notation, transport, keys.

use crate::{
    action::UiAction,
    ui::{
        panels::View,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Note, Widget},
    },
};
use shujin_blocks::score::{Key, Loop, Music, Playing, Rate};
use shujin_lesson::format::Score;
use shujin_music::jianpu::{BarLine, Mark, Sign, spoken};
use shujin_play::Intent;

/// Measures of the notation that are shown at once.
const BARS: usize = 5;

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

fn transport(view: &View, music: &Music) -> Widget {
    let t = &music.transport;
    let intent = |id: &str, label: String, look, intent| -> Widget {
        Widget::button(id, label, look, UiAction::Intent(intent)).into()
    };
    let play = if t.playing() { say!("music-rest") } else { say!("music-play") };
    let mut row = vec![
        intent("play", view.say(play), ButtonVariant::Main, Intent::of(Playing { on: !t.playing() })),
        intent(
            "slower",
            view.say(say!("music-slower")),
            ButtonVariant::Plain,
            Intent::of(Rate { rate: t.rate() - 0.25 }),
        ),
        Widget::text("rate", view.say(say!("music-rate", percent = t.rate() * 100.0)), Style::Small, Tone::Soft),
        intent(
            "faster",
            view.say(say!("music-faster")),
            ButtonVariant::Plain,
            Intent::of(Rate { rate: t.rate() + 0.25 }),
        ),
    ];
    for phrase in 0..=music.score.phrases.len() {
        let label = match phrase {
            0 => view.say(say!("loop-off")),
            n => n.to_string(),
        };
        let name = if phrase == 0 { String::new() } else { view.say(say!("loop-phrase", phrase)) };
        let act = UiAction::Intent(Intent::of(Loop { phrase }));
        row.push(Widget::Button(Button {
            name,
            checked: t.looping().map_or(0, |p| p + 1) == phrase,
            ..Widget::button(format!("loop.{phrase}"), label, ButtonVariant::Plain, act)
        }));
    }
    if let Some(on) = view.vibrate {
        let button = Widget::button("vibrate", view.say(say!("vibrate")), ButtonVariant::Plain, UiAction::Vibrate);
        row.push(Widget::Button(Button { checked: on, ..button }));
    }
    Widget::Row(8.0, row)
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
            width: 62.0,
            ..Widget::button(format!("key.{i}"), dotted(key), ButtonVariant::Key, act)
        })
    });
    let phrase = view.say(say!("music-phrase", number = music.phrase + 1));
    let label = Widget::small(format!("{}\n{phrase}", view.say(say!("keys-hint"))));
    vec![Widget::Row(8.0, std::iter::once(label).chain(keys).collect())]
}

/// A key's digit with its octave dots, as numbered notation writes them.
fn dotted(key: &str) -> String {
    let digit: String = key.chars().take(1).collect();
    let up = "\u{307}".repeat(key.matches('\'').count());
    let down = "\u{323}".repeat(key.matches(',').count());
    format!("{digit}{up}{down}")
}
