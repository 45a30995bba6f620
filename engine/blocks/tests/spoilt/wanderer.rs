//! A pupil who tries whatever is on the screen, one thing after another, by chance.

use shujin_blocks::{
    dialogue::{Choose, Talk},
    lab::{Act, Bench, Press, Record, can_record},
    question::{Answer, Questions, question},
    score::{Key, Loop, Music, Playing, Rate, Seek},
};
use shujin_lab::rng::Rng;
use shujin_lesson::format::{Control, InstrumentKind, Scalar, Value};
use shujin_play::{Intent, Phase, Play};
use std::collections::BTreeSet;

/// The pupil and the lesson.
pub struct Wanderer {
    /// The lesson.
    pub play: Play,
    /// Lines that were said or written into the log.
    pub lines: BTreeSet<String>,
    /// Nodes that were seen.
    pub seen: BTreeSet<String>,
    rng: Rng,
    /// Until when a stopwatch runs.
    waits: f64,
    /// Nodes that are never touched and values that are never set.
    never: BTreeSet<String>,
}

impl Wanderer {
    /// Sits down and starts.
    pub fn new(play: Play, seed: u64) -> Wanderer {
        let mut pupil = Wanderer {
            play,
            lines: BTreeSet::new(),
            seen: BTreeSet::new(),
            rng: Rng::stream(seed, 9),
            waits: 0.0,
            never: BTreeSet::new(),
        };
        pupil.tick(&[Intent::Start]);
        pupil
    }

    /// The same pupil, who leaves these nodes and values alone.
    #[allow(dead_code, reason = "other tests have no such pupil")]
    pub fn without(self, never: BTreeSet<String>) -> Wanderer {
        Wanderer { never, ..self }
    }

    fn is_left_alone(&self, intent: &Intent) -> bool {
        match intent {
            Intent::Touch { node } => self.never.contains(node),
            Intent::Set { value, .. } => self.never.contains(value),
            _ => false,
        }
    }

    /// A tick, with something done in every fourth or so, and for a while in every sixteenth: some things take their time.
    pub fn go_on(&mut self) {
        let one_in = if (self.play.tick / 1000).is_multiple_of(2) { 4 } else { 16 };
        let intent = if self.below(one_in) == 0 { self.intent() } else { None };
        let intent = intent.filter(|intent| !self.is_left_alone(intent));
        self.tick(intent.as_slice());
    }

    /// A tick in which this is done.
    pub fn tick(&mut self, intents: &[Intent]) {
        self.play.tick(intents);
        self.lines.extend(self.play.speech.lines().map(str::to_owned));
        self.lines.extend(self.play.log.iter().map(|(_, line)| line.clone()));
        if self.play.tick.is_multiple_of(8) {
            let nodes = &self.play.lesson.scene.nodes;
            self.seen.extend(nodes.iter().filter(|n| self.play.shows(&n.id)).map(|n| n.id.clone()));
        }
    }

    fn below(&mut self, n: usize) -> usize {
        (self.rng.uniform() * n as f64) as usize
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { Some(all[self.below(all.len())].clone()) }
    }

    /// What is done next.
    pub fn intent(&mut self) -> Option<Intent> {
        if self.play.phase != Phase::Running {
            return None;
        }
        if let Some(talk) = self.play.state::<Talk>().filter(|t| Talk::active(t)) {
            let options = talk.options.len();
            return Some(if options == 0 { Intent::Next } else { Intent::of(Choose { option: self.below(options) }) });
        }
        if self.play.speech.can_go_on() && self.below(2) == 0 {
            return Some(Intent::Next);
        }
        if Questions::asking_in(&self.play).is_some() && self.below(2) == 0 {
            return self.answer();
        }
        // A stopwatch is left to run for a while, and then mostly stopped.
        let running =
            self.play.state::<Bench>().into_iter().flat_map(|bench| &bench.instruments).find(|i| i.running.is_some());
        if let Some(instrument) = running.map(|watch| watch.id.clone()) {
            if self.play.seconds() < self.waits {
                return None;
            }
            if self.below(2) == 0 {
                return Some(Intent::of(Press { instrument }));
            }
        }
        if self.works_by_hand() && self.below(2) == 0 {
            return self.offered();
        }
        match self.below(6) {
            0 => self.set(),
            1 | 2 if self.play.state::<Bench>().is_some() => self.bench(),
            1 => self.music(),
            3 => self.go(),
            _ => self.touch(),
        }
    }

    /// Whether there is something that hands take, go over, pour or join.
    fn works_by_hand(&self) -> bool {
        let scene = &self.play.lesson.scene;
        !scene.takes.is_empty()
            || !scene.surfaces.is_empty()
            || !scene.vessels.is_empty()
            || !scene.terminals.is_empty()
    }

