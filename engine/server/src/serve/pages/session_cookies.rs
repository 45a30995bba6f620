//! The server's cookies: which browser holds a teacher's session, a pupil's seat, a pseudonym of its own.
//!
//! A teacher's cookie holds the token of a session in the database. All others hold a value and its signature, so that nobody can make
//! one up.

use crate::school::sessions::WORKING_DAY;
use crate::serve::SharedState;
use crate::serve::cookies::{self, SameSite, SetCookie};
use crate::serve::keys::Keys;
use axum::http::HeaderMap;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use shujin_trace::Pseudonym;
use uuid::Uuid;

/// Writes, signs and checks the cookies.
pub(in crate::serve) struct SessionCookies<'a> {
    keys: &'a Keys,
    /// Whether pages are fetched by https.
    secure: bool,
}

const TEACHER: &str = "shujin-teacher";
/// Prefix of the cookies that recognise a browser, one for each account.
const KNOWN: &str = "shujin-known-";
/// How long a browser is recognised, seconds: the longest time that browsers keep a cookie.
pub(super) const KNOWN_FOR: i64 = 400 * 24 * 3600;
const CLASS: &str = "shujin-class";
const LEARNER: &str = "shujin-learner";
const ASKER: &str = "shujin-asker";
const SEATED: &str = "shujin-seated";

impl<'a> SessionCookies<'a> {
    /// Signs with the server's key.
    pub(in crate::serve) fn of(state: &'a SharedState) -> Self {
        Self { keys: &state.keys, secure: state.secure }
    }

    /// The cookie of a teacher's session.
    pub(super) fn set_teacher(&self, token: &str) -> String {
        self.teacher_cookie(TEACHER, token, WORKING_DAY)
    }

