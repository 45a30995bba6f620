//! How large the interface is drawn and which way it is laid out, from the canvas, the reader's zoom and the board alone.
//!
//! Does not: know a panel. Each asks the room how wide it may be.

use super::theme::Style;
use bevy::math::Vec2;

/// The room for which all sizes are given, logical pixels: smaller screens have less room, larger ones larger pixels.
pub const DESIGN: Vec2 = Vec2::new(1280.0, 720.0);

/// The largest pixel: what is larger than four times the design is a wall.
const LARGEST: f32 = 4.0;

/// What a finger must be able to meet on a board and what the last row must be able to read there, eight metres away: millimetres.
const TARGET: f32 = 25.0;
const READ: f32 = 32.0;

/// By how much a board's interface grows for that at the most: beyond, no panel has room. Boards of less than 60 inches would need more.
const BOARD_GROWS: f32 = 1.8;

/// A finger's target, logical pixels.
pub const FINGER: f32 = 44.0;

/// A screen that is narrower or lower than this has no room for columns beside what is seen, logical pixels.
const WIDE: Vec2 = Vec2::new(1000.0, 560.0);

/// What is lower than this has no room for what is read above and below keys, logical pixels.
const FLAT: f32 = 700.0;

/// The least room that panels are made for, logical pixels: held upright, and on its side.
const TIGHTEST: [Vec2; 2] = [Vec2::new(320.0, 256.0), Vec2::new(480.0, 360.0)];

/// Distance of what stands at the sides from the edge, logical pixels: on a wide screen, on a narrow one.
const EDGES: [f32; 2] = [14.0, 8.0];

/// Which way the interface is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Columns left and right of what is seen.
    Wide,
    /// Lower than it is wide, and small: one sheet at a time to the right of what is seen.
    Short,
    /// Higher than it is wide: one sheet at a time below what is seen.
    Upright,
}

/// The room of the interface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Width and height, logical pixels.
    pub size: Vec2,
    /// Pixels of the canvas in a logical pixel.
    pub scale: f32,
    /// The least size of a text, logical pixels.
    pub least: f32,
    /// It is a board's: what is touched stands at the lower edge.
    pub is_board: bool,
}

impl Default for Room {
    fn default() -> Self {
        Room { size: DESIGN, scale: 1.0, least: 0.0, is_board: false }
    }
}

impl Room {
    /// The room of a canvas (CSS pixels) whose reader has enlarged it `zoom` times, on a board of this diagonal (inches, 0 for none).
    ///
    /// A logical pixel is never less than a pixel of the canvas: a zoom of 200 % has half as many of these, so that all is twice as large. On large
    /// screens the interface grows with them; there the canvas as it would be without zoom counts.
    pub fn of(canvas: Vec2, zoom: f32, board_inches: f32) -> Room {
        let fit = (canvas * zoom.max(1.0) / DESIGN).min_element().clamp(1.0, LARGEST);
        if board_inches <= 0.0 {
            return Room { size: canvas / fit, scale: fit, least: 0.0, is_board: false };
        }
        let millimetre = canvas.length() / (board_inches * 25.4);
        let wanted = (TARGET / FINGER).max(READ / Style::Body.size()) * millimetre;
        let scale = fit.max(wanted.min(fit * BOARD_GROWS));
        // What is small elsewhere is here as large as running text.
        let least = (READ * millimetre / scale).min(Style::Body.size());
        Room { size: canvas / scale, scale, least, is_board: true }
    }

    /// The room in which all is so many times as large, as who sits there has chosen; never less room than panels are made for.
    #[must_use]
    pub fn enlarged(self, times: f32) -> Room {
        let tightest = TIGHTEST[usize::from(self.size.x > self.size.y)];
        let times = times.min((self.size / tightest).min_element()).max(1.0);
        Room { size: self.size / times, scale: self.scale * times, least: self.least / times, ..self }
    }

    /// Which way the interface is laid out here.
    pub fn shape(&self) -> Shape {
        match self.size {
            size if size.x >= WIDE.x && size.y >= WIDE.y => Shape::Wide,
            size if size.y > size.x => Shape::Upright,
            _ => Shape::Short,
        }
    }

