//! One sitting read back from its statements: what happened, in order. The reverse of [`crate::statement`], for whoever shows a
//! teacher what a learner did. Statements that are not ours are passed over.

use crate::statement::activity::unescape;
use crate::vocabulary as v;
use jiff::Timestamp;
use serde_json::Value;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// When, by the learner's device set right by the server's clock.
    pub at: Timestamp,
    /// What kind of thing.
    pub kind: Kind,
    /// The author's name of what it happened to: viewpoint, node, value, question, `task.step`, `task.hint`, …; empty for the scene.
    pub name: String,
    /// Whether it was right, where that can be said.
    pub right: Option<bool>,
    /// What was answered, chosen or read, as one word each.
    pub response: Vec<String>,
    /// Numbers of a row of the table, a reading, or a count.
    pub numbers: Vec<f64>,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The scene was opened.
    Opened,
    /// It was begun, or gone on with.
    Started,
    /// A place was reached.
    Visited,
    /// A thing was looked at.
    Examined,
    /// A thing was used.
    Used,
    /// A control was moved.
    Set,
    /// A question was answered.
    Answered,
    /// A prediction was made: neither right nor wrong.
    Predicted,
    /// A line was chosen in a talk.
    Said,
    /// A reading was taken.
    Measured,
    /// A row was written into the table.
    Recorded,
    /// A row was struck out.
    Struck,
    /// A hint was shown.
    Hinted,
    /// A step was done.
    Step,
    /// A task was done.
    Task,
    /// A line was written into the work log.
    Logged,
    /// A phrase was heard whole.
    Phrase,
    /// A phrase was played whole; the number is that of wrong keys on the way.
    Played,
    /// The scene was done to its end.
    Finished,
    /// The sitting is over.
    Left,
}

/// What one statement says, if it is one of ours.
pub fn moment(statement: &Value) -> Option<Moment> {
    let at = statement["timestamp"].as_str()?.parse().ok()?;
    let (part, name) = part(statement["object"]["id"].as_str()?);
    let verb = statement["verb"]["id"].as_str()?;
    let result = &statement["result"];
    let extension = |name: &str| &result["extensions"][name];
    let is = |wanted: v::Verb| verb == wanted.iri;
    let kind = match part {
        "" if is(v::INITIALIZED) => Kind::Opened,
        "" if is(v::ATTEMPTED) || is(v::RESUMED) => Kind::Started,
        "" if is(v::COMPLETED) => Kind::Finished,
        "" if is(v::TERMINATED) => Kind::Left,
        "viewpoint" => Kind::Visited,
        "node" if is(v::USED) => Kind::Used,
        "node" => Kind::Examined,
        "value" => Kind::Set,
        "question" if extension(v::PREDICTION) == true => Kind::Predicted,
        "question" => Kind::Answered,
        "dialogue" => Kind::Said,
        "instrument" => Kind::Measured,
        "table" => Kind::Recorded,
        "row" => Kind::Struck,
        "hint" => Kind::Hinted,
        "step" => Kind::Step,
        "task" if is(v::COMPLETED) => Kind::Task,
        "line" => Kind::Logged,
        "phrase" if is(v::PLAYED) => Kind::Played,
        "phrase" => Kind::Phrase,
        _ => return None,
    };
    let response = result["response"].as_str().unwrap_or_default();
    let response = response.split("[,]").filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let cells = extension(v::ROW_DATA)["cells"].as_array().into_iter().flatten();
    let reading = extension(v::READING)["value"].as_f64();
    let wrong = extension(v::WRONG).as_f64();
    let numbers = cells.filter_map(Value::as_f64).chain(reading).chain(wrong).collect();
    Some(Moment { at, kind, name, right: result["success"].as_bool(), response, numbers })
}

/// Kind and name from the id of an activity: `…/scenes/lab/pendulum#question/shape`.
fn part(id: &str) -> (&str, String) {
    let Some((_, part)) = id.split_once('#') else { return ("", String::new()) };
    let (kind, name) = part.split_once('/').unwrap_or((part, ""));
    (kind, unescape(name))
}

/// The registration and the scene that a statement belongs to: `(…, lab/pendulum)`.
pub fn sitting(statement: &Value) -> Option<(String, String)> {
    let registration = statement["context"]["registration"].as_str()?.to_lowercase();
    let id = statement["object"]["id"].as_str()?;
    let (_, scene) = id.split('#').next()?.split_once("/scenes/")?;
    Some((registration, scene.to_owned()))
}
