//! Surfaces at work: which cells are gone over, and how fast that goes.

use super::events::Covered;
use super::intents::{Stroke, StrokeRow, Unstroke};
use crate::take::Hands;
use serde_json::{Map, Value, json};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Scalar, Surface, Trigger};
use shujin_play::{
    Block, HANDS, Intent, Name, Offer, On, OnIntent, OpenError, Play, State, StateHash, TICKS_PER_SECOND,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Strokes of one hand that follow each other within this are one deed, ticks: they are taken back together.
const TOGETHER: u64 = TICKS_PER_SECOND;

/// The surfaces of a lesson, by their nodes.
#[derive(Default)]
pub struct Surfaces(BTreeMap<String, Worked>);

/// How far a surface is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// How often each cell was gone over, row by row.
    pub passes: Vec<u32>,
    /// From this tick on the next stroke does something.
    ready: u64,
    /// A hand goes over this row by itself.
    sweeps: Option<(u8, u16)>,
    /// The hand that was here last, and when.
    last: Option<(u8, u64)>,
}

impl Worked {
    /// Of a surface that nobody has gone over yet.
    fn fresh(surface: &Surface) -> Worked {
        Worked { passes: vec![0; usize::from(cells(surface))], ..Worked::default() }
    }

    /// The tick of the last stroke.
    pub fn last_stroke(&self) -> Option<u64> {
        self.last.map(|(_, tick)| tick)
    }
}

impl State for Surfaces {
    fn hash(&self, to: &mut StateHash) {
        for (node, worked) in &self.0 {
            to.text(node);
            worked.passes.iter().for_each(|passes| to.bytes(&passes.to_le_bytes()));
            to.bytes(&worked.ready.to_le_bytes());
            let (hand, row) = worked.sweeps.map_or((u8::MAX, 0), |sweeps| sweeps);
            to.bytes(&[hand]);
            to.bytes(&row.to_le_bytes());
            let (hand, tick) = worked.last.map_or((u8::MAX, 0), |last| last);
            to.bytes(&[hand]);
            to.bytes(&tick.to_le_bytes());
        }
    }
}

impl Surfaces {
    /// Those of a lesson; nothing where it has none.
    pub fn of(play: &Play) -> Option<&Surfaces> {
        play.state()
    }

    /// How far the surface of a node is.
    pub fn worked(&self, node: &str) -> Option<&Worked> {
        self.0.get(node)
    }
}

/// The surface on a node.
fn surface<'l>(lesson: &'l Lesson, node: &str) -> Option<&'l Surface> {
    lesson.scene.surfaces.iter().find(|surface| surface.node == node)
}

/// How many cells a surface has.
fn cells(surface: &Surface) -> u16 {
    u16::from(surface.grid[0]) * u16::from(surface.grid[1])
}

/// How much of a surface is gone over, 0–1.
fn covered(play: &Play, surface: &Surface) -> f64 {
    let worked = Surfaces::of(play).and_then(|surfaces| surfaces.worked(&surface.node));
    let done: u32 = worked.map_or(0, |worked| worked.passes.iter().sum());
    f64::from(done) / f64::from(u32::from(cells(surface)) * surface.passes)
}

/// Whether a hand can go over a surface now: it is not finished, and the hand holds its tool, or nothing where it wants bare hands.
pub fn can_work(play: &Play, surface: &Surface, hand: u8) -> bool {
    let held = Hands::of(play).and_then(|hands| hands.holds(hand));
    held == surface.tool.as_deref()
        && play.shows(&surface.node)
        && play.holds_if_any(surface.when.as_ref())
        && covered(play, surface) < 1.0
}

/// The fewest ticks between two strokes.
fn pace(surface: &Surface) -> u64 {
    let strokes = f64::from(u32::from(cells(surface)) * surface.passes);
    surface.takes.map_or(0, |takes| (f64::from(takes.0) * TICKS_PER_SECOND as f64 / strokes).ceil() as u64)
}

