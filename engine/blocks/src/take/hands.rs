//! What is where, and what is in which hand: the state of the block, and what may be done with it.

use shujin_lesson::Lesson;
use shujin_lesson::format::{HeldBy, Socket, Take};
use shujin_lesson::model::{Matrix, transform};
use shujin_play::{Play, Seat, State, StateHash};
use std::collections::BTreeMap;

/// Where things are. A thing in hand keeps its place: there it goes back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// What each hand holds.
    pub(super) held: BTreeMap<u8, String>,
    /// Each thing's place, and which of those that the place holds it is, from 0.
    pub(super) at: BTreeMap<String, (String, u32)>,
    /// What was refused last.
    pub(super) refused: Option<Refused>,
    /// What was put last.
    pub(super) put: Option<Lain>,
}

/// That something was put into a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lain {
    /// The thing.
    pub thing: String,
    /// The place.
    pub place: String,
    /// It was only put back to where it had been taken.
    pub is_back: bool,
    /// The tick in which that was.
    pub tick: u64,
}

/// That something could not be put where it was meant to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The thing.
    pub thing: String,
    /// The place.
    pub place: String,
    /// Why.
    pub why: Refusal,
    /// The tick in which that was.
    pub tick: u64,
}

/// Why a thing is not put into a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It does not fit there.
    Fits,
    /// The place is full.
    Full,
    /// Something else must be done before.
    Needs,
}

impl State for Hands {
    /// What was put or refused last decides nothing.
    fn hash(&self, to: &mut StateHash) {
        for (hand, node) in &self.held {
            to.bytes(&[*hand]);
            to.text(node);
        }
        for (node, (place, slot)) in &self.at {
            to.list([node, place]);
            to.bytes(&slot.to_le_bytes());
        }
    }
}

impl Hands {
    /// Those of a lesson; nothing where it has nothing to take.
    pub fn of(play: &Play) -> Option<&Hands> {
        play.state()
    }

    /// What a hand holds.
    pub fn holds(&self, hand: u8) -> Option<&str> {
        self.held.get(&hand).map(String::as_str)
    }

    /// The hands that hold something, with what.
    pub fn full(&self) -> impl Iterator<Item = (u8, &str)> {
        self.held.iter().map(|(hand, node)| (*hand, node.as_str()))
    }

    /// Whether a thing is in somebody's hand.
    pub fn is_held(&self, node: &str) -> bool {
        self.held.values().any(|held| held == node)
    }

    /// The place of a thing; of one in hand, where it goes back to.
    pub fn place_of(&self, node: &str) -> Option<&str> {
        self.at.get(node).map(|(place, _)| place.as_str())
    }

    /// The things in a place, in the order of the spots that it has; what is in somebody's hand is not there.
    pub fn things_in<'a>(&'a self, place: &'a str) -> Vec<&'a str> {
        let there = self.at.iter().filter(|(node, (at, _))| at == place && !self.is_held(node));
        let mut there: Vec<(u32, &str)> = there.map(|(node, (_, slot))| (*slot, node.as_str())).collect();
        there.sort_unstable();
        there.into_iter().map(|(_, node)| node).collect()
    }

    /// What was put last.
    pub fn put(&self) -> Option<&Lain> {
        self.put.as_ref()
    }

    /// What was refused last.
    pub fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    /// The spot of a place that is free for a thing: its own where it is at home there, else one where nothing is at home, else any. The spot of
    /// what is in hand is kept.
    pub(super) fn free(&self, lesson: &Lesson, place: &Socket, thing: &str) -> Option<u32> {
        let is_taken = |slot: u32| self.at.iter().any(|(node, at)| node != thing && at.0 == place.id && at.1 == slot);
        let at_home = lesson.scene.takes.iter().filter(|take| take.home == place.id).count() as u32;
        let own = home_spot(lesson, thing).filter(|(home, _)| *home == place.id).map(|(_, slot)| slot);
        let all = own.into_iter().chain(at_home..place.holds).chain(0..at_home.min(place.holds));
        all.into_iter().find(|slot| !is_taken(*slot))
    }
}

/// The place where a thing is at home, and its spot there, from 0.
pub(super) fn home_spot<'l>(lesson: &'l Lesson, node: &str) -> Option<(&'l str, u32)> {
    let takes = &lesson.scene.takes;
    let at = takes.iter().position(|take| take.node == node)?;
    let home = takes[at].home.as_str();
    Some((home, takes[..at].iter().filter(|take| take.home == home).count() as u32))
}

/// The thing of this node.
pub(super) fn thing<'l>(lesson: &'l Lesson, node: &str) -> Option<&'l Take> {
    lesson.scene.takes.iter().find(|take| take.node == node)
}

/// The place of this id.
pub(super) fn place<'l>(lesson: &'l Lesson, id: &str) -> Option<&'l Socket> {
    lesson.scene.sockets.iter().find(|place| place.id == id)
}

/// Whether a thing can be taken now. One in another hand cannot.
pub(super) fn can_take(play: &Play, take: &Take) -> bool {
    let Some(hands) = Hands::of(play) else { return false };
    let is_locked = || {
        let at = hands.place_of(&take.node).and_then(|id| place(&play.lesson, id));
        at.and_then(|place| place.lock.as_ref()).is_some_and(|lock| play.holds(lock))
    };
    !hands.is_held(&take.node) && play.shows(&take.node) && play.holds_if_any(take.when.as_ref()) && !is_locked()
}

