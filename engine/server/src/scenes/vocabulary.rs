//! What statements about a scene may speak of: taken from a lesson that was read.

use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Scalar};
use shujin_trace::Vocabulary;

/// Every name that a statement about this scene may hold.
pub fn vocabulary(lesson: &Lesson) -> Vocabulary {
    let (scene, mut all) = (&lesson.scene, Vocabulary::default());
    let mut add = |kind: &str, name: &str| all.add(kind, name);
    lesson.texts.keys().for_each(|locale| add("locale", locale));
    add("revision", &lesson.hash);
    scene.viewpoints.iter().for_each(|one| add("viewpoint", &one.id));
    scene.nodes.iter().for_each(|one| add("node", &one.id));
    scene.goals.iter().for_each(|goal| add("goal", goal));
    for value in &scene.values {
        add("value", &value.id);
        if let (Some(least), Some(most)) = (value.min, value.max) {
            add("range", &format!("{} {least} {most}", value.id));
        }
        add("unit", &value.unit);
        let start = value.start.iter().filter_map(|start| match start {
            Scalar::Word(word) => Some(word),
            _ => None,
        });
        value.options.iter().chain(start).for_each(|word| add("word", &format!("{} {word}", value.id)));
    }
    for question in &scene.questions {
        add("question", &question.id);
        question.options.iter().for_each(|option| add("option", &format!("{} {option}", question.id)));
        if question.options.is_empty() {
            add("number", &question.id);
        }
    }
    for task in &scene.tasks {
        add("task", &task.id);
        task.goals.iter().for_each(|goal| add("goal", goal));
        task.steps.iter().for_each(|step| add("step", &format!("{}.{}", task.id, step.id)));
        task.hints.iter().for_each(|hint| add("hint", &format!("{}.{}", task.id, hint.id)));
    }
    for action in scene.rules.iter().flat_map(|rule| &rule.actions) {
        if let Action::Log(line) = action {
            add("line", line);
        }
    }
    if let Some(lab) = &scene.lab {
        lab.actions.iter().for_each(|action| add("action", action));
        for instrument in &lab.instruments {
            add("instrument", &instrument.id);
            add("unit", &instrument.unit);
        }
        lab.table.iter().flat_map(|table| &table.columns).for_each(|column| add("column", &column.id));
    }
    if scene.score.is_some() {
        add("phrases", "score");
    }
    if let Some(dialogues) = &lesson.dialogue {
        dialogues.program.nodes.keys().for_each(|node| add("dialogue", node));
        // Players write line ids without the compiler's prefix.
        dialogues.texts.keys().for_each(|line| add("said", line.strip_prefix("line:").unwrap_or(line)));
    }
    all
}
