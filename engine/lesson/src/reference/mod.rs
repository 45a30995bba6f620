//! The author's reference, `scenes/README.md`: made from the format's types, a full example, and the tables in
//! [`crate::format`], with the Chinese of `zh.toml` in front.

mod tables;

use crate::report::{CODES, Severity};
use crate::schema::schema;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const INTRODUCTION: &str = include_str!("introduction.md");
const EXAMPLE: &str = include_str!("example.toml");
const CHINESE: &str = include_str!("zh.toml");

/// The types in the order of the reference, each with its heading in TOML and in Chinese.
const TYPES: &[(&str, &str, &str)] = &[
    ("Scene", "scene.toml", "场景"),
    ("Light", "[light]", "光"),
    ("Walk", "[walk]", "走动"),
    ("Viewpoint", "[[viewpoint]]", "视点"),
    ("Path", "[[path]]", "路"),
    ("Node", "[[node]]", "物件"),
    ("Model", "model = { … }", "模型"),
    ("Shape", "shape = { … }", "形体"),
    ("Bind", "bind = [{ … }]", "跟着变的性质"),
    ("Property", "property = \"…\"", "性质"),
    ("Idle", "idle = { … }", "小动作"),
    ("IdleKind", "kind = \"…\"", "小动作的种类"),
    ("Stream", "[[stream]]", "流水"),
    ("Sound", "[[sound]]", "声音"),
    ("SoundKind", "kind = \"…\"", "声音的种类"),
    ("Fact", "[[fact]]", "数据"),
    ("Value", "[[value]]", "变量"),
    ("Control", "control = \"…\"", "控件"),
    ("Question", "[[question]]", "问题"),
    ("Task", "[[task]]", "任务"),
    ("Order", "order = \"…\"", "步骤的顺序"),
    ("Step", "[[task.step]]", "步骤"),
    ("Hint", "[[task.hint]]", "提示"),
    ("Rule", "[[rule]]", "规则"),
    ("Trigger", "when = { … }", "触发"),
    ("Action", "do = [{ … }]", "动作"),
    ("Assign", "set = { … }", "设值"),
    ("Role", "[[role]]", "人物"),
    ("Lab", "[lab]", "实验"),
    ("Instrument", "[[lab.instrument]]", "仪器"),
    ("InstrumentKind", "kind = \"…\"", "仪器的种类"),
    ("Table", "[lab.table]", "数据表"),
    ("Column", "[[lab.table.column]]", "列"),
    ("Plot", "[lab.plot]", "图"),
    ("Score", "[score]", "乐曲"),
    ("Caption", "[[score.caption]]", "乐曲说明"),
    ("Family", "family = \"…\"", "类别"),
];

type Chinese = BTreeMap<String, BTreeMap<String, String>>;

/// The reference as Markdown: Chinese first, English beside it.
pub fn reference() -> String {
    let chinese: Chinese = toml::from_str(CHINESE).unwrap_or_default();
    let examples = examples();
    let mut out = INTRODUCTION.to_owned();
    out.push_str("\n## 场景的各个部分 / The parts of a scene\n");
    for (name, toml, title) in TYPES {
        part(&mut out, name, (toml, title), &chinese, &examples);
    }
    tables::put(&mut out);
    codes(&mut out);
    out
}

/// One type: what it is, its keys or words, its example.
fn part(
    out: &mut String,
    name: &str,
    (toml, title): (&str, &str),
    chinese: &Chinese,
    examples: &BTreeMap<&str, String>,
) {
    let empty = BTreeMap::new();
    let words = chinese.get(name).unwrap_or(&empty);
    let zh = |key: &str| words.get(key).map_or("", String::as_str);
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
    for Row {
        key,
        kind,
        needed,
        about,
    } in &rows
    {
        let _ = match keys {
            true => writeln!(
                out,
                "| `{key}` | {kind} | {needed} | {} | {about} |",
                zh(key)
            ),
            false => writeln!(out, "| `{key}` | {} | {about} |", zh(key)),
        };
    }
    if let Some(example) = examples.get(name) {
        let _ = write!(out, "\n```toml\n{}\n```\n", example.trim());
    }
}

/// A line of a type's table.
struct Row {
    key: String,
    kind: String,
    needed: &'static str,
    about: String,
}

/// The keys of a table, the variants of a one-key table, or the words of a list.
fn rows(definition: &Json) -> Vec<Row> {
    let mut rows = Vec::new();
    let required: Vec<&str> = strings(definition.get("required"));
    for (key, schema) in definition
        .get("properties")
        .and_then(Json::as_object)
        .into_iter()
        .flatten()
    {
        let needed = if required.contains(&key.as_str()) {
            "是"
        } else {
            ""
        };
        rows.push(Row {
            key: key.clone(),
            kind: kind(schema),
            needed,
            about: description(schema),
        });
    }
    // What must be written stands first.
    rows.sort_by_key(|row| row.needed.is_empty());
    for option in definition
        .get("oneOf")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
    {
        let about = description(option);
        if let Some(word) = option.get("const").and_then(Json::as_str) {
            rows.push(Row {
                key: word.to_owned(),
                kind: String::new(),
                needed: "",
                about,
            });
        } else {
            for (key, schema) in option
                .get("properties")
                .and_then(Json::as_object)
                .into_iter()
                .flatten()
            {
                rows.push(Row {
                    key: key.clone(),
                    kind: kind(schema),
                    needed: "",
                    about: about.clone(),
                });
            }
        }
    }
    rows
}

