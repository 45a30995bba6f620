//! The report being filled, with what keeps a hopeless file from making it endless.

use super::guess::Guess;
use crate::blocks::{is_gathered, severity};
use crate::guard::guarded;
#[cfg(feature = "author")]
use crate::marks::is_odd_space;
use crate::report::{Message, Problem, Report, say};
use std::collections::{BTreeMap, BTreeSet};

/// Most other places that are named.
const PLACES: usize = 6;

/// Problems beyond this many are counted but not listed.
const MOST: usize = 500;

/// The report being filled, with what limits it.
pub(crate) struct Out {
    pub report: Report,
    pub guess: Guess,
    /// Paths of which it was said that no file of the scene is there.
    pub missed: BTreeSet<String>,
    dropped: usize,
}

impl Out {
    pub(crate) fn new() -> Out {
        Out { report: Report::default(), guess: Guess::new(), missed: BTreeSet::new(), dropped: 0 }
    }

    /// Adds a problem; its severity is the code's.
    pub(crate) fn put(
        &mut self,
        code: &'static str,
        (file, line, column): (&str, usize, usize),
        found: Message,
        expected: Message,
        help: Message,
    ) {
        if self.full() {
            self.dropped += 1;
            return;
        }
        // A name that differs by what nobody sees: of that it is said where it is declared.
        #[cfg(feature = "author")]
        if is_gathered(code) && help.quotes(&|name| name.contains(|c| is_odd_space(c) && c != '\u{3000}')) {
            return;
        }
        let file = file.to_owned();
        self.report.problems.push(Problem {
            code,
            severity: severity(code),
            file,
            line,
            column,
            found,
            expected,
            help,
        });
    }

    /// What a library makes of a file, or a report where it panicked.
    pub(crate) fn guarded<T>(&mut self, file: &str, work: impl FnOnce() -> T) -> Option<T> {
        let done = guarded(file, work);
        if done.is_none() {
            self.gave_up(file);
        }
        done
    }

    /// Reports that whatever read a file panicked.
    pub(crate) fn gave_up(&mut self, file: &str) {
        self.put(
            "reader-gave-up",
            (file, 1, 1),
            say!("scene-file-program-reads-failed"),
            say!("scene-file-can-read"),
            say!("scene-fault-program-report-file"),
        );
    }

    /// Whether a dialogue has a problem.
    #[cfg(feature = "author")]
    pub(crate) fn has_yarn(&self) -> bool {
        self.report.problems.iter().any(|p| p.file.ends_with(".yarn"))
    }

    /// Whether no more problems are listed.
    pub(crate) fn full(&self) -> bool {
        self.report.problems.len() >= MOST
    }

    /// The report, sorted; says so if there was more.
    pub(crate) fn finish(mut self) -> Report {
        if self.dropped > 0 {
            // The last one listed makes room for saying so.
            self.report.problems.truncate(MOST - 1);
            let dropped = self.dropped + 1;
            self.put(
                "too-many-problems",
                ("scene.toml", 1, 1),
                say!("scene-more-problems-not-listed", dropped),
                say!("scene-fewer-problems"),
                say!("scene-mend-those-listed-then"),
            );
        }
        self.report.sort();
        gather(&mut self.report.problems);
        self.report
    }
}

/// Whether two problems differ by their places alone.
fn is_said_by(one: &Problem, other: &Problem) -> bool {
    (one.code, &one.found, &one.expected, &one.help) == (other.code, &other.found, &other.expected, &other.help)
}

/// Says the same of a wrong name once, with the other places at which it stands.
fn gather(problems: &mut Vec<Problem>) {
    let mut first: Vec<usize> = Vec::new();
    let mut others: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut again = BTreeSet::new();
    for (i, problem) in problems.iter().enumerate().filter(|(_, p)| is_gathered(p.code)) {
        let Some(before) = first.iter().copied().find(|before| is_said_by(&problems[*before], problem)) else {
            first.push(i);
            continue;
        };
        again.insert(i);
        let Problem { file, line, column, .. } = problem;
        let same = problems[before].file == *file;
        let place = if same { format!("{line}:{column}") } else { format!("{file}:{line}:{column}") };
        others.entry(before).or_default().push(place);
    }
    for (i, places) in others {
        let n = places.len();
        let more = if n > PLACES { " …" } else { "" };
        let places = places[..n.min(PLACES)].join(", ") + more;
        let help = std::mem::take(&mut problems[i].help);
        problems[i].help = say!("report-also-at", help, n, places);
    }
    let mut at = 0;
    problems.retain(|_| {
        at += 1;
        !again.contains(&(at - 1))
    });
}
