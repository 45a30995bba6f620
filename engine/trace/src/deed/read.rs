//! Reads a statement into a [`Deed`]: takes from it what a player tells, writes that anew, and holds the two against each other. So
//! whatever is in a statement and not in what the player would have written is found, wherever it stands.

use super::{Deed, Refused, lesson, scene_of};
use crate::check::Problem;
use crate::kind::reading::{LONGEST, text};
use crate::kind::{ErasedKind, Kinds, Reading};
use crate::names::Vocabulary;
use crate::session::{Home, Pseudonym};
use crate::texts::Texts;
use crate::vocabulary as v;
use jiff::Timestamp;
use serde_json::Value;
use shujin_messages::Locale;
use uuid::Uuid;

/// Most ticks: those of the longest sitting.
const TICKS: u64 = LONGEST.as_secs() * 60;
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

/// The deed of one of these kinds that a statement tells, under this home; `vocabulary` gives that of a scene.
///
/// # Errors
/// Each place that no player would have written.
pub fn read<'a>(
    statement: &Value,
    home: &Home,
    kinds: &Kinds,
    vocabulary: impl FnOnce(&str) -> Option<&'a Vocabulary>,
) -> Result<Deed, Refused> {
    let object = text(statement, "/object/id");
    let scene = scene_of(home, object).ok_or_else(|| Refused::at("/object/id", say!("no-scene-of-school")))?;
    let words = vocabulary(scene).ok_or_else(|| Refused::at("/object/id", say!("no-scene-on-server")))?;
    let deed = Taken { statement, home, kinds, words, scene }.deed()?;
    let written = deed.statement(&Texts::default());
    let mut problems = Vec::new();
    differ(statement, &written, &mut String::new(), &mut problems);
    if written.to_string().len() > BYTES {
        return Err(Refused::at("", say!("too-long")));
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
            problems.push(Problem { place: place.clone(), said: say!("not-written-by-a-player") });
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

/// A statement while its parts are taken out of it.
struct Taken<'a> {
    statement: &'a Value,
    home: &'a Home,
    kinds: &'a Kinds,
    words: &'a Vocabulary,
    scene: &'a str,
}

impl Taken<'_> {
    fn deed(&self) -> Result<Deed, Refused> {
        let statement = self.statement;
        let context = &statement["context"];
        let learner = text(statement, "/actor/account/name").to_owned();
        let learner = Pseudonym::try_from(learner).map_err(|_| Refused::at("/actor", say!("only-pseudonyms")))?;
        let at = text(statement, "/timestamp").parse::<Timestamp>();
        let at = at.map_err(|_| Refused::at("/timestamp", say!("time-missing")))?;
        let language = text(context, "/language");
        let revision = text(context, "/revision");
        let mut reading = Reading::new(statement, Some(self.words));
        let kind = self.kind(&mut reading)?;
        let extension = |name: &str| &context["extensions"][name];
        Ok(Deed {
            id: id(statement, "/id")?,
            learner,
            home: self.home.clone(),
            registration: id(statement, "/context/registration")?,
            scene: self.scene.to_owned(),
            lesson: self.lesson()?,
            revision: self.words.has("revision", revision).then(|| revision.to_owned()),
            language: if self.is_spoken(language) { language.to_owned() } else { String::new() },
            at,
            tick: extension(v::TICK).as_u64().filter(|tick| *tick <= TICKS),
            data: kind.read(&mut reading)?,
            part: usize::from(kind.form().verb.iri != reading.verb()),
            kind,
            mastery: extension(v::MASTERY).as_f64(),
            elapsed: reading.duration().unwrap_or_default(),
            kept: reading.into_kept(),
        })
    }

    /// Whether a player writes this for a language: the interface's, which need not be one of the scene's, or one that the scene has.
    fn is_spoken(&self, language: &str) -> bool {
        Locale::of(language).is_some_and(|locale| locale.tag() == language) || self.words.has("locale", language)
    }

    /// The kind of event that the statement tells.
    fn kind(&self, reading: &mut Reading) -> Result<&'static dyn ErasedKind, Refused> {
        let (verb, part) = (reading.verb(), reading.part());
        if let Some(kind) = self.kinds.told_by(verb, part) {
            return Ok(kind);
        }
        let Some(nearest) = self.kinds.of_part(part) else {
            return Err(Refused::at("/object/id", say!("no-such-kind-of-part")));
        };
        let mut refused = Refused::at("/verb/id", say!("no-such-verb"));
        // What else is wrong is told at once.
        if let Err(also) = nearest.read(reading) {
            refused.0.extend(also.0);
        }
        Err(refused)
    }

    /// The lesson among what the statement is grouped under.
    fn lesson(&self) -> Result<Option<Uuid>, Refused> {
        let place = "/context/contextActivities/grouping";
        let groups = self.statement.pointer(place).and_then(Value::as_array).into_iter().flatten();
        let below = lesson(self.home, Uuid::nil()).replace(&Uuid::nil().to_string(), "");
        let mut found = groups.filter_map(|group| group["id"].as_str()?.strip_prefix(below.as_str()));
        let Some(first) = found.next() else { return Ok(None) };
        let id = first.parse().map_err(|_| Refused::at(place, say!("no-lesson-id")))?;
        Ok(Some(id))
    }
}

fn id(statement: &Value, place: &str) -> Result<Uuid, Refused> {
    let found = text(statement, place);
    let read = found.parse().ok().filter(|_| found.len() == 36);
    read.ok_or_else(|| Refused::at(place, say!("no-uuid")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_differs_is_named_with_its_place() {
        let mut problems = Vec::new();
        let (came, written) = (json!({ "a": { "b/c": [1.0, "x"] }, "n": null }), json!({ "a": { "b/c": [1, "y"] } }));
        differ(&came, &written, &mut String::new(), &mut problems);
        assert_eq!(problems.iter().map(|one| one.place.as_str()).collect::<Vec<_>>(), ["/a/b~1c/1"]);
    }
}
