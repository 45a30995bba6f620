//! Circles among the modules of a crate: what uses one another cannot be understood one at a time.
//!
//! Does: read which top-level modules a crate's sources name by `crate::…`, and refuse an edge that closes a circle, unless it stands in
//! [`KNOWN`]. Does not: look into test modules, or at what a name means; a module is its file or folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;
use walkdir::WalkDir;

use crate::code;

/// Groups of modules that know one another on purpose, by crate; each with its reason in ARCHITECTURE.md or in the modules.
const KNOWN: &[(&str, &[&str])] = &[
    // Expressions are typed by the format's quantities, and the format's places hold expressions.
    ("lesson", &["expr", "format"]),
    // The schema explains itself by the reference, which is made from the schema. Blocks bring checks and their part of the reference.
    ("lesson", &["blocks", "check", "dialogues", "expressions", "reference", "schema", "source", "strings", "text"]),
    ("lesson", &["lesson", "pack"]),
    // An event tells itself by the statement, and a statement is of an event.
    ("trace", &["event", "kind", "lesson", "statement", "timeline"]),
    // `Play` is one type whose methods stand in a file a subject.
    (
        "play",
        &[
            "block",
            "colliders",
            "controls",
            "dynamic_bodies",
            "evaluate",
            "ground",
            "hash",
            "intent",
            "offers",
            "places",
            "play",
            "rules",
            "scope",
            "speech",
            "tasks",
            "undo",
            "walker",
        ],
    ),
    // A frame goes through all of them, and blocks have a part in each.
    ("stage", &["action", "blocks", "frame", "host", "input", "lesson", "port", "screen", "sound", "ui", "world"]),
];

/// Modules of a crate by the modules that they name, each with a file that does.
type Uses = BTreeMap<String, BTreeMap<String, String>>;

/// Every circle in the sources below this folder that is not known.
///
/// # Errors
/// When a source cannot be read.
pub fn problems(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join("engine"))? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if folder.join("src").is_dir() {
            found.extend(unknown(&name, &uses(&sources(root, &name)?)));
        }
    }
    found.sort();
    Ok(found)
}

/// Circles that no known group covers.
fn unknown(name: &str, uses: &Uses) -> Vec<String> {
    let known = |circle: &BTreeSet<&str>| {
        let mut groups = KNOWN.iter().filter(|(of, _)| *of == name);
        groups.any(|(_, group)| circle.iter().all(|module| group.contains(module)))
    };
    circles(uses)
        .into_iter()
        .filter(|circle| !known(circle))
        .map(|circle| {
            let edges = circle.iter().flat_map(|from| {
                let named = uses.get(*from).into_iter().flatten();
                named
                    .filter(|(to, _)| circle.contains(to.as_str()))
                    .map(move |(to, file)| format!("{from} → {to} ({file})"))
            });
            let edges: Vec<String> = edges.collect();
            format!("engine/{name}: a circle of modules: {}", edges.join(", "))
        })
        .collect()
}

