//! The list of all kinds, block by block.

use super::ErasedKind;
use crate::names::Vocabulary;
use crate::texts::Texts;
use shujin_lesson::Lesson;

/// What a block brings to the trace.
pub struct BlockEvents {
    /// The block's name.
    pub block: &'static str,
    /// Kinds of its events.
    pub kinds: &'static [&'static dyn ErasedKind],
    /// Adds every name of a scene that statements of these kinds may hold.
    pub vocabulary: fn(&Lesson, &mut Vocabulary),
    /// Adds what statements of these kinds tell beside names: options, right answers, columns.
    pub lists: fn(&Lesson, &mut Texts),
}

/// Blocks with their kinds. A program has one such list; everything that tells or reads statements takes it as a parameter.
pub struct Kinds(&'static [&'static BlockEvents]);

impl Kinds {
    /// Kinds of these blocks.
    pub const fn new(blocks: &'static [&'static BlockEvents]) -> Self {
        Self(blocks)
    }

    /// The blocks.
    pub fn blocks(&self) -> impl Iterator<Item = &'static BlockEvents> {
        self.0.iter().copied()
    }

    /// All kinds, in order of their blocks.
    pub fn iter(&self) -> impl Iterator<Item = &'static dyn ErasedKind> {
        self.0.iter().flat_map(|block| block.kinds).copied()
    }

    /// The kind of these names.
    pub fn get(&self, block: &str, kind: &str) -> Option<&'static dyn ErasedKind> {
        let block = self.0.iter().find(|one| one.block == block)?;
        block.kinds.iter().copied().find(|one| one.kind() == kind)
    }

    /// The scene's own words for the things that statements name, and what its blocks tell beside.
    pub fn texts(&self, lesson: &Lesson) -> Texts {
        let mut texts = Texts::named(lesson);
        self.0.iter().for_each(|block| (block.lists)(lesson, &mut texts));
        texts
    }

    /// Every name that a statement about a scene may hold.
    pub fn vocabulary(&self, lesson: &Lesson) -> Vocabulary {
        let mut all = Vocabulary::default();
        self.0.iter().for_each(|block| (block.vocabulary)(lesson, &mut all));
        all
    }
}

#[cfg(feature = "read")]
impl Kinds {
    /// The kind whose statements have this verb about a part of this kind.
    pub fn told_by(&self, verb: &str, part: &str) -> Option<&'static dyn ErasedKind> {
        let also = |kind: &dyn ErasedKind| kind.form().part == part && kind.also().iter().any(|one| one.iri == verb);
        self.iter().find(|kind| kind.form().fits(verb, part) || also(*kind))
    }

    /// The first kind that tells of parts of this kind, with whatever verb.
    pub fn of_part(&self, part: &str) -> Option<&'static dyn ErasedKind> {
        self.iter().find(|kind| kind.form().part == part)
    }
}
