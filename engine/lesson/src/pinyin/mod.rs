//! Pinyin for those characters of a scene that are not on the curriculum's list for its lowest grade, and for those that it names.
//!
//! Which they are is reckoned where a scene is read as its author wrote it; a pack carries what was found, so that a browser's player needs no
//! table. Does not: read whole texts. A character is read in one way in all of a scene.

#[cfg(feature = "author")]
mod characters;

use crate::report::{Message, say, shorten};
use std::collections::{BTreeMap, BTreeSet};

#[cfg(feature = "author")]
pub(crate) use characters::{beyond, may_be_read, readings};

/// Its place in a pack: a JSON object, pinyin by character. Left out where there is none.
pub const PINYIN: &str = "compiled/pinyin.json";

/// Most bytes of it: more than all characters of the table would take.
const MOST: usize = 256 << 10;

/// Most letters of one character's pinyin: `zhuāng` has six.
pub(crate) const LONGEST: usize = 6;

/// The letters of pinyin: those of the alphabet but v, ü, and the vowels with their tones.
const TONED: &str = "āáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ";

/// Pinyin by character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pinyin(BTreeMap<char, String>);

impl Pinyin {
    /// Whether no character has any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a character is read, where that is not known to everybody.
    pub fn of(&self, character: char) -> Option<&str> {
        self.0.get(&character).map(String::as_str)
    }

    /// A text in pieces, each to the end of a character that has pinyin, with it; the last may have none. Of a character that comes twice only
    /// the first is told, and none whose reading stands behind it.
    pub fn pieces<'a>(&'a self, text: &'a str) -> Vec<(&'a str, Option<&'a str>)> {
        let (mut pieces, mut from, mut told) = (Vec::new(), 0, BTreeSet::new());
        for (at, character) in text.char_indices() {
            let Some(pinyin) = self.of(character).filter(|_| told.insert(character)) else { continue };
            let end = at + character.len_utf8();
            if is_read_there(&text[end..], pinyin) {
                continue;
            }
            pieces.push((&text[from..end], Some(pinyin)));
            from = end;
        }
        if from < text.len() || pieces.is_empty() {
            pieces.push((&text[from..], None));
        }
        pieces
    }

    /// The pinyin of a scene that shows these characters in Chinese: of what the table says and of what the scene names itself, in its words.
    #[cfg(feature = "author")]
    pub(crate) fn of_scene(scene: &crate::format::Scene, shown: &BTreeSet<char>) -> Pinyin {
        let named = scene.pinyin.iter().filter_map(|(character, pinyin)| {
            let character = one(character).filter(|character| shown.contains(character) && is_pinyin(pinyin))?;
            Some((character, pinyin.clone()))
        });
        let mut all: BTreeMap<char, String> =
            beyond(scene.grades[0], shown).map(|(character, usual)| (character, usual.to_owned())).collect();
        all.extend(named);
        Pinyin(all)
    }

    /// As it stands in a pack: the same pinyin gives the same bytes.
    #[cfg(feature = "author")]
    pub(crate) fn write(&self) -> Vec<u8> {
        // A map of texts by characters is JSON whatever stands in it.
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    /// Reads it from a pack.
    ///
    /// # Errors
    /// What is wrong: it is too large, is no such object, or holds what is no pinyin.
    pub(crate) fn read(bytes: &[u8]) -> Result<Pinyin, Message> {
        if bytes.len() > MOST {
            return Err(say!("pinyin-too-large", most = MOST >> 10));
        }
        let read: BTreeMap<char, String> = serde_json::from_slice(bytes)
            .map_err(|error| say!("pinyin-unreadable", error = shorten(&error.to_string())))?;
        match read.values().find(|pinyin| !is_pinyin(pinyin)) {
            Some(wrong) => Err(say!("pinyin-is-none", found = shorten(wrong))),
            None => Ok(Pinyin(read)),
        }
    }
}

/// Whether a text begins with this reading, in brackets or after a blank.
fn is_read_there(rest: &str, pinyin: &str) -> bool {
    rest.trim_start_matches(['(', '（', ' ']).strip_prefix(pinyin).is_some_and(|after| {
        let is_same_word = |c: char| is_pinyin(c.encode_utf8(&mut [0; 4]));
        !after.starts_with(is_same_word)
    })
}

/// Whether this may be the pinyin of one character.
pub(crate) fn is_pinyin(text: &str) -> bool {
    let is_letter = |c: char| (c.is_ascii_lowercase() && c != 'v') || TONED.contains(c);
    (1..=LONGEST).contains(&text.chars().count()) && text.chars().all(is_letter)
}

/// The character that is all of this text.
#[cfg(feature = "author")]
pub(crate) fn one(text: &str) -> Option<char> {
    let mut all = text.chars();
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pinyin(all: &[(char, &str)]) -> Pinyin {
        Pinyin(all.iter().map(|(character, pinyin)| (*character, (*pinyin).to_owned())).collect())
    }

    #[test]
    fn a_text_is_cut_after_what_is_told_and_each_is_told_once() {
        let known = pinyin(&[('堰', "yàn"), ('岷', "mín")]);
        let pieces = known.pieces("岷江的堰，堰头");
        assert_eq!(pieces, [("岷", Some("mín")), ("江的堰", Some("yàn")), ("，堰头", None)]);
        assert_eq!(known.pieces("堰"), [("堰", Some("yàn"))]);
        assert_eq!(known.pieces("水"), [("水", None)]);
        assert_eq!(known.pieces(""), [("", None)]);
        for told in ["堰（yàn）头", "堰(yàn)头", "堰 yàn"] {
            assert_eq!(known.pieces(told), [(told, None)], "it stands there");
        }
        assert_eq!(known.pieces("堰 yàng").len(), 2);
    }

    #[test]
    fn what_a_pack_holds_is_pinyin_or_refused() {
        assert_eq!(Pinyin::read("{\"堰\":\"yàn\"}".as_bytes()).ok(), Some(pinyin(&[('堰', "yàn")])));
        for wrong in ["", "[]", "{\"堰\":\"<b>\"}", "{\"堰\":\"\"}", "{\"堰坝\":\"yàn\"}", "{\"堰\":\"yànyànyàn\"}"]
        {
            assert!(Pinyin::read(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(Pinyin::read(&vec![b' '; MOST + 1]).is_err());
    }
}
