//! Tasks: what was done of them, which hints came, what was logged.

use super::BLOCK;
use crate::kind::reading::counted;
use crate::kind::{EventKind, Form, Reading, Refused, Says, Summary, Tone, coarse};
use crate::statement::plain::duration;
use crate::statement::{StatementDraft, Teller};
use crate::timeline::{Entry, Outcome};
use crate::vocabulary as v;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A hint was shown. One that came of itself, after a while, says nothing of the learner: whoever judges goes by those that were asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hinted {
    /// The task.
    pub task: String,
    /// The hint.
    pub hint: String,
    /// Whether the learner asked for it.
    pub asked: bool,
}

impl EventKind for Hinted {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "hinted";
    const FORM: Form = Form { verb: v::HINTED, part: "hint", activity: v::HINT, text: "task.*.hint.*" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Hint, entry!("way-hint-asked")));

    fn name(&self) -> String {
        format!("{}.{}", self.task, self.hint)
    }

    fn outcome(&self) -> Outcome {
        Outcome { of_itself: !self.asked, ..Outcome::default() }
    }

    fn summary(entry: &Entry) -> Option<Summary> {
        let came = Says::quiet(entry!("way-hint-came"));
        let says = if entry.outcome.of_itself { came } else { Self::SAYS? };
        Some(Summary::of(says, Self::FORM.text_id(&entry.name)))
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let draft = teller.part(&Self::FORM, &self.name()).extension(v::ASKED, self.asked);
        vec![draft.under(teller.reference("task", &self.task, v::QUEST))]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let (task, hint) = reading.known_halves()?;
        // Statements of other tools may lack the mark: whether it was asked for is unknown, and it counts as before there was one.
        Ok(Self { task, hint, asked: reading.extension(v::ASKED) != false })
    }

    fn examples() -> Vec<Self> {
        [true, false].map(|asked| Self { task: "measure".into(), hint: "longer".into(), asked }).into()
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("hint", "measure.longer")]
    }
}

/// A step was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepDone {
    /// The task.
    pub task: String,
    /// The step.
    pub step: String,
}

impl EventKind for StepDone {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "step-done";
    const FORM: Form = Form { verb: v::COMPLETED, part: "step", activity: v::STEP, text: "task.*.step.*" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-did")));

    fn name(&self) -> String {
        format!("{}.{}", self.task, self.step)
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let draft = teller.part(&Self::FORM, &self.name()).with("completion", true);
        vec![draft.under(teller.reference("task", &self.task, v::QUEST))]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let (task, step) = reading.known_halves()?;
        Ok(Self { task, step })
    }

    fn examples() -> Vec<Self> {
        vec![Self { task: "measure".into(), step: "think".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("step", "measure.think")]
    }
}

/// A task was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskDone {
    /// The task.
    pub task: String,
    /// Its learning goals.
    pub goals: Vec<String>,
    /// Ticks since the task came up.
    pub ticks: u64,
    /// Hints shown for it, asked for or not.
    pub hints: usize,
}

impl EventKind for TaskDone {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "task-done";
    const FORM: Form = Form { verb: v::COMPLETED, part: "task", activity: v::QUEST, text: "task.*.goal" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Task, entry!("way-task-finished")));

    fn name(&self) -> String {
        self.task.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let goal = |goal: &String| teller.named("goal", goal, v::OBJECTIVE, teller.text(&format!("goal.{goal}")));
        let took = Duration::from_millis(self.ticks.saturating_mul(1000) / 60);
        let draft = teller.part(&Self::FORM, &self.task).with("completion", true).with("duration", duration(took));
        let draft = draft.extension(v::HINTS, self.hints);
        vec![StatementDraft { goals: self.goals.iter().map(goal).collect(), ..draft }]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        // A duration tells hundredths of a second; the tick that it came from is the nearest.
        let took = reading.duration().unwrap_or_default().as_millis() as u64;
        let (task, goals) = (reading.known()?, reading.goals()?);
        Ok(Self { task, goals, ticks: (took * 60).div_ceil(1000), hints: counted(reading.extension(v::HINTS)) })
    }

    fn coarsen(&mut self) {
        self.ticks = coarse::ticks(self.ticks);
        coarse::count(&mut self.hints);
    }

    fn examples() -> Vec<Self> {
        let done = |goals, ticks, hints| Self { task: "measure".into(), goals, ticks, hints };
        vec![done(vec!["period".into()], 3601, 1), done(Vec::new(), 59, 0)]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("task", "measure"), ("goal", "period")]
    }
}

/// A line was written into the work log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logged {
    /// The line's id.
    pub line: String,
}

impl EventKind for Logged {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "logged";
    const FORM: Form = Form { verb: v::LOGGED, part: "line", activity: v::LOG_LINE, text: "line.*" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Data, entry!("way-logged")));

    fn name(&self) -> String {
        self.line.clone()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { line: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { line: "fed".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("line", "fed")]
    }
}