    /// One of all the things that can be done now.
    fn offered(&mut self) -> Option<Intent> {
        let is_alone = |node: &Option<String>| node.as_ref().is_some_and(|node| self.never.contains(node));
        let all = self.play.offers().into_iter().filter(|offer| !is_alone(&offer.node)).map(|offer| offer.intent);
        let all: Vec<Intent> = all.filter(|intent| *intent != Intent::Leave).collect();
        self.one_of(&all)
    }

    /// Mostly the right answer.
    fn answer(&mut self) -> Option<Intent> {
        let id = Questions::asking_in(&self.play)?.to_owned();
        let question = question(&self.play.lesson, &id)?.clone();
        let right = question.right.clone();
        let options = if self.below(3) > 0 && !right.is_empty() && (question.several || right.len() == 1) {
            right
        } else {
            vec![self.one_of(&question.options)?]
        };
        Some(Intent::of(Answer { question: id, options }))
    }

    fn touch(&mut self) -> Option<Intent> {
        let play = &self.play;
        let scene = &play.lesson.scene;
        let talks = |id: &String| scene.roles.iter().any(|r| r.node.as_ref() == Some(id) && r.talk.is_some());
        let things = scene.nodes.iter().filter(|n| n.usable || n.examine || talks(&n.id));
        let things: Vec<String> = things.map(|n| n.id.clone()).filter(|id| play.shows(id)).collect();
        Some(Intent::Touch { node: self.one_of(&things)? })
    }

    fn go(&mut self) -> Option<Intent> {
        if self.play.walker.gliding() {
            return None;
        }
        let all: Vec<String> = self.play.lesson.scene.viewpoints.iter().map(|v| v.id.clone()).collect();
        Some(Intent::Go { viewpoint: self.one_of(&all)? })
    }

    fn set(&mut self) -> Option<Intent> {
        let play = &self.play;
        let values = play.lesson.scene.values.iter();
        let shown: Vec<Value> =
            values.filter(|v| v.control.is_some() && play.holds_if_any(v.show.as_ref())).cloned().collect();
        let value = self.one_of(&shown)?;
        let to = match value.control? {
            Control::Switch => Scalar::Bool(self.play.number_of(&value.id) == 0.0),
            _ if !value.options.is_empty() => Scalar::Word(self.one_of(&value.options)?),
            _ => {
                let (min, max, step) = (value.min?, value.max?, value.step?);
                let steps = ((max - min) / step).round() as usize + 1;
                Scalar::Number((min + self.below(steps) as f64 * step).min(max))
            }
        };
        Some(Intent::Set { value: value.id, to })
    }

    fn bench(&mut self) -> Option<Intent> {
        let lesson = std::sync::Arc::clone(&self.play.lesson);
        let lab = lesson.scene.lab.as_ref()?;
        let watches: Vec<String> = (lab.instruments.iter())
            .filter(|i| i.kind == InstrumentKind::Stopwatch && self.play.holds_if_any(i.show.as_ref()))
            .map(|i| i.id.clone())
            .collect();
        match self.below(4) {
            0 => Some(Intent::of(Act { action: self.one_of(&lab.actions)? })),
            1 => {
                self.waits = self.play.seconds() + 1.0 + self.below(4) as f64;
                Some(Intent::of(Press { instrument: self.one_of(&watches)? }))
            }
            _ => can_record(&self.play).then_some(Intent::of(Record {})),
        }
    }

    fn music(&mut self) -> Option<Intent> {
        let score = self.play.lesson.scene.score.as_ref()?;
        let (keys, phrases) = (score.keys.len(), score.phrases.len());
        // A key has the song wait: mostly it is listened to, to its end if it has one.
        let transport = &self.play.state::<Music>()?.transport;
        let (playing, patience) = (transport.playing(), if transport.looping().is_some() { 12 } else { 120 });
        if playing && self.below(patience) > 0 {
            return None;
        }
        let follow = self.play.state::<Music>()?.practice.expected().map(|note| note.midi);
        // Whatever is not a key ends what is being played.
        Some(match self.below(48) {
            0 => Intent::of(Playing { on: true }),
            1 => Intent::of(Loop { phrase: self.below(phrases + 1) }),
            2 => Intent::of(Rate { rate: if self.below(2) == 0 { 1.5 } else { 0.5 } }),
            3 => Intent::of(Seek { quarter: self.below(16) as f64 }),
            _ => {
                let right = self.play.state::<Music>()?.keys.iter().position(|key| Some(*key) == follow);
                Intent::of(Key { key: right.unwrap_or(self.below(keys.max(1))) })
            }
        })
    }
}
