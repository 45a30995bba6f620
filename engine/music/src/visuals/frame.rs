//! What a frame is made of.

use serde::{Deserialize, Serialize};

use super::palette::Pattern;

/// How the view follows the music.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Motion {
    /// The field glides past a playhead that stands still.
    #[default]
    Scroll,
    /// For pupils who are disturbed by motion: one phrase stands still and the playhead moves over it.
    Still,
}

/// What is to be seen at a moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The moment, in quarter notes.
    pub at: f64,
    /// Left edge of the view, in quarter notes; may be negative.
    pub left: f64,
    /// Right edge of the view, in quarter notes.
    pub right: f64,
    /// Ground colour, sRGB, 0 to 1.
    pub background: [f64; 3],
    /// Notes that touch the view, by onset.
    pub shapes: Vec<Shape>,
    /// Phrases that touch the view.
    pub arches: Vec<Arch>,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Index in [`crate::Score::notes`].
    pub note: usize,
    /// Left edge in quarter notes: the onset.
    pub x: f64,
    /// Width in quarter notes: the length, less a sliver that keeps neighbours apart.
    pub width: f64,
    /// Middle, 0 (bottom) to 1 (top) of the field: the pitch.
    pub y: f64,
    /// Thickness in the same measure: the loudness.
    pub height: f64,
    /// Degree, 1 to 7.
    pub degree: u8,
    /// Weave: the degree again.
    pub pattern: Pattern,
    /// Colour with its glow, sRGB, 0 to 1.
    pub colour: [f64; 3],
    /// Colour of the weave's figures.
    pub weave: [f64; 3],
    /// How far it is lit, 0 to 1.
    pub glow: f64,
    /// Whether the note has been played (its end is past).
    pub past: bool,
}

/// One phrase: a thin arch above its notes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arch {
    /// Index in [`crate::Score::phrases`].
    pub phrase: usize,
    /// Left foot in quarter notes.
    pub x: f64,
    /// Width in quarter notes.
    pub width: f64,
    /// Height of the feet, 0 to 1 of the field.
    pub y: f64,
    /// Rise of the crown above the feet.
    pub rise: f64,
    /// Thickness of the band.
    pub thickness: f64,
    /// Colour with its glow, sRGB, 0 to 1.
    pub colour: [f64; 3],
    /// How far it is lit, 0 to 1.
    pub glow: f64,
}
