//! Other origins: which may use the record store from a browser, where pages may send to, and where statements may go on.

use super::Error;
use crate::Lrs;
use axum::http::{HeaderName, HeaderValue, Method, Uri};
use std::time::Duration;
use tower_http::cors::{AllowHeaders, CorsLayer};

/// An address that is an origin and nothing else.
fn sound_origin(text: &str) -> Result<HeaderValue, Error> {
    let sound = origin(text).filter(|origin| origin == text);
    sound.and_then(|origin| HeaderValue::try_from(origin).ok()).ok_or_else(|| Error::Cors(text.to_owned()))
}

/// The address at which a school's pupils find this server: an origin, maybe with a slash behind it.
pub(super) fn named_address(text: String) -> Result<String, Error> {
    let bare = text.strip_suffix('/').unwrap_or(&text);
    let sound = origin(bare).filter(|origin| origin == bare);
    sound.ok_or(Error::Address(text))
}

/// Other pages that may use the record store from a browser; none by default.
pub(super) fn cors(origins: &[String]) -> Result<CorsLayer, Error> {
    let origins = origins.iter().map(|text| sound_origin(text)).collect::<Result<Vec<_>, _>>()?;
    let told = ["etag", "last-modified", "x-experience-api-version", "x-experience-api-consistent-through"];
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::HEAD, Method::PUT, Method::POST, Method::DELETE])
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(told.map(HeaderName::from_static))
        .max_age(Duration::from_secs(3600)))
}

/// The content security policy. Only what this server serves may run in the page: no foreign script, no inline script, no frame elsewhere.
/// The page connects to this server, and to the configured record store and platforms.
pub(super) fn policy(lrs: Option<&Lrs>, platforms: &[String]) -> Result<HeaderValue, Error> {
    let other = lrs.map(|lrs| origin(&lrs.statements).ok_or(Error::Lrs)).transpose()?.unwrap_or_default();
    let platforms = platforms.iter().map(|text| sound_origin(text)).collect::<Result<Vec<_>, _>>()?;
    let platforms: String = platforms.iter().filter_map(|origin| Some(format!(" {}", origin.to_str().ok()?))).collect();
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self' {other}{platforms}; \
        worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    );
    HeaderValue::from_str(&policy).map_err(|_| Error::Lrs)
}

/// Scheme, host and port of an address, for the page's policy; nothing if it is no http or https URL.
pub(super) fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://").filter(|(s, _)| ["http", "https"].contains(s))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
    let sound = host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:[]".contains(&b));
    sound.then(|| format!("{scheme}://{host}"))
}

/// Whether data sent to this address is encrypted, or stays on this machine.
pub(super) fn is_guarded(address: &str) -> bool {
    let Ok(address) = address.parse::<Uri>() else { return false };
    let here = |host: &str| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
    };
    match address.scheme_str() {
        Some("https") => true,
        Some("http") => address.host().is_some_and(here),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_go_on_by_https_or_stay_on_this_machine() {
        for good in [
            "https://lrs.example/xapi/statements",
            "http://127.0.0.1:8001/x",
            "http://localhost/x",
            "http://[::1]:80/x",
        ] {
            assert!(is_guarded(good), "{good}");
        }
        for bad in [
            "http://lrs.example/x",
            "http://localhost@lrs.example/x",
            "http://localhost.example/x",
            "ftp://localhost/x",
            "x",
        ] {
            assert!(!is_guarded(bad), "{bad}");
        }
    }
}
