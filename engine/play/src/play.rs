//! The running lesson: its state, and one tick of it.

use crate::{
    Intent, TICKS_PER_SECOND, bench::Bench, loose::Loose, music::Music, questions::Feedback, scope::Scope, talk::Talk,
    tasks::Progress, walker::Walker,
};
use shujin_lab::rng::Rng;
use shujin_lesson::{
    Lesson,
    format::{Node, Property, Scalar, Trigger, Value},
    model::carriers,
};
use shujin_trace::lesson::{Examined, Finished, Left, Opened, Set, Started, Used, Visited};
use shujin_trace::{Event, EventKind};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use thiserror::Error;

/// Why a lesson cannot be played. A lesson that checks clean never gives one of these.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The lab block names a model that this engine lacks.
    #[error("this engine has no lab model named {0:?}")]
    Model(String),
    /// The score cannot be read.
    #[error("the score cannot be read: {0}")]
    Score(String),
    /// The scene has no such viewpoint to start from.
    #[error("the scene has no viewpoint {0:?} to start from")]
    Viewpoint(String),
}

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
    /// Where it stands.
    pub phase: Phase,
    /// The scene's values that are not computed.
    pub values: BTreeMap<String, Scalar>,
    /// Nodes that are not shown.
    pub hidden: BTreeSet<String>,
    /// Where the learner is.
    pub walker: Walker,
    /// Things that fall.
    pub loose: Option<Loose>,
    /// The simulation with its instruments and table.
    pub bench: Option<Bench>,
    /// The piece of music.
    pub music: Option<Music>,
    /// The dialogues.
    pub talk: Option<Talk>,
    /// Tasks, steps, hints.
    pub progress: Progress,
    /// The question that is open.
    pub asking: Option<String>,
    /// What was said to the last answer.
    pub feedback: Option<Feedback>,
    /// Every answer given: the last one of each question, and whether it was right.
    pub answers: BTreeMap<String, (Vec<String>, bool)>,
    /// The description that is open.
    pub reading: Option<String>,
    /// Lines waiting to be read, the shown one first.
    pub said: VecDeque<String>,
    /// The work log: tick and line.
    pub log: Vec<(u64, String)>,
    /// How often things happened, by `used.<node>` and the like.
    pub counts: BTreeMap<String, u32>,
    /// A rule has ended the lesson: its finish card comes as soon as nothing waits to be read.
    pub(crate) ending: bool,
    pub(crate) fired: BTreeSet<usize>,
    pub(crate) held: BTreeMap<usize, bool>,
    pub(crate) queue: VecDeque<Trigger>,
    pub(crate) resting: BTreeMap<String, u64>,
    pub(crate) revealed: BTreeSet<String>,
    pub(crate) first_answers: BTreeMap<String, bool>,
    /// What has happened in this tick.
    pub(crate) events: Vec<Event>,
    pub(crate) scope: Scope,
    /// Expressions that had no value at the last tick, though they had one before.
    pub(crate) failing: BTreeSet<usize>,
}

impl Play {
    /// Opens a lesson at its start card.
    ///
    /// # Errors
    /// What the checker would have reported: an unknown lab model, a broken score or dialogue.
    pub fn new(lesson: Arc<Lesson>, seed: u64) -> Result<Play, OpenError> {
        let scene = &lesson.scene;
        let start = (scene.viewpoints.iter().find(|v| v.id == scene.walk.start))
            .ok_or_else(|| OpenError::Viewpoint(scene.walk.start.clone()))?;
        let mut rng = Rng::new(seed);
        let mut play = Play {
            seed,
            tick: 0,
            started: 0,
            phase: Phase::Waiting,
            values: scene
                .values
                .iter()
                .filter(|v| v.is.is_none())
                .map(|v| (v.id.clone(), v.start.clone().unwrap_or(Scalar::Number(0.0))))
                .collect(),
            hidden: scene.nodes.iter().filter(|n| n.hidden).map(|n| n.id.clone()).collect(),
            walker: Walker::new(scene, &lesson.files, start),
            loose: Loose::new(scene, &lesson.files),
            bench: scene.lab.as_ref().map(|lab| Bench::new(lab, &mut rng)).transpose()?,
            music: scene.score.as_ref().map(|s| Music::new(s, &lesson.files)).transpose()?,
            talk: Talk::new(&lesson, seed),
            progress: Progress::default(),
            asking: None,
            feedback: None,
            answers: BTreeMap::new(),
            reading: None,
            said: VecDeque::new(),
            log: Vec::new(),
            counts: BTreeMap::new(),
            ending: false,
            fired: BTreeSet::new(),
            held: BTreeMap::new(),
            queue: VecDeque::new(),
            resting: BTreeMap::new(),
            revealed: BTreeSet::new(),
            first_answers: BTreeMap::new(),
            events: vec![Event::new(0, &Opened {})],
            scope: Scope::new(scene, &lesson.expressions),
            failing: BTreeSet::new(),
            lesson,
        };
        play.write_all();
        Ok(play)
    }

