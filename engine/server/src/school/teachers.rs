//! Teachers: accounts, the classes that each may see, passwords as argon2 strings.

use super::sessions;
use crate::database::{Database, DatabaseError, Row, Sql, Value};
use crate::record::keys::{hashed, is_right};

/// A teacher as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teacher {
    /// The name to sign in with.
    pub name: String,
    /// The classes whose names and traces this teacher may see.
    pub classes: Vec<String>,
    /// When access ended, microseconds since 1970.
    pub revoked: Option<i64>,
    pub(super) secret: String,
}

pub(super) fn teacher(mut row: Row) -> Result<Teacher, DatabaseError> {
    let classes = serde_json::from_str(&row.text(1)?).map_err(|_| DatabaseError::Column(1))?;
    Ok(Teacher { name: row.text(0)?, classes, revoked: row.maybe_int(2)?, secret: row.text(3)? })
}

/// Letters of a generated password. It is read from paper and typed once: small letters and digits that are not mistaken for others.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A new password, as in `abc-defg-hjk`: ten letters, 49 bits.
fn draw() -> Result<String, DatabaseError> {
    let mut password = String::new();
    while password.len() < 12 {
        let mut byte = [0];
        getrandom::fill(&mut byte).map_err(|_| DatabaseError::Closed)?;
        // The bytes left over would make some letters likelier than others.
        let [byte] = byte;
        if usize::from(byte) < 256 / LETTERS.len() * LETTERS.len() {
            password.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
        }
        if [3, 8].contains(&password.len()) {
            password.push('-');
        }
    }
    Ok(password)
}

/// Stores a teacher with a new password; returns it, and it is not shown again. An existing teacher gets a new password and these
/// classes, and all of the teacher's sessions end.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn keep(database: &Database, name: &str, classes: &[String]) -> Result<String, DatabaseError> {
    let password = draw()?;
    let secret = hashed(&password)?;
    let (name, classes) = (name.to_owned(), serde_json::json!(classes).to_string());
    let write = database.change(move |sql| {
        let upsert = "INSERT INTO teachers (name, secret, classes, created, revoked) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (name) DO UPDATE SET secret = excluded.secret, classes = excluded.classes, revoked = NULL";
        let now = sql.now()?;
        let values = [name.as_str().into(), secret.as_str().into(), classes.as_str().into(), now.into(), Value::Null];
        sql.change(upsert, &values)?;
        sessions::close_others(sql, &name, None)
    });
    write.await?;
    Ok(password)
}

/// Fewest and most characters of a password that a teacher chooses.
pub const LENGTH: std::ops::RangeInclusive<usize> = 10..=200;

/// Whether a password that a teacher chose is one: long enough, not the name, not one character over and over.
pub fn is_password(password: &str, name: &str) -> bool {
    let first = password.chars().next();
    LENGTH.contains(&password.chars().count())
        && password.trim().to_lowercase() != name.trim().to_lowercase()
        && password.chars().any(|one| Some(one) != first)
}

/// Gives a teacher whose password was found right another one, and ends all sessions but the one with this token. Says whether it
/// was done: not if the password has become another since, or access has ended. Takes a while on purpose.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn change(
    database: &Database,
    teacher: &Teacher,
    password: &str,
    token: &str,
) -> Result<bool, DatabaseError> {
    let values = [&teacher.name, &teacher.secret, &hashed(password)?].map(|text| Value::from(text.as_str()));
    let (name, token) = (teacher.name.clone(), token.to_owned());
    let write = database.change(move |sql| {
        let update = "UPDATE teachers SET secret = $3 WHERE name = $1 AND secret = $2 AND revoked IS NULL";
        let changed = sql.change(update, &values)? == 1;
        if changed {
            sessions::close_others(sql, &name, Some(&token))?;
        }
        Ok(changed)
    });
    write.await
}

/// Removes a class from all teachers.
pub(super) fn leave(sql: &mut dyn Sql, class: &str) -> Result<(), DatabaseError> {
    for row in sql.rows("SELECT name, classes, revoked, secret FROM teachers", &[])? {
        let mut one = teacher(row)?;
        if one.classes.iter().any(|own| own == class) {
            one.classes.retain(|own| own != class);
            let classes = serde_json::json!(one.classes).to_string();
            let update = "UPDATE teachers SET classes = $2 WHERE name = $1";
            sql.change(update, &[one.name.as_str().into(), classes.as_str().into()])?;
        }
    }
    Ok(())
}

/// The teacher of this name, if not revoked. Blocks.
///
/// # Errors
/// When the database fails.
pub fn get(database: &Database, name: &str) -> Result<Option<Teacher>, DatabaseError> {
    let select = "SELECT name, classes, revoked, secret FROM teachers WHERE name = $1 AND revoked IS NULL";
    database.read(|sql| sql.row(select, &[Value::from(name)])?.map(teacher).transpose())
}

/// All teachers. Blocks.
///
/// # Errors
/// When the database fails.
pub fn list(database: &Database) -> Result<Vec<Teacher>, DatabaseError> {
    database.read(|sql| {
        sql.rows("SELECT name, classes, revoked, secret FROM teachers ORDER BY name", &[])?
            .into_iter()
            .map(teacher)
            .collect()
    })
}

/// Ends a teacher's access; says whether there was any.
///
/// # Errors
/// When the database fails.
pub async fn revoke(database: &Database, name: &str) -> Result<bool, DatabaseError> {
    let name = name.to_owned();
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let update = "UPDATE teachers SET revoked = $2 WHERE name = $1 AND revoked IS NULL";
        sessions::close_others(sql, &name, None)?;
        Ok(sql.change(update, &[name.as_str().into(), now.into()])? > 0)
    });
    write.await
}

/// The teacher with this name and password. Blocks, and takes a while on purpose, also for a name that is no account.
///
/// # Errors
/// When the database fails.
pub fn sign_in(database: &Database, name: &str, password: &str) -> Result<Option<Teacher>, DatabaseError> {
    // PostgreSQL stores no text with NUL, so no account has such a name.
    let teacher = if name.contains('\0') { None } else { get(database, name)? };
    let right = is_right(teacher.as_ref().map(|teacher| teacher.secret.as_str()), password);
    Ok(teacher.filter(|_| right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_drawn_from_letters_that_differ() {
        let distinct: std::collections::BTreeSet<_> = LETTERS.iter().collect();
        assert_eq!(distinct.len(), LETTERS.len());
        let mut counts = std::collections::BTreeMap::<char, u32>::new();
        for _ in 0..3100 {
            let password = draw().expect("randomness");
            let parts: Vec<_> = password.split('-').map(str::len).collect();
            assert_eq!(parts, [3, 4, 3], "{password}");
            password.chars().filter(|one| *one != '-').for_each(|one| *counts.entry(one).or_default() += 1);
        }
        // 1,000 of each, give or take eight standard deviations; one letter that stands there twice would have 2,000.
        assert!(counts.len() == 31 && counts.values().all(|count| (750..1250).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_password_that_is_chosen_has_to_be_one() {
        for good in ["correct horse", "0123456789", "都江堰的水从岷江来哦"] {
            assert!(is_password(good, "teacher"), "{good}");
        }
        let long = "ab".repeat(101);
        for bad in ["", "short", "123456789", "aaaaaaaaaaaa", "Wang Xiaoming", &long] {
            assert!(!is_password(bad, "wang xiaoming"), "{bad}");
        }
    }
}
