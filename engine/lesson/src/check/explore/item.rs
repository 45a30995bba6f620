//! What can be waited for in a lesson: each of these happens, or never does.

/// What of a block should happen: a word of its own, and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub what: &'static str,
    pub number: usize,
}

/// Something that should happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    /// A step is done: numbers of task and step.
    Step(usize, usize),
    /// A rule fires.
    Rule(usize),
    /// A control, or a number, is on the screen: number of the value.
    Shows(usize),
    /// A part of a block.
    Part(Part),
    /// A node is seen.
    Node(String),
    /// A hint fits: numbers of task and hint.
    Hint(usize, usize),
    /// A movement is played: numbers of node and clip.
    Clip(usize, usize),
    /// The lesson comes to its finish card.
    Finish,
}
