//! The running lesson: its state, and one tick of it.

use crate::{
    Intent, TICKS_PER_SECOND,
    block::{Blocks, States},
    dynamic_bodies::DynamicBodies,
    ground::Ground,
    places::{Models, Places},
    rules::Rules,
    scope::Scope,
    speech::{Priority, Speech},
    tasks::Progress,
    undo::Deeds,
    walker::{Waiting, Walker},
};
use shujin_lesson::{
    Lesson,
    format::{Scalar, Trigger},
};
use shujin_messages::Message;
use shujin_trace::lesson::{Finished, Left, Opened, Started, Visited};
use shujin_trace::{Event, EventKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use thiserror::Error;

/// Why a lesson cannot be played. A lesson that checks clean never gives one of these.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}", self.message())]
pub enum OpenError {
    /// A block has no state to start from: why.
    Block(Message),
    /// The scene has no such viewpoint to start from.
    Viewpoint(String),
}

impl OpenError {
    /// What is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Block(why) => why.clone(),
            Self::Viewpoint(viewpoint) => say!("no-start-viewpoint", viewpoint),
        }
    }
}

/// Ticks after a deed in which it is said what came of it: its rules run in its own tick, and what they set off in the next.
const SAYS: u64 = 2;

/// Where a lesson stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The start card is shown.
    Waiting,
    /// The learner is at it.
    Running,
    /// The finish card is shown.
    Finished,
}

/// A running lesson.
pub struct Play {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// The seed of all chance.
    pub seed: u64,
    /// Ticks since it was opened.
    pub tick: u64,
    /// The tick at which it was started; 0 before.
    pub started: u64,
    /// The tick at which it was finished.
    ended: Option<u64>,
    /// Where it stands.
    pub phase: Phase,
    /// The scene's values that are not computed.
    pub values: BTreeMap<String, Scalar>,
    /// Nodes that are not shown.
    pub hidden: BTreeSet<String>,
    /// Where nodes are.
    pub places: Places,
    /// Where the learner is.
    pub walker: Walker,
    /// Things that fall.
    pub bodies: Option<DynamicBodies>,
    /// Tasks, steps, hints.
    pub progress: Progress,
    /// What is to be read or answered.
    pub speech: Speech,
    /// The work log: tick and line.
    pub log: Vec<(u64, String)>,
    /// The blocks that scenes may have.
    pub(crate) blocks: Blocks,
    /// What those of this scene have.
    pub(crate) states: States,
    /// How often things happened, by `used.<node>` and the like.
    pub(crate) counts: BTreeMap<String, u32>,
    pub(crate) rules: Rules,
    pub(crate) scope: Scope,
    /// Values that a hand moves, and the tick from which on it has rested.
    pub(crate) resting: BTreeMap<String, u64>,
    /// How what hands did is taken back.
    pub(crate) deeds: Deeds,
    /// What has happened in this tick; at first that it was opened, which is told with the first tick.
    pub(crate) events: Vec<Event>,
}

impl Play {
    /// Opens a lesson at its start card, with the blocks that scenes may have.
    ///
    /// # Errors
    /// What the checker would have reported: an unknown lab model, a broken score.
    pub fn new(lesson: Arc<Lesson>, seed: u64, blocks: Blocks) -> Result<Play, OpenError> {
        let scene = &lesson.scene;
        let start = (scene.viewpoints.iter().find(|v| v.id == scene.walk.start))
            .ok_or_else(|| OpenError::Viewpoint(scene.walk.start.clone()))?;
        let own = scene.values.iter().filter(|v| v.is.is_none());
        let values = own.map(|v| (v.id.clone(), v.start.clone().unwrap_or(Scalar::Number(0.0)))).collect();
        let mut moved: BTreeSet<&str> = BTreeSet::new();
        blocks.iter().for_each(|block| block.moves(&lesson, &mut |node| _ = moved.insert(node)));
        let can_move = |node: &str| moved.contains(node);
        let models = Models::read(scene, &lesson.files, &can_move);
        let places = Places::new(scene, &models, &can_move);
        let ground = scene.walk.free.then(|| Ground::new(scene, &places, &models)).flatten();
        let mut play = Play {
            seed,
            tick: 0,
            started: 0,
            ended: None,
            phase: Phase::Waiting,
            values,
            hidden: scene.nodes.iter().filter(|n| n.hidden).map(|n| n.id.clone()).collect(),
            walker: Walker::new(scene, ground, start),
            bodies: DynamicBodies::new(scene, &places, &models),
            places,
            progress: Progress::default(),
            speech: Speech::default(),
            log: Vec::new(),
            states: States::open(blocks, &lesson, seed)?,
            blocks,
            counts: BTreeMap::new(),
            rules: Rules::default(),
            scope: Scope::new(&lesson, blocks),
            resting: BTreeMap::new(),
            deeds: Deeds::default(),
            events: vec![Event::new(1, &Opened {})],
            lesson,
        };
        play.write_all();
        play.settle();
        Ok(play)
    }

    /// Goes on by one tick with what the learner wants in it, in order. Gives what happened.
    pub fn tick(&mut self, intents: &[Intent]) -> Vec<Event> {
        self.each_block(|block, play| block.begin_tick(play));
        for intent in intents {
            self.apply(intent);
        }
        self.update_places();
        if self.phase == Phase::Running {
            self.set_off();
            self.move_ground();
            self.walk();
            self.fall();
            self.each_block(|block, play| block.tick(play));
            self.rest_values();
            self.run_rules();
            self.advance_tasks();
            self.run_rules();
            self.keep_last();
        }
        self.tick += 1;
        std::mem::take(&mut self.events)
    }

