//! `POST` and `PUT /xapi/statements`: checked whole, stored whole or not at all, idempotent.

use super::super::api_error::ApiError;
use super::super::keys::{Key, Scope};
use super::page_statements::PageBatch;
use super::parameters::Parameters;
use super::{equality, key, multipart, signature, version};
use crate::record::documents::is_json;
use crate::record::{Attachment, Incoming, InsertError, activities, filter_keys, insert};
use crate::serve::SharedState;
use crate::serve::connection::Peer;
use crate::serve::quota::{QuotaKey, Usage};
use axum::Json;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256, Sha384, Sha512};
use shujin_messages::Message;
use shujin_trace::check::{self, Problem, Version};
use shujin_trace::{Timestamp, Uuid};
use std::collections::{BTreeMap, BTreeSet};

/// Most bytes of a JSON body.
const BYTES: usize = 1024 * 1024;
/// Most problems that an answer names; the client may mend these and send again.
const PROBLEMS: usize = 100;
/// Most bytes of a body with attachments, or of a document.
const ATTACHED: usize = 16 * 1024 * 1024;
/// Most bytes of a form in the alternate syntax, which is read before its key is known.
pub(super) const MAX_FORM: usize = BYTES;
/// Most separators in a page's request: a statement of a player's has some 150, a row of a wide table 700. A request with more is not
/// parsed: text of nothing but brackets needs a hundred times as much memory.
const SIGNS: usize = 40_000;
/// Seconds until a page whose daily quota is used up tries again.
const LATER: u16 = 3600;
/// Seconds for which a page waits that sends refused batches.
const SOON: u16 = 5;
/// Most statements in a request.
const STATEMENTS: usize = 200;

/// One statement or an array of them; returns their ids.
pub(super) async fn post(
    state: State<SharedState>,
    from: Option<Extension<Peer>>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let key = key(&state, &headers, Scope::StatementsWrite).await?;
    Parameters::read(&uri, &[])?;
    let batch = batch(&state, from, &headers, body, &key, None).await?;
    let ids: Vec<Uuid> = batch.incoming.iter().map(|one| one.id).collect();
    store(&state, batch).await?;
    Ok(Json(ids).into_response())
}

