//! `CREDITS.toml`: every model, score and picture says where it comes from and how it may be used.

use super::structure::{Offence, Walk};
use super::{Check, place};
use crate::files::Files;
use crate::format::{Credit, Credits};
use crate::report::{quote, say};
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
                quote(path),
                say!("fact-part-files-licence"),
                say!("fact-say-who-made-how"),
            );
        }
    }

    /// A scene of which nothing says who made it.
    fn no_credits(&mut self) {
        let near = self.files.near(FILE);
        self.out.put(
            "no-credit",
            (FILE, 1, 1),
            say!("fact-no-credits", file = FILE),
            say!("fact-credits-beside-scene", file = FILE),
            near.unwrap_or_else(|| say!("fact-write-part-each-part")),
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
            if foreign || self.files.lies_beside(path) || self.out.missed.contains(path.as_str()) {
                continue;
            }
            let slashes = path.contains('\\').then(|| path.replace('\\', "/"));
            let near = slashes.is_none().then(|| self.files.near(path)).flatten();
            let help = near.unwrap_or_else(|| match (&slashes, &close) {
                (Some(wanted), _) => say!("fact-write-paths", wanted),
                (None, Some(close)) => say!("did-you-mean", close),
                (None, None) => say!("fact-write-path-inside-scenes"),
            });
            let expected = say!("fact-file-scene");
            self.out.put("missing-file", place(&way!["part", i, "files", k]), quote(path), expected, help);
            meant.extend(close);
        }
        meant
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
        let (expected, help) = match key {
            "by" => (say!("fact-who-made-it"), say!("fact-write-who-made-it")),
            "licence" => (say!("fact-how-it-may-be-used"), say!("fact-write-how-it-may-be-used")),
            _ => (say!("fact-which-files"), say!("fact-write-which-files")),
        };
        self.out.put("missing-key", place, say!("fact-empty-key", key), expected, help);
    }

    fn left(&mut self, left: &str, place: (&str, usize, usize)) {
        self.out.put(
            "placeholder-left",
            place,
            quote(left),
            say!("fact-your-own-these-words"),
            say!("fact-put-what-true-place"),
        );
    }
}

/// Words of the templates that stand for what an author writes.
const PLACEHOLDERS: [&str; 3] = ["写上作者", "name the author", "写上谁在哪里怎样量"];

/// What of a template was left in a text.
pub(super) fn placeholder(text: &str) -> Option<&'static str> {
    PLACEHOLDERS.into_iter().find(|left| text.contains(left))
}
