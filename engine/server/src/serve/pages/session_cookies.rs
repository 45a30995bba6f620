//! Cookies that say who somebody is, signed, so that nobody says it of themselves; a teacher's holds a session's token instead.

use crate::school::sessions::WORKING_DAY;
use crate::serve::SharedState;
use crate::serve::keys::Keys;
use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use shujin_trace::Pseudonym;
use uuid::Uuid;

/// Signs and checks.
pub(in crate::serve) struct SessionCookies<'a> {
    keys: &'a Keys,
    secure: bool,
}

const TEACHER: &str = "shujin-teacher";
/// Begins the name of the cookie that knows a browser again, one for each account.
const KNOWN: &str = "shujin-known-";
/// For how long it does, seconds: as long as browsers keep one.
const KNOWN_FOR: i64 = 400 * 24 * 3600;
const CLASS: &str = "shujin-class";
const LEARNER: &str = "shujin-learner";
const ASKER: &str = "shujin-asker";
const SEATED: &str = "shujin-seated";

impl<'a> SessionCookies<'a> {
    /// With the server's key.
    pub(in crate::serve) fn of(state: &'a SharedState) -> Self {
        Self { keys: &state.keys, secure: state.secure }
    }

    /// The cookie of a teacher's session.
    pub(super) fn set_teacher(&self, token: &str) -> String {
        self.own(TEACHER, token, WORKING_DAY)
    }

    /// The token of the session that a browser holds.
    pub(super) fn teacher_token<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        cookie(&self.named(TEACHER), headers)
    }

    /// A cookie that ends the teacher's.
    pub(super) fn clear_teacher(&self) -> String {
        self.own(TEACHER, "", 0)
    }

    /// The cookie by which a browser is known again that has signed in to this account: a random number, which stays the
    /// same, and nothing of account or device.
    pub(super) fn set_known_browser(&self, account: &str, before: Option<String>) -> String {
        let (name, browser) = (known(account), before.unwrap_or_else(|| Uuid::new_v4().simple().to_string()));
        let mac = self.keys.signature(&known_text(account, &browser));
        self.own(&name, &format!("{browser}.{mac}"), KNOWN_FOR)
    }

    /// The number of the browser that has signed in to this account before.
    pub(super) fn known_browser(&self, account: &str, headers: &HeaderMap) -> Option<String> {
        let (browser, mac) = cookie(&self.named(&known(account)), headers)?.split_once('.')?;
        self.keys.is_signed(&known_text(account, browser), mac).then(|| browser.to_owned())
    }

    /// A teacher's cookie. Under TLS no neighbouring host and no page without TLS can set one of this name.
    fn own(&self, name: &str, text: &str, seconds: i64) -> String {
        let (path, secure) = if self.secure { ("/", "; Secure") } else { ("/teacher", "") };
        let name = self.named(name);
        format!("{name}={text}; Path={path}; Max-Age={seconds}; SameSite=Strict; HttpOnly{secure}")
    }

    fn named(&self, name: &str) -> String {
        format!("{}{name}", if self.secure { "__Host-" } else { "" })
    }

    /// The cookie of a browser that holds a seat in a lesson.
    pub(super) fn set_seat(&self, seat: &str) -> String {
        self.cookie(CLASS, seat, 12 * 3600)
    }

    /// The seat of the browser whose cookie this is.
    pub(in crate::serve) fn seat(&self, headers: &HeaderMap) -> Option<String> {
        self.read(CLASS, headers)
    }

    /// The cookie that keeps a browser's own pseudonym, for a school year.
    pub(in crate::serve) fn learner(&self, learner: &Pseudonym) -> String {
        self.cookie(LEARNER, learner.as_str(), 365 * 24 * 3600)
    }

    /// The own pseudonym of the browser whose cookie this is.
    pub(in crate::serve) fn is_learner(&self, headers: &HeaderMap) -> Option<Pseudonym> {
        Pseudonym::try_from(self.read(LEARNER, headers)?).ok()
    }

    /// The cookie by which a browser is known again that once took a seat: a number made of the first seat that it took, so that whoever
    /// takes one seat again and again, or goes from one to the next, is known as one browser. It tells nobody which seat that was.
    pub(super) fn set_seated_browser(&self, seat: &str, before: Option<String>) -> String {
        let browser = before.unwrap_or_else(|| self.keys.signature(&format!("{SEATED} of {seat}")));
        self.where_seats_are_taken(SEATED, &browser, KNOWN_FOR)
    }

    /// The number of the browser that once took a seat.
    pub(super) fn seated_browser(&self, headers: &HeaderMap) -> Option<String> {
        self.read(SEATED, headers)
    }

    /// A browser that has a cookie of ours, a pupil's or its own: for limits that are its alone.
    pub(in crate::serve) fn browser(&self, headers: &HeaderMap) -> Option<String> {
        self.is_learner(headers).map(|learner| learner.as_str().to_owned()).or_else(|| self.seat(headers))
    }

    /// The cookie of a browser that asks for a seat.
    pub(super) fn set_seat_request(&self, id: &str) -> String {
        self.where_seats_are_taken(ASKER, id, 4 * 3600)
    }

    /// The asker that the browser is whose cookie this is.
    pub(super) fn seat_request(&self, headers: &HeaderMap) -> Option<String> {
        self.read(ASKER, headers)
    }

    /// A cookie that goes nowhere but where seats are taken. So its name cannot say `__Host-`.
    fn where_seats_are_taken(&self, name: &str, text: &str, seconds: i64) -> String {
        let mac = self.keys.signature(&format!("{name} {text}"));
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={text}.{mac}; Path=/class; Max-Age={seconds}; SameSite=Strict; HttpOnly{secure}")
    }

    fn cookie(&self, name: &str, text: &str, seconds: i64) -> String {
        let mac = self.keys.signature(&format!("{name} {text}"));
        // Lax for a pupil who comes by a QR code that another program shows; Strict for whoever can do harm.
        let site = if name == CLASS { "Lax" } else { "Strict" };
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.named(name);
        format!("{name}={text}.{mac}; Path=/; Max-Age={seconds}; SameSite={site}; HttpOnly{secure}")
    }

    fn read(&self, name: &str, headers: &HeaderMap) -> Option<String> {
        let of_class = [ASKER, SEATED].contains(&name);
        let named = if of_class { name.to_owned() } else { self.named(name) };
        let (text, mac) = cookie(&named, headers)?.rsplit_once('.')?;
        self.keys.is_signed(&format!("{name} {text}"), mac).then(|| text.to_owned())
    }
}

/// What a browser sent under this name.
fn cookie<'h>(name: &str, headers: &'h HeaderMap) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The name of the cookie for an account: several teachers share a board's browser.
fn known(account: &str) -> String {
    format!("{KNOWN}{}", HEXLOWER.encode(&Sha256::digest(account)[..8]))
}

fn known_text(account: &str, browser: &str) -> String {
    format!("{KNOWN} {} {browser}", HEXLOWER.encode(account.as_bytes()))
}