/// One statement under the id in `?statementId=`.
pub(super) async fn put(
    state: State<SharedState>,
    from: Option<Extension<Peer>>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let key = key(&state, &headers, Scope::StatementsWrite).await?;
    let asked = Parameters::read(&uri, &["statementId"])?;
    asked.needed("statementId")?;
    let batch = batch(&state, from, &headers, body, &key, asked.uuid("statementId")?).await?;
    store(&state, batch).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Stores a checked batch; a page's within its daily quota.
async fn store(State(state): &State<SharedState>, batch: CheckedBatch) -> Result<(), ApiError> {
    let many = batch.incoming.len();
    let bytes = batch.incoming.iter().map(|one| one.body.len() as u64).sum();
    let (load, now) = (Usage { statements: many as u64, bytes }, Timestamp::now());
    if batch.share.as_ref().is_some_and(|of| !state.quotas.take(of, load, now)) {
        return Err(ApiError::too_many_requests(LATER));
    }
    let written = state.record.write(batch.incoming).await;
    if let (Some(of), false) = (&batch.share, matches!(written, Ok(Ok(())))) {
        state.quotas.give_back(of, load, now);
    }
    match written {
        Ok(Ok(())) => {
            state.metrics.accepted(many);
            Ok(())
        }
        Ok(Err(InsertError::Conflict(id))) => {
            Err(ApiError::new(StatusCode::CONFLICT, say!("statement-conflict", id = id.to_string())))
        }
        // A smaller batch may succeed: 413 tells clients to halve it.
        Ok(Err(InsertError::TooTangled)) => Err(too_large(say!("statements-too-tangled"))),
        Err(error) => Err(ApiError::unavailable(&error)),
    }
}

/// The parts of a request: the JSON of statements, and attachments by their digest.
struct RequestParts {
    json: Vec<u8>,
    attached: BTreeMap<String, Attachment>,
    multipart: bool,
}

/// A batch that may be stored.
struct CheckedBatch {
    incoming: Vec<Incoming>,
    /// The quota that the batch counts against, where a page sent it.
    share: Option<QuotaKey>,
}

/// Checks a batch. A page that goes on sending refused batches gets 429; other clients do not.
async fn batch(
    state: &State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: &HeaderMap,
    body: Body,
    key: &Key,
    put: Option<Uuid>,
) -> Result<CheckedBatch, ApiError> {
    let of = key.pass.as_ref().map(|pass| pass.seat.as_deref().unwrap_or(pass.alias.as_str()));
    // Before anything is read, since checking costs as much for a refused batch.
    if of.is_some_and(|of| state.limits.is_refused(of)) {
        return Err(ApiError::too_many_requests(SOON));
    }
    let read = read_batch(state, from, headers, body, key, put).await;
    if let (Err(refusal), Some(of)) = (&read, of)
        && refusal.is_client_error()
        && !state.limits.refused(of)
    {
        return Err(ApiError::too_many_requests(SOON));
    }
    read
}

async fn read_batch(
    State(state): &State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: &HeaderMap,
    body: Body,
    key: &Key,
    put: Option<Uuid>,
) -> Result<CheckedBatch, ApiError> {
    let version = version::of(headers);
    let request_parts = request_parts(headers, body, key).await?;
    let text = std::str::from_utf8(&request_parts.json).map_err(|_| ApiError::bad_request(say!("body-not-utf-8")))?;
    if key.pass.is_some() && text.bytes().filter(|byte| b",[{".contains(byte)).count() > SIGNS {
        return Err(too_large(say!("body-more-than-a-player-writes")));
    }
    if let Some(place) = check::twice(text) {
        return Err(ApiError::invalid(vec![problem(&place, say!("body-key-twice"))]));
    }
    let _room = state.limits.room.enter(text.len()).await;
    let many = text.trim_start().starts_with('[');
    let raw: Vec<&RawValue> = if many {
        serde_json::from_str(text).map_err(not_json)?
    } else {
        vec![serde_json::from_str(text).map_err(not_json)?]
    };
    if put.is_some() && many {
        return Err(ApiError::bad_request(say!("put-takes-one")));
    }
    if raw.len() > STATEMENTS {
        return Err(too_large(say!("batch-too-many", statements = STATEMENTS)));
    }
    let values: Vec<Value> =
        raw.iter().map(|raw| serde_json::from_str(raw.get()).map_err(not_json)).collect::<Result<_, _>>()?;
    let page = match &key.pass {
        Some(pass) => Some(PageBatch::of(state, pass, &values).await?),
        None => None,
    };
    let mut batch = Batch {
        version,
        key,
        page,
        request_parts: &request_parts,
        put,
        problems: Vec::new(),
        ids: BTreeSet::new(),
        used: BTreeSet::new(),
    };
    let mut incoming = Vec::with_capacity(raw.len());
    for (at, (raw, value)) in raw.into_iter().zip(&values).enumerate() {
        let place = if many { format!("/{at}") } else { String::new() };
        incoming.extend(batch.one(at, raw, value, &place));
    }
    batch.all_used();
    if !batch.problems.is_empty() {
        return Err(ApiError::invalid(batch.problems));
    }
    let share = batch.page.map(|page| page.share(from.map(|Extension(Peer(from))| from)));
    Ok(CheckedBatch { incoming, share })
}

fn not_json(error: serde_json::Error) -> ApiError {
    ApiError::bad_request(say!("body-not-json", error = error.to_string()))
}

/// A batch while it is checked.
struct Batch<'a> {
    version: Version,
    key: &'a Key,
    /// The page that sent the batch, where the key is a page's.
    page: Option<PageBatch>,
    request_parts: &'a RequestParts,
    put: Option<Uuid>,
    problems: Vec<Problem>,
    ids: BTreeSet<Uuid>,
    used: BTreeSet<String>,
}

