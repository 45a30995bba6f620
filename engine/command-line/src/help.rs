//! Puts help from a catalogue into clap's tree of commands.

use crate::Messages;
use clap::builder::{PossibleValue, Resettable};
use clap::{Arg, Command};
use shujin_messages::table::look_up;
use shujin_messages::{Joint, Message};

/// The message of a command or an argument, by the path that leads there: `help-export-cmi5-out`; else, for what several commands
/// take, by its last part: `help-any-store`.
pub fn id(messages: Messages, path: &[&str]) -> Option<Message> {
    let shared = || look_up(messages, &written(&["any", path.last()?]));
    look_up(messages, &written(path)).or_else(shared).map(Message::from)
}

/// The id of this path.
fn written(path: &[&str]) -> String {
    format!("help-{}", path.join("-").replace('_', "-"))
}

/// A program's commands with help, headings, defaults and values in the language in which the program speaks.
///
/// clap lets `[OPTIONS]`, `<COMMAND>` and `[aliases: …]` stand as they are.
pub fn localized(mut command: Command, messages: Messages) -> Command {
    command.build();
    let command = match look_up(messages, "help") {
        Some(about) => command.about(Message::from(about).to_string()),
        None => command,
    };
    below(command, messages, &mut Vec::new())
}

fn below(command: Command, messages: Messages, path: &mut Vec<String>) -> Command {
    let template = template(&command);
    let after = id_of(messages, path, Some("after")).filter(|_| !path.is_empty());
    let command =
        command.help_template(template).mut_args(|arg| argument(arg, messages, path)).mut_subcommands(|inner| {
            path.push(inner.get_name().to_owned());
            let about = match inner.get_name() {
                "help" => Some(say!("help-help-command")),
                _ => id_of(messages, path, None),
            };
            let inner = match about {
                Some(about) => inner.about(about.to_string()),
                None => inner,
            };
            let inner = below(inner, messages, path);
            path.pop();
            inner
        });
    match after {
        Some(after) => command.after_help(after.to_string()),
        None => command,
    }
}

/// How the help of a command is put together. Its headings are whole messages: clap ends its own with a colon of its own, as wide as a letter.
fn template(command: &Command) -> String {
    let heading = command.get_styles().get_header();
    let shown = |arg: &&Arg| !arg.is_hide_set();
    let sections = [
        (command.has_subcommands(), say!("commands"), "subcommands"),
        (command.get_positionals().any(|arg| shown(&arg)), say!("arguments"), "positionals"),
        (command.get_arguments().any(|arg| shown(&arg) && !arg.is_positional()), say!("options"), "options"),
    ];
    let sections = sections.iter().filter(|(is_there, ..)| *is_there);
    let sections: String =
        sections.map(|(_, said, tag)| format!("\n\n{heading}{said}{heading:#}\n{{{tag}}}")).collect();
    format!("{{before-help}}{{about-with-newline}}\n{}{{usage}}{sections}{{after-help}}", say!("usage"))
}

/// The message for this path and one part more. Without a fallback for commands: each has its own.
fn id_of(messages: Messages, path: &[String], more: Option<&str>) -> Option<Message> {
    let whole: Vec<&str> = path.iter().map(String::as_str).chain(more).collect();
    look_up(messages, &written(&whole)).map(Message::from)
}

/// An argument with its help, what it is without it, and what can be written for it.
fn argument(arg: Arg, messages: Messages, path: &[String]) -> Arg {
    let name = arg.get_id().as_str().to_owned();
    let whole: Vec<&str> = path.iter().map(String::as_str).chain([name.as_str()]).collect();
    let said = match name.as_str() {
        "help" => Some(say!("help-flag")),
        "version" => Some(say!("version-flag")),
        _ => id(messages, &whole),
    };
    let Some(said) = said else { return arg };
    if !arg.get_action().takes_values() {
        // clap has a longer one of its own for `--help`.
        return arg.help(said.to_string()).long_help(Resettable::Reset);
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|one| one.to_string_lossy()).collect();
    let default = (!defaults.is_empty()).then(|| say!("default", value = defaults.join(" ")).to_string());
    let values: Vec<PossibleValue> =
        arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect();
    let named = Message::list(values.iter().map(|value| Message::same(value.get_name())), Joint::Comma);
    let named = (!values.is_empty()).then(|| say!("values", values = named).to_string());
    // What each value is for stands below where it has words of its own.
    let lines: Vec<String> = values
        .iter()
        .filter_map(|value| {
            let said = look_up(messages, &format!("{}-{}", written(&whole), value.get_name()))?;
            Some(say!("value-is", value = value.get_name(), said = Message::from(said)).to_string())
        })
        .collect();
    let said = said.to_string();
    let short = [Some(&said), named.as_ref(), default.as_ref()].into_iter().flatten().map(String::as_str);
    let arg = arg.help(short.collect::<Vec<_>>().join(" ")).hide_default_value(true).hide_possible_values(true);
    match lines.is_empty() {
        true => arg.long_help(Resettable::Reset),
        false => {
            arg.long_help([said, lines.join("\n"), default.unwrap_or_default()].join("\n\n").trim_end().to_owned())
        }
    }
}

/// Paths of commands and arguments that have no help in a catalogue.
pub fn lacking(mut command: Command, messages: Messages) -> Vec<String> {
    fn walk(command: &Command, messages: Messages, path: &[&str], lacking: &mut Vec<String>) {
        for arg in command.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str())) {
            let whole = [path, &[arg.get_id().as_str()]].concat();
            if id(messages, &whole).is_none() {
                lacking.push(whole.join(" "));
            }
        }
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            let whole = [path, &[inner.get_name()]].concat();
            if look_up(messages, &written(&whole)).is_none() {
                lacking.push(whole.join(" "));
            }
            walk(inner, messages, &whole, lacking);
        }
    }
    command.build();
    let mut all = Vec::new();
    if look_up(messages, "help").is_none() {
        all.push(String::new());
    }
    walk(&command, messages, &[], &mut all);
    all
}
