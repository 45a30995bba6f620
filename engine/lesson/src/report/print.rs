//! Reports as text, a problem on two lines, and as JSON.

use super::{Locale, Message, Problem, Report, Severity, say};
use serde_json::{Value, json};

impl Problem {
    /// `file:line:column code: found …, expected …`, then the remedy on a line of its own.
    ///
    /// `before` is put before the file's name: the scene's folder.
    pub fn to_text(&self, locale: Locale, before: &str) -> String {
        let (place, code) = (format!("{before}{}", self.place()), self.code);
        let said = self.said();
        let first = match self.severity {
            Severity::Error => say!("report-error", place, code, said),
            Severity::Warning => say!("report-warning", place, code, said),
        };
        self.lines(&first, locale)
    }

    /// The problem as it is said on a screen, to somebody who has no use for its code: place, what is wrong, remedy.
    pub fn to_card(&self, locale: Locale) -> String {
        let said = self.said();
        let first = match self.file.is_empty() {
            true => said,
            false => say!("report-at", place = self.place(), said),
        };
        self.lines(&first, locale)
    }

    fn place(&self) -> String {
        let Problem { file, line, column, .. } = self;
        format!("{file}:{line}:{column}")
    }

    fn said(&self) -> Message {
        say!("report-found", found = &self.found, expected = &self.expected)
    }

    fn lines(&self, first: &Message, locale: Locale) -> String {
        let remedy = say!("report-remedy", help = &self.help);
        format!("{}\n    {}\n", first.text(locale), remedy.text(locale))
    }

    fn to_json(&self, locale: Locale, before: &str) -> Value {
        json!({
            "code": self.code,
            "severity": self.severity,
            "file": format!("{before}{}", self.file),
            "line": self.line,
            "column": self.column,
            "found": self.found.text(locale),
            "expected": self.expected.text(locale),
            "help": self.help.text(locale),
        })
    }
}

impl Report {
    /// All problems as text; empty if there are none.
    pub fn to_text(&self, locale: Locale, before: &str) -> String {
        self.problems.iter().map(|p| p.to_text(locale, before)).collect()
    }

    /// All problems as a JSON array of objects with code, severity, file, line, column, found, expected, help.
    pub fn to_json(&self, locale: Locale, before: &str) -> Value {
        self.problems.iter().map(|p| p.to_json(locale, before)).collect()
    }
}
