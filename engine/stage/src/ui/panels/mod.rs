//! What each part of the screen shows, as functions from the lesson's state to widgets.

mod bar;
mod columns;
mod controls;
mod dock;
mod home;
mod labels;
mod languages;
mod message;
mod overlay;
mod place;
mod settings;
pub mod task;

pub use columns::columns;
pub use controls::{inner, numbers};
pub use dock::{away, foldable, unfold};
pub use home::{Home, Shelf, home};
pub use labels::{NodeLabel, Over, labels};
pub use place::{Place, place};
pub use settings::settings;

use columns::{SIDE, is_at_side, talk_width};

use super::{
    announce::without_numbers,
    fold::{Folds, Panel},
    room::{Room, Shape},
    widget::Widget,
};
use crate::{
    blocks::BLOCKS,
    lesson::Lesson,
    resume::Resume,
    screen::{Fault, Screen, Signs},
};
use serde::de::DeserializeOwned;
use shujin_messages::{Locale, Message};
use shujin_play::{Phase, Play};
use std::cell::Cell;
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
    /// The menu of places to go is open.
    pub choosing_place: bool,
    /// The bar stands at the lower edge.
    pub at_board: bool,
    /// The card of settings is open.
    pub settings: bool,
    /// How much room there is.
    pub room: Room,
    /// What is open and what was put away.
    folds: &'a Folds,
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
    /// Whether something is said, and whether there is something to set or read: found out once, by making the card.
    has_talk: Cell<Option<bool>>,
    has_side: Cell<Option<bool>>,
}

/// What was found out before, or is now.
fn once(known: &Cell<Option<bool>>, find: impl FnOnce() -> bool) -> bool {
    let found = known.get().unwrap_or_else(find);
    known.set(Some(found));
    found
}

