//! What a lab brings to the trace.
//!
//! | kind of name | names |
//! |---|---|
//! | `instrument` | ids |
//! | `column` | columns of the table |
//! | `action` | what the lab can be told to do; no statement tells it, a recording does |
//!
//! List: `table.columns` in their order.

use serde::{Deserialize, Serialize};
use serde_json::json;
use shujin_lesson::Lesson;
use shujin_trace::event;
use shujin_trace::kind::reading::{MOST, counted, figure};
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, Tone, coarse, erased};
use shujin_trace::statement::plain::{SEPARATOR, number};
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::timeline::Outcome;
use shujin_trace::vocabulary::Verb;
use shujin_trace::{Texts, Vocabulary, own_term, vocabulary as v};

/// Own: struck a row out.
pub const STRUCK: Verb = Verb { iri: own_term!("/verbs/struck-out"), zh: "划去了", en: "struck out" };
/// Own: brought a struck row back.
pub const RESTORED: Verb = Verb { iri: own_term!("/verbs/brought-back"), zh: "恢复了", en: "brought back" };
/// Own: a row of the data table.
pub const ROW: &str = own_term!("/activity-types/row");
/// Own result extension: `{value, unit}` as the instrument showed it.
pub const READING: &str = own_term!("/extensions/reading");
/// Own result extension: `{number, cells}` of a table row, the number from 0.
pub const ROW_DATA: &str = own_term!("/extensions/row");

/// The list of the table's columns.
const COLUMNS: &str = "table.columns";
/// Between a column and its cell in a response, as the xAPI specification has it.
const CELL: &str = "[.]";

/// What the block brings.
pub static EVENTS: BlockEvents = BlockEvents {
    block: "lab",
    kinds: &[erased::<Measured>(), erased::<Recorded>(), erased::<Struck>(), erased::<Restored>()],
    vocabulary,
    lists,
};

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    let Some(lab) = &lesson.scene.lab else { return };
    lab.actions.iter().for_each(|action| all.add("action", action));
    for instrument in &lab.instruments {
        all.add("instrument", &instrument.id);
        all.add("unit", &instrument.unit);
    }
    lab.table.iter().flat_map(|table| &table.columns).for_each(|column| all.add("column", &column.id));
}

fn lists(lesson: &Lesson, texts: &mut Texts) {
    if let Some(table) = lesson.scene.lab.as_ref().and_then(|lab| lab.table.as_ref()) {
        texts.add_list(COLUMNS, table.columns.iter().map(|column| column.id.clone()).collect());
    }
}

/// A reading was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The instrument.
    pub instrument: String,
    /// What it showed.
    #[serde(deserialize_with = "event::number")]
    pub reading: f64,
    /// Unit as printed.
    pub unit: String,
}

impl EventKind for Measured {
    const BLOCK: &'static str = "lab";
    const KIND: &'static str = "measured";
    const FORM: Form = Form { verb: v::ANSWERED, part: "instrument", activity: v::INTERACTION, text: "instrument.*" };
    const SAYS: Option<Says> = None;

    fn name(&self) -> String {
        self.instrument.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let mut draft = teller.part(&Self::FORM, &self.instrument).with("response", number(self.reading));
        draft.object["definition"]["interactionType"] = json!("numeric");
        vec![draft.extension(READING, json!({ "value": self.reading, "unit": self.unit }))]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let shown = reading.result()["response"].as_str().unwrap_or_default();
        let unit = reading.unit(reading.extension(READING));
        Ok(Self { instrument: reading.known()?, reading: figure(shown), unit })
    }

    fn outcome(&self) -> Outcome {
        Outcome { numbers: vec![self.reading], ..Outcome::default() }
    }

    fn coarsen(&mut self) {
        self.reading = coarse::figure(self.reading);
    }

    fn examples() -> Vec<Self> {
        [1.795, f64::NAN].map(|reading| Self { instrument: "gate".into(), reading, unit: "s".into() }).into()
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("instrument", "gate"), ("unit", "s")]
    }
}