/// Which spot of a place a thing comes to.
///
/// # Errors
/// Why it does not.
pub(super) fn spot(play: &Play, node: &str, at: &Socket) -> Result<u32, Refusal> {
    let hands = Hands::of(play).ok_or(Refusal::Fits)?;
    let take = thing(&play.lesson, node).ok_or(Refusal::Fits)?;
    if !at.receives(take) {
        return Err(Refusal::Fits);
    }
    // Back to where it was it goes in any case.
    let was_there = hands.place_of(node) == Some(&at.id);
    if !was_there && !play.holds_if_any(at.needs.as_ref()) {
        return Err(Refusal::Needs);
    }
    if was_there {
        return Ok(hands.at[node].1);
    }
    hands.free(&play.lesson, at, node).ok_or(Refusal::Full)
}

/// Whether what a hand holds can be put into a place now; also back to where it was taken.
pub fn can_put(play: &Play, hand: u8, at: &Socket) -> bool {
    let held = Hands::of(play).and_then(|hands| hands.holds(hand));
    held.is_some_and(|held| play.shows(&at.node) && spot(play, held, at).is_ok())
}

/// The places, other than the one from which it was taken, into which what a hand holds can be put now.
pub fn places_elsewhere(play: &Play, hand: u8) -> impl Iterator<Item = &Socket> {
    let from = Hands::of(play).and_then(|hands| hands.place_of(hands.holds(hand)?));
    play.lesson.scene.sockets.iter().filter(move |at| from != Some(&at.id) && can_put(play, hand, at))
}

/// The places that are seen and that take something.
pub(super) fn seen_places(play: &Play) -> impl Iterator<Item = &Socket> {
    play.lesson.scene.sockets.iter().filter(|at| !at.accepts.is_empty() && play.shows(&at.node))
}

/// Has the picture and what is solid agree with where a thing is: on its own spot at home just as the scene has it, else as its place says.
pub(super) fn seat(play: &mut Play, node: &str) {
    let lesson = std::sync::Arc::clone(&play.lesson);
    let number = |id: &str| lesson.scene.nodes.iter().position(|node| node.id == id);
    let Some(thing_number) = number(node) else { return };
    let Some((at, slot)) = Hands::of(play).and_then(|hands| hands.at.get(node)).cloned() else { return };
    let is_held = Hands::of(play).is_some_and(|hands| hands.is_held(node));
    let is_at_home = home_spot(&lesson, node) == Some((at.as_str(), slot));
    let seat = place(&lesson, &at).filter(|_| !is_at_home).and_then(|at| seat_in(&lesson, at, slot));
    play.put(thing_number, seat);
    play.lift(thing_number, is_held);
}

/// How things lie at one of a place's spots.
fn seat_in(lesson: &Lesson, at: &Socket, slot: u32) -> Option<Seat> {
    let spot = |axis: usize| {
        let first = at.at.map_or(0.0, |point| point.0[axis]);
        first + at.apart.map_or(0.0, |apart| apart.0[axis]) * slot as f32
    };
    let by = match at.by {
        HeldBy::Bottom => Some([0.5, 0.0, 0.5]),
        HeldBy::Top => Some([0.5, 1.0, 0.5]),
        HeldBy::Middle => Some([0.5; 3]),
        HeldBy::Origin => None,
    };
    let on = lesson.scene.nodes.iter().position(|node| node.id == at.node)?;
    let turn = at.turn.map_or(0.0, |turn| turn.0.to_radians());
    Some(Seat { on, at: [spot(0), spot(1), spot(2)], turn, by })
}

/// A place into which something in hand can be put now.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The place.
    pub place: String,
    /// Where the thing would be: from its own space to the world, m.
    pub world: Matrix,
    /// The point to which it would come, m.
    pub at: [f32; 3],
    /// It would stand or lie there; else it hangs, or is held in the air.
    pub stands: bool,
}

/// Every place that is seen, and the point to which things come there, m: what is let go at one that refuses is told why.
pub fn all_places(play: &Play) -> Vec<(&str, [f32; 3])> {
    let point = |at: &Socket| {
        let seat = seat_in(&play.lesson, at, 0)?;
        Some(transform(play.places.world(seat.on)?, seat.at))
    };
    seen_places(play).filter_map(|at| Some((at.id.as_str(), point(at)?))).collect()
}

/// Where what a hand holds can be put now, and where it would come to; back to where it was taken, too.
pub fn open_places(play: &Play, hand: u8) -> Vec<Open> {
    let lesson = &play.lesson;
    let Some(held) = Hands::of(play).and_then(|hands| hands.holds(hand)) else { return Vec::new() };
    let number = lesson.scene.nodes.iter().position(|node| node.id == held);
    let Some(number) = number else { return Vec::new() };
    let open = |at: &Socket| {
        let slot = spot(play, held, at).ok().filter(|_| play.shows(&at.node))?;
        let seat = seat_in(lesson, at, slot)?;
        let (world, at_point) = if home_spot(lesson, held) == Some((at.id.as_str(), slot)) {
            let home = play.places.home(number)?;
            (home, transform(home, [0.0; 3]))
        } else {
            (play.places.if_put(number, seat)?, transform(play.places.world(seat.on)?, seat.at))
        };
        Some(Open { place: at.id.clone(), world, at: at_point, stands: at.by == HeldBy::Bottom })
    };
    lesson.scene.sockets.iter().filter_map(open).collect()
}
