//! What happened in a lesson: facts in the past tense, by the author's names.
//!
//! Events come out of a running lesson in tick order. They carry no clock, no person and no text: time, actor and language
//! are added where an event becomes a statement.

use serde::{Deserialize, Serialize};

/// An event and the tick (1/60 s since the scene was opened) at which it happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Ticks since the scene was opened.
    pub tick: u64,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    /// The scene was opened and its start card is shown.
    Opened,
    /// The learner began.
    Started,
    /// The learner went on where an earlier sitting had ended; that sitting's events are not told again.
    Resumed,
    /// A viewpoint was reached.
    Visited {
        /// The viewpoint.
        viewpoint: String,
    },
    /// A thing was examined.
    Examined {
        /// The node.
        node: String,
    },
    /// A thing was used.
    Used {
        /// The node.
        node: String,
    },
    /// A value was set by the learner. Dragging reports the value at which the hand rests for half a second.
    Set {
        /// The value's id.
        value: String,
        /// What it was set to: number, yes/no or word.
        to: serde_json::Value,
        /// Unit as printed, maybe empty.
        unit: String,
    },
    /// A question was answered.
    Answered {
        /// The question.
        question: String,
        /// The options chosen.
        answer: Vec<String>,
        /// Whether that is right.
        right: bool,
        /// A prediction: being wrong is no mistake.
        prediction: bool,
        /// The step that asked, `task.step`, if a step did.
        step: Option<String>,
    },
    /// An option was chosen in a dialogue.
    Said {
        /// The dialogue node.
        node: String,
        /// The line id of the option.
        line: String,
    },
    /// A reading was taken.
    Measured {
        /// The instrument.
        instrument: String,
        /// What it showed.
        reading: f64,
        /// Unit as printed.
        unit: String,
    },
    /// A row was written into the table.
    Recorded {
        /// Row number, from 0.
        row: usize,
        /// The entries in the order of the columns.
        cells: Vec<f64>,
    },
    /// A row was struck out.
    Struck {
        /// Row number, from 0.
        row: usize,
    },
    /// A hint was shown.
    Hinted {
        /// The task.
        task: String,
        /// The hint.
        hint: String,
        /// Whether the learner asked for it.
        asked: bool,
    },
    /// A step was done.
    StepDone {
        /// The task.
        task: String,
        /// The step.
        step: String,
    },
    /// A task was done.
    TaskDone {
        /// The task.
        task: String,
        /// Its learning goals.
        goals: Vec<String>,
        /// Ticks since the task came up.
        ticks: u64,
        /// Hints shown for it.
        hints: usize,
    },
    /// A line was written into the work log.
    Logged {
        /// The line's id.
        line: String,
    },
    /// A phrase of the score was heard whole.
    Heard {
        /// Phrase number, from 1.
        phrase: usize,
        /// Tempo factor.
        rate: f64,
    },
    /// A phrase was played by touch whole.
    Played {
        /// Phrase number, from 1.
        phrase: usize,
        /// Wrong keys on the way.
        wrong: usize,
    },
    /// The lesson was finished.
    Finished {
        /// Ticks since it was started.
        ticks: u64,
        /// Questions answered rightly at once, predictions left out.
        right: usize,
        /// Questions answered, predictions left out.
        answered: usize,
    },
    /// The learner left before the end.
    Left,
}
