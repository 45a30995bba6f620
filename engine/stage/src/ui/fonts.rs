//! The typefaces: the house's own in two parts, and what the open scene's pack brings for its texts.

use crate::{host::Host, port::Notice};
use bevy::prelude::*;
use bevy::text::FontCx;
use fontique::{Blob, CharmapIndex, Collection, CollectionOptions, Script};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

/// The script whose characters are many enough to come in parts: Chinese.
const HAN: Script = Script::from_bytes(*b"Hani");

/// What texts are set in.
#[derive(Resource, Default)]
pub struct Fonts {
    /// For everything that the engine itself says, and for scenes that bring no font.
    pub house: Handle<Font>,
    /// What the house's face holds; nothing where that is not known.
    holds: Option<(CharmapIndex, Blob<u8>)>,
    /// The other part of the house's face: what is rarely shown.
    more: Option<Handle<Font>>,
    /// A text has come that needs it.
    lacking: AtomicBool,
    /// The host was asked for it.
    asked: bool,
    /// The font of the open scene and the characters that it holds: it may have rare ones that the house lacks.
    pub scene: Option<(Handle<Font>, BTreeSet<char>)>,
}

impl Fonts {
    /// The house's face alone.
    pub fn new(house: Handle<Font>, bytes: Vec<u8>) -> Fonts {
        let bytes = Blob::from(bytes);
        let mut reader = Collection::new(CollectionOptions { system_fonts: false, ..default() });
        let faces = reader.register_fonts(bytes.clone(), None);
        let face = faces.first().and_then(|(_, faces)| faces.first());
        Fonts { house, holds: face.map(|face| (face.charmap_index(), bytes)), ..default() }
    }

    /// The face for a text: the scene's, if it holds all of it.
    pub fn of(&self, text: &str) -> Handle<Font> {
        match &self.scene {
            Some((face, holds)) if text.chars().all(|c| holds.contains(&c) || c == '\n') => face.clone(),
            _ => {
                if self.more.is_none() && self.lacks(text) {
                    self.lacking.store(true, Ordering::Relaxed);
                }
                self.house.clone()
            }
        }
    }

    /// Whether the first part of the house's face lacks a character of a text.
    fn lacks(&self, text: &str) -> bool {
        let map = self.holds.as_ref().and_then(|(index, bytes)| index.charmap(bytes.as_ref()));
        map.is_some_and(|map| text.chars().any(|c| !c.is_control() && map.map(c).is_none_or(|glyph| glyph == 0)))
    }

    /// Takes the other part of the house's face.
    pub fn add(&mut self, more: Handle<Font>) {
        self.more = Some(more);
    }
}

/// Asks the host for the rest of the typeface, once, when something of it is to be shown.
pub fn ask(mut fonts: ResMut<Fonts>, host: Res<Host>) {
    if !fonts.asked && fonts.lacking.load(Ordering::Relaxed) {
        fonts.asked = true;
        host.tell(Notice::Typeface);
    }
}

/// Has texts take from the rest of the typeface what their own face lacks, as soon as it can be read, and again whenever Bevy has made its
/// list of faces anew.
pub fn fall_back(
    fonts: Res<Fonts>,
    faces: Res<Assets<Font>>,
    mut texts: Query<&mut TextFont>,
    mut list: ResMut<FontCx>,
) {
    let Some(more) = fonts.more.as_ref().and_then(|more| faces.get(more)) else { return };
    if list.collection.fallback_families(HAN).next().is_some() {
        return;
    }
    let Some(family) = list.collection.family_id(&more.alias) else { return };
    list.collection.append_fallbacks(HAN, std::iter::once(family));
    texts.iter_mut().for_each(|mut font| font.set_changed());
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
            ..default()
        };
        assert_ne!(faces.of("濞水"), faces.house);
        assert_ne!(faces.of("水\n濞"), faces.house);
        assert_eq!(faces.of("濞水："), faces.house);
        let house = faces.house.clone();
        assert_eq!(Fonts { scene: None, ..faces }.of("水"), house);
    }
}
