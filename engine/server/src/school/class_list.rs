//! Parses class lists as spreadsheets and school registers write them: CSV with a head that names class, number and name. Accepts every
//! spelling that is clear; refuses what may be a mistake, with its line; skips nothing that looks like a pupil.

use super::list_encoding::texts;
use super::name_normalization::{normalized, visible_chars};
use super::pictures;
use super::roster::{Pupil, Roster};
use shujin_messages::Message;
use shujin_messages::table::Entry;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What is wrong with a list.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// A file of another kind: an Excel workbook, a web page, ….
    #[error("{}", say!("list-kind", kind = Message::from(*.0)))]
    Kind(&'static Entry),
    /// None of the encodings.
    #[error("{}", say!("list-encoding"))]
    Encoding,
    /// No line of the first ones names such a column.
    #[error("{}", say!("list-no-column", column = column(.0), head = HEAD))]
    Column(&'static str),
    /// A quote is opened and not closed, or closed elsewhere: what follows would be part of one field.
    #[error("{}", say!("list-quote", line = .0))]
    Quote(u64),
    /// There are more fields than columns.
    #[error("{}", say!("list-more", line = .0))]
    More(u64),
    /// Something is empty.
    #[error("{}", say!("list-empty", line = .0, column = column(.1)))]
    Empty(u64, &'static str),
    /// A spreadsheet has made something else of what was typed: a power of ten, a date.
    #[error("{}", say!("list-changed", line = .0, found = .1))]
    Changed(u64, String),
    /// A number stands twice in a class.
    #[error("{}", say!("list-twice", line = .0, class = .1, number = .2))]
    Twice(u64, String, String),
    /// More pupils than pictures.
    #[error("{}", say!("list-too-many", class = .0, most = pictures::COUNT))]
    TooMany(String),
    /// The list has no pupil.
    #[error("{}", say!("list-nobody"))]
    Nobody,
}

/// A list as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct List {
    /// Its classes.
    pub classes: Vec<Roster>,
    /// Lines that are not pupils and were passed over: titles above the head, totals, a head that is repeated. Empty ones are not named.
    pub passed: Vec<u64>,
}

/// Lines in which the head is searched: registers write a title and a date above it.
const HEAD: usize = 10;
/// What columns are called, the best first.
#[rustfmt::skip] // a script, a line
const COLUMNS: [(&str, &[&str]); 4] = [
    ("class", &[
        "班级", "班级名称", "所在班级", "行政班", "行政班级", "班",
        "班級", "班級名稱", "所在班級", "行政班級", "班別",
        "class", "classname",
    ]),
    ("number", &[
        "学号", "座号", "学生学号", "班内学号", "班级座号", "座位号", "学籍号", "全国学籍号",
        "學號", "座號", "學生學號", "班內學號", "班級座號", "座位號", "學籍號", "全國學籍號",
        "number", "no", "studentid", "studentnumber",
    ]),
    ("name", &[
        "姓名", "学生姓名", "名字", "学生名字", "学生",
        "學生姓名", "學生名字", "學生",
        "name", "studentname", "fullname",
    ]),
    ("grade", &[
        "年级", "年级名称",
        "年級", "年級名稱",
        "grade",
    ]),
];
/// How lines with totals begin.
const TOTALS: &[&str] =
    &["合计", "总计", "小计", "共计", "总人数", "人数", "合計", "總計", "小計", "共計", "總人數", "人數", "total"];

/// What a column is called.
fn column(of: &str) -> Message {
    match of {
        "class" => say!("column-class"),
        "number" => say!("column-number"),
        _ => say!("column-name"),
    }
}

/// Reads a list: UTF-8, UTF-16, GB 18030 or Big5; commas, tabs or semicolons. `class` is that of a list that has no such column.
///
/// # Errors
/// Every [`ListError`].
pub fn read(bytes: &[u8], class: Option<&str>) -> Result<List, ListError> {
    let mut best: Option<(usize, Result<Table, ListError>)> = None;
    for text in texts(bytes)? {
        // Excel's own word for what stands between fields.
        let text = match text.split_once('\n') {
            Some((first, _)) if first.trim().to_ascii_lowercase().starts_with("sep=") => &text[first.len()..],
            _ => &text,
        };
        for between in [",", "\t", ";", "|", "，", "；"] {
            let table = match between.as_bytes() {
                [byte] => Table::of(text, *byte, class.is_some()),
                _ => Table::of(&text.replace(between, ","), b',', class.is_some()),
            };
            if best.as_ref().is_none_or(|(known, _)| table.0 > *known) {
                best = Some(table);
            }
        }
    }
    best.map_or(Err(ListError::Column("class")), |(_, table)| table)?.read(class)
}

/// Lines of fields below a head that is known.
struct Table {
    rows: Vec<(u64, csv::StringRecord)>,
    /// Class, number, name and grade, where there are such columns.
    columns: [Option<usize>; 4],
    width: usize,
    passed: Vec<u64>,
}

impl Table {
    /// How many columns are known, and the head with what stands below it.
    fn of(text: &str, between: u8, has_class: bool) -> (usize, Result<Self, ListError>) {
        let rows = rows(text, between);
        let mut best = (0, ListError::Column("class"));
        for (at, (_, row)) in rows.iter().enumerate().take(HEAD) {
            let columns = columns_of(&row.iter().map(head_name).collect::<Vec<_>>());
            let known = columns[..3].iter().flatten().count();
            let needed = COLUMNS[..3].iter().zip(columns).filter(|((name, _), _)| *name != "class" || !has_class);
            if let Some(((name, _), _)) = needed.clone().find(|(_, found)| found.is_none()) {
                if known > best.0 {
                    best = (known, ListError::Column(name));
                }
                continue;
            }
            let filled = rows[..at].iter().filter(|(_, row)| row.iter().any(|field| !field.trim().is_empty()));
            let passed = filled.map(|(line, _)| *line).collect();
            let below = rows[at..].iter();
            if let Some((line, _)) = below.clone().find(|(_, row)| row.iter().any(|field| is_open(field, between))) {
                return (known, Err(ListError::Quote(*line)));
            }
            return (known, Ok(Self { columns, width: row.len(), passed, rows: below.cloned().collect() }));
        }
        // A quote above the head hides it.
        let open = rows.iter().find(|(_, row)| row.iter().any(|field| is_open(field, between)));
        (best.0, Err(open.map_or(best.1, |(line, _)| ListError::Quote(*line))))
    }

    fn read(mut self, given: Option<&str>) -> Result<List, ListError> {
        let mut classes: BTreeMap<String, Roster> = BTreeMap::new();
        let head = self.rows.remove(0).1;
        for (line, row) in &self.rows {
            let line = *line;
            let fields: Vec<String> = row.iter().map(field).collect();
            if fields.iter().all(String::is_empty) {
                continue;
            }
            let get = |column: usize| self.columns[column].and_then(|at| fields.get(at)).map_or("", String::as_str);
            let first = fields.iter().find(|field| !field.is_empty()).map_or("", String::as_str);
            let adds_up = TOTALS.iter().any(|total| first.to_lowercase().starts_with(total));
            // A head stands again on each printed page.
            if *row == head || adds_up && (get(1).is_empty() || get(2).is_empty()) {
                self.passed.push(line);
                continue;
            }
            if fields.iter().skip(self.width).any(|field| !field.is_empty()) {
                return Err(ListError::More(line));
            }
            let (number, name) = (number(line, get(1))?, get(2).to_owned());
            let class = class_name(line, get(0), get(3), given)?;
            for (what, is) in [("class", &class), ("number", &number), ("name", &name)] {
                if is.is_empty() {
                    return Err(ListError::Empty(line, what));
                }
            }
            // 七（3）班 and 七(3)班 are one: as it stands first.
            let roster = classes.entry(normalized(&class)).or_insert_with(|| Roster { class, pupils: Vec::new() });
            if roster.pupils.iter().any(|pupil| pupil.number == number) {
                return Err(ListError::Twice(line, roster.class.clone(), number));
            }
            if roster.pupils.len() == pictures::COUNT {
                return Err(ListError::TooMany(roster.class.clone()));
            }
            let picture = roster.pupils.len();
            roster.pupils.push(Pupil { id: String::new(), number, name, picture });
        }
        if classes.is_empty() {
            return Err(ListError::Nobody);
        }
        let in_order = |mut roster: Roster| {
            // By number where numbers are numbers: 2 before 10.
            let key = |pupil: &Pupil| (pupil.number.parse::<u64>().unwrap_or(u64::MAX), pupil.number.clone());
            roster.pupils.sort_by_key(key);
            roster
        };
        Ok(List { classes: classes.into_values().map(in_order).collect(), passed: self.passed })
    }
}

/// All lines with their numbers, counted from 1. What is read is text, and of any width: there is nothing to fail on.
fn rows(text: &str, between: u8) -> Vec<(u64, csv::StringRecord)> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(between).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut counted, mut line) = (0, 1);
    let numbered = |row: csv::StringRecord| {
        // The position of a row includes the empty lines before it.
        let begins = row.position().map_or(0, csv::Position::byte) as usize;
        let begins = begins + text[begins..].bytes().take_while(|byte| *byte == b'\n').count();
        line += text[counted..begins].matches('\n').count() as u64;
        counted = begins;
        (line, row)
    };
    reader.records().filter_map(Result::ok).map(numbered).collect()
}

