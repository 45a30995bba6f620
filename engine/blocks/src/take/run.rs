//! Hands at work: things are taken, put, put back.

use super::events::Placed;
use super::hands::{
    Hands, Lain, Refused, can_take, home_spot, place, places_elsewhere, seat, seen_places, spot, thing,
};
use super::intents::{Back, Put, Take};
use serde_json::{Map, Value, json};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Scalar, Trigger};
use shujin_play::{Block, HANDS, Intent, Name, Offer, On, OnIntent, OpenError, Play, State};
use std::sync::Arc;

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn moves<'a>(&self, lesson: &'a Lesson, add: &mut dyn FnMut(&'a str)) {
        lesson.scene.takes.iter().for_each(|take| add(&take.node));
    }

    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let mut hands = Hands::default();
        for take in &lesson.scene.takes {
            let (home, slot) = home_spot(lesson, &take.node).unwrap_or((&take.home, 0));
            hands.at.insert(take.node.clone(), (home.to_owned(), slot));
        }
        Ok((!lesson.scene.takes.is_empty()).then(|| Box::new(hands) as Box<dyn State>))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let (kind, node) = name.split_once('.')?;
        thing(lesson, node)?;
        let (node, of): (String, fn(&Hands, &str) -> Scalar) = match kind {
            "held" => (node.to_owned(), |hands, node| Scalar::Bool(hands.is_held(node))),
            "at" => (node.to_owned(), |hands, node| {
                let at = hands.place_of(node).filter(|_| !hands.is_held(node));
                Scalar::Word(at.unwrap_or_default().to_owned())
            }),
            _ => return None,
        };
        Some(Name::written(move |play| Some(of(Hands::of(play)?, &node))))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[
            &On(|play, Take { node, hand }| take(play, &node, hand)),
            &On(|play, Put { place, hand }| put(play, &place, hand)),
            &On(|play, Back { hand }| back(play, hand)),
        ]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        let Some(hands) = Hands::of(play) else { return };
        if let Some(held) = hands.holds(0) {
            for at in places_elsewhere(play, 0) {
                let intent = Intent::of(Put { place: at.id.clone(), hand: 0 });
                add(Offer { intent, node: Some(at.node.clone()) });
            }
            add(Offer { intent: Intent::of(Back { hand: 0 }), node: Some(held.to_owned()) });
        }
        for one in play.lesson.scene.takes.iter().filter(|one| can_take(play, one)) {
            let intent = Intent::of(Take { node: one.node.clone(), hand: 0 });
            add(Offer { intent, node: Some(one.node.clone()) });
        }
    }

    /// While the first hand holds something, each place answers a touch: it says why the thing cannot be put there.
    fn answering_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {
        if Hands::of(play).is_some_and(|hands| hands.holds(0).is_some()) {
            seen_places(play).for_each(|at| add(&at.node));
        }
    }

    fn would_do(&self, play: &Play, intent: &Intent) -> bool {
        intent.to::<Take>().is_none_or(|take| thing(&play.lesson, &take.node).is_some_and(|one| can_take(play, one)))
    }

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        let Action::Put(all) = action else { return false };
        all.iter().for_each(|one| put_by_rule(play, &one.thing, &one.place));
        true
    }

    /// A touch takes what can be taken; with something in hand it puts that into the place that is touched, or into that in which the touched
    /// thing lies.
    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        let lesson = Arc::clone(&play.lesson);
        let Some(hands) = Hands::of(play) else { return false };
        if let Some(held) = hands.holds(0).map(str::to_owned) {
            if held == node {
                back(play, 0);
                return true;
            }
            // What lies beside where the held thing was is taken in its stead; elsewhere the place is meant in which it lies.
            let lies_in = hands.place_of(node).filter(|at| hands.place_of(&held) != Some(at));
            let is_meant = |id: &str, on: &str| on == node || Some(id) == lies_in;
            let meant = lesson.scene.sockets.iter().filter(|at| is_meant(&at.id, &at.node));
            let meant: Vec<_> = meant.collect();
            let fits = meant.iter().find(|at| spot(play, &held, at).is_ok());
            // What does something else besides, as who is talked to, does that where nothing fits.
            let does_more = || lesson.scene.answers_touch(node) || thing(&lesson, node).is_some();
            if let Some(at) = fits.or(meant.first().filter(|_| !does_more())) {
                put(play, &at.id, 0);
                return true;
            }
        }
        let can = thing(&lesson, node).is_some_and(|one| can_take(play, one));
        if can {
            take(play, node, 0);
        }
        can
    }

    /// Nothing stays in hand where a lesson goes on elsewhere.
    fn close(&self, play: &mut Play) {
        let full: Vec<u8> = Hands::of(play).map(|hands| hands.held.keys().copied().collect()).unwrap_or_default();
        full.into_iter().for_each(|hand| back(play, hand));
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        let Some(hands) = Hands::of(play) else { return };
        let held: Map<String, Value> = hands.full().map(|(hand, node)| (hand.to_string(), node.into())).collect();
        let at = hands.at.iter().filter(|(node, _)| !hands.is_held(node));
        let at: Map<String, Value> = at.map(|(node, (place, _))| (node.clone(), place.as_str().into())).collect();
        to.insert("hands".into(), json!({ "held": held, "at": at }));
    }

    /// What is still taken and fits where it was is there; what was in hand is back.
    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(old) = before.take_state::<Hands>() else { return };
        for (node, (at, _)) in old.at {
            put_by_rule(play, &node, &at);
        }
    }
}

