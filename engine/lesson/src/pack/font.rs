//! Cuts a font down to the characters that a scene shows.

use allsorts::binary::read::ReadScope;
use allsorts::font::MatchingPresentation;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use allsorts::tag;
use std::collections::BTreeSet;
use thiserror::Error;

/// Why a font cannot be cut.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FontError {
    /// It is no font, or damaged.
    #[error("字体读不了 / the font cannot be read: {0}")]
    Broken(String),
    /// It lacks characters that the scene shows.
    #[error("字体里没有这些字 / the font has no glyph for {0:?}")]
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
    let mut lacks = String::new();
    let mut ids = BTreeSet::from([0]); // .notdef, which every font must keep
    for character in characters {
        match font.lookup_glyph_index(*character, MatchingPresentation::NotRequired, None).0 {
            0 => lacks.push(*character),
            glyph => {
                ids.insert(glyph);
            }
        }
    }
    if !lacks.is_empty() {
        return Err(FontError::Lacks(lacks));
    }
    let ids: Vec<u16> = ids.into_iter().collect();
    let tables = [tag::CMAP, tag::HEAD, tag::HHEA, tag::HMTX, tag::MAXP, tag::NAME, tag::OS_2, tag::POST];
    let profile = SubsetProfile::Custom(tables.to_vec());
    allsorts::subset::subset(&font.font_table_provider, &ids, &profile, CmapTarget::Unicode).map_err(|e| broken(&e))
}
