//! What stands in a command behind its name, and between braces: variables, operators, words in quotes.

use super::Slips;
use super::line::Line;
use crate::marks::{is_han, shown, twin};
use crate::report::{quote, say};

/// Words of other languages for operators.
const WORDS: [(&str, &str); 25] = [
    ("并且", "and"),
    ("而且", "and"),
    ("同时", "and"),
    ("且", "and"),
    ("和", "and"),
    ("与", "and"),
    ("或者", "or"),
    ("或是", "or"),
    ("或", "or"),
    ("不是", "not"),
    ("没有", "not"),
    ("非", "not"),
    ("不", "not"),
    ("不等于", "!="),
    ("大于等于", ">="),
    ("小于等于", "<="),
    ("等于", "=="),
    ("是", "=="),
    ("大于", ">"),
    ("小于", "<"),
    ("真", "true"),
    ("假", "false"),
    ("设为", "to"),
    ("改为", "to"),
    ("为", "to"),
];

/// Words for yes and no, where a value stands.
const TRUTHS: [(&str, &str); 10] = [
    ("是", "true"),
    ("对", "true"),
    ("真", "true"),
    ("是的", "true"),
    ("正确", "true"),
    ("否", "false"),
    ("错", "false"),
    ("假", "false"),
    ("不是", "false"),
    ("错误", "false"),
];

/// The word of an expression that a Chinese one stands for.
pub(in crate::check) fn operator(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(said, _)| *said == word).map(|(_, meant)| *meant)
}

/// What a Chinese word between two pieces of code stands for: behind an operator and before none of a value's signs a yes or
/// no, else an operator.
pub(in crate::check) fn meaning(word: &str, before: &str, behind: &str) -> Option<&'static str> {
    let truth = TRUTHS.iter().find(|(said, _)| *said == word).map(|(_, meant)| *meant);
    truth.filter(|_| wants_value(before) && !starts_value(behind)).or_else(|| operator(word))
}

