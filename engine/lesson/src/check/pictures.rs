//! Pictures of a scene held against their bytes and names: a file that was renamed, cut short, or put where nothing looks for it.

use super::Check;
use super::camera::told_by_camera;
use super::models::SIDE;
use crate::bytes::{Of, told};
use crate::report::{quote, say};
use std::collections::BTreeSet;

/// The picture on the scene's card at home.
const HOME: &str = "picture.png";

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn is_picture(path: &str) -> bool {
    matches!(ending(path).as_str(), "png" | "jpg" | "jpeg" | "webp")
}

impl Check<'_> {
    pub(super) fn whole_pictures(&mut self) {
        let (scene, files) = (self.scene, self.files);
        let mut shown = BTreeSet::from([HOME]);
        scene.blocks().for_each(|block| block.pictures(&mut |path| shown.extend([path])));
        // Where one is missed another may be meant, and is not to be deleted.
        let misses = shown.iter().any(|path| *path != HOME && files.get(path).is_none());
        for (path, bytes) in files.iter().filter(|(path, _)| is_picture(path)) {
            if shown.contains(path) {
                self.picture(path, bytes);
            } else if misses && !is_home(path) {
                // It is looked at when it is named.
            } else if told(bytes).is_some_and(|told| told.of == Of::Picture) {
                self.unused_picture(path, bytes);
            } else {
                self.broken_picture(path);
            }
        }
        if files.get(HOME).is_none() {
            let meant = |path: &&str| !is_picture(path) && is_home(path);
            files.aside_paths().filter(meant).for_each(|path| self.unused_picture(path, &[]));
        }
    }

    /// One picture: what its ending says, and whole.
    fn picture(&mut self, path: &str, bytes: &[u8]) {
        let own = ending(path);
        match told(bytes) {
            Some(told) if told.endings.contains(&own.as_str()) => {
                if !self.is_whole(path, bytes) {
                    self.broken_picture(path);
                } else if told_by_camera(bytes) {
                    self.camera(path);
                }
            }
            Some(told) => {
                let wanted = own.to_ascii_uppercase();
                let help = match told.of {
                    Of::Picture => say!("place-open-paint-program-save", wanted = &wanted),
                    _ => say!("place-put-real-picture", wanted = &wanted),
                };
                let expected = say!("place-picture-ending-says", wanted = &wanted);
                self.out.put("wrong-file", (path, 1, 1), told.name, expected, help);
            }
            None => self.broken_picture(path),
        }
    }

    /// Whether all of a picture is there: it is decoded, unless it is too large anyway.
    fn is_whole(&mut self, path: &str, bytes: &[u8]) -> bool {
        let Some(size) = self.out.guarded(path, || imagesize::blob_size(bytes)) else { return true };
        let Ok(size) = size else { return false };
        if size.width > SIDE || size.height > SIDE {
            return true;
        }
        let format = match ending(path).as_str() {
            "png" => image::ImageFormat::Png,
            "jpg" | "jpeg" if !bytes.windows(2).any(|pair| pair == [0xff, 0xd9]) => return false,
            "jpg" | "jpeg" => image::ImageFormat::Jpeg,
            _ => return is_whole_webp(bytes),
        };
        let read = || image::load_from_memory_with_format(bytes, format).is_ok();
        self.out.guarded(path, read).unwrap_or(true)
    }

    /// A photo that still says where and with what it was taken, or which side is up.
    fn camera(&mut self, path: &str) {
        self.out.put(
            "camera-data",
            (path, 1, 1),
            say!("picture-camera-notes"),
            say!("picture-alone"),
            say!("picture-remove-camera-notes"),
        );
    }

    /// A picture that nothing shows.
    fn unused_picture(&mut self, path: &str, bytes: &[u8]) {
        let png = told(bytes).is_some_and(|told| told.endings.contains(&"png"));
        let help = match (self.files.get(HOME).is_none(), path.eq_ignore_ascii_case(HOME)) {
            (true, true) => say!("place-capitals-count-rename", home = HOME),
            (true, false) if png => say!("place-if-stand-card-home", home = HOME),
            (true, false) => say!("place-if-stand-card-home-save", home = HOME),
            (false, _) => {
                say!("place-delete-textures-models-lie")
            }
        };
        let expected = say!("picture-home-or-named", home = HOME);
        self.out.put("unused-picture", (path, 1, 1), quote(path), expected, help);
    }
}

/// Whether a file that is no part of a scene was meant as its picture at home.
fn is_home(path: &str) -> bool {
    let lower = path.to_lowercase();
    let picture = ["png", "gif", "bmp", "tif", "tiff", "heic", "avif", "svg", "jfif"].contains(&ending(path).as_str());
    picture && (lower.starts_with("picture.") || lower.starts_with("picture "))
}

/// Whether a WebP is as long as it says.
fn is_whole_webp(bytes: &[u8]) -> bool {
    let length = bytes.get(4..8).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
    length.is_some_and(|length| bytes.len() >= length as usize + 8)
}
