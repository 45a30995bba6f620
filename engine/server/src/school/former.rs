//! Former pupils: who stood in a list and stands in it no more. So that their traces can still be found and erased, what stays is the
//! pseudonym, the class, and a digest of the name with a key of the school's: whoever asks has to know the name.

use super::{Pupil, Seal};
use crate::database::{Database, Fault, Row, Sql};
use data_encoding::HEXLOWER;
use ring::hmac;

/// Somebody who stood in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The pseudonym.
    pub learner: String,
    /// The class.
    pub class: String,
    /// Since when this pupil stands in its list no more, microseconds since 1970.
    pub at: i64,
}

/// Keeps who left a class's list.
///
/// # Errors
/// When the database fails.
pub(super) fn keep(sql: &mut dyn Sql, seal: &Seal, class: &str, pupils: &[Pupil]) -> Result<(), Fault> {
    let now = sql.now()?;
    for pupil in pupils {
        let insert = "INSERT INTO former (learner, name, class, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (learner) DO UPDATE SET name = excluded.name, class = excluded.class, at = excluded.at";
        let values = [seal.pseudonym(&pupil.id).into(), digest(seal, &pupil.name).into(), class.into(), now.into()];
        sql.change(insert, &values)?;
    }
    Ok(())
}

/// Who of this name left a list, the last first; of whom nothing was erased since. Blocks.
///
/// # Errors
/// When the database fails.
pub fn of_name(database: &Database, seal: &Seal, name: &str) -> Result<Vec<Former>, Fault> {
    let one = |mut row: Row| Ok(Former { learner: row.text(0)?, class: row.text(1)?, at: row.int(2)? });
    database.read(|sql| {
        let select = "SELECT learner, class, at FROM former WHERE name = $1 ORDER BY at DESC, learner";
        sql.rows(select, &[digest(seal, name).into()])?.into_iter().map(one).collect()
    })
}

fn digest(seal: &Seal, name: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &seal.branch("former"));
    HEXLOWER.encode(&hmac::sign(&key, name.trim().as_bytes()).as_ref()[..16])
}
