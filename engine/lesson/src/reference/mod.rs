//! The author's reference, `scenes/README.md`: made from the format's types, a full example in `example/` (which a test
//! holds to be a scene without fault), and the tables in [`crate::format`], with the Chinese of `zh.toml` in front. Each block brings
//! its own part of types, Chinese, example and tables.

mod files;
mod rows;
mod tables;
mod types;

use crate::blocks::{FORMS, codes};
use crate::report::{Code, REFUSALS, Severity};
pub use files::example;
use rows::{Row, definition, description, rows};
use shujin_messages::{Locale, Message};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;
pub(crate) use tables::{Text, texts};
use types::types;

const INTRODUCTION: &str = include_str!("introduction.md");
/// The core's part of the example.
const EXAMPLE: &str = include_str!("example/scene.toml");
/// The Chinese of the core.
const CHINESE: &str = include_str!("zh.toml");

type Chinese = BTreeMap<String, BTreeMap<String, String>>;

/// A message in the two languages of the reference.
pub(crate) fn both(message: &Message) -> [String; 2] {
    [Locale::SOURCE, Locale::of("en").unwrap_or_default()].map(|locale| message.text(locale))
}

/// The reference as Markdown: Chinese first, English beside it. `models` is the section on lab models, which are not known here.
pub fn reference(models: &str) -> String {
    let examples = examples();
    let mut out = INTRODUCTION.to_owned();
    out.push_str("\n## 场景的各个部分 / The parts of a scene\n");
    for (name, toml, title) in types() {
        let [title, _] = both(&(*title).into());
        part(&mut out, name, (toml, &title), &examples);
    }
    files::put(&mut out);
    tables::put(&mut out);
    out.push('\n');
    out.push_str(models);
    problems(&mut out);
    out
}

/// What a key of a type is, in Chinese.
pub(crate) fn chinese(of: &str, key: &str) -> &'static str {
    static ALL: LazyLock<Chinese> = LazyLock::new(all_chinese);
    ALL.get(of).and_then(|keys| keys.get(key)).map_or("", String::as_str)
}

/// The Chinese of the core and of the blocks.
fn all_chinese() -> Chinese {
    let mut all = Chinese::new();
    for part in [CHINESE].into_iter().chain(FORMS.iter().map(|form| form.about.chinese)) {
        for (name, keys) in toml::from_str::<Chinese>(part).unwrap_or_default() {
            all.entry(name).or_default().extend(keys);
        }
    }
    all
}

/// `scene.toml` of the example: the core's part, then the blocks'.
pub(crate) fn example_scene() -> String {
    [EXAMPLE].into_iter().chain(FORMS.iter().map(|form| form.about.example)).collect()
}

/// One type: what it is, its keys or words, its example.
fn part(out: &mut String, name: &str, (toml, title): (&str, &str), examples: &BTreeMap<String, String>) {
    let zh = |key: &str| chinese(name, key);
    let definition = definition(name);
    let about = description(definition);
    // Writing to a String cannot fail, here and below.
    let _ = write!(out, "\n### {title} `{toml}`\n\n{}\n{about}\n\n", zh(""));
    let rows = rows(definition);
    let keys = rows.iter().any(|row| !row.kind.is_empty());
    out.push_str(if keys {
        "| 项 | 值 | 必填 | 说明 | in English |\n|---|---|---|---|---|\n"
    } else {
        "| 词 | 说明 | in English |\n|---|---|---|\n"
    });
    for Row { key, kind, needed, about } in &rows {
        let _ = match keys {
            true => writeln!(out, "| `{key}` | {kind} | {needed} | {} | {about} |", zh(key)),
            false => writeln!(out, "| `{key}` | {} | {about} |", zh(key)),
        };
    }
    if let Some(example) = examples.get(name) {
        let _ = write!(out, "\n```toml\n{}\n```\n", example.trim());
    }
}

/// The parts of the example by the type that each shows; a part may show several, as steps show tasks.
fn examples() -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for part in example_scene().split("#@ ").skip(1) {
        let Some((names, text)) = part.split_once('\n') else { continue };
        for name in names.split_whitespace() {
            let shown = parts.entry(name.to_owned()).or_default();
            shown.push_str(if shown.is_empty() { "" } else { "\n" });
            shown.push_str(text);
        }
    }
    parts
}

