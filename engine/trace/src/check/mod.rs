//! Is this a sound xAPI statement, 2.0.0 or 1.0.3? Every problem with its place and reason.
//!
//! Structure only: whether its words mean anything, and whether an LRS already has it, is not asked here. The same rules
//! stand, written independently, as a JSON Schema in `schema/statement.json` for 2.0.0; a test holds one against the other.

mod actor;
mod context;
mod form;
mod object;
mod twice;

pub use form::{instant, is_iri, is_language_tag};
pub use twice::twice;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value};
use shujin_messages::Message;
use std::collections::BTreeMap;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// JSON pointer into the statement, `/verb/id`; empty for the whole.
    pub place: String,
    /// The reason.
    pub said: Message,
}

/// With the reason in every locale, by tag: who sent the statement is a program, whose reader is not known here.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let said: BTreeMap<&str, String> = self.said.everywhere().collect();
        let mut problem = serializer.serialize_struct("Problem", 2)?;
        problem.serialize_field("place", &self.place)?;
        problem.serialize_field("said", &said)?;
        problem.end()
    }
}

/// A version of xAPI.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// 1.0.3, the last of ADL's.
    One,
    /// 2.0.0, IEEE 9274.1.1.
    #[default]
    Two,
}

impl Version {
    /// The number as headers and statements carry it.
    pub fn number(self) -> &'static str {
        match self {
            Version::One => "1.0.3",
            Version::Two => "2.0.0",
        }
    }
}

/// All problems of a statement of xAPI 2.0.0; none if it is sound.
pub fn statement(value: &Value) -> Vec<Problem> {
    statement_of(Version::Two, value)
}

/// All problems of a statement of this version; none if it is sound.
pub fn statement_of(version: Version, value: &Value) -> Vec<Problem> {
    let mut checker = Checker { version, ..Checker::default() };
    checker.statement(value, false);
    checker.problems
}

/// All problems of an agent or a group, as in the `agent` parameter of a query.
pub fn agent(value: &Value) -> Vec<Problem> {
    let mut checker = Checker::default();
    checker.actor(value);
    checker.problems
}

/// IRI of the verb that voids another statement.
pub const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";

/// Walks a statement and remembers where it is.
#[derive(Default)]
pub(crate) struct Checker {
    version: Version,
    problems: Vec<Problem>,
    path: Vec<String>,
}

const STATEMENT: &[&str] = &[
    "id",
    "actor",
    "verb",
    "object",
    "result",
    "context",
    "timestamp",
    "stored",
    "authority",
    "version",
    "attachments",
];
const SUB_STATEMENT: &[&str] =
    &["objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments"];

impl Checker {
    fn statement(&mut self, value: &Value, inner: bool) {
        let known = if inner { SUB_STATEMENT } else { STATEMENT };
        let Some(map) = self.object_of(value, known, &["actor", "verb", "object"]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "id" => this.form(value, form::is_uuid, say!("expected-uuid")),
            "actor" => this.actor(value),
            "authority" => this.authority(value),
            "verb" => this.verb(value),
            "object" => this.statement_object(value, inner),
            "result" => this.result(value),
            "context" => this.context(value),
            "timestamp" | "stored" if this.version == Version::One => {
                this.form(value, form::is_old_timestamp, say!("expected-old-time"));
            }
            "timestamp" | "stored" => this.form(value, form::is_timestamp, say!("expected-time")),
            "version" if this.version == Version::One => {
                this.form(value, form::is_old_version, say!("expected-old-version"))
            }
            "version" => this.form(value, form::is_version, say!("expected-version")),
            "attachments" => this.list(value, Self::attachment),
            _ => {}
        });
        let voids = map.get("verb").is_some_and(|verb| verb.get("id").is_some_and(|id| id == VOIDED));
        if voids
            && !map.get("object").is_some_and(|object| object.get("objectType").is_some_and(|of| of == "StatementRef"))
        {
            self.at("object", |this| {
                this.tell(say!("voided-is-reference"));
            });
        }
        let object_type = map.get("object").and_then(|object| object.get("objectType"));
        let about_activity = object_type.is_none_or(|of| of == "Activity");
        for key in ["revision", "platform"] {
            if !about_activity && map.get("context").and_then(|context| context.get(key)).is_some() {
                self.at("context", |this| {
                    this.at(key, |this| this.tell(say!("only-of-activity")));
                });
            }
        }
    }

    fn verb(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, &["id", "display"], &["id"]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "id" => this.iri(value),
            _ => this.language_map(value),
        });
    }

    fn attachment(&mut self, value: &Value) {
        let known = &["usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"];
        let needed = &["usageType", "display", "contentType", "length", "sha2"];
        let Some(map) = self.object_of(value, known, needed) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "usageType" | "fileUrl" => this.iri(value),
            "display" | "description" => this.language_map(value),
            "length" if !value.is_u64() => this.tell(say!("expected-length")),
            "contentType" | "sha2" => this.string(value),
            _ => {}
        });
    }

    /// An object with these keys and no others; null stands nowhere but in extensions.
    fn object_of<'v>(&mut self, value: &'v Value, known: &[&str], needed: &[&str]) -> Option<&'v Map<String, Value>> {
        let Value::Object(map) = value else {
            self.tell(say!("expected-object"));
            return None;
        };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            self.at(key, |this| this.tell(say!("no-such-property")));
        }
        for key in needed.iter().filter(|key| !map.contains_key(**key)) {
            self.tell(say!("property-missing", key));
        }
        Some(map)
    }

    fn each(&mut self, map: &Map<String, Value>, mut look: impl FnMut(&mut Self, &str, &Value)) {
        for (key, value) in map {
            self.at(key, |this| look(this, key, value));
        }
    }

    fn list(&mut self, value: &Value, mut look: impl FnMut(&mut Self, &Value)) {
        let Value::Array(items) = value else {
            return self.tell(say!("expected-array"));
        };
        for (at, item) in items.iter().enumerate() {
            self.at(&at.to_string(), |this| look(this, item));
        }
    }

    fn form(&mut self, value: &Value, sound: fn(&str) -> bool, said: Message) {
        if !value.as_str().is_some_and(sound) {
            self.tell(said);
        }
    }

    fn iri(&mut self, value: &Value) {
        self.form(value, is_iri, say!("expected-iri"));
    }

    fn string(&mut self, value: &Value) {
        self.form(value, |_| true, say!("expected-string"));
    }

    fn boolean(&mut self, value: &Value) {
        if !value.is_boolean() {
            self.tell(say!("expected-boolean"));
        }
    }

    fn language_map(&mut self, value: &Value) {
        let Value::Object(map) = value else {
            return self.tell(say!("expected-language-map"));
        };
        self.each(map, |this, key, value| {
            if !is_language_tag(key) {
                this.tell(say!("key-no-language-tag"));
            }
            this.string(value);
        });
    }

    fn extensions(&mut self, value: &Value) {
        let Value::Object(map) = value else {
            return self.tell(say!("expected-object"));
        };
        self.each(map, |this, key, _| {
            if !is_iri(key) {
                this.tell(say!("key-no-iri"));
            }
        });
    }

    fn at(&mut self, key: &str, look: impl FnOnce(&mut Self)) {
        self.path.push(key.replace('~', "~0").replace('/', "~1"));
        look(self);
        self.path.pop();
    }

    fn tell(&mut self, said: Message) {
        let place = self.path.iter().map(|key| format!("/{key}")).collect();
        self.problems.push(Problem { place, said });
    }
}
