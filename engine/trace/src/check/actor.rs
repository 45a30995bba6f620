//! Agents and groups: exactly one way of saying who.

use super::{Checker, form};
use serde_json::Value;

const WAYS: &[&str] = &["mbox", "mbox_sha1sum", "openid", "account"];

impl Checker {
    /// An agent or a group.
    pub(super) fn actor(&mut self, value: &Value) {
        if value.get("objectType") == Some(&Value::from("Group")) { self.group(value) } else { self.agent(value) }
    }

    /// Whoever vouches: an agent, or an application and a user as a group of two without identifier.
    pub(super) fn authority(&mut self, value: &Value) {
        self.actor(value);
        if value.get("objectType").is_some_and(|of| of == "Group") {
            let two = value.get("member").and_then(Value::as_array).is_some_and(|member| member.len() == 2);
            if !two || WAYS.iter().any(|way| value.get(way).is_some()) {
                self.tell(say!("authority-group"));
            }
        }
    }

    /// An agent.
    pub(super) fn agent(&mut self, value: &Value) {
        let known = &["objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"];
        let Some(map) = self.object_of(value, known, &[]) else {
            return;
        };
        if map.get("objectType").is_some_and(|of| of != "Agent") {
            self.at("objectType", |this| this.tell(say!("expected-agent-or-group")));
        }
        self.ways(value);
        if WAYS.iter().filter(|way| map.contains_key(**way)).count() != 1 {
            self.tell(say!("expected-one-way"));
        }
    }

    /// A group, identified or not.
    pub(super) fn group(&mut self, value: &Value) {
        let known = &["objectType", "name", "mbox", "mbox_sha1sum", "openid", "account", "member"];
        let Some(map) = self.object_of(value, known, &["objectType"]) else {
            return;
        };
        if map.get("objectType").is_some_and(|of| of != "Group") {
            self.at("objectType", |this| this.tell(say!("expected-group")));
        }
        self.ways(value);
        if let Some(members) = map.get("member") {
            self.at("member", |this| this.list(members, Self::agent));
        }
        match WAYS.iter().filter(|way| map.contains_key(**way)).count() {
            0 if !map.contains_key("member") => self.tell(say!("group-without-members")),
            0 | 1 => {}
            _ => self.tell(say!("expected-at-most-one-way")),
        }
    }

    fn ways(&mut self, value: &Value) {
        let Value::Object(map) = value else { return };
        self.each(map, |this, key, value| match key {
            "name" => this.string(value),
            "mbox" => this.form(value, form::is_mailto, say!("expected-mailto")),
            "mbox_sha1sum" => this.form(value, form::is_sha1, say!("expected-sha-1")),
            "openid" => this.iri(value),
            "account" => this.account(value),
            _ => {}
        });
    }

    fn account(&mut self, value: &Value) {
        let Some(map) = self.object_of(value, &["homePage", "name"], &["homePage", "name"]) else {
            return;
        };
        self.each(map, |this, key, value| match key {
            "homePage" => this.iri(value),
            _ => this.string(value),
        });
    }
}
