//! Who, where and when, without saying who: what every statement of one sitting has in common.
//!
//! Holds no clock and draws no ids; the host does.

use crate::texts::LanguageMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One sitting of one learner (or of a class round one board) with one scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The xAPI registration; ids of statements are derived from it. Drawn at random by the host.
    pub id: Uuid,
    /// When the scene was opened.
    pub started: Timestamp,
    /// The learner.
    pub learner: Pseudonym,
    /// The school's own IRI: the name space of its pseudonyms and scenes.
    pub home: Home,
    /// Id of the scene, as in `lab/pendulum`.
    pub scene: String,
    /// Title of the scene by locale.
    #[serde(default)]
    pub title: LanguageMap,
    /// Hash of the pack: which version of the scene it was.
    pub hash: String,
    /// Locale in which the scene was shown, as in `zh-CN`.
    pub language: String,
    /// The lesson of a class that this sitting belongs to, an IRI below the home, as in `https://school.example/lessons/…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// What a learning platform said that opened the scene (cmi5); then its word goes for learner, activity and registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub launch: Option<Launch>,
    /// Share of right answers from which the scene counts as passed, 0–1. Without one nobody passes or fails: the
    /// share is told and that is all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mastery: Option<f64>,
}

/// A launch by a learning platform, as cmi5 has it: what every statement must carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Launch {
    /// The learner, as an xAPI agent.
    pub actor: serde_json::Value,
    /// The activity that the platform launched, the object of what is said of the scene as a whole.
    pub activity: String,
    /// The platform's registration.
    pub registration: Uuid,
    /// What stands in the context of every statement.
    #[serde(default)]
    pub context: serde_json::Value,
    /// The learner only looks: nothing but the beginning and the end is told.
    #[serde(default)]
    pub review: bool,
    /// Share of right answers to pass, 0–1.
    #[serde(default)]
    pub mastery: Option<f64>,
}

/// Why a pseudonym or a home IRI was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Something that might be a name.
    #[error("{}", say!("session-pseudonym"))]
    Pseudonym,
    /// Not an IRI to build on.
    #[error("{}", say!("session-home", found = .0))]
    Home(String),
}

/// A learner's pseudonym: `p-` and 16–64 lower-case hexadecimal digits, drawn at random; or the 52 letters and digits of base32
/// (`a`–`z`, `2`–`7`) of a keyed hash made where the roster is kept. Nothing else is accepted, so no name, number of a pupil or
/// mail address can slip in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pseudonym(String);

impl Pseudonym {
    /// Makes one from bytes that the host drew at random or hashed.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(format!("p-{}", Uuid::from_bytes(bytes).simple()))
    }

    /// The pseudonym as written in statements.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Pseudonym {
    type Error = SessionError;

    fn try_from(text: String) -> Result<Self, SessionError> {
        let digits = text.strip_prefix("p-").unwrap_or_default();
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let drawn = (16..=64).contains(&digits.len()) && digits.bytes().all(hex);
        let hashed = text.len() == 52 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
        if drawn || hashed { Ok(Self(text)) } else { Err(SessionError::Pseudonym) }
    }
}

impl From<Pseudonym> for String {
    fn from(pseudonym: Pseudonym) -> Self {
        pseudonym.0
    }
}

/// A school's own IRI, `https://school.example`: absolute, http or https, no query, no fragment, no slash at its end.
/// It need not answer; it must only stay the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Home(String);

impl Home {
    /// The IRI, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Home {
    type Error = SessionError;

    fn try_from(text: String) -> Result<Self, SessionError> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let sound = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
            && crate::check::is_iri(&text)
            && !text.contains(['?', '#']);
        if sound { Ok(Self(text.trim_end_matches('/').to_owned())) } else { Err(SessionError::Home(text)) }
    }
}

impl From<Home> for String {
    fn from(home: Home) -> Self {
        home.0
    }
}