    /// Goes on by one tick with what the learner wants in it, in order. Gives what happened.
    pub fn tick(&mut self, intents: &[Intent]) -> Vec<Event> {
        self.clear_music();
        for intent in intents {
            self.apply(intent);
        }
        if self.phase == Phase::Running {
            self.move_ground();
            self.walk();
            self.loose.iter_mut().for_each(Loose::step);
            self.step_bench();
            self.step_music();
            self.rest_values();
            self.reveal_predictions();
            self.run_rules();
            self.advance_tasks();
            self.run_rules();
            self.keep_last();
        }
        self.tick += 1;
        let tick = self.tick;
        self.events.drain(..).map(|event| Event { tick, ..event }).collect()
    }

    /// Notes what has happened, for the end of the tick.
    pub(crate) fn tell(&mut self, event: impl EventKind) {
        self.events.push(Event::new(self.tick, &event));
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
        self.queue.push_back(Trigger::Start(true));
        let viewpoint = self.lesson.scene.walk.start.clone();
        self.visited(viewpoint);
    }

    fn act(&mut self, intent: &Intent) {
        match intent {
            Intent::Start | Intent::StartAt { .. } | Intent::Leave => {}
            Intent::Go { viewpoint } => self.go(viewpoint),
            Intent::Walk { x, z } => self.walker.want(*x, *z),
            Intent::Look { left, up } => self.walker.look(*left, *up),
            Intent::Touch { node } => self.touch(node),
            Intent::Set { value, to } => self.set_by_hand(value, to),
            Intent::Answer { question, options } => self.answer(question, options),
            Intent::Next => self.next(),
            Intent::Choose { option } => self.choose(*option),
            Intent::Hint => self.hint(true),
            Intent::Act { action } => self.lab_action(action),
            Intent::Press { instrument } => self.press(instrument),
            Intent::Record => self.record(),
            Intent::Strike { row } => self.strike(*row),
            music => self.music_intent(music),
        }
    }

    /// Goes on in what is being said: a dialogue first, then a card, then a line.
    fn next(&mut self) {
        if self.talk.as_ref().is_some_and(Talk::active) {
            self.talk_on();
        } else if self.feedback.take().is_some() || self.reading.take().is_some() {
        } else {
            self.said.pop_front();
        }
    }

    fn touch(&mut self, node: &str) {
        let lesson = Arc::clone(&self.lesson);
        let scene = &lesson.scene;
        let Some(found) = scene.nodes.iter().find(|n| n.id == node) else { return };
        if !self.shows(node) || self.talk.as_ref().is_some_and(Talk::active) {
            return;
        }
        let talks = scene.roles.iter().find(|r| r.node.as_deref() == Some(node));
        if let Some(talk) = talks.and_then(|r| r.talk.as_deref()) {
            self.begin_talk(talk);
        }
        if found.usable {
            self.count("used", node);
            self.tell(Used { node: node.into() });
            self.queue.push_back(Trigger::Use(node.into()));
        }
        // A tool tells about itself once; afterwards it just works.
        if found.examine && (!found.usable || self.counted("examined", node) == 0) {
            self.count("examined", node);
            self.reading = Some(node.into());
            self.tell(Examined { node: node.into() });
            self.queue.push_back(Trigger::Examine(node.into()));
        }
    }

    /// Whether a node is seen now: no rule hides it, what binds it to be shown holds, and so it is with what it moves with.
    /// What is not seen cannot be touched.
    pub fn shows(&self, node: &str) -> bool {
        let find = |id: &str| self.lesson.scene.nodes.iter().find(|n| n.id == id);
        find(node).is_none_or(|node| carriers(node, find).all(|n| self.shows_itself(n)))
    }

