//! What stands in a text: placeholders and mentions in braces, and figures that should be facts.

use super::structure::seen;
use super::{Check, IdKind, Needs, few};
use crate::marks::{is_unseen, shown};
use crate::mentions::{self, BUTTONS, Mention, mention};
use crate::report::{Message, quote, say};
use crate::source::Seg;
use crate::strings::Strings;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(super) fn text(
        &mut self,
        strings: &Strings<'_>,
        id: &str,
        text: &str,
        way: &[Seg],
        (needs, facts): (&Needs, &mut BTreeSet<String>),
    ) {
        // A unit may be nothing in one language: years have none in English.
        let may_be_empty = id.starts_with("fact.") && id.ends_with(".unit");
        if text.trim().is_empty() && !may_be_empty {
            self.put_text(
                "empty-text",
                (strings, way),
                say!("text-empty-id", id),
                say!("text-some-text"),
                say!("text-write-delete-entry"),
            );
        }
        if let Some(c) = text.chars().find(|c| is_unseen(*c)).filter(|_| !strings.broken) {
            let (expected, help) = seen();
            self.put_text("bad-character", (strings, way), quote(&shown(c)), expected, help);
        }
        for (found, meant) in wide_braces(text) {
            let [expected, help] = narrow(&meant);
            self.put_text("wide-braces", (strings, way), quote(&found), expected, help);
        }
        let dialogue = id.starts_with("dialogue.");
        let mut bare = Vec::new();
        let mut rest = text;
        // Behind the last `]` a `[` is an ordinary sign; looked for once, not at each.
        let last = text.rfind(']').unwrap_or(0);
        while let Some(open) = rest.find(['{', '[']) {
            bare.extend(figures(&rest[..open]));
            let markup = rest[open..].starts_with('[');
            let inner = &rest[open + 1..];
            if markup && text.len() - inner.len() > last {
                rest = inner;
                continue;
            }
            let shuts = |c: char| if markup { c == ']' } else { "}｝﹜".contains(c) };
            let Some(close) = inner.find(shuts).filter(|close| markup || inner[*close..].starts_with('}')) else {
                if let Some(wide) = inner.find(shuts).and_then(|at| inner[at..].chars().next()) {
                    self.put_text(
                        "bad-placeholder",
                        (strings, way),
                        quote(&wide.to_string()),
                        quote("}"),
                        say!("text-write-ascii-brace", wide),
                    );
                    return;
                }
                self.put_text(
                    "bad-placeholder",
                    (strings, way),
                    quote(&rest[open..]),
                    say!("text-braces-in-pairs"),
                    say!("text-add-brace"),
                );
                return;
            };
            if !markup {
                self.placeholder(strings, &inner[..close], way, dialogue, (needs, facts));
            }
            rest = &inner[close + 1..];
        }
        bare.extend(figures(rest));
        if !bare.is_empty() {
            self.put_text(
                "bare-figure",
                (strings, way),
                quoted(&bare),
                say!("text-fact-source-fact"),
                say!("text-make-fact-write-fact"),
            );
        }
    }

    fn placeholder(
        &mut self,
        strings: &Strings<'_>,
        inner: &str,
        way: &[Seg],
        dialogue: bool,
        (needs, facts): (&Needs, &mut BTreeSet<String>),
    ) {
        if mentions::is_like_one(inner) {
            return self.mention(strings, inner, way, needs);
        }
        let (name, decimals) = inner.split_once(':').map_or((inner, None), |(n, d)| (n, Some(d)));
        if decimals.is_some_and(|d| !matches!(d.as_bytes(), [b'0'..=b'6'])) {
            self.put_text(
                "bad-placeholder",
                (strings, way),
                Message::same(format!("`{{{inner}}}`")),
                say!("text-decimals-range"),
                say!("text-decimals-example"),
            );
        }
        if let Some(fact) = name.strip_prefix("fact.") {
            facts.insert(fact.to_owned());
        }
        let spoken = dialogue && name.parse::<u8>().is_ok() && !name.starts_with('+');
        let fact = name.strip_prefix("fact.").is_some_and(|id| self.ids.has(IdKind::FACT, id));
        if !spoken && !fact && self.names.life(name).is_none() {
            let close = match name.strip_prefix("fact.") {
                Some(id) => self.out.guess.closest(id, self.ids.all(IdKind::FACT)).map(|id| format!("fact.{id}")),
                None => self.close_name(name),
            };
            let help = match close {
                Some(close) => say!("text-did-you-mean-name", close),
                None => say!("text-braces-hold-name-fact"),
            };
            self.put_text(
                "unknown-name",
                (strings, way),
                Message::same(format!("`{{{name}}}`")),
                say!("expr-name-exists"),
                help,
            );
        }
    }
}

