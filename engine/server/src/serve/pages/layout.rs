//! What all these pages share: language, head and foot, refusals that a person reads.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Chinese or English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Locale {
    pub(super) chinese: bool,
}

impl Locale {
    /// As the browser asks: Chinese unless English stands before it.
    pub(super) fn from_headers(headers: &HeaderMap) -> Self {
        let text = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let place = |tag: &str| text.split(',').position(|item| item.trim().to_lowercase().starts_with(tag));
        Self { chinese: place("en").is_none_or(|en| place("zh").is_some_and(|zh| zh < en)) }
    }

    /// One of two.
    pub(super) fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        if self.chinese { zh } else { en }
    }

    /// The locale of scenes' texts.
    pub(super) fn tag(self) -> &'static str {
        if self.chinese { "zh-CN" } else { "en" }
    }
}

/// A whole page. `scripts` are addresses of modules.
pub(super) fn page(locale: Locale, title: &str, scripts: &[&str], body: Markup) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · " (locale.say("蜀锦", "Shujin")) }
                link rel="stylesheet" href="/teacher/pages.css";
                link rel="icon" href="/icon.svg";
                @for script in scripts { script type="module" src=(script) {} }
            }
            body { (body) }
        }
    };
    // Forms here post to this server; nothing else differs from what all pages may do.
    let policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    let mut response = Html(page.into_string()).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A page that says what is the matter and where to go on.
pub(super) fn notice(locale: Locale, status: StatusCode, said: &str, back: (&str, &str)) -> Response {
    let body = html! {
        main.narrow {
            h1 { (said) }
            p { a.button href=(back.0) { (back.1) } }
        }
    };
    (status, page(locale, said, &[], body)).into_response()
}

/// Something in the database failed.
pub(super) fn broken(locale: Locale, error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "a page could not be made");
    let said =
        locale.say("服务器暂时读不到数据，请稍后再试", "The server cannot read its data just now; try again later");
    notice(locale, StatusCode::SERVICE_UNAVAILABLE, said, ("/teacher", locale.say("返回", "Back")))
}

/// Goes on elsewhere after a form.
pub(super) fn go(to: &str, cookies: impl IntoIterator<Item = String>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::try_from(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    for cookie in cookies.into_iter().filter_map(|cookie| HeaderValue::try_from(cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// All but the characters that RFC 3986 reserves for nothing.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A part of a path or a value of a query, percent-encoded.
pub(super) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_unreserved_characters_is_encoded() {
        assert_eq!(escaped("aZ09-_.~"), "aZ09-_.~");
        assert_eq!(escaped("七3班 /?#%+&"), "%E4%B8%833%E7%8F%AD%20%2F%3F%23%25%2B%26");
        let kept: String = (0..128_u8).map(char::from).filter(|one| escaped(&one.to_string()).len() == 1).collect();
        assert_eq!(kept, "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    }
}
