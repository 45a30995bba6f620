//! How much work exploring a scene is, and when it is too much.

use std::cell::Cell;

/// Most pieces of work for one scene: a part of an expression looked at, a pair of values reckoned with. Nothing is known
/// where it takes more.
const MOST: usize = 3_000_000;

/// How much work was done.
#[derive(Default)]
pub(crate) struct Work(Cell<usize>);

impl Work {
    pub(crate) fn add(&self, pieces: usize) {
        self.0.set(self.0.get().saturating_add(pieces));
    }

    /// Whether it was so little that it can be done some times more.
    pub(super) fn is_light(&self) -> bool {
        self.0.get() < MOST / 40
    }

    /// Whether it became too much.
    pub(super) fn too_much(&self) -> bool {
        self.0.get() > MOST
    }
}
