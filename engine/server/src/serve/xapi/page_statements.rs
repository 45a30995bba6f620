//! Statements of pages: only such as a player makes, under the pseudonym of the page's key and in the lesson of its seat. Each is parsed
//! into a deed and rewritten with the scene's own texts, so that nothing else is stored.

use super::super::api_error::ApiError;
use super::blocking;
use crate::database::DatabaseError;
use crate::serve::SharedState;
use crate::serve::page_key::{KeyHolder, PageKey};
use crate::serve::quota::QuotaKey;
use crate::serve::scenes::SceneVocabulary;
use serde_json::Value;
use shujin_blocks::KINDS;
use shujin_messages::Message;
use shujin_trace::check::Problem;
use shujin_trace::deed::{self, Deed, Refused};
use shujin_trace::{Texts, Timestamp};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

/// A statement as it is stored.
pub(super) struct RewrittenStatement {
    /// With the names of things in the scene's words.
    pub(super) whole: Value,
    /// Without them: the same however the scene's words change, so that it stays the same statement.
    pub(super) bare: Value,
}

/// A batch of a page, with the vocabularies of the scenes that it is about.
pub(super) struct PageBatch {
    bearer: KeyHolder,
    scenes: Scenes,
    /// The statements as they were read, in their order.
    deeds: Vec<Result<Deed, Refused>>,
}

type Scenes = BTreeMap<String, Arc<SceneVocabulary>>;

impl PageBatch {
    /// The batch of this key's holder.
    ///
    /// # Errors
    /// 401 where the seat is gone.
    pub(super) async fn of(state: &SharedState, pass: &PageKey, statements: &[Value]) -> Result<Self, ApiError> {
        let (asked, wanted, told) = (state.clone(), pass.clone(), statements.to_vec());
        let looked = blocking(move || {
            let bearer = wanted.bearer(asked.record.database())?;
            Ok((bearer, read(&asked, &told)?))
        });
        let (bearer, (scenes, deeds)) = looked.await?;
        let bearer = bearer.ok_or_else(|| ApiError::unauthorized("Page realm=\"shujin\""))?;
        Ok(Self { bearer, scenes, deeds })
    }

    /// The quota that the batch counts against.
    pub(super) fn share(&self, from: Option<IpAddr>) -> QuotaKey {
        QuotaKey::bearer(&self.bearer, from)
    }

    /// The statement at an index, from 0, as it is stored.
    ///
    /// # Errors
    /// Each place that no player would have written, or that this page may not send.
    pub(super) fn told(&self, at: usize) -> Result<RewrittenStatement, Vec<Problem>> {
        let refused = |place: &str, said: Message| Err(vec![Problem { place: place.into(), said }]);
        let mut deed = self.deeds[at].clone().map_err(|refused| noted(refused.0))?;
        if deed.learner != self.bearer.alias {
            return refused("/actor", say!("page-key-of-another"));
        }
        if deed.lesson != self.bearer.sits.as_ref().map(|(lesson, _)| lesson.id) {
            let place = "/context/contextActivities/grouping";
            return refused(place, say!("page-key-of-another-lesson"));
        }
        if !self.bearer.was_there(deed.at, Timestamp::now()) {
            return refused("/timestamp", say!("page-key-not-then"));
        }
        deed.learner = self.bearer.learner.clone();
        let (words, nothing) = (self.scenes.get(&deed.scene).map(|known| &known.texts), Texts::default());
        Ok(RewrittenStatement { whole: deed.statement(words.unwrap_or(&nothing)), bare: deed.statement(&nothing) })
    }
}

/// Says in the log why a page's statement was not taken: reason and place, and nothing that stood there.
fn noted(problems: Vec<Problem>) -> Vec<Problem> {
    const PLACES: &[&str] = &[
        "id",
        "actor",
        "account",
        "verb",
        "object",
        "definition",
        "result",
        "response",
        "score",
        "extensions",
        "context",
        "registration",
        "contextActivities",
        "grouping",
        "parent",
        "other",
        "category",
        "language",
        "platform",
        "timestamp",
        "authority",
        "attachments",
        "success",
        "completion",
        "duration",
    ];
    if let Some(first) = problems.first() {
        let place: Vec<&str> = first
            .place
            .split('/')
            .skip(1)
            .map(|part| if PLACES.contains(&part) { part } else { "…" })
            .take(4)
            .collect();
        tracing::warn!(reason = first.said.id(), place = place.join("/"), "a page's statement is none of a player's");
    }
    problems
}

/// Reads statements by what is known of the scenes that they speak of. Blocks on the disk where something is not known yet.
fn read(state: &SharedState, statements: &[Value]) -> Result<(Scenes, Vec<Result<Deed, Refused>>), DatabaseError> {
    let spoken: Vec<&str> =
        statements.iter().filter_map(|one| deed::scene_of(&state.home, one["object"]["id"].as_str()?)).collect();
    let known = || -> Scenes {
        spoken.iter().filter_map(|scene| Some(((*scene).to_owned(), state.vocabularies.get(scene)?))).collect()
    };
    let deeds = |scenes: &Scenes| -> Vec<Result<Deed, Refused>> {
        let vocabulary = |scene: &str| scenes.get(scene).map(|known| &known.vocabulary);
        statements.iter().map(|statement| deed::read(statement, &state.home, &KINDS, vocabulary)).collect()
    };
    let scenes = known();
    let read = deeds(&scenes);
    // A scene, or a part of it, may have come since.
    if read.iter().any(Result::is_err)
        && state.vocabularies.look_again(&state.library, state.record.database(), &state.runtime)?
    {
        let scenes = known();
        let read = deeds(&scenes);
        return Ok((scenes, read));
    }
    Ok((scenes, read))
}