/// The unfinished cell that is meant by one: itself, else one beside it, for a finger is wider than a cell.
fn meant(surface: &Surface, worked: &Worked, cell: u16) -> Option<u16> {
    let [columns, rows] = surface.grid.map(i32::from);
    let (x, y) = (i32::from(cell) % columns, i32::from(cell) / columns);
    let about = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)];
    let there = about.into_iter().map(|(dx, dy)| (x + dx, y + dy));
    let inside = there.filter(|(x, y)| (0..columns).contains(x) && (0..rows).contains(y));
    let mut cells = inside.map(|(x, y)| (y * columns + x) as u16);
    cells.find(|cell| worked.passes.get(usize::from(*cell)).is_some_and(|passes| *passes < surface.passes))
}

/// The cell that a stroke at this one would go over now; nothing where that cannot be, or comes too fast.
pub fn struck(play: &Play, surface: &Surface, cell: u16, hand: u8) -> Option<u16> {
    let can = cell < cells(surface) && hand < HANDS && !play.is_occupied() && can_work(play, surface, hand);
    let worked = Surfaces::of(play)?.worked(&surface.node).filter(|worked| can && play.tick >= worked.ready)?;
    meant(surface, worked, cell)
}

/// How far the surface of a node is, to change it.
fn worked_mut<'p>(play: &'p mut Play, node: &str) -> Option<&'p mut Worked> {
    play.state_mut::<Surfaces>()?.0.get_mut(node)
}

/// Goes over a cell.
fn stroke(play: &mut Play, node: &str, cell: u16, hand: u8) {
    let lesson = Arc::clone(&play.lesson);
    let Some(surface) = surface(&lesson, node) else { return };
    let Some(cell) = struck(play, surface, cell, hand) else { return };
    let tick = play.tick;
    let Some(worked) = worked_mut(play, node) else { return };
    worked.passes[usize::from(cell)] += 1;
    worked.ready = tick + pace(surface);
    let goes_on = worked.last.is_some_and(|(of, at)| of == hand && tick < at + TOGETHER.max(2 * pace(surface)));
    worked.last = Some((hand, tick));
    let back = Intent::of(Unstroke { node: node.to_owned(), cell });
    play.undone_with(hand, back, goes_on);
    write(play, surface);
    if covered(play, surface) >= 1.0 {
        play.examine_once(node);
        play.tell(Covered { node: node.to_owned() });
        play.trigger(Trigger::Covered(node.into()));
    }
}

/// Takes a stroke back.
fn unstroke(play: &mut Play, node: &str, cell: u16) {
    let lesson = Arc::clone(&play.lesson);
    let Some(surface) = surface(&lesson, node).filter(|_| play.is_undoing()) else { return };
    let Some(worked) = worked_mut(play, node) else { return };
    worked.sweeps = None;
    worked.last = None;
    if let Some(passes) = worked.passes.get_mut(usize::from(cell)) {
        *passes = passes.saturating_sub(1);
    }
    write(play, surface);
}

/// Begins to go over the first row that is not finished; at once where it takes no time.
fn stroke_row(play: &mut Play, node: &str, hand: u8) {
    let lesson = Arc::clone(&play.lesson);
    let Some(surface) = surface(&lesson, node) else { return };
    if hand >= HANDS || play.is_occupied() || !can_work(play, surface, hand) {
        return;
    }
    let columns = usize::from(surface.grid[0]);
    let Some(worked) = worked_mut(play, node) else { return };
    let first = worked.passes.iter().position(|passes| *passes < surface.passes);
    worked.sweeps = worked.sweeps.or(first.map(|cell| (hand, (cell / columns) as u16)));
    sweep(play, surface);
}