/// A row was written into the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Row number, from 0.
    pub row: usize,
    /// The entries in the order of the columns.
    #[serde(deserialize_with = "event::numbers")]
    pub cells: Vec<f64>,
}

/// Writing a row is a performance whose steps are the columns.
impl EventKind for Recorded {
    const BLOCK: &'static str = "lab";
    const KIND: &'static str = "recorded";
    const FORM: Form = Form { verb: v::ANSWERED, part: "table", activity: v::INTERACTION, text: "" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Data, entry!("way-row-written")));

    fn name(&self) -> String {
        "rows".into()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let listed = teller.kept(COLUMNS).unwrap_or_else(|| teller.list(COLUMNS));
        let columns: Vec<String> =
            (0..self.cells.len()).map(|at| listed.get(at).cloned().unwrap_or_else(|| unnamed(at))).collect();
        let step = |column: &String| teller.component(column, teller.text(&format!("column.{column}")));
        let cells = columns.iter().zip(&self.cells).map(|(column, cell)| format!("{column}{CELL}{}", number(*cell)));
        let cells: Vec<String> = cells.collect();
        let mut draft = teller.part(&Self::FORM, &self.name()).with("response", cells.join(SEPARATOR));
        draft.object["definition"]["interactionType"] = json!("performance");
        draft.object["definition"]["steps"] = columns.iter().map(step).collect();
        vec![draft.extension(ROW_DATA, json!({ "number": self.row, "cells": self.cells }))]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let (mut columns, mut cells): (Vec<String>, Vec<f64>) = Default::default();
        for (at, step) in reading.response().enumerate() {
            let (column, cell) = step.split_once(CELL).unwrap_or((step, ""));
            let known = reading.has("column", column) || column == unnamed(at);
            if !known || at >= MOST || columns.iter().any(|before| before == column) {
                return Err(Refused::at("/result/response", say!("no-such-column")));
            }
            columns.push(column.to_owned());
            cells.push(figure(cell));
        }
        reading.keep(COLUMNS, columns);
        Ok(Self { row: counted(&reading.extension(ROW_DATA)["number"]), cells })
    }

    fn outcome(&self) -> Outcome {
        Outcome { numbers: self.cells.clone(), ..Outcome::default() }
    }

    fn coarsen(&mut self) {
        coarse::count(&mut self.row);
        self.cells.iter_mut().for_each(|cell| *cell = coarse::figure(*cell));
    }

    fn examples() -> Vec<Self> {
        vec![Self { row: 0, cells: vec![0.8, 1.795, 3.222] }, Self { row: 1, cells: vec![0.8, f64::NAN] }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("column", "length"), ("column", "period")]
    }
}

/// The name of a column that the table has not: of one that had fewer columns than cells.
fn unnamed(at: usize) -> String {
    format!("column-{}", at + 1)
}

/// A row was struck out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Struck {
    /// Row number, from 0.
    pub row: usize,
}

impl EventKind for Struck {
    const BLOCK: &'static str = "lab";
    const KIND: &'static str = "struck";
    const FORM: Form = Form { verb: STRUCK, part: "row", activity: ROW, text: "" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Data, entry!("way-row-struck-out")));

    fn name(&self) -> String {
        self.row.to_string()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { row: reading.number()? })
    }

    fn coarsen(&mut self) {
        coarse::count(&mut self.row);
    }

    fn examples() -> Vec<Self> {
        vec![Self { row: 0 }]
    }
}

/// A struck row was brought back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restored {
    /// Row number, from 0.
    pub row: usize,
}

impl EventKind for Restored {
    const BLOCK: &'static str = "lab";
    const KIND: &'static str = "restored";
    const FORM: Form = Form { verb: RESTORED, part: "row", activity: ROW, text: "" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Data, entry!("way-row-brought-back")));

    fn name(&self) -> String {
        self.row.to_string()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { row: reading.number()? })
    }

    fn coarsen(&mut self) {
        coarse::count(&mut self.row);
    }

    fn examples() -> Vec<Self> {
        vec![Self { row: 0 }]
    }
}
