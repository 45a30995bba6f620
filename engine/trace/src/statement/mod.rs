//! Events become xAPI 2.0 statements.
//!
//! A statement's id is UUIDv5(session, number of the statement) and its time is the session's start plus what has
//! elapsed, so a session told twice is the same statements twice and a store keeps them once. Only ids, numbers and
//! the scene's own texts get in; nothing that a learner typed does.
//!
//! Which verb, object and result an event has is said by its [kind](crate::kind::EventKind).

pub(crate) mod activity;
mod draft;
pub mod plain;
mod teller;

pub use draft::{Level, StatementDraft};
pub use teller::Teller;

use crate::event::{Data, Event};
use crate::kind::{ErasedKind, Kinds};
use crate::lesson::Left;
use crate::session::{Launch, Session};
use crate::texts::{Lists, Texts};
use crate::vocabulary as v;
use jiff::SignedDuration;
use serde_json::{Map, Value, json};
use std::time::Duration;
use uuid::Uuid;

/// Makes the statements of one session, one after another.
#[derive(Clone)]
pub struct Statements {
    session: Session,
    kinds: &'static Kinds,
    texts: Texts,
    kept: Lists,
    next: u64,
    over: bool,
}

impl Statements {
    /// Statements of these kinds of events for this session, numbered from 0.
    pub fn new(session: Session, kinds: &'static Kinds) -> Self {
        Self { session, kinds, texts: Texts::default(), kept: Lists::new(), next: 0, over: false }
    }

    /// With names, options and right answers.
    pub fn with_texts(self, texts: Texts) -> Self {
        Self { texts, ..self }
    }

    /// With lists that a statement had which is written anew.
    #[cfg(feature = "read")]
    pub(crate) fn with_kept(self, kept: Lists) -> Self {
        Self { kept, ..self }
    }

    /// The session they are about.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What one event says: mostly one statement, two at the end (cmi5 keeps `completed` free of a score), none once
    /// the session is over, and none of a kind that is not in the list. `elapsed` is the time since the session started by the host's clock.
    pub fn push(&mut self, event: &Event, elapsed: Duration) -> Vec<Value> {
        let kind = self.kinds.get(&event.block, &event.kind);
        kind.map(|kind| self.tell(kind, &event.data, event.tick, elapsed)).unwrap_or_default()
    }

    /// What an event of this kind says.
    pub(crate) fn tell(&mut self, kind: &dyn ErasedKind, data: &Data, tick: u64, elapsed: Duration) -> Vec<Value> {
        if self.over {
            return Vec::new();
        }
        let mut drafts = kind.draft(data, &self.teller(elapsed));
        // A platform that lets somebody look through a scene wants no more than that it was opened and left.
        if self.session.launch.as_ref().is_some_and(|launch| launch.review) {
            drafts.retain(|draft| [v::INITIALIZED, v::TERMINATED].contains(&draft.verb));
        }
        drafts.into_iter().map(|draft| self.state(draft, Some(tick), elapsed)).collect()
    }

    /// The last statement, cmi5 `terminated`: when page or window closes or another scene is opened. None if the
    /// session is over already, so that it does no harm to call it twice.
    pub fn close(&mut self, elapsed: Duration) -> Option<Value> {
        if self.over {
            return None;
        }
        let draft = Left::terminated(&self.teller(elapsed));
        Some(self.state(draft, None, elapsed))
    }

