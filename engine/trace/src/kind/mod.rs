//! Kinds of events: what each is told as, how it is read back, and how a teacher sees it.
//!
//! ```text
//!          draft                     read                    summary
//! EventKind ─── StatementDraft … statement ─── EventKind ─ Entry ─── Summary: words for a teacher
//! ```
//!
//! Does: say what a kind brings ([`EventKind`]), and gather kinds of all blocks in one list ([`Kinds`]). Does not: name a block. The
//! lesson's own kinds are in [`crate::lesson`]; every other block has its own, and this crate takes the list as a parameter.

pub mod coarse;
mod erased;
mod form;
mod list;
mod reader;
pub mod reading;
mod summary;

pub use erased::{ErasedKind, erased};
pub use form::Form;
pub use list::{BlockEvents, Kinds};
pub use reader::Reader;
pub use reading::{Reading, Refused};
pub use summary::{Says, Summary, Tone};

use crate::statement::{StatementDraft, Teller};
use crate::timeline::{Entry, Outcome};
use crate::vocabulary::Verb;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// A kind of event. Its fields are the event's data, so their names belong to the format.
///
/// A kind that is one verb about one named part of the scene says [`FORM`](Self::FORM), [`SAYS`](Self::SAYS), [`name`](Self::name),
/// [`read`](Self::read) and [`examples`](Self::examples); the rest follows.
pub trait EventKind: Clone + Debug + PartialEq + Serialize + DeserializeOwned + 'static {
    /// The block that it belongs to.
    const BLOCK: &'static str;
    /// Its name within the block.
    const KIND: &'static str;
    /// Its statement: verb, part of the scene, type and text. No other kind has the same verb about the same part.
    const FORM: Form;
    /// Verbs that a second statement of the same event may have, about the same part.
    const ALSO: &'static [Verb] = &[];
    /// How a teacher's timeline tells it; nothing where it does not.
    const SAYS: Option<Says>;
    /// Whether what its statement stands under says what else the learner had open just then. An export of groups leaves that out.
    const PARENT_TELLS: bool = false;

    /// The name of the part that it happened to; empty for the scene.
    fn name(&self) -> String {
        String::new()
    }

    /// Its statements, before they have id, actor and time: one of [`FORM`](Self::FORM), unless said otherwise; then a second one with a verb
    /// of [`ALSO`](Self::ALSO) where there is something for it to say.
    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.part(&Self::FORM, &self.name())]
    }

    /// The event that a statement of [`FORM`](Self::FORM) or [`ALSO`](Self::ALSO) tells. Takes numbers within bounds and names of the scene's
    /// vocabulary, nothing else.
    ///
    /// # Errors
    /// Where the statement names what the scene has not.
    fn read(reading: &mut Reading) -> Result<Self, Refused>;

    /// What the statements let one read back: less than the event, where they leave something out.
    fn as_told(&self) -> Self {
        self.clone()
    }

    /// What a timeline holds of it beside time and name.
    fn outcome(&self) -> Outcome {
        Outcome::default()
    }

    /// How a teacher's timeline tells it: by [`SAYS`](Self::SAYS) and the text of [`FORM`](Self::FORM), unless said otherwise.
    fn summary(entry: &Entry) -> Option<Summary> {
        Some(Summary::of(Self::SAYS?, Self::FORM.text_id(&entry.name)))
    }

    /// Makes its numbers coarse ([`coarse`]), so that no learner can be found by an exact number. A kind with numbers has to.
    fn coarsen(&mut self) {}

    /// One event of each variant that is told in another way. Tests of all kinds use them.
    fn examples() -> Vec<Self>;

    /// Names that the examples speak of, as a [`Vocabulary`](crate::Vocabulary) holds them.
    fn words() -> &'static [(&'static str, &'static str)] {
        &[]
    }
}
