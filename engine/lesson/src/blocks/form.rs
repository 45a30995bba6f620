//! What a block says of itself whatever a scene holds: its problem codes, and its part of the author's reference.

#[cfg(feature = "author")]
use crate::format::Family;
use crate::report::Code;
#[cfg(feature = "author")]
use shujin_messages::{Message, table::Entry};

/// What a block says of itself.
pub(crate) struct Form {
    /// Kinds of problem that only it has.
    pub codes: &'static [Code],
    /// What authors are told of it.
    #[cfg(feature = "author")]
    pub about: About,
}

impl Form {
    /// A block of which nothing is said.
    pub(crate) const NONE: Form = Form {
        codes: &[],
        #[cfg(feature = "author")]
        about: About::NONE,
    };
}

/// What authors are told of a block.
#[cfg(feature = "author")]
#[derive(Clone, Copy)]
pub(crate) struct About {
    /// Its types in the order in which authors meet them, each with its heading in TOML and in words.
    pub types: &'static [(&'static str, &'static str, &'static Entry)],
    /// The Chinese of its types and of its key in `Scene`, as TOML: a table for each type.
    pub chinese: &'static str,
    /// Its part of the reference's example, as TOML. `#@` and the names of types stand before each piece.
    pub example: &'static str,
    /// Its texts.
    pub texts: &'static [TextRow],
    /// Its names in expressions.
    pub names: &'static [NameRow],
    /// The family that it is the part of, what it is called in TOML, and what it is.
    pub family: Option<(Family, &'static str, &'static Entry)>,
    /// What to do about a key (second) of a type (first) that somebody may wish for, and that the format does not have.
    pub wished: fn(&str, &str) -> Option<Message>,
}

#[cfg(feature = "author")]
impl About {
    /// Nothing.
    pub(crate) const NONE: About =
        About { types: &[], chinese: "", example: "", texts: &[], names: &[], family: None, wished: |_, _| None };
}

/// A row of the table of texts.
#[cfg(feature = "author")]
pub(crate) struct TextRow {
    /// Ids of texts.
    pub ids: &'static [TextId],
    /// What they are; in Chinese also which must be written.
    pub about: &'static Entry,
    /// Which must be written, in English.
    pub needed: &'static str,
}

/// The id of a text, with `<…>` for what differs.
#[cfg(feature = "author")]
pub(crate) struct TextId {
    /// As in `question.<id>.ask`.
    pub id: &'static str,
    /// Letters for which there is room where it stands, on a small screen; generously. A Chinese character counts two.
    pub room: usize,
    /// Whether it may be left out where others of its row may not.
    pub is_optional: bool,
}

#[cfg(feature = "author")]
impl TextId {
    /// A text with so much room.
    pub(crate) const fn new(id: &'static str, room: usize) -> TextId {
        TextId { id, room, is_optional: false }
    }

    /// The same, where others of its row may not be left out.
    pub(crate) const fn optional(self) -> TextId {
        TextId { is_optional: true, ..self }
    }

    /// Whether this is such an id.
    pub(crate) fn fits(&self, id: &str) -> bool {
        let fits = |(part, form): (&str, &str)| match form.split_once('<') {
            Some((start, _)) => part.starts_with(start),
            None => part == form,
        };
        id.split('.').count() == self.id.split('.').count() && id.split('.').zip(self.id.split('.')).all(fits)
    }
}

/// A row of the table of names in expressions.
#[cfg(feature = "author")]
#[derive(Clone, Copy)]
pub(crate) struct NameRow {
    /// The names, in backquotes.
    pub names: &'static str,
    /// What they are.
    pub about: &'static Entry,
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::TextId;

    #[test]
    fn what_differs_in_an_id_fits_anything() {
        let wrong = TextId::new("question.<id>.wrong.<option>", 480);
        assert!(wrong.fits("question.why.wrong.up") && !wrong.fits("question.why.ask") && !wrong.fits("question.why"));
        let button = TextId::new("line.act-<action>", 48);
        assert!(button.fits("line.act-release") && !button.fits("line.bright"));
    }
}
