//! Dialogues held against the scene and each other: jumps, ends, speakers, variables, line ids.

use super::dialogue::{Talk, speakers};
use super::prose::{figures, narrow, quoted, wide_braces};
use super::texts::{SPOKEN, too_long};
use super::yarn::Named;
use super::{Out, there};
use crate::format::Scene;
use crate::report::{Phrase, Problem, say};
use std::collections::{BTreeMap, BTreeSet};

impl Talk {
    /// Checks all nodes.
    pub(super) fn check(&self, scene: &Scene, out: &mut Out) {
        let roles = speakers(scene);
        let values: BTreeSet<&str> = scene.values.iter().map(|v| v.id.as_str()).collect();
        let ends = self.ends();
        let mut ids = BTreeMap::new();
        for (title, (file, node, started)) in &self.nodes {
            if !started && self.unread {
                // What begins it may stand where nobody could read it.
            } else if !started {
                out.put(
                    "unreachable-dialogue",
                    (file, node.line, 1),
                    Phrase::quote(title),
                    say!("有人开始的对话节点", "a node that something begins"),
                    say!(
                        "在 [[role]] 的 talk、规则的 talk 或 <<jump {title}>> 里用它，或删去。",
                        "name it in a role's `talk`, a rule's `talk` or a <<jump {title}>>, or delete it."
                    ),
                );
            } else if !ends.contains(title.as_str()) {
                out.put(
                    "endless-dialogue",
                    (file, node.line, 1),
                    Phrase::quote(title),
                    say!("走得到结尾的对话", "a dialogue that comes to an end"),
                    say!("给这一圈 <<jump>> 留一个出口。", "leave a way out of this ring of <<jump>>s."),
                );
            }
            for jump in node.jumps.iter().filter(|j| !self.unread && !self.nodes.contains_key(&j.name)) {
                unknown(out, file, jump, "对话节点", "dialogue node", "", self.nodes.keys().map(String::as_str));
            }
            for variable in node.variables.iter().filter(|v| !values.contains(v.name.as_str())) {
                // What it should be called was said.
                let wanted = format!("`${}`", variable.name);
                let said = |p: &Problem| p.file == *file && p.line == variable.line && p.expected.en == wanted;
                if out.report.problems.iter().any(said) {
                    continue;
                }
                unknown(out, file, variable, "变量 [[value]]", "[[value]]", "$", values.iter().copied());
            }
            for set in &node.sets {
                computed(scene, out, file, set);
            }
            for (variable, word) in &node.words {
                option(scene, out, file, variable, word);
            }
            for line in &node.spoken {
                if let Some(speaker) = line.speaker.as_ref().filter(|s| !roles.contains(s.name.as_str())) {
                    unknown(out, file, speaker, "人物 [[role]]", "[[role]]", "", roles.iter().copied());
                }
                match &line.id {
                    None => out.put(
                        "line-without-id",
                        (file, line.line, line.column),
                        Phrase::quote(&line.text),
                        say!("行尾的 #line:标识", "a #line:id at its end"),
                        say!(
                            "在行尾加一个没用过的 #line:标识，翻译靠它对上。",
                            "put a #line:id at its end; translations refer to it."
                        ),
                    ),
                    Some(id) => {
                        if let Some(first) = ids.insert(id.as_str(), line.line) {
                            out.put(
                                "duplicate-id",
                                (file, line.line, line.column),
                                say!(
                                    "`#line:{id}`，已在第 {first} 行用过",
                                    "`#line:{id}`, used on line {first} already"
                                ),
                                say!("没用过的标识", "an id of its own"),
                                say!("换一个标识。", "choose another id."),
                            );
                        }
                    }
                }
                if let Some([found, expected, help]) = too_long(line.id.as_deref().unwrap_or(""), &line.text, SPOKEN) {
                    out.put("long-text", (file, line.line, line.column), found, expected, help);
                }
                for (found, name) in wide_braces(&line.text) {
                    let [expected, help] = narrow(&format!("${}", name.trim_start_matches('$')));
                    out.put("wide-braces", (file, line.line, line.column), Phrase::quote(&found), expected, help);
                }
                let bare = figures(&line.text);
                if !bare.is_empty() {
                    out.put(
                        "bare-figure",
                        (file, line.line, line.column),
                        quoted(&bare),
                        say!("汉字，或有出处的数据", "words, or a fact with its source"),
                        say!(
                            "对话里用汉字写小数目；数据放进别处的文字，用 {{fact.标识}}。",
                            "spell out small numbers; put data into another text with {{fact.id}}."
                        ),
                    );
                }
            }
        }
    }

    /// Nodes from which a dialogue can come to its end.
    fn ends(&self) -> BTreeSet<&str> {
        let mut from: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut open: Vec<&str> = Vec::new();
        for (title, (_, node, _)) in &self.nodes {
            let lost = node.jumps.iter().any(|j| !self.nodes.contains_key(&j.name)); // reported as such
            if !node.leaves || lost {
                open.push(title);
            }
            for jump in &node.jumps {
                from.entry(&jump.name).or_default().push(title);
            }
        }
        let mut ends = BTreeSet::new();
        while let Some(title) = open.pop() {
            if ends.insert(title) {
                open.extend(from.get(title).into_iter().flatten());
            }
        }
        ends
    }
}

/// A value that `is` computes cannot be set.
fn computed(scene: &Scene, out: &mut Out, file: &str, set: &Named) {
    let id = &set.name;
    if scene.values.iter().any(|value| value.id == *id && value.is.is_some()) {
        out.put(
            "start-or-is",
            (file, set.line, set.column),
            say!("用 is 算出来的 `${id}`", "`${id}`, which `is` computes"),
            say!("有 start 的变量", "a value with a `start`"),
            say!("算出来的值不能设；改用 start。", "what is computed cannot be set; give it a `start`."),
        );
    }
}

/// A word that a value is set to or compared with is among its options.
fn option(scene: &Scene, out: &mut Out, file: &str, variable: &Named, word: &str) {
    let value = scene.values.iter().find(|value| value.id == variable.name);
    let Some(options) = value.map(|value| &value.options).filter(|list| !list.is_empty()) else { return };
    if options.iter().any(|option| option == word) {
        return;
    }
    let (name, list) = (&variable.name, options.join(", "));
    let help = match out.guess.closest(word, options.iter().map(String::as_str)) {
        Some(close) => say!("是不是想写 \"{close}\"？", "did you mean \"{close}\"?"),
        None => say!("改成其中之一。", "write one of these."),
    };
    out.put(
        "unknown-option",
        (file, variable.line, variable.column),
        Phrase::same(format!("\"{word}\"")),
        say!("`${name}` 的选项：{list}", "an option of `${name}`: {list}"),
        help,
    );
}

fn unknown<'a>(
    out: &mut Out,
    file: &str,
    named: &Named,
    zh: &str,
    en: &str,
    sign: &str,
    known: impl Iterator<Item = &'a str>,
) {
    let name = &named.name;
    let known: Vec<&str> = known.collect();
    let help = match out.guess.closest(name, known.iter().copied()) {
        Some(close) => say!("是不是想写 `{sign}{close}`？", "did you mean `{sign}{close}`?"),
        None => there(known.into_iter(), (zh, en)),
    };
    let found = Phrase::quote(&format!("{sign}{name}"));
    out.put("unknown-id", (file, named.line, named.column), found, say!("已声明的{zh}", "a declared {en}"), help);
}
