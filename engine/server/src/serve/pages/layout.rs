//! What all these pages share: head and foot, refusals that a person reads.

use super::language;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub(super) use shujin_messages::Locale;

/// A whole page, with the choice of languages at its foot. `scripts` are addresses of modules.
pub(super) fn page(locale: Locale, title: &str, scripts: &[&str], body: Markup) -> Response {
    whole(locale, title, scripts, html! { (body) (language::choice(locale)) })
}

/// A page with nothing around its body: no choice of languages, no way on.
pub(super) fn bare_page(locale: Locale, title: &str, body: Markup) -> Response {
    whole(locale, title, &[], body)
}

fn whole(locale: Locale, title: &str, scripts: &[&str], body: Markup) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (text!(locale, "page-title", title)) }
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
pub(super) fn notice(locale: Locale, status: StatusCode, said: &str, back: &str) -> Response {
    let body = html! {
        main.narrow {
            h1 { (said) }
            p { a.button href=(back) { (text!(locale, "back")) } }
        }
    };
    // What a form led to cannot be opened again in another language.
    (status, whole(locale, said, &[], body)).into_response()
}

/// Something in the database failed.
pub(super) fn broken(locale: Locale, error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "a page could not be made");
    notice(locale, StatusCode::SERVICE_UNAVAILABLE, &text!(locale, "page-broken"), "/teacher")
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
