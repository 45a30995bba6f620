//! What is taught: facts, values, tasks, rules.

use super::{Duration, Expr};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A figure with its source, written once and referred to by id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The fact's id.
    pub id: String,
    /// The figure.
    pub value: f64,
    /// Its unit where that is a symbol, as in `m³/s`; none of a pure number. A unit that is a word is a text, `fact.<id>.unit`; so is one
    /// that a language writes otherwise.
    #[serde(default)]
    pub unit: String,
    /// Digits after the point; as many as needed if left out, 0–6.
    #[serde(default)]
    #[schemars(range(max = 6))]
    pub decimals: Option<u8>,
    /// A year or a number without thousands marks: printed plain.
    #[serde(default)]
    pub plain: bool,
    /// Lowest figure where sources disagree.
    #[serde(default)]
    pub low: Option<f64>,
    /// Highest figure where sources disagree.
    #[serde(default)]
    pub high: Option<f64>,
    /// Who says so: title and publisher.
    pub source: String,
    /// Where it can be read.
    #[serde(default)]
    #[schemars(regex(pattern = r"^https?://"))]
    pub url: Option<String>,
    /// The date of the figure or of the source, as in `2018` or `2018-08-14`.
    #[schemars(regex(pattern = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"))]
    pub date: String,
}

/// A named number, yes/no or choice that the lesson keeps.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value's id.
    pub id: String,
    /// What it is at the start: a number, true or false, or an option's word.
    #[serde(default)]
    pub start: Option<Scalar>,
    /// Instead of `start`: an expression that it always equals.
    #[serde(default)]
    pub is: Option<Expr<Scalar>>,
    /// Lowest number.
    #[serde(default)]
    pub min: Option<f64>,
    /// Highest number.
    #[serde(default)]
    pub max: Option<f64>,
    /// The control's step.
    #[serde(default)]
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub step: Option<f64>,
    /// Unit as printed.
    #[serde(default)]
    pub unit: String,
    /// Digits after the point, 0–6.
    #[serde(default)]
    #[schemars(range(max = 6))]
    pub decimals: u8,
    /// The words it may be; their texts are `value.<id>.option.<option>`.
    #[serde(default)]
    pub options: Vec<String>,
    /// How the pupil sets it; not by hand if left out.
    #[serde(default)]
    pub control: Option<Control>,
    /// Expression: the control or number is on the screen while this holds. Controls always are unless told;
    /// other values only if told (`show = "true"`).
    #[serde(default)]
    pub show: Option<Expr<bool>>,
}

/// A plain value as written in TOML.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// An option's word.
    Word(String),
}

/// How a pupil sets a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// A bar to slide along, with − and + beside it.
    Slider,
    /// As a slider; for few and large steps.
    Steps,
    /// On and off.
    Switch,
    /// One of the options.
    Choice,
}

/// Something to achieve, in steps, with hints.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// The task's id.
    pub id: String,
    /// The learning goals that it shows.
    #[serde(default)]
    pub goals: Vec<String>,
    /// Whether its steps are taken one after another or in any order.
    #[serde(default)]
    pub order: Order,
    /// Its steps.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// Its hints, in the order in which they are offered.
    #[serde(default, rename = "hint")]
    pub hints: Vec<Hint>,
}

/// The order of steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// One after another: a later step is not looked at before the earlier ones are done.
    #[default]
    Strict,
    /// As they come.
    Any,
}

/// One step of a task. It is done when `done` holds, or when the question `ask` is answered rightly (a prediction: at all).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The step's id.
    pub id: String,
    /// Expression: what counts as done.
    #[serde(default)]
    pub done: Option<Expr<bool>>,
    /// A question that is put when the step comes.
    #[serde(default)]
    pub ask: Option<String>,
    /// The viewpoint that one is taken to when the step comes.
    #[serde(default)]
    pub go: Option<String>,
    /// Things that are marked while the step is open.
    #[serde(default)]
    pub mark: Vec<String>,
    /// Things to be looked at while the step is open: panels leave them in sight. What is marked they leave in sight anyway.
    #[serde(default)]
    pub watch: Vec<String>,
    /// The element of scientific inquiry that the step exercises; a teacher's page counts by it. None if left out.
    #[serde(default)]
    pub inquiry: Option<Inquiry>,
}

/// The eight elements of scientific inquiry as the science curriculum of compulsory education (2022) names them, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Inquiry {
    /// To put a question that can be examined.
    Question,
    /// To suppose an answer before it is known.
    Hypothesis,
    /// To plan how to find out: what is changed, what is kept.
    Plan,
    /// To gather evidence: to observe, to measure.
    Evidence,
    /// To work on what was gathered: to order, to compare, to plot.
    Data,
    /// To conclude from evidence.
    Conclusion,
    /// To tell others, and to listen.
    Communication,
    /// To look back: how sure is it, what would be done otherwise?
    Reflection,
}

impl Inquiry {
    /// All of them, in the curriculum's order.
    pub const ALL: [Self; 8] = [
        Self::Question,
        Self::Hypothesis,
        Self::Plan,
        Self::Evidence,
        Self::Data,
        Self::Conclusion,
        Self::Communication,
        Self::Reflection,
    ];
}

/// Help, offered when asked for or after a while; it names what the pupil did.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// The hint's id.
    pub id: String,
    /// Expression: the hint fits only while this holds.
    #[serde(default, rename = "if")]
    pub condition: Option<Expr<bool>>,
    /// The step it belongs to; any if left out.
    #[serde(default)]
    pub step: Option<String>,
    /// Offered by itself when the step has been open for this long; only when asked for if left out.
    #[serde(default)]
    pub after: Option<Duration>,
}
