//! Keys to the record store, in the database: a secret only as argon2's string, from which it cannot be had again.

use crate::database::{Database, Fault, Row, Value};
use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use data_encoding::HEXLOWER;
use std::num::NonZeroU32;

/// What one key may ask for at most. Where nothing is said, the server's own measure holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Requests a second; twice as many at once.
    pub rate: Option<NonZeroU32>,
    /// Bytes of a request's body; less than the server's own measure, or that holds.
    pub bytes: Option<NonZeroU32>,
}

impl Measure {
    fn read(row: &mut Row, rate: usize) -> Result<Self, Fault> {
        let mut of = |at| Ok::<_, Fault>(row.maybe_int(at)?.and_then(|one| NonZeroU32::new(u32::try_from(one).ok()?)));
        Ok(Self { rate: of(rate)?, bytes: of(rate + 1)? })
    }
}

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
    /// What it may ask for.
    pub measure: Measure,
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
pub async fn add(
    database: &Database,
    name: &str,
    scopes: &str,
    measure: Measure,
) -> Result<Result<String, Taken>, Fault> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Closed)?;
    let secret = HEXLOWER.encode(&bytes);
    let hashed = hashed(&secret)?;
    let (name, scopes) = (name.to_owned(), scopes.to_owned());
    let added = database.write(move |sql, _| {
        let now = sql.now()?;
        let [rate, bytes] = [measure.rate, measure.bytes].map(|one| one.map(|one| i64::from(one.get())).into());
        let texts = [&name, &hashed, &scopes].map(|text| Value::from(text.as_str()));
        let values: Vec<Value> = texts.into_iter().chain([now.into(), rate, bytes]).collect();
        let insert = "INSERT INTO keys (name, secret, scopes, created, rate, bytes) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
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
        let measure = Measure::read(&mut row, 4)?;
        Ok(Listed {
            name: row.text(0)?,
            scopes: row.text(1)?,
            created: row.int(2)?,
            revoked: row.maybe_int(3)?,
            measure,
        })
    };
    database.read(|sql| {
        let rows =
            sql.rows("SELECT name, scopes, created, revoked, rate, bytes FROM keys ORDER BY created, name", &[])?;
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

/// What this key is good for and what it may ask for, if it is one and the secret is its own. Blocks, and takes a while on purpose;
/// as long for a name that is not there as for a wrong secret.
///
/// # Errors
/// When the database fails.
pub fn check(database: &Database, name: &str, secret: &str) -> Result<Option<(String, Measure)>, Fault> {
    if name.contains('\0') {
        return Ok(None);
    }
    let found = database.read(|sql| {
        let select = "SELECT secret, scopes, rate, bytes FROM keys WHERE name = $1 AND revoked IS NULL";
        let row = sql.row(select, &[name.into()])?;
        row.map(|mut row| Ok((row.text(0)?, row.text(1)?, Measure::read(&mut row, 2)?))).transpose()
    })?;
    let hashed = found.as_ref().map(|(hashed, ..)| hashed.as_str());
    let right = is_right(hashed, secret);
    Ok(found.filter(|_| right).map(|(_, scopes, measure)| (scopes, measure)))
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