    fn teller(&self, elapsed: Duration) -> Teller<'_> {
        Teller { session: &self.session, elapsed, texts: &self.texts, kept: &self.kept }
    }

    fn state(&mut self, draft: StatementDraft, tick: Option<u64>, elapsed: Duration) -> Value {
        self.over = draft.verb == v::TERMINATED;
        let id = Uuid::new_v5(&self.session.id, self.next.to_string().as_bytes());
        self.next += 1;
        let context = self.context(&draft, tick);
        let mut statement = json!({
            "id": id,
            "actor": {
                "objectType": "Agent",
                "account": { "homePage": self.session.home, "name": self.session.learner },
            },
            "verb": { "id": draft.verb.iri, "display": { "zh-CN": draft.verb.zh, "en": draft.verb.en } },
            "object": draft.object,
            "context": context,
            "timestamp": self.timestamp(elapsed),
        });
        if !draft.result.is_empty() {
            statement["result"] = Value::Object(draft.result);
        }
        if let Some(launch) = &self.session.launch {
            launched(&mut statement, launch, &activity::id(&self.session, "", ""));
        }
        statement
    }

    /// RFC 3339 with milliseconds and Z. Beyond the year 9999 time stands still rather than failing.
    fn timestamp(&self, elapsed: Duration) -> String {
        let elapsed = SignedDuration::try_from(elapsed).unwrap_or(SignedDuration::MAX);
        let at = self.session.started.saturating_add(elapsed).unwrap_or(self.session.started);
        format!("{at:.3}")
    }

    fn context(&self, draft: &StatementDraft, tick: Option<u64>) -> Value {
        let session = &self.session;
        let mut extensions = Map::new();
        extensions.insert(v::SESSION_ID.into(), json!(session.id));
        if let Some(tick) = tick {
            extensions.insert(v::TICK.into(), json!(tick));
        }
        if let (Some(mastery), v::PASSED | v::FAILED) = (session.mastery, draft.verb) {
            extensions.insert(v::MASTERY.into(), json!(mastery));
        }
        let mut activities = Map::new();
        activities.insert("category".into(), draft.level.categories().iter().map(|id| category(id)).collect());
        let mut grouping = vec![activity::reference(session, "", "", v::LESSON)];
        grouping.extend(
            session
                .lesson
                .iter()
                .map(|id| json!({ "objectType": "Activity", "id": id, "definition": { "type": v::CLASS_LESSON } })),
        );
        activities.insert("grouping".into(), grouping.into());
        if !draft.parents.is_empty() {
            activities.insert("parent".into(), draft.parents.clone().into());
        }
        if !draft.goals.is_empty() {
            activities.insert("other".into(), draft.goals.clone().into());
        }
        json!({
            "registration": session.id,
            "platform": "Shujin",
            "revision": session.hash,
            "language": session.language,
            "contextActivities": activities,
            "extensions": extensions,
        })
    }
}

fn category(id: &str) -> Value {
    json!({ "objectType": "Activity", "id": id, "definition": { "type": v::PROFILE } })
}

/// Puts what a platform wants into a statement (cmi5, sections 9.2, 9.4, 9.6): its learner, its activity in place of the scene, its
/// registration, and all that its template of a context holds.
fn launched(statement: &mut Value, launch: &Launch, scene: &str) {
    statement["actor"] = launch.actor.clone();
    if statement["object"]["id"] == scene {
        statement["object"]["id"] = json!(launch.activity);
    }
    let context = &mut statement["context"];
    context["registration"] = json!(launch.registration);
    for kind in v::CONTEXT_ACTIVITIES {
        let theirs = match &launch.context["contextActivities"][kind] {
            Value::Array(several) => several.as_slice(),
            // One alone, as xAPI 1.0 allows it.
            one @ Value::Object(_) => std::slice::from_ref(one),
            _ => continue,
        };
        let mut all = context["contextActivities"][kind].as_array().cloned().unwrap_or_default();
        all.retain(|own| !theirs.iter().any(|one| one["id"] == own["id"]));
        all.extend(theirs.iter().cloned());
        context["contextActivities"][kind] = all.into();
    }
    for (name, value) in launch.context["extensions"].as_object().into_iter().flatten() {
        context["extensions"][name] = value.clone();
    }
    for (name, value) in launch.context.as_object().into_iter().flatten() {
        if !["contextActivities", "extensions", "registration"].contains(&name.as_str()) {
            context[name] = value.clone();
        }
    }
}
