//! Texts as a learner reads them: facts, live numbers and what the screen calls things filled in.

use crate::{Content, Play, Utterance, speech::Figures};
use shujin_lesson::format::{Fact, Scalar, Value};
use shujin_lesson::mentions::{Mention, mention};
use shujin_messages::Locale;

/// Texts within texts (a control's name or an option within a line) that are filled in: one that names itself ends here.
const DEEPEST: u8 = 2;

impl Play {
    /// The text of `id` in `lang`, its `{…}` filled in; empty where there is none.
    pub fn text(&self, lang: &str, id: &str) -> String {
        self.fill(lang, self.lesson.text(lang, id).unwrap_or_default())
    }

    /// A line in `lang` with the figures that it had when it was said.
    pub fn line(&self, lang: &str, said: &Utterance) -> String {
        let Content::Line(line) = &said.content else { return String::new() };
        let text = self.lesson.text(lang, &format!("line.{line}")).unwrap_or_default();
        self.fill_to(lang, text, (DEEPEST, &said.figures))
    }

    /// What the names mean now that a text has in any language.
    pub(crate) fn figures_in(&self, id: &str) -> Figures {
        let texts = self.lesson.texts.values().filter_map(|texts| texts.get(id));
        let fillings = texts.flat_map(|text| text.split('{').skip(1)).filter_map(|rest| rest.split_once('}'));
        let names = fillings.filter(|(name, _)| !name.starts_with("fact.") && mention(name).is_none());
        let names = names.map(|(name, _)| name.split_once(':').map_or(name, |(name, _)| name));
        names.map(|name| (name.to_owned(), self.name(name))).collect()
    }

    /// Whether a text exists.
    pub fn has_text(&self, id: &str) -> bool {
        self.lesson.text("zh-CN", id).is_some()
    }

    /// The facts that a text names, in its order.
    pub fn facts_in(&self, lang: &str, id: &str) -> Vec<&Fact> {
        let text = self.lesson.text(lang, id).unwrap_or_default();
        let names = text.split("{fact.").skip(1).filter_map(|rest| rest.split_once('}'));
        names.filter_map(|(name, _)| self.lesson.fact(name)).collect()
    }

    /// A text with its `{fact.…}`, mentions, `{name}` and `{name:digits}` replaced.
    pub fn fill(&self, lang: &str, text: &str) -> String {
        self.fill_to(lang, text, (DEEPEST, &Figures::new()))
    }

    fn fill_to(&self, lang: &str, text: &str, how: (u8, &Figures)) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            rest = &rest[open + 1..];
            let Some(close) = rest.find('}') else {
                out.push('{'); // never closed: a brace like any other letter
                break;
            };
            out.push_str(&self.filling(lang, &rest[..close], how));
            rest = &rest[close + 1..];
        }
        out.push_str(rest);
        out
    }

    fn filling(&self, lang: &str, name: &str, how: (u8, &Figures)) -> String {
        if let Some(fact) = name.strip_prefix("fact.") {
            return self.lesson.fact(fact).map_or(String::new(), |f| self.lesson.fact_text(lang, f));
        }
        match mention(name) {
            Some(Mention::Button(button)) => return button.word().text(Locale::of(lang).unwrap_or_default()),
            Some(Mention::Text(id)) => return self.within(lang, &id, how),
            None => {}
        }
        let (name, digits) = name.split_once(':').unwrap_or((name, ""));
        let known = self.lesson.scene.values.iter().find(|v| v.id == name);
        let digits = digits.parse().unwrap_or_else(|_| known.map_or(0, |v| v.decimals));
        if known.is_some() && !self.has_value(name) {
            return "–".to_owned();
        }
        match how.1.get(name).cloned().unwrap_or_else(|| self.name(name)) {
            Some(Scalar::Word(word)) => self.within(lang, &format!("value.{name}.option.{word}"), how),
            Some(Scalar::Number(n)) => decimal(n, digits),
            Some(Scalar::Bool(yes)) => decimal(f64::from(u8::from(yes)), digits),
            None => String::new(),
        }
    }

    /// A text within another, filled in unless it stands too deep.
    fn within(&self, lang: &str, id: &str, (depth, figures): (u8, &Figures)) -> String {
        let text = self.lesson.text(lang, id).unwrap_or_default();
        if depth == 0 { text.to_owned() } else { self.fill_to(lang, text, (depth - 1, figures)) }
    }

    /// A value as it is shown, with its unit.
    pub fn shown(&self, lang: &str, value: &Value) -> String {
        if !self.has_value(&value.id) {
            return "–".to_owned();
        }
        match self.name(&value.id) {
            Some(Scalar::Word(word)) => self.text(lang, &format!("value.{}.option.{word}", value.id)),
            Some(Scalar::Bool(yes)) => (if yes { "✓" } else { "×" }).to_owned(),
            Some(Scalar::Number(n)) if value.unit.is_empty() => decimal(n, value.decimals),
            Some(Scalar::Number(n)) => format!("{} {}", decimal(n, value.decimals), value.unit),
            None => String::new(),
        }
    }
}

/// A number with this many decimals, and a true minus sign.
pub fn decimal(n: f64, digits: u8) -> String {
    let text = format!("{n:.*}", usize::from(digits));
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|c| c == '0' || c == '.') => digits.to_owned(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}
