//! The half of an erased kind that reads statements back. Only servers and tests do that: it hangs on the feature `read`, so that a
//! browser's player does not carry it.

#[cfg(feature = "read")]
pub use on::Reader;

/// Nothing, without the feature `read`.
#[cfg(not(feature = "read"))]
pub trait Reader {}

#[cfg(not(feature = "read"))]
impl<K: super::EventKind> Reader for super::erased::Of<K> {}

#[cfg(feature = "read")]
mod on {
    use crate::event::{Data, data, typed};
    use crate::kind::erased::Of;
    use crate::kind::{EventKind, Form, Reading, Refused, Summary};
    use crate::timeline::{Entry, Outcome};
    use crate::vocabulary::Verb;

    /// What reads statements of a kind back. Methods are those of [`EventKind`].
    pub trait Reader {
        /// Its statement.
        fn form(&self) -> &'static Form;

        /// Verbs that a second statement may have.
        fn also(&self) -> &'static [Verb];

        /// Whether an export leaves out what its statement stands under.
        fn parent_tells(&self) -> bool;

        /// The event that a statement tells.
        ///
        /// # Errors
        /// Where the statement names what the scene has not.
        fn read(&self, reading: &mut Reading) -> Result<Data, Refused>;

        /// What the statements of an event let one read back; nothing where the data are not of this kind.
        fn as_told(&self, data: &Data) -> Option<Data>;

        /// Name and outcome of an event for a timeline; nothing where the data are not of this kind.
        fn outcome(&self, data: &Data) -> Option<(String, Outcome)>;

        /// How a teacher's timeline tells an entry of this kind.
        fn summary(&self, entry: &Entry) -> Option<Summary>;

        /// Makes the numbers of an event coarse. Data that are not of this kind go.
        fn coarsen(&self, data: &mut Data);

        /// The examples.
        fn examples(&self) -> Vec<Data>;

        /// Names that the examples speak of.
        fn words(&self) -> &'static [(&'static str, &'static str)];
    }

    impl<K: EventKind> Reader for Of<K> {
        fn form(&self) -> &'static Form {
            &K::FORM
        }

        fn also(&self) -> &'static [Verb] {
            K::ALSO
        }

        fn parent_tells(&self) -> bool {
            K::PARENT_TELLS
        }

        fn read(&self, reading: &mut Reading) -> Result<Data, Refused> {
            K::read(reading).map(|event| data(&event))
        }

        fn as_told(&self, fields: &Data) -> Option<Data> {
            typed::<K>(fields).map(|event| data(&event.as_told()))
        }

        fn outcome(&self, data: &Data) -> Option<(String, Outcome)> {
            typed::<K>(data).map(|event| (event.name(), event.outcome()))
        }

        fn summary(&self, entry: &Entry) -> Option<Summary> {
            K::summary(entry)
        }

        fn coarsen(&self, fields: &mut Data) {
            let event = typed::<K>(fields).map(|mut event| {
                event.coarsen();
                event
            });
            *fields = event.map(|event| data(&event)).unwrap_or_default();
        }

        fn examples(&self) -> Vec<Data> {
            K::examples().iter().map(data).collect()
        }

        fn words(&self) -> &'static [(&'static str, &'static str)] {
            K::words()
        }
    }
}
