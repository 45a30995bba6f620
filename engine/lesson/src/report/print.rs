//! Reports as text, a problem on two lines, and as JSON.

use super::{Lang, Problem, Report, Severity};
use serde_json::{Value, json};
use std::fmt::Write as _;

impl Problem {
    /// `file:line:column code: found …, expected …`, then the remedy on a line of its own.
    ///
    /// `before` is put before the file's name: the scene's folder.
    pub fn to_text(&self, lang: Lang, before: &str) -> String {
        let (found, expected) = (self.found.in_lang(lang), self.expected.in_lang(lang));
        let (file, line, column, code) = (&self.file, self.line, self.column, self.code);
        let mut out = format!("{before}{file}:{line}:{column} {code}");
        let help = self.help.in_lang(lang);
        let warning = self.severity == Severity::Warning;
        // Writing to a String cannot fail.
        let _ = match lang {
            Lang::ZhCn => {
                let mark = if warning { "（提醒）" } else { "" };
                write!(out, "{mark}：现状：{found}；应为：{expected}\n    改法：{help}\n")
            }
            Lang::En => {
                let mark = if warning { " (warning)" } else { "" };
                write!(out, "{mark}: found {found}, expected {expected}\n    remedy: {help}\n")
            }
        };
        out
    }

    fn to_json(&self, lang: Lang, before: &str) -> Value {
        json!({
            "code": self.code,
            "severity": self.severity,
            "file": format!("{before}{}", self.file),
            "line": self.line,
            "column": self.column,
            "found": self.found.in_lang(lang),
            "expected": self.expected.in_lang(lang),
            "help": self.help.in_lang(lang),
        })
    }
}

impl Report {
    /// All problems as text; empty if there are none.
    pub fn to_text(&self, lang: Lang, before: &str) -> String {
        self.problems.iter().map(|p| p.to_text(lang, before)).collect()
    }

    /// All problems as a JSON array of objects with code, severity, file, line, column, found, expected, help.
    pub fn to_json(&self, lang: Lang, before: &str) -> Value {
        self.problems.iter().map(|p| p.to_json(lang, before)).collect()
    }
}
