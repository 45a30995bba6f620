//! Exports for research and for the district: under a fresh veil, without small groups, with a statement of what was done.

use super::veil::Veil;
use crate::database::Fault;
use crate::record::{Query, Record};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::Value;
use shujin_trace::path;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// Groups of fewer learners are left out, where nothing else was said.
pub const K: usize = 10;

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
}

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Statements in the file.
    pub statements: usize,
    /// Learners of whom they speak.
    pub learners: usize,
    /// Statements left out because too few learners were at their scene.
    pub small: usize,
    /// Statements left out because they speak of a person or cannot be veiled.
    pub personal: usize,
}

/// Columns of the table.
const COLUMNS: &[&str] = &[
    "id",
    "learner",
    "registration",
    "scene",
    "part",
    "name",
    "verb",
    "hour",
    "success",
    "response",
    "score",
    "duration",
];

/// Writes what a query finds about scenes under these homes; beside the file another, `….about.md`, that says what was done. Blocks.
///
/// # Errors
/// Every [`ExportError`].
pub fn export(
    record: &Record,
    homes: &[String],
    query: Query,
    k: usize,
    form: Form,
    to: &Path,
) -> Result<Exported, ExportError> {
    let veil = Veil::fresh(homes)?;
    let (rows, exported) = gather(record, &veil, query, k)?;
    let failed = |error| ExportError::File(to.to_owned(), error);
    match form {
        Form::JsonLines => lines(&rows, to).map_err(failed)?,
        Form::Csv => table(&rows, to).map_err(failed)?,
        Form::Parquet => parquet(&rows, to).map_err(|error| failed(io::Error::other(error)))?,
    }
    let about = PathBuf::from(format!("{}.about.md", to.display()));
    std::fs::write(&about, said(exported, k)).map_err(|error| ExportError::File(about, error))?;
    Ok(exported)
}

fn gather(record: &Record, veil: &Veil, mut query: Query, k: usize) -> Result<(Vec<Value>, Exported), ExportError> {
    (query.ascending, query.limit) = (true, 1000);
    let mut exported = Exported::default();
    let mut by_scene: BTreeMap<String, (BTreeSet<String>, Vec<Value>)> = BTreeMap::new();
    loop {
        let page = record.find(&query)?;
        let Some(last) = page.last() else { break };
        query.after = Some(last.number);
        for stored in &page {
            let statement: Value = serde_json::from_str(&stored.body).unwrap_or_default();
            match veil.statement(stored.id, &statement) {
                Some(veiled) => {
                    // A statement that speaks of another has no scene: these are counted together.
                    let object = veiled["object"]["id"].as_str().unwrap_or_default();
                    let scene = veil.scene(object).unwrap_or_default().to_owned();
                    let (learners, rows) = by_scene.entry(scene).or_default();
                    learners.insert(veiled["actor"]["account"]["name"].as_str().unwrap_or_default().to_owned());
                    rows.push(veiled);
                }
                None => exported.personal += 1,
            }
        }
    }
    let mut all = BTreeSet::new();
    let mut kept = Vec::new();
    for (learners, rows) in by_scene.into_values() {
        if learners.len() < k {
            exported.small += rows.len();
        } else {
            all.extend(learners);
            kept.extend(rows);
        }
    }
    (exported.statements, exported.learners) = (kept.len(), all.len());
    // By id, which says nothing: the order in which things were stored would put hours together again.
    kept.sort_by(|one, other| one["id"].as_str().cmp(&other["id"].as_str()));
    Ok((kept, exported))
}

fn lines(rows: &[Value], to: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(to)?);
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
    let scene = path::sitting(row).map_or_else(String::new, |(_, scene)| scene);
    let (part, name) = id.split_once('#').and_then(|(_, part)| part.split_once('/')).unwrap_or_default();
    let verb = text("/verb/id");
    [
        text("/id"),
        text("/actor/account/name"),
        text("/context/registration"),
        scene,
        part.to_owned(),
        name.to_owned(),
        verb.rsplit('/').next().unwrap_or_default().to_owned(),
        text("/timestamp"),
        text("/result/success"),
        text("/result/response"),
        text("/result/score/scaled"),
        text("/result/duration"),
    ]
}

fn table(rows: &[Value], to: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(to)?);
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
    let file = File::create(to)?;
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
    let Exported { statements, learners, small, personal } = exported;
    format!(
        "# 这份导出做过什么 / What was done to this export\n\n\
        - {statements} 条学习记录，{learners} 名学习者 / {statements} statements of {learners} learners.\n\
        - 每名学习者换了新的化名，密钥用过即弃，与学校里的记录和别的导出都对不上 / New pseudonyms, whose key is gone: they match neither the \
        school's records nor any other export.\n\
        - 时间只保留到小时；自由填写的文字、附件、课堂、教师都已去掉 / Times to the hour; free text, attachments, lessons and teachers dropped.\n\
        - 少于 {k} 名学习者的场景整组去掉，共 {small} 条 / Scenes with fewer than {k} learners left out: {small} statements.\n\
        - 涉及人物、无法去标识的 {personal} 条没有导出 / {personal} statements about persons left out.\n"
    )
}
