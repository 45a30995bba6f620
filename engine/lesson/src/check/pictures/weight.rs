//! What pictures would cost whoever plays the scene: pixels, bytes, passes over them. Players hold every picture to it.

use super::super::Check;
use super::{HOME, is_picture};
use crate::limits::{Limits, PICTURE_BYTES, PROFILE_BYTES, SCANS, SIDE, millions};
use crate::picture::{Measure, measure};
use crate::report::{Message, say};
use std::collections::BTreeSet;

impl Check<'_> {
    /// Weighs every picture, and all of them together.
    pub(in crate::check) fn picture_weights(&mut self) {
        let (scene, files) = (self.scene, self.files);
        let mut shown = BTreeSet::from([HOME]);
        scene.blocks().for_each(|block| block.pictures(&mut |path| _ = shown.insert(path)));
        let mut all = 0_usize;
        let mut largest = (0, "");
        for (path, bytes) in files.iter().filter(|(path, _)| is_picture(path)) {
            if bytes.len() > PICTURE_BYTES {
                let (is, most) = (bytes.len() >> 10, PICTURE_BYTES >> 10);
                let found = say!("file-size-kilobytes", is);
                self.heavy(path, found, say!("file-at-most-kilobytes", most), say!("picture-save-smaller"));
            }
            let Some(of) = self.out.guarded(path, || measure(bytes)) else { continue };
            let is_broken = of.map_or_else(|| begins_well(bytes), |of| !of.is_whole);
            if is_broken && shown.contains(path) {
                self.broken_picture(path);
            }
            let Some(of) = of else { continue };
            self.picture_weight(path, &of);
            // One that is too large by itself counts as it is to be.
            let pixels = of.pixels().min(SIDE * SIDE);
            all += pixels;
            // Of equal ones the first.
            if pixels > largest.0 {
                largest = (pixels, path);
            }
        }
        let most = Limits::default().pixels;
        if all > most {
            let found = say!("picture-all-pixels", all = millions(all));
            let expected = say!("picture-all-pixels-at-most", most = millions(most), side = SIDE);
            self.heavy(largest.1, found, expected, say!("picture-make-all-smaller"));
        }
    }

    fn picture_weight(&mut self, path: &str, of: &Measure) {
        let [width, height] = of.size;
        if width.max(height) > SIDE {
            let found = say!("model-picture-size", width, height);
            self.heavy(
                path,
                found,
                say!("model-at-most-pixels", side = SIDE),
                say!("picture-make-smaller", side = SIDE),
            );
        }
        if of.scans > SCANS {
            let found = say!("picture-scans", scans = of.scans);
            self.heavy(path, found, say!("picture-scans-at-most", scans = SCANS), say!("picture-save-baseline"));
        }
        if of.profile > PROFILE_BYTES {
            let most = PROFILE_BYTES >> 10;
            let expected = say!("file-at-most-kilobytes", most);
            self.heavy(path, say!("picture-profile-large"), expected, say!("picture-save-srgb"));
        }
    }

    /// Puts what is too heavy.
    pub(in crate::check) fn heavy(&mut self, path: &str, found: Message, expected: Message, help: Message) {
        self.out.put("too-heavy", (path, 1, 1), found, expected, help);
    }

    pub(in crate::check) fn broken_picture(&mut self, path: &str) {
        self.out.put(
            "broken-picture",
            (path, 1, 1),
            say!("model-picture-cannot-read"),
            say!("picture-whole-png-jpeg"),
            say!("model-save-picture-again"),
        );
    }
}

/// Whether what cannot be measured is a picture by its beginning. Authors are told of what is none by what it is instead.
fn begins_well(bytes: &[u8]) -> bool {
    cfg!(not(feature = "author")) || [b"\x89PNG".as_slice(), b"\xff\xd8\xff"].iter().any(|with| bytes.starts_with(with))
}
