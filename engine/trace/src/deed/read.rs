//! Reads a statement into a [`Deed`]: takes from it what a player tells, writes that anew, and holds the two against each other. So
//! whatever is in a statement and not in what the player would have written is found, wherever it stands.

use super::{Deed, Refused, Vocabulary, lesson, part_of, scene_of};
use crate::check::Problem;
use crate::event::What;
use crate::session::{Home, Pseudonym};
use crate::texts::Texts;
use crate::vocabulary::{self as v, Verb};
use jiff::Timestamp;
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// Most of what is counted: rows, phrases, wrong keys, hints.
const COUNTED: u64 = 100_000;
/// Longest that a sitting can be: a term. Longer times would not be told rightly.
const LONGEST: Duration = Duration::from_secs(200 * 24 * 3600);
/// Most ticks: those of [`LONGEST`].
const TICKS: u64 = LONGEST.as_secs() * 60;
/// Longest number as it is answered.
const DIGITS: usize = 12;
/// Most columns of a table, and goals of a task.
const MOST: usize = 64;
/// Most bytes of a statement as it is written anew, without names: a row of a wide table has some 3,000.
const BYTES: usize = 8 * 1024;

/// Names for people. They come from the scene's texts and are written anew, so what a sender put there is not looked at.
const NAMES: &[&str] = &[
    "/verb/display",
    "/object/definition/name",
    "/object/definition/description",
    "/object/definition/choices",
    "/object/definition/steps",
    "/object/definition/correctResponsesPattern",
    // A version that was never served here is not told: what a player says it was is nobody's business.
    "/context/revision",
];

/// The deed that a statement tells, under this home; `vocabulary` gives that of a scene.
///
/// # Errors
/// Each place that no player would have written.
pub fn read<'a>(
    statement: &Value,
    home: &Home,
    vocabulary: impl FnOnce(&str) -> Option<&'a Vocabulary>,
) -> Result<Deed, Refused> {
    let object = text(statement, "/object/id");
    let scene = scene_of(home, object)
        .ok_or_else(|| Refused::at("/object/id", "不是这所学校的场景", "no scene of this school"))?;
    let words = vocabulary(scene)
        .ok_or_else(|| Refused::at("/object/id", "服务器上没有这个场景", "the server knows no such scene"))?;
    let taken = Taken { statement, home, words, scene };
    let deed = taken.deed()?;
    let written = deed.statement(&Texts::default());
    let mut problems = Vec::new();
    differ(statement, &written, &mut String::new(), &mut problems);
    if written.to_string().len() > BYTES {
        return Err(Refused::at("", "太长了，播放器不会这样写", "longer than any that a player writes"));
    }
    if problems.is_empty() { Ok(deed) } else { Err(Refused(problems)) }
}

/// Places where what came is not what a player writes.
fn differ(came: &Value, written: &Value, place: &mut String, problems: &mut Vec<Problem>) {
    let ignored = NAMES.contains(&place.as_str()) || is_name_of_context(place);
    if ignored || problems.len() >= 20 {
        return;
    }
    let mut into = |key: &str, one: &Value, other: &Value, problems: &mut Vec<Problem>| {
        let long = place.len();
        place.push('/');
        place.push_str(&key.replace('~', "~0").replace('/', "~1"));
        differ(one, other, place, problems);
        place.truncate(long);
    };
    match (came, written) {
        (Value::Object(came), Value::Object(written)) => {
            for (key, value) in came {
                into(key, value, written.get(key).unwrap_or(&Value::Null), problems);
            }
        }
        (Value::Array(came), Value::Array(written)) if came.len() == written.len() => {
            for (at, (one, other)) in came.iter().zip(written).enumerate() {
                into(&at.to_string(), one, other, problems);
            }
        }
        (one, other) if same(one, other) => {}
        (one, other) if place == "/timestamp" && moment(one) == moment(other) => {}
        _ => {
            let (zh, en) = ("播放器不会这样写", "no player writes that");
            problems.push(Problem { place: place.clone(), zh: zh.into(), en: en.into() });
        }
    }
}

