//! The scenes that authors start from are without fault, errors and warnings alike.

use shujin_lesson::format::Family;
use shujin_lesson::{Catalogue, Lang, read, starter};

#[test]
fn starters_check_clean() {
    let catalogue = Catalogue { score: Some(shujin_music::catalogue::read), ..Catalogue::default() };
    for family in [Family::Walk, Family::Role, Family::Bench, Family::Music] {
        let files = starter(family, "culture/my-scene");
        let (lesson, report) = read(&files, &catalogue);
        assert_eq!(report.to_text(Lang::En, ""), "", "{family:?}");
        let lesson = lesson.expect("a lesson");
        assert_eq!((lesson.scene.id.as_str(), lesson.scene.family), ("culture/my-scene", family));
        assert_eq!(lesson.dialogue.is_some(), family == Family::Role);
    }
}
