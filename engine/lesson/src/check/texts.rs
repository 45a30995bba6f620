//! Texts: what each language lacks, and what it has that nothing needs.

use super::Check;
use super::dialogue::{LineText, Talk};
use super::needs::Needs;
use super::slips::is_line_id;
use super::spelling::well_formed;
use crate::blocks::FORMS;
use crate::files::{is_locale, locale_of};
use crate::marks::is_han;
use crate::report::{Message, quote, say};
use crate::source::{Seg, way};
use crate::strings::Strings;
use shujin_messages::Joint;
use std::collections::{BTreeMap, BTreeSet};

/// The language in which dialogues are written, and to which every text falls back.
const CHINESE: &str = "zh-CN";

/// The language whose texts are told from Chinese by their letters.
const ENGLISH: &str = "en";

/// Texts that stand on the card at home, with the letters that they may have; a Chinese character counts two.
pub(crate) const SHORT: [(&str, usize); 2] = [("scene.title", 48), ("scene.summary", 160)];

/// Letters that a Chinese file may have without a single Chinese character.
const LETTERS: usize = 40;

/// Whether a file of texts has any Chinese in it.
fn has_chinese(strings: &Strings<'_>) -> bool {
    strings.texts.values().any(|(text, _)| text.chars().any(is_han))
}

/// Whether most texts of a file are Chinese.
fn is_chinese(strings: &Strings<'_>) -> bool {
    let chinese = strings.texts.values().filter(|(text, _)| text.chars().any(is_han)).count();
    chinese * 2 > strings.texts.len()
}

/// Letters that a line of a dialogue may have.
pub(super) const SPOKEN: usize = 320;

/// Letters for which there is room where a text stands, on a small screen; generously.
fn room(id: &str) -> Option<usize> {
    let mut of_blocks = FORMS.iter().flat_map(|form| form.about.texts).flat_map(|row| row.ids);
    if let Some(form) = of_blocks.find(|form| form.fits(id)) {
        return Some(form.room);
    }
    let mut parts = id.split('.');
    let kind = parts.next().unwrap_or("");
    Some(match (kind, parts.nth(1).unwrap_or("")) {
        ("scene", _) => 960,
        ("node", "about") => 720,
        ("node" | "value", "name") => 64,
        ("value", "option") => 64,
        ("task", "goal") => 160,
        ("task", "done") => 240,
        ("task", "step") => 180,
        ("task", "hint") => 560,
        ("line", _) => 400,
        ("dialogue", _) => SPOKEN,
        ("goal", _) => 200,
        ("fact", "unit") => 40,
        ("fact", _) => 320,
        ("viewpoint", _) => 96,
        _ => return None,
    })
}

/// What is wrong with a text that has more letters than there is room for; a Chinese character counts two.
pub(super) fn too_long(id: &str, text: &str, most: usize) -> Option<[Message; 3]> {
    let wide = |c: char| is_han(c) || ('\u{3000}'..='\u{303f}').contains(&c) || ('\u{ff01}'..='\u{ff60}').contains(&c);
    let length: usize = text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum();
    let (half, half_is) = (most / 2, length.div_ceil(2));
    (length > most).then(|| {
        [
            say!("text-as-long-as", half = half_is, id, length),
            say!("text-at-most-letters", half, most),
            say!("text-make-shorter-no-more"),
        ]
    })
}

/// Whether a file of this name is meant to hold this language: other capitals, a blank, its name in words.
fn is_meant(name: &str, locale: &str) -> bool {
    let name = name.trim().replace(['_', ' '], "-").to_lowercase();
    let words: &[&str] = match locale {
        CHINESE => &["zh-cn", "zh-hans", "zh-hans-cn", "cn", "chs", "chinese", "中文", "汉语", "简体", "简体中文"],
        ENGLISH => &["en", "en-us", "en-gb", "eng", "english", "英文", "英语"],
        other => return name == other.to_lowercase(),
    };
    words.contains(&name.as_str())
}