/// Whether an unclosed quote has swallowed other lines: a field with a line break is allowed, one with separators after it is not.
fn is_open(field: &str, between: u8) -> bool {
    let field = field.trim();
    field.contains('\n') && field.contains(char::from(between))
}

/// The normalized name of a column, without marks for required fields, notes in brackets and blanks.
fn head_name(field: &str) -> String {
    let name = normalized(field);
    let name = name.split(['(', '[', '【']).next().unwrap_or_default();
    name.chars().filter(|sign| !['*', ':', '.', '_', '"', '\'', '#'].contains(sign)).collect()
}

fn columns_of(head: &[String]) -> [Option<usize>; 4] {
    COLUMNS.map(|(_, names)| names.iter().find_map(|name| head.iter().position(|head| head == name)))
}

/// A field as it was typed: without the signs by which spreadsheets keep digits as text (`="0012"`, `'0012`), and without invisible ones.
fn field(text: &str) -> String {
    let text: String = visible_chars(text).collect();
    let text = text.trim();
    let formula = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    let text = formula.unwrap_or_else(|| text.strip_prefix('\'').unwrap_or(text));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn number(line: u64, text: &str) -> Result<String, ListError> {
    let text: String = text.nfkc().filter(|sign| !sign.is_whitespace()).collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if text
        .split_once(['E', 'e'])
        .is_some_and(|(part, power)| is_digits(part) && is_digits(power.trim_start_matches('+')))
        && text.contains(['+', '.'])
    {
        return Err(ListError::Changed(line, text));
    }
    // 12.0, of a program to which all numbers have a fraction.
    match text.split_once('.') {
        Some((whole, zeros)) if is_digits(whole) && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            Ok(whole.to_owned())
        }
        _ => Ok(text),
    }
}

fn class_name(line: u64, class: &str, grade: &str, given: Option<&str>) -> Result<String, ListError> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit());
    let is_date = class
        .strip_suffix('日')
        .and_then(|text| text.split_once('月'))
        .is_some_and(|(month, day)| digits(month) && digits(day));
    if is_date {
        return Err(ListError::Changed(line, class.to_owned()));
    }
    Ok(match given {
        Some(given) => given.to_owned(),
        // 七年级 and 3班 in two columns are one class of several grades.
        None if !grade.is_empty() && !class.is_empty() && !normalized(class).starts_with(&normalized(grade)) => {
            format!("{grade}{class}")
        }
        None => class.to_owned(),
    })
}
