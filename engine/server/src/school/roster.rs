//! Lists of classes: read from a CSV file (class, number, name), sealed, and opened for the teacher of that class.

use super::{Seal, SealError, pictures};
use crate::database::{Database, Fault, Sql, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A pupil. The name is shown to the teacher of the class alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pupil {
    /// Number within the class, as the school writes it.
    pub number: String,
    /// The name.
    pub name: String,
    /// The picture by which this pupil joins, see [`pictures`].
    pub picture: usize,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The class as the school calls it, `七年级3班`.
    pub class: String,
    /// Its pupils in the order of their numbers.
    pub pupils: Vec<Pupil>,
}

/// What is wrong with a list.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// Neither UTF-8 nor GB 18030.
    #[error("文件既不是 UTF-8，也不是 GB 18030 / the file is neither UTF-8 nor GB 18030")]
    Encoding,
    /// The first line names no such column.
    #[error("第一行缺少一列：{0}。应有 班级,学号,姓名 / the first line lacks a column: class,number,name are needed")]
    Column(&'static str),
    /// A line cannot be read.
    #[error("第 {0} 行读不了：{1} / line {0} cannot be read: {1}")]
    Line(u64, String),
    /// Something is empty.
    #[error("第 {0} 行有空格子 / line {0} has an empty field")]
    Empty(u64),
    /// A number stands twice in a class.
    #[error("{0} 的学号 {1} 出现了两次 / the number {1} stands twice in {0}")]
    Twice(String, String),
    /// More pupils than pictures.
    #[error("{0} 的人数超过 {max} 人 / {0} has more than {max} pupils", max = pictures::COUNT)]
    TooMany(String),
}

const CLASS: &[&str] = &["班级", "class"];
const NUMBER: &[&str] = &["学号", "座号", "number"];
const NAME: &[&str] = &["姓名", "name"];

/// Reads a list as spreadsheets save it: UTF-8, with or without a mark at its beginning, or GB 18030.
///
/// # Errors
/// Every [`ListError`].
pub fn read(bytes: &[u8]) -> Result<Vec<Roster>, ListError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => {
            let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
            if broken { return Err(ListError::Encoding) } else { text.into_owned() }
        }
    };
    let mut lines = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let head = lines.headers().map_err(|error| ListError::Line(1, error.to_string()))?.clone();
    let column = |names: &'static [&'static str]| {
        let found = head.iter().position(|head| names.iter().any(|name| head.eq_ignore_ascii_case(name)));
        found.ok_or(ListError::Column(names[0]))
    };
    let columns = [column(CLASS)?, column(NUMBER)?, column(NAME)?];
    let mut classes: BTreeMap<String, Vec<Pupil>> = BTreeMap::new();
    for (at, line) in lines.records().enumerate() {
        let at = at as u64 + 2;
        let line = line.map_err(|error| ListError::Line(at, error.to_string()))?;
        let [class, number, name] = columns.map(|column| line.get(column).unwrap_or_default().to_owned());
        if class.is_empty() || number.is_empty() || name.is_empty() {
            return Err(ListError::Empty(at));
        }
        let pupils = classes.entry(class.clone()).or_default();
        if pupils.iter().any(|pupil| pupil.number == number) {
            return Err(ListError::Twice(class, number));
        }
        if pupils.len() == pictures::COUNT {
            return Err(ListError::TooMany(class));
        }
        pupils.push(Pupil { number, name, picture: pupils.len() });
    }
    Ok(classes.into_iter().map(|(class, pupils)| Roster { class, pupils: in_order(pupils) }).collect())
}

/// By number where numbers are numbers: 2 before 10.
fn in_order(mut pupils: Vec<Pupil>) -> Vec<Pupil> {
    pupils.sort_by_key(|pupil| (pupil.number.parse::<u64>().unwrap_or(u64::MAX), pupil.number.clone()));
    pupils
}

/// Keeps a class, sealed. Pupils who were in it before keep their pictures.
///
/// # Errors
/// When the database fails, or the old list cannot be opened.
pub async fn keep(database: &Database, seal: Arc<Seal>, roster: Roster) -> Result<(), SealError> {
    let write = database.write(move |sql, _| {
        let mut pupils = roster.pupils.clone();
        let sealed = match sealed(sql, &roster.class)? {
            Some(before) => opened(&seal, &roster.class, &before).map(|before| stay(&mut pupils, &before)),
            None => Ok(()),
        };
        let text = serde_json::to_string(&pupils).unwrap_or_default();
        let sealed = match sealed.and_then(|()| seal.seal(&roster.class, &text)) {
            Ok(sealed) => sealed,
            Err(refused) => return Ok(Err(refused)),
        };
        let upsert = "INSERT INTO classes (id, sealed, changed) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, changed = excluded.changed";
        let now = sql.now()?;
        sql.change(upsert, &[roster.class.as_str().into(), sealed[..].into(), now.into()])?;
        Ok(Ok(()))
    });
    write.await?
}

