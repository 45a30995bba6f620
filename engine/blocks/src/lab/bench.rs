//! What a lab has while it runs: the model, its instruments, the rows of the table, the line through them.

use super::names::BenchName;
use shujin_lab::{
    Model, fit,
    instrument::{Instrument, Kind},
    rng::Rng,
};
use shujin_lesson::format::{self, InstrumentKind, Lab, Plot};
use shujin_play::{OpenError, State, StateHash};

/// An instrument on the bench.
pub struct BenchInstrument {
    /// The instrument's id.
    pub id: String,
    /// What it showed last, in its unit.
    pub shows: f64,
    /// What it counted between start and stop.
    pub counted: f64,
    /// A stopwatch that runs: the true time and count at which it was started.
    pub running: Option<(f64, f64)>,
    pub(super) instrument: Instrument,
}

/// The simulation with its instruments and table.
pub struct Bench {
    /// The simulation.
    pub model: Box<dyn Model>,
    /// The instruments in the scene's order.
    pub instruments: Vec<BenchInstrument>,
    /// Rows of the table; a struck row stays, marked.
    pub rows: Vec<Row>,
    /// The input that keeps the model from going on: it has no value, or one outside the model's range.
    pub stopped: Option<String>,
    /// The line through the plotted points, or why there is none.
    pub line: Result<fit::Line, NoLine>,
    pub(super) columns: Vec<String>,
    summaries: Vec<Summary>,
    pub(super) rng: Rng,
}

/// Why no line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLine {
    /// There are too few points, or the plot has no line at all.
    TooFew,
    /// The points lie so close together along x that a line through them would say nothing.
    TooClose,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Entries in the order of the columns.
    pub cells: Vec<f64>,
    /// Struck out by the learner: kept to be seen, not counted.
    pub struck: bool,
    /// It was written while the plot's `counts` held: it is one of the plot's points.
    pub plotted: bool,
}

impl Bench {
    pub(super) fn new(lab: &Lab, seed: u64) -> Result<Bench, OpenError> {
        let missing = || OpenError::Block(say!("no-such-model", model = &lab.model));
        let model = shujin_lab::build(&lab.model).ok_or_else(missing)?;
        Ok(Bench {
            model,
            instruments: lab.instruments.iter().map(BenchInstrument::new).collect(),
            rows: Vec::new(),
            stopped: None,
            line: Err(NoLine::TooFew),
            summaries: Vec::new(),
            columns: lab.table.iter().flat_map(|t| &t.columns).map(|c| c.id.clone()).collect(),
            // A stream of its own: how often an instrument is read changes no other chance.
            rng: Rng::stream(Rng::new(seed).bits(), 1),
        })
    }

    /// Rows that count.
    pub fn kept(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|r| !r.struck)
    }

    /// The points of a plot: x and y of the rows that count and belong to it.
    pub fn points(&self, plot: &Plot) -> Vec<(f64, f64)> {
        let at = |id: &str| self.columns.iter().position(|column| column == id);
        let (Some(x), Some(y)) = (at(&plot.x), at(&plot.y)) else { return Vec::new() };
        let rows = self.kept().filter(|row| row.plotted);
        rows.filter_map(|row| Some((*row.cells.get(x)?, *row.cells.get(y)?))).collect()
    }

    /// The line through the points of a plot.
    pub(super) fn fit(&self, plot: &Plot) -> Result<fit::Line, NoLine> {
        let points = self.points(plot);
        if plot.line_from == 0 || points.len() < plot.line_from as usize {
            return Err(NoLine::TooFew);
        }
        let (low, high) =
            points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (x, _)| (low.min(*x), high.max(*x)));
        // A span that is no number is none.
        if high - low >= plot.line_span {
            fit::line(&points).map_err(|_| NoLine::TooClose)
        } else {
            Err(NoLine::TooClose)
        }
    }

    /// What a name of the bench means now.
    pub(super) fn read(&self, name: &BenchName) -> f64 {
        let of_column = |column: &usize, of: fn(&Summary) -> f64| self.summaries.get(*column).map_or(0.0, of);
        match name {
            BenchName::Output(port) => self.model.output(*port),
            BenchName::Input(port) => self.model.input(*port),
            BenchName::Read(i) => self.instruments.get(*i).map_or(0.0, |instrument| instrument.shows),
            BenchName::Counted(i) => self.instruments.get(*i).map_or(0.0, |instrument| instrument.counted),
            BenchName::Rows => self.kept().count() as f64,
            BenchName::Distinct(column) => of_column(column, |summary| summary.distinct),
            BenchName::Min(column) => of_column(column, |summary| summary.min),
            BenchName::Max(column) => of_column(column, |summary| summary.max),
            BenchName::Last(column) => of_column(column, |summary| summary.last),
            BenchName::Fit(of) => self.line.as_ref().map_or(0.0, of),
        }
    }

    /// Sums up what the columns hold. To be called whenever rows change.
    pub(super) fn sum_up(&mut self) {
        let cells = |at| self.kept().filter_map(move |row| row.cells.get(at).copied()).collect();
        self.summaries = (0..self.columns.len()).map(|at| Summary::of(cells(at))).collect();
    }
}

/// What a column's entries come to; all 0 where there are none.
#[derive(Clone, Copy, Debug, Default)]
struct Summary {
    /// How many different ones there are; entries closer than a thousandth are the same setting.
    distinct: f64,
    min: f64,
    max: f64,
    last: f64,
}

impl Summary {
    fn of(mut cells: Vec<f64>) -> Summary {
        let Some(last) = cells.last().copied() else { return Summary::default() };
        cells.sort_by(f64::total_cmp);
        let (min, max) = (cells[0], cells[cells.len() - 1]);
        cells.dedup_by(|a, b| (*a - *b).abs() < 1e-3);
        Summary { distinct: cells.len() as f64, min, max, last }
    }
}

impl BenchInstrument {
    fn new(data: &format::Instrument) -> BenchInstrument {
        let kind = match data.kind {
            InstrumentKind::Ruler | InstrumentKind::Meter => Kind::Ruler,
            InstrumentKind::Protractor => Kind::Protractor,
            InstrumentKind::Balance => Kind::Balance,
            InstrumentKind::Stopwatch => Kind::Stopwatch,
            InstrumentKind::Photogate => Kind::Photogate,
        };
        let usual = Instrument::new(kind);
        let scaled = usual.with_resolution(data.resolution).unwrap_or(usual);
        // A hand's mean delay stays; the other kinds have no offset.
        let mean = if kind == Kind::Stopwatch { 0.11 } else { 0.0 };
        BenchInstrument {
            id: data.id.clone(),
            shows: 0.0,
            counted: 0.0,
            running: None,
            instrument: scaled.with_error(mean, data.sd).unwrap_or(scaled),
        }
    }
}

impl State for Bench {
    fn hash(&self, to: &mut StateHash) {
        self.model.state().iter().for_each(|x| to.number(*x));
        for instrument in &self.instruments {
            let (since, from) = instrument.running.unwrap_or((-1.0, -1.0));
            [instrument.shows, instrument.counted, since, from].iter().for_each(|x| to.number(*x));
        }
        for row in &self.rows {
            row.cells.iter().for_each(|x| to.number(*x));
            to.bytes(&[u8::from(row.struck), u8::from(row.plotted)]);
        }
    }
}
