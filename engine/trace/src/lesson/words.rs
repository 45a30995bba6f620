//! What statements of the lesson's own events may speak of.
//!
//! | kind | names |
//! |---|---|
//! | `viewpoint`, `node`, `value`, `goal`, `task`, `line` | their ids; lines that a rule writes into the log |
//! | `step`, `hint` | `task.step`, `task.hint` |
//! | `range` | `value least most`, of values that are numbers |
//! | `word` | `value option` |

use crate::names::Vocabulary;
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Scalar, Value};

pub(super) fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    let scene = &lesson.scene;
    lesson.texts.keys().for_each(|locale| all.add("locale", locale));
    all.add("revision", &lesson.hash);
    scene.viewpoints.iter().for_each(|one| all.add("viewpoint", &one.id));
    scene.nodes.iter().for_each(|one| all.add("node", &one.id));
    scene.goals.iter().for_each(|goal| all.add("goal", goal));
    scene.values.iter().for_each(|one| value(one, all));
    for task in &scene.tasks {
        all.add("task", &task.id);
        task.goals.iter().for_each(|goal| all.add("goal", goal));
        task.steps.iter().for_each(|step| all.add("step", format!("{}.{}", task.id, step.id)));
        task.hints.iter().for_each(|hint| all.add("hint", format!("{}.{}", task.id, hint.id)));
    }
    for action in scene.rules.iter().flat_map(|rule| &rule.actions) {
        if let Action::Log(line) = action {
            all.add("line", line);
        }
    }
}

fn value(value: &Value, all: &mut Vocabulary) {
    all.add("value", &value.id);
    if let (Some(least), Some(most)) = (value.min, value.max) {
        all.add("range", format!("{} {least} {most}", value.id));
    }
    all.add("unit", &value.unit);
    let start = value.start.iter().filter_map(|start| match start {
        Scalar::Word(word) => Some(word),
        _ => None,
    });
    value.options.iter().chain(start).for_each(|word| all.add("word", format!("{} {word}", value.id)));
}
