//! How it came out and in what surroundings: result and context.

use super::{Checker, Version, form};
use crate::vocabulary::CONTEXT_ACTIVITIES;
use serde_json::{Map, Value};

const CONTEXT: &[&str] = &[
    "registration",
    "instructor",
    "team",
    "contextActivities",
    "contextAgents",
    "contextGroups",
    "revision",
    "platform",
    "language",
    "statement",
    "extensions",
];

impl Checker {
    /// A result.
    pub(super) fn result(&mut self, value: &Value) {
        let known = &["score", "success", "completion", "response", "duration", "extensions"];
        let Some(map) = self.object_of(value, known, &[]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "score" => this.score(value),
            "success" | "completion" => this.boolean(value),
            "response" => this.string(value),
            "duration" if this.version == Version::One => {
                this.form(value, form::is_old_duration, say!("expected-duration"));
            }
            "duration" => this.form(value, form::is_duration, say!("expected-duration")),
            "extensions" => this.extensions(value),
            _ => {}
        });
    }

    fn score(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, &["scaled", "raw", "min", "max"], &[]) else {
            return;
        };
        self.each(map, |this, _, value| {
            if !value.is_number() {
                this.tell(say!("expected-number"));
            }
        });
        let number = |map: &Map<String, Value>, key: &str| map.get(key).and_then(Value::as_f64);
        if number(map, "scaled").is_some_and(|scaled| !(-1.0..=1.0).contains(&scaled)) {
            self.at("scaled", |this| this.tell(say!("expected-scaled")));
        }
        let (raw, min, max) = (number(map, "raw"), number(map, "min"), number(map, "max"));
        if let (Some(min), Some(max)) = (min, max)
            && min >= max
        {
            self.tell(say!("score-min-not-below-max"));
        }
        if let Some(raw) = raw
            && (min.is_some_and(|min| raw < min) || max.is_some_and(|max| raw > max))
        {
            self.at("raw", |this| this.tell(say!("score-not-between")));
        }
    }

    /// A context.
    pub(super) fn context(&mut self, value: &Value) {
        let known: Vec<&str> = CONTEXT.iter().copied().filter(|key| self.has(key)).collect();
        let Some(map) = self.object_of(value, &known, &[]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "registration" => this.form(value, form::is_uuid, say!("expected-uuid")),
            "instructor" => this.actor(value),
            "team" => this.group(value),
            "contextActivities" => this.context_activities(value),
            "contextAgents" => this.list(value, |this, item| this.related(item, "contextAgent", "agent")),
            "contextGroups" => this.list(value, |this, item| this.related(item, "contextGroup", "group")),
            "revision" | "platform" => this.string(value),
            "language" => this.form(value, form::is_language_tag, say!("expected-language-tag")),
            "statement" => this.reference(value),
            "extensions" => this.extensions(value),
            _ => {}
        });
    }

    /// Whether this version has such a property of a context.
    fn has(&self, key: &str) -> bool {
        self.version == Version::Two || !["contextAgents", "contextGroups"].contains(&key)
    }

    fn context_activities(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, &CONTEXT_ACTIVITIES, &[]) else {
            return;
        };
        self.each(map, |this, _, value| match value {
            // xAPI 1.0 wrote a single activity; 2.0 still takes it.
            Value::Object(_) => this.activity(value),
            _ => this.list(value, Self::activity),
        });
    }

    fn related(&mut self, value: &Value, of: &str, who: &str) {
        let Some(map) = self.object_of(value, &["objectType", who, "relevantTypes"], &["objectType", who]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "objectType" if value != of => this.tell(say!("expected-type", of)),
            "agent" => this.agent(value),
            "group" => this.group(value),
            "relevantTypes" if value.as_array().is_some_and(Vec::is_empty) => this.tell(say!("must-not-be-empty")),
            "relevantTypes" => this.list(value, Self::iri),
            _ => {}
        });
    }
}
