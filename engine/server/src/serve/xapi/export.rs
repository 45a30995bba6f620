//! `GET /export.jsonl`: everything, as JSON Lines.

use super::super::api_error::ApiError;
use super::super::keys::Scope;
use super::find::{MANY, query};
use super::format::exact;
use super::parameters::Parameters;
use super::{blocking, key};
use crate::database::DatabaseError;
use crate::record::Query;
use crate::serve::SharedState;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use tokio_stream::wrappers::ReceiverStream;

/// All statements, oldest first, one a line, read in pages so that neither memory nor the writer is held up. The header
/// `X-Shujin-Learners` says of how many learners they speak. Takes the filters of the query above.
pub(super) async fn export(state: State<SharedState>, uri: Uri, headers: HeaderMap) -> Result<Response, ApiError> {
    key(&state, &headers, Scope::StatementsRead).await?;
    let asked = Parameters::read(&uri, MANY)?;
    let mut query = query(&asked)?;
    (query.ascending, query.limit) = (true, 500);
    let state = state.0;
    let (record, counted) = (state.record.clone(), query.clone());
    let learners = blocking(move || record.learners(&counted)).await?;
    let (lines, reader) = tokio::sync::mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let mut query = query;
        loop {
            let page = match page(&mut query, &state) {
                Ok(page) if page.is_empty() => return,
                page => page,
            };
            // An error breaks the answer off, so that half an export is not taken for a whole one.
            let failed = page.is_err();
            if lines.blocking_send(page.map_err(std::io::Error::other)).is_err() || failed {
                return;
            }
        }
    });
    let headers = [
        ("content-type", "application/jsonl; charset=utf-8".to_owned()),
        ("cache-control", "no-store".to_owned()),
        ("content-disposition", "attachment; filename=\"statements.jsonl\"".to_owned()),
        ("x-shujin-learners", learners.to_string()),
    ];
    Ok((headers, Body::from_stream(ReceiverStream::new(reader))).into_response())
}

fn page(query: &mut Query, state: &SharedState) -> Result<String, DatabaseError> {
    let found = state.record.find(query)?;
    query.after = found.last().map(|last| last.number).or(query.after);
    Ok(found.iter().map(|stored| exact(stored, state) + "\n").collect())
}
