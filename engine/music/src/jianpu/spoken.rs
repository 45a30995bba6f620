//! Numbered notation in words for screen readers, and in plain characters for a braille line or a log.

use super::{BarLine, Digit, Mark, Sheet, Sign};
use crate::Score;

/// A language that notation can be said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// One sign in words, such as "5 低音 八分音符" or "low 5, eighth note". A dash is part of its digit and
/// says nothing by itself: use [`note`] for a note with its dashes.
pub fn sign(sign: &Sign, lang: Lang) -> String {
    match &sign.mark {
        Mark::Digit(digit) => say(digit, 0, lang),
        Mark::Dash => String::new(),
    }
}

/// A note of the score (index in [`Score::notes`]) in words, with its length and its syllable; empty if
/// the sheet doesn't show it.
pub fn note(sheet: &Sheet, score: &Score, id: usize, lang: Lang) -> String {
    let signs: Vec<&Sign> = sheet.bars.iter().flat_map(|b| &b.signs).filter(|s| s.note == Some(id)).collect();
    let mut words: Vec<String> = Vec::new();
    for (i, s) in signs.iter().enumerate() {
        if let Mark::Digit(digit) = &s.mark {
            let dashes = signs[i + 1..].iter().take_while(|s| s.mark == Mark::Dash).count();
            words.push(say(digit, dashes, lang));
        }
    }
    if let Some(lyric) = score.notes.get(id).and_then(|n| n.lyric.as_deref()) {
        words.push(match lang {
            Lang::Zh => format!("唱“{lyric}”"),
            Lang::En => format!("sung “{lyric}”"),
        });
    }
    words.join(match lang {
        Lang::Zh => "，",
        Lang::En => "; ",
    })
}

/// A whole measure (index in [`Sheet::bars`]) in words.
pub fn bar(sheet: &Sheet, index: usize, lang: Lang) -> String {
    let Some(bar) = sheet.bars.get(index) else {
        return String::new();
    };
    let mut words = Vec::new();
    for (i, s) in bar.signs.iter().enumerate() {
        if let Mark::Digit(digit) = &s.mark {
            let dashes = bar.signs[i + 1..].iter().take_while(|s| s.mark == Mark::Dash).count();
            words.push(say(digit, dashes, lang));
        }
    }
    match lang {
        Lang::Zh => format!("第 {} 小节：{}", index + 1, words.join("；")),
        Lang::En => format!("Bar {}: {}", index + 1, words.join("; ")),
    }
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

fn say(d: &Digit, dashes: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => say_zh(d, dashes),
        Lang::En => say_en(d, dashes),
    }
}

fn say_zh(d: &Digit, dashes: usize) -> String {
    let kind = if d.degree == 0 { "休止符" } else { "音符" };
    let mut length = match (d.underlines, dashes) {
        (0, 0) => format!("四分{kind}"),
        (0, 1) => format!("二分{kind}"),
        (0, 2) => format!("附点二分{kind}"),
        (0, 3) => format!("全{kind}"),
        (0, n) => format!("{} 拍", n + 1),
        (1, _) => format!("八分{kind}"),
        (2, _) => format!("十六分{kind}"),
        (3, _) => format!("三十二分{kind}"),
        _ => format!("六十四分{kind}"),
    };
    length = match d.dots {
        0 => length,
        1 => format!("附点{length}"),
        _ => format!("复附点{length}"),
    };
    match d.tuplet {
        0 => {}
        3 => length.push_str(" 三连音"),
        n => length.push_str(&format!(" {n} 连音")),
    }
    if d.degree == 0 {
        return format!("0 {length}");
    }
    let accidental = match d.accidental {
        1 => "升 ",
        -1 => "降 ",
        _ => "",
    };
    let octave = match d.octave {
        0 => "",
        1 => " 高音",
        -1 => " 低音",
        2.. => " 倍高音",
        _ => " 倍低音",
    };
    let tied = if d.tied { " 延续" } else { "" };
    let sign = if d.cross { "敲".to_owned() } else { d.degree.to_string() };
    format!("{accidental}{sign}{octave} {length}{tied}")
}

fn say_en(d: &Digit, dashes: usize) -> String {
    let kind = if d.degree == 0 { "rest" } else { "note" };
    let dotted = ["", "dotted ", "double-dotted "][usize::from(d.dots.min(2))];
    let length = match (d.underlines, dashes) {
        (0, 0) => format!("{dotted}quarter {kind}"),
        (0, 1) => format!("half {kind}"),
        (0, 2) => format!("dotted half {kind}"),
        (0, 3) => format!("whole {kind}"),
        (0, n) => format!("{} quarters", n + 1),
        (1, _) => format!("{dotted}eighth {kind}"),
        (2, _) => format!("{dotted}sixteenth {kind}"),
        (3, _) => format!("{dotted}thirty-second {kind}"),
        _ => format!("sixty-fourth {kind}"),
    };
    let tuplet = match d.tuplet {
        0 => String::new(),
        3 => " of a triplet".into(),
        n => format!(" of a group of {n}"),
    };
    if d.degree == 0 {
        return format!("{length}{tuplet}");
    }
    let octave = match d.octave {
        0 => "",
        1 => "high ",
        -1 => "low ",
        2.. => "very high ",
        _ => "very low ",
    };
    let accidental = match d.accidental {
        1 => " sharp",
        -1 => " flat",
        _ => "",
    };
    let tied = if d.tied { ", held" } else { "" };
    let sign = if d.cross { "struck".to_owned() } else { d.degree.to_string() };
    format!("{octave}{sign}{accidental}, {length}{tuplet}{tied}")
}
