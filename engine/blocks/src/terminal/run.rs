//! Terminals at work: wires are drawn, joined, parted.

use super::events::{Joined, Parted};
use super::intents::{Begin, Drop, Join, Rewire};
use super::wires::{Change, Refused, Wires, can_begin, holds_thing, meeting, open_terminals, terminal_on};
use serde_json::{Map, Value, json};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Scalar, Trigger};
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, State};
use std::sync::Arc;

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        Ok((!lesson.scene.terminals.is_empty()).then(|| Box::<Wires>::default() as Box<dyn State>))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let (kind, of) = name.split_once('.')?;
        match kind {
            "joined" => {
                let (a, b) = of.split_once('.').filter(|(a, b)| a != b)?;
                let (a, b) = (terminal_on(lesson, a)?.node.clone(), terminal_on(lesson, b)?.node.clone());
                Some(Name::written(move |play| Some(Scalar::Bool(Wires::of(play)?.are_joined(&a, &b)))))
            }
            "wires" => {
                let node = terminal_on(lesson, of)?.node.clone();
                Some(Name::written(move |play| Some(Scalar::Number(Wires::of(play)?.at(&node) as f64))))
            }
            _ => None,
        }
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[
            &On(|play, Begin { node, hand }| begin(play, &node, hand)),
            &On(|play, Join { to, hand }| join(play, &to, hand)),
            &On(|play, Drop { hand }| drop_wire(play, hand)),
            &On(|play, wanted: Rewire| rewire(play, &wanted)),
        ]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        if let Some(from) = Wires::of(play).and_then(|wires| wires.holds(0)) {
            for (to, _) in open_terminals(play, 0) {
                let intent = Intent::of(Join { to: to.node.clone(), hand: 0 });
                add(Offer { intent, node: Some(to.node.clone()) });
            }
            add(Offer { intent: Intent::of(Drop { hand: 0 }), node: Some(from.to_owned()) });
        }
        for from in play.lesson.scene.terminals.iter().filter(|from| can_begin(play, 0, from)) {
            let intent = Intent::of(Begin { node: from.node.clone(), hand: 0 });
            add(Offer { intent, node: Some(from.node.clone()) });
        }
    }

    /// While a wire is in the first hand, each terminal answers a touch: it says why the wire cannot end there.
    fn answering_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {
        if Wires::of(play).is_some_and(|wires| wires.holds(0).is_some()) {
            let seen = play.lesson.scene.terminals.iter().filter(|to| play.shows(&to.node));
            seen.for_each(|to| add(&to.node));
        }
    }

    fn would_do(&self, play: &Play, intent: &Intent) -> bool {
        intent.to::<Rewire>().is_none_or(|wanted| rewiring(play, &wanted).is_some())
    }

    /// What is taken needs the hand: a wire that was in it is let go.
    fn tick(&self, play: &mut Play) {
        let hands: Vec<u8> = Wires::of(play).map(|wires| wires.held.keys().copied().collect()).unwrap_or_default();
        hands.into_iter().for_each(|hand| {
            if holds_thing(play, hand) {
                drop_wire(play, hand);
            }
        });
    }

    /// A touch draws a wire from a terminal, the next one ends it; touched twice, the terminal from which it comes lets it go.
    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        let lesson = Arc::clone(&play.lesson);
        let Some(terminal) = terminal_on(&lesson, node) else { return false };
        match Wires::of(play).and_then(|wires| wires.holds(0)) {
            Some(from) if from == node => drop_wire(play, 0),
            Some(_) => join(play, node, 0),
            None if can_begin(play, 0, terminal) => begin(play, node, 0),
            None => return false,
        }
        true
    }

    /// No wire stays in hand where a lesson goes on elsewhere.
    fn close(&self, play: &mut Play) {
        play.state_mut::<Wires>().into_iter().for_each(|wires| wires.held.clear());
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        let Some(wires) = Wires::of(play) else { return };
        let joined: Vec<[&str; 2]> = wires.pairs().map(|(a, b)| [a, b]).collect();
        let held: Map<String, Value> = wires.full().map(|(hand, node)| (hand.to_string(), node.into())).collect();
        to.insert("wires".into(), json!({ "joined": joined, "held": held }));
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(old) = before.take_state::<Wires>() else { return };
        let lesson = Arc::clone(&play.lesson);
        if let Some(wires) = play.state_mut::<Wires>() {
            wires.take_over(old, &lesson);
        }
    }
}