impl Batch<'_> {
    /// Checks the statement at an index, from 0; none where it is invalid, and then `problems` say why, with this prefix to their
    /// places.
    fn one(&mut self, at: usize, raw: &RawValue, value: &Value, place: &str) -> Option<Incoming> {
        let mut found = check::statement_of(self.version, value);
        let mut told = None;
        if let Some(page) = self.page.as_ref().filter(|_| found.is_empty()) {
            match page.told(at) {
                Ok(one) => told = Some(one),
                Err(problems) => found.extend(problems),
            }
        }
        let id = value["id"].as_str().and_then(|id| id.parse().ok()).or(self.put).unwrap_or_else(Uuid::new_v4);
        if self.put.is_some_and(|put| put != id) {
            found.push(problem("/id", say!("statement-id-differs")));
        }
        if !self.ids.insert(id) {
            found.push(problem("/id", say!("statement-id-twice")));
        }
        let filter_keys = filter_keys::filter_keys(value);
        if filter_keys.len() > insert::KEYS_PER_STATEMENT {
            let most = insert::KEYS_PER_STATEMENT;
            let keys = filter_keys.len();
            found.push(problem("", say!("statement-too-many-keys", keys, most)));
        }
        let mut attachments = Vec::new();
        self.attachments(value, "", &mut attachments, &mut found);
        self.attachments(&value["object"], "/object", &mut attachments, &mut found);
        found.extend(signature::check(value, |sha2| self.request_parts.attached.get(sha2).map(|one| &one.body[..])));
        let room = PROBLEMS.saturating_sub(self.problems.len());
        let found = found.into_iter().map(|found| Problem { place: place.to_owned() + &found.place, ..found });
        self.problems.extend(found.take(room));
        if self.page.is_some() && told.is_none() {
            return None;
        }
        // A page's statement is stored as rewritten, all others as they came.
        let body = told.as_ref().map_or_else(|| raw.get().to_owned(), |told| told.whole.to_string());
        let digest = equality::digest(told.as_ref().map_or(value, |told| &told.bare));
        let value = told.as_ref().map_or(value, |told| &told.whole);
        let object = &value["object"];
        let refers = object["objectType"] == "StatementRef";
        Some(Incoming {
            id,
            body,
            digest,
            authority: self.key.name.clone(),
            version: if self.version == Version::One { 1 } else { 2 },
            timestamp: value["timestamp"].as_str().and_then(check::instant).map(Timestamp::as_microsecond),
            actor: filter_keys::actor(value),
            filter_keys: if told.is_some() { filter_keys::filter_keys(value) } else { filter_keys },
            target: object["id"].as_str().filter(|_| refers).and_then(|id| id.parse().ok()),
            voids: value["verb"]["id"] == check::VOIDED,
            over_others: self.key.may(Scope::All),
            activities: if self.key.may(Scope::Define) { activities::spoken_of(value) } else { Vec::new() },
            attachments,
        })
    }

    /// Every attachment that a statement declares must have come with it, or have a `fileUrl`.
    fn attachments(&mut self, of: &Value, place: &str, found: &mut Vec<Attachment>, problems: &mut Vec<Problem>) {
        for (at, said) in of["attachments"].as_array().into_iter().flatten().enumerate() {
            let Some(sha2) = said["sha2"].as_str().map(str::to_ascii_lowercase) else { continue };
            let place = |key: &str| format!("{place}/attachments/{at}/{key}");
            match self.request_parts.attached.get(&sha2) {
                // The digest was checked against the content. `length` is not: the conformance suite sends one that differs.
                Some(one) => {
                    // The content is stored once, however many statements refer to it.
                    if self.used.insert(sha2) {
                        found.push(one.clone());
                    }
                }
                None if said.get("fileUrl").is_some() => {}
                None if self.request_parts.multipart => {
                    problems.push(problem(&place("sha2"), say!("attachment-did-not-come")));
                }
                None => {
                    problems.push(problem(&place("sha2"), say!("attachment-without-url")));
                }
            }
        }
    }

    fn all_used(&mut self) {
        for sha2 in self.request_parts.attached.keys().filter(|sha2| !self.used.contains(*sha2)) {
            self.problems.push(problem("", say!("attachment-unused", sha2)));
        }
    }
}