/// Groups of modules that lead to one another: those with the same set of modules that they reach and that reach them.
fn circles(uses: &Uses) -> Vec<BTreeSet<&str>> {
    let reached = |from: &str| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(at) = next.pop() {
            for to in uses.get(at).into_iter().flatten().map(|(to, _)| to.as_str()) {
                if let Some((known, _)) = uses.get_key_value(to).filter(|_| seen.insert(to.to_owned())) {
                    next.push(known);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<String>> = uses.keys().map(|from| (from.as_str(), reached(from))).collect();
    let mut all: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    for (from, to) in &reach {
        let back = |other: &&str| to.contains(*other) && reach.get(*other).is_some_and(|reach| reach.contains(*from));
        let circle: BTreeSet<&str> = reach.keys().copied().filter(back).collect();
        if circle.len() > 1 {
            all.insert(circle);
        }
    }
    all.into_iter().collect()
}

/// A source file: its top-level module, its path within its crate's sources, its code.
type Source = (String, String, String);

/// The sources of a crate. What authors write of blocks lies in the crate `blocks`, as `<block>/scene`, and is compiled in `lesson`: the types
/// (`format.rs`) in the module `format`, the rest in `blocks`.
fn sources(root: &Path, name: &str) -> Result<Vec<Source>> {
    let of_authors = |inside: &str| inside.split('/').nth(1) == Some("scene");
    let own = read(&root.join("engine").join(name).join("src"))?;
    Ok(match name {
        "blocks" => own.into_iter().filter(|(_, inside, _)| !of_authors(inside)).collect(),
        "lesson" => {
            let of_blocks =
                read(&root.join("engine/blocks/src"))?.into_iter().filter(|(_, inside, _)| of_authors(inside));
            let of_blocks = of_blocks.map(|(_, inside, code)| {
                let module = if inside.ends_with("/scene/format.rs") { "format" } else { "blocks" };
                (module.to_owned(), inside, code)
            });
            own.into_iter().chain(of_blocks).collect()
        }
        _ => own,
    })
}

fn read(source: &Path) -> Result<Vec<Source>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(source).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let inside = path.strip_prefix(source)?.to_string_lossy().into_owned();
        let module = inside.split(['/', '.']).next().unwrap_or_default().to_owned();
        files.push((module, inside, code(&fs::read_to_string(path)?)));
    }
    Ok(files)
}

/// What each top-level module of a crate names.
fn uses(files: &[Source]) -> Uses {
    let is_root = |module: &str| ["lib", "main"].contains(&module);
    let lib: String = files.iter().filter(|file| is_root(&file.0)).map(|file| file.2.as_str()).collect();
    let mut uses: Uses =
        files.iter().filter(|file| !is_root(&file.0)).map(|file| (file.0.clone(), BTreeMap::new())).collect();
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    let exported = exports(&lib, &modules);
    for (module, inside, text) in files.iter().filter(|file| !is_root(&file.0)) {
        for name in named(text, "crate::") {
            let to = if modules.contains(&name) { Some(&name) } else { exported.get(&name) };
            if let (Some(to), Some(named)) = (to.filter(|to| *to != module), uses.get_mut(module)) {
                named.entry(to.clone()).or_insert_with(|| inside.clone());
            }
        }
    }
    uses
}

/// Sources without comments and tests.
fn code(text: &str) -> String {
    code::lines(text).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// What a crate's root exports by another name than its module's: `pub use port::Command` is the module `port`.
fn exports(lib: &str, modules: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for line in lib.split(';').filter(|line| line.contains("use ")) {
        let Some((_, path)) = line.split_once("use ") else { continue };
        let Some((module, names)) = path.trim().split_once("::") else { continue };
        if modules.contains(module) {
            let names = names.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            all.extend(names.filter(|name| !name.is_empty()).map(|name| (name.to_owned(), module.to_owned())));
        }
    }
    all
}

/// The first names of all paths that begin so, those in braces among them.
fn named(text: &str, prefix: &str) -> BTreeSet<String> {
    let word =
        |text: &str| -> String { text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let mut all = BTreeSet::new();
    for rest in text.split(prefix).skip(1) {
        // A list, or one name.
        let Some(list) = rest.strip_prefix('{') else {
            all.insert(word(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    all.insert(word(&list[start..at]));
                    break;
                }
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    all.insert(word(&list[start..at]));
                    start = at + 1;
                }
                _ => {}
            }
        }
    }
    all.remove("");
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(&str, &str)]) -> Uses {
        let mut all = Uses::new();
        for (from, to) in edges {
            all.entry((*from).into()).or_default().insert((*to).into(), format!("{from}.rs"));
            all.entry((*to).into()).or_default();
        }
        all
    }

    #[test]
    fn circles_are_found_and_chains_are_none() {
        assert!(circles(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])).is_empty());
        let found = unknown("somewhere", &graph(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]));
        assert_eq!(found, ["engine/somewhere: a circle of modules: a → b (a.rs), b → c (b.rs), c → a (c.rs)"]);
        assert!(unknown("lesson", &graph(&[("expr", "format"), ("format", "expr")])).is_empty());
    }

    #[test]
    fn names_in_braces_are_found_and_comments_are_not_read() {
        let text = code(
            "use crate::{\n  a::{x, y},\n  b, // crate::z\n};\nlet q = crate::c::f();\n#[cfg(test)]\nmod tests {\nuse crate::d;\n}",
        );
        assert_eq!(named(&text, "crate::"), ["a", "b", "c"].map(str::to_owned).into());
    }
}
