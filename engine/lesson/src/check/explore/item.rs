//! What can be waited for in a lesson: each of these happens, or never does.

/// Something that should happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    /// A step is done: numbers of task and step.
    Step(usize, usize),
    /// A rule fires.
    Rule(usize),
    /// A row can be written.
    Ready,
    /// A control, or a number, is on the screen: number of the value.
    Shows(usize),
    /// An instrument is on the bench.
    Instrument(String),
    /// A node is seen.
    Node(String),
    /// A hint fits: numbers of task and hint.
    Hint(usize, usize),
    /// The explanation of a prediction is shown: number of the question.
    Reveal(usize),
    /// A movement is played: numbers of node and clip.
    Clip(usize, usize),
    /// The lesson comes to its finish card.
    Finish,
}