    /// Whether what is only there to be read gives way to what is seen and touched: a board, whose letters are large, a telephone on its side.
    pub fn is_flat(&self) -> bool {
        self.size.y < FLAT
    }

    /// Whether one panel at a time is open.
    pub fn is_narrow(&self) -> bool {
        self.shape() != Shape::Wide
    }

    /// Distance of what stands at the sides from the edge, logical pixels.
    pub fn edge(&self) -> f32 {
        EDGES[usize::from(self.is_narrow())]
    }

    /// The size of a text here, logical pixels.
    pub fn text(&self, style: Style) -> f32 {
        style.size().max(self.least)
    }

    /// Width of the sheet on a narrow screen, logical pixels.
    pub fn sheet(&self) -> f32 {
        match self.shape() {
            Shape::Upright => (self.size.x - 2.0 * self.edge()).min(640.0),
            _ => (self.size.x * 0.42).clamp(300.0, 360.0).min(self.size.x - 2.0 * self.edge()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: f32, height: f32, zoom: f32, board: f32) -> Room {
        Room::of(Vec2::new(width, height), zoom, board)
    }

    #[test]
    fn a_fingers_target_is_44_pixels_of_the_page_on_every_screen() {
        for (width, height) in
            [(1280.0, 720.0), (1024.0, 768.0), (844.0, 390.0), (390.0, 844.0), (360.0, 640.0), (320.0, 256.0)]
        {
            assert!(of(width, height, 1.0, 0.0).scale >= 1.0, "{width}×{height}");
        }
        assert_eq!(of(1920.0, 1080.0, 1.0, 0.0).scale, 1.5);
    }

    #[test]
    fn a_zoom_of_200_percent_doubles_what_is_seen() {
        for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0), (2560.0, 1440.0)] {
            let (whole, half) = (of(width, height, 1.0, 0.0), of(width / 2.0, height / 2.0, 2.0, 0.0));
            // A pixel of the zoomed page is two of the page as it was.
            assert_eq!(2.0 * half.scale, 2.0 * whole.scale, "{width}×{height}");
            assert_eq!(half.size, whole.size / 2.0);
        }
    }

    #[test]
    fn what_a_reader_has_chosen_enlarges_all_as_far_as_there_is_room() {
        let wide = of(1280.0, 720.0, 1.0, 0.0).enlarged(1.25);
        assert_eq!((wide.size, wide.scale), (Vec2::new(1024.0, 576.0), 1.25));
        let telephone = of(390.0, 844.0, 1.0, 0.0).enlarged(1.5);
        assert!((telephone.size.x - 320.0).abs() < 0.01 && telephone.scale > 1.2, "{telephone:?}");
        let small = of(300.0, 200.0, 1.0, 0.0);
        assert_eq!(small.enlarged(1.5), small);
    }

    #[test]
    fn on_a_board_a_target_has_25_and_a_text_32_millimetres() {
        for (width, height, inches) in
            [(3840.0, 2160.0, 86.0), (1920.0, 1080.0, 86.0), (1920.0, 1080.0, 75.0), (3840.0, 2160.0, 110.0)]
        {
            let room = of(width, height, 1.0, inches);
            let millimetre = Vec2::new(width, height).length() / (inches * 25.4);
            assert!(FINGER * room.scale >= 25.0 * millimetre, "{inches}: {room:?}");
            for style in [Style::Small, Style::Body] {
                assert!(room.text(style) * room.scale >= 31.9 * millimetre, "{inches}: {style:?} {room:?}");
            }
        }
    }

    #[test]
    fn the_shape_follows_the_screen() {
        let shape = |width, height| of(width, height, 1.0, 0.0).shape();
        assert_eq!(shape(1280.0, 720.0), Shape::Wide);
        assert_eq!(shape(1024.0, 768.0), Shape::Wide);
        assert_eq!(shape(768.0, 1024.0), Shape::Upright);
        assert_eq!(shape(390.0, 844.0), Shape::Upright);
        assert_eq!(shape(844.0, 390.0), Shape::Short);
        assert_eq!(of(3840.0, 2160.0, 1.0, 86.0).shape(), Shape::Wide);
    }
}
