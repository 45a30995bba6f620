//! Texts that were copied to be translated and forgotten, and files under each other's name.

use super::languages::interface_locale;
use crate::check::Check;
use crate::marks::is_han;
use crate::report::{quote, say};
use crate::strings::Strings;
use encoding_rs::{BIG5, GBK};

/// Letters that a Chinese file may have without a single Chinese character.
const LETTERS: usize = 40;

/// Whether a file of texts has any Chinese in it.
pub(super) fn has_chinese(strings: &Strings<'_>) -> bool {
    strings.texts.values().any(|(text, _)| text.chars().any(is_han))
}

/// Whether most texts of a file are Chinese.
pub(super) fn is_chinese(strings: &Strings<'_>) -> bool {
    let chinese = strings.texts.values().filter(|(text, _)| text.chars().any(is_han)).count();
    chinese * 2 > strings.texts.len()
}

/// The locale of traditional Chinese.
const TRADITIONAL: &str = "zh-Hant";

/// Most characters of one text that a report names.
const SHOWN: usize = 8;

/// Whether a character is of simplified Chinese alone: common enough to be in GB 18030's two-byte part, and not in Big5, which holds what
/// is common in Taiwan and Hong Kong.
fn is_simplified(c: char) -> bool {
    let mut buffer = [0; 4];
    let text = &*c.encode_utf8(&mut buffer);
    is_han(c) && GBK.encode(text).0.len() == 2 && BIG5.encode(text).2
}

/// Languages that are written in Chinese characters, alone or among their own letters.
const IN_HAN: [&str; 4] = ["zh", "yue", "ja", "ko"];

/// Whether a language has Chinese characters in its texts.
fn writes_han(locale: &str) -> bool {
    IN_HAN.contains(&locale.split('-').next().unwrap_or(""))
}

impl Check<'_> {
    /// Texts that are Chinese in a language that is written otherwise: copied to be translated, and forgotten.
    pub(super) fn untranslated(&mut self, strings: &Strings<'_>, chinese: Option<&Strings<'_>>) {
        let locale = strings.locale;
        if interface_locale(locale) == Some(TRADITIONAL) {
            self.simplified(strings);
        }
        if writes_han(locale) {
            return;
        }
        for (id, (text, way)) in &strings.texts {
            let han = text.chars().any(is_han);
            let alone = !text.chars().any(|c| c.is_alphabetic() && !is_han(c));
            let same = || chinese.and_then(|c| c.texts.get(id)).is_some_and(|(other, _)| other == text);
            if han && (alone || same()) {
                self.put_text(
                    "not-translated",
                    (strings, way),
                    quote(text),
                    say!("text-in-language", locale),
                    say!("text-translate-into-language", id, locale),
                );
            }
        }
    }

    /// Simplified characters in a text of traditional Chinese, told once a text.
    fn simplified(&mut self, strings: &Strings<'_>) {
        for (id, (text, way)) in &strings.texts {
            let mut simplified: Vec<char> = text.chars().filter(|c| is_simplified(*c)).collect();
            simplified.sort_unstable();
            simplified.dedup();
            if !simplified.is_empty() {
                let found = simplified.iter().take(SHOWN).collect::<String>();
                let locale = strings.locale;
                self.put_text(
                    "not-translated",
                    (strings, way),
                    quote(&found),
                    say!("text-in-traditional", locale),
                    say!("text-write-traditional", id),
                );
            }
        }
    }

    /// A Chinese file without any Chinese: the English one under its name, or never translated.
    pub(super) fn not_chinese(&mut self, chinese: &Strings<'_>) {
        let texts = chinese.texts.values();
        let letters = texts.flat_map(|(text, _)| text.chars()).filter(|c| c.is_alphabetic()).count();
        if letters < LETTERS || has_chinese(chinese) {
            return;
        }
        let Some((id, (text, way))) = chinese.texts.iter().find(|(_, (text, _))| text.contains(char::is_alphabetic))
        else {
            return;
        };
        let locale = chinese.locale;
        self.put_text(
            "not-translated",
            (chinese, way),
            say!("text-not-chinese-character", locale, id, text),
            say!("text-in-chinese"),
            say!("text-translate-into-chinese-if"),
        );
    }
}
