//! The text of a dialogue's line without its marks: who says it, `[marks]` taken out, `[select]` and its kin filled in.
//!
//! Does not: keep what a mark says of its part of the text; nothing here shows it. A bracket that is no mark is a letter.

use std::collections::BTreeMap;

/// A line as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plain {
    /// Who says it: what stands before the first colon.
    pub speaker: Option<String>,
    /// The rest.
    pub text: String,
}

/// Takes a line apart.
pub(crate) fn plain(line: &str) -> Plain {
    let text = unmarked(line);
    match text.split_once(':') {
        Some((speaker, said)) => Plain { speaker: Some(speaker.into()), text: said.trim_start().into() },
        None => Plain { speaker: None, text },
    }
}

/// A mark: `[name]`, `[name=value]`, `[name key=value/]`, `[/name]`, `[/]`.
struct Mark<'a> {
    name: &'a str,
    values: BTreeMap<&'a str, String>,
    closes: bool,
    /// `[… /]`: nothing stands between it and its end.
    alone: bool,
}

fn unmarked(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['[', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("\\[") || rest.starts_with("\\]") {
            out.push_str(&rest[1..2]);
            rest = &rest[2..];
            continue;
        }
        let Some((mark, behind)) = rest.strip_prefix('[').and_then(mark) else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        rest = behind;
        if mark.closes {
            continue;
        }
        match mark.name {
            "nomarkup" | "select" | "plural" | "ordinal" => {
                let inner = if mark.alone { "" } else { inner(&mut rest, mark.name) };
                out.push_str(&if mark.name == "nomarkup" { inner.to_owned() } else { chosen(&mark) });
            }
            _ => {
                // A mark between two blanks takes one of them away, unless it says otherwise.
                let between = mark.alone && out.ends_with(char::is_whitespace);
                let says = mark.values.get("trimwhitespace").map(|says| says == "true");
                if says.unwrap_or(between) {
                    rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
                }
            }
        }
    }
    out + rest
}

/// What stands between a mark and its end; goes on behind that.
fn inner<'a>(rest: &mut &'a str, name: &str) -> &'a str {
    let end = rest.match_indices('[').find_map(|(at, _)| {
        let (close, behind) = mark(&rest[at + 1..])?;
        (close.closes && (close.name == name || close.name.is_empty())).then_some((at, behind))
    });
    let (inner, behind) = end.map_or((*rest, ""), |(at, behind)| (&rest[..at], behind));
    *rest = behind;
    inner
}

/// What a mark chooses by its `value`: the value's own text, or that of the form in which Chinese counts, which has but one.
fn chosen(mark: &Mark<'_>) -> String {
    let value = mark.values.get("value").map_or("", String::as_str);
    let key = if mark.name == "select" { value } else { "other" };
    let text = mark.values.get(key).map_or(value, String::as_str);
    // `\%` is a sign of per cent.
    let parts: Vec<String> = text.split("\\%").map(|part| part.replace('%', value)).collect();
    parts.join("%")
}

/// The mark that opens before `text`, and what follows it.
fn mark(text: &str) -> Option<(Mark<'_>, &str)> {
    let mut rest = text.trim_start();
    let closes = rest.starts_with('/');
    rest = rest.trim_start_matches('/').trim_start();
    let (name, behind) = word(rest);
    let mut mark = Mark { name, values: BTreeMap::new(), closes, alone: false };
    if name.is_empty() && !closes {
        return None;
    }
    rest = behind;
    // `[name=value]`: the name is also that of its first value.
    let mut key = name;
    loop {
        rest = rest.trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let (value, behind) = value_of(value.trim_start())?;
            mark.values.insert(key, value);
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("/]") {
            mark.alone = true;
            return Some((mark, behind));
        } else if let Some(behind) = rest.strip_prefix(']') {
            return Some((mark, behind));
        } else {
            (key, rest) = word(rest);
            if key.is_empty() {
                return None;
            }
        }
    }
}

/// A name, and what follows it.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len()))
}

/// A value, in quotes or not, and what follows it.
fn value_of(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(|c: char| c.is_whitespace() || "]/".contains(c)).unwrap_or(text.len());
        return (end > 0).then(|| (text[..end].to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut letters = quoted.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, &quoted[at + 1..])),
            // `\"` and `\\`; before anything else the stroke is a letter.
            '\\' => match letters.clone().next() {
                Some((_, next @ ('"' | '\\'))) => {
                    value.push(next);
                    letters.next();
                }
                _ => value.push('\\'),
            },
            letter => value.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> String {
        plain(line).text
    }

    #[test]
    fn the_speaker_stands_before_the_colon() {
        let Plain { speaker, text } = plain("lin: 早！今天: 好天气。");
        assert_eq!((speaker.as_deref(), text.as_str()), (Some("lin"), "早！今天: 好天气。"));
        assert_eq!(plain("早！").speaker, None);
    }

    #[test]
    fn marks_are_taken_out_and_brackets_that_are_none_stay() {
        assert_eq!(text("一[b]二[/b]三"), "一二三");
        assert_eq!(text("[wave a=1 b=\"x]y\"]二[/]"), "二");
        assert_eq!(text("一 [pause=500/] 二"), "一 二");
        assert_eq!(text(r"\[一\] [二 [ 三 [\"), r"[一] [二 [ 三 [\");
        assert_eq!(text("[nomarkup]一[b]二[/b][/nomarkup]三"), "一[b]二[/b]三");
        assert_eq!(text("[nomarkup]一[b]二"), "一[b]二");
    }

    #[test]
    fn what_a_mark_chooses_is_filled_in() {
        assert_eq!(text(r#"有[select value=mo mo="墨墨" tuan=团团/]在。"#), "有墨墨在。");
        assert_eq!(text(r#"[plural value=3 one="% 只" other="% 只，\%"/]"#), "3 只，%");
        assert_eq!(text("[select value=x y=1]二[/select]三"), "x三");
        assert_eq!(text("[plural/]"), "");
    }
}