    /// Whether a node is seen now as far as it alone is asked.
    pub(crate) fn shows_itself(&self, node: &Node) -> bool {
        let mut bound = node.binds.iter().filter(|b| b.property == Property::Shown);
        !self.hidden.contains(&node.id) && bound.all(|b| self.holds(&b.to))
    }

    pub(crate) fn visited(&mut self, viewpoint: String) {
        self.count("visited", &viewpoint);
        self.tell(Visited { viewpoint: viewpoint.clone() });
        self.queue.push_back(Trigger::Visit(viewpoint));
    }

    pub(crate) fn go(&mut self, viewpoint: &str) {
        let lesson = Arc::clone(&self.lesson);
        self.walker.go(&lesson.scene, viewpoint);
    }

    /// Moves what is solid to where its binds say.
    fn move_ground(&mut self) {
        // What is loose lies on the same ground.
        let stands = self.walker.ground_now(self);
        self.walker.stand_ground(&stands);
        self.loose.iter_mut().for_each(|loose| loose.stand_ground(&stands));
    }

    fn walk(&mut self) {
        if let Some(viewpoint) = self.walker.step() {
            self.visited(viewpoint);
        }
    }

    fn set_by_hand(&mut self, value: &str, to: &Scalar) {
        let lesson = Arc::clone(&self.lesson);
        let Some(found) = lesson.scene.values.iter().find(|v| v.id == value) else { return };
        let to = match to {
            // A value keeps its kind, whatever a page sends.
            to if self.values.get(value).map(std::mem::discriminant) != Some(std::mem::discriminant(to)) => return,
            Scalar::Number(n) if n.is_finite() => Scalar::Number(stepped(found, *n)),
            Scalar::Word(w) if !found.options.contains(w) => return,
            Scalar::Number(_) => return,
            other => other.clone(),
        };
        // What is not shown has no control to set it with, whatever a page sends.
        let shown = found.control.is_some() && self.holds_if_any(found.show.as_ref());
        if !shown || self.values.get(value) == Some(&to) {
            return;
        }
        self.set_value(value, to);
        self.resting.insert(value.into(), self.tick + TICKS_PER_SECOND / 2);
        self.queue.push_back(Trigger::Set(value.into()));
    }

    /// Reports the values at which the hand has come to rest.
    fn rest_values(&mut self) {
        let due = self.resting.iter().filter(|(_, at)| **at <= self.tick).map(|(v, _)| v.clone()).collect();
        self.tell_set(due);
    }

    fn tell_set(&mut self, values: Vec<String>) {
        for value in values {
            self.resting.remove(&value);
            let unit =
                (self.lesson.scene.values.iter()).find(|v| v.id == value).map_or(String::new(), |v| v.unit.clone());
            let to = serde_json::to_value(self.values.get(&value)).unwrap_or_default();
            self.tell(Set { value, to, unit });
        }
    }

    pub(crate) fn count(&mut self, kind: &str, name: &str) {
        let name = format!("{kind}.{name}");
        let count = self.counts.entry(name.clone()).or_default();
        *count += 1;
        self.scope.write(&name, f64::from(*count));
    }

    pub(crate) fn counted(&self, kind: &str, name: &str) -> u32 {
        self.counts.get(&format!("{kind}.{name}")).copied().unwrap_or(0)
    }

    pub(crate) fn finish(&mut self) {
        if self.phase != Phase::Running {
            return;
        }
        self.tell_set(self.resting.keys().cloned().collect());
        self.phase = Phase::Finished;
        self.tell(Finished {
            ticks: self.tick - self.started,
            right: self.first_answers.values().filter(|r| **r).count(),
            answered: self.first_answers.len(),
        });
    }
}

/// The number nearest to this one at which a control can stand: whole steps from its lowest number, and its highest.
fn stepped(value: &Value, number: f64) -> f64 {
    let (low, high) = (value.min.unwrap_or(f64::MIN), value.max.unwrap_or(f64::MAX));
    let zero = value.min.unwrap_or(0.0);
    if number >= high {
        return high;
    }
    let on_step = value.step.map_or(number, |step| {
        let steps = ((number - zero) / step).round();
        // Tenths are counted in whole numbers: 0.2 + 0.1 is 0.3, and not a little more.
        let parts = (1.0 / step).round();
        let exact = parts >= 1.0 && (parts * step - 1.0).abs() < 1e-9;
        if exact { (zero * parts + steps) / parts } else { zero + steps * step }
    });
    on_step.max(low).min(high) + 0.0
}
