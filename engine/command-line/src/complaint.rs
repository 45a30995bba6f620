//! What is wrong with arguments, in the language in which the program speaks.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use shujin_messages::{Joint, Message};

/// What is wrong, how it should be written, and where help is. None of what clap tells seldom: that it tells in its own words.
pub(crate) fn said(error: &Error) -> Option<String> {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => say!("no-such-argument", argument = argument()?),
        ErrorKind::InvalidSubcommand => say!("no-such-command", command = text(error, ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingSubcommand => say!("command-missing"),
        ErrorKind::MissingRequiredArgument => say!("arguments-missing", arguments = argument()?),
        ErrorKind::InvalidValue if value()?.is_empty() => say!("value-missing", argument = argument()?),
        ErrorKind::InvalidValue => match text(error, ContextKind::ValidValue) {
            Some(known) if !known.is_empty() => {
                say!("value-not-among", argument = argument()?, value = value()?, known)
            }
            _ => say!("value-wrong", argument = argument()?, value = value()?),
        },
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(why) => say!("value-wrong-why", argument = argument()?, value = value()?, why = why.to_string()),
            None => say!("value-wrong", argument = argument()?, value = value()?),
        },
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            Some(other) if Some(&other) != argument().as_ref() => {
                say!("arguments-conflict", argument = argument()?, other)
            }
            _ => say!("argument-twice", argument = argument()?),
        },
        ErrorKind::TooManyValues => say!("value-too-many", argument = argument()?, value = value()?),
        _ => return None,
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().find_map(|kind| text(error, kind)).filter(|text| !text.is_empty());
    let mut parts = vec![say!("wrong", what).to_string()];
    parts.extend(suggested.map(|suggested| say!("did-you-mean", suggested).to_string()));
    parts.extend(usage(error).map(|usage| format!("\n{}{usage}", say!("usage"))));
    parts.push(format!("\n{}", say!("see-help")));
    Some(parts.join("\n"))
}

/// How the command is written: what follows clap's own `Usage: `.
fn usage(error: &Error) -> Option<String> {
    let usage = text(error, ContextKind::Usage)?;
    Some(usage.trim().strip_prefix("Usage:").unwrap_or(&usage).trim().to_owned())
}

/// What the error says of this.
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(all) => Message::list(all.iter().map(Message::same), Joint::Comma).to_string(),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => return None,
    })
}