/// Draws a wire from a terminal.
fn begin(play: &mut Play, node: &str, hand: u8) {
    let can = terminal_on(&play.lesson, node).is_some_and(|from| can_begin(play, hand, from));
    if can && !play.is_occupied() {
        play.state_mut::<Wires>().into_iter().for_each(|wires| _ = wires.held.insert(hand, node.to_owned()));
    }
}

/// Ends the wire in hand at a terminal; where that cannot be, it stays in hand, and why is kept for whoever shows it.
fn join(play: &mut Play, node: &str, hand: u8) {
    let lesson = Arc::clone(&play.lesson);
    let held = Wires::of(play).and_then(|wires| wires.holds(hand));
    let Some(from) = held.and_then(|held| terminal_on(&lesson, held)) else { return };
    let Some(to) = terminal_on(&lesson, node).filter(|to| play.shows(&to.node)) else { return };
    // A thing that was taken in this very tick has the hand.
    if play.is_occupied() || holds_thing(play, hand) {
        return;
    }
    match meeting(play, from, to) {
        Ok(done) => {
            drop_wire(play, hand);
            change(play, &from.node, &to.node, done);
            let back = Rewire { a: from.node.clone(), b: to.node.clone(), joined: done == Change::Part };
            play.undone_by(hand, vec![Intent::of(back)]);
        }
        Err(why) => {
            let refused = Refused { from: from.node.clone(), to: to.node.clone(), why, tick: play.tick };
            play.state_mut::<Wires>().into_iter().for_each(|wires| wires.refused = Some(refused.clone()));
        }
    }
}

/// Lets go of the wire in a hand.
fn drop_wire(play: &mut Play, hand: u8) {
    play.state_mut::<Wires>().into_iter().for_each(|wires| _ = wires.held.remove(&hand));
}

/// What taking back does now; nothing where it is so already, or something keeps the two from being joined or parted.
fn rewiring(play: &Play, wanted: &Rewire) -> Option<Change> {
    let (a, b) = terminal_on(&play.lesson, &wanted.a).zip(terminal_on(&play.lesson, &wanted.b))?;
    let change = meeting(play, a, b).ok()?;
    (wanted.joined == (change == Change::Join)).then_some(change)
}

/// Takes back that two terminals were joined or parted.
fn rewire(play: &mut Play, wanted: &Rewire) {
    if let Some(done) = rewiring(play, wanted).filter(|_| play.is_undoing()) {
        change(play, &wanted.a, &wanted.b, done);
    }
}

/// Joins or parts two terminals, and tells that.
fn change(play: &mut Play, from: &str, to: &str, change: Change) {
    let (a, b) = if from <= to { (from, to) } else { (to, from) };
    let Some(wires) = play.state_mut::<Wires>() else { return };
    wires.change(a, b, change);
    write_names(play, a, b);
    let (a, b, undone) = (a.to_owned(), b.to_owned(), play.is_undoing());
    match change {
        Change::Join => {
            [&a, &b].into_iter().for_each(|node| play.trigger(Trigger::Join(node.clone())));
            play.tell(Joined { a, b, undone });
        }
        Change::Part => {
            [&a, &b].into_iter().for_each(|node| play.trigger(Trigger::Part(node.clone())));
            play.tell(Parted { a, b, undone });
        }
    }
}

/// Has names agree with what is joined.
fn write_names(play: &mut Play, a: &str, b: &str) {
    let of_pair = [format!("joined.{a}.{b}"), format!("joined.{b}.{a}")];
    let of_ends = [a, b].map(|node| format!("wires.{node}"));
    for name in of_pair.into_iter().chain(of_ends) {
        if let Some(value) = play.name(&name) {
            play.write(&name, &value);
        }
    }
}
