//! Chinese in sources: what is said to people stands in `locales/`, by id, in every language.
//!
//! Does: find Han characters in Rust and JavaScript, line by line, outside comments and tests. Does not: find what is said in English
//! alone; the pseudo-locale of the tests does.

use std::collections::BTreeSet;
use std::fs;

use anyhow::Result;

use crate::plan::Outcome;
use crate::{code, paths, sh, sources};

/// Files, or all below a folder, that hold Chinese which nobody translates, with why. `*` is any name of a folder. One that holds none any
/// more is named.
const DATA: &[(&str, &str)] = &[
    ("engine/trace/src/vocabulary.rs", "names of verbs: they belong to the vocabulary and stand in statements"),
    ("engine/blocks/src/*/events.rs", "names of verbs, and examples of what happened"),
    (
        "engine/lesson/src/reference/",
        "the frame of the author's reference, which stands in Chinese and English side by side",
    ),
    ("engine/lesson/src/check/credits.rs", "words that a starter leaves for its author to write"),
    ("engine/lesson/src/check/slips/", "words that authors write in Chinese where a keyword belongs"),
    ("engine/lesson/src/check/texts/languages.rs", "languages as authors name files after them"),
    ("engine/lesson/src/expr/unit/symbols.rs", "units as authors write them in Chinese"),
    ("engine/lesson/src/source/errors.rs", "yes and no as authors write them in Chinese"),
    ("engine/lesson/src/starter/mod.rs", "what a starter's own files say, in both languages"),
    ("engine/music/src/score/navigation.rs", "where to go on, as scores print it in Chinese"),
    ("engine/server/src/school/class_list.rs", "names of columns, as lists of classes have them"),
    ("engine/server/src/school/name_normalization.rs", "a character that fonts of registers write in their own way"),
    ("web/page/locales.js", "made of the catalogues"),
    ("xtask/src/serve.rs", "the name of the project"),
];

/// Holds all sources against the rule.
///
/// # Errors
/// When there is Chinese where there should be none; all places are printed.
pub fn check() -> Result<Outcome> {
    let listed = sh::read(sh::program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let names = listed.lines().filter(|name| is_source(name)).collect::<BTreeSet<_>>();
    let mut found = Vec::new();
    let mut excepted = BTreeSet::new();
    for name in names {
        // Listed but deleted.
        let Ok(text) = fs::read_to_string(paths::root().join(name)) else {
            continue;
        };
        let lines = lines(&text);
        match exception(name) {
            Some(exception) if !lines.is_empty() => _ = excepted.insert(exception),
            Some(_) => {}
            None => found.extend(lines.into_iter().map(|line| {
                format!("{name}:{line}: Chinese in a source: say it by a message of locales/, or list the file in xtask/src/untranslated.rs")
            })),
        }
    }
    let unused = exceptions().filter(|exception| !excepted.contains(exception));
    found.extend(
        unused.map(|name| format!("xtask/src/untranslated.rs: {name} holds no Chinese: take it out of the list")),
    );
    sources::all_well(found)
}

fn exceptions() -> impl Iterator<Item = &'static str> {
    DATA.iter().map(|(name, _)| *name)
}

fn exception(name: &str) -> Option<&'static str> {
    let fits = |exception: &&str| match exception.split_once('*') {
        Some((before, after)) => {
            let folder = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            folder.is_some_and(|folder| !folder.contains('/'))
        }
        None => name == *exception || exception.ends_with('/') && name.starts_with(exception),
    };
    exceptions().find(fits)
}

/// Rust and JavaScript that is no test.
fn is_source(name: &str) -> bool {
    let folder = |folder: &str| name.starts_with(&format!("{folder}/")) || name.contains(&format!("/{folder}/"));
    [".rs", ".js", ".mjs"].iter().any(|ending| name.ends_with(ending))
        && !["tests", "fuzz", "benches", "examples"].into_iter().any(folder)
        && !name.ends_with("/tests.rs")
}

/// The numbers of the lines with Han characters outside comments and outside what is compiled for tests alone.
fn lines(text: &str) -> Vec<usize> {
    let with_han = |(_, line): &(usize, &str)| line.chars().any(is_han);
    code::lines(text).into_iter().filter(with_han).map(|(number, _)| number).collect()
}

/// Ideographs, as CJK Unified Ideographs and their extensions have them.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_found_in_code_and_nowhere_else() {
        let rust = "//! 书\nconst A: &str = \"https://x/书\"; // 山\n    /// 水\n#[cfg(test)]\nmod tests {\n    \"火\"\n}\nlet b = '木';\n";
        assert_eq!(lines(rust), [2, 8]);
        let script = "/**\n * 书\n */\nconst a = '山';\n/* 水 */\nconst b = 1; // 火\n";
        assert_eq!(lines(script), [4]);
        assert_eq!(lines("#[cfg(test)]\nmod tests;\nlet a = \"书\";\n"), [3]);
    }

    #[test]
    fn tests_may_say_what_they_like() {
        for name in
            ["engine/cli/tests/command.rs", "tests/browser/home.test.mjs", "engine/x/src/read/tests.rs", "README.md"]
        {
            assert!(!is_source(name), "{name}");
        }
        assert!(is_source("engine/cli/src/main.rs") && is_source("web/page/home.js"));
    }
}
