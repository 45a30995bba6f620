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
            other => Err(format!("{other}: jsonl、csv 或 parquet / jsonl, csv or parquet")),
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
    #[error("no randomness: {0}")]
    Random(#[from] getrandom::Error),
    /// The system refuses what waiting for the database needs.
    #[error("the system refused: {0}")]
    System(#[source] io::Error),
    /// `k` is too small to protect a learner.
    #[error("--k {0} 太小，至少 {LEAST} / --k {0} is too small: at least {LEAST}")]
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

fn said(exported: Exported, k: usize) -> String {
    let Exported { statements, learners, small, unlisted, open, late, changed, foreign } = exported;
    let learners = learners / k * k;
    let [small, unlisted, open, late, changed, foreign] = [small, unlisted, open, late, changed, foreign].map(band);
    format!(
        "# 这份导出做过什么 / What was done to this export\n\n\
        - {statements} 条学习记录，来自 {learners} 名以上的学生 / {statements} statements of {learners} pupils or more.\n\
        - 每条记录只写小组（{k} 人以上），不写学生；没有化名、编号或先后把同一名学生的记录连起来 / Each row names a group of {k} or more pupils, never a \
        pupil; no pseudonym, number or order ties the rows of one pupil together.\n\
        - 时间只到小时；没有用时、先后、课堂、班级、教师、自由填写的文字和附件；读数和设定只留两位有效数字 / Times to the hour; no durations, no order, no \
        lessons, classes or teachers, no free text, no attachments; readings and settings have two digits that count.\n\
        - 每一条都按允许的清单重新写成，只含场景里有的名称和数字 / Each row was written anew from what is allowed: names that the scene has, and numbers.\n\
        - 同一场景、同一小时不到 {k} 名学生的，去掉 {small} 条 / Fewer than {k} pupils at a scene in an hour: {small} statements left out.\n\
        - 没有凭班级名单上过课的化名不算在内，去掉 {unlisted} 条 / Pseudonyms that joined no lesson from a class list do not count and are left out: {unlisted} \
        statements.\n\
        - 不是播放器写的、或说到这里不认识的场景和版本的，去掉 {foreign} 条（serve 用哪些场景，就认识哪些）/ Not a player's statements, or about scenes and versions \
        that are not known here (serve knows those that it was given): {foreign} left out.\n\
        - 结束还不到七天的小时不导出，去掉 {open} 条 / Hours that ended less than seven days ago are left out: {open} statements.\n\
        - 一个场景的一个小时第一次导出以后就定下来：以后才送到、才认识的去掉 {late} 条；其中有记录后来被删去的，整个小时不再导出，去掉 {changed} 条 / A scene's hour \
        stays as it was first exported: {late} statements that came or were known later are left out, and an hour of which something was erased since is left out \
        whole: {changed} statements.\n\
        - 小组由学校的密钥划分，每次相同：几份导出放在一起，看不出比其中最小的 k 更小的小组 / Groups are made with a key of the school's, the same each time: \
        several exports together show no smaller groups than the one with the smallest k.\n\n\
        仍然可能的 / What remains possible:\n\n\
        - 谁本来就知道某名学生做过组里很少见的一件事（例如唯一答错的一题），就能认出那一条；没有编号由这一条通向这名学生的其他记录 / Whoever knows already that a \
        pupil did what was rare in the group, as the only wrong answer to a question, knows that row; no number leads from it to other rows of that pupil.\n\
        - 组里人人做得一样（例如都答错了同一题）时，谁知道某名学生那一小时在这个场景里，也就知道这名学生是这样做的 / Where all of a group did the same, as all \
        giving the same wrong answer, whoever knows that a pupil was in the scene in that hour knows what that pupil did.\n"
    )
}
