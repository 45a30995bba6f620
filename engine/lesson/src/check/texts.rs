//! Texts: which ids a scene needs in each language, and what stands in them.

use super::dialogue::LineText;
use super::{Check, Kind};
use crate::format::Action;
use crate::report::{Phrase, say};
use crate::source::{Seg, way};
use crate::strings::Strings;
use std::collections::{BTreeMap, BTreeSet};

/// Where a text is needed; `None` if it may be left out.
type Needs = BTreeMap<String, Option<Vec<Seg>>>;

/// The languages that every scene has.
const LOCALES: [&str; 2] = ["zh-CN", "en"];

impl Check<'_> {
    pub(crate) fn texts(&mut self) {
        let needs = self.needs();
        let mut facts = BTreeSet::new();
        for locale in LOCALES {
            if !self.strings.iter().any(|s| s.locale == locale) {
                self.out.put(
                    "missing-file",
                    ("scene.toml", 1, 1),
                    say!("没有 `strings/{locale}.toml`", "no `strings/{locale}.toml`"),
                    say!("每种语言一个文字文件", "a strings file for each language"),
                    say!(
                        "照另一种语言的文件翻译一份。",
                        "translate the other language's file."
                    ),
                );
            }
        }
        for strings in self.strings {
            self.language(strings, &needs);
            for (id, (text, way)) in &strings.texts {
                self.text(strings, id, text, way, &mut facts);
            }
        }
        let scene = self.scene;
        for (i, fact) in scene.facts.iter().enumerate() {
            if !facts.contains(&fact.id) && !self.strings.is_empty() {
                let id = &fact.id;
                self.put(
                    "unused-fact",
                    &way!["fact", i, "id"],
                    say!("文字里没用到的 `{id}`", "`{id}`, which no text uses"),
                    say!("某段文字里的 {{fact.{id}}}", "{{fact.{id}}} in a text"),
                    say!("在文字里用它，或删去。", "use it in a text, or delete it."),
                );
            }
        }
    }

    /// Ids of all texts that the scene needs or may have.
    fn needs(&self) -> Needs {
        let scene = self.scene;
        let mut needs = Needs::new();
        let mut need = |id: String, way: Vec<Seg>| {
            needs.insert(id, Some(way));
        };
        for id in ["title", "summary", "doing", "learnt"] {
            need(format!("scene.{id}"), way!["id"]);
        }
        for (i, goal) in scene.goals.iter().enumerate() {
            need(format!("goal.{goal}"), way!["goals", i]);
        }
        for (i, node) in scene
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, n)| n.examine || n.usable)
        {
            need(format!("node.{}.name", node.id), way!["node", i]);
            need(format!("node.{}.about", node.id), way!["node", i]);
        }
        for (i, x) in scene.viewpoints.iter().enumerate() {
            need(format!("viewpoint.{}", x.id), way!["viewpoint", i]);
        }
        for (i, x) in scene.streams.iter().enumerate() {
            need(format!("stream.{}", x.id), way!["stream", i]);
        }
        for (i, x) in scene.sounds.iter().enumerate() {
            need(format!("sound.{}", x.id), way!["sound", i]);
        }
        for (i, x) in scene.roles.iter().enumerate() {
            need(format!("role.{}", x.id), way!["role", i]);
        }
        for (i, x) in scene
            .facts
            .iter()
            .enumerate()
            .filter(|(_, f)| f.low.is_some() || f.high.is_some())
        {
            need(format!("fact.{}.note", x.id), way!["fact", i]);
        }
        for (i, value) in scene
            .values
            .iter()
            .enumerate()
            .filter(|(_, v)| v.control.is_some() || v.show.is_some())
        {
            need(format!("value.{}.name", value.id), way!["value", i]);
            for (k, option) in value.options.iter().enumerate() {
                need(
                    format!("value.{}.option.{option}", value.id),
                    way!["value", i, "options", k],
                );
            }
        }
        for (i, question) in scene.questions.iter().enumerate() {
            need(format!("question.{}.ask", question.id), way!["question", i]);
            need(
                format!("question.{}.because", question.id),
                way!["question", i],
            );
            for (k, option) in question.options.iter().enumerate() {
                need(
                    format!("question.{}.option.{option}", question.id),
                    way!["question", i, "options", k],
                );
            }
        }
        for (i, task) in scene.tasks.iter().enumerate() {
            need(format!("task.{}.goal", task.id), way!["task", i]);
            need(format!("task.{}.done", task.id), way!["task", i]);
            for (k, step) in task.steps.iter().enumerate() {
                need(
                    format!("task.{}.step.{}", task.id, step.id),
                    way!["task", i, "step", k],
                );
            }
            for (k, hint) in task.hints.iter().enumerate() {
                need(
                    format!("task.{}.hint.{}", task.id, hint.id),
                    way!["task", i, "hint", k],
                );
            }
        }
        for (i, rule) in scene.rules.iter().enumerate() {
            for (k, action) in rule.actions.iter().enumerate() {
                if let Action::Say(line) | Action::Log(line) = action {
                    need(format!("line.{line}"), way!["rule", i, "do", k]);
                }
            }
        }
        if let Some(lab) = &scene.lab {
            for (i, x) in lab.instruments.iter().enumerate() {
                need(format!("instrument.{}", x.id), way!["lab", "instrument", i]);
            }
            for (i, x) in lab.table.iter().flat_map(|t| &t.columns).enumerate() {
                need(
                    format!("column.{}", x.id),
                    way!["lab", "table", "column", i],
                );
            }
            for (i, action) in lab.actions.iter().enumerate() {
                need(format!("line.act-{action}"), way!["lab", "actions", i]);
            }
        }
        for (i, caption) in scene.score.iter().flat_map(|s| &s.captions).enumerate() {
            need(
                format!("line.{}", caption.line),
                way!["score", "caption", i, "line"],
            );
        }
        self.may_have(&mut needs);
        needs
    }

    /// Texts that may be left out.
    fn may_have(&self, needs: &mut Needs) {
        let scene = self.scene;
        let mut may = |id: String| {
            needs.entry(id).or_insert(None);
        };
        for node in &scene.nodes {
            may(format!("node.{}.name", node.id));
            may(format!("node.{}.about", node.id));
        }
        for fact in &scene.facts {
            may(format!("fact.{}.note", fact.id));
        }
        for value in &scene.values {
            may(format!("value.{}.name", value.id));
            value
                .options
                .iter()
                .for_each(|o| may(format!("value.{}.option.{o}", value.id)));
        }
        for question in &scene.questions {
            question
                .options
                .iter()
                .for_each(|o| may(format!("question.{}.wrong.{o}", question.id)));
        }
    }

    /// What a language lacks, and what it has that nothing needs.
    fn language(&mut self, strings: &Strings<'_>, needs: &Needs) {
        let mut missing = BTreeSet::new();
        for (id, way) in needs {
            if let (Some(way), false) = (way, strings.broken || strings.texts.contains_key(id)) {
                let line = self.line(way);
                self.missing(strings, id, ("scene.toml", line));
                missing.insert(id.as_str());
            }
        }
        let talk = self.talk;
        let spoken: BTreeMap<&str, &LineText> = talk
            .lines
            .iter()
            .filter_map(|l| l.id.as_deref().map(|id| (id, l)))
            .collect();
        for (id, line) in spoken
            .iter()
            .filter(|_| strings.locale != LOCALES[0] && !strings.broken)
        {
            let id = format!("dialogue.{id}");
            if !strings.texts.contains_key(&id) {
                self.missing(strings, &id, (&line.file, line.line));
            }
        }
        let lines = spoken.keys().map(|line| format!("dialogue.{line}"));
        let untold: Vec<String> = lines.filter(|id| !strings.texts.contains_key(id)).collect();
        for (id, (_, way)) in &strings.texts {
            let known = match id.strip_prefix("dialogue.") {
                Some(line) => spoken.contains_key(line),
                None => needs.contains_key(id),
            };
            if !known {
                let known = missing
                    .iter()
                    .copied()
                    .chain(untold.iter().map(String::as_str));
                let close = self.out.guess.closest(id, known);
                let help = match close {
                    Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                    None => say!(
                        "删去它，或检查标识的拼写。",
                        "delete it, or check the spelling of its id."
                    ),
                };
                let code = if close.is_some() {
                    "unknown-text"
                } else {
                    "unused-text"
                };
                self.put_text(
                    code,
                    (strings, way),
                    Phrase::quote(id),
                    say!("场景用到的文字标识", "the id of a text that the scene uses"),
                    help,
                );
            }
        }
    }

    /// Puts a problem at the end of a way through a strings file.
    fn put_text(
        &mut self,
        code: &'static str,
        (strings, way): (&Strings<'_>, &[Seg]),
        found: Phrase,
        expected: Phrase,
        help: Phrase,
    ) {
        // The place is only looked for while there is room: columns of one huge line cost time.
        let place = if self.out.full() {
            (strings.source.file, 1, 1)
        } else {
            strings.place(way)
        };
        self.out.put(code, place, found, expected, help);
    }

    fn missing(&mut self, strings: &Strings<'_>, id: &str, (file, line): (&str, usize)) {
        let way: Vec<Seg> = id.split('.').map(Seg::from).collect();
        let about = id.starts_with("node.") && id.ends_with(".about");
        let (table, key) = id.rsplit_once('.').unwrap_or(("", id));
        self.put_text(
            if about {
                "no-description"
            } else {
                "missing-text"
            },
            (strings, &way),
            say!("没有 `{id}`", "no `{id}`"),
            say!(
                "{file} 第 {line} 行要用的文字",
                "the text that {file} needs on line {line}"
            ),
            say!(
                "在 [{table}] 下写 {key} = \"…\"。",
                "write {key} = \"…\" under [{table}]."
            ),
        );
    }

    fn text(
        &mut self,
        strings: &Strings<'_>,
        id: &str,
        text: &str,
        way: &[Seg],
        facts: &mut BTreeSet<String>,
    ) {
        if text.trim().is_empty() {
            self.put_text(
                "empty-text",
                (strings, way),
                say!("空的 `{id}`", "an empty `{id}`"),
                say!("文字", "a text"),
                say!(
                    "写上文字；不需要就删去这一项。",
                    "write it, or delete the entry."
                ),
            );
        }
        let dialogue = id.starts_with("dialogue.");
        let mut bare = None;
        let mut rest = text;
        // Behind the last `]` a `[` is an ordinary sign; looked for once, not at each.
        let last = text.rfind(']').unwrap_or(0);
        while let Some(open) = rest.find(['{', '[']) {
            bare = bare.or(figure(&rest[..open]));
            let markup = rest[open..].starts_with('[');
            let inner = &rest[open + 1..];
            if markup && text.len() - inner.len() > last {
                rest = inner;
                continue;
            }
            let Some(close) = inner.find(if markup { ']' } else { '}' }) else {
                self.put_text(
                    "bad-placeholder",
                    (strings, way),
                    Phrase::quote(&rest[open..]),
                    say!("成对的 {{ 和 }}", "{{ and }} in pairs"),
                    say!("补上 }}。", "add the }}."),
                );
                return;
            };
            if !markup {
                self.placeholder(strings, &inner[..close], way, dialogue, facts);
            }
            rest = &inner[close + 1..];
        }
        if let Some(figure) = bare.or(figure(rest)) {
            self.put_text(
                "bare-figure",
                (strings, way),
                Phrase::quote(&figure),
                say!("有出处的数据 {{fact.…}}", "a fact with its source, {{fact.…}}"),
                say!("把数写进 [[fact]]，在文字里用 {{fact.标识}}；不是数据的小数目用汉字。", "make it a [[fact]] and write {{fact.id}}; spell out small numbers that are no data."),
            );
        }
    }

    fn placeholder(
        &mut self,
        strings: &Strings<'_>,
        inner: &str,
        way: &[Seg],
        dialogue: bool,
        facts: &mut BTreeSet<String>,
    ) {
        let (name, decimals) = inner
            .split_once(':')
            .map_or((inner, None), |(n, d)| (n, Some(d)));
        if decimals.is_some_and(|d| !matches!(d.parse::<u8>(), Ok(0..=6))) {
            self.put_text(
                "bad-placeholder",
                (strings, way),
                Phrase::same(format!("`{{{inner}}}`")),
                say!("冒号后是 0–6 的小数位数", "0–6 digits after the colon"),
                say!("如 {{lab.level:2}}。", "as in {{lab.level:2}}."),
            );
        }
        if let Some(fact) = name.strip_prefix("fact.") {
            facts.insert(fact.to_owned());
        }
        let spoken = dialogue && name.parse::<u8>().is_ok();
        let fact = name
            .strip_prefix("fact.")
            .is_some_and(|id| self.ids.has(Kind::Fact, id));
        if !spoken && !fact && self.names.life(name).is_none() {
            let close = match name.strip_prefix("fact.") {
                Some(id) => self
                    .out
                    .guess
                    .closest(id, self.ids.all(Kind::Fact))
                    .map(|id| format!("fact.{id}")),
                None => self.close_name(name),
            };
            let help = match close {
                Some(close) => say!("是不是想写 `{{{close}}}`？", "did you mean `{{{close}}}`?"),
                None => say!(
                    "花括号里写数据或变量的名称。",
                    "braces hold the name of a fact or value."
                ),
            };
            self.put_text(
                "unknown-name",
                (strings, way),
                Phrase::same(format!("`{{{name}}}`")),
                say!("一个已有的名称", "a name that exists"),
                help,
            );
        }
    }
}

/// The first figure in a piece of text outside placeholders.
pub(crate) fn figure(text: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = text;
    while let Some(start) = rest.find(digit) {
        // A digit within a word (H2O, mp3) is part of a name, not a figure.
        let word = rest[..start]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii_alphabetic());
        let run: String = rest[start..]
            .chars()
            .take_while(|c| digit(*c) || ".,%".contains(*c))
            .collect();
        if !word {
            return Some(run.trim_end_matches(['.', ',']).to_owned());
        }
        rest = &rest[start + run.len()..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_are_found_and_names_with_digits_are_not() {
        assert_eq!(figure("宽 14.3 米"), Some("14.3".into()));
        assert_eq!(figure("建于２０００年"), Some("２０００".into()));
        assert_eq!(figure("H2O 和 T²"), None);
        assert_eq!(figure("H2 是 2 个"), Some("2".into()));
    }
}
