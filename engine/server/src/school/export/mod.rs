//! Exports for research and for the district: what groups of learners did, never one alone, with a statement of what was done.
//!
//! ```text
//! statements ─ veil ─ deeds of learners who stand in a list ─ cells (scene × hour) ─┬─ fewer than k learners, or not yet over for long: gone
//!                                                                                   └─ frozen ─ groups of k or more ─ rows
//! ```
//!
//! A cell is frozen when it is first shown: what comes late is in no export of it, and one of which something was taken away since is in none
//! any more. Otherwise the difference of two exports would be one learner's rows. A row names a group, not a learner, and nothing ties rows of
//! one learner together: no pseudonym, no registration, no time below the hour, no duration, no order. Groups are made the same way each time,
//! with a key of the school's: so several exports, with whatever `k`, show no more than the finest of them.

use super::Seal;
use super::veil::{self, Veil};
use crate::database::{Database, Fault, Row, Value as Stored, insert_missing};
use crate::files::private_file;
use crate::record::{Query, Record};
use crate::school::vocabulary;
use data_encoding::HEXLOWER;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::{Value, json};
use shujin_trace::Home;
use shujin_trace::deed::Deed;
use shujin_trace::event::What;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// Groups of fewer learners are left out, where nothing else was said.
pub const K: usize = 10;

/// Less than this is no protection.
pub const LEAST: usize = 5;

