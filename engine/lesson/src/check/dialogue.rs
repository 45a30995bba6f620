//! Dialogues: compiled by the Yarn compiler, then held against the scene and each other.

use super::yarn::{Named, YarnNode, scan};
use super::{Out, texts::figure};
use crate::expr::{self, Binary, Expr, Unary};
use crate::files::Files;
use crate::format::{Action, Scalar, Scene};
use crate::report::{Phrase, say};
use std::collections::{BTreeMap, BTreeSet};
use yarnspinner::compiler::{Compilation, Compiler, Declaration, File};
use yarnspinner::core::{Library, Type, YarnValue};

/// Most bytes of a dialogue file: the compiler is not made for more.
const MOST: usize = 256 << 10;

/// A line of dialogue in its file.
#[derive(Debug)]
pub(crate) struct LineText {
    pub id: Option<String>,
    pub file: String,
    pub line: usize,
}

/// What the dialogues of a scene hold.
#[derive(Default)]
pub(crate) struct Talk {
    /// Node, the file it stands in, and whether anything begins it.
    nodes: BTreeMap<String, (String, YarnNode, bool)>,
    pub lines: Vec<LineText>,
    pub compiled: Option<Compilation>,
}

impl Talk {
    /// Every dialogue node, and whether anything begins it.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (&str, bool)> {
        self.nodes
            .iter()
            .map(|(title, (_, _, started))| (title.as_str(), *started))
    }

    /// Values that dialogues set.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &str> {
        self.nodes
            .values()
            .flat_map(|(_, node, _)| node.sets.iter().map(String::as_str))
    }

    /// Reads the dialogues that the roles of a scene name.
    pub(crate) fn read(scene: &Scene, files: &Files, out: &mut Out) -> Talk {
        let named: BTreeSet<&str> = scene
            .roles
            .iter()
            .filter_map(|r| r.dialogue.as_deref())
            .collect();
        let mut talk = Talk::default();
        let mut sources = Vec::new();
        for path in named {
            let Some(bytes) = files.get(path).filter(|_| path.ends_with(".yarn")) else {
                continue;
            };
            if bytes.len() > MOST {
                let (is, most) = (bytes.len() >> 10, MOST >> 10);
                out.put(
                    "too-heavy",
                    (path, 1, 1),
                    say!("{is} KB 的对话", "a dialogue of {is} KB"),
                    say!("最多 {most} KB", "at most {most} KB"),
                    say!("拆成几个文件。", "split it into several files."),
                );
                continue;
            }
            let text = String::from_utf8_lossy(bytes).into_owned();
            for node in scan(&text) {
                talk.add(path, node, out);
            }
            sources.push(File {
                file_name: path.to_owned(),
                source: text,
            });
        }
        talk.compile(scene, sources, out);
        talk.starts(scene);
        talk.check(scene, out);
        talk
    }

    fn add(&mut self, path: &str, node: YarnNode, out: &mut Out) {
        let lines = node.spoken.iter().map(|s| LineText {
            id: s.id.clone(),
            file: path.to_owned(),
            line: s.line,
        });
        self.lines.extend(lines);
        if self.nodes.contains_key(&node.title) {
            out.put(
                "duplicate-id",
                (path, node.line, 1),
                Phrase::quote(&node.title),
                say!("没用过的节点名", "a title not used yet"),
                say!("换一个 title。", "choose another title."),
            );
            return;
        }
        self.nodes
            .insert(node.title.clone(), (path.to_owned(), node, false));
    }

    fn compile(&mut self, scene: &Scene, files: Vec<File>, out: &mut Out) {
        if files.is_empty() {
            return;
        }
        let first = files[0].file_name.clone();
        let mut compiler = Compiler::new();
        compiler.add_files(files).extend_library(library());
        for value in scene.values.iter().filter(|v| !v.id.contains('-')) {
            let (kind, start) = kind(value.start.as_ref(), value.is.as_deref());
            compiler.declare_variable(
                Declaration::new(format!("${}", value.id), kind).with_default_value(start),
            );
        }
        // The compiler is another's and may panic on what nobody foresaw; natively that is a report, not a crash.
        let compiled =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| compiler.compile()));
        match compiled {
            Ok(Ok(compilation)) => self.compiled = Some(compilation),
            Ok(Err(errors)) => {
                // What is used twice is reported by our own check, which says where it was used first.
                let twice = |m: &str| {
                    m.starts_with("More than one node is named")
                        || m.starts_with("Duplicate line ID")
                };
                for error in errors.0.into_iter().filter(|e| !twice(&e.message)) {
                    let start = error
                        .range
                        .map(|r| (r.start.line + 1, r.start.character + 1))
                        .unwrap_or((1, 1));
                    let file = error.file_name.unwrap_or_else(|| first.clone());
                    let message = crate::report::shorten(&error.message);
                    out.put(
                        "yarn-syntax",
                        (&file, start.0, start.1),
                        say!("{message}", "{message}"),
                        say!("正确的 Yarn 对话", "Yarn that compiles"),
                        say!(
                            "看看这里和上一行：缩进、<<…>>、---、===。",
                            "look here and at the line before: indents, <<…>>, ---, ===."
                        ),
                    );
                }
            }
            Err(_) => out.put(
                "yarn-syntax",
                (&first, 1, 1),
                say!(
                    "编译器读不下去的对话",
                    "a dialogue at which the compiler gave up"
                ),
                say!("正确的 Yarn 对话", "Yarn that compiles"),
                say!(
                    "先删去新写的部分，再一点点加回来。",
                    "take out what is new, then bring it back bit by bit."
                ),
            ),
        }
    }

    /// Marks the nodes that roles and rules begin, and those that these lead to.
    fn starts(&mut self, scene: &Scene) {
        let rules = scene
            .rules
            .iter()
            .flat_map(|r| &r.actions)
            .filter_map(|a| match a {
                Action::Talk(node) => Some(node),
                _ => None,
            });
        let mut open: Vec<String> = scene
            .roles
            .iter()
            .filter_map(|r| r.talk.as_ref())
            .chain(rules)
            .cloned()
            .collect();
        while let Some(title) = open.pop() {
            if let Some((_, node, started)) = self
                .nodes
                .get_mut(&title)
                .filter(|(_, _, started)| !started)
            {
                *started = true;
                open.extend(node.jumps.iter().map(|j| j.name.clone()));
            }
        }
    }

    fn check(&self, scene: &Scene, out: &mut Out) {
        let roles: BTreeSet<&str> = scene.roles.iter().map(|r| r.id.as_str()).collect();
        let values: BTreeSet<&str> = scene.values.iter().map(|v| v.id.as_str()).collect();
        let ends = self.ends();
        let mut ids = BTreeMap::new();
        for (title, (file, node, started)) in &self.nodes {
            if !started {
                out.put(
                    "unreachable-dialogue",
                    (file, node.line, 1),
                    Phrase::quote(title),
                    say!("有人开始的对话节点", "a node that something begins"),
                    say!("在 [[role]] 的 talk、规则的 talk 或 <<jump {title}>> 里用它，或删去。", "name it in a role's `talk`, a rule's `talk` or a <<jump {title}>>, or delete it."),
                );
            } else if !ends.contains(title.as_str()) {
                out.put(
                    "endless-dialogue",
                    (file, node.line, 1),
                    Phrase::quote(title),
                    say!("走得到结尾的对话", "a dialogue that comes to an end"),
                    say!(
                        "给这一圈 <<jump>> 留一个出口。",
                        "leave a way out of this ring of <<jump>>s."
                    ),
                );
            }
            for jump in node
                .jumps
                .iter()
                .filter(|j| !self.nodes.contains_key(&j.name))
            {
                unknown(
                    out,
                    file,
                    jump,
                    "对话节点",
                    "dialogue node",
                    "",
                    self.nodes.keys().map(String::as_str),
                );
            }
            for variable in node
                .variables
                .iter()
                .filter(|v| !values.contains(v.name.as_str()))
            {
                unknown(
                    out,
                    file,
                    variable,
                    "变量 [[value]]",
                    "[[value]]",
                    "$",
                    values.iter().copied(),
                );
            }
            for line in &node.spoken {
                if let Some(speaker) = line
                    .speaker
                    .as_ref()
                    .filter(|s| !roles.contains(s.name.as_str()))
                {
                    unknown(
                        out,
                        file,
                        speaker,
                        "人物 [[role]]",
                        "[[role]]",
                        "",
                        roles.iter().copied(),
                    );
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
                                Phrase::quote(&format!("#line:{id}")),
                                say!(
                                    "第 {first} 行没用过的标识",
                                    "an id not used on line {first}"
                                ),
                                say!("换一个标识。", "choose another id."),
                            );
                        }
                    }
                }
                if let Some(figure) = figure(&line.text) {
                    out.put(
                        "bare-figure",
                        (file, line.line, line.column),
                        Phrase::quote(&figure),
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
    let help = match out.guess.closest(name, known) {
        Some(close) => say!(
            "是不是想写 `{sign}{close}`？",
            "did you mean `{sign}{close}`?"
        ),
        None => say!(
            "先声明这个{zh}，或改用已有的。",
            "declare this {en}, or use one that exists."
        ),
    };
    let found = Phrase::quote(&format!("{sign}{name}"));
    out.put(
        "unknown-id",
        (file, named.line, named.column),
        found,
        say!("已声明的{zh}", "a declared {en}"),
        help,
    );
}

/// The functions that a dialogue may call.
fn library() -> Library {
    let mut library = Library::standard_library();
    library.add_function("visited", |_: String| false);
    library.add_function("visited_count", |_: String| 0.0_f32);
    library
}

/// A value's kind in Yarn, with a start for the compiler.
fn kind(start: Option<&Scalar>, is: Option<&str>) -> (Type, YarnValue) {
    match start {
        Some(Scalar::Bool(yes)) => (Type::Boolean, YarnValue::from(*yes)),
        Some(Scalar::Word(word)) => (Type::String, YarnValue::from(word.as_str())),
        Some(Scalar::Number(n)) => (Type::Number, YarnValue::from(*n as f32)),
        None if is
            .and_then(|text| expr::parse(text).ok())
            .is_some_and(|e| is_yes_or_no(&e)) =>
        {
            (Type::Boolean, YarnValue::from(false))
        }
        None => (Type::Number, YarnValue::from(0.0_f32)),
    }
}

/// Whether an expression gives yes or no rather than a number.
fn is_yes_or_no(expr: &Expr) -> bool {
    match expr {
        Expr::Literal(value) => matches!(value, Scalar::Bool(_)),
        Expr::Unary(Unary::Not, _) => true,
        Expr::Binary(op, ..) => !matches!(
            op,
            Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide
        ),
        Expr::If(_, then, _) => is_yes_or_no(then),
        Expr::Name(name, _) => ["done.", "right.", "answered."]
            .iter()
            .any(|p| name.starts_with(p)),
        _ => false,
    }
}
