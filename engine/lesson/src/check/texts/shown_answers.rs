//! Answers that stand on the screen before their question is answered: in step lists, first hints, labels, captions, lines, and in what is
//! said to the questions before.
//!
//! Does: compare texts, in each language by itself. Descriptions of things are left out: there a pupil is meant to find the answer. Does
//! not: understand; what says the same in other words is not found.

use crate::check::Check;
use crate::format::{Action, Hint, Scene, Task, Trigger};
use crate::marks::is_han;
use crate::report::{quote, say};
use crate::strings::Strings;
use std::collections::BTreeSet;

/// A question as far as its texts go, by their ids.
pub(crate) struct Asked<'a> {
    /// The question's id.
    pub id: &'a str,
    /// The question itself.
    pub ask: String,
    /// What is said once it is answered.
    pub because: String,
    /// Right answers.
    pub right: Vec<String>,
    /// The other answers.
    pub wrong: Vec<String>,
}

/// A part of an answer that tells it is found if it has so many Chinese characters, or so many words and letters.
const CHARACTERS: usize = 4;
const WORDS: usize = 3;
const LETTERS: usize = 10;

/// Signs between the parts of an answer.
const BETWEEN: &[char] = &[
    '，', '。', '；', '：', '！', '？', '、', '（', '）', '“', '”', '「', '」', ',', '.', ';', ':', '!', '?', '(', ')',
    '—', '…', '\n',
];

/// A text as it is compared: small letters, a blank between words, none beside Chinese characters.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for word in text.to_lowercase().split_whitespace() {
        let glued = out.chars().next_back().is_none_or(is_han) || word.chars().next().is_some_and(is_han);
        if !glued {
            out.push(' ');
        }
        out += word;
    }
    out
}

/// Whether a part of a text stands in another, in Latin letters as whole words.
fn stands_in(part: &str, text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(part) {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
        let (before, after) = (rest[..at].chars().next_back(), rest[at + part.len()..].chars().next());
        let (first, last) = (part.chars().next(), part.chars().next_back());
        if !(letter(before) && letter(first) || letter(after) && letter(last)) {
            return true;
        }
        rest = &rest[at + part.chars().next().map_or(1, char::len_utf8)..];
    }
    false
}

/// Whether a part of an answer is long enough to tell it.
fn tells(part: &str) -> bool {
    let han = part.chars().filter(|c| is_han(*c)).count();
    let letters = part.chars().filter(|c| c.is_alphabetic() && !is_han(*c)).count();
    han >= CHARACTERS || (letters >= LETTERS && part.split(' ').count() >= WORDS)
}

/// The parts of the right answers that neither the question nor another answer has, and the figures in them.
fn telling(strings: &Strings<'_>, asked: &Asked<'_>) -> (Vec<String>, Vec<String>) {
    let text = |id: &String| strings.texts.get(id).map(|(text, _)| text.as_str());
    let known: Vec<String> = asked.wrong.iter().chain([&asked.ask]).filter_map(text).map(plain).collect();
    let is_known = |part: &String| known.iter().any(|text| stands_in(part, text));
    let right: Vec<&str> = asked.right.iter().filter_map(text).collect();
    let parts = right.iter().flat_map(|text| text.split(BETWEEN)).map(plain);
    let parts = parts.filter(|part| tells(part) && !part.contains('{') && !is_known(part)).collect();
    let figures = right.iter().flat_map(|text| text.split('{').skip(1)).filter_map(|rest| rest.split_once('}'));
    let figures = figures.map(|(name, _)| format!("{{{name}}}")).filter(|figure| !is_known(figure)).collect();
    (parts, figures)
}

