//! One look for every screen: colours of brocade, paper and river; sizes that read from the back of a classroom.
//!
//! Colours are given as the screen shows them (sRGB). What draws the interface takes them for linear light and passes them
//! on unchanged, which is what `frame` wants.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

/// A colour that reaches the screen as these numbers, 0–1.
const fn shown(red: f32, green: f32, blue: f32) -> Color {
    Color::linear_rgb(red, green, blue)
}

/// Rice paper: the ground of cards.
pub const PAPER: Color = shown(0.969, 0.945, 0.894);
/// Paper in shade: fields and tracks on a card.
pub const PAPER_DARK: Color = shown(0.905, 0.862, 0.776);
/// Ink: text on paper. Contrast 13:1.
pub const INK: Color = shown(0.157, 0.122, 0.106);
/// Faded ink: text that may be overlooked. Contrast 5.6:1 on paper.
pub const INK_SOFT: Color = shown(0.365, 0.310, 0.275);
/// Brocade red: what to touch next. White on it 7:1.
pub const RED: Color = shown(0.608, 0.149, 0.137);
/// River green: what is right and done.
pub const GREEN: Color = shown(0.106, 0.388, 0.345);
/// Bronze: frames and marks.
pub const BRONZE: Color = shown(0.749, 0.565, 0.231);
/// Gold thread: the edge of what a step points to, on any ground.
pub const GOLD: Color = shown(1.0, 0.80, 0.26);
/// Night: the ground of screens without a scene.
pub const NIGHT: Color = shown(0.102, 0.129, 0.173);

/// [`NIGHT`], where no interface is drawn but the ground behind everything is named.
pub fn behind() -> Color {
    let night = NIGHT.to_linear();
    Color::srgb(night.red, night.green, night.blue)
}

/// How strongly ink stands out from paper, as the device asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Contrast {
    /// As the house has it.
    #[default]
    Usual,
    /// Black on white.
    Light,
    /// White on black.
    Dark,
}

impl Contrast {
    /// One of the house's grounds as it is shown: night is black, what is to be pressed next or chosen is ink, all else is paper.
    pub fn ground(self, colour: Color) -> Color {
        match self {
            Contrast::Usual => colour,
            _ if colour.is_fully_transparent() => colour,
            _ if is(colour, NIGHT) => Color::BLACK,
            _ if is(colour, RED) || is(colour, GREEN) => self.full_ink(),
            _ => self.paper(),
        }
    }

    /// What stands on paper or, light, on the night.
    pub fn ink(self, colour: Color) -> Color {
        match self {
            Contrast::Usual => colour,
            _ if colour.is_fully_transparent() => colour,
            _ if is(colour, PAPER) => Color::WHITE,
            _ => self.full_ink(),
        }
    }

    /// What stands on such a ground of a button or a name.
    pub fn on(self, ground: Color, colour: Color) -> Color {
        match self {
            Contrast::Usual => colour,
            _ if is(ground, RED) || is(ground, GREEN) => self.paper(),
            _ => self.ink(colour),
        }
    }

    fn paper(self) -> Color {
        if self == Contrast::Dark { Color::BLACK } else { Color::WHITE }
    }

    fn full_ink(self) -> Color {
        if self == Contrast::Dark { Color::WHITE } else { Color::BLACK }
    }
}

/// How strongly two colours stand out from one another: 1–21, as WCAG 2.2 defines it (relative luminance, 1.4.3).
#[cfg(test)]
fn contrast(a: Color, b: Color) -> f32 {
    // The numbers of a colour here are those of the screen: sRGB.
    let light = |colour: Color| {
        let shown = colour.to_linear();
        let linear = [shown.red, shown.green, shown.blue]
            .map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        linear[0] * 0.2126 + linear[1] * 0.7152 + linear[2] * 0.0722
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Whether this is one of the house's colours, however much of what is behind it shows through.
fn is(colour: Color, house: Color) -> bool {
    colour.with_alpha(1.0) == house.with_alpha(1.0)
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The name of the product or of a scene.
    Title,
    /// What a card is about.
    Heading,
    /// Running text.
    Body,
    /// Labels and sources.
    Small,
    /// Numbers to be read off.
    Number,
    /// Notes in numbered notation.
    Note,
}

impl Style {
    /// Size in logical pixels at 1280×720.
    pub fn size(self) -> f32 {
        match self {
            Style::Title => 40.0,
            Style::Heading => 24.0,
            Style::Body => 19.0,
            Style::Small => 15.5,
            Style::Number => 22.0,
            Style::Note => 30.0,
        }
    }
}

/// What a text stands on and says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Ink on paper.
    Ink,
    /// Less important.
    Soft,
    /// Right, done.
    Good,
    /// To mind.
    Warm,
    /// On a dark ground.
    Light,
}

impl Tone {
    /// The colour of the text.
    pub fn colour(self) -> Color {
        match self {
            Tone::Ink => INK,
            Tone::Soft => INK_SOFT,
            Tone::Good => GREEN,
            Tone::Warm => RED,
            Tone::Light => PAPER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_can_be_read() {
        // 4.5 : 1 for text, 3 : 1 for edges and signs (WCAG 2.2, 1.4.3 and 1.4.11).
        for ink in [Tone::Ink, Tone::Soft, Tone::Good, Tone::Warm] {
            for ground in [PAPER, PAPER_DARK] {
                let found = contrast(ink.colour(), ground);
                assert!(found >= 4.5, "{ink:?} stands out {found} to 1");
            }
        }
        for ground in [RED, GREEN, NIGHT] {
            assert!(contrast(PAPER, ground) >= 4.5);
        }
        assert!(contrast(GOLD, NIGHT) >= 3.0);
        // A name over the world lets something of it through.
        let over = |ground: Color, behind: Color| {
            let (g, b) = (ground.to_linear(), behind.to_linear());
            shown(g.red * 0.92 + b.red * 0.08, g.green * 0.92 + b.green * 0.08, g.blue * 0.92 + b.blue * 0.08)
        };
        for behind in [Color::BLACK, Color::WHITE] {
            assert!(contrast(INK, over(PAPER, behind)) >= 4.5 && contrast(PAPER, over(RED, behind)) >= 4.5);
        }
    }
}