/// Goes on with a row that is gone over by itself, as far as its pace allows; it ends with the row, or as the hand cannot go on.
fn sweep(play: &mut Play, surface: &Surface) {
    let columns = u16::from(surface.grid[0]);
    // As often as there is something left to do in the row, and no more than once at a time where it takes time.
    for _ in 0..u32::from(columns) * surface.passes {
        let worked = Surfaces::of(play).and_then(|all| all.worked(&surface.node));
        let Some(((hand, row), worked)) = worked.and_then(|worked| Some((worked.sweeps?, worked))) else { return };
        let mut row = row * columns..(row + 1) * columns;
        let least = row.clone().filter_map(|cell| worked.passes.get(usize::from(cell))).min().copied();
        let next = row.find(|cell| worked.passes.get(usize::from(*cell)).copied() == least);
        let goes_on = least.is_some_and(|least| least < surface.passes) && can_work(play, surface, hand);
        let Some(cell) = next.filter(|_| goes_on) else {
            worked_mut(play, &surface.node).into_iter().for_each(|worked| worked.sweeps = None);
            return;
        };
        if play.tick < worked.ready {
            return;
        }
        stroke(play, &surface.node, cell, hand);
    }
}

fn write(play: &mut Play, surface: &Surface) {
    let share = covered(play, surface);
    play.write(&format!("covered.{}", surface.node), &Scalar::Number(share));
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let all = lesson.scene.surfaces.iter().map(|surface| (surface.node.clone(), Worked::fresh(surface)));
        let surfaces = Surfaces(all.collect());
        Ok((!surfaces.0.is_empty()).then(|| Box::new(surfaces) as Box<dyn State>))
    }

    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let node = name.strip_prefix("covered.")?.to_owned();
        surface(lesson, &node)?;
        Some(Name::written(move |play| Some(Scalar::Number(covered(play, surface(&play.lesson, &node)?)))))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[
            &On(|play, Stroke { node, cell, hand }| stroke(play, &node, cell, hand)),
            &On(|play, StrokeRow { node, hand }| stroke_row(play, &node, hand)),
            &On(|play, Unstroke { node, cell }| unstroke(play, &node, cell)),
        ]
    }

    fn tick(&self, play: &mut Play) {
        let lesson = Arc::clone(&play.lesson);
        lesson.scene.surfaces.iter().for_each(|surface| sweep(play, surface));
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        for surface in play.lesson.scene.surfaces.iter().filter(|surface| can_work(play, surface, 0)) {
            let intent = Intent::of(StrokeRow { node: surface.node.clone(), hand: 0 });
            add(Offer { intent, node: Some(surface.node.clone()) });
        }
    }

    fn would_do(&self, play: &Play, intent: &Intent) -> bool {
        intent.to::<Unstroke>().is_none_or(|Unstroke { node, cell }| {
            let worked = Surfaces::of(play).and_then(|all| all.worked(&node));
            worked.and_then(|worked| worked.passes.get(usize::from(cell))).is_some_and(|passes| *passes > 0)
        })
    }

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        let Action::Uncover(node) = action else { return false };
        let lesson = Arc::clone(&play.lesson);
        if let Some(surface) = surface(&lesson, node)
            && let Some(worked) = worked_mut(play, node)
        {
            *worked = Worked::fresh(surface);
            write(play, surface);
        }
        true
    }

    /// A touch goes over a row: by keys, one switch and names it is done row by row.
    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        let lesson = Arc::clone(&play.lesson);
        let can = surface(&lesson, node).is_some_and(|surface| can_work(play, surface, 0));
        if can {
            stroke_row(play, node, 0);
        }
        can
    }

    fn close(&self, play: &mut Play) {
        play.state_mut::<Surfaces>().into_iter().flat_map(|all| all.0.values_mut()).for_each(|worked| {
            worked.sweeps = None;
        });
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        if Surfaces::of(play).is_some() {
            let all = play.lesson.scene.surfaces.iter();
            let all: Map<String, Value> = all.map(|one| (one.node.clone(), json!(covered(play, one)))).collect();
            to.insert("covered".into(), all.into());
        }
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(old) = before.take_state::<Surfaces>() else { return };
        let lesson = Arc::clone(&play.lesson);
        for (node, worked) in old.0 {
            let Some(surface) = surface(&lesson, &node) else { continue };
            let is_same = worked.passes.len() == usize::from(cells(surface));
            if let Some(now) = worked_mut(play, &node).filter(|_| is_same) {
                now.passes = worked.passes.into_iter().map(|passes| passes.min(surface.passes)).collect();
                write(play, surface);
            }
        }
    }
}
