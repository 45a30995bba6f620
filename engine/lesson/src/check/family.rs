//! What a family is for and a scene of it lacks: left out, it is not missed by any other check.

use super::Check;
use crate::report::say;
use crate::source::way;

impl Check<'_> {
    /// A scene has what its family is named for.
    pub(super) fn family(&mut self) {
        let scene = self.scene;
        let part = scene.left_out().filter_map(|form| form.about.family).find(|(family, ..)| *family == scene.family);
        let Some((_, block, what)) = part else { return };
        let word = scene.family.word();
        self.put(
            "family-without-part",
            &way!["family"],
            say!("scene-family-without-part", block, word),
            say!("scene-part-of-family", block, what),
            say!("scene-add-shujin-new-shows", block, word),
        );
    }
}
