//! Words in quotation marks in hints and steps: they name what stands on the screen, and are mentions rather than copies.

use crate::check::{Check, Needs};
use crate::mentions::{self, BUTTONS};
use crate::report::{Locale, Message, quote, say};
use crate::strings::Strings;
use std::collections::BTreeMap;

/// Quotation marks, as they open and close.
const MARKS: [(char, char); 4] = [('“', '”'), ('「', '」'), ('『', '』'), ('«', '»')];

/// Signs that stand before a word on a button.
const SIGNS: [char; 6] = ['▶', '❚', '■', '▲', '←', ' '];

/// Whether texts of this id tell the pupil what to do.
fn tells_what_to_do(id: &str) -> bool {
    let mut parts = id.split('.');
    parts.next() == Some("task") && matches!(parts.nth(1), Some("hint" | "step"))
}

/// A name as it is compared: without the value that is put into it, and without signs.
fn plain(name: &str) -> String {
    let name = name.split('{').next().unwrap_or_default();
    let name = name.trim_matches(SIGNS).trim_end_matches([':', '：', ' ', '.', '。', ',']);
    name.to_lowercase()
}

/// The words that stand in quotation marks, without those that have something put into them.
fn quoted(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for (open, close) in MARKS {
        let pieces = text.split(open).skip(1).filter_map(|rest| rest.split_once(close));
        out.extend(pieces.map(|(word, _)| word).filter(|word| !word.contains('{') && !word.trim().is_empty()));
    }
    out
}

impl Check<'_> {
    /// Words in quotation marks that are copies of a name, and those that nothing on the screen has.
    pub(super) fn quoted_words(&mut self, strings: &Strings<'_>, needs: &Needs) {
        let names = names(strings, needs);
        for (id, (text, way)) in strings.texts.iter().filter(|(id, _)| tells_what_to_do(id)) {
            for word in quoted(text) {
                let (expected, help) = match names.get(&plain(word)) {
                    Some(name) => (Message::same(format!("`{{{name}}}`")), say!("text-mention-not-copy", name)),
                    None => (say!("text-quoted-stands-on-screen"), self.meant(&names, word)),
                };
                self.put_text("quoted-word", (strings, way), quoted_in(word, id), expected, help);
            }
        }
    }

    /// What to do about a word that names nothing.
    fn meant(&mut self, names: &BTreeMap<String, String>, word: &str) -> Message {
        let close = self.out.guess.closest(&plain(word), names.keys().map(String::as_str));
        match close.and_then(|close| names.get(close)) {
            Some(name) => say!("text-did-you-mean-name", close = name),
            None => say!("text-quoted-name-or-unquote"),
        }
    }
}

fn quoted_in(word: &str, id: &str) -> Message {
    say!("text-quoted-in", word = quote(word), id)
}

/// How whatever can be mentioned is, by its name in this language.
fn names(strings: &Strings<'_>, needs: &Needs) -> BTreeMap<String, String> {
    let locale = Locale::of(strings.locale).unwrap_or_default();
    let buttons = BUTTONS.iter().map(|button| (button.word().text(locale), format!("button.{}", button.id)));
    let named = needs.ids().filter_map(|id| Some((strings.texts.get(id)?.0.clone(), mentions::of_text(id)?)));
    // Of two that are called the same, the control is set and the option only shown.
    let mut names = BTreeMap::new();
    for (name, mention) in buttons.chain(named) {
        let name = plain(&name);
        if !name.is_empty() && (mention.starts_with("control.") || !names.contains_key(&name)) {
            names.insert(name, mention);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_marks_are_found_and_compared_without_signs() {
        assert_eq!(quoted("按“播放”，再看「{control.season}」和「季节」"), ["播放", "季节"]);
        assert_eq!((plain("▶ 播放"), plain("季节：{stage}")), ("播放".into(), "季节".into()));
        assert!(tells_what_to_do("task.dry.hint.slide") && !tells_what_to_do("task.dry.goal"));
    }
}
