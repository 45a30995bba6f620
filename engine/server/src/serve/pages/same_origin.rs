//! Protects the pages' forms from other sites (CSRF): a POST must come from one of our own pages, so that another site in the same browser
//! can neither act as the person who is signed in nor sign somebody in.

use super::language;
use super::layout::notice;
use super::refusals::way_back;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

/// Lets GET requests and POSTs of our own pages through.
pub(super) async fn require_same_origin(proxy: bool, request: Request, next: Next) -> Response {
    if request.method().is_safe()
        || is_same_origin(request.headers(), request.uri().authority().map(|host| host.as_str()), proxy)
    {
        return next.run(request).await;
    }
    let locale = language::of(request.headers());
    let said = text!(locale, "page-foreign-form");
    notice(locale, StatusCode::FORBIDDEN, &said, way_back(request.uri().path()))
}

/// Whether another site led here: strict cookies do not come along then.
pub(in crate::serve) fn is_cross_site(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site")
}

/// Whether a request comes from one of our pages. A request without `Origin` and `Sec-Fetch-Site` comes from no browser, since all that
/// are in use send the origin of a POST. `Sec-Fetch-Site` comes only over https and to this machine itself.
pub(in crate::serve) fn is_same_origin(headers: &HeaderMap, asked: Option<&str>, proxy: bool) -> bool {
    let all = |name: &str| headers.get_all(name).into_iter().map(|value| value.to_str().unwrap_or("?").trim());
    let from_here = all("sec-fetch-site").all(|site| ["same-origin", "none"].contains(&site));
    let hosts: Vec<&str> = match headers.get(header::HOST).and_then(|value| value.to_str().ok()).or(asked) {
        Some(host) if proxy => all("x-forwarded-host").flat_map(|hosts| hosts.split(',')).chain([host]).collect(),
        host => host.into_iter().collect(),
    };
    let of_host = |origin: &str| {
        // `null` is the origin of a page that hides its own.
        let Some((scheme, host)) = origin.split_once("://") else { return false };
        let port = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
        let plain = |host: &str| {
            let host = host.trim().to_ascii_lowercase();
            host.strip_suffix(port).map(str::to_owned).unwrap_or(host)
        };
        hosts.iter().any(|one| plain(one) == plain(host))
    };
    from_here && all("origin").all(of_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(headers: &[(&'static str, &str)], proxy: bool) -> bool {
        let pairs =
            headers.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")));
        is_same_origin(&pairs.collect::<HeaderMap>(), None, proxy)
    }

    #[test]
    fn only_our_own_pages_may_post() {
        let host = ("host", "192.168.1.5:8000");
        assert!(judged(&[host], false), "no browser");
        assert!(judged(&[host, ("origin", "http://192.168.1.5:8000")], false));
        assert!(judged(&[host, ("origin", "http://192.168.1.5:8000"), ("sec-fetch-site", "same-origin")], false));
        for origin in
            ["null", "", "http://192.168.1.5", "http://192.168.1.5:8001", "https://evil.example", "192.168.1.5:8000"]
        {
            assert!(!judged(&[host, ("origin", origin)], false), "{origin}");
        }
        for site in ["cross-site", "same-site", "?"] {
            assert!(!judged(&[host, ("sec-fetch-site", site)], false), "{site}");
            let origin = ("origin", "http://192.168.1.5:8000");
            assert!(!judged(&[host, origin, ("sec-fetch-site", site)], false), "{site}");
        }
        assert!(judged(&[("host", "School.example:443"), ("origin", "https://school.example")], false));
        assert!(!judged(&[("host", "school.example:443"), ("origin", "http://school.example")], false));
        assert!(!judged(&[("origin", "http://school.example")], false), "no host at all");
    }

    #[test]
    fn behind_a_proxy_its_name_counts_too() {
        let headers =
            [("host", "10.0.0.7:8000"), ("x-forwarded-host", "school.example"), ("origin", "https://school.example")];
        assert!(judged(&headers, true) && !judged(&headers, false));
        assert!(!judged(&[headers[0], headers[1], ("origin", "https://evil.example")], true));
    }
}
