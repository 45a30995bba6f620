//! Keys to the record store, in the database: of a secret only a digest is stored.
//!
//! Secrets are generated here with 192 random bits. Guessing is hopeless at any speed, so SHA-256 is enough (`sha256$…`) and checks are
//! fast. Keys of older servers are argon2 strings until their first use. Passwords are always argon2 strings, since people choose them.

use crate::database::{Database, DatabaseError, Row, Sql, Value};
use crate::secret::random_hex;
use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::num::NonZeroU32;
use subtle::ConstantTimeEq;

/// Limits of one key; without them the server's own hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyLimits {
    /// Requests a second; twice as many at once.
    pub rate: Option<NonZeroU32>,
    /// Most bytes of a request's body; the server's own limit still holds.
    pub bytes: Option<NonZeroU32>,
}

impl KeyLimits {
    fn read(row: &mut Row, rate: usize) -> Result<Self, DatabaseError> {
        let mut of =
            |at| Ok::<_, DatabaseError>(row.maybe_int(at)?.and_then(|one| NonZeroU32::new(u32::try_from(one).ok()?)));
        Ok(Self { rate: of(rate)?, bytes: of(rate + 1)? })
    }
}

/// A key in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// User of Basic authentication.
    pub name: String,
    /// Its scopes, separated by commas.
    pub scopes: String,
    /// When it was made, microseconds since 1970.
    pub created: i64,
    /// When it was revoked.
    pub revoked: Option<i64>,
    /// Its limits.
    pub measure: KeyLimits,
}

/// Why a name cannot be used for a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// It cannot be a user name of Basic authentication.
    #[error("{}", say!("key-name-form"))]
    Form,
    /// The server's own statements carry it.
    #[error("{}", say!("key-name-reserved", name = .0))]
    Reserved(String),
    /// A generated key has or had it.
    #[error("{}", say!("key-name-taken", name = .0))]
    Taken(String),
    /// A server was given a key of this name.
    #[error("{}", say!("key-name-given", name = .0))]
    Given(String),
}

/// Prefix of the name of each page's key; their statements carry the authority `page`.
pub const PAGE: &str = "page.";

/// The name of the key of a school that gave none.
pub const SCHOOL: &str = "school";

/// Whether a key may have this name.
fn sound(name: &str) -> Result<(), NameError> {
    if name.is_empty() || name.contains(|c: char| c == ':' || c.is_control()) {
        return Err(NameError::Form);
    }
    if name == "page" || name.starts_with(PAGE) { Err(NameError::Reserved(name.to_owned())) } else { Ok(()) }
}

fn has(sql: &mut dyn Sql, table: &str, name: &str) -> Result<bool, DatabaseError> {
    Ok(sql.row(&format!("SELECT name FROM {table} WHERE name = $1"), &[name.into()])?.is_some())
}

/// Generates and stores a key; returns its secret, which is not shown again.
///
/// # Errors
/// When the database fails, or the system has no randomness; [`NameError`].
pub async fn add(
    database: &Database,
    name: &str,
    scopes: &str,
    measure: KeyLimits,
) -> Result<Result<String, NameError>, DatabaseError> {
    if let Err(error) = sound(name) {
        return Ok(Err(error));
    }
    if name == SCHOOL {
        return Ok(Err(NameError::Reserved(name.to_owned())));
    }
    let secret = random_hex::<24>().map_err(|_| DatabaseError::Closed)?;
    let kept = digest(&secret);
    let (name, scopes) = (name.to_owned(), scopes.to_owned());
    let added = database.write(move |sql, _| {
        if has(sql, "given", &name)? {
            return Ok(Err(NameError::Given(name.clone())));
        }
        let now = sql.now()?;
        let [rate, bytes] = [measure.rate, measure.bytes].map(|one| one.map(|one| i64::from(one.get())).into());
        let texts = [&name, &kept, &scopes].map(|text| Value::from(text.as_str()));
        let values: Vec<Value> = texts.into_iter().chain([now.into(), rate, bytes]).collect();
        let insert = "INSERT INTO keys (name, secret, scopes, created, rate, bytes) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
        Ok(if sql.change(insert, &values)? == 1 { Ok(()) } else { Err(NameError::Taken(name.clone())) })
    });
    Ok(added.await?.map(|()| secret))
}

/// Reserves the names of the keys given to a server at its start, so that none of them is generated later. A name that is in use is
/// refused: statements would not tell the two keys apart.
///
/// # Errors
/// When the database fails; [`NameError`].
pub async fn give(database: &Database, names: &[String]) -> Result<Result<(), NameError>, DatabaseError> {
    if let Some(error) = names.iter().find_map(|name| sound(name).err()) {
        return Ok(Err(error));
    }
    let names = names.to_owned();
    let noted = database.write(move |sql, _| {
        for name in &names {
            if has(sql, "keys", name)? {
                return Ok(Err(NameError::Taken(name.clone())));
            }
            sql.change("INSERT INTO given (name) VALUES ($1) ON CONFLICT DO NOTHING", &[name.as_str().into()])?;
        }
        Ok(Ok(()))
    });
    noted.await
}

