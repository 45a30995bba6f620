//! A kind of event without its type, so that kinds of all blocks stand in one list.

use super::{EventKind, Reader};
use crate::event::{Data, typed};
use crate::statement::{StatementDraft, Teller};
use std::fmt;
use std::marker::PhantomData;

/// An [`EventKind`] whose type is not known. Events of it are [`Data`]; data of another kind say nothing.
pub trait ErasedKind: Reader + Send + Sync {
    /// The block that it belongs to.
    fn block(&self) -> &'static str;

    /// Its name within the block.
    fn kind(&self) -> &'static str;

    /// The statements of an event.
    fn draft(&self, data: &Data, teller: &Teller) -> Vec<StatementDraft>;
}

/// A kind as an object.
pub(super) struct Of<K>(PhantomData<fn() -> K>);

/// This kind, without its type.
pub const fn erased<K: EventKind>() -> &'static dyn ErasedKind {
    &Of::<K>(PhantomData)
}

impl<K: EventKind> ErasedKind for Of<K> {
    fn block(&self) -> &'static str {
        K::BLOCK
    }

    fn kind(&self) -> &'static str {
        K::KIND
    }

    fn draft(&self, data: &Data, teller: &Teller) -> Vec<StatementDraft> {
        typed::<K>(data).map(|event| event.draft(teller)).unwrap_or_default()
    }
}

impl dyn ErasedKind {
    /// Whether it is this kind.
    pub fn is<K: EventKind>(&self) -> bool {
        (self.block(), self.kind()) == (K::BLOCK, K::KIND)
    }
}

impl PartialEq for dyn ErasedKind {
    fn eq(&self, other: &Self) -> bool {
        (self.block(), self.kind()) == (other.block(), other.kind())
    }
}

impl fmt::Debug for dyn ErasedKind {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "{}/{}", self.block(), self.kind())
    }
}
