//! Texts: what each language lacks, what it has that nothing needs, and what is in the wrong language or too long.

mod languages;
mod missing;
mod pinyin;
mod quoted;
mod room;
mod shown_answers;
mod untranslated;

use self::languages::{CHINESE, ENGLISH};
use self::untranslated::{has_chinese, is_chinese};
use super::Check;
use super::dialogue::Talk;
use crate::report::{Message, say};
use crate::source::{Seg, way};
use crate::strings::Strings;
pub(crate) use room::SHORT;
pub(super) use room::{SPOKEN, too_long};
pub(crate) use shown_answers::Asked;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(crate) fn texts(&mut self, all: &[Strings<'_>], talk: &Talk) {
        let mut needs = self.needs();
        self.units(all, &mut needs);
        self.described(all, &mut needs);
        let mut facts = BTreeSet::new();
        self.languages();
        self.pinyin(all);
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
            if !(swapped && strings.locale == ENGLISH) {
                self.untranslated(strings, chinese);
            }
            if self.meant_of(strings.locale) == CHINESE {
                self.not_chinese(strings);
            }
            self.quoted_words(strings, &needs);
            self.shown_answers(strings);
            for (id, (text, way)) in &strings.texts {
                self.length_of(strings, id, (text, way));
                self.text(strings, id, text, way, (&needs, &mut facts));
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
}
