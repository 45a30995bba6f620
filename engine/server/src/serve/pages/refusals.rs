//! What the framework refuses, as pages in the reader's language: forms that lack a field, are of another kind or too large, and addresses that
//! name nothing. What only takes forms leads to the page where its form stands, for a reload asks for it again.
//!
//! Does not: touch what scripts of our pages ask for; they read the status alone.

use super::language;
use super::layout::{go, notice};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

/// The page on which the form stands that is sent to this path; none where a page of its own lies.
pub(super) fn form_page(path: &str) -> Option<&str> {
    match path {
        "/class/join" => Some("/class"),
        "/teacher/sign-in" | "/teacher/sign-out" | "/teacher/lessons" => Some("/teacher"),
        "/language" => Some("/"),
        _ => {
            let (lesson, act) = path.rsplit_once('/')?;
            let is_lesson =
                lesson.strip_prefix("/teacher/lessons/").is_some_and(|id| !id.is_empty() && !id.contains('/'));
            (is_lesson && ["set", "release"].contains(&act)).then_some(lesson)
        }
    }
}

/// Where somebody goes on who was refused at this path.
pub(super) fn way_back(path: &str) -> &str {
    form_page(path).unwrap_or(match area(path) {
        Some(area) => area,
        None => "/",
    })
}

/// The page above a path of these pages.
fn area(path: &str) -> Option<&'static str> {
    let below = |area: &&str| path.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    ["/class", "/teacher"].into_iter().find(below)
}

/// Whether a script of a page asks for it.
fn is_for_scripts(path: &str) -> bool {
    ["/class/state", "/class/picture", "/class/recording"].contains(&path)
        || path.ends_with("/live")
        || path.ends_with(".json")
}

/// Whether nothing of ours wrote it: text, or nothing at all.
fn is_plain(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

/// Makes a page of each refusal of the framework.
pub(super) async fn as_pages(request: Request, next: Next) -> Response {
    let (locale, path) = (language::of(request.headers()), request.uri().path().to_owned());
    let (looks, before) =
        ([Method::GET, Method::HEAD].contains(request.method()), language::page_before(request.headers()));
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() || is_for_scripts(&path) || !is_plain(&response) {
        return response;
    }
    let back = if path == "/language" { before.as_str() } else { way_back(&path) };
    if looks && status == StatusCode::METHOD_NOT_ALLOWED && form_page(&path).is_some() {
        return go(back, None);
    }
    let said = match status {
        StatusCode::PAYLOAD_TOO_LARGE => text!(locale, "page-form-too-large"),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => text!(locale, "page-form-incomplete"),
        StatusCode::BAD_REQUEST if !looks => text!(locale, "page-form-incomplete"),
        _ => text!(locale, "page-unknown"),
    };
    let status = if looks { StatusCode::NOT_FOUND } else { status };
    notice(locale, status, &said, back)
}

/// Makes a page of it where nothing lies below `/class` and `/teacher`.
pub(in crate::serve) async fn unknown_pages(request: Request, next: Next) -> Response {
    let (locale, area) = (language::of(request.headers()), area(request.uri().path()));
    let response = next.run(request).await;
    match area {
        Some(back) if [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&response.status()) => {
            notice(locale, StatusCode::NOT_FOUND, &text!(locale, "page-unknown"), back)
        }
        _ => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_a_page_and_a_page_has_none() {
        for (path, page) in [
            ("/class/join", "/class"),
            ("/teacher/sign-out", "/teacher"),
            ("/teacher/lessons", "/teacher"),
            ("/teacher/lessons/7/set", "/teacher/lessons/7"),
            ("/teacher/lessons/7/release", "/teacher/lessons/7"),
        ] {
            assert_eq!(form_page(path), Some(page), "{path}");
        }
        for path in ["/class", "/teacher/lessons/7", "/teacher/lessons//set", "/teacher/lessons/7/pupils/set", "/set"] {
            assert_eq!(form_page(path), None, "{path}");
        }
    }

    #[test]
    fn the_way_back_leads_to_the_page_above() {
        let all = ["/class/x", "/teacher/lessons/7/pupils/1", "/teacher/password", "/classes", "/privacy"];
        assert_eq!(all.map(way_back), ["/class", "/teacher", "/teacher", "/", "/"]);
    }
}
