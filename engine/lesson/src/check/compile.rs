//! Dialogues through the Yarn compiler, which knows the scene's values as variables.

use super::Out;
use super::dialogue::Talk;
use crate::dialogues::{Dialogues, library};
use crate::expr::{self, Binary, Expr, Unary};
use crate::format::{Scalar, Scene};
use crate::report::say;
use yarnspinner_compiler::prelude::{Compiler, Declaration, File};
use yarnspinner_core::prelude::{Type, YarnValue};

/// How the compiler's messages begin that our own check makes needless.
const OURS: [&str; 3] = ["More than one node is named", "Duplicate line ID", "Missing title header"];

impl Talk {
    /// Compiles the files, or reports why they do not.
    pub(super) fn compile(&mut self, scene: &Scene, files: Vec<File>, out: &mut Out) {
        if files.is_empty() {
            return;
        }
        let first = files[0].file_name.clone();
        let mut compiler = Compiler::new();
        compiler.add_files(files).extend_library(library());
        for value in scene.values.iter().filter(|v| !v.id.contains('-')) {
            let (kind, start) = kind(value.start.as_ref(), value.is.as_deref());
            compiler.declare_variable(Declaration::new(format!("${}", value.id), kind).with_default_value(start));
        }
        // The compiler is another's and may panic on what nobody foresaw; natively that is a report, not a crash.
        let compiled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| compiler.compile()));
        match compiled {
            Ok(Ok(compilation)) => {
                let texts = compilation.string_table.into_iter().map(|(id, info)| (id.0, info.text));
                self.compiled = compilation.program.map(|program| Dialogues::new(program, texts));
            }
            Ok(Err(errors)) => {
                // Some are reported by our own check, which says more: where a name was used first, how to mend it.
                let ours = |m: &str| OURS.iter().any(|start| m.starts_with(start));
                for error in errors.0.into_iter().filter(|e| !ours(&e.message)) {
                    let start = error.range.map(|r| (r.start.line + 1, r.start.character + 1)).unwrap_or((1, 1));
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
                say!("编译器读不下去的对话", "a dialogue at which the compiler gave up"),
                say!("正确的 Yarn 对话", "Yarn that compiles"),
                say!("先删去新写的部分，再一点点加回来。", "take out what is new, then bring it back bit by bit."),
            ),
        }
    }
}

/// A value's kind in Yarn, with a start for the compiler.
fn kind(start: Option<&Scalar>, is: Option<&str>) -> (Type, YarnValue) {
    match start {
        Some(Scalar::Bool(yes)) => (Type::Boolean, YarnValue::from(*yes)),
        Some(Scalar::Word(word)) => (Type::String, YarnValue::from(word.as_str())),
        Some(Scalar::Number(n)) => (Type::Number, YarnValue::from(*n as f32)),
        None if is.and_then(|text| expr::parse(text).ok()).is_some_and(|e| is_yes_or_no(&e)) => {
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
        Expr::Binary(op, ..) => !matches!(op, Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide),
        Expr::If(_, then, _) => is_yes_or_no(then),
        Expr::Name(name, _) => ["done.", "right.", "answered."].iter().any(|p| name.starts_with(p)),
        _ => false,
    }
}
