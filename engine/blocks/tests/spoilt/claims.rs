//! What a report says never happens, in a form that can be held against a pupil.

use super::wanderer::Wanderer;
use shujin_blocks::lab::Bench;
use shujin_lesson::format::Action;
use shujin_lesson::report::Problem;
use shujin_lesson::{Files, Lesson, Locale, Report};
use shujin_play::Phase;

/// Something that is said never to happen.
#[derive(Debug)]
pub enum Claim {
    /// The step `task.step` is done.
    Done(String),
    /// The node is seen.
    Seen(String),
    /// The line is said or written.
    Line(String),
    /// An expression holds.
    Holds(String),
    /// A row is written.
    Row,
    /// The question is answered rightly.
    Right(String),
    /// The lesson ends.
    End,
}

impl Claim {
    /// Whether it happened to this pupil after all.
    pub fn happened(&self, pupil: &Wanderer) -> bool {
        let play = &pupil.play;
        match self {
            Claim::Done(step) => play.progress.is_done(step),
            Claim::Seen(node) => pupil.seen.contains(node),
            Claim::Line(line) => pupil.lines.contains(line),
            Claim::Holds(text) => play.holds_now(text),
            Claim::Row => play.state::<Bench>().is_some_and(|bench| !bench.rows.is_empty()),
            Claim::Right(question) => play.holds_now(&format!("right.{question}")),
            Claim::End => play.phase == Phase::Finished,
        }
    }
}

/// What a report says never happens.
pub fn claims(report: &Report, files: &Files, lesson: &Lesson) -> Vec<Claim> {
    let text = String::from_utf8_lossy(files.get("scene.toml").unwrap_or_default()).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    report.problems.iter().filter(|p| p.file == "scene.toml").flat_map(|p| claim(p, &lines, lesson)).collect()
}

fn claim(problem: &Problem, lines: &[&str], lesson: &Lesson) -> Vec<Claim> {
    let named =
        || problem.found.text(Locale::of("en").unwrap_or_default()).split('`').nth(1).unwrap_or_default().to_owned();
    let line = lines.get(problem.line - 1).copied().unwrap_or_default();
    match problem.code {
        "never-done" => vec![Claim::Done(named())],
        "never-shown" => vec![Claim::Seen(named())],
        "never-happens" => vec![Claim::Holds(named())],
        // What counts for hints and rules is what is said there; for the others the expression itself.
        "never-holds" => quoted(line).map(Claim::Holds).into_iter().collect(),
        "never-recorded" => vec![Claim::Row],
        "never-finishes" => vec![Claim::End],
        "no-right-answer" => {
            let before = lines[..problem.line].iter().filter(|l| **l == "[[question]]").count();
            lesson.scene.questions.get(before - 1).map(|q| Claim::Right(q.id.clone())).into_iter().collect()
        }
        "rule-never-fires" => {
            let before = lines[..problem.line].iter().filter(|l| **l == "[[rule]]").count();
            lines_of_rule(lesson, before - 1)
        }
        _ => Vec::new(),
    }
}

/// The expression on a line.
fn quoted(line: &str) -> Option<String> {
    let (_, value) = line.split_once(" = ")?;
    value.parse::<toml::Value>().ok()?.as_str().map(str::to_owned)
}

/// What only this rule says or writes.
fn lines_of_rule(lesson: &Lesson, rule: usize) -> Vec<Claim> {
    let said = |i: usize| {
        lesson.scene.rules[i].actions.iter().filter_map(|action| match action {
            Action::Say(line) | Action::Log(line) => Some(line.clone()),
            _ => None,
        })
    };
    let others = |line: &String| (0..lesson.scene.rules.len()).any(|i| i != rule && said(i).any(|l| l == *line));
    if rule >= lesson.scene.rules.len() {
        return Vec::new();
    }
    said(rule).filter(|line| !others(line)).map(Claim::Line).collect()
}
