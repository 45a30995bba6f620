//! A pupil who does what a case says, step by step, and looks at what comes of it.
//!
//! Does: one step a table of `play.toml`, of the kinds in `case.rs`. Does not: decide anything by itself.

mod case;
mod ground;

pub use case::{Case, Step};

use ground::Ground;
use shujin_blocks::{
    dialogue::{Said, Talk},
    lab::{Recorded, Restored, Struck},
    question::{Answered, Questions},
    score::Key,
};
use shujin_lesson::Lesson;
use shujin_play::{Content, Intent, Phase, Play, Recorder, TICKS_PER_SECOND, Utterance};
use shujin_trace::Event;
use shujin_trace::lesson::{Examined, Started, Used};
use std::fmt::Write;
use std::sync::Arc;

/// Ticks that `until` waits where it names no limit: two minutes.
const PATIENCE: u64 = 120 * TICKS_PER_SECOND;

/// The lesson being played, its recording and its events.
pub struct Pupil<'a> {
    /// The lesson.
    pub play: Play,
    /// What was done so far.
    pub recorder: Recorder,
    /// One line an event.
    pub events: String,
    /// The same as they are.
    pub told: Vec<Event>,
    /// The last tick in which an intent left a mark: without it, the lesson goes on otherwise.
    pub heeded: Option<u64>,
    case: &'a Case,
}

