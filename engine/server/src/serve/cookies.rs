//! HTTP cookies: reads one from the `Cookie` headers of a request, and writes `Set-Cookie` values.
//!
//! Does not know the server's cookies by name and signs nothing: see `pages::session_cookies`.

use axum::http::{HeaderMap, HeaderValue, header};
use std::fmt;

/// When a browser sends a cookie along with a request that another site caused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::serve) enum SameSite {
    /// With links that a person follows.
    Lax,
    /// Never.
    Strict,
}

/// A `Set-Cookie` value.
#[derive(Clone, Copy, Debug)]
pub(in crate::serve) struct SetCookie<'a> {
    pub(in crate::serve) name: &'a str,
    pub(in crate::serve) value: &'a str,
    /// The browser sends the cookie to this path and below.
    pub(in crate::serve) path: &'a str,
    /// Seconds; with 0 the browser deletes the cookie.
    pub(in crate::serve) max_age: i64,
    pub(in crate::serve) same_site: SameSite,
    /// Whether no script of a page reads it: so for whatever says who somebody is.
    pub(in crate::serve) http_only: bool,
    /// Whether the browser sends it over https alone.
    pub(in crate::serve) secure: bool,
}

impl fmt::Display for SetCookie<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, path, max_age, same_site, http_only, secure } = self;
        write!(f, "{name}={value}; Path={path}; Max-Age={max_age}; SameSite={same_site:?}")?;
        f.write_str(if *http_only { "; HttpOnly" } else { "" })?;
        f.write_str(if *secure { "; Secure" } else { "" })
    }
}

/// The value of the first cookie of this name in a request.
pub(in crate::serve) fn get<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Adds `Secure` to a `Set-Cookie` value that lacks it.
pub(in crate::serve) fn make_secure(cookie: &mut HeaderValue) {
    let Ok(text) = cookie.to_str() else { return };
    if !text.split(';').any(|attribute| attribute.trim().eq_ignore_ascii_case("secure"))
        && let Ok(secured) = HeaderValue::try_from(format!("{text}; Secure"))
    {
        *cookie = secured;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_written_with_its_attributes_in_a_fixed_order() {
        let (path, same_site) = ("/", SameSite::Lax);
        let seat =
            SetCookie { name: "seat", value: "a.b", path, max_age: 60, same_site, http_only: true, secure: false };
        assert_eq!(seat.to_string(), "seat=a.b; Path=/; Max-Age=60; SameSite=Lax; HttpOnly");
        let read = SetCookie { http_only: false, ..seat };
        assert_eq!(read.to_string(), "seat=a.b; Path=/; Max-Age=60; SameSite=Lax");
        let deleted = SetCookie { value: "", max_age: 0, same_site: SameSite::Strict, secure: true, ..seat };
        assert_eq!(deleted.to_string(), "seat=; Path=/; Max-Age=0; SameSite=Strict; HttpOnly; Secure");
    }

    #[test]
    fn a_cookie_is_read_by_its_whole_name_from_any_cookie_header() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("one=1; xtwo=0;two=2=2 ; two=3"));
        headers.append(header::COOKIE, HeaderValue::from_bytes(b"three=\xff").expect("a header value"));
        headers.append(header::COOKIE, HeaderValue::from_static("four="));
        let read = ["one", "two", "three", "four", "One", "five"].map(|name| get(&headers, name));
        assert_eq!(read, [Some("1"), Some("2=2"), None, Some(""), None, None]);
        assert_eq!(get(&HeaderMap::new(), "one"), None);
    }

    #[test]
    fn secure_is_added_once() {
        for (given, secured) in [
            ("a=b; Path=/", "a=b; Path=/; Secure"),
            ("a=b; secure; Path=/", "a=b; secure; Path=/"),
            ("secured=b", "secured=b; Secure"),
        ] {
            let mut cookie = HeaderValue::from_static(given);
            make_secure(&mut cookie);
            assert_eq!(cookie, secured);
        }
    }
}
