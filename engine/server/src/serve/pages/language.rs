//! In which language a page speaks: the one that its address asks for, else the one that its reader has chosen, else what the browser likes.
//!
//! The choice stands in one cookie, which the player's page reads and writes as well (web/page/language.js): it is no secret, and a script may
//! read it.

use super::layout::{Locale, go};
use super::refusals::form_page;
use super::same_origin::is_cross_site;
use super::session_cookies::KNOWN_FOR;
use crate::serve::cookies::{self, SameSite, SetCookie};
use axum::extract::{Form, Query, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use maud::{Markup, html};
use percent_encoding::percent_decode_str;
use serde::Deserialize;

/// The cookie that holds the tag of the language chosen.
const COOKIE: &str = "shujin-lang";
/// What of an address asks for a language.
const PARAMETER: &str = "lang";
/// How [`heed_address`] hands on to [`of`] what an address asks for.
const ASKED: HeaderName = HeaderName::from_static("shujin-lang");

/// The language for a reader with these headers.
pub(super) fn of(headers: &HeaderMap) -> Locale {
    let asked = headers.get(ASKED).and_then(|value| value.to_str().ok()).and_then(offered);
    let chosen = || cookies::get(headers, COOKIE).and_then(offered);
    let liked = || {
        let values = headers.get_all(header::ACCEPT_LANGUAGE).into_iter().filter_map(|value| value.to_str().ok());
        let values: Vec<&str> = values.collect();
        Locale::for_reader(liked(&values.join(",")).into_iter().map(spoken))
    };
    asked.or_else(chosen).unwrap_or_else(liked)
}

/// The locale of a tag, if a page of a school speaks it: the locale of tests is for builds with debug assertions.
fn offered(tag: &str) -> Option<Locale> {
    Locale::of(tag).filter(|locale| is_offered(*locale, cfg!(debug_assertions)))
}

fn is_offered(locale: Locale, tested: bool) -> bool {
    tested || locale != Locale::PSEUDO
}

/// A tag that a browser likes; English for the locale of tests where that is not offered.
fn spoken(tag: &str) -> &str {
    if Locale::of(tag) == Some(Locale::PSEUDO) && offered(tag).is_none() { "en" } else { tag }
}

/// The languages of an `Accept-Language`, the best liked first (RFC 9110, 12.5.4). Blanks may stand around a weight, and its name in either
/// case; `*` names no language.
fn liked(asked: &str) -> Vec<&str> {
    let mut all: Vec<(&str, f32)> = asked
        .split(',')
        .filter_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let tag = parts.next().filter(|tag| !tag.is_empty() && *tag != "*")?;
            let weight =
                parts.filter_map(|part| part.split_once('=')).find(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
            let weight: f32 = weight.map_or(Some(1.0), |(_, weight)| weight.trim().parse().ok())?;
            (weight > 0.0 && weight <= 1.0).then_some((tag, weight))
        })
        .collect();
    // Stable: of those liked alike the first.
    all.sort_by(|one, other| other.1.total_cmp(&one.1));
    all.into_iter().map(|(tag, _)| tag).collect()
}