async fn request_parts(headers: &HeaderMap, body: Body, key: &Key) -> Result<RequestParts, ApiError> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    if is_json(&kind) {
        let json = read_at_most(body, key.bytes(BYTES)).await?;
        return Ok(RequestParts { json, attached: BTreeMap::new(), multipart: false });
    }
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("multipart/mixed") {
        return Err(ApiError::bad_request(say!("body-kind")));
    }
    if key.pass.is_some() {
        return Err(ApiError::bad_request(say!("attachment-of-page")));
    }
    let body = read(body, key).await?;
    let broken = |error: multipart::MultipartError| ApiError::bad_request(error.message());
    let parts = multipart::parts(&body, &multipart::boundary(&kind).map_err(broken)?).map_err(broken)?;
    let Some((first, rest)) = parts.split_first() else {
        return Err(broken(multipart::MultipartError::NoPart));
    };
    if !first.headers.get("content-type").is_some_and(|kind| is_json(kind)) {
        return Err(ApiError::bad_request(say!("attachment-first-part")));
    }
    if first.body.len() > BYTES {
        return Err(too_large(say!("statements-too-large")));
    }
    let attached = rest.iter().map(attachment).collect::<Result<Vec<_>, _>>()?;
    let attached = attached.into_iter().map(|one| (one.sha2.clone(), one)).collect();
    Ok(RequestParts { json: first.body.to_owned(), attached, multipart: true })
}

fn attachment(part: &multipart::Part) -> Result<Attachment, ApiError> {
    let header = |name: &str| {
        part.headers.get(name).ok_or_else(|| ApiError::bad_request(say!("attachment-header-missing", name)))
    };
    if !header("content-transfer-encoding")?.eq_ignore_ascii_case("binary") {
        return Err(ApiError::bad_request(say!("attachment-encoding")));
    }
    let sha2 = header("x-experience-api-hash")?.to_ascii_lowercase();
    if !is_digest(&sha2, part.body) {
        return Err(ApiError::bad_request(say!("attachment-digest", sha2)));
    }
    let kind = part.headers.get("content-type").map_or("application/octet-stream", String::as_str).to_owned();
    Ok(Attachment { sha2, kind, body: part.body.to_owned() })
}

/// Whether these digits are the SHA-256, -384 or -512 of a content.
fn is_digest(digits: &str, body: &[u8]) -> bool {
    match digits.len() {
        64 => HEXLOWER.encode(&Sha256::digest(body)) == digits,
        96 => HEXLOWER.encode(&Sha384::digest(body)) == digits,
        128 => HEXLOWER.encode(&Sha512::digest(body)) == digits,
        _ => false,
    }
}

/// A body of any kind, within the limits of this key.
pub(super) async fn read(body: Body, key: &Key) -> Result<Vec<u8>, ApiError> {
    read_at_most(body, key.bytes(ATTACHED)).await
}

pub(in crate::serve) async fn read_at_most(body: Body, most: usize) -> Result<Vec<u8>, ApiError> {
    let mut body = Limited::new(body, most);
    let mut whole = Vec::new();
    // Copied into one buffer: keeping the chunks would need more memory.
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => frame.data_ref().into_iter().for_each(|data| whole.extend_from_slice(data)),
            Err(error) if error.is::<LengthLimitError>() => {
                let most = match most % (1024 * 1024) {
                    0 => format!("{} MB", most / 1024 / 1024),
                    _ => format!("{} KB", most / 1024),
                };
                return Err(too_large(say!("body-too-large", most)));
            }
            Err(_) => return Err(ApiError::timed_out()),
        }
    }
    Ok(whole)
}

fn too_large(said: Message) -> ApiError {
    ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, said)
}

fn problem(place: &str, said: Message) -> Problem {
    Problem { place: place.into(), said }
}
