//! Cookies that say who somebody is, signed, so that nobody says it of themselves.

use crate::school::teachers::Teacher;
use crate::serve::Shared;
use crate::serve::keys::Keys;
use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER;
use uuid::Uuid;

/// A teacher stays signed in for a working day, seconds.
const WORKING_DAY: i64 = 10 * 3600;

/// Signs and checks.
pub(in crate::serve) struct Signed<'a> {
    keys: &'a Keys,
    secure: bool,
}

const TEACHER: &str = "shujin-teacher";
const CLASS: &str = "shujin-class";

impl<'a> Signed<'a> {
    /// With the server's key.
    pub(in crate::serve) fn of(house: &'a Shared) -> Self {
        Self { keys: &house.keys, secure: house.secure }
    }

    /// The cookie of a teacher who signed in now, seconds since 1970.
    pub(super) fn teacher(&self, teacher: &Teacher, now: i64) -> String {
        let name = HEXLOWER.encode(teacher.name.as_bytes());
        let text = format!("{name}.{}.{}", teacher.mark(), now + WORKING_DAY);
        self.cookie(TEACHER, &text, "/teacher", WORKING_DAY)
    }

    /// The name of the teacher whose cookie this is, and the mark of the password that was given.
    pub(super) fn is_teacher(&self, headers: &HeaderMap, now: i64) -> Option<(String, String)> {
        let text = self.read(TEACHER, headers)?;
        let (name, rest) = text.split_once('.')?;
        let (mark, until) = rest.split_once('.')?;
        let name = String::from_utf8(HEXLOWER.decode(name.as_bytes()).ok()?).ok()?;
        (until.parse::<i64>().ok()? > now).then(|| (name, mark.to_owned()))
    }

    /// The cookie of a pupil who joined a lesson.
    pub(super) fn pupil(&self, lesson: Uuid, learner: &str) -> String {
        self.cookie(CLASS, &format!("{lesson}.{learner}"), "/", 12 * 3600)
    }

    /// Lesson and pseudonym of the pupil whose cookie this is.
    pub(in crate::serve) fn is_pupil(&self, headers: &HeaderMap) -> Option<(Uuid, String)> {
        let text = self.read(CLASS, headers)?;
        let (lesson, learner) = text.split_once('.')?;
        Some((lesson.parse().ok()?, learner.to_owned()))
    }

    /// A cookie that ends the teacher's.
    pub(super) fn nobody() -> String {
        format!("{TEACHER}=; Path=/teacher; Max-Age=0; SameSite=Strict; HttpOnly")
    }

    fn cookie(&self, name: &str, text: &str, path: &str, seconds: i64) -> String {
        let mac = self.keys.signature(&format!("{name} {text}"));
        // Lax for a pupil who comes by a QR code that another program shows; Strict for whoever can do harm.
        let site = if name == CLASS { "Lax" } else { "Strict" };
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={text}.{mac}; Path={path}; Max-Age={seconds}; SameSite={site}; HttpOnly{secure}")
    }

    fn read(&self, name: &str, headers: &HeaderMap) -> Option<String> {
        let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(key, _)| *key == name)?;
        let (text, mac) = value.rsplit_once('.')?;
        self.keys.is_signed(&format!("{name} {text}"), mac).then(|| text.to_owned())
    }
}
