//! Cuts a font down to the characters that a scene shows.

use super::glyphs::{glyphs, is_shown, texts};
use crate::blocks::severity;
use crate::files::Files;
use crate::report::{Problem, say};
use crate::source::Lines;
use allsorts::binary::read::ReadScope;
use allsorts::font::MatchingPresentation;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use allsorts::tables::FontTableProvider;
use allsorts::tag;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Why a font cannot be cut.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FontError {
    /// It is no font, or damaged.
    #[error("{}", say!("pack-font-broken", why = .0))]
    Broken(String),
    /// It lacks characters that the scene shows.
    #[error("{}", say!("pack-font-lacks", characters = .0))]
    Lacks(String),
}

/// A font with these characters alone: outlines, metrics and character map; hinting, kerning and features stay behind.
///
/// # Errors
/// [`FontError::Broken`] if `font` is no font; [`FontError::Lacks`] if it has no glyph for a character.
pub fn subset(font: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, FontError> {
    let broken = |error: &dyn std::fmt::Debug| FontError::Broken(format!("{error:?}"));
    let data = ReadScope::new(font).read::<FontData<'_>>().map_err(|e| broken(&e))?;
    let mut font = allsorts::Font::new(data.table_provider(0).map_err(|e| broken(&e))?).map_err(|e| broken(&e))?;
    let lacks: String = without_glyph(&mut font, characters).into_iter().collect();
    let mut ids = BTreeSet::from([0]); // .notdef, which every font must keep
    for character in characters {
        ids.insert(font.lookup_glyph_index(*character, MatchingPresentation::NotRequired, None).0);
    }
    if !lacks.is_empty() {
        return Err(FontError::Lacks(lacks));
    }
    let ids: Vec<u16> = ids.into_iter().collect();
    let tables = [tag::CMAP, tag::HEAD, tag::HHEA, tag::HMTX, tag::MAXP, tag::NAME, tag::OS_2, tag::POST];
    let profile = SubsetProfile::Custom(tables.to_vec());
    allsorts::subset::subset(&font.font_table_provider, &ids, &profile, CmapTarget::Unicode).map_err(|e| broken(&e))
}

/// The characters for which a font has no glyph.
fn without_glyph<T: FontTableProvider>(font: &mut allsorts::Font<T>, characters: &BTreeSet<char>) -> BTreeSet<char> {
    let mut lacks = |c: &char| font.lookup_glyph_index(*c, MatchingPresentation::NotRequired, None).0 == 0;
    characters.iter().copied().filter(|c| lacks(c)).collect()
}

/// A warning for each character of a scene that a font cannot show: where it stands first, and how often else.
///
/// # Errors
/// [`FontError::Broken`] if `font` is no font.
pub fn unshown(files: &Files, font: &[u8]) -> Result<Vec<Problem>, FontError> {
    let broken = |error: &dyn std::fmt::Debug| FontError::Broken(format!("{error:?}"));
    let data = ReadScope::new(font).read::<FontData<'_>>().map_err(|e| broken(&e))?;
    let mut font = allsorts::Font::new(data.table_provider(0).map_err(|e| broken(&e))?).map_err(|e| broken(&e))?;
    let lacks = without_glyph(&mut font, &glyphs(files));
    let mut places: BTreeMap<char, Vec<(&str, usize, usize)>> = BTreeMap::new();
    for (path, bytes) in texts(files) {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        let lines = Lines::new(text);
        for (at, c) in text.char_indices().filter(|(_, c)| is_shown(*c) && lacks.contains(c)) {
            let (line, column) = lines.place(text, at);
            places.entry(c).or_default().push((path, line, column));
        }
    }
    Ok(places.into_iter().filter_map(|(c, places)| unshown_at(c, &places)).collect())
}

fn unshown_at(c: char, places: &[(&str, usize, usize)]) -> Option<Problem> {
    let (file, line, column) = *places.first()?;
    let (number, more) = (u32::from(c), places.len() - 1);
    let help = match more {
        0 => say!("pack-glyph-help"),
        _ => say!("pack-glyph-help-more", more),
    };
    Some(Problem {
        code: "no-glyph",
        severity: severity("no-glyph"),
        file: file.to_owned(),
        line,
        column,
        found: say!("pack-glyph-lacks", c, number = format!("{number:04X}")),
        expected: say!("pack-characters-typeface-has"),
        help,
    })
}
