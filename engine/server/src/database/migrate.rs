//! Migrates the tables step by step. A released step is never changed: a later one corrects it.

use super::{DatabaseError, Sql};

/// All steps, oldest first.
pub(super) const STEPS: &[&str] = &[
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
];

/// Runs the missing steps, all or none.
pub(super) fn up(sql: &mut dyn Sql) -> Result<(), DatabaseError> {
    sql.begin()?;
    let done = steps(sql);
    sql.script(if done.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    done
}

fn steps(sql: &mut dyn Sql) -> Result<(), DatabaseError> {
    // Two servers that start at once: the second waits here, and then has nothing to do.
    sql.script("CREATE TABLE IF NOT EXISTS version (id BIGINT PRIMARY KEY, step BIGINT NOT NULL)")?;
    sql.change("INSERT INTO version VALUES (1, 0) ON CONFLICT DO NOTHING", &[])?;
    let row = sql.row("UPDATE version SET step = step WHERE id = 1 RETURNING step", &[])?;
    let found = row.ok_or(DatabaseError::Column(0))?.int(0)?;
    let known = STEPS.len() as i64;
    if found > known {
        return Err(DatabaseError::Newer { found, known });
    }
    for step in STEPS.iter().skip(found as usize) {
        let dialect = sql.dialect();
        let step = dialect.iter().fold((*step).to_owned(), |step, (word, spelt)| step.replace(word, spelt));
        sql.script(&step)?;
    }
    sql.change("UPDATE version SET step = $1 WHERE id = 1", &[known.into()])?;
    Ok(())
}
