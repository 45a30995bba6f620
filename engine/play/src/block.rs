//! What a part of a scene is while the lesson runs, for parts that a scene may leave out: a lab, a score, dialogues, questions.
//!
//! Does: say what [`Play`] asks of a block, and keep the blocks' states by their types. Does not: name a block. The list of them stands
//! in the crate `blocks`; [`Play::new`] takes it. A block's methods get the whole play, and their own state from it.

use crate::{Intent, Offer, OnIntent, OpenError, Play, StateHash};
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Scalar, Step};
use std::any::Any;
use std::sync::Arc;

/// The blocks that scenes may have, in the order of their turns within a tick.
pub type Blocks = &'static [&'static dyn Block];

/// What a block has of a lesson that runs: kept by [`Play`], found by its type.
pub trait State: Any + Send + Sync {
    /// Adds everything that decides how the block goes on.
    fn hash(&self, to: &mut StateHash);
}

/// How a block's name in expressions gets its value.
#[derive(Clone)]
pub enum Name {
    /// The block writes it by [`Play::write`] whenever it changes; this reads it for those who ask by its text.
    Written(Reads),
    /// It changes by itself, and is read when it is asked for.
    Live(Reads),
    /// One of the numbers that an expression is given with [`Play::number_with`], counted from 0.
    Given(usize),
}

/// Reads what a name means now; nothing while it means nothing.
pub type Reads = Arc<dyn Fn(&Play) -> Option<Scalar> + Send + Sync>;

impl Name {
    /// A name that is read when it is asked for.
    pub fn live(reads: impl Fn(&Play) -> Option<Scalar> + Send + Sync + 'static) -> Name {
        Name::Live(Arc::new(reads))
    }

    /// A name whose value the block writes when it changes.
    pub fn written(reads: impl Fn(&Play) -> Option<Scalar> + Send + Sync + 'static) -> Name {
        Name::Written(Arc::new(reads))
    }
}

/// A block at work. What a block does not need it leaves out.
#[allow(unused_variables)] // the defaults do nothing with what they are given
pub trait Block: Sync {
    /// Nodes of a scene that it may put elsewhere.
    fn moves<'a>(&self, lesson: &'a Lesson, add: &mut dyn FnMut(&'a str)) {}

    /// Its state at the start; nothing where the scene has no such part. `seed` is that of all chance; a block draws from a stream of its own.
    ///
    /// # Errors
    /// What the checker would have reported.
    fn open(&self, lesson: &Arc<Lesson>, seed: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        Ok(None)
    }

    /// What this name of expressions means; nothing where it is none of the block's. The name may be one that this scene has nothing for.
    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        None
    }