impl Pupil<'_> {
    /// Sits down at the start card.
    pub fn new(lesson: Arc<Lesson>, case: &Case) -> Pupil<'_> {
        let play = shujin_blocks::open(lesson, case.seed).expect("a lesson that checks clean opens");
        let recorder = Recorder::new(&play);
        Pupil { recorder, play, events: String::new(), told: Vec::new(), heeded: None, case }
    }

    fn tick(&mut self, intents: &[Intent]) {
        for event in self.play.tick(intents) {
            if !intents.is_empty() && leaves_a_mark(&event) {
                self.heeded = Some(event.tick);
            }
            let data = serde_json::to_string(&event.data).unwrap();
            writeln!(self.events, "{:>6} {} {data}", event.tick, event.kind).unwrap();
            self.told.push(event);
        }
        self.recorder.tick(&self.play, intents);
    }

    /// Goes on to the next full second, so that a hash follows the last step.
    pub fn end_the_second(&mut self) {
        self.tick(&[]);
        while !self.play.tick.is_multiple_of(TICKS_PER_SECOND) {
            self.tick(&[]);
        }
    }

    /// Does the steps; the first that fails says which and why.
    pub fn steps(&mut self, steps: &[Step]) -> Result<(), String> {
        for (i, step) in steps.iter().enumerate() {
            let (tick, open) = (self.play.tick, self.open());
            self.step(step).map_err(|why| format!("step {} ({step:?}), tick {tick}, in {open}: {why}", i + 1))?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Want(intent) => self.tick(std::slice::from_ref(intent)),
            Step::Keys { keys } => keys.iter().for_each(|key| self.tick(&[Intent::of(Key { key: *key })])),
            Step::Wait { wait } => (0..(wait * TICKS_PER_SECOND as f64) as u64).for_each(|_| self.tick(&[])),
            Step::Until { until, within } => return self.until(until, within.unwrap_or(PATIENCE)),
            Step::Read { read } => return if *read { self.read() } else { Ok(()) },
            Step::Do { r#do } => {
                let routine = self.case.routines.get(r#do).ok_or("no such routine")?;
                return self.steps(routine);
            }
            Step::Stands { stands } => return self.stands(*stands),
            Step::Shows { shows } => return self.shows(shows),
            expectation => return self.look(expectation),
        }
        Ok(())
    }

    fn until(&mut self, until: &str, within: u64) -> Result<(), String> {
        for _ in 0..within {
            if self.play.holds_now(until) {
                return Ok(());
            }
            self.tick(&[]);
        }
        Err(format!("not within {within} ticks"))
    }

    /// Presses "next" until nothing changes by it.
    fn read(&mut self) -> Result<(), String> {
        for _ in 0..100 {
            let talk = self.play.state::<Talk>().filter(|t| t.active());
            let next = talk.map_or(self.play.speech.can_go_on(), |t| t.options.is_empty());
            if !next {
                return Ok(());
            }
            self.tick(&[Intent::Next]);
        }
        Err("there is always more to read".into())
    }

    fn look(&self, step: &Step) -> Result<(), String> {
        let (found, wanted) = match step {
            Step::Expect { expect } if self.play.holds_now(expect) => return Ok(()),
            Step::Expect { expect } => return Err(format!("does not hold{}", self.names_in(expect))),
            Step::Says { says } if self.lines().contains(says) => return Ok(()),
            Step::Says { says } => (format!("{:?}", self.lines()), says),
            Step::Hint { hint } => {
                (self.play.progress.hint.as_ref().map_or(String::new(), |(t, h)| format!("{t}.{h}")), hint)
            }
            Step::Feedback { feedback } => (self.feedback().to_owned(), feedback),
            Step::Asks { asks } => (Questions::asking_in(&self.play).unwrap_or_default().to_owned(), asks),
            Step::Reads { reads } => (self.play.speech.reading().unwrap_or_default().to_owned(), reads),
            Step::Open { open } => (self.open(), open),
            Step::Fill { fill, lang, gives } => (self.play.fill(lang, fill), gives),
            Step::At { at } => (self.viewpoint()?, at),
            _ => return Ok(()),
        };
        if found == *wanted { Ok(()) } else { Err(format!("found {found:?}, expected {wanted:?}")) }
    }

    fn shows(&self, wanted: &[String]) -> Result<(), String> {
        let id = |said: &Utterance| match &said.content {
            Content::Line(id) | Content::About(id) | Content::OfBlock { id, .. } => id.clone(),
        };
        let found: Vec<String> = self.play.speech.card().iter().map(id).collect();
        if found == wanted { Ok(()) } else { Err(format!("found {found:?}, expected {wanted:?}")) }
    }

    fn lines(&self) -> Vec<String> {
        let talk = self.play.state::<Talk>().and_then(|t: &Talk| t.line.as_ref()).map(|l| l.id.clone());
        self.play.speech.lines().map(str::to_owned).chain(talk).collect()
    }

    fn feedback(&self) -> &'static str {
        match Questions::feedback_in(&self.play) {
            None => "",
            Some(f) if f.noted => "noted",
            Some(f) if f.right => "right",
            Some(_) => "wrong",
        }
    }

    fn open(&self) -> String {
        let step = self.play.progress.open_step(&self.play.lesson.scene);
        match self.play.phase {
            Phase::Waiting => "the start card".into(),
            Phase::Finished => "the finish card".into(),
            Phase::Running => step.map_or(String::new(), |(t, s)| format!("{}.{}", t.id, s.id)),
        }
    }

    /// The viewpoint where the learner is; its eye must be the learner's.
    fn viewpoint(&self) -> Result<String, String> {
        let walker = &self.play.walker;
        let Some(at) = walker.at.clone() else { return Ok(String::new()) };
        let viewpoint = self.play.lesson.scene.viewpoints.iter().find(|v| v.id == at).ok_or("no such viewpoint")?;
        let off = (0..3).map(|i| (walker.eye[i] - viewpoint.eye.0[i]).abs()).fold(0.0, f32::max);
        if off < 1e-3 { Ok(at) } else { Err(format!("at {at}, but {off} m from its eye")) }
    }

    fn stands(&self, stands: bool) -> Result<(), String> {
        let scene = &self.play.lesson.scene;
        let eye = self.play.walker.eye;
        let feet = [eye[0], eye[1] - scene.walk.eye_height.0, eye[2]];
        let gap = Ground::new(scene, &self.play.lesson.files).gap(feet).ok_or("there is no ground here")?;
        // A round body on a slope stands off a little; a step may be under its rim.
        let near = (-0.05..0.4).contains(&gap);
        if near == stands { Ok(()) } else { Err(format!("feet {gap} m above the ground at {feet:?}")) }
    }

    /// The names in an expression with what they mean now: why it does not hold.
    fn names_in(&self, text: &str) -> String {
        let words = text.split(|c: char| !(c.is_alphanumeric() || "._-".contains(c)));
        let known = words.filter(|w| w.starts_with(char::is_alphabetic));
        known.filter_map(|w| self.play.name(w).map(|v| format!("\n  {w} = {v:?}"))).collect()
    }
}

/// Whether this comes only of an intent and is remembered.
fn leaves_a_mark(event: &Event) -> bool {
    event.is::<Started>()
        || event.is::<Examined>()
        || event.is::<Used>()
        || event.is::<Answered>()
        || event.is::<Said>()
        || event.is::<Recorded>()
        || event.is::<Struck>()
        || event.is::<Restored>()
}
