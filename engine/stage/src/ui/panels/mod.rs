//! What each part of the screen shows, as functions from the lesson's state to widgets.

mod bar;
mod controls;
mod home;
mod labels;
mod languages;
mod message;
mod overlay;
mod place;
mod settings;
pub mod task;

pub use controls::{INNER, numbers};
pub use home::{Home, Shelf, home};
pub use labels::{NodeLabel, Over, labels};
pub use message::sources;
pub use place::{Place, place};
pub use settings::settings;

use super::widget::Widget;
use crate::{
    blocks::BLOCKS,
    lesson::Lesson,
    resume::Resume,
    screen::{Fault, Screen, Signs},
};
use serde::de::DeserializeOwned;
use shujin_messages::{Locale, Message};
use shujin_play::{Phase, Play};
use std::collections::BTreeMap;

/// What panels may look at.
pub struct View<'a> {
    /// The running lesson.
    pub play: &'a Play,
    /// The locale.
    pub locale: Locale,
    /// What blocks keep of the screen's own state: see [`View::own`].
    screen: &'a Screen,
    /// The menu of languages is open.
    pub choosing_language: bool,
    /// The bar stands at the lower edge.
    pub at_board: bool,
    /// The card of settings is open.
    pub settings: bool,
    /// Stopped by the learner.
    pub paused: bool,
    /// Stopped by whoever holds the lesson.
    pub held: bool,
    /// Walking straight ahead.
    pub walking: bool,
    /// Whether the music is to be felt; nothing where it cannot be.
    pub vibrate: Option<bool>,
    /// What who learns must know of the page.
    pub signs: Signs,
    /// What an earlier sitting left.
    pub left: &'a Resume,
    /// The task at which it begins, where that is not the first.
    pub at: Option<&'a str>,
    /// A task at which it was to begin, and which the scene does not have.
    pub unknown_task: Option<&'a str>,
    /// What is said of a pack that came meanwhile.
    pub fault: Option<&'a Fault>,
}

impl<'a> View<'a> {
    /// What there is to look at now.
    pub fn of(lesson: &'a Lesson, screen: &'a Screen) -> View<'a> {
        View {
            play: &lesson.play,
            locale: screen.locale,
            choosing_language: screen.choosing_language,
            at_board: screen.board_inches > 0.0,
            screen,
            settings: screen.settings,
            paused: screen.paused,
            held: screen.held,
            walking: screen.walking,
            vibrate: screen.vibrate,
            signs: screen.signs,
            left: &lesson.left,
            at: lesson.at.as_deref(),
            unknown_task: lesson.unknown_task.as_deref(),
            fault: screen.fault.as_ref().filter(|fault| !fault.text.is_empty()),
        }
    }

    /// What a block keeps of the screen's own state under this name; as at first where it keeps nothing yet.
    pub fn own<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        self.screen.own(name)
    }

    /// The address of the picture on the scene's card at home.
    pub fn picture(&self) -> Option<&str> {
        let id = &self.play.lesson.scene.id;
        let card = self.screen.cards.iter().find(|card| card.id == *id);
        card.map(|card| card.picture.as_str()).filter(|address| !address.is_empty())
    }

    /// A text of the scene.
    pub fn text(&self, id: &str) -> String {
        self.play.text(self.locale.tag(), id)
    }

    /// What the engine itself says.
    pub fn say(&self, message: Message) -> String {
        message.text(self.locale)
    }
}

/// Widths of the card that talks, logical pixels: in the middle, between a wide notebook and the side, at the side.
const MIDDLE: f32 = 560.0;
const BETWEEN: f32 = 474.0;
const SIDE: f32 = 320.0;

/// A part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// Along the upper edge.
    Bar,
    /// To the left: what there is to do; at a bench its notebook.
    Task,
    /// To the right: what can be set and read.
    Side,
    /// In the middle below: what is being said or asked.
    Message,
    /// Along the lower edge: where to go, or the keys.
    Footer,
    /// In the middle over everything: start and finish.
    Whole,
}

impl Slot {
    /// Its word in ids.
    pub fn word(self) -> &'static str {
        match self {
            Slot::Bar => "bar",
            Slot::Task => "task",
            Slot::Side => "side",
            Slot::Message => "message",
            Slot::Footer => "footer",
            Slot::Whole => "whole",
        }
    }
}

/// Every slot, in the order in which it is read aloud.
pub const SLOTS: [Slot; 6] = [Slot::Whole, Slot::Bar, Slot::Message, Slot::Task, Slot::Side, Slot::Footer];

/// What a slot shows in a lesson.
pub fn lesson(slot: Slot, view: &View) -> Vec<Widget> {
    let running = view.play.phase == Phase::Running && !matches!(view.left, Resume::Returning(_));
    // Where the middle is for what is seen, the talk stands at the side.
    let at_side = BLOCKS.iter().any(|block| block.needs_middle(view.play));
    match slot {
        Slot::Bar => bar::bar(view),
        Slot::Whole if view.settings => settings::settings(view.screen, view.locale),
        Slot::Whole => match view.fault {
            Some(fault) => overlay::fault(view, fault),
            // Before it begins and after it ends as well: nothing there does anything now.
            None if view.held || running && view.paused => overlay::paused(view),
            None if !running => overlay::whole(view),
            None => Vec::new(),
        },
        // What does nothing now is not shown.
        _ if !running || view.paused || view.settings => Vec::new(),
        Slot::Task => BLOCKS.iter().find_map(|block| block.left(view)).unwrap_or_else(|| task::task(view)),
        Slot::Side if at_side => message::message(view, SIDE),
        Slot::Side => controls::side(view),
        Slot::Message if at_side => Vec::new(),
        Slot::Message => message::message(view, if is_wide(view) { BETWEEN } else { MIDDLE }),
        Slot::Footer => {
            let mut foot: Vec<Widget> = BLOCKS.iter().flat_map(|block| block.footer(view)).collect();
            foot.extend(bar::places(view));
            foot
        }
    }
}

/// Whether what this slot shows is a card that waits for the learner: whoever has lost the focus to it finds it there.
pub fn is_card(slot: Slot, view: &View) -> bool {
    match slot {
        Slot::Whole | Slot::Message => true,
        Slot::Side => BLOCKS.iter().any(|block| block.needs_middle(view.play)),
        Slot::Bar | Slot::Task | Slot::Footer => false,
    }
}

/// Whether what stands to the left is wide.
pub fn is_wide(view: &View) -> bool {
    BLOCKS.iter().any(|block| block.is_wide(view))
}

/// What a card at home says in this locale.
pub fn in_language(texts: &BTreeMap<String, String>, locale: Locale) -> &str {
    texts.get(locale.tag()).or_else(|| texts.get(Locale::SOURCE.tag())).map_or("", String::as_str)
}

/// For which grades a scene is, the lowest and the highest, and how many minutes it takes.
pub fn meant_for([low, high]: [u8; 2], minutes: u8) -> Message {
    say!("meant-for", low, high, minutes)
}
