//! Is this a sound xAPI statement, 2.0.0 or 1.0.3? Every problem with its place and reason, in Chinese and English.
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

use serde_json::{Map, Value};

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// JSON pointer into the statement, `/verb/id`; empty for the whole.
    pub place: String,
    /// The reason in simplified Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
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
            "id" => this.form(value, form::is_uuid, "UUID", "a UUID"),
            "actor" => this.actor(value),
            "authority" => this.authority(value),
            "verb" => this.verb(value),
            "object" => this.statement_object(value, inner),
            "result" => this.result(value),
            "context" => this.context(value),
            "timestamp" | "stored" if this.version == Version::One => {
                this.form(value, form::is_old_timestamp, "ISO 8601 时间", "an ISO 8601 time");
            }
            "timestamp" | "stored" => this.form(value, form::is_timestamp, "RFC 3339 时间", "an RFC 3339 time"),
            "version" if this.version == Version::One => this.form(value, form::is_old_version, "1.0.x", "1.0.x"),
            "version" => this.form(value, form::is_version, "2.0.x 或 1.0.x", "2.0.x or 1.0.x"),
            "attachments" => this.list(value, Self::attachment),
            _ => {}
        });
        let voids = map.get("verb").is_some_and(|verb| verb.get("id").is_some_and(|id| id == VOIDED));
        if voids
            && !map.get("object").is_some_and(|object| object.get("objectType").is_some_and(|of| of == "StatementRef"))
        {
            self.at("object", |this| {
                this.tell("作废（voided）的对象应为 StatementRef", "what is voided is named by a StatementRef");
            });
        }
        let object_type = map.get("object").and_then(|object| object.get("objectType"));
        let about_activity = object_type.is_none_or(|of| of == "Activity");
        for key in ["revision", "platform"] {
            if !about_activity && map.get("context").and_then(|context| context.get(key)).is_some() {
                self.at("context", |this| {
                    this.at(key, |this| {
                        this.tell("只有对象是 Activity 时才能写", "only allowed where the object is an Activity")
                    });
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
            "length" if !value.is_u64() => this.tell("应为非负整数", "expected a whole number, 0 or more"),
            "contentType" | "sha2" => this.string(value),
            _ => {}
        });
    }

    /// An object with these keys and no others; null stands nowhere but in extensions.
    fn object_of<'v>(&mut self, value: &'v Value, known: &[&str], needed: &[&str]) -> Option<&'v Map<String, Value>> {
        let Value::Object(map) = value else {
            self.tell("应为对象", "expected an object");
            return None;
        };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            self.at(key, |this| this.tell("xAPI 没有这个属性", "xAPI has no such property"));
        }
        for key in needed.iter().filter(|key| !map.contains_key(**key)) {
            self.tell(&format!("缺少 {key}"), &format!("{key} is missing"));
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
            return self.tell("应为数组", "expected an array");
        };
        for (at, item) in items.iter().enumerate() {
            self.at(&at.to_string(), |this| look(this, item));
        }
    }

    fn form(&mut self, value: &Value, sound: fn(&str) -> bool, zh: &str, en: &str) {
        if !value.as_str().is_some_and(sound) {
            self.tell(&format!("应为 {zh}"), &format!("expected {en}"));
        }
    }

    fn iri(&mut self, value: &Value) {
        self.form(value, is_iri, "绝对 IRI", "an absolute IRI");
    }

    fn string(&mut self, value: &Value) {
        self.form(value, |_| true, "字符串", "a string");
    }

    fn boolean(&mut self, value: &Value) {
        if !value.is_boolean() {
            self.tell("应为 true 或 false", "expected true or false");
        }
    }

    fn language_map(&mut self, value: &Value) {
        let Value::Object(map) = value else {
            return self.tell("应为语言表，如 {\"zh-CN\": \"…\"}", "expected a language map as in {\"zh-CN\": \"…\"}");
        };
        self.each(map, |this, key, value| {
            if !is_language_tag(key) {
                this.tell("键应为语言标签", "the key is no language tag");
            }
            this.string(value);
        });
    }

    fn extensions(&mut self, value: &Value) {
        let Value::Object(map) = value else {
            return self.tell("应为对象", "expected an object");
        };
        self.each(map, |this, key, _| {
            if !is_iri(key) {
                this.tell("键应为绝对 IRI", "the key is no absolute IRI");
            }
        });
    }

    fn at(&mut self, key: &str, look: impl FnOnce(&mut Self)) {
        self.path.push(key.replace('~', "~0").replace('/', "~1"));
        look(self);
        self.path.pop();
    }

    fn tell(&mut self, zh: &str, en: &str) {
        let place = self.path.iter().map(|key| format!("/{key}")).collect();
        self.problems.push(Problem { place, zh: zh.into(), en: en.into() });
    }
}