    /// Seconds since it was opened: the clock of stopwatches.
    pub fn seconds(&self) -> f64 {
        self.tick as f64 / TICKS_PER_SECOND as f64
    }

    /// Seconds since the lesson was started.
    pub fn time(&self) -> f64 {
        match self.phase {
            Phase::Waiting => 0.0,
            _ => (self.tick - self.started) as f64 / TICKS_PER_SECOND as f64,
        }
    }

    /// How long the learner was at it, s: until the finish, or until now.
    pub fn lasted(&self) -> f64 {
        self.ended.map_or(self.time(), |ended| (ended - self.started) as f64 / TICKS_PER_SECOND as f64)
    }

    fn apply(&mut self, intent: &Intent) {
        match (self.phase, intent) {
            (_, Intent::Leave) => self.tell(Left {}),
            (Phase::Waiting, Intent::Start) => self.start(),
            (Phase::Waiting, Intent::StartAt { task }) => {
                self.start();
                self.skip_to(task);
            }
            (Phase::Running, intent) => self.act(intent),
            _ => {}
        }
    }

    fn start(&mut self) {
        self.phase = Phase::Running;
        self.started = self.tick;
        self.progress.since = self.tick;
        self.tell(Started {});
        self.trigger(Trigger::Start(true));
        let viewpoint = self.lesson.scene.walk.start.clone();
        self.visited(viewpoint);
    }

    pub(crate) fn act(&mut self, intent: &Intent) {
        match intent {
            Intent::Start | Intent::StartAt { .. } | Intent::Leave => {}
            // Who goes on by hand has done with what was told here.
            Intent::Go { viewpoint } => {
                self.speech.drop_all(Priority::Thing);
                self.speech.drop_greetings();
                self.go(viewpoint);
            }
            Intent::Walk { x, z } => self.walker.want(*x, *z),
            Intent::Look { left, up } => self.walker.look(*left, *up),
            Intent::Touch { node } => self.touch(node),
            Intent::Set { value, to } => self.set_by_hand(value, to),
            Intent::Next => self.next(),
            Intent::Hint => self.hint(true),
            Intent::Undo { hand } => self.undo(*hand),
            Intent::Block(intent) => intent.on(self.blocks).into_iter().for_each(|on| on.run(self, intent)),
        }
    }

    pub(crate) fn visited(&mut self, viewpoint: String) {
        self.count("visited", &viewpoint);
        self.tell(Visited { viewpoint: viewpoint.clone() });
        self.trigger(Trigger::Visit(viewpoint));
    }

    fn go(&mut self, viewpoint: &str) {
        let lesson = Arc::clone(&self.lesson);
        self.walker.go(&lesson.scene, viewpoint);
    }

    /// Takes the learner to a viewpoint when what is there to be read has been put away: nobody is carried off from under a card.
    pub(crate) fn take_to(&mut self, viewpoint: &str) {
        let to = viewpoint.to_owned();
        self.walker.waiting = Some(Waiting { to, since: self.tick, unread: Vec::new() });
    }

    /// Sets off to where the lesson wants the learner, unless something is still to be read before. What the same deed has said, by its own
    /// rules or a tick later, counts; what is said afterwards does not.
    fn set_off(&mut self) {
        let Some(way) = &mut self.walker.waiting else { return };
        if self.tick <= way.since + SAYS {
            let said = self.speech.to_be_read().filter(|one| !way.unread.contains(one)).cloned();
            let said: Vec<_> = said.collect();
            way.unread.extend(said);
            return;
        }
        way.unread.retain(|content| self.speech.to_be_read().any(|one| one == content));
        if let Some(way) = self.walker.waiting.take_if(|way| way.unread.is_empty()) {
            self.go(&way.to);
        }
    }

    /// Counts that something happened once more, for the name `kind.name`.
    pub fn count(&mut self, kind: &str, name: &str) {
        let name = format!("{kind}.{name}");
        let count = self.counts.entry(name.clone()).or_default();
        *count += 1;
        self.scope.write(&name, f64::from(*count));
    }

    /// How often things happened, by names such as `used.<node>`.
    pub fn counts(&self) -> &BTreeMap<String, u32> {
        &self.counts
    }

    /// How often something happened.
    pub fn counted(&self, kind: &str, name: &str) -> u32 {
        self.counts.get(&format!("{kind}.{name}")).copied().unwrap_or(0)
    }

    pub(crate) fn finish(&mut self) {
        if self.phase != Phase::Running {
            return;
        }
        self.tell_set(self.resting.keys().cloned().collect());
        self.phase = Phase::Finished;
        self.ended = Some(self.tick);
        let results = self.blocks.iter().map(|block| block.result(self));
        let (right, answered) = results.fold((0, 0), |(right, all), (r, a)| (right + r, all + a));
        self.tell(Finished { ticks: self.tick - self.started, right, answered });
    }

    /// Notes what happens in this tick: it is the one that is counted when it is over.
    pub fn tell(&mut self, event: impl EventKind) {
        self.events.push(Event::new(self.tick + 1, &event));
    }
}
