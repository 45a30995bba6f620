//! The signs of degrees as small pictures, for keys and notation: the figure and the colour that a note has on the screen of light.

use crate::{ui::Pictures, world::picture::image};
use bevy::prelude::*;
use shujin_lesson::picture::Picture;
use shujin_music::visuals::palette;

/// Width and height, pixels: as large as a sign gets on a board.
const SIZE: u32 = 64;

/// The address of a degree's sign, 1–7.
pub fn address(degree: u8) -> String {
    format!("sign:{degree}")
}

/// Makes them all, when the engine starts.
pub fn make(mut images: ResMut<Assets<Image>>, mut pictures: ResMut<Pictures>) {
    for degree in 1..=7 {
        let picture = Picture { width: SIZE, height: SIZE, rgba: palette::sign(degree, SIZE) };
        pictures.0.insert(address(degree), images.add(image(picture)));
    }
}
