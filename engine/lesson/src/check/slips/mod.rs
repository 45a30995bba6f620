//! Slips of the hand in a Yarn file: marks of a Chinese keyboard, arrows of a word processor, commands misspelt or of another
//! Yarn. Each is reported with the sign or word that is meant; without that it would be said aloud, dropped, or make the
//! compiler complain of something else.
//!
//! What is clear is mended in a copy, so that all that follows is checked as if it were right. Does not: change a file.

mod code;
mod command;
mod head;
mod line;
mod said;

use super::structure::seen;
use crate::marks::{is_unseen, shown, twin};
use crate::report::{Message, quote, say};
pub(super) use code::meaning;
use line::Line;
pub(super) use said::is_line_id;
use std::collections::BTreeSet;

/// Lines of more characters are not mended: nobody writes them by hand, and looking at one takes time with the square of its length.
const LONG: usize = 4_000;

/// One slip.
pub(super) struct Slip {
    pub code: &'static str,
    pub line: usize,
    pub column: usize,
    pub found: Message,
    pub expected: Message,
    pub help: Message,
}

/// A file's text with its slips mended, line by line.
pub(super) struct Mended {
    pub text: String,
    pub slips: Vec<Slip>,
    /// Whether a slip could not be mended: what is then said of other lines may come of it.
    pub unsure: bool,
    /// Whether nodes or lines are missing in the copy, or called otherwise: names that nobody knows may be theirs.
    pub lost: bool,
}

/// What a file was found to hold so far.
struct Slips<'a> {
    roles: &'a BTreeSet<&'a str>,
    values: &'a BTreeSet<&'a str>,
    list: Vec<Slip>,
    line: usize,
    unsure: bool,
    /// Whether anything but blanks and comments was read.
    begun: bool,
    /// Whether the head that is read has a title.
    titled: bool,
    /// What closes the node of which the rest is left out, in the copy.
    skipped: Option<&'static str>,
    lost: bool,
    /// Whether what is read sets a variable.
    setting: bool,
}

/// Finds and mends the slips of a file; `roles` are those who may speak, `values` what a dialogue may name as a variable.
pub(super) fn mend(text: &str, roles: &BTreeSet<&str>, values: &BTreeSet<&str>) -> Mended {
    let mut slips = Slips {
        roles,
        values,
        list: Vec::new(),
        line: 0,
        unsure: false,
        begun: false,
        titled: false,
        skipped: None,
        lost: false,
        setting: false,
    };
    let mut out = String::with_capacity(text.len() + 16);
    let mut body = false;
    for raw in text.lines() {
        slips.line += 1;
        let mut line = Line::new(raw.trim_end());
        slips.unseen(&mut line);
        body = match slips.skipped {
            Some(close) => slips.skip(&mut line, close),
            None if body => slips.body(&mut line),
            None => slips.head(&mut line),
        };
        out.extend(line.text());
        out.push('\n');
    }
    if body && slips.skipped != Some("") {
        slips.open_end();
        out.push_str("===\n");
    }
    Mended { text: out, slips: slips.list, unsure: slips.unsure, lost: slips.lost }
}

