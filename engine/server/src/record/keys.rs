//! Keys to the record store, in the database: a secret only as argon2's string, from which it cannot be had again.

use crate::database::{Database, Fault, Row, Value};
use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// A key as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// User of Basic authentication.
    pub name: String,
    /// What it is good for, with commas between.
    pub scopes: String,
    /// When it was made, microseconds since 1970.
    pub created: i64,
    /// When it was revoked.
    pub revoked: Option<i64>,
}

/// A key of this name is there, or was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "已有钥匙叫 {0}（收回的也算，因为陈述还记着它）：请换一个名字 / there is or was a key {0}, and statements name it: take another name"
)]
pub struct Taken(String);

/// Draws a key and keeps it; answers its secret, which nobody will see again.
///
/// # Errors
/// When the database fails, or the system has no randomness; [`Taken`].
pub async fn add(database: &Database, name: &str, scopes: &str) -> Result<Result<String, Taken>, Fault> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Closed)?;
    let secret: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let hashed = hashed(&secret)?;
    let (name, scopes) = (name.to_owned(), scopes.to_owned());
    let added = database.write(move |sql, _| {
        let values = [name.as_str().into(), hashed.as_str().into(), scopes.as_str().into(), sql.now()?.into(), Value::Null];
        let insert = "INSERT INTO keys (name, secret, scopes, created, revoked) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        Ok(if sql.change(insert, &values)? == 1 { Ok(()) } else { Err(Taken(name.clone())) })
    });
    Ok(added.await?.map(|()| secret))
}

/// All keys, also those that were revoked.
///
/// # Errors
/// When the database fails.
pub fn list(database: &Database) -> Result<Vec<Listed>, Fault> {
    let listed = |mut row: Row| {
        Ok(Listed { name: row.text(0)?, scopes: row.text(1)?, created: row.int(2)?, revoked: row.maybe_int(3)? })
    };
    database.read(|sql| {
        let rows = sql.rows("SELECT name, scopes, created, revoked FROM keys ORDER BY created, name", &[])?;
        rows.into_iter().map(listed).collect()
    })
}

/// Revokes a key; says whether there was one to revoke.
///
/// # Errors
/// When the database fails.
pub async fn revoke(database: &Database, name: &str) -> Result<bool, Fault> {
    let name = name.to_owned();
    let revoked = database.change(move |sql| {
        let now = sql.now()?;
        let update = "UPDATE keys SET revoked = $2 WHERE name = $1 AND revoked IS NULL";
        Ok(sql.change(update, &[name.as_str().into(), now.into()])? > 0)
    });
    revoked.await
}

/// What this key is good for, if it is one and the secret is its own. Blocks, and takes a while on purpose; as long for a name
/// that is not there as for a wrong secret.
///
/// # Errors
/// When the database fails.
pub fn check(database: &Database, name: &str, secret: &str) -> Result<Option<String>, Fault> {
    if name.contains('\0') {
        return Ok(None);
    }
    let found = database.read(|sql| {
        let row = sql.row("SELECT secret, scopes FROM keys WHERE name = $1 AND revoked IS NULL", &[name.into()])?;
        row.map(|mut row| Ok((row.text(0)?, row.text(1)?))).transpose()
    })?;
    let (secret_there, scopes) = found.map_or((None, None), |(hashed, scopes)| (Some(hashed), Some(scopes)));
    Ok(scopes.filter(|_| is_right(secret_there.as_deref(), secret)))
}

/// argon2's string of a secret.
///
/// # Errors
/// Never with a system that has randomness.
pub(crate) fn hashed(secret: &str) -> Result<String, Fault> {
    let salt = SaltString::generate(&mut OsRng);
    let hashed = Argon2::default().hash_password(secret.as_bytes(), &salt);
    Ok(hashed.map_err(|_| Fault::Closed)?.to_string())
}

/// Whether a secret is the one with this string; takes as long where there is none.
pub(crate) fn is_right(hashed: Option<&str>, secret: &str) -> bool {
    // argon2's string of no secret at all.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2h1amluc2h1amlu$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let parsed = PasswordHash::new(hashed.unwrap_or(NOBODY)).ok();
    let right = parsed.is_some_and(|parsed| Argon2::default().verify_password(secret.as_bytes(), &parsed).is_ok());
    right && hashed.is_some()
}