    /// The token of the session that a browser holds.
    pub(super) fn teacher_token<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        cookies::get(headers, &self.host_prefixed(TEACHER))
    }

    /// A cookie that deletes the teacher's.
    pub(super) fn clear_teacher(&self) -> String {
        self.teacher_cookie(TEACHER, "", 0)
    }

    /// The cookie that recognises a browser which has signed in to this account: a random number that stays the same and says nothing of
    /// account or device.
    pub(super) fn set_known_browser(&self, account: &str, before: Option<String>) -> String {
        let (name, browser) = (known_name(account), before.unwrap_or_else(|| Uuid::new_v4().simple().to_string()));
        let mac = self.keys.signature(&known_text(account, &browser));
        self.teacher_cookie(&name, &format!("{browser}.{mac}"), KNOWN_FOR)
    }

    /// The number of the browser that has signed in to this account before.
    pub(super) fn known_browser(&self, account: &str, headers: &HeaderMap) -> Option<String> {
        let (browser, mac) = cookies::get(headers, &self.host_prefixed(&known_name(account)))?.split_once('.')?;
        self.keys.is_signed(&known_text(account, browser), mac).then(|| browser.to_owned())
    }

    /// The cookie of a browser that holds a seat in a lesson.
    pub(super) fn set_seat(&self, seat: &str) -> String {
        self.signed_cookie(CLASS, seat, 12 * 3600)
    }

    /// The seat that a browser holds.
    pub(in crate::serve) fn seat(&self, headers: &HeaderMap) -> Option<String> {
        self.verified(CLASS, headers)
    }

    /// The cookie that keeps a browser's own pseudonym for a year.
    pub(in crate::serve) fn set_learner(&self, learner: &Pseudonym) -> String {
        self.signed_cookie(LEARNER, learner.as_str(), 365 * 24 * 3600)
    }

    /// A browser's own pseudonym.
    pub(in crate::serve) fn learner(&self, headers: &HeaderMap) -> Option<Pseudonym> {
        Pseudonym::try_from(self.verified(LEARNER, headers)?).ok()
    }

    /// The cookie that recognises a browser which has taken a seat. Its number is made of the first seat that the browser took, so that a
    /// browser which takes several seats is recognised as one; the number does not tell the seat.
    pub(super) fn set_seated_browser(&self, seat: &str, before: Option<String>) -> String {
        let browser = before.unwrap_or_else(|| self.keys.signature(&format!("{SEATED} of {seat}")));
        self.class_path_cookie(SEATED, &browser, KNOWN_FOR)
    }

    /// The number of the browser that has taken a seat before.
    pub(super) fn seated_browser(&self, headers: &HeaderMap) -> Option<String> {
        self.verified(SEATED, headers)
    }

    /// The key under which a browser's own limits are counted: its pseudonym, else its seat. None for a browser without a cookie.
    pub(in crate::serve) fn limit_key(&self, headers: &HeaderMap) -> Option<String> {
        self.learner(headers).map(|learner| learner.as_str().to_owned()).or_else(|| self.seat(headers))
    }

    /// The cookie of a browser that asks for a seat.
    pub(super) fn set_seat_request(&self, id: &str) -> String {
        self.class_path_cookie(ASKER, id, 4 * 3600)
    }

    /// The id of the seat request that a browser has made.
    pub(super) fn seat_request(&self, headers: &HeaderMap) -> Option<String> {
        self.verified(ASKER, headers)
    }

    /// A cookie of the teachers' pages. Under TLS its name has the prefix `__Host-`: neither another host of the domain nor a page without
    /// TLS can set it.
    fn teacher_cookie(&self, name: &str, value: &str, max_age: i64) -> String {
        let (name, path) = (self.host_prefixed(name), if self.secure { "/" } else { "/teacher" });
        let same_site = SameSite::Strict;
        SetCookie { name: &name, value, path, max_age, same_site, http_only: true, secure: self.secure }.to_string()
    }

    fn host_prefixed(&self, name: &str) -> String {
        format!("{}{name}", if self.secure { "__Host-" } else { "" })
    }

    /// A signed cookie that the browser sends to `/class` alone, where seats are taken. `__Host-` requires the path `/`, so the name lacks
    /// the prefix.
    fn class_path_cookie(&self, name: &str, text: &str, max_age: i64) -> String {
        let (value, path, same_site) = (self.signed(name, text), "/class", SameSite::Strict);
        SetCookie { name, value: &value, path, max_age, same_site, http_only: true, secure: self.secure }.to_string()
    }

    fn signed_cookie(&self, name: &str, text: &str, max_age: i64) -> String {
        // Lax for the seat: the pupil may come from another program that scanned the QR code.
        let same_site = if name == CLASS { SameSite::Lax } else { SameSite::Strict };
        let (value, name, path) = (self.signed(name, text), self.host_prefixed(name), "/");
        SetCookie { name: &name, value: &value, path, max_age, same_site, http_only: true, secure: self.secure }
            .to_string()
    }

    /// `<text>.<signature of the cookie's name and the text>`.
    fn signed(&self, name: &str, text: &str) -> String {
        format!("{text}.{}", self.keys.signature(&format!("{name} {text}")))
    }

    /// The text of a signed cookie; none where it is missing or the signature is wrong.
    fn verified(&self, name: &str, headers: &HeaderMap) -> Option<String> {
        let on_class_path = [ASKER, SEATED].contains(&name);
        let sent_as = if on_class_path { name.to_owned() } else { self.host_prefixed(name) };
        let (text, mac) = cookies::get(headers, &sent_as)?.rsplit_once('.')?;
        self.keys.is_signed(&format!("{name} {text}"), mac).then(|| text.to_owned())
    }
}

/// The name of the recognising cookie for an account: several teachers use one board's browser.
fn known_name(account: &str) -> String {
    format!("{KNOWN}{}", HEXLOWER.encode(&Sha256::digest(account)[..8]))
}

/// The text that is signed for a browser and an account.
fn known_text(account: &str, browser: &str) -> String {
    format!("{KNOWN} {} {browser}", HEXLOWER.encode(account.as_bytes()))
}