impl Slips<'_> {
    /// A sign or word in place of another.
    fn sign(&mut self, column: usize, found: &str, wanted: &str) {
        let help = match found.chars().any(|c| twin(c).is_some() || "→⇒➔➜➡⟶►▶".contains(c)) {
            true => say!("yarn-write-ascii-for", found = &found, wanted),
            false => say!("yarn-write-for", found = &found, wanted),
        };
        self.put("yarn-syntax", column, quote(found), quote(wanted), help);
    }

    /// A line of a node that is left out; says whether the next one is within the node.
    fn skip(&mut self, line: &mut Line, close: &str) -> bool {
        let start = line.text().take_while(|c| c.is_whitespace()).count();
        let ends = line.len() >= start + 2 && line.all_from(start, "=＝═");
        line.replace(0, line.len(), if ends { close } else { "" });
        if ends {
            self.skipped = None;
            self.titled = false;
        }
        !ends
    }

    /// The last node of a file does not end.
    fn open_end(&mut self) {
        self.put("yarn-syntax", 1, say!("yarn-file-ends-here"), quote("==="), say!("yarn-node-ends-line-put"));
    }

    /// A jump of the first Yarn: `[[node]]`, or `[[text|node]]` for something to choose.
    fn old_jump(&mut self, line: &mut Line, start: usize) {
        let text = line.from(start);
        let Some((inner, _)) = text.strip_prefix("[[").and_then(|rest| rest.split_once("]]")) else { return };
        let target = inner.rsplit('|').next().unwrap_or(inner).trim().to_owned();
        let found = format!("[[{inner}]]");
        let help = match inner.split_once('|') {
            Some((said, _)) => say!("yarn-option-older-write-jump", said, target = &target),
            None => say!("yarn-jump-older-write-jump", target = &target),
        };
        let wanted = format!("<<jump {target}>>");
        self.put("yarn-syntax", line.column(start), quote(&found), quote(&wanted), help);
        line.replace(start, line.len() - start, &wanted);
    }

    fn put(&mut self, code: &'static str, column: usize, found: Message, expected: Message, help: Message) {
        self.list.push(Slip { code, line: self.line, column, found, expected, help });
    }

    fn unseen(&mut self, line: &mut Line) {
        for at in 0..line.len() {
            if let Some(c) = line.at(at).filter(|c| is_unseen(*c)) {
                let (expected, help) = seen();
                self.put("bad-character", line.column(at), quote(&shown(c)), expected, help);
                line.replace(at, 1, " ");
            }
        }
    }

    /// A line of a node's body; says whether the next one is too.
    fn body(&mut self, line: &mut Line) -> bool {
        let start = self.indent(line);
        if line.len() == start {
            return true;
        }
        if line.all_from(start, "=＝═") && line.len() >= start + 2 {
            self.fence(line, start, "===");
            self.titled = false;
            return false;
        }
        if head::is_title(line, start) {
            self.put(
                "yarn-syntax",
                line.column(start),
                quote(&line.from(start)),
                say!("yarn-line-ends-node-before"),
                say!("yarn-put-equals-before"),
            );
            // Lines must stay where they are: this one ends the node before, and its own node is not looked at.
            line.replace(0, line.len(), "===");
            self.skipped = Some("");
            self.lost = true;
            return true;
        }
        if line.len() > LONG {
            return true;
        }
        self.old_jump(line, start);
        self.arrow(line, start);
        self.commands(line, start);
        self.said(line, start);
        true
    }

    /// A line of dashes or equals signs that is not just three of them.
    fn fence(&mut self, line: &mut Line, start: usize, wanted: &str) {
        let found = line.from(start);
        if found != wanted {
            self.put(
                "yarn-syntax",
                line.column(start),
                quote(&found),
                quote(wanted),
                say!("yarn-write-just-three-ascii", wanted),
            );
            line.replace(start, line.len() - start, wanted);
        }
    }

    /// Where the line begins behind its blanks, which must be blanks for Yarn too.
    fn indent(&mut self, line: &mut Line) -> usize {
        let mut told = false;
        let mut at = 0;
        while let Some(c) = line.at(at).filter(|c| c.is_whitespace() || crate::marks::is_odd_space(*c)) {
            if matches!(c, ' ' | '\t') {
                at += 1;
                continue;
            }
            if !std::mem::replace(&mut told, true) {
                self.put(
                    "yarn-syntax",
                    line.column(at),
                    say!("yarn-full-width-blank-beginning"),
                    say!("yarn-ordinary-blanks"),
                    say!("yarn-type-blanks-again-english"),
                );
            }
            let wide = if c == '\u{3000}' { "  " } else { " " };
            line.replace(at, 1, wide);
            at += wide.len();
        }
        at
    }

    /// What should be the arrow of an option.
    fn arrow(&mut self, line: &mut Line, start: usize) {
        const ARROWS: &str = "→⇒➔➜➡⟶►▶";
        const DASHES: &str = "-—–−－‐―─";
        const POINTS: &str = ">＞》〉";
        let is = |at: usize, signs: &str| line.at(at).is_some_and(|c| signs.contains(c));
        let mut end = start;
        while is(end, DASHES) {
            end += 1;
        }
        let dashes = end - start;
        let blank = usize::from(dashes > 0 && is(end, " ") && is(end + 1, POINTS));
        // A list as a word processor makes it; stars around what is done are no list.
        let bullet = is(start, "*＊•●○◦▪■□◆") && is(start + 1, " \t\u{3000}") && !line.from(start + 1).contains('*');
        let group = is(start, "=＝") && is(start + 1, POINTS);
        let length = match () {
            () if group => 2,
            () if bullet => 1,
            () if is(start, ARROWS) || (is(start, ">＞") && !is(start + 1, POINTS)) => 1,
            () if dashes > 0 && is(end + blank, POINTS) => dashes + blank + 1,
            // A list as in plain notes. Two dashes begin a line of speech.
            () if dashes == 1 && is(start, "-－") && !is(end, "0123456789") => 1,
            () => return,
        };
        let found = line.slice(start, length);
        if found == "->" {
            return;
        }
        let column = line.column(start);
        if group {
            self.put(
                "yarn-syntax",
                column,
                say!("yarn-line-group-3", found = &found),
                say!("yarn-line-option"),
                say!("yarn-no-line-groups-here", found = &found),
            );
            let blanks = (start + length..line.len()).take_while(|at| line.at(*at) == Some(' ')).count();
            line.replace(start, length + blanks, "");
        } else {
            self.sign(column, &found, "->");
            line.replace(start, length, "->");
        }
    }
}