impl<'a> Check<'a> {
    pub(crate) fn texts(&mut self, all: &[Strings<'_>], talk: &Talk) {
        let mut needs = self.needs();
        self.units(all, &mut needs);
        let mut facts = BTreeSet::new();
        self.languages();
        let chinese = all.iter().find(|s| s.locale == CHINESE);
        let english = all.iter().find(|s| s.locale == ENGLISH);
        let swapped = chinese.zip(english).is_some_and(|(zh, en)| !has_chinese(zh) && is_chinese(en));
        for strings in all {
            if self.is_unnamed(strings.locale) {
                self.unnamed(strings);
                continue;
            }
            let spoken = if swapped { ENGLISH } else { CHINESE };
            self.language(strings, &needs, talk, self.meant_of(strings.locale) == spoken);
            if strings.locale.starts_with(ENGLISH) && !swapped {
                self.untranslated(strings, chinese);
            }
            if self.meant_of(strings.locale) == CHINESE {
                self.not_chinese(strings);
            }
            for (id, (text, way)) in &strings.texts {
                self.length_of(strings, id, (text, way));
                self.text(strings, id, text, way, &mut facts);
            }
        }
        let scene = self.scene;
        for (i, fact) in scene.facts.iter().enumerate() {
            if !facts.contains(&fact.id) && !all.is_empty() && all.len() == self.locales().count() {
                let id = &fact.id;
                self.put(
                    "unused-fact",
                    &way!["fact", i, "id"],
                    say!("text-no-uses", id),
                    say!("text-fact", id),
                    say!("text-use-delete"),
                );
            }
        }
    }

    /// A text must fit the place where it stands.
    fn length_of(&mut self, strings: &Strings<'_>, id: &str, (text, way): (&str, &[Seg])) {
        let home = SHORT.iter().find(|(short, _)| *short == id).map(|(_, most)| *most);
        let Some(most) = home.or_else(|| room(id)) else { return };
        let Some([found, expected, help]) = too_long(id, text, most) else { return };
        let help = match home {
            Some(_) => say!("text-make-shorter-stands-card"),
            None => help,
        };
        self.put_text("long-text", (strings, way), found, expected, help);
    }

    /// The languages of which there are files.
    fn locales(&self) -> impl Iterator<Item = &str> {
        self.files.paths().filter_map(locale_of)
    }

    /// A unit that is a text in one language is one in all, unless the fact has a symbol for it.
    fn units(&self, all: &[Strings<'_>], needs: &mut Needs) {
        for (i, fact) in self.scene.facts.iter().enumerate() {
            let id = format!("fact.{}.unit", fact.id);
            match fact.unit.is_empty() && all.iter().any(|strings| strings.texts.contains_key(&id)) {
                true => needs.need(id, way!["fact", i, "id"]),
                false => needs.may(id),
            }
        }
    }

    /// The languages that the scene names, each well formed and once, Chinese among them.
    fn named_languages(&mut self) {
        let languages = &self.scene.languages;
        for (i, language) in languages.iter().enumerate() {
            let (expected, help) = match (is_locale(language), languages[..i].contains(language)) {
                (false, _) => (say!("text-code-language-zh-cn"), say!("text-name-by-code")),
                (true, true) => (say!("text-each-language-once"), say!("toml-delete-it")),
                (true, false) => continue,
            };
            self.put("bad-language", &way!["languages", i], quote(language), expected, help);
        }
        if !languages.iter().any(|language| language == CHINESE) {
            let listed = Message::list(languages.iter().map(|language| quote(language)), Joint::Comma);
            let found = if languages.is_empty() { quote("[]") } else { listed };
            self.put("bad-language", &way!["languages"], found, quote(CHINESE), say!("text-name-chinese"));
        }
    }

    /// Whether the scene has no use for texts in a language, under this name or under what it is meant to be called.
    fn is_unnamed(&self, locale: &str) -> bool {
        locale != CHINESE
            && self.meant_of(locale) == locale
            && !self.scene.languages.iter().any(|language| language == locale)
    }

    /// A file of texts in a language that the scene does not name.
    fn unnamed(&mut self, strings: &Strings<'_>) {
        let locale = strings.locale;
        let named = Message::list(self.scene.languages.iter().map(|language| quote(language)), Joint::Comma);
        let help = say!("text-name-language-or-delete", locale);
        self.out.put("unnamed-language", (strings.source.file, 1, 1), quote(locale), named, help);
    }

    /// Languages that the scene names, and files of texts that are named after none.
    fn languages(&mut self) {
        self.named_languages();
        let files = self.files;
        let mut named = Vec::new();
        for path in files.paths().filter(|path| locale_of(path).is_none()) {
            let name = path
                .strip_prefix("strings/")
                .and_then(|name| name.rsplit_once('.'))
                .filter(|(_, e)| e.eq_ignore_ascii_case("toml"));
            let Some((name, _)) = name.filter(|(name, _)| !name.contains('/')) else { continue };
            let meant = self.wanting().find(|locale| is_meant(name, locale));
            named.extend(meant);
            let copy = self.locales().any(|locale| name.starts_with(locale));
            let help = match (meant, copy) {
                (Some(locale), _) => {
                    say!("text-rename-strings-toml", locale)
                }
                (_, true) => say!("text-looks-like-copy-delete"),
                _ => say!("text-name-languages-code-move"),
            };
            self.out.put("not-a-language", (path, 1, 1), quote(name), say!("text-code-language-zh-cn"), help);
        }
        let wanting: Vec<&str> = self.wanting().filter(|locale| !named.contains(locale)).collect();
        for locale in &wanting {
            let path = format!("strings/{locale}.toml");
            let help = match self.sibling(locale) {
                Some(there) => say!("text-rename-other-spelling", there, path = &path),
                None => files.near(&path).unwrap_or_else(|| match wanting.len() {
                    1 if *locale != CHINESE => say!("text-translate-or-name-no-more"),
                    1 => say!("text-translate-other-languages-file"),
                    _ => say!("text-lie-folder-strings-beside"),
                }),
            };
            self.out.put(
                "missing-file",
                ("scene.toml", 1, 1),
                say!("text-no-file", path = &path),
                say!("text-strings-file-each-language"),
                help,
            );
        }
    }

    /// Languages that the scene names and of which there are no texts.
    fn wanting(&self) -> impl Iterator<Item = &'a str> {
        let scene = self.scene;
        let named = scene.languages.iter().map(String::as_str).filter(|language| is_locale(language));
        named.filter(|locale| !self.locales().any(|there| there == *locale))
    }

    /// A language of which there are texts and that is a wanted one for another place, or without one.
    fn sibling(&self, locale: &str) -> Option<&str> {
        let language = |locale: &str| locale.split('-').next().unwrap_or("").to_owned();
        self.locales().find(|there| {
            language(there) == language(locale) && !["Hant", "TW", "HK", "MO"].iter().any(|p| there.contains(p))
        })
    }

    /// The language that a file of texts is in, once it is called as is said of it.
    fn meant_of<'s>(&self, locale: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.wanting().find(|wanted| self.sibling(wanted) == Some(locale)).unwrap_or(locale)
    }

