//! Teachers: who may see which classes. Passwords only as argon2's strings.

use crate::database::{Database, Fault, Row, Value};
use crate::record::keys::{hashed, is_right};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// A teacher as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teacher {
    /// The name to sign in with.
    pub name: String,
    /// The classes whose names and traces this teacher may see.
    pub classes: Vec<String>,
    /// When access ended, microseconds since 1970.
    pub revoked: Option<i64>,
    secret: String,
}

impl Teacher {
    /// Tells this password from others before and after it, and says nothing of it.
    pub fn mark(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(&self.secret)[..8])
    }
}

fn teacher(mut row: Row) -> Result<Teacher, Fault> {
    let classes = serde_json::from_str(&row.text(1)?).map_err(|_| Fault::Column(1))?;
    Ok(Teacher { name: row.text(0)?, classes, revoked: row.maybe_int(2)?, secret: row.text(3)? })
}

/// Keeps a teacher with a new password, which nobody will see again; answers it. One that is there already gets a new password
/// and these classes.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn keep(database: &Database, name: &str, classes: &[String]) -> Result<String, Fault> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Closed)?;
    // Read from a slip of paper and typed once: small letters and digits that nobody mistakes for others.
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567899";
    let mut password: String = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    password.insert(4, '-');
    let secret = hashed(&password)?;
    let (name, classes) = (name.to_owned(), serde_json::json!(classes).to_string());
    let write = database.change(move |sql| {
        let upsert = "INSERT INTO teachers (name, secret, classes, created, revoked) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (name) DO UPDATE SET secret = excluded.secret, classes = excluded.classes, revoked = NULL";
        let now = sql.now()?;
        let values = [name.as_str().into(), secret.as_str().into(), classes.as_str().into(), now.into(), Value::Null];
        sql.change(upsert, &values)?;
        Ok(())
    });
    write.await?;
    Ok(password)
}

/// A teacher who may sign in. Blocks.
///
/// # Errors
/// When the database fails.
pub fn get(database: &Database, name: &str) -> Result<Option<Teacher>, Fault> {
    let select = "SELECT name, classes, revoked, secret FROM teachers WHERE name = $1 AND revoked IS NULL";
    database.read(|sql| sql.row(select, &[Value::from(name)])?.map(teacher).transpose())
}

/// All teachers. Blocks.
///
/// # Errors
/// When the database fails.
pub fn list(database: &Database) -> Result<Vec<Teacher>, Fault> {
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
pub async fn revoke(database: &Database, name: &str) -> Result<bool, Fault> {
    let name = name.to_owned();
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let update = "UPDATE teachers SET revoked = $2 WHERE name = $1 AND revoked IS NULL";
        Ok(sql.change(update, &[name.as_str().into(), now.into()])? > 0)
    });
    write.await
}

/// The teacher with this password. Blocks, and takes a while on purpose.
///
/// # Errors
/// When the database fails.
pub fn sign_in(database: &Database, name: &str, password: &str) -> Result<Option<Teacher>, Fault> {
    if name.contains('\0') {
        return Ok(None);
    }
    let secret = database.read(|sql| {
        let row = sql.row("SELECT secret FROM teachers WHERE name = $1 AND revoked IS NULL", &[name.into()])?;
        row.map(|mut row| row.text(0)).transpose()
    })?;
    if is_right(secret.as_deref(), password) { get(database, name) } else { Ok(None) }
}
