//! The accessible tree: what is on the screen, in reading order, for those who hear or feel it.
//!
//! Does not: decide what is announced ([`super::announce`]), what a voice reads ([`super::aloud`]) or who has the focus
//! (`input::focus`).

use super::{
    aloud::Aloud,
    announce::{Announcer, Heard},
    draw::{Pressable, Track},
    fold::Panel,
    label::TagOf,
    layout::SlotRoot,
    panels::{self, Home, Place, SLOTS, Slot, View},
    widget::{ButtonVariant, Live, Widget},
};
use crate::{
    action::UiAction,
    host::Host,
    lesson::Lesson,
    port::{Element, Notice},
    screen::Screen,
};
use bevy::prelude::*;
use bevy::ui::CalculatedClip;
use shujin_messages::{Joint, Locale, Message};
use std::collections::BTreeSet;

/// An element's id, role, name and state.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct A11yNode {
    /// Stable id; empty for plain texts.
    pub id: String,
    /// A role as in [`Element::role`].
    pub role: &'static str,
    /// What it is called or says.
    pub name: String,
    /// What it shows.
    pub value: String,
    /// Rows of a table, as in [`Element::rows`].
    pub rows: Vec<Vec<String>>,
    /// Chosen or on.
    pub checked: bool,
    /// Cannot be pressed.
    pub disabled: bool,
    /// Whether it is announced.
    pub live: Live,
}

impl A11yNode {
    /// An element without further state.
    pub fn text(id: &str, role: &'static str, name: &str) -> A11yNode {
        A11yNode {
            id: id.into(),
            role,
            name: name.into(),
            value: String::new(),
            rows: Vec::new(),
            checked: false,
            disabled: false,
            live: Live::No,
        }
    }
}

/// The rectangle of what is there but not on the screen: no finger can come upon it.
const NOWHERE: [f32; 4] = [-10.0, -10.0, 1.0, 1.0];

/// The id of the picture's description.
const PICTURE: &str = "picture";

/// The elements in which announcements appear: one that waits until a voice has finished, and one that does not.
const ANNOUNCED: [(&str, &str); 2] = [("announced", "status"), ("announced-now", "alert")];

/// How often the tree is told, s: often enough for ears and fingers, and cheap.
const TELL: f32 = 0.1;

/// The tree that was told last.
#[derive(Resource, Default)]
pub struct LastTree {
    locale: Option<Locale>,
    title: String,
    elements: Vec<Element>,
    /// The control of the card that waits to which the focus goes.
    on_card: Option<String>,
    /// What stands in the bar: it belongs to the screen.
    of_bar: BTreeSet<String>,
}

impl LastTree {
    /// The ids of what can be pressed or set, in reading order: the page's mirror gives the focus in the same.
    pub fn controls(&self) -> impl Iterator<Item = &str> {
        self.of_role().filter(|element| !element.disabled).map(|element| element.id.as_str())
    }

    /// The buttons that can be pressed now, in the order in which one switch goes through them: what belongs to the screen last.
    pub fn scanned(&self) -> impl Iterator<Item = &str> {
        let buttons = || self.of_role().filter(|element| element.role == "button" && !element.disabled);
        let of_bar = |element: &&Element| self.of_bar.contains(&element.id);
        let first = buttons().filter(move |element| !of_bar(element));
        first.chain(buttons().filter(of_bar)).map(|element| element.id.as_str())
    }

    /// The same, with what cannot be pressed just now.
    pub fn reachable(&self) -> impl Iterator<Item = &str> {
        self.of_role().map(|element| element.id.as_str())
    }

    fn of_role(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(|element| matches!(element.role.as_str(), "button" | "slider"))
    }

    /// Whether there is an element of this id.
    pub fn has(&self, id: &str) -> bool {
        self.elements.iter().any(|element| element.id == id)
    }

    /// Whether it can be pressed or set.
    pub fn can(&self, id: &str) -> bool {
        self.controls().any(|control| control == id)
    }

    /// The control of the card that waits to which the focus goes.
    pub fn on_card(&self) -> Option<&str> {
        self.on_card.as_deref()
    }
}

/// What a node of the interface is made of for the tree.
type Laid<'a> = (
    &'a A11yNode,
    &'a ComputedNode,
    &'a UiGlobalTransform,
    Option<&'a CalculatedClip>,
    Option<&'a Track>,
    Option<&'a Pressable>,
);

