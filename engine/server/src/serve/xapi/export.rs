//! `GET /export.jsonl`: everything, as JSON Lines.

use super::find::{Parameters, blocking, query, told};
use super::{For, key};
use crate::serve::Shared;
use crate::serve::problem::Refusal;
use crate::store::statements::{Query, Statements};
use axum::body::Body;
use axum::extract::{Query as Asked, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use tokio_stream::wrappers::ReceiverStream;

/// All statements, oldest first, one a line, read in pages so that neither memory nor the writer is held up. The header
/// `X-Shujin-Learners` says of how many learners they speak. Takes the filters of the query above.
pub(super) async fn export(
    state: State<Shared>,
    Asked(asked): Asked<Parameters>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    key(&state, &headers, For::Reading)?;
    let house = state.0;
    let query = Query { ascending: true, limit: 500, ..query(&asked)? };
    let (store, counted) = (house.statements.clone(), query.clone());
    let learners = blocking(move || store.learners(&counted)).await?;
    let (lines, reader) = tokio::sync::mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let mut query = query;
        loop {
            let page = match page(&house.statements, &mut query, &house) {
                Ok(page) if page.is_empty() => return,
                page => page,
            };
            // An error breaks the answer off, so that nobody takes half an export for a whole one.
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

fn page(store: &Statements, query: &mut Query, house: &Shared) -> rusqlite::Result<String> {
    let found = store.find(query)?;
    query.after = found.last().map(|last| last.number).or(query.after);
    Ok(found.iter().map(|stored| told(stored, house) + "\n").collect())
}
