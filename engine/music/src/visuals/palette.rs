//! One colour and one pattern for each degree, as on a brocade.
//!
//! The colours were chosen by search so that any two stay apart in OKLab by 0.13 or more for normal
//! sight and under simulated protanopia, deuteranopia and tritanopia; a test holds them to it. None is
//! the saturated red of WCAG's red flash, and each stands out from the ground by 3:1. The pattern says
//! the same again without colour.

use serde::{Deserialize, Serialize};

/// The weave of a shape: a second sign of the degree, for eyes that see colour differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pattern {
    /// Plain with a round medallion (团花): degree 1, the home note.
    Medallion,
    /// Slanting stripes (斜纹): degree 2.
    Twill,
    /// Lozenges (菱格): degree 3.
    Lozenge,
    /// Dots (星点): degree 4.
    Dots,
    /// Waves (水波): degree 5.
    Waves,
    /// Cloud scrolls (云纹): degree 6.
    Clouds,
    /// Fish scales (锦鳞): degree 7.
    Scales,
    /// Nothing: a rest.
    Plain,
}

/// The ground: deep violet, almost black (relative luminance below 0.01). sRGB, 0 to 1.
pub const GROUND: [f64; 3] = [0.082, 0.067, 0.129];

/// Colour of a degree, sRGB, 0 to 1; of a rest (0) or anything else, grey.
pub fn colour(degree: u8) -> [f64; 3] {
    let hex: u32 = match degree {
        1 => 0xC85E50, // vermilion 朱红
        2 => 0xDF9C18, // apricot 杏黄
        3 => 0xF9E264, // gamboge 藤黄
        4 => 0x8B5796, // violet 青莲
        5 => 0x45AFBC, // malachite 石绿
        6 => 0x5753F2, // sapphire 宝蓝
        7 => 0x9DDFF0, // moon white 月白
        _ => 0x8A8A8A,
    };
    [hex >> 16, hex >> 8, hex].map(|c| f64::from(c & 0xFF) / 255.0)
}

/// Pattern of a degree.
pub fn pattern(degree: u8) -> Pattern {
    match degree {
        1 => Pattern::Medallion,
        2 => Pattern::Twill,
        3 => Pattern::Lozenge,
        4 => Pattern::Dots,
        5 => Pattern::Waves,
        6 => Pattern::Clouds,
        7 => Pattern::Scales,
        _ => Pattern::Plain,
    }
}

/// How much a weave lowers the relative luminance of its shape: below the 0.1 at which a change can count as a flash, so
/// that figures gliding past a place never flash there.
pub const WEAVE: f64 = 0.09;

/// Colour of the figures woven into a shape of this colour: darker by [`WEAVE`], or half as light where it is dark.
pub fn weave(colour: [f64; 3]) -> [f64; 3] {
    let light = crate::flash::relative(colour);
    let part = ((light - WEAVE) / light.max(1e-9)).clamp(0.5, 1.0);
    colour.map(|c| crate::flash::encode(crate::flash::linear(c) * part))
}

/// The figure that a weave is made of, in convex pieces: corners between −1 and 1. A
/// medallion stands once in a shape, the others repeat.
pub fn figure(pattern: Pattern) -> &'static [&'static [[f64; 2]]] {
    match pattern {
        Pattern::Medallion => {
            &[&[[1.0, 0.0], [0.7, 0.7], [0.0, 1.0], [-0.7, 0.7], [-1.0, 0.0], [-0.7, -0.7], [0.0, -1.0], [0.7, -0.7]]]
        }
        Pattern::Twill => &[&[[-0.9, -1.0], [-0.3, -1.0], [0.9, 1.0], [0.3, 1.0]]],
        Pattern::Lozenge => &[&[[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]],
        Pattern::Dots => &[&[[0.45, 0.45], [-0.45, 0.45], [-0.45, -0.45], [0.45, -0.45]]],
        Pattern::Waves => &[
            &[[-1.0, -0.4], [-0.5, 0.1], [-0.5, 0.6], [-1.0, 0.1]],
            &[[-0.5, 0.1], [0.0, -0.4], [0.0, 0.1], [-0.5, 0.6]],
            &[[0.0, -0.4], [0.5, 0.1], [0.5, 0.6], [0.0, 0.1]],
            &[[0.5, 0.1], [1.0, -0.4], [1.0, 0.1], [0.5, 0.6]],
        ],
        Pattern::Clouds => &[&[[-1.0, -0.6], [1.0, -0.6], [0.7, 0.2], [0.0, 0.7], [-0.7, 0.2]]],
        Pattern::Scales => &[&[[-0.9, 0.8], [0.0, -0.9], [0.9, 0.8]]],
        Pattern::Plain => &[],
    }
}

/// The sign of a degree as a picture, `size` pixels wide and high: its figure on its colour, as a shape of the field has them. RGBA, 0–255.
pub fn sign(degree: u8, size: u32) -> Vec<u8> {
    /// Samples along each side of a pixel.
    const FINE: u32 = 4;
    // The figure's part of the width, and the corners' that is cut.
    const FIGURE: f64 = 0.62;
    const CORNER: f64 = 0.22;
    let ground = colour(degree);
    // Two signs that touch must be told apart at a size at which a weave is not seen: darker than on the field.
    let ink = ground.map(|part| part * 0.42);
    let mut picture = Vec::with_capacity((size * size * 4) as usize);
    for pixel in 0..size * size {
        let (mut sum, mut covered) = ([0.0; 3], 0u32);
        for sample in 0..FINE * FINE {
            let at = |pixel: u32, sample: u32| {
                (f64::from(pixel) + (f64::from(sample) + 0.5) / f64::from(FINE)) / f64::from(size) * 2.0 - 1.0
            };
            let (x, y) = (at(pixel % size, sample % FINE), -at(pixel / size, sample / FINE));
            if x.abs() + y.abs() > 2.0 - 2.0 * CORNER {
                continue;
            }
            covered += 1;
            let inside = figure(pattern(degree)).iter().any(|piece| is_inside(piece, [x / FIGURE, y / FIGURE]));
            let tint = if inside { ink } else { ground };
            (0..3).for_each(|i| sum[i] += tint[i]);
        }
        // What is seen through keeps the colour beside it, so that no dark rim is drawn where the picture is made smaller.
        let mean = if covered == 0 { ground } else { sum.map(|sum| sum / f64::from(covered)) };
        picture.extend(mean.map(|part| libm::round(part * 255.0) as u8));
        picture.push((covered * 255 / (FINE * FINE)) as u8);
    }
    picture
}

/// Whether a place lies in a convex form, whichever way round its corners go.
fn is_inside(corners: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let side = |i: usize| {
        let ([ax, ay], [bx, by]) = (corners[i], corners[(i + 1) % corners.len()]);
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    };
    let sides = || (0..corners.len()).map(side);
    sides().all(|side| side >= 0.0) || sides().all(|side| side <= 0.0)
}
