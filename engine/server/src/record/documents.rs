//! Documents of the State and Profile resources: stored byte for byte, merged where both are JSON, guarded by ETags.

use crate::database::{Database, DatabaseError, Row, Sql, Value};
use data_encoding::HEXLOWER;
use serde_json::{Map, Value as Json};
use sha1::{Digest, Sha1};

/// The address of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// `state`, `activity` or `agent`.
    pub resource: &'static str,
    /// The activity, the agent as one word, or both.
    pub owner: String,
    /// The registration of a state, or nothing.
    pub registration: Option<String>,
    /// The document's own id.
    pub id: String,
}

impl Address {
    fn values(&self) -> [Value; 4] {
        let registration = self.registration.clone().unwrap_or_default();
        [self.resource.into(), self.owner.as_str().into(), registration.into(), self.id.as_str().into()]
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Content-Type.
    pub kind: String,
    /// SHA-1 of the content in hexadecimal digits, without quotes.
    pub etag: String,
    /// When it was written, microseconds since 1970.
    pub updated: i64,
    /// The content.
    pub body: Vec<u8>,
    /// The name of the key that wrote it; none for the server's own documents and older ones.
    pub authority: Option<String>,
}

/// The preconditions of a request (`If-Match`, `If-None-Match`) and the key that it came with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// `If-Match`: ETags of which one must be there; `*` for any.
    pub matching: Option<Vec<String>>,
    /// `If-None-Match`: ETags of which none may be there; `*` for any.
    pub none_matching: Option<Vec<String>>,
    /// Whether replacing a document requires `If-Match`.
    pub must_say: bool,
    /// Whether creating a document requires `If-None-Match: *`.
    pub must_say_new: bool,
    /// The name of the request's key, which then owns the document.
    pub authority: Option<String>,
    /// Whether it may change only documents of that key.
    pub own: bool,
}

/// Why a document was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutError {
    /// `If-Match` or `If-None-Match` does not hold.
    Precondition,
    /// The document exists, and the request lacks `If-Match`.
    Unsaid,
    /// The document does not exist, and the request lacks `If-None-Match`.
    UnsaidNew,
    /// Only JSON objects can be merged, of at most 256 KB together.
    NotMergeable,
    /// Another key owns the document.
    Foreign,
}

impl Condition {
    fn check(&self, there: Option<&Document>) -> Result<(), PutError> {
        if self.own && there.is_some_and(|there| there.authority != self.authority) {
            return Err(PutError::Foreign);
        }
        let any = |tags: &[String]| there.is_some_and(|there| tags.iter().any(|tag| tag == "*" || *tag == there.etag));
        if self.matching.as_ref().is_some_and(|tags| !any(tags))
            || self.none_matching.as_ref().is_some_and(|tags| any(tags))
        {
            return Err(PutError::Precondition);
        }
        let said = self.matching.is_some() || self.none_matching.is_some();
        match there {
            Some(_) if self.must_say && !said => Err(PutError::Unsaid),
            None if self.must_say_new && !said => Err(PutError::UnsaidNew),
            _ => Ok(()),
        }
    }
}

const COLUMNS: &str = "kind, etag, updated, body, authority";
const HERE: &str = "resource = $1 AND owner = $2 AND registration = $3 AND id = $4";

fn document(mut row: Row) -> Result<Document, DatabaseError> {
    Ok(Document {
        kind: row.text(0)?,
        etag: row.text(1)?,
        updated: row.int(2)?,
        body: row.bytes(3)?,
        authority: row.maybe_text(4)?,
    })
}

fn one(sql: &mut dyn Sql, address: &Address) -> Result<Option<Document>, DatabaseError> {
    sql.row(&format!("SELECT {COLUMNS} FROM documents WHERE {HERE}"), &address.values())?.map(document).transpose()
}

/// The document at an address. Blocks.
///
/// # Errors
/// When the database fails.
pub fn get(database: &Database, address: &Address) -> Result<Option<Document>, DatabaseError> {
    database.read(|sql| one(sql, address))
}

/// Ids of the documents of this resource and owner that were written after a time, and the time of the newest; of any registration where
/// none is given, and of one key alone where it is named. Blocks.
///
/// # Errors
/// When the database fails.
pub fn ids(
    database: &Database,
    of: &Address,
    since: Option<i64>,
    own: Option<&str>,
) -> Result<(Vec<String>, Option<i64>), DatabaseError> {
    let (filter, values) = several(of, own);
    let query = format!(
        "SELECT DISTINCT id, updated FROM documents WHERE {filter} AND updated > ${} ORDER BY id",
        values.len() + 1
    );
    let values: Vec<Value> = values.into_iter().chain([since.unwrap_or(i64::MIN).into()]).collect();
    database.read(|sql| {
        let (mut ids, mut newest) = (Vec::new(), None);
        for mut row in sql.rows(&query, &values)? {
            let id = row.text(0)?;
            if ids.last() != Some(&id) {
                ids.push(id);
            }
            newest = newest.max(Some(row.int(1)?));
        }
        Ok((ids, newest))
    })
}