/// Names of activities in a context: those of goals.
fn is_name_of_context(place: &str) -> bool {
    place.starts_with("/context/contextActivities/") && place.ends_with("/definition/name")
}

/// 1 and 1.0 are one number, and so are two that differ in their last digit: JSON's numbers are not always read to it.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one
            .as_f64()
            .zip(other.as_f64())
            .is_some_and(|(one, other)| one == other || (one - other).abs() <= 1e-14 * one.abs().max(other.abs())),
        _ => one == other,
    }
}

fn moment(value: &Value) -> Option<i64> {
    value.as_str()?.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

fn text<'a>(value: &'a Value, place: &str) -> &'a str {
    value.pointer(place).and_then(Value::as_str).unwrap_or_default()
}

fn extension<'a>(of: &'a Value, name: &str) -> &'a Value {
    &of["extensions"][name]
}

/// A statement while its parts are taken out of it.
struct Taken<'a> {
    statement: &'a Value,
    home: &'a Home,
    words: &'a Vocabulary,
    scene: &'a str,
}

impl Taken<'_> {
    fn deed(&self) -> Result<Deed, Refused> {
        let statement = self.statement;
        let context = &statement["context"];
        let learner = text(statement, "/actor/account/name").to_owned();
        let learner = Pseudonym::try_from(learner)
            .map_err(|_| Refused::at("/actor", "网页只能用化名", "a page may only tell of a pseudonym"))?;
        let at = text(statement, "/timestamp").parse::<Timestamp>();
        let at = at.map_err(|_| Refused::at("/timestamp", "缺少时间", "the time is missing"))?;
        let language = text(context, "/language");
        let revision = text(context, "/revision");
        let mut deed = Deed {
            id: id(statement, "/id")?,
            learner,
            home: self.home.clone(),
            registration: id(statement, "/context/registration")?,
            scene: self.scene.to_owned(),
            lesson: self.lesson()?,
            revision: self.words.has("revision", revision).then(|| revision.to_owned()),
            language: if self.words.has("locale", language) { language.to_owned() } else { String::new() },
            at,
            tick: extension(context, v::TICK).as_u64().filter(|tick| *tick <= TICKS),
            what: What::Opened,
            part: 0,
            mastery: extension(context, v::MASTERY).as_f64(),
            elapsed: elapsed(&statement["result"]["duration"]).unwrap_or_default(),
            columns: Vec::new(),
            options: Vec::new(),
        };
        let (kind, name) = part_of(text(statement, "/object/id"));
        self.what(&mut deed, kind, name)?;
        Ok(deed)
    }

    /// The lesson among what the statement is grouped under.
    fn lesson(&self) -> Result<Option<Uuid>, Refused> {
        let place = "/context/contextActivities/grouping";
        let groups = self.statement.pointer(place).and_then(Value::as_array).into_iter().flatten();
        let below = lesson(self.home, Uuid::nil()).replace(&Uuid::nil().to_string(), "");
        let mut found = groups.filter_map(|group| group["id"].as_str()?.strip_prefix(below.as_str()));
        let Some(first) = found.next() else { return Ok(None) };
        let id = first.parse().map_err(|_| Refused::at(place, "不是课堂的编号", "no id of a lesson"))?;
        Ok(Some(id))
    }

    fn what(&self, deed: &mut Deed, kind: &str, name: String) -> Result<(), Refused> {
        let verb = text(self.statement, "/verb/id");
        let is = |wanted: Verb| verb == wanted.iri;
        let result = &self.statement["result"];
        let known = |kind: &str| {
            let refused = || Refused::at("/object/id", "场景里没有这一部分", "the scene has no such part");
            if self.words.has(kind, &name) { Ok(name.clone()) } else { Err(refused()) }
        };
        deed.what = match kind {
            "" if is(v::INITIALIZED) => What::Opened,
            "" if is(v::ATTEMPTED) => What::Started,
            "" if is(v::RESUMED) => What::Resumed,
            "" if is(v::TERMINATED) => What::Left,
            "" if is(v::COMPLETED) => What::Finished { ticks: 0, right: 0, answered: 0 },
            "" if is(v::SCORED) || is(v::PASSED) || is(v::FAILED) => {
                deed.part = 1;
                let [right, answered] = ["raw", "max"].map(|key| counted(&result["score"][key]));
                What::Finished { ticks: 0, right, answered }
            }
            "viewpoint" => What::Visited { viewpoint: known("viewpoint")? },
            "node" if is(v::USED) => What::Used { node: known("node")? },
            "node" => What::Examined { node: known("node")? },
            "value" => self.set(known("value")?, extension(result, v::SETTING)),
            "question" => self.answered(deed, known("question")?)?,
            "dialogue" => {
                let line = text(result, "/response");
                let line = if self.words.has("said", line) { line } else { "" };
                What::Said { node: known("dialogue")?, line: line.to_owned() }
            }
            "instrument" => {
                let reading = extension(result, v::READING);
                let (value, unit) = (figure(text(result, "/response")), self.unit(reading));
                What::Measured { instrument: known("instrument")?, reading: value, unit }
            }
            "table" => self.recorded(deed, result)?,
            "row" => What::Struck { row: number(&name) },
            "hint" => {
                let (task, hint) = halves(known("hint")?);
                What::Hinted { task, hint, asked: extension(result, v::ASKED) == true }
            }
            "step" => {
                let (task, step) = halves(known("step")?);
                What::StepDone { task, step }
            }
            "task" => What::TaskDone {
                task: known("task")?,
                goals: self.goals()?,
                // A duration tells hundredths of a second; the tick that it came from is the nearest.
                ticks: (deed.elapsed.as_millis() as u64 * 60).div_ceil(1000),
                hints: counted(extension(result, v::HINTS)),
            },
            "line" => What::Logged { line: known("line")? },
            "phrase" if self.words.has("phrases", "score") && is(v::PLAYED) => {
                What::Played { phrase: number(&name), wrong: counted(extension(result, v::WRONG)) }
            }
            "phrase" if self.words.has("phrases", "score") => {
                What::Heard { phrase: number(&name), rate: extension(result, v::RATE).as_f64().unwrap_or_default() }
            }
            "" => return Err(Refused::at("/verb/id", "没有这样的动词", "no player tells that of a scene")),
            _ => return Err(Refused::at("/object/id", "场景里没有这样的部分", "no scene has such a part")),
        };
        Ok(())
    }

    fn set(&self, value: String, setting: &Value) -> What {
        let to = match &setting["value"] {
            Value::String(word) if self.words.has("word", &format!("{value} {word}")) => Value::from(word.as_str()),
            Value::Number(number) if number.as_f64().is_some_and(|number| self.words.can_be(&value, number)) => {
                Value::from(number.clone())
            }
            Value::Bool(on) => Value::from(*on),
            _ => Value::Null,
        };
        What::Set { value, to, unit: self.unit(setting) }
    }

    fn answered(&self, deed: &mut Deed, question: String) -> Result<What, Refused> {
        let result = &self.statement["result"];
        deed.options = self.words.options(&question);
        let free = self.words.has("number", &question);
        let is_number = |word: &str| word.len() <= DIGITS && word.parse::<f64>().is_ok_and(f64::is_finite);
        let mut answer = Vec::new();
        for word in text(result, "/response").split("[,]").filter(|word| !word.is_empty()) {
            let known = deed.options.iter().any(|option| option == word) || free && is_number(word);
            if !known || answer.iter().any(|before| before == word) {
                return Err(Refused::at("/result/response", "问题没有这个选项", "the question has no such option"));
            }
            answer.push(word.to_owned());
        }
        let parent = text(self.statement, "/context/contextActivities/parent/0/id");
        let (kind, name) = part_of(parent);
        let step = (kind == "step" && self.words.has("step", &name)).then_some(name);
        let prediction = extension(result, v::PREDICTION) == true;
        Ok(What::Answered { question, answer, right: result["success"] == true, prediction, step })
    }

    fn recorded(&self, deed: &mut Deed, result: &Value) -> Result<What, Refused> {
        let row = extension(result, v::ROW_DATA);
        let mut cells = Vec::new();
        let refused = || Refused::at("/result/response", "表里没有这一列", "the table has no such column");
        for (at, step) in text(result, "/response").split("[,]").enumerate() {
            let (column, cell) = step.split_once("[.]").unwrap_or((step, ""));
            // A table that had fewer columns than cells: the player numbers them.
            let known = self.words.has("column", column) || column == format!("column-{}", at + 1);
            if !known || at >= MOST || deed.columns.iter().any(|before| before == column) {
                return Err(refused());
            }
            deed.columns.push(column.to_owned());
            cells.push(figure(cell));
        }
        Ok(What::Recorded { row: counted(&row["number"]), cells })
    }

    fn goals(&self) -> Result<Vec<String>, Refused> {
        let place = "/context/contextActivities/other";
        let goals = self.statement.pointer(place).and_then(Value::as_array).into_iter().flatten();
        let goal = |activity: &Value| {
            let (kind, name) = part_of(text(activity, "/id"));
            let refused = || Refused::at(place, "场景没有这个目标", "the scene has no such goal");
            if kind == "goal" && self.words.has("goal", &name) { Ok(name) } else { Err(refused()) }
        };
        goals.take(MOST + 1).map(goal).collect()
    }

    fn unit(&self, of: &Value) -> String {
        let unit = text(of, "/unit");
        if self.words.has("unit", unit) { unit.to_owned() } else { String::new() }
    }
}

