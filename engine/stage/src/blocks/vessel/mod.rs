//! Vessels: what is in each and what can be poured, as buttons; a vessel in hand pours where it is touched to, or held over; what is heard and told.

mod hold;

use super::{StageBlock, foot_card};
use crate::{
    action::UiAction,
    schedule::FrameSet,
    ui::{
        fold::Panel,
        panels::View,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Widget},
    },
    world::WorldSet,
};
use bevy::prelude::*;
use shujin_blocks::vessel::{Pour, Refusal, Vessels, doses_into, in_hand, targets};
use shujin_lesson::format::{Vessel, Volume};
use shujin_messages::Message;
use shujin_play::{Intent, Play, TICKS_PER_SECOND};

/// For how long it stands there what came of pouring, ticks.
const TOLD: u64 = 3 * TICKS_PER_SECOND;

/// The block for the stage's list.
pub struct Pouring;

impl StageBlock for Pouring {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, hold::hold.in_set(WorldSet::Blocks))
            .add_systems(Update, hold::sound.in_set(FrameSet::Lesson));
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let name = |node: &str| text(&format!("node.{node}.name"));
        if let Some(from) = in_hand(play, 0)
            && let Some(to) = targets(play, from).find(|to| to.node == node)
        {
            let dose = doses_into(play, 0, from, to).last().copied();
            return dose.map(|dose| say!("pour-dose", dose = Volume(dose).to_string(), into = name(node)));
        }
        let scene = &play.lesson.scene;
        let is_taken = |from: &Vessel| scene.takes.iter().any(|take| take.node == from.node);
        let is_target = || scene.vessels.iter().any(|from| is_taken(from) && from.pours_into(node));
        let is_thing = || scene.takes.iter().any(|take| take.node == node);
        (is_target() && !scene.answers_touch(node) && !is_thing()).then(|| say!("pour-into", into = name(node)))
    }

    /// With a vessel in the first hand, those point themselves out into which it can be poured.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        let from = in_hand(play, 0)?;
        let open = targets(play, from).filter(|to| !doses_into(play, 0, from, to).is_empty());
        Some(open.map(|to| to.node.clone()).collect())
    }

    /// What is in each vessel, and what can be poured out of it now.
    fn side(&self, view: &View, _: f32) -> Vec<Widget> {
        let play = view.play;
        let Some(all) = Vessels::of(play) else { return Vec::new() };
        let name = |node: &str| view.text(&format!("node.{node}.name"));
        let mut rows = Vec::new();
        for vessel in play.lesson.scene.vessels.iter().filter(|vessel| play.shows(&vessel.node)) {
            let parts: Vec<String> = all
                .parts(&vessel.node)
                .filter(|(_, amount)| *amount > 0)
                .map(|(liquid, amount)| format!("{} {}", view.text(&format!("liquid.{liquid}.name")), Volume(amount)))
                .collect();
            let inside = if parts.is_empty() { view.say(say!("vessel-empty")) } else { parts.join(" + ") };
            let text = view.say(say!("vessel-holds", vessel = name(&vessel.node), inside));
            let id = format!("vessel.{}", vessel.node);
            rows.push(Widget::text(&id, text, Style::Body, Tone::Ink).announced(Live::Reading));
            for to in targets(play, vessel) {
                let button = |dose: u64| {
                    let pour = Pour { from: vessel.node.clone(), to: to.node.clone(), dose, hand: 0 };
                    let label = view.say(say!("pour-dose", dose = Volume(dose).to_string(), into = name(&to.node)));
                    let id = format!("pour.{}.{}.{dose}", vessel.node, to.node);
                    let act = UiAction::Intent(Intent::of(pour));
                    Widget::Button(Button { live: Live::No, ..Widget::button(&id, label, ButtonVariant::Option, act) })
                };
                rows.extend(doses_into(play, 0, vessel, to).into_iter().map(button));
            }
        }
        rows
    }

    fn footer(&self, view: &View) -> Vec<Widget> {
        if view.has(Panel::Talk) {
            return Vec::new();
        }
        let Some((text, live)) = told(view) else { return Vec::new() };
        foot_card(0.0, vec![Widget::text("poured", text, Style::Body, Tone::Ink).announced(live)])
    }
}

/// What is told of the last pouring for a while: how much went where, or why it did not.
fn told(view: &View) -> Option<(String, Live)> {
    let play = view.play;
    let all = Vessels::of(play)?;
    let name = |node: &str| view.text(&format!("node.{node}.name"));
    let is_new = |tick: u64| play.tick < tick + TOLD;
    let poured = all.poured().filter(|flow| is_new(flow.tick));
    let refused = all.refused().filter(|one| is_new(one.tick));
    // What came last counts.
    if let Some(one) = refused.filter(|one| poured.is_none_or(|flow| flow.tick <= one.tick)) {
        let (from, into) = (name(&one.from), name(&one.to));
        let message = match one.why {
            Refusal::Fits => say!("pour-refused-fits", from, into),
            Refusal::Needs => say!("pour-refused-needs", from),
            Refusal::Empty => say!("pour-refused-empty", from),
            Refusal::Full => say!("pour-refused-full", into),
        };
        return Some((view.say(message), Live::Verdict));
    }
    let flow = poured?;
    let message = say!("poured", amount = Volume(flow.amount).to_string(), into = name(&flow.to));
    Some((view.say(message), Live::Said))
}
