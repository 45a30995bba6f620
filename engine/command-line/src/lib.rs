//! Command lines that speak the language of who types them.
//!
//! ```text
//! --lang, SHUJIN_LANG, the system ─ locale ─┐
//! a program's commands (clap) ──────────────┼─ help ─ parsed arguments, or
//! a program's catalogue: help-serve-port … ─┘         └ complaint: what is wrong with them
//! ```
//!
//! A program declares its commands to clap without a word of help, and says the words in its catalogue, by the path of command and
//! argument: see [`help::id`]. Does not: know any command.

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

mod complaint;
pub mod help;
mod locale;

pub use locale::{locale, preferred};

use clap::Parser;
use shujin_messages::table::Entry;
use std::process::exit;

/// The catalogue of a program.
pub type Messages = &'static [&'static Entry];

/// The arguments of this process, with help and complaints in the language of who typed them, in which the program speaks from here on.
/// Ends the process where help was asked for (0), or arguments are wrong (2).
pub fn parse<A: Parser>(messages: Messages) -> A {
    shujin_messages::speak(locale(std::env::args_os().skip(1)));
    let mut command = help::localized(A::command(), messages);
    let parsed =
        command.try_get_matches_from_mut(std::env::args_os()).and_then(|matches| A::from_arg_matches(&matches));
    parsed.unwrap_or_else(|error| {
        if !error.use_stderr() {
            error.exit()
        }
        match complaint::said(&error) {
            Some(said) => eprintln!("{said}"),
            None => _ = error.print(),
        }
        exit(error.exit_code())
    })
}

/// Reads the tag of a locale, for an argument: `#[arg(value_parser = shujin_command_line::read_locale)]`. Whatever the environment may say is
/// understood here, too: `zh_TW.UTF-8`, `en-US`, `zh`.
///
/// # Errors
/// None suits: names those that there are.
pub fn read_locale(tag: &str) -> Result<shujin_messages::Locale, String> {
    use shujin_messages::{Joint, Locale, Message};
    let known = || Message::list(Locale::all().map(|locale| Message::same(locale.tag())), Joint::Comma);
    Locale::best([tag]).ok_or_else(|| say!("no-such-locale", known = known()).to_string())
}

#[cfg(test)]
mod tests {
    use super::read_locale;

    #[test]
    fn a_language_is_named_as_in_the_environment() {
        let read = |tag: &str| read_locale(tag).map(|locale| locale.tag());
        for (tag, locale) in
            [("zh-TW", "zh-Hant"), ("zh_HK.UTF-8", "zh-Hant"), ("zh", "zh-CN"), ("en-US", "en"), ("ZH-cn", "zh-CN")]
        {
            assert_eq!(read(tag).as_deref(), Ok(locale), "{tag}");
        }
        for none in ["fr", "", "C", "english"] {
            let known = read(none).expect_err("no such locale");
            assert!(known.contains("zh-CN、zh-Hant、en"), "{known}");
        }
    }
}
