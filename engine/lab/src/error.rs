//! What can be wrong with a call to a model: each error names the place, what was found and what would do.

/// A call that a model refused; the model is as it was before.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// An input was addressed by a position that the model does not have.
    #[error("{model}: there is no input {index}, expected 0..{count}")]
    NoInput {
        /// The model's name.
        model: &'static str,
        /// The position that was asked for.
        index: usize,
        /// How many inputs there are.
        count: usize,
    },
    /// A value is not a number or outside the input's range.
    #[error("{model}.{port}: found {value} {unit}, expected {min} to {max} {unit}")]
    Range {
        /// The model's name.
        model: &'static str,
        /// The input's name.
        port: &'static str,
        /// The input's unit.
        unit: &'static str,
        /// The value that was offered.
        value: f64,
        /// The least value that is taken.
        min: f64,
        /// The greatest value that is taken.
        max: f64,
    },
    /// An action was asked for that the model does not know.
    #[error("{model}: there is no action “{action}”, expected one of {known:?}")]
    NoAction {
        /// The model's name.
        model: &'static str,
        /// The action that was asked for.
        action: String,
        /// The actions that the model knows.
        known: &'static [&'static str],
    },
}
