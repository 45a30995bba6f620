//! What came of trying what a scene says always holds: reported like all else that is wrong with it.
//!
//! Does not: try it. That takes a lesson that stands as it would when it runs, which the crates above this one have.

use crate::blocks::severity;
use crate::format::Scalar;
use crate::lesson::Lesson;
use crate::report::{Message, Problem, Report, quote, say};
use crate::source::{Source, way};
use shujin_messages::Joint;

/// A statement of `always` that is not borne out.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Which one, from 0.
    pub statement: usize,
    /// Where it does not hold; nothing of one whose `if` never held.
    pub at: Option<Moment>,
}

/// A lesson as it would stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// What was set otherwise than at the start: names, and what they were set to.
    pub set: Vec<(String, Scalar)>,
    /// What the other names of the statement then mean; nothing for one that means nothing.
    pub means: Vec<(String, Option<Scalar>)>,
}

/// Adds to a report what is not borne out, each at the place of its statement.
pub fn put_broken(lesson: &Lesson, broken: &[Broken], report: &mut Report) {
    let text = lesson.files.get("scene.toml").and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let (source, _) = Source::parse("scene.toml", text);
    for Broken { statement, at } in broken {
        let Some(always) = lesson.scene.always.get(*statement) else { continue };
        let (code, key, [found, expected, help]) = match at {
            Some(moment) => ("not-always", "holds", not_always(always.holds.text(), moment)),
            None => {
                let condition = always.condition.as_ref().map_or("", |condition| condition.text());
                let words = [
                    say!("always-if-never-holds", condition = quote(condition)),
                    say!("always-if-holds-somewhere"),
                    say!("always-name-moments"),
                ];
                ("never-tried", if condition.is_empty() { "with" } else { "if" }, words)
            }
        };
        let way = way!["always", *statement, key];
        let (line, column) = source.lines.place(text, source.find(&way).0.start);
        let file = "scene.toml".to_owned();
        report.problems.push(Problem { code, severity: severity(code), file, line, column, found, expected, help });
    }
    report.sort();
}

fn not_always(holds: &str, moment: &Moment) -> [Message; 3] {
    let set = moment.set.iter().map(|(name, to)| said(name, Some(to)));
    let set = Message::list(set, Joint::Comma);
    let means = Message::list(moment.means.iter().map(|(name, to)| said(name, to.as_ref())), Joint::Comma);
    let found = match (moment.set.is_empty(), moment.means.is_empty()) {
        (true, true) => say!("always-not-at-start"),
        (true, false) => say!("always-not-at-start-where", means),
        (false, true) => say!("always-not-where", set),
        (false, false) => say!("always-not-where-then", set, means),
    };
    [found, quote(holds), say!("always-change-picture-or-figure")]
}

/// A name and what it means, as it would be compared in an expression.
fn said(name: &str, to: Option<&Scalar>) -> Message {
    let to = match to {
        Some(Scalar::Bool(yes)) => yes.to_string(),
        // Three digits tell where it stands; more would hide it.
        Some(Scalar::Number(n)) => (libm::round(n * 1000.0) / 1000.0).to_string(),
        Some(Scalar::Word(word)) => format!("'{word}'"),
        None => "?".to_owned(),
    };
    Message::same(format!("`{name} == {to}`"))
}
