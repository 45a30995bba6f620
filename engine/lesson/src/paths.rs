//! Paths of files within a scene, as a pack can hold them.

use crate::limits::PATH_BYTES;

/// Whether a file of this path can be put into a pack and found there.
#[cfg(feature = "author")]
pub(crate) fn fits(path: &str) -> bool {
    is_inside(path) && !is_litter(path)
}

/// Whether a path stays inside: no root, no drive, no `..`, nothing that a terminal would act on.
pub(crate) fn is_inside(path: &str) -> bool {
    let plain = !path.contains(['\\', ':', '\u{fffd}']) && !path.chars().any(char::is_control);
    plain && path.len() <= PATH_BYTES && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// Whether a file is what macOS and Windows leave in folders, and no part of what was packed.
pub(crate) fn is_litter(path: &str) -> bool {
    let mut parts = path.split('/');
    let name = path.rsplit('/').next().unwrap_or("");
    let known = [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|litter| litter.eq_ignore_ascii_case(name));
    known || name.starts_with("._") || parts.any(|part| part == "__MACOSX")
}
