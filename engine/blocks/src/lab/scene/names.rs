//! What a lab's names in expressions are, and what its expressions want.

use crate::catalogue::Catalogue;
#[cfg(feature = "author")]
use crate::check::Life;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Want};
use crate::expressions::{OwnName, OwnNames};
use crate::format::{Column, Lab};
#[cfg(feature = "author")]
use crate::report::say;

/// The kind of a name.
pub(super) fn kind_of(lab: &Lab, catalogue: &Catalogue, before: &str, after: &str) -> Option<Kind> {
    let number = |unit: Unit| Some(Kind::Number(unit));
    match before {
        "lab" => {
            let Some(model) = catalogue.model(&lab.model) else { return Some(Kind::Unknown) };
            let port = model.inputs.iter().chain(&model.outputs).find(|port| port.name == after)?;
            number(Unit::of_label(&port.unit))
        }
        "read" => number(Unit::of_label(&lab.instruments.iter().find(|instrument| instrument.id == after)?.unit)),
        "min" | "max" | "last" => number(column(lab, after)?),
        "counted" | "rows" | "distinct" => number(Unit::ONE),
        "fit" => number(fit(lab, after)?),
        _ => None,
    }
}

fn column(lab: &Lab, id: &str) -> Option<Unit> {
    let mut columns = lab.table.iter().flat_map(|table| &table.columns);
    Some(Unit::of_label(&columns.find(|column| column.id == id)?.unit))
}

/// The unit of what the plot's line has: y per x for its slope.
fn fit(lab: &Lab, what: &str) -> Option<Unit> {
    let plot = lab.plot.as_ref()?;
    let (x, y) = (column(lab, &plot.x)?, column(lab, &plot.y)?);
    match what {
        "slope" | "slope_sd" => y.from_zero().over(&x.from_zero()),
        "intercept" => Some(y),
        _ => Some(Unit::ONE),
    }
}

/// What expressions want: the unit of what they feed.
pub(super) fn wants(lab: &Lab, catalogue: &Catalogue, add: &mut dyn FnMut(u32, Want)) {
    let model = catalogue.model(&lab.model);
    for (name, input) in &lab.inputs {
        if let Some(port) = model.and_then(|model| model.inputs.iter().find(|port| port.name == *name)) {
            add(input.id(), Want::In(Unit::of_label(&port.unit)));
        }
    }
    for instrument in &lab.instruments {
        if let Some(reads) = &instrument.reads {
            add(reads.id(), Want::In(Unit::of_label(&instrument.unit)));
        }
    }
    for column in lab.table.iter().flat_map(|table| &table.columns) {
        add(column.is.id(), Want::In(Unit::of_label(&column.unit)));
    }
}

/// The columns as names in the entry of one of them: those to its left mean something.
pub(super) fn of_row(columns: &[Column], expression: u32) -> Option<OwnNames> {
    let entry = columns.iter().position(|column| column.is.id() == expression)?;
    let own = |(i, column): (usize, &'_ Column)| (i < entry, Unit::of_label(&column.unit));
    let names = columns.iter().enumerate().map(|(i, column)| {
        let (is_known, unit) = own((i, column));
        OwnName { name: column.id.clone(), slot: format!("cell.{}", column.id), kind: Kind::Number(unit), is_known }
    });
    Some(OwnNames {
        names: names.collect(),
        #[cfg(feature = "author")]
        too_early: [say!("lab-column-left"), say!("lab-move-column-before")],
    })
}

/// Whether each name can ever be other than at the start.
#[cfg(feature = "author")]
pub(super) fn lives(lab: &Lab, catalogue: &Catalogue, put: &mut dyn FnMut(String, Life)) {
    if let Some(model) = catalogue.model(&lab.model) {
        for port in model.inputs.iter().chain(&model.outputs) {
            put(format!("lab.{}", port.name), Life::Changes);
        }
    }
    for instrument in &lab.instruments {
        let id = &instrument.id;
        put(format!("read.{id}"), Life::Changes);
        let why = say!("lab-instrument-counts-nothing");
        put(format!("counted.{id}"), Life::only_if(instrument.counts.is_some(), why));
    }
    if let Some(table) = &lab.table {
        put("rows".into(), Life::Changes);
        for column in &table.columns {
            for what in ["distinct", "min", "max", "last"] {
                put(format!("{what}.{}", column.id), Life::Changes);
            }
        }
    }
    if let Some(plot) = &lab.plot {
        let why = say!("lab-plot-draws-no-line");
        for what in ["slope", "intercept", "slope_sd", "r2", "n"] {
            put(format!("fit.{what}"), Life::only_if(plot.line_from > 0, why.clone()));
        }
    }
}
