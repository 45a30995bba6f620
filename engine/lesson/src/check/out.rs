//! The report being filled, with what keeps a hopeless file from making it endless.

use super::guess::Guess;
use crate::blocks::{is_gathered, severity};
use crate::guard::guarded;
use crate::report::{Phrase, Problem, Report, say};
use std::collections::{BTreeMap, BTreeSet};

/// Most other places that are named.
const PLACES: usize = 6;

/// Problems beyond this many are counted but not listed.
const MOST: usize = 500;

/// The report being filled, with what limits it.
pub(crate) struct Out {
    pub report: Report,
    pub guess: Guess,
    dropped: usize,
}

impl Out {
    pub(crate) fn new() -> Out {
        Out { report: Report::default(), guess: Guess::new(), dropped: 0 }
    }

    /// Adds a problem; its severity is the code's.
    pub(crate) fn put(
        &mut self,
        code: &'static str,
        (file, line, column): (&str, usize, usize),
        found: Phrase,
        expected: Phrase,
        help: Phrase,
    ) {
        if self.full() {
            self.dropped += 1;
            return;
        }
        // A name that differs by what nobody sees: of that it is said where it is declared.
        #[cfg(feature = "author")]
        if is_gathered(code) && help.en.contains(|c| crate::marks::is_odd_space(c) && c != '\u{3000}') {
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
            say!("读这个文件的程序自己出错了", "a file at which the program that reads it failed"),
            say!("读得了的文件", "a file that can be read"),
            say!(
                "这是程序的毛病，请把这个文件报告给开发者；换一个软件重新导出，往往就能读了。",
                "that is a fault of the program: report it with this file; exported again by another tool it may be read."
            ),
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
                say!("还有 {dropped} 个问题没有列出", "{dropped} more problems that are not listed"),
                say!("少一些问题", "fewer problems"),
                say!("先改好列出的，再检查一次。", "mend those listed, then check again."),
            );
        }
        self.report.sort();
        gather(&mut self.report.problems);
        self.report
    }
}

/// Says the same of a wrong name once, with the other places at which it stands.
fn gather(problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<(&str, String, String, String), usize> = BTreeMap::new();
    let mut others: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut again = BTreeSet::new();
    for (i, problem) in problems.iter().enumerate().filter(|(_, p)| is_gathered(p.code)) {
        let said = (problem.code, problem.found.en.clone(), problem.expected.en.clone(), problem.help.en.clone());
        let Some(&before) = first.get(&said) else {
            first.insert(said, i);
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
        let listed = places[..n.min(PLACES)].join(", ") + more;
        let Phrase { zh, en } = &mut problems[i].help;
        zh.push_str(&format!("另有 {n} 处一样：{listed}。"));
        en.push_str(&format!(" The same at {n} other place{}: {listed}.", if n == 1 { "" } else { "s" }));
    }
    let mut at = 0;
    problems.retain(|_| {
        at += 1;
        !again.contains(&(at - 1))
    });
}