impl<'a> View<'a> {
    /// What there is to look at now.
    pub fn of(lesson: &'a Lesson, screen: &'a Screen) -> View<'a> {
        View {
            play: &lesson.play,
            locale: screen.locale,
            choosing_language: screen.choosing_language,
            choosing_place: screen.choosing_place,
            at_board: screen.room.is_board && !screen.room.is_narrow(),
            room: screen.room,
            folds: &screen.folds,
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
            has_talk: Cell::new(None),
            has_side: Cell::new(None),
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

    /// Whether there is such a panel now.
    pub fn has(&self, panel: Panel) -> bool {
        self.is_running()
            && !self.screen.stands_still()
            && match panel {
                Panel::Talk => once(&self.has_talk, || message::is_up(self)),
                Panel::Side => once(&self.has_side, || !controls::side(self, controls::WIDTH).is_empty()),
                Panel::Task => self.play.progress.open_task(&self.play.lesson.scene).is_some(),
                Panel::Notes => true,
            }
    }

    /// Whether a panel that there is stands open.
    pub fn is_open(&self, panel: Panel) -> bool {
        self.folds.is_open(panel, &self.room, |one| self.has(one))
    }

    /// Whether there is such a panel and it stands open.
    pub fn shows(&self, panel: Panel) -> bool {
        self.has(panel) && self.is_open(panel)
    }

    /// Whether the lesson goes on.
    fn is_running(&self) -> bool {
        self.play.phase == Phase::Running && !matches!(self.left, Resume::Returning(_))
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
    /// Its word, in ids and in names of its parts.
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
    let running = view.is_running();
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
        _ if view.room.is_narrow() => narrow(slot, view),
        _ => wide(slot, view),
    }
}

/// What stands to the left in place of the task, or the task.
fn left(view: &View) -> Vec<Widget> {
    BLOCKS.iter().find_map(|block| block.left(view)).unwrap_or_else(|| task::task(view))
}

/// What a slot shows on a wide screen.
fn wide(slot: Slot, view: &View) -> Vec<Widget> {
    let open = |panel, widgets: Vec<Widget>| if view.is_open(panel) { widgets } else { dock::tab(view, panel) };
    let talk =
        |width| if view.has(Panel::Talk) { open(Panel::Talk, message::message(view, width)) } else { Vec::new() };
    match slot {
        Slot::Task if view.has(Panel::Task) => open(Panel::Task, left(view)),
        Slot::Side => {
            let talk = if is_at_side(view) { talk(SIDE) } else { Vec::new() };
            // Who has put the question away to measure first finds the instruments below its tab.
            let has_room = view.has(Panel::Side) && !(is_at_side(view) && view.shows(Panel::Talk));
            let side = has_room.then(|| open(Panel::Side, controls::side(view, controls::WIDTH)));
            talk.into_iter().chain(side.into_iter().flatten()).collect()
        }
        Slot::Message if !is_at_side(view) => talk(talk_width(view)),
        Slot::Footer => {
            let mut foot: Vec<Widget> = BLOCKS.iter().flat_map(|block| block.footer(view)).collect();
            foot.extend(bar::places(view));
            foot
        }
        _ => Vec::new(),
    }
}

/// The slot of the sheet on a narrow screen: below what is seen, or on a low screen beside it.
fn sheet(view: &View) -> Slot {
    if view.room.shape() == Shape::Upright { Slot::Message } else { Slot::Side }
}

/// Whether what this slot shows is a card that waits for the learner: whoever has lost the focus to it finds it there.
pub fn is_card(slot: Slot, view: &View) -> bool {
    let of_talk = match view.room.is_narrow() {
        true => sheet(view),
        false if is_at_side(view) => Slot::Side,
        false => Slot::Message,
    };
    slot == Slot::Whole || slot == of_talk && view.shows(Panel::Talk)
}

/// What a slot shows on a narrow screen: one sheet at a time.
fn narrow(slot: Slot, view: &View) -> Vec<Widget> {
    let (sheet, width) = (sheet(view), view.room.sheet());
    match slot {
        Slot::Task => dock::task(view),
        slot if slot == sheet && view.is_open(Panel::Talk) => message::message(view, width),
        slot if slot == sheet && view.is_open(Panel::Task) => left(view),
        slot if slot == sheet && view.is_open(Panel::Side) => controls::side(view, width),
        Slot::Footer => {
            // What is read now needs the room that hands would work in.
            let reads = view.is_open(Panel::Talk) || view.is_open(Panel::Task);
            let work = BLOCKS.iter().filter(|_| !reads).flat_map(|block| block.footer(view));
            work.chain(dock::dock(view)).collect()
        }
        _ => Vec::new(),
    }
}

/// What is being said, by which one tells whether something else is.
pub fn said(view: &View) -> String {
    gist(&message::message(view, SIDE))
}

/// What widgets say, by which one tells whether something else is shown: their texts without the numbers in them, which change by themselves.
pub fn gist(widgets: &[Widget]) -> String {
    without_numbers(&texts(widgets))
}

/// The texts of widgets that have names, but for readings, whose names have two parts. Sources that somebody has opened are of what was shown
/// before.
fn texts(widgets: &[Widget]) -> String {
    let is_named = |id: &str| !id.is_empty() && !id.contains('.') && id != message::SOURCE;
    let of = |widget: &Widget| match widget {
        Widget::Text(text) if is_named(&text.id) => format!("{}={}\n", text.id, text.text),
        Widget::Column(_, inner)
        | Widget::Within(_, inner)
        | Widget::Row(_, inner)
        | Widget::Card(_, inner)
        | Widget::Edge(_, inner)
        | Widget::Scroll(_, inner)
        | Widget::Foot(inner) => texts(inner),
        Widget::Beside(first, _) => texts(std::slice::from_ref(&**first)),
        _ => String::new(),
    };
    widgets.iter().map(of).collect()
}

/// What a card at home says in this locale.
pub fn in_language(texts: &BTreeMap<String, String>, locale: Locale) -> &str {
    texts.get(locale.tag()).or_else(|| texts.get(Locale::SOURCE.tag())).map_or("", String::as_str)
}

/// For which grades a scene is, the lowest and the highest, and how many minutes it takes.
pub fn meant_for([low, high]: [u8; 2], minutes: u8) -> Message {
    say!("meant-for", low, high, minutes)
}
