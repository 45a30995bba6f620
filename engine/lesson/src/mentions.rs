//! Mentions: how a text names what stands on the screen, so that it says what is written there, in every language.
//!
//! `{control.season}` in a text is the name of the control of that id, `{button.record}` a word of the interface's own. Does: say which text
//! or word a mention means. Does not: fill texts (`play`) or judge mentions (`check`).

use crate::report::entry;
use shujin_messages::{Message, table::Entry};

/// A button of the interface, which every scene with the thing has.
#[derive(Debug)]
pub struct Button {
    /// Its id in mentions: `{button.<id>}`.
    pub id: &'static str,
    /// The word on it.
    entry: &'static Entry,
}

impl Button {
    const fn new(id: &'static str, entry: &'static Entry) -> Button {
        Button { id, entry }
    }

    /// The word on it.
    pub fn word(&self) -> Message {
        Message::from(self.entry)
    }
}

/// Asks for a hint.
pub const HINT: Button = Button::new("hint", entry!("button-hint"));
/// Goes on in what is being said.
pub const NEXT: Button = Button::new("next", entry!("button-next"));
/// Puts a card away that was read.
pub const UNDERSTOOD: Button = Button::new("understood", entry!("button-understood"));
/// Gives the marked options as the answer.
pub const SUBMIT: Button = Button::new("submit", entry!("button-submit"));
/// Writes a row of the table.
pub const RECORD: Button = Button::new("record", entry!("button-record"));
/// Starts a stopwatch.
pub const START_TIMER: Button = Button::new("start-timer", entry!("button-start-timer"));
/// Stops a stopwatch.
pub const STOP_TIMER: Button = Button::new("stop-timer", entry!("button-stop-timer"));
/// Plays the music.
pub const PLAY: Button = Button::new("play", entry!("button-play"));
/// Stops the music.
pub const REST: Button = Button::new("rest", entry!("button-rest"));
/// Makes the music slower.
pub const SLOWER: Button = Button::new("slower", entry!("button-slower"));
/// Makes the music faster.
pub const FASTER: Button = Button::new("faster", entry!("button-faster"));
/// Plays on without repeating a phrase.
pub const NO_LOOP: Button = Button::new("no-loop", entry!("button-no-loop"));

/// Every button that a text can mention.
pub static BUTTONS: &[&Button] =
    &[&HINT, &NEXT, &UNDERSTOOD, &SUBMIT, &RECORD, &START_TIMER, &STOP_TIMER, &PLAY, &REST, &SLOWER, &FASTER, &NO_LOOP];

/// What begins the mentions of a scene's own things, and the id of the text meant: `*` stands for what follows, as it is.
pub(crate) const OWN: &[(&str, &str)] = &[
    ("control", "value.*.name"),
    ("thing", "node.*.name"),
    ("place", "viewpoint.*"),
    ("instrument", "instrument.*"),
    ("action", "line.act-*"),
];

/// What begins the mention of an option, `{option.<value>.<option>}`, and of a button.
pub(crate) const OPTION: &str = "option";
pub(crate) const BUTTON: &str = "button";

/// What a mention means.
#[derive(Debug)]
pub enum Mention {
    /// The text of this id.
    Text(String),
    /// A button of the interface.
    Button(&'static Button),
}

/// What stands in braces as a mention; nothing where it is none. A text that it means may be missing all the same.
pub fn mention(name: &str) -> Option<Mention> {
    let (kind, id) = name.split_once('.')?;
    if kind == BUTTON {
        return BUTTONS.iter().find(|button| button.id == id).map(|button| Mention::Button(button));
    }
    if kind == OPTION {
        let (value, option) = id.split_once('.')?;
        return Some(Mention::Text(format!("value.{value}.option.{option}")));
    }
    let (_, text) = OWN.iter().find(|(own, _)| *own == kind)?;
    Some(Mention::Text(text.replace('*', id)))
}

/// Whether a name in braces begins as a mention does, whatever follows.
#[cfg(feature = "author")]
pub(crate) fn is_like_one(name: &str) -> bool {
    let kind = name.split('.').next().unwrap_or("");
    name.contains('.') && (kind == BUTTON || kind == OPTION || OWN.iter().any(|(own, _)| *own == kind))
}

/// How a text is mentioned; nothing where it cannot be.
#[cfg(feature = "author")]
pub(crate) fn of_text(id: &str) -> Option<String> {
    let parts: Vec<&str> = id.split('.').collect();
    if let ["value", value, "option", option] = parts[..] {
        return Some(format!("{OPTION}.{value}.{option}"));
    }
    OWN.iter().find_map(|(kind, text)| {
        let (before, after) = text.split_once('*')?;
        let own = id.strip_prefix(before)?.strip_suffix(after)?;
        (!own.is_empty() && !own.contains('.')).then(|| format!("{kind}.{own}"))
    })
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_mentioned_is_found_and_back() {
        for (name, id) in [
            ("control.season", "value.season.name"),
            ("option.water.flood", "value.water.option.flood"),
            ("thing.guzheng", "node.guzheng.name"),
            ("place.bridge", "viewpoint.bridge"),
            ("action.release", "line.act-release"),
        ] {
            assert!(matches!(mention(name), Some(Mention::Text(text)) if text == id), "{name}");
            assert_eq!(of_text(id).as_deref(), Some(name));
        }
        assert!(matches!(mention("button.record"), Some(Mention::Button(button)) if button.id == "record"));
        assert!(mention("button.loop").is_none() && mention("lab.flow").is_none() && of_text("line.start").is_none());
    }
}
