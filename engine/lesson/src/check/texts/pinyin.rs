//! Pinyin: what the scene says of it, and characters of which it must say something.

use super::languages::CHINESE;
use crate::check::Check;
use crate::pinyin::{beyond, is_pinyin, may_be_read, one, readings};
use crate::report::{Message, quote, say};
use crate::source::way;
use crate::strings::{Strings, characters};
use shujin_messages::Joint;

impl Check<'_> {
    /// Whether what the scene gives is the pinyin of one character each, and whether it gives that of all that can be read in several ways.
    pub(super) fn pinyin(&mut self, all: &[Strings<'_>]) {
        let scene = self.scene;
        let listed = |all: &[&str]| Message::list(all.iter().map(|one| quote(one)), Joint::Comma);
        for (character, pinyin) in &scene.pinyin {
            let way = way!["pinyin", character.as_str()];
            let Some(only) = one(character) else {
                let help = say!("pinyin-each-by-itself");
                self.put("bad-pinyin", &way, quote(character), say!("pinyin-one-character"), help);
                continue;
            };
            if !is_pinyin(pinyin) {
                self.put("bad-pinyin", &way, quote(pinyin), say!("pinyin-letters"), say!("pinyin-write-with-tone"));
            } else if !may_be_read(only, pinyin) {
                self.put("bad-pinyin", &way, quote(pinyin), listed(readings(only)), say!("pinyin-one-of-these"));
            }
        }
        for (character, usual) in beyond(scene.grades[0], &characters(all, CHINESE, self.files)) {
            let all = readings(character);
            let character = String::from(character);
            if all.len() < 2 || scene.pinyin.contains_key(&character) {
                continue;
            }
            let found = say!("pinyin-several", character = quote(&character), readings = listed(all));
            let help = say!("pinyin-say-which", line = quote(&format!("pinyin = {{ \"{character}\" = \"{usual}\" }}")));
            let way = if scene.pinyin.is_empty() { way!["grades"] } else { way!["pinyin"] };
            self.put("two-readings", &way, found, say!("pinyin-one-reading"), help);
        }
    }
}
