//! Dialogues: what is said and chosen; their `$variables` are the scene's values.

use super::events::Said;
use super::intents::Choose;
use super::machine::{Machine, Next};
use serde_json::{Map, Value};
use shujin_lab::rng::Rng;
use shujin_lesson::{
    Lesson,
    dialogues::library,
    format::{Action, Scalar, Trigger},
};
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, Priority, State, StateHash};
use std::sync::{Arc, Mutex, PoisonError};
use yarnspinner_core::prelude::{Library, YarnValue};

/// What is said of the dialogue that is open, by the node at which it began.
pub const TALK: &str = "talk";

/// A line or option as it waits to be read. Its text in other languages is `dialogue.<id>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkLine {
    /// The line's id without `line:`.
    pub id: String,
    /// Who says it: a role's id.
    pub role: Option<String>,
    /// The text in the dialogue file's own language, filled in.
    pub text: String,
}

/// The dialogues of a scene and where the one that is open stands.
pub struct Talk {
    machine: Machine,
    /// The dialogue node that was begun.
    pub node: Option<String>,
    /// The line that is being said.
    pub line: Option<TalkLine>,
    /// Options to choose from; with them the line stays.
    pub options: Vec<TalkLine>,
    /// Their places among all that were offered, also those that cannot be had.
    places: Vec<usize>,
}

impl Talk {
    /// The dialogues as they were compiled; none if the scene has none.
    /// Their chance comes from the seed.
    fn new(lesson: &Arc<Lesson>, seed: u64) -> Option<Talk> {
        let mut library = library();
        extend(&mut library, seed);
        let machine = Machine::new(lesson, library)?;
        Some(Talk { machine, node: None, line: None, options: Vec::new(), places: Vec::new() })
    }

    /// The node at which the dialogue began that is open.
    pub fn open_in(play: &Play) -> Option<&str> {
        play.state::<Talk>()?.node.as_deref()
    }

    /// Whether a dialogue is open.
    pub fn active(&self) -> bool {
        self.node.is_some()
    }

    /// Runs to the next line or to options. True when the dialogue is over.
    fn advance(&mut self) -> bool {
        self.options.clear();
        self.places.clear();
        match self.machine.go_on() {
            Next::Line(id, said) => {
                self.line = Some(TalkLine { id: bare(&id), role: said.speaker, text: said.text });
                false
            }
            Next::Options(choices) => {
                for (place, choice) in choices.into_iter().enumerate().filter(|(_, choice)| choice.available) {
                    self.places.push(place);
                    self.options.push(TalkLine { id: bare(&choice.id), role: None, text: choice.said.text });
                }
                false
            }
            Next::Over => true,
        }
    }

    fn close(&mut self) -> Option<String> {
        self.machine.stop();
        self.line = None;
        self.options.clear();
        self.node.take()
    }
}

/// Yarn's own functions of chance ask the system, so that no recording could be replayed; and some panic at texts or at
/// numbers too large for them. Ours take their place.
fn extend(library: &mut Library, seed: u64) {
    let rng = Arc::new(Mutex::new(Rng::stream(seed, 2)));
    let draw = move || {
        // A panic elsewhere leaves a generator as good as before.
        rng.lock().unwrap_or_else(PoisonError::into_inner).uniform() as f32
    };
    let (random, range, float, dice) = (draw.clone(), draw.clone(), draw.clone(), draw);
    library
        .add_function("random", random)
        .add_function("random_range", move |low: f32, high: f32| {
            if libm::truncf(low) == low && libm::truncf(high) == high {
                low + libm::floorf(range() * (high - low + 1.0)).clamp(0.0, (high - low).max(0.0))
            } else {
                low + range() * (high - low)
            }
        })
        .add_function("random_range_float", move |low: f32, high: f32| low + float() * (high - low))
        .add_function("dice", move |sides: f32| 1.0 + libm::floorf(dice() * sides).clamp(0.0, (sides - 1.0).max(0.0)))
        .add_function("number", |value: YarnValue| f32::try_from(value).unwrap_or(0.0))
        .add_function("bool", |value: YarnValue| bool::try_from(value).unwrap_or(false))
        .add_function("inc", |value: f32| libm::floorf(value) + 1.0)
        .add_function("dec", |value: f32| libm::ceilf(value) - 1.0)
        .add_function("round_places", |value: f32, places: f32| {
            // An f32 has not more than seven digits to round.
            let factor = (0..(places as u8).min(9)).fold(1.0, |factor, _| factor * 10.0);
            libm::roundf(value * factor) / factor
        });
}

