//! Exports for research and for the district: what groups of learners did, never a single one, with a statement of the method.
//!
//! ```text
//! statements ─ deeds of learners on a list ─ cells (scene × hour) ─┬─ fewer than k learners, or ended too recently: left out
//!                                                                  └─ frozen ─ groups of k or more ─ rows
//! ```
//!
//! A cell is frozen at its first export: statements that arrive later are in no export of it, and a cell of which something was erased
//! since is left out. Otherwise the difference of two exports would be one learner's rows. A row names a group, not a learner, and
//! nothing links the rows of one learner: no pseudonym, no registration, no time below the hour, no duration, no order. Groups are
//! made the same way each time, with a key of the school's: so several exports, with any `k`, show no more than the finest of them.

mod cells;
mod groups;
mod write;

pub(super) use cells::listed;

use super::Seal;
use super::deidentify::Deidentifier;
use crate::database::DatabaseError;
use crate::record::Record;
use crate::school::vocabulary;
use cells::{freeze, gather};
use groups::{arrange, row};
use serde_json::Value;
use shujin_messages::{Locale, Message};
use shujin_trace::Home;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use write::new_private;

/// Groups of fewer learners are left out, where nothing else was said.
pub const K: usize = 10;

/// Less than this is no protection.
pub const LEAST: usize = 5;

/// When what was done that is exported, microseconds since 1970. Cells are never cut: what counts is when a cell's hour begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    /// At this time or after it.
    pub since: Option<i64>,
    /// Before this time.
    pub until: Option<i64>,
}

impl Days {
    fn hold(self, hour: i64) -> bool {
        let begins = hour.saturating_mul(3_600_000_000);
        self.since.is_none_or(|since| begins >= since) && self.until.is_none_or(|until| begins < until)
    }
}

/// A form of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Statements, one a line.
    JsonLines,
    /// A table, UTF-8 with a mark at its beginning, so that spreadsheets read it.
    Csv,
    /// The same table as Parquet.
    Parquet,
}

impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "jsonl" => Ok(Self::JsonLines),
            "csv" => Ok(Self::Csv),
            "parquet" => Ok(Self::Parquet),
            other => Err(say!("export-format", found = other).to_string()),
        }
    }
}

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The file cannot be written.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// The system has no randomness.
    #[error("{}", say!("export-no-randomness", why = .0.to_string()))]
    Random(#[from] getrandom::Error),
    /// The system refuses what waiting for the database needs.
    #[error("{}", say!("export-system", why = .0))]
    System(#[source] io::Error),
    /// `k` is too small to protect a learner.
    #[error("{}", say!("export-small", k = .0, least = LEAST))]
    Small(usize),
}

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Statements in the file.
    pub statements: usize,
    /// Learners in those statements.
    pub learners: usize,
    /// Statements left out because fewer than `k` learners were at their scene in their hour.
    pub small: usize,
    /// Statements left out because their learner joined no lesson from the list of a class.
    pub unlisted: usize,
    /// Statements left out because their hour ended less than seven days ago.
    pub open: usize,
    /// Statements left out because they came after their cell was first exported.
    pub late: usize,
    /// Statements left out with their whole cell, because the cell differs from an earlier export: a learner was erased.
    pub changed: usize,
    /// Statements left out because they are no player's about a scene of the school's.
    pub foreign: usize,
}

/// Writes what was done in scenes under these base IRIs; beside the file another, `….about.md`, that says what was done to it. Blocks; to be
/// called outside of a runtime.
///
/// # Errors
/// Every [`ExportError`].
pub fn export(
    record: &Record,
    seal: &Seal,
    base_iris: &[Home],
    days: Days,
    k: usize,
    form: Form,
    to: &Path,
) -> Result<Exported, ExportError> {
    if k < LEAST {
        return Err(ExportError::Small(k));
    }
    // Before cells are noted as shown: a place where nothing can be written shows nothing.
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| ExportError::File(path, error)
    };
    let about = PathBuf::from(format!("{}.about.md", to.display()));
    let file = new_private(to).map_err(failed(to))?;
    let mut about_file = new_private(&about).map_err(failed(&about))?;
    let deidentifier = Deidentifier::fresh(base_iris, vocabulary::all(record.database())?)?;
    let mut exported = Exported::default();
    let mut cells = gather(record, &deidentifier, days, &mut exported)?;
    freeze(record.database(), &mut cells, k, &mut exported)?;
    let grouped = arrange(cells, &seal.derive_key("groups"), k, &mut exported);
    let mut rows: Vec<Value> = grouped.iter().filter_map(|(group, deed)| row(&deidentifier, group, deed)).collect();
    // By id, which says nothing: the order in which things were stored would put together what was done together.
    rows.sort_by(|one, other| one["id"].as_str().cmp(&other["id"].as_str()));
    write::rows(&rows, form, file).map_err(failed(to))?;
    about_file.write_all(said(exported, k).as_bytes()).map_err(failed(&about))?;
    Ok(exported)
}

/// How many were left out, as an order of magnitude: exact numbers of several exports with other days would reveal one pupil.
fn band(count: usize) -> &'static str {
    match count {
        0 => "0",
        1..10 => "1–9",
        10..100 => "10–99",
        100..1000 => "100–999",
        _ => "1000+",
    }
}

/// What was done to an export, in every language: who reads it is not known here. Markdown.
fn said(exported: Exported, k: usize) -> String {
    let said = |locale| {
        let [title, done @ .., remains, known, alike] = about(exported, k).map(|part| part.text(locale));
        let points = |points: &[String]| points.iter().map(|point| format!("- {point}\n")).collect::<String>();
        format!("# {title}\n\n{}\n{remains}\n\n{}", points(&done), points(&[known, alike]))
    };
    Locale::all().map(said).collect::<Vec<_>>().join("\n")
}

/// Heads and points, in order.
fn about(exported: Exported, k: usize) -> [Message; 14] {
    let Exported { statements, learners, small, unlisted, open, late, changed, foreign } = exported;
    let learners = learners / k * k;
    let [small, unlisted, open, late, changed, foreign] = [small, unlisted, open, late, changed, foreign].map(band);
    [
        say!("about-title"),
        say!("about-how-much", statements, learners),
        say!("about-groups", k),
        say!("about-times"),
        say!("about-anew"),
        say!("about-small", k, small),
        say!("about-unlisted", unlisted),
        say!("about-foreign", foreign),
        say!("about-open", open),
        say!("about-frozen", late, changed),
        say!("about-key"),
        say!("about-remains"),
        say!("about-remains-known"),
        say!("about-remains-alike"),
    ]
}
