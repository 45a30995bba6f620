//! Reports as text, a problem on two lines, and as JSON.

use super::{Lang, Problem, Report, Severity};
use serde_json::{Value, json};

impl Problem {
    /// `file:line:column code: found …, expected …`, then the remedy on a line of its own.
    ///
    /// `before` is put before the file's name: the scene's folder.
    pub fn to_text(&self, lang: Lang, before: &str) -> String {
        let Problem { file, line, column, code, .. } = self;
        let mark = match (self.severity, lang) {
            (Severity::Error, _) => "",
            (Severity::Warning, Lang::ZhCn) => "（提醒）",
            (Severity::Warning, Lang::En) => " (warning)",
        };
        let colon = if lang == Lang::ZhCn { "：" } else { ": " };
        format!("{before}{file}:{line}:{column} {code}{mark}{colon}{}", self.sentence(lang))
    }

    /// The problem as it is said on a screen, to somebody who has no use for its code: place, what is wrong, remedy.
    pub fn to_card(&self, lang: Lang) -> String {
        let Problem { file, line, column, .. } = self;
        let place = match (file.is_empty(), lang) {
            (true, _) => String::new(),
            (false, Lang::ZhCn) => format!("{file}:{line}:{column}："),
            (false, Lang::En) => format!("{file}:{line}:{column}: "),
        };
        place + &self.sentence(lang)
    }

    fn sentence(&self, lang: Lang) -> String {
        let [found, expected, help] = [&self.found, &self.expected, &self.help].map(|phrase| phrase.in_lang(lang));
        match lang {
            Lang::ZhCn => format!("现状：{found}；应为：{expected}\n    改法：{help}\n"),
            Lang::En => format!("found {found}, expected {expected}\n    remedy: {help}\n"),
        }
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
