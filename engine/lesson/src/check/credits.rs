//! `CREDITS.toml`: every model, score and picture says where it comes from and how it may be used.

use super::structure::{Offence, Walk};
use super::{Check, place};
use crate::files::Files;
use crate::format::{Credit, Credits};
use crate::report::{Phrase, Problem, say};
use crate::source::{Seg, Source, way};
use crate::strings::syntax;
use crate::text::text_of;
use std::collections::BTreeSet;

const FILE: &str = "CREDITS.toml";

/// Most bytes of it.
const MOST: usize = 1 << 20;

/// Whether this is a file that its author writes.
fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| ["toml", "yarn"].iter().any(|text| end.eq_ignore_ascii_case(text)))
}

impl Check<'_> {
    pub(crate) fn credits(&mut self) {
        let text = match self.files.get(FILE).map(|bytes| text_of(FILE, bytes, MOST, self.out)) {
            Some(Some(text)) => text,
            Some(None) => return,
            None => {
                self.no_credits();
                ""
            }
        };
        let (source, faults) = Source::parse(FILE, text);
        if !faults.is_empty() {
            syntax(&source, faults, self.out);
            return;
        }
        let mut walk = Walk::new(text);
        let json = walk.root(&source.root, crate::schema::credits());
        let offences = walk.offences.len();
        for Offence { code, span, found, expected, help } in walk.offences {
            self.out.put(code, place(FILE, &source.lines, text, span.start), found, expected, help);
        }
        // Of one that is not as it should be nothing more is said than that: it would be of every file.
        let Ok(credits) = serde_json::from_value::<Credits>(json) else { return };
        if offences > 0 && credits.parts.is_empty() {
            return;
        }
        let meant: BTreeSet<String> =
            credits.parts.iter().enumerate().flat_map(|(i, part)| self.part(&source, i, part)).collect();
        let named: BTreeSet<&str> = credits.parts.iter().flat_map(|p| &p.files).map(String::as_str).collect();
        let files = self.files;
        // Of each file nothing is said where there is no list of them at all.
        let there = files.get(FILE).is_some();
        for path in files.paths().filter(|p| there && !is_text(p) && !named.contains(p) && !meant.contains(*p)) {
            self.out.put(
                "no-credit",
                (FILE, 1, 1),
                Phrase::quote(path),
                say!(
                    "一个 [[part]]，files 里有它，写明 by 和 licence",
                    "a [[part]] with it in `files`, with `by` and `licence`"
                ),
                say!("写上它是谁做的、按什么许可使用。", "say who made it and how it may be used."),
            );
        }
    }

    /// A scene of which nothing says who made it.
    fn no_credits(&mut self) {
        let near = self.files.near(FILE);
        self.out.put(
            "no-credit",
            (FILE, 1, 1),
            say!("没有 `{FILE}`", "no `{FILE}`"),
            say!("scene.toml 旁边的 `{FILE}`", "a `{FILE}` beside scene.toml"),
            near.unwrap_or_else(|| {
                say!(
                    "写一个：每个部分一个 [[part]]，有 files、what、by、licence；样子见 shujin new。",
                    "write one: a [[part]] for each part, with `files`, `what`, `by` and `licence`; `shujin new` shows how."
                )
            }),
        );
    }

    /// One part: its files are there, and it says who made it and how it may be used. Gives the files that are meant by what is
    /// misspelt.
    fn part(&mut self, source: &Source<'_>, i: usize, part: &Credit) -> Vec<String> {
        let place = |way: &[Seg]| place(FILE, &source.lines, source.text, source.find(way).0.start);
        for (key, text) in [("by", &part.by), ("licence", &part.licence), ("what", &part.what), ("from", &part.from)] {
            let way = way!["part", i, key];
            let (_, written) = source.find(&way);
            if written && text.trim().is_empty() && matches!(key, "by" | "licence") {
                self.empty(key, place(&way));
            } else if let Some(left) = placeholder(text) {
                self.left(left, place(&way));
            }
        }
        let way = way!["part", i, "files"];
        if part.files.is_empty() && source.find(&way).1 {
            self.empty("files", place(&way));
        }
        let mut meant = Vec::new();
        for (k, path) in part.files.iter().enumerate().filter(|(_, path)| self.files.get(path).is_none()) {
            let close = self.close_file(path);
            // What is no part of a scene is in no pack of it either.
            let foreign = !Files::belongs(path) && close.is_none();
            if foreign || self.files.lies_beside(path) || self.is_missed(path) {
                continue;
            }
            let slashes = path.contains('\\').then(|| path.replace('\\', "/"));
            let near = slashes.is_none().then(|| self.files.near(path)).flatten();
            let help = near.unwrap_or_else(|| match (&slashes, &close) {
                (Some(wanted), _) => say!("路径用 / 分隔：写 `{wanted}`。", "write paths with /: `{wanted}`."),
                (None, Some(close)) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                (None, None) => say!(
                    "写它在场景文件夹里的路径；已经没有的文件就删去这一项。",
                    "write its path inside the scene's folder; delete the entry of a file that is gone."
                ),
            });
            let expected = say!("场景里的文件", "a file of the scene");
            self.out.put("missing-file", place(&way!["part", i, "files", k]), Phrase::quote(path), expected, help);
            meant.extend(close);
        }
        meant
    }

    /// Whether it was said already that a file is not there.
    fn is_missed(&self, path: &str) -> bool {
        let quoted = format!("`{path}`");
        let meant = |p: &Problem| p.found.en.contains(&quoted) || p.help.en.contains(&quoted);
        let codes = ["missing-file", "not-a-language", "wrong-file"];
        self.out.report.problems.iter().any(|p| codes.contains(&p.code) && p.file != FILE && meant(p))
    }

    /// The file of the scene that a path is meant to name: near in spelling, or of the same name elsewhere.
    fn close_file(&mut self, path: &str) -> Option<String> {
        let files = self.files;
        let close = self.out.guess.closest(path, files.paths());
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or("").to_lowercase();
        let same = || files.paths().find(|other| name(other) == name(path));
        close.or_else(same).map(str::to_owned)
    }

    fn empty(&mut self, key: &str, place: (&str, usize, usize)) {
        let (about_zh, about) = match key {
            "by" => ("谁做的", "who made it"),
            "licence" => ("按什么许可使用，如 CC BY 4.0", "how it may be used, as in CC BY 4.0"),
            _ => ("它有哪些文件", "which files it has"),
        };
        self.out.put(
            "missing-key",
            place,
            say!("空的 `{key}`", "an empty `{key}`"),
            say!("{about_zh}", "{about}"),
            say!("在这里写上{about_zh}。", "write here {about}."),
        );
    }

    fn left(&mut self, left: &str, place: (&str, usize, usize)) {
        self.out.put(
            "placeholder-left",
            place,
            Phrase::quote(left),
            say!("你自己的内容：这是模板里的话", "your own: these words are the template's"),
            say!("换成真的。", "put what is true in its place."),
        );
    }
}

/// Words of the templates that stand for what an author writes.
const PLACEHOLDERS: [&str; 3] = ["写上作者", "name the author", "写上谁在哪里怎样量"];

/// What of a template was left in a text.
pub(super) fn placeholder(text: &str) -> Option<&'static str> {
    PLACEHOLDERS.into_iter().find(|left| text.contains(left))
}
