//! Former pupils: those who were on a list and are no more. To find and erase their traces later, the pseudonym and the class are kept,
//! and a digest of the name with a key of the school's: a search needs the name.
//!
//! A pupil who changed classes has a pseudonym in each. Two pupils of one name may be one child or two; a person decides that.

use super::{Pupil, Seal, SealError, name_normalization, roster};
use crate::database::{Database, DatabaseError, Row, Sql};
use data_encoding::HEXLOWER;
use ring::hmac;

/// A pupil found by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedLearner {
    /// The pseudonym.
    pub learner: String,
    /// The class.
    pub class: String,
    /// Where in it.
    pub place: Enrolment,
}

/// Whether a pupil is in a class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Enrolment {
    /// Stands in its list, with this number.
    Number(String),
    /// Has not stood in it since then, microseconds since 1970.
    Left(i64),
}

/// A keyed digest of a name, for searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameDigest(String);

impl NameDigest {
    /// Of this name.
    pub fn of(seal: &Seal, name: &str) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &seal.derive_key("former"));
        Self(HEXLOWER.encode(&hmac::sign(&key, name_normalization::normalized(name).as_bytes()).as_ref()[..16]))
    }

    /// The name of the pupil with this pseudonym, in a list now or once. Blocks.
    ///
    /// # Errors
    /// When the database fails, or a list cannot be opened.
    pub fn of_learner(database: &Database, seal: &Seal, learner: &str) -> Result<Option<Self>, SealError> {
        for (_, pupil) in listed(database, seal)? {
            if seal.pseudonym(&pupil.id) == learner {
                return Ok(Some(Self::of(seal, &pupil.name)));
            }
        }
        let row = database.read(|sql| sql.row("SELECT name FROM former WHERE learner = $1", &[learner.into()]))?;
        Ok(row.map(|mut row| row.text(0)).transpose()?.map(Self))
    }

    /// All pupils who have or had the name: first those on the lists, then former ones, the latest first; without those erased since. Blocks.
    ///
    /// # Errors
    /// When the database fails, or a list cannot be opened.
    pub fn all(&self, database: &Database, seal: &Seal) -> Result<Vec<NamedLearner>, SealError> {
        let here = listed(database, seal)?.into_iter().filter(|(_, pupil)| Self::of(seal, &pupil.name) == *self);
        let mut all: Vec<NamedLearner> = here
            .map(|(class, pupil)| NamedLearner {
                learner: seal.pseudonym(&pupil.id),
                class,
                place: Enrolment::Number(pupil.number),
            })
            .collect();
        let one = |mut row: Row| {
            Ok(NamedLearner { learner: row.text(0)?, class: row.text(1)?, place: Enrolment::Left(row.int(2)?) })
        };
        let left = database.read(|sql| {
            let select = "SELECT learner, class, at FROM former WHERE name = $1 ORDER BY at DESC, learner";
            sql.rows(select, &[self.0.as_str().into()])?
                .into_iter()
                .map(one)
                .collect::<Result<Vec<NamedLearner>, DatabaseError>>()
        })?;
        all.extend(left);
        Ok(all)
    }
}

/// Whether there are or were lists, so that a search with the key can find pupils. Blocks.
///
/// # Errors
/// When the database fails.
pub fn any(database: &Database) -> Result<bool, DatabaseError> {
    database.read(|sql| {
        let some = "SELECT id FROM classes UNION SELECT learner FROM former LIMIT 1";
        Ok(sql.row(some, &[])?.is_some())
    })
}

/// All pupils on the lists, with their classes.
fn listed(database: &Database, seal: &Seal) -> Result<Vec<(String, Pupil)>, SealError> {
    let mut all = Vec::new();
    for class in roster::classes(database)? {
        let pupils = roster::get(database, seal, &class)?.map_or_else(Vec::new, |roster| roster.pupils);
        all.extend(pupils.into_iter().map(|pupil| (class.clone(), pupil)));
    }
    Ok(all)
}

/// Stores the pupils who left a class's list.
///
/// # Errors
/// When the database fails.
pub(super) fn keep(sql: &mut dyn Sql, seal: &Seal, class: &str, pupils: &[Pupil]) -> Result<(), DatabaseError> {
    let now = sql.now()?;
    for pupil in pupils {
        let insert = "INSERT INTO former (learner, name, class, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (learner) DO UPDATE SET name = excluded.name, class = excluded.class, at = excluded.at";
        let NameDigest(name) = NameDigest::of(seal, &pupil.name);
        let values = [seal.pseudonym(&pupil.id).into(), name.into(), class.into(), now.into()];
        sql.change(insert, &values)?;
    }
    Ok(())
}
