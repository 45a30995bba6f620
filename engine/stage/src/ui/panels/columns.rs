//! The columns of a wide screen: how wide what stands to the left and to the right is, and what that leaves to the talk between them.

use super::{View, dock, task};
use crate::{
    blocks::{BLOCKS, needs_middle},
    ui::fold::Panel,
};

/// Widths of the card that talks, logical pixels: at the most and at least in the middle, and at the side.
const MIDDLE: [f32; 2] = [300.0, 560.0];
pub const SIDE: f32 = 320.0;

/// Where the middle is for what is seen, or has no room between the columns, the talk stands to the right.
pub fn is_at_side(view: &View) -> bool {
    needs_middle(view.play) || (view.has(Panel::Talk) && between(view, Panel::Side) < MIDDLE[0])
}

/// Widths of what stands to the left and to the right on a wide screen, logical pixels; 0 where nothing does.
pub fn columns(view: &View) -> [f32; 2] {
    if !is_at_side(view) {
        return widths(view, Panel::Side);
    }
    let [left, talk] = widths(view, Panel::Talk);
    // Put away, it leaves the place below its tab to what can be set and read.
    let right = if view.shows(Panel::Talk) { talk } else { talk.max(widths(view, Panel::Side)[1]) };
    [left, right]
}

/// The same with this panel to the right.
fn widths(view: &View, right: Panel) -> [f32; 2] {
    let width = |panel, width: f32| match (view.has(panel), view.is_open(panel)) {
        (true, true) => width,
        (true, false) => dock::TAB,
        (false, _) => 0.0,
    };
    let left = BLOCKS.iter().find_map(|block| block.left_width(view)).unwrap_or(task::WIDTH);
    [width(Panel::Task, left), width(right, SIDE)]
}

/// How much room there is between the columns, with this panel to the right, logical pixels.
fn between(view: &View, right: Panel) -> f32 {
    let beside = |width: f32| view.room.edge() + if width > 0.0 { width + 10.0 } else { 0.0 };
    let [left, right] = widths(view, right);
    view.room.size.x - beside(left) - beside(right)
}

/// The width of the card that talks on a wide screen, between the columns, logical pixels.
pub fn talk_width(view: &View) -> f32 {
    between(view, Panel::Side).clamp(MIDDLE[0], MIDDLE[1])
}
