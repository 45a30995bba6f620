//! What is wrong with a scene: every problem with its place and its remedy, in Chinese and in English.
//!
//! Nothing is judged here; [`crate::read`] fills a report.

mod codes;
mod print;

pub(crate) use codes::{CODES, code};
pub use codes::{Code, REFUSALS};

use serde::Serialize;

/// A language in which a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Lang {
    /// The language of a locale's name: English if it starts with `en`, else Chinese.
    pub fn of(locale: &str) -> Lang {
        if locale.starts_with("en") { Lang::En } else { Lang::ZhCn }
    }

    /// The name of its locale.
    pub fn name(self) -> &'static str {
        match self {
            Lang::ZhCn => "zh-CN",
            Lang::En => "en",
        }
    }
}

/// One phrase in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Phrase {
    /// What is the same in both languages: a name, a number, a piece of the file.
    pub fn same(text: impl Into<String>) -> Phrase {
        let zh: String = text.into();
        Phrase { en: zh.clone(), zh }
    }

    /// Something quoted from the author's file, shortened when long.
    pub fn quote(text: &str) -> Phrase {
        Phrase::same(format!("`{}`", shorten(text)))
    }

    /// The phrase in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// At most 60 characters of `text`, on one line.
pub(crate) fn shorten(text: &str) -> String {
    let mut out: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}

/// A [`Phrase`]: `say!("缺少 {x}", "{x} is missing")`.
macro_rules! say {
    ($zh:literal, $en:literal) => {
        $crate::report::Phrase { zh: format!($zh), en: format!($en) }
    };
}
pub(crate) use say;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scene cannot be shown until it is mended.
    Error,
    /// The scene can be shown; the author should look.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem: one of [`codes`](crate::codes).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file inside the scene.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What stands there.
    pub found: Phrase,
    /// What should.
    pub expected: Phrase,
    /// What to do about it.
    pub help: Phrase,
}

/// All problems of a scene, sorted by file, line and column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The problems.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether the scene can be shown: no errors, whatever warnings.
    pub fn is_clean(&self) -> bool {
        self.errors() == 0
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|p| p.severity == Severity::Error).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// Sorts by file (`scene.toml` first), line, column and code, and drops what is said twice.
    pub fn sort(&mut self) {
        self.problems.sort_by(|a, b| {
            let key = |p: &Problem| (p.file != "scene.toml", p.file.clone(), p.line, p.column, p.code);
            key(a).cmp(&key(b))
        });
        self.problems.dedup();
    }
}