/// All keys, also those that were revoked.
///
/// # Errors
/// When the database fails.
pub fn list(database: &Database) -> Result<Vec<Listed>, DatabaseError> {
    let listed = |mut row: Row| {
        let measure = KeyLimits::read(&mut row, 4)?;
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

/// Revokes a key; returns whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn revoke(database: &Database, name: &str) -> Result<bool, DatabaseError> {
    let name = name.to_owned();
    let revoked = database.change(move |sql| {
        let now = sql.now()?;
        let update = "UPDATE keys SET revoked = $2 WHERE name = $1 AND revoked IS NULL";
        Ok(sql.change(update, &[name.as_str().into(), now.into()])? > 0)
    });
    revoked.await
}

/// What this key is good for and what it may ask for, if it is one and the secret is its own. Blocks on the database alone. A key that is
/// kept as argon2's string is none here: see [`old`].
///
/// # Errors
/// When the database fails.
pub fn check(database: &Database, name: &str, secret: &str) -> Result<Option<(String, KeyLimits)>, DatabaseError> {
    let right = digest(secret);
    Ok(found(database, name)?
        .filter(|found| bool::from(found.secret.as_bytes().ct_eq(right.as_bytes())))
        .map(Found::good_for))
}

/// A key that an older server generated.
#[derive(Clone, Debug)]
pub struct Old(Found);

/// Whether there is a key of this name, and which if it is kept as argon2's string. Blocks on the database alone.
///
/// # Errors
/// When the database fails.
pub fn old(database: &Database, name: &str) -> Result<Option<Option<Old>>, DatabaseError> {
    Ok(found(database, name)?.map(|found| (!found.secret.starts_with(DIGEST)).then_some(Old(found))))
}

impl Old {
    /// What it is good for, if the secret is its own. Blocks, and takes a while on purpose.
    pub fn check(&self, secret: &str) -> Option<(String, KeyLimits)> {
        is_right(Some(&self.0.secret), secret).then(|| self.0.clone().good_for())
    }

    /// Keeps the right secret as new ones are kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew(&self, database: &Database, name: &str, secret: &str) -> Result<(), DatabaseError> {
        let values = [name, &self.0.secret, &digest(secret)].map(Value::from);
        let write = database
            .change(move |sql| sql.change("UPDATE keys SET secret = $3 WHERE name = $1 AND secret = $2", &values));
        write.await.map(drop)
    }
}

/// A row of the table.
#[derive(Clone, Debug)]
struct Found {
    secret: String,
    scopes: String,
    measure: KeyLimits,
}

impl Found {
    fn good_for(self) -> (String, KeyLimits) {
        (self.scopes, self.measure)
    }
}

fn found(database: &Database, name: &str) -> Result<Option<Found>, DatabaseError> {
    // PostgreSQL stores no text with NUL.
    if name.contains('\0') {
        return Ok(None);
    }
    database.read(|sql| {
        let select = "SELECT secret, scopes, rate, bytes FROM keys WHERE name = $1 AND revoked IS NULL";
        let row = sql.row(select, &[name.into()])?;
        row.map(|mut row| {
            Ok(Found { secret: row.text(0)?, scopes: row.text(1)?, measure: KeyLimits::read(&mut row, 2)? })
        })
        .transpose()
    })
}

/// Prefix of the digest of a generated secret.
const DIGEST: &str = "sha256$";

fn digest(secret: &str) -> String {
    format!("{DIGEST}{}", HEXLOWER.encode(&Sha256::digest(secret)))
}

/// The argon2 string of a password.
///
/// # Errors
/// Never with a system that has randomness.
pub(crate) fn hashed(secret: &str) -> Result<String, DatabaseError> {
    let salt = SaltString::generate(&mut OsRng);
    let hashed = Argon2::default().hash_password(secret.as_bytes(), &salt);
    Ok(hashed.map_err(|_| DatabaseError::Closed)?.to_string())
}

/// Whether a password matches this string; takes as long where there is none.
pub(crate) fn is_right(hashed: Option<&str>, secret: &str) -> bool {
    // The argon2 string of no known password.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2h1amluc2h1amlu$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let parsed = PasswordHash::new(hashed.unwrap_or(NOBODY)).ok();
    let right = parsed.is_some_and(|parsed| Argon2::default().verify_password(secret.as_bytes(), &parsed).is_ok());
    right && hashed.is_some()
}