/// Takes a thing; what the hand held before goes back first.
fn take(play: &mut Play, node: &str, hand: u8) {
    let lesson = Arc::clone(&play.lesson);
    let can = |play: &Play| thing(&lesson, node).is_some_and(|one| can_take(play, one));
    if hand >= HANDS || play.is_occupied() || !can(play) {
        return;
    }
    back(play, hand);
    let Some(hands) = play.state_mut::<Hands>() else { return };
    hands.held.insert(hand, node.to_owned());
    let from = hands.place_of(node).unwrap_or_default().to_owned();
    arrange(play, node, &from);
    play.trigger(Trigger::Take(node.into()));
    play.trigger(Trigger::Leave(from));
}

/// Puts what a hand holds into a place; where that cannot be, it stays in hand, and why is kept for whoever shows it.
fn put(play: &mut Play, id: &str, hand: u8) {
    let lesson = Arc::clone(&play.lesson);
    let Some(held) = Hands::of(play).and_then(|hands| hands.holds(hand)).map(str::to_owned) else { return };
    let Some(at) = place(&lesson, id).filter(|at| play.shows(&at.node)) else { return };
    let slot = match spot(play, &held, at) {
        Ok(slot) => slot,
        Err(why) => {
            let refused = Refused { thing: held, place: id.to_owned(), why, tick: play.tick };
            play.state_mut::<Hands>().into_iter().for_each(|hands| hands.refused = Some(refused.clone()));
            return;
        }
    };
    let tick = play.tick;
    let Some(hands) = play.state_mut::<Hands>() else { return };
    hands.held.remove(&hand);
    let from = hands.at.insert(held.clone(), (id.to_owned(), slot)).map(|(from, _)| from).unwrap_or_default();
    hands.put = Some(Lain { thing: held.clone(), place: id.to_owned(), is_back: from == id, tick });
    arrange(play, &held, &from);
    play.trigger(Trigger::Put(id.into()));
    if from != id {
        // It tells about itself once, as what is used does.
        play.examine_once(&held);
        let (take, put) = (Take { node: held.clone(), hand }, Put { place: from, hand });
        // What cannot go back there any more stays where it is.
        let back = [Intent::of(take), Intent::of(put), Intent::of(Back { hand })];
        play.undone_by(hand, back.to_vec());
        play.tell(Placed { node: held, place: id.into(), undone: play.is_undoing() });
    }
}

/// Puts what a hand holds back to where it was taken.
fn back(play: &mut Play, hand: u8) {
    let tick = play.tick;
    let Some(hands) = play.state_mut::<Hands>() else { return };
    let Some(held) = hands.held.remove(&hand) else { return };
    let at = hands.place_of(&held).unwrap_or_default().to_owned();
    hands.put = Some(Lain { thing: held.clone(), place: at.clone(), is_back: true, tick });
    arrange(play, &held, &at);
    play.trigger(Trigger::Put(at));
}

/// Puts a thing into a place whatever the place needs; out of a hand, if it is in one. Nothing where the place is full or it does not fit.
fn put_by_rule(play: &mut Play, node: &str, id: &str) {
    let lesson = Arc::clone(&play.lesson);
    let Some((take, at)) = thing(&lesson, node).zip(place(&lesson, id)) else { return };
    let Some(hands) = play.state_mut::<Hands>() else { return };
    if !at.receives(take) {
        return;
    }
    let Some(slot) = hands.free(&lesson, at, node) else { return };
    hands.held.retain(|_, held| held != node);
    let from = hands.at.insert(node.to_owned(), (id.to_owned(), slot)).map(|(from, _)| from).unwrap_or_default();
    if from != id {
        play.never_undone(|intent| intent.to::<Take>().is_some_and(|take| take.node == node));
    }
    arrange(play, node, &from);
}

/// Has picture, ground and names agree with where a thing is now, which was in this place before.
fn arrange(play: &mut Play, node: &str, from: &str) {
    seat(play, node);
    let now = Hands::of(play).and_then(|hands| hands.place_of(node)).unwrap_or_default().to_owned();
    let of_thing = ["held", "at"].map(|kind| format!("{kind}.{node}"));
    let of_places = [from, &now].into_iter().flat_map(|place| ["count", "in"].map(|kind| format!("{kind}.{place}")));
    let names: Vec<String> = of_thing.into_iter().chain(of_places).collect();
    for name in names {
        if let Some(value) = play.name(&name) {
            play.write(&name, &value);
        }
    }
}
