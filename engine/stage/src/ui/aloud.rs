//! What the host's voice reads to who has chosen it: what is said, asked and to be done, for as long as it stands on the screen.
//!
//! Does: choose, from what of the accessible tree is live, in reading order. Does not: speak, or know how far a voice has come; hosts do.
//! Nothing of it is told to the lesson or kept.

use super::{
    announce::{Heard, without_numbers},
    panels::View,
    widget::Live,
};
use crate::{resume::Resume, screen::Screen};
use bevy::prelude::Resource;
use shujin_messages::Locale;

/// What there is to read, as the host knows it.
#[derive(Resource, Default)]
pub struct Aloud {
    /// In this language; nothing while there is nothing to read.
    locale: Option<Locale>,
    /// The texts by the ids of their elements, each as it first came.
    texts: Vec<(String, String)>,
}

impl Aloud {
    /// Whether a voice reads now: in a lesson that goes on, to who has chosen it, in a language that the host can speak.
    pub fn goes_on(screen: &Screen, view: Option<&View>) -> bool {
        let is_shown = view.is_some_and(|view| !matches!(view.left, Resume::Returning(_)));
        is_shown && screen.read_aloud && screen.has_voice() && !screen.stands_still()
    }

    /// Looks at what is on the screen, and gives what there is to read where that has changed.
    pub fn hear(&mut self, locale: Locale, heard: &[Heard]) -> Option<Vec<String>> {
        let texts: Vec<(String, String)> = heard.iter().filter(|one| is_read(one)).map(|one| self.kept(one)).collect();
        let locale = (!texts.is_empty()).then_some(locale);
        if self.locale == locale && self.texts == texts {
            return None;
        }
        (self.locale, self.texts) = (locale, texts);
        Some(self.texts.iter().map(|(_, text)| text.clone()).collect())
    }

    /// A text with its id: as it first came, while only numbers in it change. A voice would not come to an end otherwise.
    fn kept(&self, one: &Heard) -> (String, String) {
        let before =
            self.texts.iter().find(|(id, text)| *id == one.id && without_numbers(text) == without_numbers(&one.name));
        before.cloned().unwrap_or_else(|| (one.id.clone(), one.name.clone()))
    }
}

/// Whether a voice reads it: not what is to be seen from a place, which stands nowhere on the screen, and no numbers.
fn is_read(one: &Heard) -> bool {
    matches!(one.live, Live::Verdict | Live::Said | Live::Step | Live::Aloud)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(id: &str, live: Live, name: &str) -> Heard {
        Heard { id: id.into(), live, name: name.into(), value: String::new() }
    }

    fn told(aloud: &mut Aloud, heard: &[Heard]) -> Option<Vec<String>> {
        aloud.hear(Locale::SOURCE, heard)
    }

    #[test]
    fn what_is_said_and_what_belongs_to_it_is_read_in_its_order_and_told_once() {
        let screen = [
            heard("picture", Live::Arrival, "Seen from here"),
            heard("ask", Live::Said, "Which?"),
            heard("answer.a", Live::Aloud, "This"),
            heard("step.one", Live::Step, "Do"),
            heard("value", Live::Reading, "Water"),
        ];
        let mut aloud = Aloud::default();
        assert_eq!(told(&mut aloud, &[]), None, "there is nothing that could break off");
        assert_eq!(told(&mut aloud, &screen).expect("texts"), ["Which?", "This", "Do"]);
        assert_eq!(told(&mut aloud, &screen), None);
        assert_eq!(told(&mut aloud, &screen[3..]).expect("texts"), ["Do"]);
        assert_eq!(told(&mut aloud, &[]), Some(Vec::new()));
        assert_eq!(told(&mut aloud, &[]), None);
        assert_eq!(told(&mut aloud, &screen[3..]).expect("texts"), ["Do"], "what comes again is read again");
    }

    #[test]
    fn numbers_that_change_do_not_begin_a_text_anew_and_words_do() {
        let mut aloud = Aloud::default();
        assert_eq!(told(&mut aloud, &[heard("about", Live::Said, "3.5 m³/s run here.")]).expect("a text").len(), 1);
        assert_eq!(told(&mut aloud, &[heard("about", Live::Said, "3.6 m³/s run here.")]), None);
        let other = [heard("about", Live::Said, "3.6 m³/s run there.")];
        assert_eq!(told(&mut aloud, &other).expect("another text"), ["3.6 m³/s run there."]);
    }

    #[test]
    fn another_language_is_told_where_the_text_is_the_same() {
        let mut aloud = Aloud::default();
        let screen = [heard("said", Live::Said, "1 + 1")];
        assert!(told(&mut aloud, &screen).is_some());
        let english = Locale::of("en").expect("English");
        assert!(aloud.hear(english, &screen).is_some());
        assert!(aloud.hear(english, &screen).is_none());
    }
}
