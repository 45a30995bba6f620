//! Which terminals are joined: the state of the block, and what can be joined now.

use crate::take::Hands;
use shujin_lesson::Lesson;
use shujin_lesson::format::Terminal;
use shujin_play::{HANDS, Play, State, StateHash};
use std::collections::{BTreeMap, BTreeSet};

/// Two terminals' nodes, in the order of their ids: a wire has no direction.
type Pair = (String, String);

/// Where wires are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wires {
    joined: BTreeSet<Pair>,
    /// The terminal from which the wire in each hand comes.
    pub(super) held: BTreeMap<u8, String>,
    /// What was refused last.
    pub(super) refused: Option<Refused>,
}

/// That a wire could not end where it was meant to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The terminal from which it comes.
    pub from: String,
    /// The terminal at which it was to end.
    pub to: String,
    /// Why.
    pub why: Refusal,
    /// The tick in which that was.
    pub tick: u64,
}

/// Why a wire does not end at a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It comes from there.
    Itself,
    /// No wire goes between the two.
    Fits,
    /// Something else must be so before.
    Needs,
    /// There are as many wires at one of them as it takes.
    Full,
}

/// What ending a wire at a terminal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The two are joined.
    Join,
    /// They were joined, and are parted.
    Part,
}

impl State for Wires {
    /// What was refused last decides nothing.
    fn hash(&self, to: &mut StateHash) {
        to.list(self.joined.iter().flat_map(|(a, b)| [a, b]));
        for (hand, node) in &self.held {
            to.bytes(&[*hand]);
            to.text(node);
        }
    }
}

fn sorted(a: &str, b: &str) -> Pair {
    let (first, last) = if a <= b { (a, b) } else { (b, a) };
    (first.to_owned(), last.to_owned())
}

impl Wires {
    /// Those of a lesson; nothing where it has no terminals.
    pub fn of(play: &Play) -> Option<&Wires> {
        play.state()
    }

    /// The terminals that are joined, each pair once, in the order of their ids.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.joined.iter().map(|(a, b)| (a.as_str(), b.as_str()))
    }

    /// Whether these two are joined.
    pub fn are_joined(&self, a: &str, b: &str) -> bool {
        self.joined.contains(&sorted(a, b))
    }

    /// How many wires end at a terminal. One that is in a hand still is none.
    pub fn at(&self, node: &str) -> usize {
        self.joined.iter().filter(|(a, b)| a == node || b == node).count()
    }

    /// The terminal from which the wire in a hand comes.
    pub fn holds(&self, hand: u8) -> Option<&str> {
        self.held.get(&hand).map(String::as_str)
    }

    /// The hands that hold a wire, with the terminal from which it comes.
    pub fn full(&self) -> impl Iterator<Item = (u8, &str)> {
        self.held.iter().map(|(hand, node)| (*hand, node.as_str()))
    }

    /// What was refused last.
    pub fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    /// Joins or parts two terminals.
    pub(super) fn change(&mut self, a: &str, b: &str, change: Change) {
        match change {
            Change::Join => self.joined.insert(sorted(a, b)),
            Change::Part => self.joined.remove(&sorted(a, b)),
        };
    }

    /// Takes over the wires for which there are still both terminals and room.
    pub(super) fn take_over(&mut self, old: Wires, lesson: &Lesson) {
        for (a, b) in old.joined {
            let ends = terminal_on(lesson, &a).zip(terminal_on(lesson, &b));
            if ends.is_some_and(|(a, b)| a.fits(b) && self.has_room(a) && self.has_room(b)) {
                self.change(&a, &b, Change::Join);
            }
        }
    }

    fn has_room(&self, terminal: &Terminal) -> bool {
        self.at(&terminal.node) < terminal.joins as usize
    }
}

/// The terminal of this node.
pub fn terminal_on<'l>(lesson: &'l Lesson, node: &str) -> Option<&'l Terminal> {
    lesson.scene.terminals.iter().find(|terminal| terminal.node == node)
}

/// Whether a hand holds a thing, and so has no room for a wire.
pub(super) fn holds_thing(play: &Play, hand: u8) -> bool {
    Hands::of(play).is_some_and(|hands| hands.holds(hand).is_some())
}

/// Whether a hand can draw a wire from a terminal now; also from one that is full, since joining it once more to what it is joined to parts them.
pub fn can_begin(play: &Play, hand: u8, from: &Terminal) -> bool {
    let is_free = Wires::of(play).is_some_and(|wires| wires.holds(hand).is_none()) && !holds_thing(play, hand);
    hand < HANDS && is_free && play.shows(&from.node) && play.holds_if_any(from.when.as_ref())
}

/// What a wire from one terminal to another does.
///
/// # Errors
/// Why there cannot be one.
pub(super) fn meeting(play: &Play, from: &Terminal, to: &Terminal) -> Result<Change, Refusal> {
    let wires = Wires::of(play).ok_or(Refusal::Fits)?;
    match () {
        () if from.node == to.node => Err(Refusal::Itself),
        () if !from.fits(to) => Err(Refusal::Fits),
        () if ![from, to].iter().all(|end| play.holds_if_any(end.when.as_ref())) => Err(Refusal::Needs),
        () if wires.are_joined(&from.node, &to.node) => Ok(Change::Part),
        () if !wires.has_room(from) || !wires.has_room(to) => Err(Refusal::Full),
        () => Ok(Change::Join),
    }
}

/// The terminals at which the wire in a hand can end now, and what that does.
pub fn open_terminals(play: &Play, hand: u8) -> Vec<(&Terminal, Change)> {
    let held = Wires::of(play).and_then(|wires| wires.holds(hand));
    let Some(from) = held.and_then(|held| terminal_on(&play.lesson, held)) else { return Vec::new() };
    let seen = play.lesson.scene.terminals.iter().filter(|to| play.shows(&to.node));
    seen.filter_map(|to| Some((to, meeting(play, from, to).ok()?))).collect()
}