/// What may be written for a key, in a few words.
fn kind(schema: &Json) -> String {
    if let Some(name) = schema.get("$ref").and_then(Json::as_str) {
        return named(name.rsplit('/').next().unwrap_or(name));
    }
    if let Some(first) = schema.get("anyOf").and_then(|any| any.get(0)) {
        return kind(first);
    }
    let of = |name: &str| match schema.get("type") {
        Some(Json::String(one)) => one == name,
        Some(Json::Array(several)) => several.iter().any(|k| k == name),
        _ => false,
    };
    match () {
        () if of("array") => format!("列表：{}", kind(schema.get("items").unwrap_or(&Json::Null))),
        () if of("object") => "表".to_owned(),
        () if of("boolean") => "true / false".to_owned(),
        () if of("integer") => "整数".to_owned(),
        () if of("number") => "数".to_owned(),
        () => "文字".to_owned(),
    }
}

/// A named type: a quantity by its example, another by its heading.
fn named(name: &str) -> String {
    let example = definition(name)
        .get("examples")
        .and_then(|e| e.get(0))
        .and_then(Json::as_str);
    let title = TYPES
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, _, title)| *title);
    match (example, title) {
        (Some(example), _) => format!("`\"{example}\"`"),
        (None, Some(title)) => title.to_owned(),
        (None, None) => "数、true / false 或词".to_owned(),
    }
}

fn definition(name: &str) -> &'static Json {
    static NONE: Json = Json::Null;
    if name == "Scene" {
        schema()
    } else {
        schema()
            .get("$defs")
            .and_then(|d| d.get(name))
            .unwrap_or(&NONE)
    }
}

fn description(schema: &Json) -> String {
    let text = schema
        .get("description")
        .and_then(Json::as_str)
        .unwrap_or("");
    text.replace('\n', " ").replace('|', "\\|")
}

fn strings(list: Option<&Json>) -> Vec<&str> {
    list.and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect()
}

/// The parts of the example by the type that each shows.
fn examples() -> BTreeMap<&'static str, String> {
    let mut parts = BTreeMap::new();
    for part in EXAMPLE.split("#@ ").skip(1) {
        if let Some((name, text)) = part.split_once('\n') {
            parts.insert(name.trim(), text.to_owned());
        }
    }
    parts
}

fn codes(out: &mut String) {
    out.push_str(
        "\n## 问题代码 / Problem codes\n\n| 代码 | 轻重 | 意思 | in English |\n|---|---|---|---|\n",
    );
    for code in CODES {
        let severity = if code.severity == Severity::Error {
            "要改"
        } else {
            "提醒"
        };
        let _ = writeln!(
            out,
            "| `{}` | {severity} | {} | {} |",
            code.name, code.zh, code.en
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_type_and_key_has_its_chinese_and_nothing_more() {
        let chinese: Chinese = toml::from_str(CHINESE).unwrap();
        let quantities = ["Length", "Angle", "Duration", "Point", "Colour", "Scalar"];
        let defs = schema()["$defs"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str);
        let types: BTreeSet<&str> = defs
            .filter(|d| !quantities.contains(d))
            .chain(["Scene"])
            .collect();
        assert_eq!(types, TYPES.iter().map(|(name, ..)| *name).collect());
        assert_eq!(types, chinese.keys().map(String::as_str).collect());
        for name in types {
            let keys: BTreeSet<String> = rows(definition(name))
                .into_iter()
                .map(|r| r.key)
                .chain([String::new()])
                .collect();
            assert_eq!(keys, chinese[name].keys().cloned().collect(), "{name}");
        }
    }

    #[test]
    fn the_example_shows_every_key_of_every_block() {
        let example: Json = toml::from_str(EXAMPLE).unwrap();
        let mut seen = BTreeSet::new();
        gather("Scene", &example, &mut seen);
        for (name, ..) in TYPES
            .iter()
            .filter(|(name, ..)| !["Trigger", "Action", "Shape"].contains(name))
        {
            for key in definition(name)
                .get("properties")
                .and_then(Json::as_object)
                .into_iter()
                .flatten()
                .map(|p| p.0)
            {
                assert!(seen.contains(&format!("{name}.{key}")), "{name}.{key}");
            }
        }
    }

    fn gather(name: &str, value: &Json, seen: &mut BTreeSet<String>) {
        match value {
            Json::Array(list) => list.iter().for_each(|item| gather(name, item, seen)),
            Json::Object(table) => {
                let own = definition(name).get("properties").and_then(Json::as_object);
                for (key, value) in table {
                    seen.insert(format!("{name}.{key}"));
                    let schema = own
                        .and_then(|p| p.get(key))
                        .map(Json::to_string)
                        .unwrap_or_default();
                    let inner = schema
                        .split("#/$defs/")
                        .nth(1)
                        .and_then(|s| s.split('"').next())
                        .unwrap_or("");
                    gather(if own.is_some() { inner } else { "Assign" }, value, seen);
                }
            }
            _ => {}
        }
    }
}
