//! Kinds of events of the lesson itself: a sitting, the scene's places, things and values, its tasks. What else a scene is made of, such as
//! questions or a lab, are blocks with kinds of their own.

mod scene;
mod sitting;
mod tasks;
mod words;

pub use scene::{Examined, Set, Used, Visited};
pub use sitting::{Finished, Left, Opened, Resumed, Started};
pub use tasks::{Hinted, Logged, StepDone, TaskDone};

use crate::kind::{BlockEvents, erased};

/// The name under which the lesson's own events stand.
pub const BLOCK: &str = "lesson";

/// What the lesson itself brings.
pub static EVENTS: BlockEvents = BlockEvents {
    block: BLOCK,
    kinds: &[
        erased::<Opened>(),
        erased::<Started>(),
        erased::<Resumed>(),
        erased::<Left>(),
        erased::<Finished>(),
        erased::<Visited>(),
        erased::<Examined>(),
        erased::<Used>(),
        erased::<Set>(),
        erased::<Hinted>(),
        erased::<StepDone>(),
        erased::<TaskDone>(),
        erased::<Logged>(),
    ],
    vocabulary: words::vocabulary,
    lists: |_, _| {},
};