fn id(statement: &Value, place: &str) -> Result<Uuid, Refused> {
    let found = text(statement, place);
    let read = found.parse().ok().filter(|_| found.len() == 36);
    read.ok_or_else(|| Refused::at(place, "应是一个 UUID", "must be a UUID"))
}

/// A number as a response has it, to its last digit; nothing, where a player found none.
fn figure(text: &str) -> f64 {
    text.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or(f64::NAN)
}

fn counted(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_default().min(COUNTED)).unwrap_or_default()
}

fn number(name: &str) -> usize {
    name.parse().ok().filter(|number| *number as u64 <= COUNTED).unwrap_or_default()
}

fn halves(name: String) -> (String, String) {
    name.split_once('.').map_or((name.clone(), String::new()), |(one, other)| (one.to_owned(), other.to_owned()))
}

/// `PT12.34S`, as a player writes it.
fn elapsed(duration: &Value) -> Option<Duration> {
    let (seconds, hundredths) = duration.as_str()?.strip_prefix("PT")?.strip_suffix('S')?.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if hundredths.len() != 2 || !digits(hundredths) || seconds.len() > 9 || !digits(seconds) {
        return None;
    }
    let hundredths = Duration::from_millis(hundredths.parse::<u64>().ok()? * 10);
    let elapsed = Duration::from_secs(seconds.parse().ok()?).checked_add(hundredths)?;
    (elapsed <= LONGEST).then_some(elapsed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn durations_are_those_of_players() {
        assert_eq!(elapsed(&json!("PT61.05S")), Some(Duration::from_millis(61_050)));
        for other in [
            "PT18446744073709551615.100S",
            "PT18446744073709551615.99S",
            "PT+1.00S",
            "PT1.+1S",
            "PT1S",
            "PT1.5S",
            "P1DT1.00S",
            "PT1.00Sx",
            "PT99999999999.00S",
            "PT-1.00S",
        ] {
            assert_eq!(elapsed(&json!(other)), None, "{other}");
        }
    }

    #[test]
    fn what_differs_is_named_with_its_place() {
        let mut problems = Vec::new();
        let (came, written) = (json!({ "a": { "b/c": [1.0, "x"] }, "n": null }), json!({ "a": { "b/c": [1, "y"] } }));
        differ(&came, &written, &mut String::new(), &mut problems);
        assert_eq!(problems.iter().map(|one| one.place.as_str()).collect::<Vec<_>>(), ["/a/b~1c/1"]);
    }
}