/// The tree as it is made.
struct Making {
    elements: Vec<Element>,
    heard: Vec<Heard>,
    on_card: Option<String>,
    of_bar: BTreeSet<String>,
    has_main: bool,
    /// Canvas pixels in one of the layout.
    scale: f32,
    /// The part of the screen that is gone through, for the ids of plain texts.
    part: &'static str,
    texts: usize,
}

impl Making {
    fn new(scale: f32) -> Making {
        let (elements, heard, on_card) = (Vec::new(), Vec::new(), None);
        Making { elements, heard, on_card, of_bar: BTreeSet::new(), has_main: false, scale, part: "", texts: 0 }
    }

    fn part(&mut self, part: &'static str) {
        (self.part, self.texts) = (part, 0);
    }

    /// Takes a node into the tree; whether it is there.
    fn take(&mut self, (named, node, transform, clip, track, _): &Laid, seen: bool) -> bool {
        if named.name.is_empty() || node.size().x < 1.0 {
            return false;
        }
        // What is moved out of its part of a panel is there, and not seen.
        let whole = Rect::from_center_size(transform.translation, node.size());
        let rect = clip.map_or(whole, |clip| whole.intersect(clip.clip));
        let (corner, size) = (rect.min * self.scale, rect.size() * self.scale);
        let seen = seen && !rect.is_empty();
        let id = if named.id.is_empty() { format!("text.{}.{}", self.part, self.texts) } else { named.id.clone() };
        self.texts += usize::from(named.id.is_empty());
        if named.live != Live::No {
            let [name, value] = [&named.name, &named.value].map(Clone::clone);
            self.heard.push(Heard { id: id.clone(), live: named.live, name, value });
        }
        self.elements.push(Element {
            id,
            role: named.role.into(),
            name: named.name.clone(),
            value: named.value.clone(),
            range: track.map(|t| [t.0.min, t.0.max, t.0.step, t.0.now]),
            rows: named.rows.clone(),
            checked: named.checked,
            disabled: named.disabled,
            rect: if seen { [corner.x, corner.y, size.x, size.y].map(f32::round) } else { NOWHERE },
        });
        true
    }

    /// Notes where on a card the focus would go: of one over the whole screen to what is to be pressed next, else to its last control; of
    /// one that talks to its first. What moves a card or puts it away is not what it asks for.
    fn note(&mut self, (named, .., track, pressable): &Laid, slot: Slot) {
        let of_card = pressable.is_some_and(|p| matches!(p.0.act, UiAction::Fold(..) | UiAction::More(_)));
        let can = (pressable.is_some() || track.is_some()) && !named.disabled && !of_card;
        let is_main = pressable.is_some_and(|p| p.0.look == ButtonVariant::Main);
        let is_wanted = slot == Slot::Whole && !self.has_main;
        if can && (self.on_card.is_none() || is_wanted) {
            self.on_card = Some(named.id.clone());
            self.has_main = is_main;
        }
    }

    /// What a panel says that is put away is announced all the same.
    fn hear(&mut self, widgets: &[Widget]) {
        for widget in widgets {
            if let Widget::Text(text) = widget
                && text.live != Live::No
                && let Some((name, value)) = text.as_told()
            {
                let (id, live) = (text.id.clone(), text.live);
                self.heard.push(Heard { id, live, name: name.into(), value: value.into() });
            }
        }
    }

    /// The picture of the world, as large as the canvas.
    fn picture(&mut self, Place { about, live, .. }: &Place, canvas: Vec2) {
        self.heard.push(Heard { id: PICTURE.into(), live: *live, name: about.clone(), value: String::new() });
        let rect = [0.0, 0.0, canvas.x, canvas.y].map(f32::round);
        self.elements.push(plain(PICTURE, "image", about, rect));
    }
}

/// An element without state.
fn plain(id: &str, role: &str, name: &str, rect: [f32; 4]) -> Element {
    Element {
        id: id.into(),
        role: role.into(),
        name: name.into(),
        value: String::new(),
        range: None,
        rows: Vec::new(),
        checked: false,
        disabled: false,
        rect,
    }
}

