//! A sitting as a whole: opened, started, gone on with, left, finished.

use super::BLOCK;
use crate::kind::reading::counted;
use crate::kind::{EventKind, Form, Reading, Refused, Says, Tone, coarse};
use crate::statement::{Level, StatementDraft, Teller};
use crate::vocabulary::{self as v, Verb};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A verb about the scene.
const fn of_scene(verb: Verb) -> Form {
    Form { verb, part: "", activity: v::LESSON, text: "" }
}

/// The scene was opened and its start card is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {}

impl EventKind for Opened {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "opened";
    const FORM: Form = of_scene(v::INITIALIZED);
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-opened")));

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.session(v::INITIALIZED)]
    }

    fn read(_: &mut Reading) -> Result<Self, Refused> {
        Ok(Self {})
    }

    fn examples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// The learner began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Started {}

impl EventKind for Started {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "started";
    const FORM: Form = of_scene(v::ATTEMPTED);
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-began")));

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.scene(v::ATTEMPTED)]
    }

    fn read(_: &mut Reading) -> Result<Self, Refused> {
        Ok(Self {})
    }

    fn examples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// The learner went on where an earlier sitting had ended; that sitting's events are not told again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resumed {}

impl EventKind for Resumed {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "resumed";
    const FORM: Form = of_scene(v::RESUMED);
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-began")));

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.scene(v::RESUMED)]
    }

    fn read(_: &mut Reading) -> Result<Self, Refused> {
        Ok(Self {})
    }

    fn examples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// The learner left before the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {}

impl Left {
    /// The statement that ends a session.
    pub(crate) fn terminated(teller: &Teller) -> StatementDraft {
        teller.session(v::TERMINATED).with("duration", teller.duration())
    }
}

impl EventKind for Left {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "left";
    const FORM: Form = of_scene(v::TERMINATED);
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-left")));

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![Self::terminated(teller)]
    }

    fn read(_: &mut Reading) -> Result<Self, Refused> {
        Ok(Self {})
    }

    fn examples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// The lesson was finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// Ticks since it was started. No statement tells them.
    pub ticks: u64,
    /// Questions answered rightly at once, predictions left out.
    pub right: usize,
    /// Questions answered, predictions left out.
    pub answered: usize,
}

impl Finished {
    /// The share of right answers, which passes or fails where there is a mastery score.
    fn score(&self, teller: &Teller) -> StatementDraft {
        let right = self.right.min(self.answered);
        let scaled = right as f64 / self.answered as f64;
        let score = json!({ "scaled": scaled, "raw": right, "min": 0, "max": self.answered });
        let Some(mastery) = teller.session.mastery else {
            return teller.session(v::SCORED).with("score", score).at(Level::Scene);
        };
        let passed = scaled >= mastery;
        let verb = if passed { v::PASSED } else { v::FAILED };
        let draft = teller.session(verb).with("score", score).with("success", passed);
        draft.with("duration", teller.duration()).at(Level::MoveOn)
    }
}

/// `completed` for cmi5, which allows no score there; then the share of right answers where there is one.
impl EventKind for Finished {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "finished";
    const FORM: Form = of_scene(v::COMPLETED);
    const ALSO: &'static [Verb] = &[v::SCORED, v::PASSED, v::FAILED];
    const SAYS: Option<Says> = Some(Says::new(Tone::Task, entry!("way-finished")));

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let completed = teller.session(v::COMPLETED).with("completion", true).with("duration", teller.duration());
        let score = (self.answered > 0).then(|| self.score(teller));
        [completed.at(Level::MoveOn)].into_iter().chain(score).collect()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let score = |key: &str| counted(&reading.result()["score"][key]);
        Ok(Self { ticks: 0, right: score("raw"), answered: score("max") })
    }

    fn as_told(&self) -> Self {
        Self { ticks: 0, ..self.clone() }
    }

    /// The share is told with two digits: what was counted stays within what a scene asks.
    fn coarsen(&mut self) {
        self.ticks = coarse::ticks(self.ticks);
        coarse::count(&mut self.right);
        coarse::count(&mut self.answered);
    }

    fn examples() -> Vec<Self> {
        [(3, 4), (0, 0)].map(|(right, answered)| Self { ticks: 7200, right, answered }).into()
    }
}
