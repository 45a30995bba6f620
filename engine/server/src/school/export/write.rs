//! The forms of an export: statements one a line, and a table as CSV or Parquet.

use super::Form;
use crate::files::private_file;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

/// Columns of the table.
const COLUMNS: &[&str] = &["id", "group", "scene", "hour", "part", "name", "verb", "success", "response", "score"];

/// Writes rows in this form.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn rows(rows: &[Value], form: Form, file: File) -> io::Result<()> {
    match form {
        Form::JsonLines => lines(rows, file),
        Form::Csv => table(rows, file),
        Form::Parquet => parquet(rows, file).map_err(io::Error::other),
    }
}

/// A new file that only its owner may read.
pub(super) fn new_private(path: &Path) -> io::Result<File> {
    private_file(path)?;
    File::create(path)
}

fn lines(rows: &[Value], file: File) -> io::Result<()> {
    let mut out = BufWriter::new(file);
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

fn table(rows: &[Value], file: File) -> io::Result<()> {
    let mut file = BufWriter::new(file);
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

fn parquet(rows: &[Value], file: File) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let column = |name: &&str| {
        let text =
            Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String));
        text.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields = COLUMNS.iter().map(column).collect::<Result<_, _>>()?;
    let schema = Arc::new(Type::group_type_builder("statements").with_fields(fields).build()?);
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