/// Sends the tree to the host when it has changed. Rectangles are rounded, so that nothing is sent for a hair's breadth.
pub fn tell(
    (mut last, mut announcer, mut aloud): (ResMut<LastTree>, ResMut<Announcer>, ResMut<Aloud>),
    (host, screen, lesson): (Res<Host>, Res<Screen>, Option<Res<Lesson>>),
    (time, mut since): (Res<Time<Real>>, Local<f32>),
    roots: Query<(Entity, &SlotRoot)>,
    tags: Query<(Entity, &InheritedVisibility, &TagOf)>,
    children: Query<&Children>,
    elements: Query<Laid<'static>>,
    mut window: Query<&mut Window>,
) {
    // By the clock, so that a slow machine tells each frame.
    *since += time.delta_secs();
    if *since < TELL {
        return;
    }
    let passed = std::mem::take(&mut *since);
    let mut window = window.single_mut().ok();
    // Not the node's own factor: that one holds the interface's scale too, and hosts think in the canvas's pixels.
    let scale = window.as_ref().map_or(1.0, |w| 1.0 / w.scale_factor());
    let canvas = window.as_ref().map_or(Vec2::ZERO, |w| Vec2::new(w.width(), w.height()));
    let view = lesson.as_ref().filter(|_| screen.home.is_none() && !screen.bare).map(|l| View::of(l, &screen));
    let place = view.as_ref().map(panels::place);
    let mut tree = Making::new(scale);
    for slot in SLOTS {
        tree.part(slot.word());
        let is_card = match &view {
            Some(view) => panels::is_card(slot, view),
            None => matches!(screen.home, Some(Home::Loading(..) | Home::Error { .. })),
        };
        for (root, _) in roots.iter().filter(|(_, r)| r.0 == slot) {
            for laid in children.iter_descendants_depth_first(root).filter_map(|entity| elements.get(entity).ok()) {
                let is_there = tree.take(&laid, true);
                if is_there && is_card {
                    tree.note(&laid, slot);
                }
                if is_there && slot == Slot::Bar {
                    tree.of_bar.insert(laid.0.id.clone());
                }
            }
        }
        // Before what is said in it: one comes to a place, and then hears what there is.
        if let Some(place) = place.as_ref().filter(|place| slot == Slot::Bar && !place.about.is_empty()) {
            tree.picture(place, canvas);
        }
    }
    tree.part("name");
    // Also names that have no room on the screen just now: who listens does not look at the screen.
    // An arrow is there only while it points, before the name that it leads to: both have one rank, and what has the focus ring is
    // iterated elsewhere than what has none.
    let in_order = tags.iter().sort_by_key::<&TagOf, _>(|tag| (tag.rank, !tag.is_arrow));
    for (tag, seen, _) in in_order.filter(|(_, seen, tag)| seen.get() || !tag.is_arrow) {
        if let Ok(laid) = elements.get(tag) {
            tree.take(&laid, seen.get());
        }
    }
    let on_screen = tree.heard.len();
    // The task is heard where it is not on the screen, too: put away, or behind another page of a notebook.
    let is_shown = tree.heard.iter().any(|one| one.id == panels::task::TASK);
    if let Some(view) = view.as_ref().filter(|view| view.has(Panel::Task) && !is_shown) {
        tree.hear(&panels::task::steps(view));
    }
    announcer.hear(&tree.heard, passed);
    announcer.say(passed, |readings| in_words(readings, screen.locale));
    let read: &[Heard] = if Aloud::goes_on(&screen, view.as_ref()) { &tree.heard[..on_screen] } else { &[] };
    if let Some(texts) = aloud.hear(screen.locale, read) {
        host.tell(Notice::Aloud { lang: screen.locale.tag().to_owned(), texts });
    }
    for ((id, role), said) in ANNOUNCED.into_iter().zip(announcer.said()) {
        tree.elements.push(plain(id, role, said, NOWHERE));
    }
    let title = place.map(|place| place.title).unwrap_or_default();
    let of_window = if title.is_empty() { say!("home-title").text(screen.locale) } else { title.clone() };
    if let Some(window) = window.as_mut().filter(|window| window.title != of_window) {
        window.title = of_window;
    }
    if last.elements != tree.elements || last.locale != Some(screen.locale) || last.title != title {
        let lang = screen.locale.tag().to_owned();
        host.tell(Notice::Tree { lang, title: title.clone(), elements: tree.elements.clone() });
        let (elements, on_card, of_bar) = (tree.elements, tree.on_card, tree.of_bar);
        *last = LastTree { locale: Some(screen.locale), title, elements, on_card, of_bar };
    }
}

/// Numbers that have changed, each with its name.
fn in_words(readings: &[(String, String)], locale: Locale) -> String {
    let said = readings.iter().map(|(name, value)| say!("reading", name, value));
    Message::list(said, Joint::Semicolon).text(locale)
}
