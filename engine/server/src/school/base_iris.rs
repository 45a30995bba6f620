//! The school's own IRIs. Erasing and exporting need every IRI under which pseudonyms and scenes were ever recorded.

use crate::database::{Database, DatabaseError};
use shujin_trace::Home;
use shujin_trace::session::SessionError;

/// An IRI as it is noted: checked, without a slash at its end.
///
/// # Errors
/// When it is none that a school could have.
pub fn sound(text: &str) -> Result<String, SessionError> {
    Home::try_from(text.to_owned()).map(String::from)
}

/// Used where a school has not named an IRI of its own. Reserved (RFC 2606), so it is nobody's. Pseudonyms are 128
/// random bits, so sharing this name space mixes up nobody; scenes of the same id are then taken for the same.
pub const DEFAULT_HOME: &str = "https://shujin.example";

/// Notes the IRI that a server was given.
///
/// # Errors
/// When the database fails.
pub async fn note(database: &Database, home: &str) -> Result<(), DatabaseError> {
    let home = home.to_owned();
    let write = database.change(move |sql| {
        sql.change("INSERT INTO homes (home) VALUES ($1) ON CONFLICT DO NOTHING", &[home.as_str().into()])
    });
    write.await.map(drop)
}

/// All that servers were given, and the one that stands for none. Blocks.
///
/// # Errors
/// When the database fails.
pub fn all(database: &Database) -> Result<Vec<String>, DatabaseError> {
    let mut all = database.read(|sql| {
        let rows = sql.rows("SELECT home FROM homes WHERE home <> $1 ORDER BY home", &[DEFAULT_HOME.into()])?;
        rows.into_iter().map(|mut row| row.text(0)).collect::<Result<Vec<_>, _>>()
    })?;
    all.push(DEFAULT_HOME.to_owned());
    Ok(all)
}