/// A cell is exported when its hour has been over for so long, seconds: most of what comes late, out of a tablet's outbox, is there by then.
const OVER: i64 = 7 * 24 * 3600;

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
    Fault(#[from] Fault),
    /// The file cannot be written.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// The system has no randomness.
    #[error("no randomness: {0}")]
    Random(#[from] getrandom::Error),
    /// The system refuses what waiting for the database needs.
    #[error("the system refused: {0}")]
    System(#[source] io::Error),
    /// So few protect nobody.
    #[error("--k {0} 太小，至少 {LEAST} / --k {0} is too small: at least {LEAST}")]
    Small(usize),
}

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Statements in the file.
    pub statements: usize,
    /// Learners of whom they speak.
    pub learners: usize,
    /// Statements left out because fewer than `k` learners were at their scene in their hour.
    pub small: usize,
    /// Statements left out because their learner joined no lesson from the list of a class.
    pub unlisted: usize,
    /// Statements left out because their hour ended less than seven days ago.
    pub open: usize,
    /// Statements left out because they came after their cell was first exported.
    pub late: usize,
    /// Statements left out with their whole cell, because it is not any more what an earlier export showed: somebody was erased.
    pub changed: usize,
    /// Statements left out because they are no player's about a scene of the school's.
    pub foreign: usize,
}

/// Columns of the table.
const COLUMNS: &[&str] = &["id", "group", "scene", "hour", "part", "name", "verb", "success", "response", "score"];

/// Writes what was done in scenes under these homes; beside the file another, `….about.md`, that says what was done to it. Blocks; to be
/// called outside of a runtime.
///
/// # Errors
/// Every [`ExportError`].
pub fn export(
    record: &Record,
    seal: &Seal,
    homes: &[Home],
    days: Days,
    k: usize,
    form: Form,
    to: &Path,
) -> Result<Exported, ExportError> {
    if k < LEAST {
        return Err(ExportError::Small(k));
    }
    let veil = Veil::fresh(homes, vocabulary::all(record.database())?)?;
    let mut exported = Exported::default();
    let mut cells = gather(record, &veil, days, &mut exported)?;
    freeze(record.database(), &seal.branch("exported"), &mut cells, k, &mut exported)?;
    let deeds = cells.into_values().flatten().map(|(_, deed)| deed).collect();
    let rows = arrange(deeds, &seal.branch("groups"), k, &mut exported);
    let mut rows: Vec<Value> = rows.iter().filter_map(|(group, deed)| row(&veil, group, deed)).collect();
    // By id, which says nothing: the order in which things were stored would put together what was done together.
    rows.sort_by(|one, other| one["id"].as_str().cmp(&other["id"].as_str()));
    let failed = |error| ExportError::File(to.to_owned(), error);
    match form {
        Form::JsonLines => lines(&rows, to).map_err(failed)?,
        Form::Csv => table(&rows, to).map_err(failed)?,
        Form::Parquet => parquet(&rows, to).map_err(|error| failed(io::Error::other(error)))?,
    }
    let about = PathBuf::from(format!("{}.about.md", to.display()));
    new_private(&about)
        .and_then(|mut file| file.write_all(said(exported, k).as_bytes()))
        .map_err(|error| ExportError::File(about, error))?;
    Ok(exported)
}

/// A scene, and an hour as its number since 1970.
type Cell = (String, i64);

/// Deeds by cell, each with the number of its statement.
type Cells = BTreeMap<Cell, Vec<(i64, Deed)>>;

fn cell(deed: &Deed) -> Cell {
    (deed.scene.clone(), deed.at.as_second().div_euclid(3600))
}

/// Deeds of learners who stand, or stood, in a list and joined a lesson with it, in hours that have been over for long enough.
fn gather(record: &Record, veil: &Veil, days: Days, exported: &mut Exported) -> Result<Cells, ExportError> {
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
            let Some(deed) = veil.deed(&statement) else {
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

/// Whom a school's list vouches for: anybody can make up a pseudonym, and a crowd of those would hide nobody.
pub(super) fn listed(database: &Database) -> Result<BTreeSet<String>, Fault> {
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
    fn of((scene, hour): &Cell, told: &[(i64, Deed)], key: &[u8]) -> Self {
        let ids: String = told.iter().map(|(_, deed)| deed.id.simple().to_string()).collect();
        let digest = veil::sixteen(key, &format!("{scene} {hour}"), &ids);
        let number = told.iter().map(|(number, _)| *number).max().unwrap_or_default();
        Self { number, statements: told.len() as i64, digest: HEXLOWER.encode(&digest) }
    }
}

/// Leaves in each cell what earlier exports showed of it, or nothing where that is not all there any more. Cells that are shown now for the
/// first time are noted, before anything of them is.
fn freeze(
    database: &Database,
    key: &[u8],
    cells: &mut Cells,
    k: usize,
    exported: &mut Exported,
) -> Result<(), ExportError> {
    let known = hold(database, key, cells, exported)?;
    let new = cells
        .iter()
        .filter(|(cell, told)| !known.contains(*cell) && learners(told.iter().map(|(_, deed)| deed)).len() >= k);
    let mut values: Vec<Stored> = Vec::new();
    for (cell, told) in new {
        let Shown { number, statements, digest } = Shown::of(cell, told, key);
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
    cells.retain(|cell, told| {
        let Some(shown) = shown.get(cell) else { return true };
        let all = told.len();
        told.retain(|(number, _)| *number <= shown.number);
        exported.late += all - told.len();
        let same = Shown::of(cell, told, key) == *shown;
        exported.changed += if same { 0 } else { told.len() };
        same
    });
    Ok(shown.into_keys().collect())
}

fn learners<'a>(deeds: impl Iterator<Item = &'a Deed>) -> BTreeSet<&'a str> {
    deeds.map(|deed| deed.learner.as_str()).collect()
}

/// The name of a group, and a deed of somebody in it.
type Grouped = (String, Deed);

/// Puts deeds into cells of scene and hour, and the learners of each into groups; cells of fewer than `k` learners are left out.
fn arrange(deeds: Vec<Deed>, key: &[u8], k: usize, exported: &mut Exported) -> Vec<Grouped> {
    let mut cells: BTreeMap<Cell, Vec<Deed>> = BTreeMap::new();
    for deed in deeds {
        cells.entry(cell(&deed)).or_default().push(deed);
    }
    let (mut rows, mut all) = (Vec::new(), BTreeSet::new());
    for ((scene, hour), deeds) in cells {
        let learners = learners(deeds.iter());
        if learners.len() < k {
            exported.small += deeds.len();
            continue;
        }
        all.extend(learners.iter().map(|learner| (*learner).to_owned()));
        let place = |learner: &str| veil::sixteen(key, &format!("{scene} {hour}"), learner);
        let mut order: Vec<&str> = learners.into_iter().collect();
        order.sort_by_key(|learner| place(learner));
        let mut groups = BTreeMap::new();
        split(&order, k, &mut |group| {
            // Named by whom it holds: the name is drawn anew by the veil's key.
            group.iter().for_each(|learner| _ = groups.insert((*learner).to_owned(), group.concat()));
        });
        for deed in deeds {
            let group = groups.get(deed.learner.as_str()).cloned().unwrap_or_default();
            rows.push((group, deed));
        }
    }
    (exported.statements, exported.learners) = (rows.len(), all.len());
    rows
}

/// Halves a list for as long as each half has `k` or more. For another `k` the halves are the same, only fewer or more of them: so whoever
/// lays two exports over each other finds no smaller group than in the finer one.
fn split<'a>(learners: &[&'a str], k: usize, each: &mut impl FnMut(&[&'a str])) {
    let half = learners.len() / 2;
    if half < k {
        return each(learners);
    }
    let (one, other) = learners.split_at(half);
    split(one, k, each);
    split(other, k, each);
}

/// A deed as a statement of its group.
fn row(veil: &Veil, group: &str, deed: &Deed) -> Option<Value> {
    let mut deed = veil.veiled(deed)?;
    let group = veil.pseudonym(group);
    (deed.learner, deed.registration) = (group.clone(), uuid::Uuid::nil());
    let mut row = veil::told(&deed);
    row["actor"]["objectType"] = json!("Group");
    let context = row["context"].as_object_mut()?;
    context.remove("registration");
    context.remove("extensions");
    if let Some(result) = row["result"].as_object_mut() {
        result.remove("duration");
    }
    // Steps and answers of one learner would show what else was open just then.
    if matches!(deed.what, What::Answered { .. }) {
        row["context"]["contextActivities"].as_object_mut()?.remove("parent");
    }
    Some(row)
}

/// A new file for nobody else to read: whom it is handed to is for the school to say.
fn new_private(path: &Path) -> io::Result<File> {
    private_file(path)?;
    File::create(path)
}

fn lines(rows: &[Value], to: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(new_private(to)?);
    rows.iter().try_for_each(|row| writeln!(out, "{row}"))?;
    out.flush()
}

fn cells(row: &Value) -> [String; COLUMNS.len()] {
    let text = |place: &str| match row.pointer(place) {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => String::new(),
    };
    let id = text("/object/id");
    let (whole, rest) = id.split_once('#').unwrap_or((&id, ""));
    let scene = whole.split_once("/scenes/").map_or("", |(_, scene)| scene).to_owned();
    let (part, name) = rest.split_once('/').unwrap_or_default();
    let verb = text("/verb/id");
    [
        text("/id"),
        text("/actor/account/name"),
        scene,
        text("/timestamp"),
        part.to_owned(),
        name.to_owned(),
        verb.rsplit('/').next().unwrap_or_default().to_owned(),
        text("/result/success"),
        text("/result/response"),
        text("/result/score/scaled"),
    ]
}

fn table(rows: &[Value], to: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(new_private(to)?);
    file.write_all("\u{feff}".as_bytes())?;
    let mut out = csv::Writer::from_writer(file);
    out.write_record(COLUMNS)?;
    for row in rows {
        // A spreadsheet would run what begins so as a formula.
        let safe = |cell: String| {
            if cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err() {
                format!("'{cell}")
            } else {
                cell
            }
        };
        out.write_record(cells(row).map(safe))?;
    }
    out.flush()
}

fn parquet(rows: &[Value], to: &Path) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let column = |name: &&str| {
        let text =
            Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String));
        text.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields = COLUMNS.iter().map(column).collect::<Result<_, _>>()?;
    let schema = Arc::new(Type::group_type_builder("statements").with_fields(fields).build()?);
    let file = new_private(to)?;
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(WriterProperties::builder().build()))?;
    for some in rows.chunks(50_000) {
        let all: Vec<_> = some.iter().map(cells).collect();
        let mut group = writer.next_row_group()?;
        let mut at = 0;
        while let Some(mut column) = group.next_column()? {
            let there: Vec<i16> = all.iter().map(|row| i16::from(!row[at].is_empty())).collect();
            let values: Vec<ByteArray> =
                all.iter().filter(|row| !row[at].is_empty()).map(|row| ByteArray::from(row[at].as_str())).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&there), None)?;
            column.close()?;
            at += 1;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn said(exported: Exported, k: usize) -> String {
    let Exported { statements, learners, small, unlisted, open, late, changed, foreign } = exported;
    format!(
        "# 这份导出做过什么 / What was done to this export\n\n\
        - {statements} 条学习记录，来自 {learners} 名学生 / {statements} statements of {learners} pupils.\n\
        - 每条记录只写小组（{k} 人以上），不写学生；没有化名、编号或先后把同一名学生的记录连起来 / Each row names a group of {k} or more pupils, never a \
        pupil; no pseudonym, number or order ties the rows of one pupil together.\n\
        - 时间只到小时；没有用时、先后、课堂、班级、教师、自由填写的文字和附件；读数和设定只留两位有效数字 / Times to the hour; no durations, no order, no \
        lessons, classes or teachers, no free text, no attachments; readings and settings have two digits that count.\n\
        - 每一条都按允许的清单重新写成，只含场景里有的名称和数字 / Each row was written anew from what is allowed: names that the scene has, and numbers.\n\
        - 同一场景、同一小时不到 {k} 名学生的，去掉 {small} 条 / Fewer than {k} pupils at a scene in an hour: {small} statements left out.\n\
        - 没有凭班级名单上过课的化名不算在内，去掉 {unlisted} 条 / Pseudonyms that joined no lesson from a class list do not count and are left out: {unlisted} \
        statements.\n\
        - 不是本校场景的记录，去掉 {foreign} 条 / Not a player's statements about scenes of the school: {foreign} left out.\n\
        - 结束还不到七天的小时不导出，去掉 {open} 条 / Hours that ended less than seven days ago are left out: {open} statements.\n\
        - 一个场景的一个小时第一次导出以后就定下来：以后才送到的去掉 {late} 条；其中有记录后来被删去的，整个小时不再导出，去掉 {changed} 条 / A scene's hour \
        stays as it was first exported: {late} statements that came later are left out, and an hour of which something was erased since is left out \
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

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_trace::event::{Event, What};
    use shujin_trace::{Session, Statements, Uuid, Vocabulary};
    use std::time::Duration;

    const CLASSES: u64 = 20;
    const PUPILS: u64 = 30;
    const SCENES: [&str; 3] = ["a/one", "a/two", "a/three"];
    const QUESTIONS: u64 = 6;

    fn veil() -> Veil {
        let home = Home::try_from("https://school.example".to_owned()).expect("a home");
        let mut words: Vec<(String, String)> = vec![("task".into(), "t".into()), ("locale".into(), "zh-CN".into())];
        for question in 0..QUESTIONS {
            words.push(("question".into(), format!("q{question}")));
            words.extend((0..4).map(|option| ("option".into(), format!("q{question} o{option}"))));
        }
        let words: Vocabulary = words.into_iter().collect();
        let scenes = SCENES.iter().map(|scene| ((*scene).to_owned(), words.clone())).collect();
        Veil::fresh(&[home], scenes).expect("randomness")
    }

    /// What looks like chance and is the same each time.
    fn chance(of: &[u64]) -> u64 {
        let text: String = of.iter().map(|one| format!("{one},")).collect();
        let bytes = veil::sixteen(b"a made-up school", "chance", &text);
        bytes.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }

    /// A school of 600 through three lessons: each pupil with a pace, answers and habits of their own; some go on into the next hour, one works
    /// alone on a Sunday night.
    fn deeds(veil: &Veil) -> Vec<Deed> {
        let mut all = Vec::new();
        for (class, pupil) in (0..CLASSES).flat_map(|class| (0..PUPILS).map(move |pupil| (class, pupil))) {
            for (at, scene) in SCENES.iter().enumerate() {
                let at = at as u64;
                let sunday = (class, pupil, at) == (0, 0, 2);
                let hour = if sunday { 24 * 6 + 22 } else { at * 24 + class % 8 };
                let begins = 1_772_409_600 + hour * 3600 + chance(&[class, pupil, at]) % 600;
                let session: Session = serde_json::from_value(json!({
                    "id": Uuid::from_u128(u128::from(class * 1000 + pupil * 10 + at)), "home": "https://school.example", "scene": scene, "hash": "0".repeat(64),
                    "started": shujin_trace::Timestamp::from_second(begins as i64).expect("a time"), "language": "zh-CN",
                    "learner": format!("p-{:032x}", class * 100 + pupil),
                }))
                .expect("a session");
                let mut statements = Statements::new(session);
                let pace = 20 + chance(&[class, pupil]) % 90;
                let mut told = vec![What::Opened, What::Started];
                for question in 0..QUESTIONS {
                    let right = !chance(&[class, pupil, at, question]).is_multiple_of(3);
                    let option = if right { 0 } else { 1 + chance(&[pupil, at, question]) % 3 };
                    let (question, answer) = (format!("q{question}"), vec![format!("o{option}")]);
                    told.push(What::Answered { question, answer, right, prediction: false, step: None });
                }
                told.push(What::TaskDone {
                    task: "t".into(),
                    goals: Vec::new(),
                    ticks: pace * 60 * QUESTIONS,
                    hints: (chance(&[pupil, at]) % 3) as usize,
                });
                told.push(What::Left);
                for (number, what) in told.into_iter().enumerate() {
                    let elapsed = Duration::from_secs(pace * number as u64);
                    let event = Event { tick: elapsed.as_secs() * 60, what };
                    all.extend(statements.push(&event, elapsed).iter().filter_map(|one| veil.deed(one)));
                }
            }
        }
        all
    }

    /// A row as it leaves, and whose it is.
    type Row = (Value, String);

    fn rows(veil: &Veil, grouped: &[Grouped]) -> Vec<Row> {
        grouped
            .iter()
            .filter_map(|(group, deed)| Some((row(veil, group, deed)?, deed.learner.as_str().to_owned())))
            .collect()
    }

    fn exported(k: usize) -> Vec<Row> {
        let veil = veil();
        rows(&veil, &arrange(deeds(&veil), b"the school's", k, &mut Exported::default()))
    }

    /// What somebody who knows a pupil's way sees of a row.
    fn look(row: &Value) -> String {
        ["/object/id", "/timestamp", "/verb/id", "/result/response", "/result/duration", "/result/extensions"]
            .map(|place| row.pointer(place).map(Value::to_string).unwrap_or_default())
            .join(" ")
    }

    /// Somebody knows all that a pupil did in the first lesson, and has two exports. In each, whoever did most of the same is taken for the
    /// pupil; then every other row of theirs is. Which share of these rows is truly the pupil's, over all pupils?
    fn attack(one: &[Row], other: &[Row]) -> f64 {
        let mut by_actor: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
        for row in other {
            by_actor.entry(row.0["actor"]["account"]["name"].to_string()).or_default().push(row);
        }
        let mut by_look: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for (actor, rows) in &by_actor {
            rows.iter().for_each(|row| *by_look.entry(look(&row.0)).or_default().entry(actor).or_default() += 1);
        }
        let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (row, learner) in one.iter().filter(|(row, _)| row["object"]["id"].to_string().contains(SCENES[0])) {
            known.entry(learner).or_default().push(look(row));
        }
        let (mut shares, mut tried) = (0.0, 0.0);
        for (learner, looks) in known {
            let mut hits: BTreeMap<&str, f64> = BTreeMap::new();
            for look in &looks {
                let actors = by_look.get(look).into_iter().flatten();
                actors.for_each(|(actor, count)| *hits.entry(actor).or_default() += 1.0 / *count as f64);
            }
            let Some((actor, _)) = hits.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)) else { continue };
            let new: Vec<&&Row> = by_actor[actor].iter().filter(|row| !looks.contains(&look(&row.0))).collect();
            if !new.is_empty() {
                shares += new.iter().filter(|row| row.1 == learner).count() as f64 / new.len() as f64;
                tried += 1.0;
            }
        }
        assert!(tried > 100.0, "the attack was tried on {tried} pupils only");
        shares / tried
    }

    #[test]
    fn two_exports_of_a_school_lead_to_nobody() {
        let k = 10;
        let success = attack(&exported(k), &exported(k));
        assert!(success <= 1.0 / k as f64, "{success}");
        // The attack is a real one: where each row names its learner, as it once did, it finds most.
        let named = || {
            let veil = veil();
            let each: Vec<Grouped> =
                deeds(&veil).into_iter().map(|deed| (deed.learner.as_str().to_owned(), deed)).collect();
            rows(&veil, &each)
        };
        let success = attack(&named(), &named());
        assert!(success > 0.8, "{success}");
    }

    #[test]
    fn nothing_but_the_group_ties_rows_together() {
        let rows = exported(10);
        assert!(!rows.is_empty());
        for (row, _) in &rows {
            let text = row.to_string();
            for gone in ["registration", "duration", "sessionid", "tick", "revision", "language", "lessons"] {
                assert!(!text.contains(gone), "{gone} in {text}");
            }
        }
        let mut groups: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (row, learner) in &rows {
            groups.entry(row["actor"]["account"]["name"].to_string()).or_default().insert(learner);
        }
        assert!(groups.values().all(|learners| learners.len() >= 10));
        let alone = format!("p-{:032x}", 0);
        let sunday = rows.iter().filter(|(row, learner)| *learner == alone && row.to_string().contains(SCENES[2]));
        assert_eq!(sunday.count(), 0, "one pupil alone on a Sunday night");
    }

    #[test]
    fn exports_with_another_k_show_no_smaller_groups_together() {
        let names: Vec<String> = (0..97).map(|name| format!("{name:03}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let groups = |k: usize| {
            let mut all: Vec<BTreeSet<&str>> = Vec::new();
            split(&names, k, &mut |group| all.push(group.iter().copied().collect()));
            all
        };
        for (one, other) in (5..30).flat_map(|one| (one..30).map(move |other| (one, other))) {
            for (fine, coarse) in
                groups(one).iter().flat_map(|fine| groups(other).into_iter().map(move |coarse| (fine, coarse)))
            {
                let both = fine.intersection(&coarse).count();
                assert!(both == 0 || both >= one, "{one} and {other} together show {both}");
            }
        }
    }
}
