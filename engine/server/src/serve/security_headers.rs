//! What every answer says to the browser: what it may not do with it, and not let others do.

use super::cookies::make_secure;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// What pages use: full screen, sound, game controllers, headsets. No sensor that reveals who uses the device, or where.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(self), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(self), gamepad=(self), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=(self)";

/// Guards of this server.
#[derive(Clone)]
pub(super) struct SecurityHeaders {
    /// What may run in a page, where it has not said so itself.
    pub(super) policy: HeaderValue,
    /// Whether pages are fetched by https.
    pub(super) secure: bool,
    /// Whether other pages may use the record store.
    pub(super) shared: bool,
}

/// Puts them on an answer.
pub(super) async fn apply(security: SecurityHeaders, request: Request, next: Next) -> Response {
    let shared = security.shared && request.uri().path().starts_with("/xapi/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // A page that the server wrote itself has said so already.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(security.policy);
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not `no-referrer`: browsers would then hide the origin of what our own pages post to us.
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    ];
    let resource = (!shared).then_some((HeaderName::from_static("cross-origin-resource-policy"), "same-origin"));
    // A year. Not for neighbours below this name, nor for browsers' own lists: a school may have others there.
    let transport = security.secure.then_some((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    for (name, value) in fixed.into_iter().chain(resource).chain(transport) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if security.secure {
        headers.iter_mut().filter(|(name, _)| *name == header::SET_COOKIE).for_each(|(_, cookie)| make_secure(cookie));
    }
    response
}