/// Whether this is a variable and nothing else.
fn is_variable(code: &str) -> bool {
    code.trim().strip_prefix('$').is_some_and(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

/// Whether a value should follow this piece of code.
fn wants_value(before: &str) -> bool {
    let before = before.trim_end();
    let last: String = before.chars().rev().take_while(|c| c.is_alphanumeric() || "_$.".contains(*c)).collect();
    let word: String = last.chars().rev().collect();
    before.is_empty()
        || before.ends_with(|c: char| "=<>!(,+-*/?:{&|".contains(c) || "＝（，？：".contains(c))
        || matches!(word.as_str(), "and" | "or" | "not" | "to" | "is" | "eq" | "neq")
}

/// Whether this piece of code begins with a value.
fn starts_value(behind: &str) -> bool {
    behind.trim_start().starts_with(|c: char| c.is_alphanumeric() || "$＄\"'(（“‘".contains(c))
}

impl Slips<'_> {
    /// What stands behind a command's name; gives back where what follows the command begins.
    pub(super) fn arguments(&mut self, line: &mut Line, command: &str, from: usize, close: usize) -> usize {
        self.setting = command == "set";
        let close = self.code(line, from, close, matches!(command, "if" | "elseif" | "set"));
        self.setting = false;
        self.pairs(line, from, close);
        let rest = line.slice(from, close - from);
        let added = match (command, rest.trim()) {
            ("if" | "elseif", "") => {
                self.lacks(line.column(close), command, &format!("<<{command} $filled>>"));
                " true".to_owned()
            }
            ("jump", "") => {
                self.lacks(line.column(close), command, "<<jump hello>>");
                self.unsure = true;
                String::new()
            }
            ("set", said) => return self.set(line, from, close, said),
            ("if" | "elseif", _) => return self.equals(line, from, close) + 2,
            _ => String::new(),
        };
        line.replace(close, 0, &added);
        close + added.len() + 2
    }

    /// Brackets come in pairs.
    fn pairs(&mut self, line: &mut Line, from: usize, close: usize) {
        let code = line.slice(from, close - from);
        let plain: String = code.split('"').step_by(2).collect();
        let count = |bracket: char| plain.chars().filter(|c| *c == bracket).count();
        if count('(') != count(')') {
            self.unsure = true;
            self.put(
                "yarn-syntax",
                line.column(from),
                quote(code.trim()),
                say!("yarn-brackets-pairs"),
                say!("yarn-add-delete-bracket"),
            );
        }
    }

    /// `set` needs a variable, `to` and what it is set to.
    fn set(&mut self, line: &mut Line, from: usize, close: usize, said: &str) -> usize {
        let column =
            line.column(from + line.slice(from, close - from).chars().take_while(|c| c.is_whitespace()).count());
        let name_ends = said.find(|c: char| c.is_whitespace() || "=+-*/%".contains(c)).unwrap_or(said.len());
        let (name, rest) = said.split_at(name_ends);
        let variable = match name.strip_prefix('$') {
            Some(name) if !name.is_empty() => name,
            _ if name.is_empty() || name == "$" => {
                self.lacks(column, "set", "<<set $kind to true>>");
                self.unsure = true;
                return close + 2;
            }
            _ => {
                self.sign(column, name, &format!("${name}"));
                name
            }
        };
        let rest = rest.trim_start();
        let written = ["to ", "+=", "-=", "*=", "/=", "%=", "==", "="].into_iter().find(|op| rest.starts_with(op));
        let value = written.map_or(rest, |op| &rest[op.len()..]).trim();
        let operator = match written {
            Some("==") => {
                self.sign(column, "==", "=");
                "="
            }
            Some(op) => op,
            None if matches!(value, "" | "to") => "to",
            None => {
                self.lacks(column, "set", &format!("<<set ${variable} to {value}>>"));
                "to"
            }
        };
        let value = if matches!(value, "" | "to") {
            self.lacks(line.column(close), "set", &format!("<<set ${variable} to true>>"));
            "true"
        } else {
            value
        };
        let whole = format!(" ${variable} {} {value}", operator.trim());
        line.replace(from, close - from, &whole);
        from + whole.chars().count() + 2
    }

    fn lacks(&mut self, column: usize, command: &str, example: &str) {
        self.put(
            "yarn-syntax",
            column,
            say!("yarn-unfinished", command),
            quote(example),
            say!("yarn-complete-like", example),
        );
    }

    /// A condition compares with `==`.
    fn equals(&mut self, line: &mut Line, from: usize, close: usize) -> usize {
        let mut quoted = false;
        for at in from..close {
            quoted ^= line.at(at) == Some('"');
            let beside = |at: usize| line.at(at).is_some_and(|c| "=<>!".contains(c));
            if !quoted && line.at(at) == Some('=') && !beside(at - 1) && !beside(at + 1) {
                self.sign(line.column(at), "=", "==");
                line.replace(at, 1, "==");
                return close + 1;
            }
        }
        close
    }

    /// Marks and words in code that should be ASCII, and variables without their `$` if it may have any; gives back where the code
    /// ends now.
    pub(super) fn code(&mut self, line: &mut Line, from: usize, end: usize, names: bool) -> usize {
        let (mut at, mut end) = (from, end);
        while at < end {
            let Some(c) = line.at(at) else { break };
            let run = (at..end).take_while(|i| line.at(*i).is_some_and(is_han)).count();
            let word: String =
                (at..end).filter_map(|i| line.at(i)).take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if !word.is_empty() {
                let length = word.chars().count();
                let own = at > from && line.at(at - 1).is_some_and(|c| c == '$' || c == '.');
                if names && !own && self.values.contains(word.as_str()) && line.at(at + length) != Some('(') {
                    self.sign(line.column(at), &word, &format!("${word}"));
                    line.replace(at, 0, "$");
                    at += 1;
                    end += 1;
                }
                at += length;
                if own && line.at(at - length - 1) == Some('$') {
                    at = self.hyphens(line, at - length, at, end);
                }
            } else if c == '"' {
                at += 1 + (at + 1..end).take_while(|i| line.at(*i) != Some('"')).count() + 1;
            } else if "“”„‟＂".contains(c) {
                let shut = (at + 1..end).find(|i| line.at(*i).is_some_and(|c| "“”„‟＂\"".contains(c)));
                let found: String = [c].into_iter().chain(shut.and_then(|i| line.at(i))).collect();
                self.sign(line.column(at), &found, "\"\"");
                line.replace(at, 1, "\"");
                if let Some(shut) = shut {
                    line.replace(shut, 1, "\"");
                }
                at = shut.unwrap_or(end) + 1;
            } else if run > 0 {
                let new = self.chinese(line, at, run, (from, end));
                end = end + new - run;
                at += new;
            } else if let Some(ascii) = twin(c) {
                self.sign(line.column(at), &shown(c), ascii);
                line.replace(at, 1, ascii);
                end = end + ascii.len() - 1;
                at += ascii.len();
            } else {
                at += 1;
            }
        }
        end
    }

    /// A variable with `-` in its name, which a dialogue reads as minus; gives back where the name ends.
    fn hyphens(&mut self, line: &mut Line, start: usize, from: usize, end: usize) -> usize {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let joined = line.at(from) == Some('-') && line.at(from + 1).is_some_and(|c| c.is_ascii_alphabetic());
        if !joined {
            return from;
        }
        let length = (start..end).take_while(|i| line.at(*i).is_some_and(part)).count();
        let name = line.slice(start, length);
        let wanted = name.replace('-', "_");
        self.unsure = true;
        self.put(
            "yarn-syntax",
            line.column(start - 1),
            quote(&format!("${name}")),
            quote(&format!("${wanted}")),
            say!("yarn-values-named-dialogues-have", wanted = &wanted),
        );
        line.replace(start, length, &wanted);
        start + length
    }

    /// Chinese words in code; gives back how many characters stand there now.
    fn chinese(&mut self, line: &mut Line, at: usize, run: usize, (from, end): (usize, usize)) -> usize {
        let word = line.slice(at, run);
        let column = line.column(at);
        let named = at > 0 && line.at(at - 1).is_some_and(|c| c == '$' || c.is_ascii_alphanumeric());
        let before = line.slice(from, at - from);
        let meant = match self.setting && is_variable(&before) {
            // Between a variable and what it is set to.
            true => operator(&word).map(|meant| if meant == "==" { "to" } else { meant }),
            false => meaning(&word, &before, &line.slice(at + run, end.saturating_sub(at + run))),
        };
        let Some(meant) = meant.filter(|_| !named) else {
            self.unsure = true;
            self.put(
                "yarn-syntax",
                column,
                quote(&word),
                say!("yarn-what-commands-hold"),
                say!("yarn-write-no-chinese-commands"),
            );
            return run;
        };
        self.sign(column, &word, meant);
        let spaced = format!(" {meant} ");
        line.replace(at, run, &spaced);
        spaced.len()
    }
}