    /// What a language lacks, and what it has that nothing needs.
    /// `spoken_here` where the dialogues are written in it.
    fn language(&mut self, strings: &Strings<'_>, needs: &Needs, talk: &Talk, spoken_here: bool) {
        let mut missing = BTreeSet::new();
        for (id, way) in needs.needed() {
            // What is called otherwise soon has no text yet.
            let there = strings.broken || strings.texts.contains_key(id) || !id.split('.').all(well_formed);
            if !there {
                let line = self.line(way);
                self.missing(strings, id, ("scene.toml", line));
                missing.insert(id.as_str());
            }
        }
        let spoken: BTreeMap<&str, &LineText> =
            talk.lines.iter().filter_map(|l| l.id.as_deref().map(|id| (id, l))).collect();
        for (id, line) in spoken.iter().filter(|_| !spoken_here && !strings.broken) {
            let id = format!("dialogue.{id}");
            // Of an id that is not well formed that is said, and it is called otherwise soon.
            if !strings.texts.contains_key(&id) && is_line_id(line.id.as_deref().unwrap_or("")) {
                self.missing(strings, &id, (&line.file, line.line));
            }
        }
        let lines = spoken.keys().map(|line| format!("dialogue.{line}"));
        let untold: Vec<String> = lines.filter(|id| !strings.texts.contains_key(id)).collect();
        // Of a line without a proper id there may be a text, under what it was or will be called.
        let unnamed = talk.lines.iter().any(|line| line.id.as_deref().is_none_or(|id| !is_line_id(id)));
        // Under an id that is not well formed texts are called after what was meant, or after what will be.
        let renamed = |id: &str| {
            let bad = |other: &String| {
                let well = other.split('.').take_while(|part| well_formed(part)).map(|part| part.len() + 1).sum();
                well < other.len() && other.get(..well).is_some_and(|start| well > 0 && id.starts_with(start))
            };
            needs.ids().any(bad)
        };
        for (id, (_, way)) in &strings.texts {
            let known = match id.strip_prefix("dialogue.") {
                Some(line) => talk.unread || unnamed || spoken.contains_key(line),
                None => needs.has(id),
            };
            if !known && !renamed(id) {
                let known = missing.iter().copied().chain(untold.iter().map(String::as_str));
                let close = self.out.guess.closest(id, known);
                let help = match close {
                    Some(close) => say!("did-you-mean", close),
                    None => say!("text-delete-check-spelling-id"),
                };
                let code = if close.is_some() { "unknown-text" } else { "unused-text" };
                self.put_text(code, (strings, way), quote(id), say!("text-id-scene-uses"), help);
            }
        }
    }

