//! A score, as authors write it: a piece of music, its phrases and captions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A piece of music, heard, seen and felt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The score inside the scene: MusicXML (`.musicxml`, `.xml`), also compressed (`.mxl`).
    pub file: String,
    /// Which part is the melody, by the id or the name that the score gives it; the first one with notes if left out.
    #[serde(default)]
    pub part: Option<String>,
    /// Let the other parts sound along.
    #[serde(default)]
    pub others: bool,
    /// Quarter notes per minute at the beginning, 30–200; the file's own if left out. Changes keep their proportion.
    #[serde(default)]
    #[schemars(range(min = 30, max = 200))]
    pub tempo: Option<f64>,
    /// First and last measure of each phrase, by the numbers in the score; an upbeat is mostly 0.
    pub phrases: Vec<[u32; 2]>,
    /// What is happening in the music, shown as it sounds.
    #[serde(default, rename = "caption")]
    pub captions: Vec<Caption>,
    /// The node on which notes are seen: its front face, a rectangle.
    pub screen: String,
    /// Brightness of the plucked string, 0–1.
    #[serde(default = "brightness")]
    #[schemars(range(min = 0, max = 1))]
    pub brightness: f32,
    /// Offer keys to play by touch: the scale degrees, lowest first, as in `["5,", "6,", "1", "2", "3", "5", "6", "1'"]`
    /// (`,` an octave lower, `'` an octave higher).
    #[serde(default)]
    pub keys: Vec<String>,
    /// What stands on the keys beside their digits; nothing if left out.
    #[serde(default)]
    pub names: Option<ToneNames>,
    /// The node of the instrument that is played: while somebody plays the keys, touching it lets the next note be heard, and tells nothing
    /// of the node.
    #[serde(default)]
    pub instrument: Option<String>,
}

/// Names of scale degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ToneNames {
    /// Do, re, mi.
    Solfa,
    /// Do, re, mi with gong (宫), shang (商), jue (角), zhi (徵), yu (羽) before those of the five tones.
    FiveTones,
}

fn brightness() -> f32 {
    0.5
}

/// A line that tells what is happening in the music.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// The measure at whose start it appears, by its number in the score.
    pub measure: u32,
    /// The line: its text is `line.<id>`.
    pub line: String,
}