fn sealed(sql: &mut dyn Sql, class: &str) -> Result<Option<Vec<u8>>, Fault> {
    let row = sql.row("SELECT sealed FROM classes WHERE id = $1", &[Value::from(class)])?;
    row.map(|mut row| row.bytes(0)).transpose()
}

fn opened(seal: &Seal, class: &str, sealed: &[u8]) -> Result<Vec<Pupil>, SealError> {
    serde_json::from_str(&seal.open_sealed(class, sealed)?).map_err(|_| SealError::Sealed)
}

fn stay(pupils: &mut [Pupil], before: &[Pupil]) {
    let old = |pupil: &Pupil| before.iter().find(|old| old.number == pupil.number).map(|old| old.picture);
    let mut free: Vec<usize> =
        (0..pictures::COUNT).rev().filter(|picture| !pupils.iter().any(|pupil| old(pupil) == Some(*picture))).collect();
    for pupil in pupils {
        pupil.picture = old(pupil).or_else(|| free.pop()).unwrap_or_default();
    }
}

/// A class, opened. Blocks.
///
/// # Errors
/// When the database fails, or the list was sealed with another key.
pub fn get(database: &Database, seal: &Seal, class: &str) -> Result<Option<Roster>, SealError> {
    let Some(sealed) = database.read(|sql| sealed(sql, class))? else { return Ok(None) };
    let pupils = opened(seal, class, &sealed)?;
    Ok(Some(Roster { class: class.to_owned(), pupils }))
}

/// Names of all classes. Blocks.
///
/// # Errors
/// When the database fails.
pub fn classes(database: &Database) -> Result<Vec<String>, Fault> {
    database.read(|sql| {
        let rows = sql.rows("SELECT id FROM classes ORDER BY id", &[])?;
        rows.into_iter().map(|mut row| row.text(0)).collect()
    })
}

/// Notes that a teacher looked at names of a class.
///
/// # Errors
/// When the database fails.
pub async fn viewed(database: &Database, teacher: &str, class: &str, page: &str) -> Result<(), Fault> {
    let [teacher, class, page] = [teacher, class, page].map(str::to_owned);
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let values = [now.into(), teacher.as_str().into(), class.as_str().into(), page.as_str().into()];
        sql.change("INSERT INTO views (at, teacher, class, page) VALUES ($1, $2, $3, $4)", &values)?;
        Ok(())
    });
    write.await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_a_spreadsheet_is_read_in_either_encoding() {
        let text = "班级,学号,姓名\r\n七年级3班,10,李华\r\n七年级3班,2,王小明\r\n七年级4班,1,\"赵, 云\"\r\n";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        let marked = format!("\u{feff}{text}");
        for bytes in [text.as_bytes(), &gb, marked.as_bytes()] {
            let classes = read(bytes).expect("reads");
            let names = |at: usize| classes[at].pupils.iter().map(|pupil| pupil.name.as_str()).collect::<Vec<_>>();
            assert_eq!((classes.len(), names(0), names(1)), (2, vec!["王小明", "李华"], vec!["赵, 云"]));
        }
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said_with_its_line() {
        assert_eq!(read("班级,姓名\n".as_bytes()), Err(ListError::Column("学号")));
        assert_eq!(read(b"class,number,name\nA,1,\n"), Err(ListError::Empty(2)));
        assert_eq!(read(b"class,number,name\nA,1,x\nA,1,y\n"), Err(ListError::Twice("A".into(), "1".into())));
        assert!(matches!(read(b"class,number,name\nA,1\n"), Err(ListError::Line(2, _))));
        assert_eq!(read(&[0xff, 0xff, 0xff]), Err(ListError::Encoding));
    }

    #[test]
    fn pupils_keep_their_pictures_when_the_list_changes() {
        let pupil = |number: &str, picture| Pupil { number: number.into(), name: "x".into(), picture };
        let before = [pupil("1", 0), pupil("2", 1), pupil("3", 2)];
        let mut now = [pupil("2", 0), pupil("3", 1), pupil("4", 2)];
        stay(&mut now, &before);
        assert_eq!(now.map(|pupil| pupil.picture), [1, 2, 0]);
    }
}
