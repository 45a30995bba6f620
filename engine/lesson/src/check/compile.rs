//! Dialogues through the Yarn compiler, which knows the scene's values as variables.

use super::Out;
use super::dialogue::Talk;
use super::yarn_errors::told;
use crate::dialogues::{Dialogues, library};
use crate::expr::Kind;
use crate::expressions::Expressions;
use crate::format::{Scalar, Scene, Value};
use crate::guard::guarded;
use crate::report::{quote, say};
use std::collections::BTreeSet;
use yarnspinner_compiler::prelude::{Compilation, Compiler, Declaration, Diagnostic, File};
use yarnspinner_core::prelude::{Type, YarnValue};

/// How the compiler's messages begin that our own check makes needless.
const OURS: [&str; 4] = ["More than one node is named", "Duplicate line ID", "Missing title header", "The node '"];

/// Most lines of a node that are tried one by one to find what the compiler panics at.
const TRIED: usize = 200;

/// A dialogue file for the compiler.
pub(super) struct Source {
    pub path: String,
    pub text: String,
    /// The lines of which something was said already.
    pub told: BTreeSet<usize>,
    /// Whether what the compiler says of the file may come of what was said already.
    pub unsure: bool,
}

/// What the compiler is told: a scene's values, with the kinds of those that are computed.
pub(super) type Known<'a> = (&'a Scene, &'a Expressions);

/// What the compiler makes of files; nothing where it panics.
type Compiled = Option<Result<Compilation, Vec<Diagnostic>>>;

impl Talk {
    /// Compiles the files, or reports why they do not.
    pub(super) fn compile(&mut self, known: Known<'_>, sources: &[Source], out: &mut Out) {
        if sources.is_empty() {
            return;
        }
        let files = sources.iter().map(|s| File { file_name: s.path.clone(), source: s.text.clone() }).collect();
        match compiled(known, files) {
            // What was mended here is not what players get.
            Some(Ok(_)) if sources.iter().any(|s| !s.told.is_empty()) => {}
            Some(Ok(compilation)) => {
                let texts = compilation.string_table.into_iter().map(|(id, info)| (id.0, info.text));
                self.compiled = compilation.program.map(|program| Dialogues::new(program, texts));
            }
            Some(Err(errors)) => report(errors, sources, out),
            None => gave_up(known, sources, out),
        }
    }
}

/// Runs the compiler. It is another's and may panic on what nobody foresaw: that is a report with its place, not a crash.
fn compiled((scene, expressions): Known<'_>, files: Vec<File>) -> Compiled {
    let mut compiler = Compiler::new();
    let file = files.first().map_or("", |file| file.file_name.as_str()).to_owned();
    compiler.add_files(files).extend_library(library());
    for value in scene.values.iter().filter(|v| !v.id.contains('-')) {
        let (kind, start) = kind(value, expressions);
        compiler.declare_variable(Declaration::new(format!("${}", value.id), kind).with_default_value(start));
    }
    guarded(&file, || compiler.compile().map_err(|errors| errors.0))
}

/// What the compiler found, one problem a line: it says most things twice, and what follows comes of the first.
fn report(errors: Vec<Diagnostic>, sources: &[Source], out: &mut Out) {
    // Some are reported by our own check, which says more: where a name was used first, how to mend it.
    let ours = |m: &str| OURS.iter().any(|start| m.starts_with(start));
    let mut said = BTreeSet::new();
    for error in errors.into_iter().filter(|e| !ours(&e.message)) {
        let name = error.file_name.as_deref();
        let Some(source) = sources.iter().find(|s| Some(s.path.as_str()) == name).or(sources.first()) else { continue };
        let (line, column) = error.range.map_or((1, 1), |r| (r.start.line + 1, r.start.character + 1));
        if source.unsure || source.told.contains(&line) || !said.insert((source.path.as_str(), line)) {
            continue;
        }
        let (found, expected, help) = told(&error.message);
        out.put("yarn-syntax", (&source.path, line, column), found, expected, help);
    }
}

/// The compiler panicked: looks for the file, the node and the line at which it does.
fn gave_up(known: Known<'_>, sources: &[Source], out: &mut Out) {
    let panics = |text: &str| {
        let file = File { file_name: "a.yarn".into(), source: text.to_owned() };
        compiled(known, vec![file]).is_none()
    };
    let guilty = sources.iter().find(|s| panics(&s.text)).or(sources.first());
    let Some(source) = guilty.filter(|s| !s.unsure) else { return };
    let lines: Vec<&str> = source.text.lines().collect();
    let mut start = 0;
    let nodes = lines.split_inclusive(|line| line.trim() == "===").map(|node| {
        start += node.len();
        (start - node.len(), node)
    });
    let node = nodes.into_iter().find(|(_, node)| panics(&node.join("\n")));
    let (first, node) = node.unwrap_or((0, &[]));
    // The line without which it does not. Without its beginning a block is wrong too, so what does compile counts more.
    let without = |at: usize| {
        let rest: Vec<&str> = node.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, line)| *line).collect();
        let file = File { file_name: "a.yarn".into(), source: rest.join("\n") };
        compiled(known, vec![file])
    };
    let body = node.iter().position(|line| line.trim() == "---").map_or(node.len(), |at| at + 1);
    let tried: Vec<usize> = (body..node.len().saturating_sub(1)).take(TRIED).collect();
    let line = tried.iter().find(|at| matches!(without(**at), Some(Ok(_))));
    let line = line.or_else(|| tried.iter().find(|at| without(**at).is_some())).copied();
    let found = line.and_then(|at| node.get(at)).map(|line| line.trim());
    out.put(
        "yarn-syntax",
        (&source.path, first + line.unwrap_or(0) + 1, 1),
        match found {
            Some(text) => quote(text),
            None => say!("expr-dialogue-compiler-gave-up"),
        },
        say!("expr-yarn-compiles"),
        say!("expr-take-out-write-otherwise"),
    );
}

/// A value's kind in Yarn, with a start for the compiler. What is computed has the kind of its expression, as in the play.
fn kind(value: &Value, expressions: &Expressions) -> (Type, YarnValue) {
    let computed = || Some(expressions.get(value.is.as_ref()?)?.kind);
    match (&value.start, computed()) {
        (Some(Scalar::Bool(yes)), _) => (Type::Boolean, YarnValue::from(*yes)),
        (Some(Scalar::Word(word)), _) => (Type::String, YarnValue::from(word.as_str())),
        (Some(Scalar::Number(n)), _) => (Type::Number, YarnValue::from(*n as f32)),
        (None, Some(Kind::Truth)) => (Type::Boolean, YarnValue::from(false)),
        (None, Some(Kind::Word)) => (Type::String, YarnValue::from("")),
        (None, Some(Kind::Number(_) | Kind::Unknown) | None) => (Type::Number, YarnValue::from(0.0_f32)),
    }
}