    /// What a learner can want of it, and what is done then.
    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[]
    }

    /// Adds what can be wanted of it now: what is not offered is not done. While a block has the learner to itself, the play leaves out what is
    /// done with a node.
    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {}

    /// Adds the nodes with which something of it can be done now: those of its offers. Asked in each frame.
    fn offered_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {
        self.offers(play, &mut |offer| offer.node.iter().for_each(|node| add(node)));
    }

    /// Adds nodes that answer a touch though nothing is done by it, as a place does that says why it refuses.
    fn answering_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {}

    /// Whether this intent would do something now, as far as the block knows: what cannot be taken back is not offered to be.
    fn would_do(&self, play: &Play, intent: &Intent) -> bool {
        true
    }

    /// Does what a rule wants; whether it is one of the block's actions.
    fn action(&self, play: &mut Play, action: &Action) -> bool {
        false
    }

    /// Before the intents of a tick.
    fn begin_tick(&self, play: &mut Play) {}

    /// In each tick of a lesson that runs, after walking and before the rules.
    fn tick(&self, play: &mut Play) {}

    /// Has what it keeps come to where it would stay with everything as it is now.
    fn come_to_rest(&self, play: &mut Play) {}

    /// A node that can be seen was touched; whether that is the block's alone, so that nothing else comes of it.
    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        false
    }

    /// A node that can be seen was touched, and no block takes that for itself.
    fn touched(&self, play: &mut Play, node: &str) {}

    /// Whether it has the learner to itself: nothing can be touched meanwhile.
    fn occupies(&self, play: &Play) -> bool {
        false
    }

    /// The learner goes on in what it says of this kind and id ([`Play::say_of_block`]). Whether that is still to be said: what was read is
    /// dropped.
    fn next(&self, play: &mut Play, kind: &str, id: &str) -> bool {
        false
    }

    /// Ends what is open, as where a lesson begins at a later task. What it says is dropped already.
    fn close(&self, play: &mut Play) {}

    /// A step came up that is not done yet.
    fn step_came_up(&self, play: &mut Play, step: &Step) {}

    /// Whether the block's part of a step is done; nothing where it has none in it.
    fn step_done(&self, play: &Play, step: &Step) -> Option<bool> {
        None
    }

    /// Right answers at the first try, and answers, so far.
    fn result(&self, play: &Play) -> (usize, usize) {
        (0, 0)
    }

    /// Adds to the state that hosts are told of a lesson.
    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {}

    /// Goes on where the block was in `before`, whose scene an author has changed meanwhile; as far as the scene still has what it is about.
    fn carry_over(&self, play: &mut Play, before: &mut Play) {}
}

/// States of the blocks of one lesson: few, so that looking through them is as fast as any table.
#[derive(Default)]
pub(crate) struct States(Vec<Box<dyn State>>);

impl States {
    pub(crate) fn open(blocks: Blocks, lesson: &Arc<Lesson>, seed: u64) -> Result<States, OpenError> {
        let states: Result<Vec<_>, _> = blocks.iter().map(|block| block.open(lesson, seed)).collect();
        Ok(States(states?.into_iter().flatten().collect()))
    }

    pub(crate) fn hash(&self, to: &mut StateHash) {
        self.0.iter().for_each(|state| state.hash(to));
    }
}

impl Play {
    /// The state of a block; nothing where the scene has no such part.
    pub fn state<S: State>(&self) -> Option<&S> {
        self.states.0.iter().find_map(|state| (&**state as &dyn Any).downcast_ref())
    }

    /// The same, to change it.
    pub fn state_mut<S: State>(&mut self) -> Option<&mut S> {
        self.states.0.iter_mut().find_map(|state| (&mut **state as &mut dyn Any).downcast_mut())
    }

    /// Takes the place of the state of the same type, if there is one.
    pub fn put_state<S: State>(&mut self, new: S) {
        if let Some(state) = self.state_mut::<S>() {
            *state = new;
        }
    }

    /// Takes the state of a block away.
    pub fn take_state<S: State>(&mut self) -> Option<S> {
        let at = self.states.0.iter().position(|state| (&**state as &dyn Any).is::<S>())?;
        (self.states.0.swap_remove(at) as Box<dyn Any>).downcast().ok().map(|state| *state)
    }

    /// Whether a block has the learner to itself: nothing can be touched meanwhile.
    pub fn is_occupied(&self) -> bool {
        self.any_block(|block, play| block.occupies(play))
    }

    /// What blocks tell hosts of the lesson as it is now.
    pub fn described(&self) -> Map<String, Value> {
        let mut to = Map::new();
        self.blocks.iter().for_each(|block| block.describe(self, &mut to));
        to
    }

    /// Calls each block in its turn.
    pub(crate) fn each_block(&mut self, mut call: impl FnMut(&dyn Block, &mut Play)) {
        for block in self.blocks {
            call(*block, self);
        }
    }

    /// Whether any block says so.
    pub(crate) fn any_block(&self, says: impl Fn(&dyn Block, &Play) -> bool) -> bool {
        self.blocks.iter().any(|block| says(*block, self))
    }
}
