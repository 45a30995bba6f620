//! Cells: what listed learners did in a scene in an hour, and which of it earlier exports showed.

use super::{Days, ExportError, Exported};
use crate::database::{Database, Fault, Row, Value as Stored, insert_missing};
use crate::record::{Query, Record};
use crate::school::veil::{self, Veil};
use data_encoding::HEXLOWER;
use serde_json::Value;
use shujin_trace::Uuid;
use shujin_trace::deed::Deed;
use std::collections::{BTreeMap, BTreeSet};

/// A cell is exported when its hour has been over for so long, seconds: most of what comes late, out of a tablet's outbox, is there by then.
const OVER: i64 = 7 * 24 * 3600;

/// A scene, and an hour as its number since 1970.
pub(super) type Cell = (String, i64);

/// A statement in a cell. Which statements a cell holds does not hang on the versions of its scene that are known here, so that a cell that
/// was exported stays what it was when more of them are.
pub(super) struct Done {
    pub(super) number: i64,
    pub(super) id: Uuid,
    pub(super) learner: String,
    /// What it tells; nothing where it speaks of what no known version of the scene has.
    pub(super) deed: Option<Deed>,
}

/// Statements by cell.
pub(super) type Cells = BTreeMap<Cell, Vec<Done>>;

/// How many of these are told.
pub(super) fn told<'a>(all: impl IntoIterator<Item = &'a Done>) -> usize {
    all.into_iter().filter(|done| done.deed.is_some()).count()
}

/// Who did these.
pub(super) fn learners<'a>(all: impl IntoIterator<Item = &'a Done>) -> BTreeSet<&'a str> {
    all.into_iter().map(|done| done.learner.as_str()).collect()
}

/// What learners did who stand, or stood, in a list and joined a lesson with it, in hours that have been over for long enough.
pub(super) fn gather(record: &Record, veil: &Veil, days: Days, exported: &mut Exported) -> Result<Cells, ExportError> {
    let mut query = Query::default();
    (query.ascending, query.limit) = (true, 1000);
    let listed = listed(record.database())?;
    let now = record.database().read(|sql| sql.now())?;
    let over = (now.div_euclid(1_000_000) - OVER).div_euclid(3600);
    let mut cells = Cells::new();
    loop {
        let page = record.find(&query)?;
        let Some(last) = page.last() else { break };
        query.after = Some(last.number);
        for stored in &page {
            let statement: Value = serde_json::from_str(&stored.body).unwrap_or_default();
            let (deed, place) = (veil.deed(&statement), veil.place(&statement));
            let Some(place) = place else {
                exported.foreign += 1;
                continue;
            };
            let hour = place.at.as_second().div_euclid(3600);
            let one = usize::from(deed.is_some());
            if !days.hold(hour) {
                continue;
            }
            exported.foreign += 1 - one;
            if !listed.contains(place.learner.as_str()) {
                exported.unlisted += one;
            } else if hour >= over {
                exported.open += one;
            } else {
                let done = Done { number: stored.number, id: place.id, learner: place.learner.into(), deed };
                cells.entry((place.scene, hour)).or_default().push(done);
            }
        }
    }
    Ok(cells)
}

/// Whom a school's list vouches for: anybody can make up a pseudonym, and a crowd of those would hide nobody.
pub(in crate::school) fn listed(database: &Database) -> Result<BTreeSet<String>, Fault> {
    let rows = database.read(|sql| sql.rows("SELECT learner FROM joins UNION SELECT learner FROM seats", &[]))?;
    rows.into_iter().map(|mut row| row.text(0)).collect()
}

/// A cell as it was first exported.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    /// The last statement.
    number: i64,
    /// How many there were.
    statements: i64,
    /// Of which they were, with a key of the school's: as many others are not the same.
    digest: String,
}

impl Shown {
    fn of((scene, hour): &Cell, all: &[Done], key: &[u8]) -> Self {
        let ids: String = all.iter().map(|done| done.id.simple().to_string()).collect();
        let digest = veil::sixteen(key, &format!("{scene} {hour}"), &ids);
        let number = all.iter().map(|done| done.number).max().unwrap_or_default();
        Self { number, statements: all.len() as i64, digest: HEXLOWER.encode(&digest) }
    }
}

/// Leaves in each cell what earlier exports showed of it, or nothing where that is not all there any more. Cells that are shown now for the
/// first time are noted, before anything of them is.
pub(super) fn freeze(
    database: &Database,
    key: &[u8],
    cells: &mut Cells,
    k: usize,
    exported: &mut Exported,
) -> Result<(), ExportError> {
    let known = hold(database, key, cells, exported)?;
    let is_new = |cell: &Cell, all: &[Done]| !known.contains(cell) && told(all) > 0 && learners(all).len() >= k;
    let mut values: Vec<Stored> = Vec::new();
    for (cell, all) in cells.iter().filter(|(cell, all)| is_new(cell, all)) {
        let Shown { number, statements, digest } = Shown::of(cell, all, key);
        values.extend([cell.0.as_str().into(), cell.1.into(), number.into(), statements.into(), digest.into()]);
    }
    if values.is_empty() {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(ExportError::System)?;
    runtime
        .block_on(database.change(move |sql| {
            insert_missing(sql, "exported (scene, hour, number, statements, digest)", 5, &values)
        }))?;
    // What another export, made at the same time, noted of them goes.
    hold(database, key, cells, exported)?;
    Ok(())
}

/// Holds cells against what is noted of them; says of which something is.
fn hold(database: &Database, key: &[u8], cells: &mut Cells, exported: &mut Exported) -> Result<BTreeSet<Cell>, Fault> {
    let row = |mut row: Row| {
        let shown = Shown { number: row.int(2)?, statements: row.int(3)?, digest: row.text(4)? };
        Ok::<_, Fault>(((row.text(0)?, row.int(1)?), shown))
    };
    let shown: BTreeMap<Cell, Shown> = database.read(|sql| {
        let rows = sql.rows("SELECT scene, hour, number, statements, digest FROM exported", &[])?;
        rows.into_iter().map(row).collect()
    })?;
    cells.retain(|cell, all| {
        let Some(shown) = shown.get(cell) else { return true };
        let before = told(&*all);
        all.retain(|done| done.number <= shown.number);
        exported.late += before - told(&*all);
        let same = Shown::of(cell, all, key) == *shown;
        exported.changed += if same { 0 } else { told(&*all) };
        same
    });
    Ok(shown.into_keys().collect())
}
