//! Palms: fingers that come down together within a hand's width are somebody who leans on a board, and press nothing.

use super::{Captured, Press, Presses};
use crate::input::{
    hit::Hits,
    pointer::{Pointer, PointerId},
};
use crate::screen::Screen;

/// Fingers that come down together within a hand's width are a palm from this number on, and how soon after one another, s.
const PALM: (usize, f32) = (3, 0.5);

/// The width of a hand, mm; and CSS pixels in one, as they are meant.
const HAND: f32 = 110.0;
const PER_MM: f32 = 96.0 / 25.4;

/// The width of a hand on the canvas, logical pixels: measured on a board, else as pixels are meant.
pub(super) fn hand(screen: &Screen, hits: &Hits) -> f32 {
    let per_mm = match screen.board_inches {
        inches if inches > 0.0 => hits.diagonal() / (inches * 25.4),
        _ => PER_MM,
    };
    HAND * per_mm
}

impl Presses {
    /// Whether a finger that comes down now is one contact of a palm. Then those that came with it press nothing either: who leans on a
    /// board means nothing by it. Keys of an instrument are not asked: a chord has as many fingers.
    pub(super) fn lies_with(&mut self, pointer: &Pointer, now: f32, hand: f32) -> bool {
        let is_finger = |id: &PointerId| matches!(id, PointerId::Touch(_));
        let near = |press: &Press| {
            let apart = press.last.at.zip(pointer.at).map_or(f32::INFINITY, |(a, b)| a.distance(b));
            now - press.since < PALM.1 && apart < hand
        };
        if !is_finger(&pointer.id) {
            return false;
        }
        let held = self.held.iter_mut().filter(|(id, press)| is_finger(id) && near(press));
        let others: Vec<&mut Press> = held.map(|(_, press)| press).collect();
        let is_palm = others.len() + 1 >= PALM.0;
        if is_palm {
            // What one of them holds already it keeps.
            let holds = |press: &Press| press.is_drag && matches!(press.on, Captured::Thing(..) | Captured::Handle(..));
            let free = others.into_iter().filter(|press| !holds(press));
            free.for_each(|press| press.on = Captured::Panel);
        }
        is_palm
    }
}
