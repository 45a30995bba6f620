//! How a stream is drawn for what runs in it now: the stage draws it so, and what always holds is held against it.

use shujin_lesson::format::Stream;
use shujin_play::Play;

/// The power of its discharge with which a stream swells, where its author names none: a river in its bed grows about as the root of its
/// discharge in width, the rest in depth and speed.
const ROOT: f32 = 0.5;

/// The part of its full width that a stream keeps while anything runs: a hair's breadth would not be seen.
const LEAST: f32 = 0.02;

/// The part of its full discharge below which it is dry: less than is ever told of it.
const DRY: f32 = 1e-4;

/// More than full by this part it is never drawn: banks are made for it.
const MOST: f32 = 1.2;

/// A stream as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// How much of its full discharge runs, 0–1.2.
    pub full: f32,
    /// The part of its widths that it takes, 0–1.2; 0 while it is dry, and then it is not seen.
    pub wide: f32,
    /// How high it stands above its points, m.
    pub up: f32,
}

/// A stream as it is drawn now.
pub fn drawn(play: &Play, stream: &Stream) -> Drawn {
    let full = (play.number(&stream.flow) as f32 / stream.full.max(0.001)).clamp(0.0, MOST);
    let swollen = libm::powf(full, stream.swells.unwrap_or(ROOT));
    let lift = stream.lift.as_ref().map_or(0.0, |lift| play.number(lift) as f32);
    let wide = if full < DRY { 0.0 } else { swollen.max(LEAST) };
    Drawn { full, wide, up: stream.rise.map_or(0.0, |rise| rise.0) * swollen + lift }
}
