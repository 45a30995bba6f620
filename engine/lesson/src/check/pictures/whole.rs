//! Pictures of a scene held against their bytes and names: a file that was renamed, cut short, carries what nobody sees, or was put where
//! nothing looks for it.

use super::super::Check;
use super::{HOME, carried, ending, is_picture};
use crate::bytes::{Of, told};
use crate::limits::{PROFILE_BYTES, SCANS, SIDE};
use crate::picture::{decode, measure};
use crate::report::{Message, quote, say};
use shujin_messages::Joint;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(in crate::check) fn whole_pictures(&mut self) {
        let (scene, files) = (self.scene, self.files);
        let mut shown = BTreeSet::from([HOME]);
        scene.blocks().for_each(|block| block.pictures(&mut |path| shown.extend([path])));
        // Where one is missed another may be meant, and is not to be deleted.
        let misses = shown.iter().any(|path| *path != HOME && files.get(path).is_none());
        for (path, bytes) in files.iter().filter(|(path, _)| is_picture(path)) {
            // It goes out with the scene, shown or not.
            self.carried(path, bytes);
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
                if !self.is_decoded(path, bytes) {
                    self.broken_picture(path);
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

    /// Whether a picture can be decoded. Of one that is not whole or too heavy it was said before, and it is not tried.
    fn is_decoded(&mut self, path: &str, bytes: &[u8]) -> bool {
        let of = self.out.guarded(path, || measure(bytes)).flatten();
        let Some(of) = of.filter(|of| of.is_whole) else { return true };
        if of.size.iter().any(|side| *side > SIDE) || of.scans > SCANS || of.profile > PROFILE_BYTES {
            return true;
        }
        self.out.guarded(path, || decode(bytes).is_some()).unwrap_or(true)
    }

    /// What a picture's file carries besides.
    fn carried(&mut self, path: &str, bytes: &[u8]) {
        let more = carried(bytes);
        if !more.is_empty() {
            self.carries(path, say!("picture-carries", list = Message::list(more, Joint::Comma)));
        }
    }

    /// A picture that says more than is seen on it: where it was taken, by whom, what it was before.
    pub(in crate::check) fn carries(&mut self, path: &str, found: Message) {
        self.out.put("camera-data", (path, 1, 1), found, say!("picture-alone"), say!("picture-copy-into-new"));
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