fn several(of: &Address, own: Option<&str>) -> (String, Vec<Value>) {
    let [resource, owner, registration, _] = of.values();
    let (mut filter, mut values) = ("resource = $1 AND owner = $2".to_owned(), vec![resource, owner]);
    let also =
        [of.registration.as_ref().map(|_| ("registration", registration)), own.map(|own| ("authority", own.into()))];
    for (column, value) in also.into_iter().flatten() {
        values.push(value);
        filter += &format!(" AND {column} = ${}", values.len());
    }
    (filter, values)
}

/// Writes a document; with `merge`, merges the keys of a JSON object into the existing one.
///
/// # Errors
/// When the database fails; [`PutError`].
pub async fn put(
    database: &Database,
    address: Address,
    kind: String,
    body: Vec<u8>,
    merge: bool,
    condition: Condition,
) -> Result<Result<(), PutError>, DatabaseError> {
    let write = move |sql: &mut dyn Sql, _: &_| {
        let there = one(sql, &address)?;
        if let Err(refused) = condition.check(there.as_ref()) {
            return Ok(Err(refused));
        }
        let body = match there.filter(|_| merge) {
            None => body.clone(),
            Some(there) => match merged(&there, &kind, &body) {
                Some(body) => body,
                None => return Ok(Err(PutError::NotMergeable)),
            },
        };
        let etag = etag(&body);
        let now = sql.now()?;
        // The key that wrote last owns the document: the one before no longer sees it.
        let upsert = "INSERT INTO documents (resource, owner, registration, id, kind, etag, updated, body, authority)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (resource, owner, registration, id)
            DO UPDATE SET kind = excluded.kind, etag = excluded.etag, updated = excluded.updated, body = excluded.body,
                authority = excluded.authority";
        let [resource, owner, registration, id] = address.values();
        let (kind, authority) = (kind.as_str().into(), condition.authority.as_deref().map(str::to_owned).into());
        let values = [resource, owner, registration, id, kind, etag.into(), now.into(), Value::Bytes(body), authority];
        sql.change(upsert, &values)?;
        Ok(Ok(()))
    };
    database.write(write).await
}

/// Deletes a document; a missing one is no error.
///
/// # Errors
/// When the database fails; [`PutError::Precondition`].
pub async fn delete(
    database: &Database,
    address: Address,
    condition: Condition,
) -> Result<Result<(), PutError>, DatabaseError> {
    let write = move |sql: &mut dyn Sql, _: &_| {
        let there = one(sql, &address)?;
        if let Err(refused) = condition.check(there.as_ref()) {
            return Ok(Err(refused));
        }
        sql.change(&format!("DELETE FROM documents WHERE {HERE}"), &address.values())?;
        Ok(Ok(()))
    };
    database.write(write).await
}

/// Deletes all documents of this resource and owner, of any registration where none is given; of one key alone where it is named.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(database: &Database, of: Address, own: Option<String>) -> Result<(), DatabaseError> {
    let write = database.change(move |sql| {
        let (filter, values) = several(&of, own.as_deref());
        sql.change(&format!("DELETE FROM documents WHERE {filter}"), &values)
    });
    write.await.map(|_| ())
}

/// Most bytes of two documents that are merged. The writing thread does it, so all other writes wait meanwhile.
const MERGED: usize = 256 * 1024;

fn merged(there: &Document, kind: &str, body: &[u8]) -> Option<Vec<u8>> {
    if there.body.len() + body.len() > MERGED {
        return None;
    }
    let object = |kind: &str, body: &[u8]| -> Option<Map<String, Json>> {
        if is_json(kind) { serde_json::from_slice(body).ok() } else { None }
    };
    let mut all = object(&there.kind, &there.body)?;
    all.extend(object(kind, body)?);
    serde_json::to_vec(&Json::Object(all)).ok()
}

/// Whether a Content-Type is JSON's.
pub fn is_json(kind: &str) -> bool {
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// SHA-1 in hexadecimal digits, as xAPI 1.0.3 requires of an ETag: it distinguishes documents and protects nothing.
fn etag(body: &[u8]) -> String {
    HEXLOWER.encode(&Sha1::digest(body))
}
