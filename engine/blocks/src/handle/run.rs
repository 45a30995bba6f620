//! Handles at work: where a track lies, and what a touch does.

use super::intents::{Grasp, LetGo};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Axis, Handle, Scalar, Trigger, Value};
use shujin_lesson::model::transform;
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, State, StateHash};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A touch goes on by this part of the way.
const PART: f64 = 0.1;

/// A handle that somebody has taken hold of: what it sets, and along which way.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// The value.
    pub value: String,
    /// Its number when the handle was taken.
    pub from: f64,
    /// Its lowest and highest number.
    pub range: [f64; 2],
    /// The way along which the thing is dragged.
    pub track: Track,
}

/// The way of a handle from the lowest to the highest number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Track {
    /// Straight along this vector of the world, m.
    Slide([f32; 3]),
    /// Round this point of the world (m), about this axis, by so many degrees.
    Turn([f32; 3], [f32; 3], f32),
}

/// The handle on a node.
pub fn handle_on<'l>(lesson: &'l Lesson, node: &str) -> Option<&'l Handle> {
    lesson.scene.handles.iter().find(|handle| handle.node == node)
}

/// What taking hold of a node would set now; nothing where there is no handle that can be dragged.
pub fn hold(play: &Play, node: &str) -> Option<Hold> {
    let handle = handle_on(&play.lesson, node).filter(|_| play.shows(node) && !play.is_occupied())?;
    let value = value_of(play, handle)?;
    let range = [value.min?, value.max?];
    let axis = match handle.axis {
        Axis::X => [1.0, 0.0, 0.0],
        Axis::Y => [0.0, 1.0, 0.0],
        Axis::Z => [0.0, 0.0, 1.0],
    };
    let track = match (handle.slide, handle.turn) {
        (Some(by), _) => Track::Slide(axis.map(|part: f32| part * by.0)),
        (None, Some(by)) => {
            let about = handle.about.as_deref().unwrap_or(node);
            let number = play.lesson.scene.nodes.iter().position(|node| node.id == about)?;
            Track::Turn(transform(play.places.world(number)?, [0.0; 3]), axis, by.0)
        }
        (None, None) => return None,
    };
    Some(Hold { value: value.id.clone(), from: play.number_of(&value.id), range, track })
}

/// The value that a handle sets, if its control is shown.
fn value_of<'p>(play: &'p Play, handle: &Handle) -> Option<&'p Value> {
    let value = play.lesson.scene.values.iter().find(|value| value.id == handle.value)?;
    (value.control.is_some() && play.holds_if_any(value.show.as_ref())).then_some(value)
}

/// What a touch sets: a tenth of the way on, and from the end back to the beginning; the next option; yes or no.
fn next(play: &Play, handle: &Handle) -> Option<Intent> {
    let value = value_of(play, handle)?;
    let to = match play.values.get(&value.id)? {
        Scalar::Bool(yes) => Scalar::Bool(!yes),
        Scalar::Word(now) => {
            let at = value.options.iter().position(|option| option == now).map_or(0, |at| at + 1);
            Scalar::Word(value.options.get(at).or(value.options.first())?.clone())
        }
        Scalar::Number(now) => {
            let (min, max) = value.min.zip(value.max)?;
            let by = (PART * (max - min)).max(value.step.unwrap_or(0.0));
            Scalar::Number(if *now >= max { min } else { now + by })
        }
    };
    Some(Intent::Set { value: value.id.clone(), to })
}

/// The handles that are held, by their nodes.
#[derive(Default)]
pub struct Handles(BTreeSet<String>);

impl State for Handles {
    fn hash(&self, to: &mut StateHash) {
        to.list(&self.0);
    }
}

/// Takes hold of a handle that can be dragged now.
fn grasp(play: &mut Play, node: &str) {
    let can = hold(play, node).is_some();
    let is_new = can && play.state_mut::<Handles>().is_some_and(|handles| handles.0.insert(node.to_owned()));
    if is_new {
        play.write(&format!("gripped.{node}"), &Scalar::Bool(true));
        play.trigger(Trigger::Hold(node.into()));
    }
}

/// Lets go of a handle that is held.
fn let_go(play: &mut Play, node: &str) {
    let was_held = play.state_mut::<Handles>().is_some_and(|handles| handles.0.remove(node));
    if was_held {
        play.write(&format!("gripped.{node}"), &Scalar::Bool(false));
        play.trigger(Trigger::LetGo(node.into()));
    }
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        Ok((!lesson.scene.handles.is_empty()).then(|| Box::<Handles>::default() as Box<dyn State>))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let node = name.strip_prefix("gripped.")?.to_owned();
        handle_on(lesson, &node)?;
        Some(Name::written(move |play| Some(Scalar::Bool(play.state::<Handles>()?.0.contains(&node)))))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[&On(|play, Grasp { node }| grasp(play, &node)), &On(|play, LetGo { node }| let_go(play, &node))]
    }

    fn close(&self, play: &mut Play) {
        let held: Vec<String> =
            play.state::<Handles>().map(|handles| handles.0.iter().cloned().collect()).unwrap_or_default();
        held.iter().for_each(|node| let_go(play, node));
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        for handle in play.lesson.scene.handles.iter().filter(|handle| play.shows(&handle.node)) {
            let intent = next(play, handle);
            intent.into_iter().for_each(|intent| add(Offer { intent, node: Some(handle.node.clone()) }));
        }
    }

    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        let lesson = Arc::clone(&play.lesson);
        let does_more = lesson.scene.answers_touch(node);
        let intent = handle_on(&lesson, node).filter(|_| !does_more).and_then(|handle| next(play, handle));
        let Some(Intent::Set { value, to }) = intent else { return false };
        play.set_by_hand(&value, &to);
        true
    }
}
