//! Numbered notation in words for screen readers, and in plain characters for a braille line or a log.

use super::{BarLine, Digit, Mark, Sheet, Sign};
use crate::Score;
use shujin_messages::{Joint, Locale, Message};

/// One sign in words, such as "5 低音 八分音符" or "low 5, eighth note". A dash is part of its digit and
/// says nothing by itself: use [`note`] for a note with its dashes.
pub fn sign(sign: &Sign, locale: Locale) -> String {
    match &sign.mark {
        Mark::Digit(digit) => said(digit, 0).text(locale),
        Mark::Dash => String::new(),
    }
}

/// A note of the score (index in [`Score::notes`]) in words, with its length and its syllable; empty if
/// the sheet doesn't show it.
pub fn note(sheet: &Sheet, score: &Score, id: usize, locale: Locale) -> String {
    let signs: Vec<&Sign> = sheet.bars.iter().flat_map(|b| &b.signs).filter(|s| s.note == Some(id)).collect();
    let lyric = score.notes.get(id).and_then(|note| note.lyric.as_ref());
    let said = digits(&signs).into_iter().chain(lyric.map(|lyric| say!("spoken-sung", lyric)));
    said.reduce(|first, then| say!("spoken-then", first, then)).map_or(String::new(), |said| said.text(locale))
}

/// A whole measure (index in [`Sheet::bars`]) in words.
pub fn bar(sheet: &Sheet, index: usize, locale: Locale) -> String {
    let Some(bar) = sheet.bars.get(index) else {
        return String::new();
    };
    let notes = Message::list(digits(&bar.signs.iter().collect::<Vec<_>>()), Joint::Semicolon);
    say!("spoken-bar", notes, number = index + 1).text(locale)
}

/// The digits in a row of signs, each with the dashes behind it.
fn digits(signs: &[&Sign]) -> Vec<Message> {
    let digit = |(i, sign): (usize, &&Sign)| match &sign.mark {
        Mark::Digit(digit) => {
            Some(said(digit, signs[i + 1..].iter().take_while(|sign| sign.mark == Mark::Dash).count()))
        }
        Mark::Dash => None,
    };
    signs.iter().enumerate().filter_map(digit).collect()
}

/// The sheet in plain characters: `'` and `,` for dots above and below, `_` for each underline, `.` for
/// augmentation dots, `-` for dashes, `~` before a tied digit, `#` and `b` for accidentals.
pub fn plain(sheet: &Sheet) -> String {
    let mut out = format!("{} {}/{}\n", sheet.key.replace('♭', "b").replace('♯', "#"), sheet.beats, sheet.beat_type);
    for bar in &sheet.bars {
        for sign in &bar.signs {
            out.push_str(&plain_sign(sign));
            out.push(' ');
        }
        out.push_str(match bar.line {
            BarLine::Single => "|\n",
            BarLine::Double => "||\n",
            BarLine::Final => "|]\n",
        });
    }
    out
}

fn plain_sign(sign: &Sign) -> String {
    let Mark::Digit(d) = &sign.mark else {
        return "-".into();
    };
    let repeat = |s: &str, n: u8| s.repeat(usize::from(n));
    let mut out = String::new();
    if d.tied {
        out.push('~');
    }
    match d.accidental {
        1 => out.push('#'),
        -1 => out.push('b'),
        _ => {}
    }
    out.push(d.sign());
    out.push_str(&repeat(if d.octave > 0 { "'" } else { "," }, d.octave.unsigned_abs()));
    out.push_str(&repeat("_", d.underlines));
    out.push_str(&repeat(".", d.dots));
    if d.tuplet > 0 {
        out.push_str(&format!("({})", d.tuplet));
    }
    out
}

fn said(digit: &Digit, dashes: usize) -> Message {
    let length = length(digit, dashes);
    if digit.degree == 0 {
        return say!("spoken-rest", length);
    }
    let sign = if digit.cross { say!("spoken-struck") } else { Message::same(digit.degree.to_string()) };
    let (octave, tied) = (digit.octave.clamp(-2, 2), u8::from(digit.tied));
    say!("spoken-note", accidental = digit.accidental, length, octave, sign, tied)
}

fn length(digit: &Digit, dashes: usize) -> Message {
    let rest = u8::from(digit.degree == 0);
    let plain = match (digit.underlines, dashes) {
        (0, 0) => say!("length-quarter", rest),
        (0, 1) => say!("length-half", rest),
        (0, 2) => say!("length-dotted-half", rest),
        (0, 3) => say!("length-whole", rest),
        (0, dashes) => say!("length-quarters", count = dashes + 1),
        (1, _) => say!("length-eighth", rest),
        (2, _) => say!("length-sixteenth", rest),
        (3, _) => say!("length-thirty-second", rest),
        _ => say!("length-sixty-fourth", rest),
    };
    let length = match digit.dots {
        0 => plain,
        1 => say!("length-dotted", length = plain),
        _ => say!("length-double-dotted", length = plain),
    };
    match digit.tuplet {
        0 => length,
        3 => say!("length-in-triplet", length),
        count => say!("length-in-tuplet", count, length),
    }
}
