//! In which language a page speaks: the one that its reader has chosen on a page of ours, else the one that the browser likes best.

use super::layout::{Locale, go};
use super::session_cookies::SessionCookies;
use crate::serve::{SharedState, cookies};
use axum::extract::{Form, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

/// The cookie that holds the tag of the language chosen.
pub(super) const COOKIE: &str = "shujin-language";

/// The language for a reader with these headers.
pub(super) fn of(headers: &HeaderMap) -> Locale {
    let chosen = cookies::get(headers, COOKIE).and_then(Locale::of);
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    chosen.or_else(|| Locale::best(liked(asked))).unwrap_or_default()
}

/// The languages of an `Accept-Language`, the best liked first (RFC 9110, 12.5.4).
fn liked(asked: &str) -> Vec<&str> {
    let mut all: Vec<(&str, f32)> = asked
        .split(',')
        .filter_map(|item| {
            let (tag, weight) = item.split_once(";q=").unwrap_or((item, "1"));
            Some((tag.trim(), weight.trim().parse().ok().filter(|weight| *weight > 0.0)?))
        })
        .collect();
    // Stable: of those liked alike the first.
    all.sort_by(|one, other| other.1.total_cmp(&one.1));
    all.into_iter().map(|(tag, _)| tag).collect()
}

/// The languages that a page offers.
pub(super) fn choice(locale: Locale) -> Markup {
    html! {
        footer.languages.no-print {
            form action="/language" method="post" aria-label=(text!(locale, "page-languages")) {
                @for one in Locale::all() {
                    @if one == locale { span lang=(one.tag()) aria-current="true" { (one.own_name()) } }
                    @else { button.quiet name="to" value=(one.tag()) lang=(one.tag()) { (one.own_name()) } }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    to: String,
}

/// Keeps the language chosen in a cookie, and shows the page again from which it was chosen.
pub(super) async fn choose(
    State(state): State<SharedState>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Response {
    let cookie = Locale::of(&chosen.to).map(|locale| SessionCookies::of(&state).set_language(locale.tag()));
    go(&page_before(&headers), cookie)
}

/// The page from which a form of ours was sent: of an address on this server only what follows the host.
fn page_before(headers: &HeaderMap) -> String {
    let before = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let place = before.as_ref().and_then(Uri::path_and_query).map_or("/", |place| place.as_str());
    match place.split('?').next().unwrap_or_default() {
        // What only takes forms shows no page.
        "/class/join" => "/class".to_owned(),
        "/teacher/sign-in" => "/teacher".to_owned(),
        // `//host` would lead elsewhere.
        path if !path.starts_with('/') || path.starts_with("//") => "/".to_owned(),
        _ => place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        all.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect()
    }

    #[test]
    fn the_language_chosen_goes_before_those_that_the_browser_likes() {
        let of = |all: &[(&'static str, &'static str)]| of(&headers(all)).tag();
        assert_eq!(of(&[]), "zh-CN");
        assert_eq!(of(&[("accept-language", "en-US,en;q=0.9,zh;q=0.8")]), "en");
        assert_eq!(of(&[("accept-language", "zh;q=0.8, en-GB;q=0.9, fr")]), "en");
        assert_eq!(of(&[("accept-language", "en;q=0, zh")]), "zh-CN");
        assert_eq!(of(&[("accept-language", "*, fr;q=x")]), "zh-CN");
        assert_eq!(of(&[("accept-language", "zh"), ("cookie", "shujin-language=en")]), "en");
        assert_eq!(of(&[("accept-language", "en"), ("cookie", "shujin-language=<x>")]), "en");
    }

    #[test]
    fn whoever_chooses_a_language_stays_on_the_page() {
        let before = |from: &'static str| page_before(&headers(&[("referer", from)]));
        assert_eq!(before("http://192.168.1.5:8000/class?code=123456&word=x"), "/class?code=123456&word=x");
        assert_eq!(before("http://192.168.1.5:8000/class/join"), "/class");
        assert_eq!(before("https://school.example/teacher/sign-in"), "/teacher");
        for odd in ["https://school.example//evil.example/", "", "x", "data:,x"] {
            assert_eq!(before(odd), "/", "{odd}");
        }
        assert_eq!(page_before(&HeaderMap::new()), "/");
    }
}
