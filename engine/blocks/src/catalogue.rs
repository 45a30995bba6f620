//! What this engine offers to scenes, whole: the models of the lab and the scores of the music.

use shujin_lesson::Catalogue;

/// For [`shujin_lesson::read`]: what checks clean with it opens in [`crate::open`].
pub fn catalogue() -> Catalogue {
    Catalogue { score: Some(shujin_music::catalogue::read), ..shujin_lab::catalogue() }
}
