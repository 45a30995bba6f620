//! Reports as text, a problem on two lines, and as JSON.

use super::{Locale, Message, Problem, Report, Severity, say};
use serde_json::{Value, json};

/// A text of a report with what an author wrote in it, without signs that would act on whoever reads it: controls, which a terminal obeys, and
/// those that nobody sees or that turn the direction of text, as their codes: `\u{202e}`.
fn printable(text: &str) -> String {
    let acts = |sign: char| match sign {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    };
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match acts(sign) {
            true => out.extend(sign.escape_unicode()),
            false => out.push(sign),
        }
    }
    out
}

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
        format!("{}\n    {}\n", printable(&first.text(locale)), printable(&remedy.text(locale)))
    }

    fn to_json(&self, locale: Locale, before: &str) -> Value {
        json!({
            "code": self.code,
            "severity": self.severity,
            "file": printable(&format!("{before}{}", self.file)),
            "line": self.line,
            "column": self.column,
            "found": printable(&self.found.text(locale)),
            "expected": printable(&self.expected.text(locale)),
            "help": printable(&self.help.text(locale)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_wrote_acts_on_no_reader() {
        let problem = Problem {
            code: "bad-language",
            severity: Severity::Error,
            file: "strings/\u{1b}[31mx.toml".into(),
            line: 1,
            column: 1,
            found: Message::same("`\u{202e}ne\u{2069}`"),
            expected: Message::same("a\tb"),
            help: Message::same("one\n    two\u{7}"),
        };
        let report = Report { problems: vec![problem.clone()] };
        let locale = Locale::of("en").expect("English");
        let json = report.to_json(locale, "").to_string();
        for said in [report.to_text(locale, "x/"), problem.to_card(locale), json] {
            let acting =
                |sign: char| (sign.is_control() && sign != '\n' && sign != '\t') || "\u{202e}\u{2069}".contains(sign);
            assert!(!said.contains(acting), "{said:?}");
            for told in ["u{1b}", "u{202e}ne", "u{2069}", "u{7}", "two"] {
                assert!(said.contains(told), "{told} in {said}");
            }
        }
        assert!(problem.to_card(locale).contains("one\n    two"));
    }
}
