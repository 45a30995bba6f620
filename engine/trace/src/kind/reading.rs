//! A statement while a kind takes its event from it.
//!
//! Does: give numbers within bounds and names that the scene has. Does not: hold the whole statement against what a player writes; that is
//! [`crate::deed`]'s. Where no vocabulary is at hand, as for a timeline of statements that were read strictly before, every name is known.

use crate::check::Problem;
use crate::names::Vocabulary;
use crate::statement::activity::unescape;
use crate::statement::plain::SEPARATOR;
use crate::texts::Lists;
use serde_json::Value;
use shujin_messages::Message;
use std::time::Duration;

/// Most of what is counted: rows, phrases, wrong keys, hints.
const COUNTED: u64 = 100_000;
/// Longest that a sitting can be: a term. Longer times would not be told rightly.
pub(crate) const LONGEST: Duration = Duration::from_secs(200 * 24 * 3600);
/// Longest number as it is answered.
const DIGITS: usize = 12;
/// Most columns of a table, and goals of a task.
pub const MOST: usize = 64;

/// Why a statement is none of a player's: each place that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused(pub Vec<Problem>);

impl Refused {
    /// One place, a JSON pointer, with what is wrong there.
    pub fn at(place: &str, said: Message) -> Self {
        Self(vec![Problem { place: place.into(), said }])
    }
}

/// A statement, what it is about, and what the scene can speak of.
pub struct Reading<'a> {
    statement: &'a Value,
    part: &'a str,
    name: String,
    names: Option<&'a Vocabulary>,
    kept: Lists,
}

impl<'a> Reading<'a> {
    /// A statement about a scene of this vocabulary; without one every name is known.
    #[cfg(feature = "read")]
    pub(crate) fn new(statement: &'a Value, names: Option<&'a Vocabulary>) -> Self {
        let (part, name) = part_of(text(statement, "/object/id"));
        Self { statement, part, name, names, kept: Lists::new() }
    }

    /// The verb's IRI.
    pub fn verb(&self) -> &'a str {
        text(self.statement, "/verb/id")
    }

    /// The kind of part that it is about; empty for the scene.
    pub fn part(&self) -> &'a str {
        self.part
    }

    /// The part's name, if the scene has such a part.
    ///
    /// # Errors
    /// When it has not.
    pub fn known(&self) -> Result<String, Refused> {
        let refused = || Refused::at("/object/id", say!("no-such-part"));
        if self.has(self.part, &self.name) { Ok(self.name.clone()) } else { Err(refused()) }
    }

    /// Both halves of such a name: of `task.hint`.
    ///
    /// # Errors
    /// When the scene has no such part.
    pub fn known_halves(&self) -> Result<(String, String), Refused> {
        let name = self.known()?;
        let halves = name.split_once('.').map(|(one, other)| (one.to_owned(), other.to_owned()));
        Ok(halves.unwrap_or((name, String::new())))
    }

    /// The part's number, from 0 to 100,000.
    ///
    /// # Errors
    /// When its name is none.
    pub fn number(&self) -> Result<usize, Refused> {
        let number = self.name.parse().ok().filter(|number| *number as u64 <= COUNTED);
        number.ok_or_else(|| Refused::at("/object/id", say!("part-without-number")))
    }

    /// Whether the scene has this name of this kind.
    pub fn has(&self, kind: &str, name: &str) -> bool {
        self.names.is_none_or(|names| names.has(kind, name))
    }

    /// Names of a kind that belong to this one, in no order of the scene's: options of a question.
    pub fn belonging(&self, kind: &str, to: &str) -> Vec<String> {
        self.names.map(|names| names.belonging(kind, to)).unwrap_or_default()
    }

    /// Whether a value can be this number.
    pub fn can_be(&self, value: &str, number: f64) -> bool {
        self.names.is_none_or(|names| names.can_be(value, number))
    }

    /// What the statement says came of it; null where it says nothing.
    pub fn result(&self) -> &'a Value {
        &self.statement["result"]
    }

    /// An extension of the result; null where there is none.
    pub fn extension(&self, iri: &str) -> &'a Value {
        &self.result()["extensions"][iri]
    }

    /// The parts of the response.
    pub fn response(&self) -> impl Iterator<Item = &'a str> {
        text(self.result(), "/response").split(SEPARATOR)
    }

    /// A word as it was answered, if it is a number of reasonable length.
    pub fn is_number(word: &str) -> bool {
        word.len() <= DIGITS && word.parse::<f64>().is_ok_and(f64::is_finite)
    }

    /// The unit beside a number, if the scene has it; else empty.
    pub fn unit(&self, of: &Value) -> String {
        let unit = text(of, "/unit");
        if self.has("unit", unit) { unit.to_owned() } else { String::new() }
    }

    /// The name of what the statement stands under, if that is a part of this kind which the scene has.
    pub fn parent(&self, kind: &str) -> Option<String> {
        let (of, name) = part_of(text(self.statement, "/context/contextActivities/parent/0/id"));
        (of == kind && self.has(kind, &name)).then_some(name)
    }

    /// Names of the goals that the statement bears on.
    ///
    /// # Errors
    /// When the scene has not got one of them.
    pub fn goals(&self) -> Result<Vec<String>, Refused> {
        let place = "/context/contextActivities/other";
        let goals = self.statement.pointer(place).and_then(Value::as_array).into_iter().flatten();
        let goal = |activity: &Value| {
            let (kind, name) = part_of(text(activity, "/id"));
            let refused = || Refused::at(place, say!("no-such-goal"));
            if kind == "goal" && self.has("goal", &name) { Ok(name) } else { Err(refused()) }
        };
        goals.take(MOST + 1).map(goal).collect()
    }

    /// The duration of the result, as a player writes it; none where there is no such.
    pub fn duration(&self) -> Option<Duration> {
        duration(&self.result()["duration"])
    }

    /// Keeps a list that the statement has, for when it is written anew: drafts find it by [`Teller::kept`](crate::statement::Teller::kept).
    pub fn keep(&mut self, id: impl Into<String>, list: Vec<String>) {
        self.kept.insert(id.into(), list);
    }

    /// What was kept.
    #[cfg(feature = "read")]
    pub(crate) fn into_kept(self) -> Lists {
        self.kept
    }
}

/// A number as a response has it, to its last digit; what is not a number where a player found none.
pub fn figure(text: &str) -> f64 {
    text.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or(f64::NAN)
}

/// What was counted, from 0 to 100,000.
pub fn counted(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_default().min(COUNTED)).unwrap_or_default()
}

/// The text at a place, a JSON pointer; empty where there is none.
pub(crate) fn text<'a>(value: &'a Value, place: &str) -> &'a str {
    value.pointer(place).and_then(Value::as_str).unwrap_or_default()
}

/// Kind and name of a part, from the id of an activity: `…/scenes/lab/pendulum#question/shape`.
pub(crate) fn part_of(activity: &str) -> (&str, String) {
    let Some((_, part)) = activity.split_once('#') else { return ("", String::new()) };
    let (kind, name) = part.split_once('/').unwrap_or((part, ""));
    (kind, unescape(name))
}

/// `PT12.34S`, as a player writes it.
fn duration(duration: &Value) -> Option<Duration> {
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
        assert_eq!(duration(&json!("PT61.05S")), Some(Duration::from_millis(61_050)));
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
            assert_eq!(duration(&json!(other)), None, "{other}");
        }
    }
}
