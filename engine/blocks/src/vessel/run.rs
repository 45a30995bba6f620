//! Vessels at work: doses go from one into another, and back.

use super::contents::{Flow, Parts, Refused, Vessels, liquids};
use super::events::Poured;
use super::intents::{Pour, PourBack};
use super::pour::{by_touch, doses_into, flow, has_room, in_hand, targets, vessel};
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Scalar, Trigger, Volume};
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, State};
use std::sync::Arc;

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let vessels = || Box::new(Vessels::at_first(lesson)) as Box<dyn State>;
        Ok((!lesson.scene.vessels.is_empty()).then(vessels))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let (kind, of) = name.split_once('.')?;
        match kind {
            "amount" => {
                let node = vessel(lesson, of)?.node.clone();
                Some(Name::written(move |play| {
                    Some(Scalar::Number(Volume(Vessels::of(play)?.amount(&node)).millilitres()))
                }))
            }
            "share" => {
                let (node, liquid) = of.split_once('.')?;
                let (node, liquid) = (vessel(lesson, node)?.node.clone(), liquid.to_owned());
                liquids(lesson).find(|one| *one == liquid)?;
                Some(Name::written(move |play| Some(Scalar::Number(Vessels::of(play)?.share(&node, &liquid)))))
            }
            _ => None,
        }
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[&On(|play, wanted: Pour| pour(play, &wanted)), &On(|play, wanted: PourBack| pour_back(play, &wanted))]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        for from in &play.lesson.scene.vessels {
            for to in targets(play, from) {
                for dose in doses_into(play, 0, from, to) {
                    let intent = Intent::of(Pour { from: from.node.clone(), to: to.node.clone(), dose, hand: 0 });
                    add(Offer { intent, node: Some(to.node.clone()) });
                }
            }
        }
    }

    /// Those that a touch pours into. What is poured otherwise than out of the hand stands on buttons, and a touch does nothing.
    fn offered_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {
        let Some(from) = in_hand(play, 0) else { return };
        targets(play, from).filter(|to| !doses_into(play, 0, from, to).is_empty()).for_each(|to| add(&to.node));
    }

    /// With a vessel in hand, each into which it is poured answers a touch: it says why it cannot be now.
    fn answering_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {
        in_hand(play, 0).into_iter().flat_map(|from| targets(play, from)).for_each(|to| add(&to.node));
    }

    fn would_do(&self, play: &Play, intent: &Intent) -> bool {
        intent.to::<PourBack>().is_none_or(|wanted| can_pour_back(play, &wanted))
    }

    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        let wanted = by_touch(play, node);
        wanted.iter().for_each(|wanted| pour(play, wanted));
        wanted.is_some()
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        let Some(vessels) = Vessels::of(play) else { return };
        let all: Map<String, Value> =
            vessels.all().map(|(node, parts)| (node.to_owned(), parts.clone().into_iter().collect())).collect();
        to.insert("vessels".into(), all.into());
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(old) = before.take_state::<Vessels>() else { return };
        let lesson = Arc::clone(&play.lesson);
        play.state_mut::<Vessels>().into_iter().for_each(|vessels| vessels.take_over(old.clone(), &lesson));
    }
}

/// Pours a dose; where that cannot be, nothing goes, and why is kept for whoever shows it.
fn pour(play: &mut Play, wanted: &Pour) {
    let Some(flow) = flow(play, wanted).filter(|_| !play.is_occupied()) else { return };
    let Pour { from, to, hand, .. } = wanted.clone();
    match flow {
        Ok(parts) => {
            carry(play, &from, &to, &parts);
            play.trigger(Trigger::Pour(to.clone()));
            // It tells about itself once, as what is used does.
            play.examine_once(&from);
            play.undone_by(hand, vec![Intent::of(PourBack { from: to, to: from, parts })]);
        }
        Err(why) => {
            let refused = Refused { from, to, why, tick: play.tick };
            play.state_mut::<Vessels>().into_iter().for_each(|vessels| vessels.refused = Some(refused.clone()));
        }
    }
}

/// Whether what was poured can go back: it could be poured now, all of it is still there, and there is room where it came from. The vessel need not be
/// in the hand any more.
fn can_pour_back(play: &Play, wanted: &PourBack) -> bool {
    let is_there = || Vessels::of(play).is_some_and(|vessels| vessels.has(&wanted.from, &wanted.parts));
    let to = vessel(&play.lesson, &wanted.to).filter(|to| play.holds_if_any(to.when.as_ref()));
    to.is_some_and(|to| is_there() && has_room(play, to, &wanted.parts))
}

/// Takes back what was poured. Nothing else asks for just these parts of a mixture: nobody can take milk out of tea.
fn pour_back(play: &mut Play, wanted: &PourBack) {
    if play.is_undoing() && can_pour_back(play, wanted) {
        carry(play, &wanted.from, &wanted.to, &wanted.parts);
    }
}

/// Moves what was found to fit, and tells that.
fn carry(play: &mut Play, from: &str, to: &str, parts: &Parts) {
    let (amount, tick) = (parts.values().sum(), play.tick);
    let Some(vessels) = play.state_mut::<Vessels>() else { return };
    vessels.carry(from, to, parts);
    vessels.poured = Some(Flow { from: from.to_owned(), to: to.to_owned(), amount, tick });
    [from, to].into_iter().for_each(|node| write_names(play, node));
    play.tell(Poured { from: from.to_owned(), to: to.to_owned(), amount, undone: play.is_undoing() });
}

/// Has the names of a vessel agree with what is in it.
fn write_names(play: &mut Play, node: &str) {
    let lesson = Arc::clone(&play.lesson);
    let shares = liquids(&lesson).map(|liquid| format!("share.{node}.{liquid}"));
    for name in shares.chain([format!("amount.{node}")]) {
        if let Some(value) = play.name(&name) {
            play.write(&name, &value);
        }
    }
}