impl Check<'_> {
    /// Right answers that a pupil reads before the question is answered.
    pub(super) fn shown_answers(&mut self, strings: &Strings<'_>) {
        let scene = self.scene;
        let mut all = Vec::new();
        scene.blocks().for_each(|block| block.asked(&mut |asked| all.push(asked)));
        let mut said = BTreeSet::new();
        for (i, task) in scene.tasks.iter().enumerate() {
            for (k, step) in task.steps.iter().enumerate() {
                let Some(asked) = all.iter().find(|asked| step.ask.as_deref() == Some(asked.id)) else { continue };
                let (parts, figures) = telling(strings, asked);
                for id in shown_before(scene, &all, i, k) {
                    let Some((text, way)) = strings.texts.get(&id) else { continue };
                    let shown = plain(text);
                    let part = parts.iter().find(|part| stands_in(part, &shown));
                    let Some(found) = part.or_else(|| figures.iter().find(|figure| shown.contains(*figure))) else {
                        continue;
                    };
                    if said.insert((asked.id, id.clone())) {
                        let (question, found) = (asked.id, say!("text-shows", id, found = quote(found)));
                        let expected = say!("text-answer-not-shown", question);
                        let help = say!("text-ask-before-it-is-told", question);
                        self.put_text("answer-shown", (strings, way), found, expected, help);
                    }
                }
            }
        }
    }
}

/// The texts that are on the screen, or were, when the question of a step is put; and those that come with it.
fn shown_before(scene: &Scene, all: &[Asked<'_>], i: usize, k: usize) -> Vec<String> {
    let mut ids = vec!["scene.doing".to_owned()];
    for (at, task) in scene.tasks.iter().enumerate().take(i + 1) {
        ids.push(format!("task.{}.goal", task.id));
        // The list of steps shows those to come as well.
        ids.extend(task.steps.iter().map(|step| format!("task.{}.step.{}", task.id, step.id)));
        let over = if at < i { task.steps.len() } else { k };
        for (n, step) in task.steps.iter().enumerate().take(over + 1) {
            ids.extend(first_hint(task, &step.id).map(|hint| format!("task.{}.hint.{}", task.id, hint.id)));
            let before = all.iter().filter(|asked| n < over && step.ask.as_deref() == Some(asked.id));
            ids.extend(before.map(|asked| asked.because.clone()));
        }
        if at < i {
            ids.push(format!("task.{}.done", task.id));
        }
    }
    for rule in scene.rules.iter().filter(|rule| is_before(scene, &rule.when, i, k)) {
        let line = |action: &Action| if let Action::Say(line) = action { Some(format!("line.{line}")) } else { None };
        ids.extend(rule.actions.iter().filter_map(line));
    }
    ids.extend(
        scene.values.iter().filter(|v| v.control.is_some() || v.show.is_some()).map(|v| format!("value.{}.name", v.id)),
    );
    ids.extend(scene.viewpoints.iter().map(|viewpoint| format!("viewpoint.{}", viewpoint.id)));
    scene.blocks().for_each(|block| block.captions(&mut |line| ids.push(format!("line.{line}"))));
    ids
}

/// The hint that a step offers first.
fn first_hint<'t>(task: &'t Task, step: &str) -> Option<&'t Hint> {
    task.hints.iter().find(|hint| hint.step.as_deref().is_none_or(|of| of == step))
}

/// Whether a rule has surely run when a step comes up, or runs as it does.
fn is_before(scene: &Scene, trigger: &Trigger, i: usize, k: usize) -> bool {
    let earlier = || {
        let before = scene.tasks[..i].iter().flat_map(|task| task.steps.iter().map(move |step| (task, step)));
        before.chain(scene.tasks[i].steps[..k].iter().map(|step| (&scene.tasks[i], step)))
    };
    match trigger {
        Trigger::Start(_) | Trigger::Visit(_) => true,
        Trigger::Task(name) => scene.tasks[..i].iter().any(|task| task.id == *name),
        Trigger::Step(name) => earlier().any(|(task, step)| format!("{}.{}", task.id, step.id) == *name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_as_whole_words() {
        assert!(stands_in("内江河床低", &plain("因为 内江河床低。")));
        assert!(stands_in("the bed is low", &plain("Because The  bed is low.")));
        assert!(!stands_in("the bed is low", "the bed is lower"));
        assert!(tells("内江河床低") && !tells("内江多") && tells("the bed is low") && !tells("one way"));
    }
}