    /// English texts that are Chinese: copied to be translated, and forgotten.
    fn untranslated(&mut self, english: &Strings<'_>, chinese: Option<&Strings<'_>>) {
        for (id, (text, way)) in &english.texts {
            let han = text.chars().any(is_han);
            let alone = !text.chars().any(|c| c.is_ascii_alphabetic());
            let same = || chinese.and_then(|c| c.texts.get(id)).is_some_and(|(other, _)| other == text);
            if han && (alone || same()) {
                self.put_text(
                    "not-translated",
                    (english, way),
                    quote(text),
                    say!("text-in-english"),
                    say!("text-translate-into-english", id),
                );
            }
        }
    }

    /// A Chinese file without any Chinese: the English one under its name, or never translated.
    fn not_chinese(&mut self, chinese: &Strings<'_>) {
        let texts = chinese.texts.values();
        let letters = texts.flat_map(|(text, _)| text.chars()).filter(char::is_ascii_alphabetic).count();
        if letters < LETTERS || has_chinese(chinese) {
            return;
        }
        let Some((id, (text, way))) =
            chinese.texts.iter().find(|(_, (text, _))| text.contains(|c: char| c.is_ascii_alphabetic()))
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

    /// Puts a problem at the end of a way through a strings file.
    pub(super) fn put_text(
        &mut self,
        code: &'static str,
        (strings, way): (&Strings<'_>, &[Seg]),
        found: Message,
        expected: Message,
        help: Message,
    ) {
        // The place is only looked for while there is room: columns of one huge line cost time.
        let place = if self.out.full() { (strings.source.file, 1, 1) } else { strings.place(way) };
        self.out.put(code, place, found, expected, help);
    }

    fn missing(&mut self, strings: &Strings<'_>, id: &str, (file, line): (&str, usize)) {
        let way: Vec<Seg> = id.split('.').map(Seg::from).collect();
        let about = id.starts_with("node.") && id.ends_with(".about");
        let (table, key) = id.rsplit_once('.').unwrap_or(("", id));
        self.put_text(
            if about { "no-description" } else { "missing-text" },
            (strings, &way),
            say!("text-no-text", id),
            say!("text-needs-line", file, line),
            say!("text-write-under", table, key),
        );
    }
}
