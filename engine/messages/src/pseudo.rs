//! A locale for tests: English made long, accented and marked at both ends.
//!
//! What stands on a screen without the marks was not translated; what shows one mark alone is cut.

/// Its tag: English as written nowhere.
pub const TAG: &str = "en-XA";

/// The marks at both ends: signs that the typeface has and no message uses.
pub const MARKS: (char, char) = ('〖', '〗');

/// Letters with accents, and each third vowel twice: about a third longer, as German is.
pub fn accented(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let plain = "aceinouyACEINOUY";
        let with = "áçéíñóúýÁÇÉÍÑÓÚÝ";
        let accent = plain.find(letter).and_then(|at| with.chars().nth(at)).unwrap_or(letter);
        out.push(accent);
        if "aeou".contains(letter) {
            out.push(accent);
        }
    }
    out
}

/// A text between the marks.
pub fn marked(text: &str) -> String {
    format!("{}{text}{}", MARKS.0, MARKS.1)
}
