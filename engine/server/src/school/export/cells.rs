//! Cells: what listed learners did in a scene in an hour, and which of it earlier exports showed.

use super::{Days, ExportError, Exported};
use crate::database::{Database, DatabaseError, Row, Value as Stored, insert_missing};
use crate::record::{Query, Record};
use crate::school::deidentify::Deidentifier;
use serde_json::Value;
use shujin_trace::deed::Deed;
use std::collections::{BTreeMap, BTreeSet};

/// A cell is exported when its hour has been over for so long, seconds: most of what comes late, out of a tablet's outbox, is there by then.
const OVER: i64 = 7 * 24 * 3600;

/// A scene, and an hour as its number since 1970.
pub(super) type Cell = (String, i64);

/// Deeds by cell, each with the number of its statement.
pub(super) type Cells = BTreeMap<Cell, Vec<(i64, Deed)>>;

/// The cell of a deed.
pub(super) fn cell(deed: &Deed) -> Cell {
    (deed.scene.clone(), deed.at.as_second().div_euclid(3600))
}

/// Whose deeds these are.
pub(super) fn learners(all: &[(i64, Deed)]) -> BTreeSet<&str> {
    all.iter().map(|(_, deed)| deed.learner.as_str()).collect()
}

/// Deeds of learners who are or were on a list and joined a lesson with it, in hours that ended long enough ago.
pub(super) fn gather(
    record: &Record,
    deidentifier: &Deidentifier,
    days: Days,
    exported: &mut Exported,
) -> Result<Cells, ExportError> {
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
            let Some(deed) = deidentifier.deed(&statement) else {
                exported.foreign += 1;
                continue;
            };
            let cell = cell(&deed);
            if !days.hold(cell.1) {
                continue;
            }
            if !listed.contains(deed.learner.as_str()) {
                exported.unlisted += 1;
            } else if cell.1 >= over {
                exported.open += 1;
            } else {
                cells.entry(cell).or_default().push((stored.number, deed));
            }
        }
    }
    Ok(cells)
}

/// Learners on a school's list. Without this check anybody could hide a learner among made-up pseudonyms.
pub(in crate::school) fn listed(database: &Database) -> Result<BTreeSet<String>, DatabaseError> {
    let rows = database.read(|sql| sql.rows("SELECT learner FROM joins UNION SELECT learner FROM seats", &[]))?;
    rows.into_iter().map(|mut row| row.text(0)).collect()
}

/// Which statements of a cell were in its first export, by their numbers.
type Shown = BTreeSet<i64>;

/// Leaves in each cell what earlier exports showed of it, or nothing where that is not all there any more. Cells that are shown now for the
/// first time are noted, before anything of them is. What is known of a scene only later is shown as little as what came late: the one and the
/// other would be the difference of two exports.
pub(super) fn freeze(
    database: &Database,
    cells: &mut Cells,
    k: usize,
    exported: &mut Exported,
) -> Result<(), ExportError> {
    let known = hold(database, cells, exported)?;
    let is_new = |cell: &Cell, all: &[(i64, Deed)]| !known.contains(cell) && learners(all).len() >= k;
    let mut values: Vec<Stored> = Vec::new();
    for (cell, all) in cells.iter().filter(|(cell, all)| is_new(cell, all)) {
        let shown = all.iter().map(|(number, _)| *number).collect();
        values.extend([cell.0.as_str().into(), cell.1.into(), written(&shown).into()]);
    }
    if values.is_empty() {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(ExportError::System)?;
    runtime.block_on(database.change(move |sql| insert_missing(sql, "exported (scene, hour, told)", 3, &values)))?;
    // What another export, made at the same time, noted of them goes.
    hold(database, cells, exported)?;
    Ok(())
}

/// Holds cells against what is noted of them; says of which something is.
fn hold(database: &Database, cells: &mut Cells, exported: &mut Exported) -> Result<BTreeSet<Cell>, DatabaseError> {
    let row = |mut row: Row| Ok::<_, DatabaseError>(((row.text(0)?, row.int(1)?), read(&row.text(2)?)));
    let shown: BTreeMap<Cell, Shown> = database.read(|sql| {
        let rows = sql.rows("SELECT scene, hour, told FROM exported", &[])?;
        rows.into_iter().map(row).collect()
    })?;
    cells.retain(|cell, all| {
        let Some(shown) = shown.get(cell) else { return true };
        let before = all.len();
        all.retain(|(number, _)| shown.contains(number));
        exported.late += before - all.len();
        let whole = all.len() == shown.len();
        exported.changed += if whole { 0 } else { all.len() };
        whole
    });
    Ok(shown.into_keys().collect())
}

/// Numbers as the steps from each to the next.
fn written(shown: &Shown) -> String {
    let mut last = 0;
    let steps = shown.iter().map(|number| {
        let step = number - last;
        last = *number;
        step.to_string()
    });
    steps.collect::<Vec<_>>().join(" ")
}

fn read(text: &str) -> Shown {
    let mut last = 0;
    let steps = text.split(' ').filter_map(|step| step.parse::<i64>().ok());
    steps
        .map(|step| {
            last += step;
            last
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_read_as_it_was_written() {
        for shown in [vec![], vec![7], vec![1, 2, 3, 1_000_000, i64::MAX / 2]] {
            let shown: Shown = shown.into_iter().collect();
            assert_eq!(read(&written(&shown)), shown);
        }
    }
}
