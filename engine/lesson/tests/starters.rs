//! The scenes that authors start from are without fault, errors and warnings alike, but for what is the author's to write.

use shujin_lesson::format::{Action, Family, Trigger};
use shujin_lesson::{Catalogue, Locale, read, starter};

/// A rule that ends the lesson hides what is said to an answer; and without a text of its own a wrong answer is told the
/// right one.
fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn answers_are_read_and_wrong_ones_have_their_texts() {
    for family in [Family::Walk, Family::Role, Family::Bench, Family::Music] {
        let lesson = read(&starter(family, "culture/my-scene"), &Catalogue::default()).0.expect("a lesson");
        let scene = &lesson.scene;
        let ends = |task: &str| {
            let when = Trigger::Task(task.to_owned());
            scene.rules.iter().any(|r| r.when == when && r.actions.contains(&Action::Finish(true)))
        };
        let asked = scene.tasks.iter().filter(|t| t.steps.iter().any(|s| s.ask.is_some()));
        assert!(!asked.clone().any(|task| ends(&task.id)), "{family:?}");
        for question in &scene.questions {
            for option in question.options.iter().filter(|option| !question.right.contains(option)) {
                let id = format!("question.{}.wrong.{option}", question.id);
                assert!(lesson.text("zh-CN", &id).is_some() && lesson.text("en", &id).is_some(), "{id}");
            }
        }
    }
}

#[test]
fn starters_check_clean() {
    let catalogue = Catalogue { score: Some(shujin_music::catalogue::read), ..Catalogue::default() };
    for family in [Family::Walk, Family::Role, Family::Bench, Family::Music] {
        let files = starter(family, "culture/my-scene");
        let (lesson, mut report) = read(&files, &catalogue);
        // But for what only the author can write.
        assert!(report.problems.iter().any(|p| (p.code, p.file.as_str()) == ("placeholder-left", "CREDITS.toml")));
        report.problems.retain(|p| p.code != "placeholder-left");
        assert_eq!(report.to_text(english(), ""), "", "{family:?}");
        let lesson = lesson.expect("a lesson");
        assert_eq!((lesson.scene.id.as_str(), lesson.scene.family), ("culture/my-scene", family));
        assert_eq!(lesson.dialogue.is_some(), family == Family::Role);
    }
}
