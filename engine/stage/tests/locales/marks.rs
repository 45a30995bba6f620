//! The marks of the pseudo-locale: set on the texts of a scene, looked for in what is shown.

use shujin_messages::pseudo::{MARKS, marked as mark};

/// A file of texts, each marked.
pub fn marked(strings: &str) -> String {
    let mut table: toml::Table = strings.parse().expect("a file of texts");
    table.iter_mut().for_each(|(_, value)| mark_all(value));
    table.to_string()
}

fn mark_all(value: &mut toml::Value) {
    match value {
        toml::Value::String(text) => *text = mark(text),
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| mark_all(value)),
        _ => {}
    }
}

/// What of a text has letters and is marked at no end, or at one alone. A figure with its unit is the same in every language, and so are a
/// unit behind a stroke and the syllables of a song.
pub fn unmarked(text: &str) -> String {
    let (mut depth, mut rest) = (0_i32, String::new());
    for letter in text.chars() {
        match letter {
            open if open == MARKS.0 => depth += 1,
            close if close == MARKS.1 => depth -= 1,
            letter if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    if depth != 0 {
        return text.to_owned();
    }
    let words = rest.split([' ', '\n', ',']).filter(|word| !word.is_empty());
    let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || "+-−–/±×".contains(c));
    let mut before = false;
    let mut found = String::new();
    for word in words {
        let unit = before && word.chars().count() <= 6;
        before = is_figure(word);
        if !before && !unit && word.chars().any(char::is_alphabetic) {
            found.push_str(word);
        }
    }
    found
}

#[test]
fn what_is_not_translated_is_found() {
    for fine in ["〖Go to 〖Weir〗〗", "▶ 〖a〗 · 〖b〗", "0.60 m", "−3", "〖Length〗/m", "1, 2.5 kg", "♯4"]
    {
        assert_eq!(unmarked(fine), "", "{fine}");
    }
    for wrong in ["Go to 〖Weir〗", "〖cut", "到处", "0.60 m long", "about 3 m"] {
        assert_ne!(unmarked(wrong), "", "{wrong}");
    }
}
