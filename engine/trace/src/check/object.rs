//! What a statement is about: activity, agent, reference, inner statement; and what can be answered.

use super::{Checker, form};
use serde_json::Value;

const INTERACTIONS: &[(&str, &[&str])] = &[
    ("true-false", &[]),
    ("choice", &["choices"]),
    ("fill-in", &[]),
    ("long-fill-in", &[]),
    ("matching", &["source", "target"]),
    ("performance", &["steps"]),
    ("sequencing", &["choices"]),
    ("likert", &["scale"]),
    ("numeric", &[]),
    ("other", &[]),
];

const DEFINITION: &[&str] = &[
    "name",
    "description",
    "type",
    "moreInfo",
    "extensions",
    "interactionType",
    "correctResponsesPattern",
    "choices",
    "scale",
    "source",
    "target",
    "steps",
];

impl Checker {
    /// The object of a statement; an inner statement holds no inner one.
    pub(super) fn statement_object(&mut self, value: &Value, inner: bool) {
        match value.get("objectType").map(Value::as_str) {
            None | Some(Some("Activity")) => self.activity(value),
            Some(Some("Agent")) => self.agent(value),
            Some(Some("Group")) => self.group(value),
            Some(Some("StatementRef")) => self.reference(value),
            Some(Some("SubStatement")) if !inner => self.statement(value, true),
            _ => self.at("objectType", |this| {
                this.tell(say!("object-type"));
            }),
        }
    }

    /// A reference to another statement.
    pub(super) fn reference(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, &["objectType", "id"], &["objectType", "id"]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "id" => this.form(value, form::is_uuid, say!("expected-uuid")),
            _ if value != "StatementRef" => this.tell(say!("expected-statement-ref")),
            _ => {}
        });
    }

    /// An activity.
    pub(super) fn activity(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, &["objectType", "id", "definition"], &["id"]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "id" => this.iri(value),
            "definition" => this.definition(value),
            _ if value != "Activity" => this.tell(say!("expected-activity")),
            _ => {}
        });
    }

    fn definition(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, DEFINITION, &[]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "name" | "description" => this.language_map(value),
            "type" | "moreInfo" => this.iri(value),
            "extensions" => this.extensions(value),
            "correctResponsesPattern" => this.list(value, Self::string),
            "choices" | "scale" | "source" | "target" | "steps" => this.components(value),
            _ => {}
        });
        let interaction = map.get("interactionType");
        let found = INTERACTIONS.iter().find(|(name, _)| interaction.is_some_and(|of| of == name));
        if interaction.is_some() && found.is_none() {
            self.at("interactionType", |this| this.tell(say!("no-such-interaction")));
        }
        let allowed = found.map_or(&[][..], |(_, parts)| parts);
        for part in ["choices", "scale", "source", "target", "steps"] {
            if map.contains_key(part) && !allowed.contains(&part) {
                self.at(part, |this| this.tell(say!("not-of-interaction")));
            }
        }
        if map.contains_key("correctResponsesPattern") && interaction.is_none() {
            self.tell(say!("interaction-type-missing"));
        }
    }

    fn components(&mut self, value: &Value) {
        let mut seen = Vec::new();
        self.list(value, |this, item| {
            let Some(map) = this.object_of(item, &["id", "description"], &["id"]) else {
                return;
            };
            this.each(map, |this, key, value| match key {
                "id" if seen.contains(value) => this.tell(say!("stands-twice")),
                "id" => {
                    this.string(value);
                    seen.push(value.clone());
                }
                _ => this.language_map(value),
            });
        });
    }
}
