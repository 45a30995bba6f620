//! The lab at work: the model, its instruments, the table and the line through it.

use super::events::{Measured, Recorded, Struck};
use super::intents::{Act, Press, Record, Strike};
use serde_json::{Map, Value};
use shujin_lab::{
    Model, fit,
    instrument::{Instrument, Kind},
    rng::Rng,
};
use shujin_lesson::Lesson;
use shujin_lesson::format::{self, Action, Column, InstrumentKind, Lab, Scalar, Trigger};
use shujin_play::{
    Block, Intent, IntentForm, IntentKind, Name, OpenError, Play, State, StateHash, TICKS_PER_SECOND, written,
};
use std::sync::Arc;

/// A number display shows a new reading this often, so that it can be read.
const REFRESH: u64 = TICKS_PER_SECOND / 2;

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
    instrument: Instrument,
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
    /// The line through the plotted points, when there are enough.
    pub line: Option<fit::Line>,
    columns: Vec<String>,
    summaries: Vec<Summary>,
    rng: Rng,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Entries in the order of the columns.
    pub cells: Vec<f64>,
    /// Struck out by the learner: kept to be seen, not counted.
    pub struck: bool,
}

impl Bench {
    fn new(lab: &Lab, seed: u64) -> Result<Bench, OpenError> {
        let missing = || OpenError::Block(format!("this engine has no lab model named {:?}", lab.model));
        let model = shujin_lab::build(&lab.model).ok_or_else(missing)?;
        Ok(Bench {
            model,
            instruments: lab.instruments.iter().map(BenchInstrument::new).collect(),
            rows: Vec::new(),
            stopped: None,
            line: None,
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

    fn column(&self, id: &str) -> Option<Vec<f64>> {
        let at = self.columns.iter().position(|c| c == id)?;
        Some(self.kept().filter_map(|r| r.cells.get(at).copied()).collect())
    }

    /// What a name of the bench means now.
    fn read(&self, name: &BenchName) -> f64 {
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
    fn sum_up(&mut self) {
        let cells = |at| self.kept().filter_map(move |row| row.cells.get(at).copied()).collect();
        self.summaries = (0..self.columns.len()).map(|at| Summary::of(cells(at))).collect();
    }
}

/// A name of the bench, with what it names found.
#[derive(Clone, Debug)]
enum BenchName {
    Output(usize),
    Input(usize),
    Read(usize),
    Counted(usize),
    Rows,
    Distinct(usize),
    Min(usize),
    Max(usize),
    Last(usize),
    Fit(fn(&fit::Line) -> f64),
}

impl BenchName {
    /// The name `kind.rest`; nothing where the bench has none such.
    fn read(lab: &Lab, kind: &str, rest: &str) -> Option<BenchName> {
        let instrument = || lab.instruments.iter().position(|instrument| instrument.id == rest);
        let columns = || lab.table.iter().flat_map(|table| &table.columns);
        let column = || columns().position(|column| column.id == rest);
        Some(match kind {
            "lab" => {
                let spec = shujin_lab::specs().iter().find(|spec| spec.name == lab.model)?;
                match spec.output(rest) {
                    Some(port) => BenchName::Output(port),
                    None => BenchName::Input(spec.input(rest)?),
                }
            }
            "read" => BenchName::Read(instrument()?),
            "counted" => BenchName::Counted(instrument()?),
            "rows" => BenchName::Rows,
            "distinct" => BenchName::Distinct(column()?),
            "min" => BenchName::Min(column()?),
            "max" => BenchName::Max(column()?),
            "last" => BenchName::Last(column()?),
            "fit" => BenchName::Fit(match rest {
                "slope" => |line| line.slope,
                "intercept" => |line| line.intercept,
                "slope_sd" => |line| line.slope_uncertainty.unwrap_or(0.0),
                "r2" => |line| line.r2.unwrap_or(0.0),
                "n" => |line| line.n as f64,
                _ => return None,
            }),
            _ => return None,
        })
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

/// The block for the engine's list.
pub struct LabBlock;

impl State for Bench {
    fn hash(&self, to: &mut StateHash) {
        self.model.state().iter().for_each(|x| to.number(*x));
        for instrument in &self.instruments {
            let (since, from) = instrument.running.unwrap_or((-1.0, -1.0));
            [instrument.shows, instrument.counted, since, from].iter().for_each(|x| to.number(*x));
        }
        for row in &self.rows {
            row.cells.iter().for_each(|x| to.number(*x));
            to.bytes(&[u8::from(row.struck)]);
        }
    }
}

impl Block for LabBlock {
    fn open(&self, lesson: &Arc<Lesson>, seed: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let Some(lab) = &lesson.scene.lab else { return Ok(None) };
        Ok(Some(Box::new(Bench::new(lab, seed)?)))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let lab = lesson.scene.lab.as_ref()?;
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        if kind == "cell" {
            let mut columns = lab.table.iter().flat_map(|table| &table.columns);
            return Some(Name::Given(columns.position(|column| column.id == rest)?));
        }
        let name = BenchName::read(lab, kind, rest)?;
        Some(Name::live(move |play| Some(Scalar::Number(play.state::<Bench>()?.read(&name)))))
    }

    fn intents(&self) -> &'static [IntentForm] {
        const {
            &[
                IntentForm::of::<Act>(),
                IntentForm::of::<Press>(),
                IntentForm::of::<Record>(),
                IntentForm::of::<Strike>(),
            ]
        }
    }

    fn intent(&self, play: &mut Play, intent: &Intent) {
        match intent.kind() {
            Act::KIND => intent.read().into_iter().for_each(|Act { action }| act(play, &action)),
            Press::KIND => intent.read().into_iter().for_each(|Press { instrument }| press(play, &instrument)),
            Record::KIND => record(play),
            Strike::KIND => intent.read().into_iter().for_each(|Strike { row }| strike(play, row)),
            _ => {}
        }
    }

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        match action {
            Action::Act(action) => act(play, action),
            Action::Record(_) => record(play),
            _ => return false,
        }
        true
    }

    fn tick(&self, play: &mut Play) {
        step(play);
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        to.insert("rows".into(), play.state::<Bench>().map_or(0, |bench| bench.kept().count()).into());
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let same = written(&[&play.lesson.scene.lab]) == written(&[&before.lesson.scene.lab]);
        if let Some(bench) = before.take_state::<Bench>().filter(|_| same) {
            play.put_state(bench);
        }
    }
}

/// Feeds the model its inputs as they are now. One that has no value, or lies outside the model's range, stops the bench: what would be
/// measured otherwise looks like science and is none.
fn apply_inputs(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(lab) = &lesson.scene.lab else { return };
    let mut stopped = None;
    for (input, expr) in &lab.inputs {
        let now = play.try_number(expr);
        let (Ok(value) | Err(value)) = now;
        let Some(bench) = play.state_mut::<Bench>() else { return };
        let Some(i) = bench.model.spec().input(input) else { continue };
        let port = &bench.model.spec().inputs[i];
        let within = value.clamp(port.min, port.max);
        if now.is_err() || (value - within).abs() > 1e-9 * within.abs().max(1.0) {
            stopped.get_or_insert_with(|| input.clone());
        }
        if bench.model.input(i) != within {
            let _ = bench.model.set(i, within); // clamped into its range: cannot fail
        }
    }
    if let Some(bench) = play.state_mut::<Bench>() {
        bench.stopped = stopped;
    }
}

/// Feeds the model its inputs, steps it, refreshes displays. While an input keeps it from going on, the bench stands still.
fn step(play: &mut Play) {
    apply_inputs(play);
    let lesson = Arc::clone(&play.lesson);
    let Some(lab) = &lesson.scene.lab else { return };
    if let Some(bench) = play.state_mut::<Bench>() {
        if bench.stopped.is_some() {
            return;
        }
        bench.model.step();
    }
    if play.tick.is_multiple_of(REFRESH) {
        for (i, data) in lab.instruments.iter().enumerate() {
            if data.kind != InstrumentKind::Stopwatch {
                take_reading(play, i, data);
            }
        }
    }
}

/// Reads instrument `i` anew, without reporting it.
fn take_reading(play: &mut Play, i: usize, data: &format::Instrument) {
    let Some(reads) = &data.reads else { return };
    let truth = play.number(reads);
    if let Some(bench) = play.state_mut::<Bench>() {
        let reading = bench.instruments[i].instrument.read(truth, &mut bench.rng);
        bench.instruments[i].shows = reading.value;
    }
}

fn act(play: &mut Play, action: &str) {
    // A value set in this very tick counts before what is done with it: who sets a length and lets go at once
    // lets go at that length.
    apply_inputs(play);
    if let Some(bench) = play.state_mut::<Bench>() {
        let _ = bench.model.act(action); // an unknown action: the checker has reported it
    }
}

/// Presses a stopwatch: start, stop. Pressing a finished one starts it afresh.
fn press(play: &mut Play, id: &str) {
    let lesson = Arc::clone(&play.lesson);
    let data = lesson.scene.lab.as_ref().and_then(|l| {
        l.instruments.iter().enumerate().find(|(_, i)| i.id == id && i.kind == InstrumentKind::Stopwatch)
    });
    let Some((i, data)) = data else { return };
    let now = play.seconds();
    let count = data.counts.as_ref().map_or(0.0, |c| play.number(c));
    let Some(bench) = play.state_mut::<Bench>() else { return };
    let watch = &mut bench.instruments[i];
    match watch.running.take() {
        None => {
            watch.running = Some((now, count));
            watch.shows = 0.0;
            watch.counted = 0.0;
        }
        Some((since, from)) => {
            watch.shows = watch.instrument.read(now - since, &mut bench.rng).value.max(0.0);
            watch.counted = (count - from).max(0.0);
            let reading = watch.shows;
            play.tell(Measured { instrument: id.into(), reading, unit: data.unit.clone() });
        }
    }
}

/// Whether a row can be written now.
pub fn can_record(play: &Play) -> bool {
    let table = play.lesson.scene.lab.as_ref().and_then(|l| l.table.as_ref());
    table.is_some_and(|t| play.holds_if_any(t.ready.as_ref()))
}

/// Writes a row: instruments are read anew, columns computed from left to right.
fn record(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(lab) = &lesson.scene.lab else { return };
    let Some(table) = lab.table.as_ref().filter(|_| can_record(play)) else { return };
    for (i, data) in lab.instruments.iter().enumerate() {
        let name = format!("read.{}", data.id);
        let names = |column: &Column| {
            lesson.expressions.get(&column.is).is_some_and(|is| lesson.expressions.names_in(is, &name))
        };
        if table.columns.iter().any(names) && data.kind != InstrumentKind::Stopwatch {
            take_reading(play, i, data);
        }
    }
    let mut cells: Vec<f64> = Vec::new();
    for column in &table.columns {
        let cell = play.number_with(&column.is, &cells);
        cells.push(cell);
    }
    let Some(bench) = play.state_mut::<Bench>() else { return };
    bench.rows.push(Row { cells: cells.clone(), struck: false });
    bench.sum_up();
    let row = bench.rows.len() - 1;
    play.tell(Recorded { row, cells });
    play.trigger(Trigger::Row(true));
    draw_line(play);
}

fn strike(play: &mut Play, row: usize) {
    let Some(bench) = play.state_mut::<Bench>() else { return };
    let Some(found) = bench.rows.get_mut(row) else { return };
    if !std::mem::replace(&mut found.struck, true) {
        bench.sum_up();
        play.tell(Struck { row });
        draw_line(play);
    }
}

fn draw_line(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(plot) = lesson.scene.lab.as_ref().and_then(|l| l.plot.as_ref()) else { return };
    let Some(bench) = play.state_mut::<Bench>() else { return };
    let (Some(x), Some(y)) = (bench.column(&plot.x), bench.column(&plot.y)) else { return };
    let points: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
    let enough = plot.line_from > 0 && points.len() >= plot.line_from as usize;
    bench.line = if enough { fit::line(&points).ok() } else { None };
}