impl Check<'_> {
    /// A mention must name a text that the scene has, or a button that there is.
    fn mention(&mut self, strings: &Strings<'_>, name: &str, way: &[Seg], needs: &Needs) {
        let is_known = match mention(name) {
            Some(Mention::Text(id)) => needs.has(&id),
            Some(Mention::Button(_)) => true,
            None => false,
        };
        if is_known {
            return;
        }
        let of_scene = needs.ids().filter_map(|id| mentions::of_text(id));
        let buttons = BUTTONS.iter().map(|button| format!("{}.{}", mentions::BUTTON, button.id));
        let all: Vec<String> = of_scene.chain(buttons).collect();
        let help = match self.out.guess.closest(name, all.iter().map(String::as_str)) {
            Some(close) => say!("text-did-you-mean-name", close),
            None => {
                let kind = name.split('.').next().unwrap_or_default();
                let same = all.iter().filter(|one| one.split('.').next() == Some(kind));
                let list = few(same.map(|one| Message::same(format!("`{{{one}}}`"))).collect(), LISTED);
                say!("text-mention-what-is-there", list)
            }
        };
        let found = Message::same(format!("`{{{name}}}`"));
        self.put_text("unknown-name", (strings, way), found, say!("text-mention-exists"), help);
    }
}

/// What stands in full-width braces and looks like the name of a value, and what it looks like.
pub(super) fn wide_braces(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['｛', '﹛']) {
        let inner = rest[open..].split_at(rest[open..].chars().next().map_or(0, char::len_utf8)).1;
        let Some(close) = inner.find(['｝', '﹜', '}', '{', '｛', '﹛']) else { break };
        let name = inner[..close].trim();
        let word = |c: char| c.is_ascii_alphanumeric() || "_-.:$".contains(c);
        let shut = inner[close..].chars().next().filter(|c| "｝﹜}".contains(*c));
        if let (Some(shut), false, true) = (shut, name.is_empty(), name.chars().all(word)) {
            let length = inner.as_ptr() as usize - rest[open..].as_ptr() as usize + close + shut.len_utf8();
            out.push((rest[open..open + length].to_owned(), name.to_owned()));
        }
        rest = &inner[close..];
    }
    out
}

/// What is expected in place of full-width braces, and the remedy.
pub(super) fn narrow(name: &str) -> [Message; 2] {
    [Message::same(format!("`{{{name}}}`")), say!("text-show-value-write-ascii", name)]
}

/// Most figures of a text that are named.
const LISTED: usize = 6;

/// The figures of a text in a row.
pub(super) fn quoted(figures: &[String]) -> Message {
    few(figures.iter().map(|figure| quote(figure)).collect(), LISTED)
}

/// The figures in a piece of text outside placeholders.
pub(super) fn figures(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = text;
    while let Some(start) = rest.find(digit) {
        // A digit within a word (H2O, mp3) is part of a name, not a figure.
        let word = rest[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic());
        let run: String = rest[start..].chars().take_while(|c| digit(*c) || ".,%".contains(*c)).collect();
        if !word {
            out.push(run.trim_end_matches(['.', ',']).to_owned());
        }
        rest = &rest[start + run.len()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_braces_around_a_name_are_found() {
        let found = |text: &str| wide_braces(text).into_iter().map(|(whole, _)| whole).collect::<Vec<_>>();
        assert_eq!(found("宽 ｛fact.width｝，高 ﹛ lab.level:2 }。"), ["｛fact.width｝", "﹛ lab.level:2 }"]);
        assert!(found("｛甲｝ 和 ｛｝ 和 ｛a").is_empty());
    }

    #[test]
    fn figures_are_found_and_names_with_digits_are_not() {
        assert_eq!(figures("宽 14.3 米，高 5 米"), ["14.3", "5"]);
        assert_eq!(figures("建于２０００年"), ["２０００"]);
        assert!(figures("H2O 和 T²").is_empty());
        assert_eq!(figures("H2 是 2 个"), ["2"]);
    }
}