fn problems(out: &mut String) {
    out.push_str("\n## 问题代码 / Problem codes\n\n| 代码 | 轻重 | 意思 | in English |\n|---|---|---|---|\n");
    let mut all: Vec<&Code> = codes().collect();
    all.sort_by_key(|code| code.name);
    rows_of(all.into_iter(), out);
    out.push_str("\n打不开的包和文件夹 / Packs and folders that cannot be opened:\n\n| 代码 | 轻重 | 意思 | in English |\n|---|---|---|---|\n");
    rows_of(REFUSALS.iter(), out);
}

fn rows_of<'a>(codes: impl Iterator<Item = &'a Code>, out: &mut String) {
    for code in codes {
        let severity = if code.severity == Severity::Error { "要改" } else { "提醒" };
        let [zh, en] = both(&code.about());
        let _ = writeln!(out, "| `{}` | {severity} | {zh} | {en} |", code.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::schema;
    use serde_json::Value as Json;
    use std::collections::BTreeSet;

    #[test]
    fn every_type_and_key_has_its_chinese_and_nothing_more() {
        for part in FORMS.iter().map(|form| form.about.chinese).chain([CHINESE]) {
            toml::from_str::<Chinese>(part).expect("well formed");
        }
        let chinese = all_chinese();
        let quantities = ["Length", "Angle", "Duration", "Volume", "Point", "Colour", "Scalar"];
        let defs = schema()["$defs"].as_object().unwrap().keys().map(String::as_str);
        let types: BTreeSet<&str> = defs.filter(|d| !quantities.contains(d)).chain(["Scene"]).collect();
        assert_eq!(types, super::types().map(|(name, ..)| *name).collect());
        let credits = ["Credit", "Credits"];
        assert_eq!(
            types.iter().copied().chain(credits).collect::<BTreeSet<_>>(),
            chinese.keys().map(String::as_str).collect()
        );
        for (name, of) in
            [("Credits", crate::schema::credits()), ("Credit", &crate::schema::credits()["$defs"]["Credit"])]
        {
            let keys: BTreeSet<String> = rows(of).into_iter().map(|r| r.key).chain([String::new()]).collect();
            assert_eq!(keys, chinese[name].keys().cloned().collect(), "{name}");
        }
        for name in types {
            let keys: BTreeSet<String> =
                rows(definition(name)).into_iter().map(|r| r.key).chain([String::new()]).collect();
            assert_eq!(keys, chinese[name].keys().cloned().collect(), "{name}");
        }
    }

    #[test]
    fn the_example_shows_every_key_of_every_block() {
        let example: Json = toml::from_str(&example_scene()).unwrap();
        let mut seen = BTreeSet::new();
        gather("Scene", &example, &mut seen);
        for (name, ..) in types().filter(|(name, ..)| !["Trigger", "Action", "Shape"].contains(name)) {
            for key in definition(name).get("properties").and_then(Json::as_object).into_iter().flatten().map(|p| p.0) {
                assert!(seen.contains(&format!("{name}.{key}")), "{name}.{key}");
            }
        }
    }

    #[test]
    fn every_block_has_an_example() {
        let examples = examples();
        for (name, ..) in types() {
            let keys = rows(definition(name)).iter().any(|row| !row.kind.is_empty());
            assert_eq!(keys, examples.contains_key(*name), "{name}");
        }
        assert!(examples["Step"].starts_with("[[task.step]]") && examples["Task"].contains("[[task.hint]]"));
    }

    fn gather(name: &str, value: &Json, seen: &mut BTreeSet<String>) {
        match value {
            Json::Array(list) => list.iter().for_each(|item| gather(name, item, seen)),
            Json::Object(table) => {
                // What is one of several things has its properties in each of them.
                let all = definition(name).get("oneOf").and_then(Json::as_array).into_iter().flatten();
                let all: Vec<&Json> = all.chain([definition(name)]).filter_map(|one| one.get("properties")).collect();
                for (key, value) in table {
                    seen.insert(format!("{name}.{key}"));
                    let schema = all.iter().find_map(|own| own.get(key)).map(Json::to_string).unwrap_or_default();
                    let inner = schema.split("#/$defs/").nth(1).and_then(|s| s.split('"').next()).unwrap_or("");
                    gather(inner, value, seen);
                }
            }
            _ => {}
        }
    }
}