fn bare(id: &str) -> String {
    id.strip_prefix("line:").unwrap_or(id).to_owned()
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl State for Talk {
    fn hash(&self, to: &mut StateHash) {
        self.line.iter().chain(&self.options).for_each(|line| to.text(&line.id));
    }
}

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, seed: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        Ok(Talk::new(lesson, seed).map(|talk| Box::new(talk) as Box<dyn State>))
    }

    fn name(&self, _: &Lesson, name: &str) -> Option<Name> {
        let (kind, node) = name.split_once('.')?;
        let node = node.to_owned();
        match kind {
            "talked" => Some(Name::written(move |play| Some(Scalar::Number(f64::from(play.counted("talked", &node)))))),
            "talking" => Some(Name::live(move |play| Some(Scalar::Bool(Talk::open_in(play) == Some(node.as_str()))))),
            _ => None,
        }
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[&On(|play, Choose { option }| choose(play, option))]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        let talk = play.state::<Talk>().filter(|talk| talk.active());
        let options = talk.map_or(0, |talk| talk.options.len());
        (0..options).for_each(|option| add(Offer::of(Intent::of(Choose { option }))));
        let nodes =
            play.lesson.scene.roles.iter().filter(|role| role.talk.is_some()).filter_map(|role| role.node.as_ref());
        nodes.filter(|node| play.shows(node)).for_each(|node| add(Offer::touch(node)));
    }

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        let Action::Talk(node) = action else { return false };
        begin_talk(play, node);
        true
    }

    /// A touch on somebody who talks begins the dialogue.
    fn touched(&self, play: &mut Play, node: &str) {
        let lesson = Arc::clone(&play.lesson);
        let role = lesson.scene.roles.iter().find(|role| role.node.as_deref() == Some(node));
        if let Some(talk) = role.and_then(|role| role.talk.as_deref()) {
            begin_talk(play, talk);
        }
    }

    fn occupies(&self, play: &Play) -> bool {
        Talk::open_in(play).is_some()
    }

    fn next(&self, play: &mut Play, kind: &str, _: &str) -> bool {
        let is_own = kind == TALK;
        if is_own {
            talk_on(play);
        }
        is_own && Talk::open_in(play).is_some()
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        to.insert("talking".into(), Talk::open_in(play).into());
    }

    fn close(&self, play: &mut Play) {
        play.state_mut::<Talk>().into_iter().for_each(|talk| drop(talk.close()));
    }
}

fn begin_talk(play: &mut Play, node: &str) {
    if let Some(talk) = play.state_mut::<Talk>()
        && talk.machine.begin(node)
    {
        let before = talk.node.replace(node.into());
        before.iter().for_each(|before| play.speech.drop_of_kind(TALK, before));
        play.say_of_block(TALK, node, Priority::Dialogue);
        talk_step(play);
    }
}

/// The next line, unless an option must be chosen.
fn talk_on(play: &mut Play) {
    if play.state::<Talk>().is_some_and(|t| t.active() && t.options.is_empty()) {
        talk_step(play);
    }
}

fn choose(play: &mut Play, option: usize) {
    let Some(talk) = play.state_mut::<Talk>() else { return };
    let (Some(place), Some(line)) = (talk.places.get(option).copied(), talk.options.get(option)) else { return };
    let said = Said { node: talk.node.clone().unwrap_or_default(), line: line.id.clone() };
    if talk.machine.choose(place) {
        play.tell(said);
        talk_step(play);
    }
}

/// One step of the dialogue, with the scene's values lent to it and taken back.
fn talk_step(play: &mut Play) {
    // Values that are computed are lent too, but not taken back.
    let computed = play.lesson.scene.values.iter().filter(|v| v.is.is_some());
    let lent: Vec<(String, Scalar)> = (computed.filter_map(|v| Some((v.id.clone(), play.name(&v.id)?))))
        .chain(play.values.iter().map(|(name, value)| (name.clone(), value.clone())))
        .collect();
    let Some(talk) = play.state_mut::<Talk>() else { return };
    for (name, value) in &lent {
        let value = match value {
            Scalar::Bool(b) => YarnValue::Boolean(*b),
            Scalar::Number(n) => YarnValue::Number(*n as f32),
            Scalar::Word(w) => YarnValue::String(w.clone()),
        };
        talk.machine.variables.insert(format!("${name}"), value);
    }
    let over = talk.advance();
    let mut changed: Vec<(String, Scalar)> = Vec::new();
    let Some(talk) = play.state::<Talk>() else { return };
    for (name, before) in &play.values {
        let value = match talk.machine.variables.get(&format!("${name}")) {
            Some(YarnValue::Boolean(b)) => Scalar::Bool(*b),
            // Yarn counts in f32: a number it did not change keeps all its digits.
            Some(YarnValue::Number(n)) => match before {
                Scalar::Number(old) if *old as f32 == *n => continue,
                _ => Scalar::Number(f64::from(*n)),
            },
            Some(YarnValue::String(s)) => Scalar::Word(s.clone()),
            None => continue,
        };
        if value != *before {
            changed.push((name.clone(), value));
        }
    }
    changed.into_iter().for_each(|(name, value)| play.set_value(&name, value));
    if over && let Some(node) = play.state_mut::<Talk>().and_then(Talk::close) {
        play.speech.drop_of_kind(TALK, &node);
        play.count("talked", &node);
        play.trigger(Trigger::Talk(node));
    }
}