/// Has pages speak the language that their address asks for (`?lang=en`), and keeps it as the reader's choice, since links lead on without it.
/// Where another site leads here it holds for this view alone.
pub(super) async fn heed_address(mut request: Request, next: Next) -> Response {
    // Whoever sends it would only choose a language; but it is ours.
    request.headers_mut().remove(ASKED);
    let Some(locale) = of_address(request.uri()) else { return next.run(request).await };
    let keeps = request.method().is_safe() && !is_cross_site(request.headers());
    request.headers_mut().insert(ASKED, HeaderValue::from_static(locale.tag()));
    let mut response = next.run(request).await;
    if keeps && let Ok(cookie) = HeaderValue::try_from(cookie(locale)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The language that an address asks for.
fn of_address(uri: &Uri) -> Option<Locale> {
    let Query(words) = Query::<Vec<(String, String)>>::try_from_uri(uri).ok()?;
    words.iter().find(|(name, _)| name == PARAMETER).and_then(|(_, tag)| offered(tag))
}

/// The cookie that keeps a choice. It is not signed: it says nothing that nobody may say. Where pages are fetched by https it is made secure
/// with all others.
fn cookie(locale: Locale) -> String {
    let (path, max_age, same_site) = ("/", KNOWN_FOR, SameSite::Lax);
    SetCookie { name: COOKIE, value: locale.tag(), path, max_age, same_site, http_only: false, secure: false }
        .to_string()
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
pub(super) async fn choose(headers: HeaderMap, Form(chosen): Form<Chosen>) -> Response {
    go(&page_before(&headers), offered(&chosen.to).map(cookie))
}

/// The page from which a form of ours was sent: of an address only what follows the host, without the language that it asks for.
pub(super) fn page_before(headers: &HeaderMap) -> String {
    let before = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let Some(place) = before.as_ref().and_then(Uri::path_and_query).filter(|place| is_ours(place.as_str())) else {
        return "/".to_owned();
    };
    if let Some(page) = form_page(place.path()) {
        return page.to_owned();
    }
    let names = |pair: &&str| percent_decode_str(pair.split('=').next().unwrap_or_default()).ne(PARAMETER.bytes());
    let kept: Vec<&str> = place.query().into_iter().flat_map(|query| query.split('&')).filter(names).collect();
    match kept.is_empty() {
        true => place.path().to_owned(),
        false => format!("{}?{}", place.path(), kept.join("&")),
    }
}

/// Whether a browser takes this for a place on this server: `//host` and `/\host` lead elsewhere.
fn is_ours(place: &str) -> bool {
    let foreign = |sign: char| sign == '\\' || sign.is_control() || sign.is_whitespace();
    place.starts_with('/') && !place.starts_with("//") && !place.contains(foreign)
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
        assert_eq!(of(&[("accept-language", "en-US,en;q=0.9,fr;q=0.8")]), "en");
        assert_eq!(of(&[("accept-language", "en-US,en;q=0.9,zh;q=0.8")]), "zh-CN", "who reads both");
        assert_eq!(of(&[("accept-language", "ja,en;q=0.9,zh;q=0.8")]), "en", "a third one stands first");
        assert_eq!(of(&[("accept-language", "de;q=0.8, en-GB;q=0.9, fr")]), "en");
        assert_eq!(of(&[("accept-language", "en;q=0, zh")]), "zh-CN");
        assert_eq!(of(&[("accept-language", "*, fr;q=x")]), "zh-CN");
        assert_eq!(of(&[("accept-language", "zh"), ("cookie", "shujin-lang=en")]), "en");
        assert_eq!(of(&[("accept-language", "en"), ("cookie", "shujin-lang=<x>")]), "en");
    }

    #[test]
    fn weights_are_read_as_they_may_be_written() {
        assert_eq!(liked("fr; q=0.4, en ;q=0.5,zh\t;\tQ=0.6"), ["zh", "en", "fr"]);
        assert_eq!(liked("fr ; q = 0.9, en; Q=0.95, de; q=0"), ["en", "fr"]);
        assert_eq!(liked("en;level=1;q=0.2, fr;q=0.3"), ["fr", "en"]);
        assert_eq!(liked(", *, en;q=2, fr;q=nan, de;q=-1, ja;q="), [""; 0]);
    }

    #[test]
    fn no_pupil_meets_the_locale_of_tests() {
        assert!(is_offered(Locale::PSEUDO, true) && !is_offered(Locale::PSEUDO, false));
        assert!(Locale::all().all(|locale| is_offered(locale, false)));
    }

    #[test]
    fn the_choice_is_a_cookie_that_scripts_read() {
        assert_eq!(cookie(Locale::SOURCE), "shujin-lang=zh-CN; Path=/; Max-Age=34560000; SameSite=Lax");
    }

    #[test]
    fn an_address_asks_for_a_language_that_there_is() {
        let of = |address: &str| of_address(&address.parse().expect("an address")).map(Locale::tag);
        assert_eq!(of("/class?code=1&lang=EN&code=2"), Some("en"));
        for nothing in ["/class", "/class?lang=", "/class?lang=fr", "/class?lang", "/class?slang=en"] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn whoever_chooses_a_language_stays_on_the_page() {
        let before = |from: &'static str| page_before(&headers(&[("referer", from)]));
        assert_eq!(before("http://192.168.1.5:8000/class?code=123456&word=x"), "/class?code=123456&word=x");
        assert_eq!(before("http://192.168.1.5:8000/class/join"), "/class");
        assert_eq!(before("https://school.example/teacher/sign-in"), "/teacher");
        assert_eq!(before("https://school.example/teacher/lessons"), "/teacher");
        assert_eq!(before("https://school.example/teacher/lessons/7/set?x=1"), "/teacher/lessons/7");
        assert_eq!(before("https://school.example/language"), "/");
        // The choice would not be seen.
        assert_eq!(before("https://school.example/class?lang=fr&code=1&l%61ng=en"), "/class?code=1");
        assert_eq!(before("https://school.example/privacy?lang=en"), "/privacy");
        for odd in [
            "http://x/\\evil.example/",
            "http://x/a\\b",
            "http://x/a?\\",
            "https://school.example//evil.example/",
            "",
            "x",
            "data:,x",
        ] {
            assert_eq!(before(odd), "/", "{odd}");
        }
        assert_eq!(page_before(&HeaderMap::new()), "/");
    }
}
