//! Vocabularies of scenes, kept: what any version of a scene that was served here could speak of. So a statement that comes late, of a
//! version that is gone, is still known, and an export needs no scenes beside it.

use crate::database::{Database, DatabaseError, insert_missing};
use shujin_trace::Vocabulary;
use std::collections::BTreeMap;

/// Adds what a version of a scene can speak of.
///
/// # Errors
/// When the database fails.
pub async fn learn(database: &Database, scene: &str, words: &Vocabulary) -> Result<(), DatabaseError> {
    let values: Vec<_> = words.iter().flat_map(|(kind, name)| [scene.into(), kind.into(), name.into()]).collect();
    database.change(move |sql| insert_missing(sql, "vocabulary", 3, &values)).await
}

/// All vocabularies, by scene. Blocks.
///
/// # Errors
/// When the database fails.
pub fn all(database: &Database) -> Result<BTreeMap<String, Vocabulary>, DatabaseError> {
    let mut all: BTreeMap<String, Vocabulary> = BTreeMap::new();
    for mut row in database.read(|sql| sql.rows("SELECT scene, kind, name FROM vocabulary", &[]))? {
        all.entry(row.text(0)?).or_default().add(&row.text(1)?, row.text(2)?);
    }
    Ok(all)
}
