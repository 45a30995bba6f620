//! Sessions of signed-in teachers. A browser holds 32 random bytes, the database their digest: the digest does not reveal the token, and
//! signing out ends a session wherever its cookie was copied.

use super::teachers::{Teacher, teacher};
use crate::database::{Database, DatabaseError, Sql};
use crate::secret::random_hex;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// A teacher stays signed in for a working day, seconds.
pub const WORKING_DAY: i64 = 10 * 3600;

/// What is kept of a token.
fn id(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token))
}

/// Begins a session of a teacher whose password was found right; answers the token for the browser. Nothing if that password has become
/// another since, or access has ended. Sessions that are over are taken away.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn open(database: &Database, teacher: &Teacher) -> Result<Option<String>, DatabaseError> {
    let token = random_hex::<32>().map_err(|_| DatabaseError::Closed)?;
    let (kept, name, secret) = (id(&token), teacher.name.clone(), teacher.secret.clone());
    let write = database.change(move |sql| {
        let now = sql.now()?;
        sql.change("DELETE FROM sessions WHERE until <= $1", &[now.into()])?;
        let insert = "INSERT INTO sessions (id, teacher, began, until)
            SELECT $1, name, $4, $5 FROM teachers WHERE name = $2 AND secret = $3 AND revoked IS NULL";
        let texts = [&kept, &name, &secret].map(|text| text.as_str().into());
        let values: Vec<_> = texts.into_iter().chain([now.into(), (now + WORKING_DAY * 1_000_000).into()]).collect();
        Ok(sql.change(insert, &values)? == 1)
    });
    Ok(write.await?.then_some(token))
}

/// The teacher of the session with this token, read again each time, so that revoked access ends at once. Blocks.
///
/// # Errors
/// When the database fails.
pub fn teacher_of(database: &Database, token: &str) -> Result<Option<Teacher>, DatabaseError> {
    database.read(|sql| {
        let now = sql.now()?;
        let select = "SELECT name, classes, revoked, secret FROM teachers WHERE revoked IS NULL
            AND name = (SELECT teacher FROM sessions WHERE id = $1 AND until > $2)";
        sql.row(select, &[id(token).into(), now.into()])?.map(teacher).transpose()
    })
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub async fn close(database: &Database, token: &str) -> Result<(), DatabaseError> {
    let id = id(token);
    let write = database.change(move |sql| sql.change("DELETE FROM sessions WHERE id = $1", &[id.as_str().into()]));
    write.await.map(drop)
}

/// Ends all sessions of a teacher, but for one.
pub(super) fn close_others(sql: &mut dyn Sql, teacher: &str, but: Option<&str>) -> Result<(), DatabaseError> {
    let but = but.map(id).unwrap_or_default();
    sql.change("DELETE FROM sessions WHERE teacher = $1 AND id <> $2", &[teacher.into(), but.into()]).map(drop)
}
