//! The names of a zip's entries, as different programs write them, made paths of a scene.

use std::collections::BTreeMap;

/// The name in raw bytes as a path; `marked` says that the zip calls it UTF-8. macOS writes UTF-8 without saying so, and a
/// Chinese Windows its own encoding: of that, two characters may be UTF-8 too, but of letters that no such name has (`石头` is
/// `ʯͷ`). A backslash between folders is a slash.
pub(super) fn path(raw: &[u8], marked: bool) -> Option<String> {
    let likely = |name: &&str| marked || !name.chars().any(|c| ('\u{80}'..'\u{800}').contains(&c));
    let utf8 = std::str::from_utf8(raw).ok();
    let name = utf8.filter(likely).map(str::to_owned).or_else(|| chinese(raw)).or(utf8.map(str::to_owned))?;
    Some(name.replace('\\', "/"))
}

#[cfg(feature = "author")]
fn chinese(raw: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(raw).map(std::borrow::Cow::into_owned)
}

/// A player has no tables of old encodings: it opens what `shujin pack` makes.
#[cfg(not(feature = "author"))]
fn chinese(_: &[u8]) -> Option<String> {
    None
}

/// Takes away the one folder in which all lies, where `marker` stands in it: a scene zipped with its folder.
pub(super) fn without_top<T>(found: BTreeMap<String, T>, marker: &str) -> BTreeMap<String, T> {
    let Some((top, _)) = found.keys().next().and_then(|path| path.split_once('/')) else { return found };
    let top = format!("{top}/");
    let whole = !found.contains_key(marker)
        && found.contains_key(&format!("{top}{marker}"))
        && found.keys().all(|path| path.starts_with(&top));
    if !whole {
        return found;
    }
    found.into_iter().map(|(path, held)| (path[top.len()..].to_owned(), held)).collect()
}
