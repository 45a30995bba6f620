//! The typefaces: the house's own, and what the open scene's pack brings for its texts.

use bevy::prelude::*;
use std::collections::BTreeSet;

/// What texts are set in.
#[derive(Resource, Default)]
pub struct Fonts {
    /// For everything that the engine itself says, and for scenes that bring no font.
    pub house: Handle<Font>,
    /// The font of the open scene and the characters that it holds: it may have rare ones that the house lacks.
    pub scene: Option<(Handle<Font>, BTreeSet<char>)>,
}

impl Fonts {
    /// The face for a text: the scene's, if it holds all of it.
    pub fn of(&self, text: &str) -> Handle<Font> {
        match &self.scene {
            Some((face, holds)) if text.chars().all(|c| holds.contains(&c) || c == '\n') => face.clone(),
            _ => self.house.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenes_face_sets_what_it_holds_whole() {
        let mut fonts = Assets::<Font>::default();
        let faces = Fonts {
            house: fonts.add(Font::from_bytes(Vec::new())),
            scene: Some((fonts.add(Font::from_bytes(Vec::new())), "濞水".chars().collect())),
        };
        assert_ne!(faces.of("濞水"), faces.house);
        assert_ne!(faces.of("水\n濞"), faces.house);
        assert_eq!(faces.of("濞水："), faces.house);
        let house = faces.house.clone();
        assert_eq!(Fonts { scene: None, ..faces }.of("水"), house);
    }
}
