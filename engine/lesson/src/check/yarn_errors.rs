//! What the Yarn compiler says, in the words of a report: it knows only English, and the names of its own grammar.

use crate::report::{Message, quote, say, shorten};

/// What stands there, what should, and what to do, for a message of the compiler.
pub(super) fn told(message: &str) -> (Message, Message, Message) {
    let wholly = |found| (found, sound(), look());
    let starts = |start: &str| message.strip_prefix(start);
    if let Some(line) = starts("Expected an <<endif>> to match the <<if>> statement on line ") {
        return (say!("yarn-if-line-does-not", line), quote("<<endif>>"), say!("yarn-put-line-endif-behind"));
    }
    if starts("More than one <<else>>").is_some() {
        return (say!("yarn-second-else-if"), say!("yarn-one-else"), say!("yarn-write-elseif-condition-what"));
    }
    if let Some((variable, kinds)) = message.split_once(" cannot be assigned a ") {
        let (name, kind) = variable.split_once(" (").unwrap_or((variable, ""));
        let (kind, given) = (kind.trim_end_matches(')'), kind_of(kinds));
        let within = within(kind);
        return (
            say!("yarn-of-other-kind", given, name, within = &within),
            kind_of(kind),
            say!("yarn-set-to-kind", within = &within),
        );
    }
    if starts("All terms of ").is_some() || message.contains("' must be ") {
        return (
            say!("yarn-values-different-kinds-operation"),
            say!("yarn-values-kind"),
            say!("yarn-compare-like-with-like"),
        );
    }
    if starts("Operator ").is_some() || message.contains(" has no implementation defined for ") {
        return (
            say!("yarn-operation-such-values-do"),
            say!("yarn-operation-that-they-have"),
            say!("yarn-which-operations"),
        );
    }
    if let Some(rest) = starts("Function \"") {
        let name = rest.split('"').next().unwrap_or("");
        return (
            say!("yarn-wrong-number-arguments", name),
            say!("yarn-as-many-arguments"),
            say!("yarn-add-delete-some-separate"),
        );
    }
    if message.contains(" parameter ") && message.contains(" expects a ") {
        return wholly(say!("yarn-argument-wrong-kind"));
    }
    if starts("Variable names need to start").is_some() {
        return (say!("yarn-variable-without-dollar"), quote("$kind"), say!("yarn-put-dollar-before"));
    }
    if starts("Newlines are not allowed").is_some() {
        return (say!("yarn-command-does-not-end"), quote(">>"), say!("yarn-write-command-line-end"));
    }
    if starts("Command text expected").is_some() {
        return (say!("yarn-empty-command"), say!("yarn-command"), say!("yarn-write-command-or-delete"));
    }
    if message.contains("Can't figure out the type") || starts("Type of expression").is_some() {
        return wholly(say!("yarn-value-kind-cannot-told"));
    }
    unexpected(message)
}

/// What the grammar did not expect.
fn unexpected(message: &str) -> (Message, Message, Message) {
    let quoted = |start: &str, mark: char| {
        let rest = message.strip_prefix(start)?.split_once(mark)?.1;
        Some(rest.rsplit_once(mark).map_or(rest, |(inner, _)| inner).to_owned())
    };
    let friendly = message.strip_prefix("Unexpected \"").and_then(|m| m.split_once("\" while reading "));
    if let Some((what, place)) = friendly {
        return (say!("yarn-unexpected", place = place_of(place), what = shown(what)), sound(), look());
    }
    let token =
        ["mismatched input ", "extraneous input ", "no viable alternative at input ", "token recognition error at: "];
    let strange = token.iter().find_map(|start| quoted(start, '\'').filter(|_| message.starts_with(start)));
    match strange {
        Some(what) => {
            let what = shown(what.split("' expecting").next().unwrap_or_default());
            (say!("yarn-out-of-place", what), sound(), look())
        }
        None => {
            let message = shorten(message);
            (say!("yarn-not-understood", message), sound(), look())
        }
    }
}

/// A piece of the file that the compiler quotes, where something can be seen of it.
fn shown(piece: &str) -> Message {
    match piece.trim() {
        "" | "\\n" | "\\r\\n" => say!("yarn-piece-end-of-line"),
        "<EOF>" => say!("yarn-piece-end-of-file"),
        piece => say!("yarn-piece", piece = quote(piece)),
    }
}

fn place_of(place: &str) -> Message {
    match place.trim_start_matches("an ").trim_start_matches("a ") {
        "set statement" => say!("yarn-place-set", place),
        "if clause" | "if statement" | "else if clause" | "else clause" => say!("yarn-place-condition", place),
        "line condition" => say!("yarn-place-line-condition", place),
        "jump statement" => say!("yarn-place-jump", place),
        "declare statement" => say!("yarn-place-declare", place),
        "function call" => say!("yarn-place-function", place),
        "expression" | "value" => say!("yarn-place-expression", place),
        "variable" => say!("yarn-place-variable", place),
        "hashtag" | "file hashtag" => say!("yarn-place-tag", place),
        "header" => say!("yarn-place-header", place),
        _ => say!("yarn-place-other", place),
    }
}

fn kind_of(kind: &str) -> Message {
    match kind {
        "Number" => say!("expr-kind-number"),
        "String" => say!("expr-kind-word"),
        "Bool" | "Boolean" => say!("expr-kind-truth"),
        _ => say!("yarn-another-kind"),
    }
}

/// The same within a sentence.
fn within(kind: &str) -> Message {
    match kind {
        "Bool" | "Boolean" => say!("expr-kind-truth-within"),
        other => kind_of(other),
    }
}

fn sound() -> Message {
    say!("expr-yarn-compiles")
}

fn look() -> Message {
    say!("yarn-look-here-line-before")
}
