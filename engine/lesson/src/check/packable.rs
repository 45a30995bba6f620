//! Whether the scene's files can be packed and opened again: how many they are, what they are called, how large they are together.

use super::Check;
use crate::limits::{ADDED, Limits, SCENE_BYTES};
use crate::paths::fits;
use crate::report::{quote, say};
use std::collections::BTreeMap;

impl Check<'_> {
    pub(super) fn packable(&mut self) {
        let (files, limits) = (self.files, Limits::default());
        let most = limits.files - ADDED;
        let count = files.len();
        if count > most {
            let (folder, many) = fullest(files.paths());
            self.out.put(
                "cannot-be-packed",
                ("scene.toml", 1, 1),
                match folder {
                    "" => say!("scene-files", count),
                    folder => say!("scene-files-folder", count, folder, many),
                },
                say!("scene-files-at-most", most),
                say!("scene-delete-files"),
            );
        }
        for path in files.paths().filter(|path| !fits(path)) {
            let expected = say!("scene-path-plain");
            self.out.put("cannot-be-packed", (path, 1, 1), quote(path), expected, say!("scene-path-rename"));
        }
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let large = files.iter().max_by_key(|(_, bytes)| bytes.len()).filter(|_| bytes > SCENE_BYTES);
        if let Some((path, own)) = large {
            let (all, own, most) = (bytes >> 20, own.len() >> 20, SCENE_BYTES >> 20);
            let found = say!("scene-megabytes", all, own);
            let expected = say!("model-at-most-megabytes", most);
            self.out.put("cannot-be-packed", (path, 1, 1), found, expected, say!("scene-make-lighter"));
        }
        // What is large by itself is said where it is read; only scores have no limit of their own.
        for (path, bytes) in files.iter().filter(|(_, bytes)| bytes.len() > limits.file && bytes.len() <= SCENE_BYTES) {
            let (is, most) = (bytes.len() >> 10, limits.file >> 10);
            let (found, expected) = (say!("file-size-kilobytes", is), say!("file-at-most-kilobytes", most));
            self.out.put("cannot-be-packed", (path, 1, 1), found, expected, say!("scene-make-lighter"));
        }
    }
}

/// The folder in which most files lie, the empty one beside `scene.toml`, and how many these are.
fn fullest<'a>(paths: impl Iterator<Item = &'a str>) -> (&'a str, usize) {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        *folders.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder)).or_default() += 1;
    }
    folders.into_iter().max_by_key(|(_, many)| *many).unwrap_or_default()
}
