//! `activities/state`, `activities/profile`, `agents/profile`: documents of any kind, guarded by ETags.

use super::super::api_error::ApiError;
use super::super::keys::{Key, Scope};
use super::parameters::Parameters;
use super::receive::read;
use super::{blocking, key, version};
use crate::record::documents::{self, Address, Condition, Document, PutError, is_json};
use crate::record::filter_keys::agent_word;
use crate::serve::SharedState;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use shujin_trace::Timestamp;
use shujin_trace::check::Version;

/// One of the three.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    path: &'static str,
    id: &'static str,
    owners: &'static [&'static str],
    scope: Scope,
}

const KINDS: [Kind; 3] = [
    Kind {
        name: "state",
        path: "/xapi/activities/state",
        id: "stateId",
        owners: &["activityId", "agent"],
        scope: Scope::State,
    },
    Kind {
        name: "activity",
        path: "/xapi/activities/profile",
        id: "profileId",
        owners: &["activityId"],
        scope: Scope::Profile,
    },
    Kind { name: "agent", path: "/xapi/agents/profile", id: "profileId", owners: &["agent"], scope: Scope::Profile },
];

/// Adds the routes of the three.
pub(super) fn routes(router: Router<SharedState>) -> Router<SharedState> {
    KINDS.into_iter().fold(router, |router, kind| {
        let handle = move |state: State<SharedState>, method: Method, uri: Uri, headers: HeaderMap, body: Body| async move {
            handle(kind, state, method, uri, headers, body).await
        };
        router.route(kind.path, get(handle).put(handle).post(handle).delete(handle))
    })
}

async fn handle(
    kind: Kind,
    state: State<SharedState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let key = key(&state, &headers, kind.scope).await?;
    let reads = [Method::GET, Method::HEAD].contains(&method);
    let (address, since) = address(kind, &uri, reads, reads || (kind.name == "state" && method == Method::DELETE))?;
    let database = state.record.database().clone();
    let own = key.own_documents_only(kind.scope, reads).then(|| key.name.clone());
    if reads {
        return if address.id.is_empty() {
            let listed = move || documents::ids(&database, &address, since, own.as_deref());
            let (ids, newest) = blocking(listed).await?;
            let mut response = axum::Json(ids).into_response();
            if let Some(at) = newest.and_then(|at| http_date(at).parse().ok()) {
                response.headers_mut().insert(header::LAST_MODIFIED, at);
            }
            Ok(response)
        } else {
            match blocking(move || documents::get(&database, &address)).await? {
                Some(document) if own.is_none() || document.authority == own => Ok(shown(document)),
                _ => Err(ApiError::new(StatusCode::NOT_FOUND, say!("document-unknown"))),
            }
        };
    }
    let mut condition = condition(kind, &method, &headers);
    condition.authority = Some(key.name.clone());
    condition.own = own.is_some();
    let done = if method == Method::DELETE {
        if address.id.is_empty() {
            documents::delete_all(&database, address, own).await.map(Ok)
        } else {
            documents::delete(&database, address, condition).await
        }
    } else {
        let merge = method == Method::POST;
        let (content_type, body) = content(&headers, body, merge, &key).await?;
        documents::put(&database, address, content_type, body, merge, condition).await
    };
    match done.map_err(|error| ApiError::unavailable(&error))? {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(refused) => Err(refusal(refused)),
    }
}

/// Where the document lies that a request speaks of; without its id, where the list may be asked for, all of them.
fn address(kind: Kind, uri: &Uri, since: bool, list: bool) -> Result<(Address, Option<i64>), ApiError> {
    let mut known = kind.owners.to_vec();
    known.push(kind.id);
    if kind.name == "state" {
        known.push("registration");
    }
    if since {
        known.push("since");
    }
    let asked = Parameters::read(uri, &known)?;
    let mut owner = Vec::new();
    for name in kind.owners {
        asked.needed(name)?;
        owner.push(match *name {
            "agent" => asked.agent("agent")?.as_ref().and_then(agent_word),
            iri => asked.iri(iri)?.map(str::to_owned),
        });
    }
    if !list {
        asked.needed(kind.id)?;
    }
    let address = Address {
        resource: kind.name,
        owner: owner.into_iter().flatten().collect::<Vec<_>>().join(" "),
        registration: asked.uuid("registration")?.map(|id| id.to_string()),
        id: asked.text(kind.id).unwrap_or_default().to_owned(),
    };
    if asked.has(kind.id) && address.id.is_empty() {
        return Err(ApiError::bad_request(say!("parameter-empty", key = kind.id)));
    }
    Ok((address, asked.time("since")?))
}

fn condition(kind: Kind, method: &Method, headers: &HeaderMap) -> Condition {
    let tags = |name: HeaderName| {
        let text = headers.get(name)?.to_str().ok()?;
        // ETags of 1.0 came without quotes, some clients send them weak.
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned();
        Some(text.split(',').map(bare).collect())
    };
    let old = version::of(headers) == Version::One;
    let (put, profile) = (*method == Method::PUT, kind.name != "state");
    Condition {
        matching: tags(header::IF_MATCH),
        none_matching: tags(header::IF_NONE_MATCH),
        // xAPI 1.0.3 asks of profiles alone what 2.0.0 asks of all, and of new ones too.
        must_say: put && (profile || !old),
        must_say_new: put && profile && old,
        ..Condition::default()
    }
}

async fn content(headers: &HeaderMap, body: Body, merge: bool, key: &Key) -> Result<(String, Vec<u8>), ApiError> {
    let kind =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("application/octet-stream");
    let body = read(body, key).await?;
    if is_json(kind) {
        // Read for its form alone: as values 16 MB could become gigabytes.
        let read = serde_json::from_slice::<serde::de::IgnoredAny>(&body);
        let is_object = body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        let error = match read {
            Ok(_) if merge && !is_object => "expected an object".to_owned(),
            Ok(_) => return Ok((kind.to_owned(), body)),
            Err(error) => error.to_string(),
        };
        return Err(ApiError::bad_request(say!("document-not-json", error)));
    }
    Ok((kind.to_owned(), body))
}

fn shown(document: Document) -> Response {
    let headers = [
        (header::CONTENT_TYPE, document.kind),
        (header::ETAG, format!("\"{}\"", document.etag)),
        (header::LAST_MODIFIED, http_date(document.updated)),
    ];
    (headers, document.body).into_response()
}

fn refusal(refused: PutError) -> ApiError {
    match refused {
        PutError::Foreign => ApiError::new(StatusCode::FORBIDDEN, say!("document-of-another-key")),
        PutError::Precondition => ApiError::new(StatusCode::PRECONDITION_FAILED, say!("document-changed")),
        PutError::Unsaid => ApiError::new(StatusCode::CONFLICT, say!("document-there")),
        PutError::UnsaidNew => ApiError::bad_request(say!("document-new-unsaid")),
        PutError::NotMergeable => ApiError::bad_request(say!("document-not-mergeable")),
    }
}

/// As HTTP writes times (RFC 9110, 5.6.7).
pub(super) fn http_date(micros: i64) -> String {
    let at = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
