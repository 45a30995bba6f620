//! Parameters of a request: each known, each once, each of its form.

use super::super::api_error::ApiError;
use crate::record::filter_keys::agent_word;
use axum::http::Uri;
use serde_json::Value;
use shujin_messages::{Joint, Message};
use shujin_trace::{Timestamp, Uuid, check};
use std::collections::BTreeMap;

/// What was asked, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// Parses the query of an address; only these names may occur in it.
    pub(super) fn read(uri: &Uri, known: &[&str]) -> Result<Self, ApiError> {
        let mut found = BTreeMap::new();
        for (key, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned() {
            if !known.contains(&key.as_str()) {
                return Err(ApiError::bad_request(say!("parameter-unknown", key, known = list(known))));
            }
            if value.contains('\0') {
                return Err(bad(&key, "\\0"));
            }
            if found.insert(key.clone(), value).is_some() {
                return Err(ApiError::bad_request(say!("parameter-twice", key)));
            }
        }
        Ok(Self(found))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    pub(super) fn needed(&self, key: &str) -> Result<&str, ApiError> {
        self.text(key).ok_or_else(|| ApiError::bad_request(say!("parameter-missing", key)))
    }

    fn parsed<T>(&self, key: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, ApiError> {
        self.text(key).map(|value| read(value).ok_or_else(|| bad(key, value))).transpose()
    }

    pub(super) fn iri(&self, key: &str) -> Result<Option<&str>, ApiError> {
        match self.text(key) {
            Some(value) if !check::is_iri(value) => Err(bad(key, value)),
            value => Ok(value),
        }
    }

    pub(super) fn uuid(&self, key: &str) -> Result<Option<Uuid>, ApiError> {
        self.parsed(key, |value| value.parse().ok().filter(|_| value.len() == 36))
    }

    /// Microseconds since 1970.
    pub(super) fn time(&self, key: &str) -> Result<Option<i64>, ApiError> {
        self.parsed(key, |value| check::instant(value).map(Timestamp::as_microsecond))
    }

    pub(super) fn flag(&self, key: &str) -> Result<bool, ApiError> {
        Ok(self.parsed(key, |value| value.parse().ok())?.unwrap_or(false))
    }

    pub(super) fn number<T: std::str::FromStr>(&self, key: &str) -> Result<Option<T>, ApiError> {
        self.parsed(key, |value| value.parse().ok())
    }

    /// An agent or identified group, as JSON.
    pub(super) fn agent(&self, key: &str) -> Result<Option<Value>, ApiError> {
        self.parsed(key, |value| {
            let agent: Value = serde_json::from_str(value).ok()?;
            (check::agent(&agent).is_empty() && agent_word(&agent).is_some()).then_some(agent)
        })
    }

    /// The same question, asked once more with another value.
    pub(super) fn with(&self, key: &str, value: String) -> String {
        let mut all = self.0.clone();
        all.insert(key.to_owned(), value);
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&all).finish()
    }
}

fn list(names: &[&str]) -> Message {
    Message::list(names.iter().copied().map(Message::same), Joint::Comma)
}

fn bad(key: &str, value: &str) -> ApiError {
    let value: String = value.chars().take(200).collect();
    ApiError::bad_request(say!("parameter-cannot-be", key, value))
}
