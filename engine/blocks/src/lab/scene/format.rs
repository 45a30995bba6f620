//! A lab, as authors write it: a model, what drives it, instruments, table and plot.

use crate::format::Expr;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A simulation with instruments, table and plot.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// The model's name, as in `pendulum`.
    pub model: String,
    /// What each input of the model follows: an expression, as in `length = "length"` or `gravity = "9.791"`.
    #[serde(default)]
    pub inputs: BTreeMap<String, Expr<f64>>,
    /// Actions that get a button, in order, as in `["release", "hold"]`; their labels are `line.act-<action>`.
    #[serde(default)]
    pub actions: Vec<String>,
    /// Instruments.
    #[serde(default, rename = "instrument")]
    pub instruments: Vec<Instrument>,
    /// The data table.
    #[serde(default)]
    pub table: Option<Table>,
    /// The plot.
    #[serde(default)]
    pub plot: Option<Plot>,
}

/// An instrument: it reads a true value with its resolution and its error, never exactly.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The instrument's id.
    pub id: String,
    /// What kind it is.
    pub kind: InstrumentKind,
    /// Expression that it reads, in its unit. A stopwatch needs none.
    #[serde(default)]
    pub reads: Option<Expr<f64>>,
    /// Expression whose increase it counts between start and stop, as in `lab.swings`.
    #[serde(default)]
    pub counts: Option<Expr<f64>>,
    /// Unit as printed.
    pub unit: String,
    /// The smallest step it shows, in its unit.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub resolution: f64,
    /// Standard deviation of a reading, in its unit; for a stopwatch, of one press of the hand.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub sd: f64,
    /// Expression: it is on the bench while this holds.
    #[serde(default)]
    pub show: Option<Expr<bool>>,
}

/// Kinds of instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentKind {
    /// Lengths.
    Ruler,
    /// Angles.
    Protractor,
    /// Masses.
    Balance,
    /// Times between two presses of a hand.
    Stopwatch,
    /// Times between interruptions of a beam.
    Photogate,
    /// Any other number on a display.
    Meter,
}

/// The data table: each row is written at a touch, and can be struck out.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its columns; `column.<id>` are their headings.
    #[serde(rename = "column")]
    pub columns: Vec<Column>,
    /// Expression: a row can be written while this holds; else the button is grey, and a rule's `record` does nothing.
    #[serde(default)]
    pub ready: Option<Expr<bool>>,
}

/// A column of the table.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The column's id, free of ids of values.
    pub id: String,
    /// Expression for the entry; it may name columns to its left, and `read.<instrument>`, which reads anew.
    pub is: Expr<f64>,
    /// Unit as printed.
    #[serde(default)]
    pub unit: String,
    /// Digits after the point, 0–6.
    #[serde(default)]
    #[schemars(range(max = 6))]
    pub decimals: u8,
}

/// A plot of two columns.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plot {
    /// Column along the horizontal axis.
    pub x: String,
    /// Column along the vertical axis.
    pub y: String,
    /// Draw the least-squares line when there are at least this many rows; 0 for none.
    #[serde(default)]
    pub line_from: u32,
    /// And when their x lie at least this far apart, in its unit: a line through points that lie close together says nothing.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub line_span: f64,
    /// Expression: a row written while it holds is one of the plot's points; left out, each row is.
    #[serde(default)]
    pub counts: Option<Expr<bool>>,
}
