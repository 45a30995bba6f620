//! A lab's turn in a tick, and what a learner and rules can want of it.

use super::bench::Bench;
use super::intents::{Act, Press, Record, Restore, Strike};
use super::measure::{press, record, restore, strike, take_reading};
use super::names::BenchName;
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, InstrumentKind, Scalar};
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, State, TICKS_PER_SECOND, written};
use std::sync::Arc;

/// A number display shows a new reading this often, so that it can be read.
const REFRESH: u64 = TICKS_PER_SECOND / 2;

/// The action by which a model comes to rest, where it has one.
const SETTLE: &str = "settle";

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, seed: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let Some(lab) = &lesson.scene.lab else { return Ok(None) };
        Ok(Some(Box::new(Bench::new(lab, seed)?)))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let lab = lesson.scene.lab.as_ref()?;
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        if kind == "cell" {
            let mut columns = lab.table.iter().flat_map(|table| &table.columns);
            return Some(Name::Given(columns.position(|column| column.id == rest)?));
        }
        let name = BenchName::read(lab, kind, rest)?;
        Some(Name::live(move |play| Some(Scalar::Number(play.state::<Bench>()?.read(&name)))))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[
            &On(|play, Act { action }| act(play, &action)),
            &On(|play, Press { instrument }| press(play, &instrument)),
            &On(|play, Record {}| record(play)),
            &On(|play, Strike { row }| strike(play, row)),
            &On(|play, Restore { row }| restore(play, row)),
        ]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        let Some((bench, lab)) = play.state::<Bench>().zip(play.lesson.scene.lab.as_ref()) else { return };
        for action in bench.model.spec().actions.iter() {
            add(Offer::of(Intent::of(Act { action: action.to_string() })));
        }
        for watch in lab.instruments.iter().filter(|one| one.kind == InstrumentKind::Stopwatch) {
            add(Offer::of(Intent::of(Press { instrument: watch.id.clone() })));
        }
        if lab.table.as_ref().is_some_and(|table| play.holds_if_any(table.ready.as_ref())) {
            add(Offer::of(Intent::of(Record {})));
        }
        for (row, one) in bench.rows.iter().enumerate() {
            add(Offer::of(if one.struck { Intent::of(Restore { row }) } else { Intent::of(Strike { row }) }));
        }
    }

    /// A lab has no nodes of its own: its panel works it.
    fn offered_nodes(&self, _: &Play, _: &mut dyn FnMut(&str)) {}

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        match action {
            Action::Act(action) => act(play, action),
            Action::Record(_) => record(play),
            _ => return false,
        }
        true
    }

    fn tick(&self, play: &mut Play) {
        step(play);
    }

    /// As far as its model can be told to.
    fn come_to_rest(&self, play: &mut Play) {
        act(play, SETTLE);
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        to.insert("rows".into(), play.state::<Bench>().map_or(0, |bench| bench.kept().count()).into());
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let same = written(&[&play.lesson.scene.lab]) == written(&[&before.lesson.scene.lab]);
        if let Some(bench) = before.take_state::<Bench>().filter(|_| same) {
            play.put_state(bench);
        }
    }
}

/// Feeds the model its inputs as they are now. One that has no value, or lies outside the model's range, stops the bench: what would be
/// measured otherwise looks like science and is none.
fn apply_inputs(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(lab) = &lesson.scene.lab else { return };
    let mut stopped = None;
    for (input, expr) in &lab.inputs {
        let now = play.try_number(expr);
        let (Ok(value) | Err(value)) = now;
        let Some(bench) = play.state_mut::<Bench>() else { return };
        let Some(i) = bench.model.spec().input(input) else { continue };
        let port = &bench.model.spec().inputs[i];
        let within = value.clamp(port.min, port.max);
        if now.is_err() || (value - within).abs() > 1e-9 * within.abs().max(1.0) {
            stopped.get_or_insert_with(|| input.clone());
        }
        if bench.model.input(i) != within {
            let _ = bench.model.set(i, within); // clamped into its range: cannot fail
        }
    }
    if let Some(bench) = play.state_mut::<Bench>() {
        bench.stopped = stopped;
    }
}

/// Feeds the model its inputs, steps it, refreshes displays. While an input keeps it from going on, the bench stands still.
fn step(play: &mut Play) {
    apply_inputs(play);
    let lesson = Arc::clone(&play.lesson);
    let Some(lab) = &lesson.scene.lab else { return };
    if let Some(bench) = play.state_mut::<Bench>() {
        if bench.stopped.is_some() {
            return;
        }
        bench.model.step();
    }
    if play.tick.is_multiple_of(REFRESH) {
        for (i, data) in lab.instruments.iter().enumerate() {
            if data.kind != InstrumentKind::Stopwatch {
                take_reading(play, i, data);
            }
        }
    }
}

fn act(play: &mut Play, action: &str) {
    // A value set in this very tick counts before what is done with it: who sets a length and lets go at once
    // lets go at that length.
    apply_inputs(play);
    if let Some(bench) = play.state_mut::<Bench>() {
        let _ = bench.model.act(action); // an unknown action: the checker has reported it
    }
}
