//! Sun, sky and mist of the open scene, as the material wants them.

use super::material::Look;
use bevy::prelude::*;
use shujin_lesson::format::{Colour, Light};

/// The light that every material of the scene shares.
#[derive(Resource, Clone, Copy, Default)]
pub struct Sunlight(pub Look);

/// A scene's colour as linear light.
pub fn linear(colour: Colour) -> Vec4 {
    let [r, g, b] = colour.0;
    Color::srgb(r, g, b).to_linear().to_vec4()
}

impl Sunlight {
    /// The light of a scene, with white things in it.
    pub fn of(light: &Light) -> Sunlight {
        Sunlight(Look {
            tint: Vec4::ONE,
            sun_dir: Vec3::from(light.sun_from.0).normalize_or(Vec3::Y).extend(light.strength),
            sun: linear(light.sun),
            sky: linear(light.sky),
            ground: linear(light.ground),
            horizon: linear(light.horizon),
            mist: Vec4::new(light.mist_from.0, light.mist_to.0.max(light.mist_from.0 + 1.0), 0.0, 0.0),
            flow: Vec4::ZERO,
            stir: Vec4::ZERO,
        })
    }

    /// The same light on a thing with this linear tint.
    pub fn on(&self, tint: Vec4) -> Look {
        Look { tint, ..self.0 }
    }
}
