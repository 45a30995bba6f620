//! Every expression of a scene: its grammar, its names, its words.

use super::slips::meaning;
use super::{Check, Life, listed};
use crate::expr::{Ast, Binary, ParseError, Tree};
use crate::expressions::{OwnNames, Reading};
use crate::format::Scalar;
use crate::marks::{is_han, shown, twin};
use crate::report::{Phrase, say};
use crate::source::Seg;

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// What counts as done, or what sets off a rule: it must be able to change.
    Done,
    /// Anywhere else.
    Any,
}

/// Which place this is the way to.
fn place(way: &[Seg]) -> Place {
    let key = |at: usize, name: &str| matches!(way.get(at), Some(Seg::Key(key)) if key == name);
    let last = |name: &str| way.len().checked_sub(1).is_some_and(|last| key(last, name));
    match key(2, "step") && last("done") || key(2, "when") && last("becomes") {
        true => Place::Done,
        false => Place::Any,
    }
}

impl Check<'_> {
    pub(crate) fn exprs(&mut self) {
        let scene = self.scene;
        for reading in self.readings {
            let Reading { site, parsed, wrong } = reading;
            match parsed {
                Ok(ast) => {
                    self.expr(&site.way, ast, place(&site.way), OwnNames::of(scene, site.id).as_ref());
                    wrong.iter().for_each(|wrong| self.mismatch(site, wrong));
                }
                // An id that is not well formed is reported where it is declared; whatever names it is then mended too.
                Err(_) if self.ids.misspelt(&site.text) => {}
                Err(error) => self.not_parsed(&site.way, &site.text, error),
            }
        }
    }

    fn not_parsed(&mut self, way: &[Seg], text: &str, error: &ParseError) {
        let at = self.source.inside(way, error.at);
        if let Some(sign) = needless(text, error.at) {
            let help = say!(
                "条件和算式不是句子，末尾没有标点：删去 `{sign}`。",
                "a condition is no sentence: delete `{sign}`."
            );
            let expected = say!("运算符，或到此为止", "an operator or the end");
            self.put_at("bad-expression", at, Phrase::quote(&sign.to_string()), expected, help);
            return;
        }
        if let Some((found, meant)) = meant(text, error.at) {
            self.put_at(
                "bad-expression",
                at,
                Phrase::quote(&found),
                Phrase::quote(meant),
                say!("是不是想写 `{meant}`？改成它。", "did you mean `{meant}`? Write that."),
            );
            return;
        }
        let (found, expected) = (&error.found, error.expected);
        let (found_zh, zh) = (in_chinese(found), in_chinese(expected));
        let rest = text.get(error.at..).unwrap_or("");
        let han: String = rest.chars().take_while(|c| is_han(*c)).collect();
        let (found, found_zh) = match han.is_empty() {
            true => (found.clone(), found_zh.to_owned()),
            false => (Phrase::quote(&han).en, Phrase::quote(&han).zh),
        };
        let dotted = rest.split_once(['(', '（']).map(|(start, _)| format!("{}.", start.trim()));
        let help = match dotted.filter(|start| self.names.all().any(|name| name.starts_with(start.as_str()))) {
            Some(start) => {
                say!("写成 `{start}…`：点号，没有括号。", "write `{start}…`, with a dot and without brackets.")
            }
            None if expected == "a unit, or an operator" => say!(
                "单位写符号，中间不留空格，如 `s`、`min`、`m/s²`、`°C`。",
                "units are symbols without blanks, as in `s`, `min`, `m/s²`, `°C`."
            ),
            None if !han.is_empty() => say!(
                "名称用它声明时的英文标识；要比的词放进单引号，如 'red'。",
                "names are ids in English letters; a word to compare with stands in quotes, as in 'red'."
            ),
            None => say!("照作者手册「表达式」一节改写。", "see \"Expressions\" in the author's reference."),
        };
        self.put_at("bad-expression", at, say!("{found_zh}", "{found}"), say!("{zh}", "{expected}"), help);
    }

    fn expr(&mut self, way: &[Seg], expr: &Ast, place: Place, own: Option<&OwnNames<'_>>) {
        let mut changes = false;
        let mut mended = true;
        for (name, at) in expr.names() {
            if let Some(own) = own.filter(|own| own.get(name).is_some()) {
                self.own_name(way, name, at, own);
                continue;
            }
            match self.names.life(name) {
                Some(Life::Changes) => changes = true,
                Some(Life::Constant) => {}
                Some(Life::Never(zh, en)) => {
                    mended = false;
                    let at = self.source.inside(way, at);
                    self.put_at(
                        "never-happens",
                        at,
                        say!("`{name}`，{zh}", "`{name}`: {en}"),
                        say!("会发生的事", "something that can happen"),
                        say!("补上缺的那一项，或改用别的名称。", "add what is missing, or name something else."),
                    );
                }
                None => {
                    mended = false;
                    self.unknown_name(way, name, at);
                }
            }
        }
        if place == Place::Done && !changes && mended {
            self.put(
                "never-changes",
                way,
                say!("一个永远不变的条件", "a condition that never changes"),
                say!("至少一个会变的名称", "at least one name that changes"),
                say!(
                    "给变量加上 control，或用规则、对话去设它，或换一个条件。",
                    "give the value a control, set it by a rule or dialogue, or use another condition."
                ),
            );
        }
        self.words(way, expr);
    }

    /// A name of the expression's own must mean something there already.
    fn own_name(&mut self, way: &[Seg], name: &str, at: usize, own: &OwnNames<'_>) {
        if own.get(name).is_some_and(|own| !own.is_known) {
            let at = self.source.inside(way, at);
            let [expected, help] = own.too_early.clone();
            self.put_at("unknown-name", at, Phrase::quote(name), expected, help);
        }
    }

    fn unknown_name(&mut self, way: &[Seg], name: &str, at: usize) {
        let help = match self.close_name(name) {
            Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
            None if self.is_option(name) => say!("词放进单引号：'{name}'。", "a word stands in quotes: '{name}'."),
            None => match self.names_like(name) {
                Some(Phrase { zh, en }) => say!("已有的是 {zh}。", "there are {en}."),
                None => {
                    say!(
                        "先声明它，或照作者手册「名称」表改写。",
                        "declare it, or see \"Names\" in the author's reference."
                    )
                }
            },
        };
        let at = self.source.inside(way, at);
        self.put_at("unknown-name", at, Phrase::quote(name), say!("一个已有的名称", "a name that exists"), help);
    }

    /// Names that begin as this one does, up to its dot.
    fn names_like(&self, name: &str) -> Option<Phrase> {
        let kind = &name[..=name.find('.')?];
        listed(self.names.all().filter(|other| other.starts_with(kind)))
    }

    /// Whether a value, or a name of a block, may be this word.
    fn is_option(&self, word: &str) -> bool {
        let mut is_any = self.scene.values.iter().flat_map(|value| &value.options).any(|option| option == word);
        self.scene.blocks().for_each(|block| block.words(&mut |option| is_any |= option == word));
        is_any
    }

    /// Words that a name is compared with must be among its options.
    fn words(&mut self, way: &[Seg], expr: &Ast) {
        if let Tree::Binary(Binary::Equal | Binary::Unequal, a, b) = &expr.tree
            && let (Tree::Name(name), Tree::Literal(Scalar::Word(word)))
            | (Tree::Literal(Scalar::Word(word)), Tree::Name(name)) = (&a.tree, &b.tree)
        {
            let named = if matches!(a.tree, Tree::Name(_)) { a } else { b };
            self.word(way, name, named.span.start, word);
        }
        expr.parts().into_iter().for_each(|part| self.words(way, part));
    }

    fn word(&mut self, way: &[Seg], name: &str, at: usize, word: &str) {
        let scene = self.scene;
        let of_value = || scene.values.iter().find(|v| v.id == name).map(|v| &v.options[..]);
        let options = scene.blocks().find_map(|block| block.options(name)).or_else(of_value);
        let Some(options) = options.filter(|options| !options.iter().any(|o| o == word)) else {
            return;
        };
        let list = options.join(", ");
        let expected = if list.is_empty() {
            say!("数或 true/false：`{name}` 没有选项", "a number or true/false: `{name}` has no options")
        } else {
            say!("`{name}` 的选项：{list}", "an option of `{name}`: {list}")
        };
        let help = match self.out.guess.closest(word, options.iter().map(String::as_str)) {
            Some(close) => say!("是不是想写 '{close}'？", "did you mean '{close}'?"),
            None if options.is_empty() => {
                say!("数和 true、false 不加引号。", "write numbers, true and false without quotes.")
            }
            None => say!("改成其中之一。", "write one of these."),
        };
        let at = self.source.inside(way, at);
        self.put_at("unknown-option", at, Phrase::same(format!("'{word}'")), expected, help);
    }
}

/// What stands at a byte in place of a sign or word of the grammar, and which is meant.
fn meant(text: &str, at: usize) -> Option<(String, &'static str)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    // `=>` is found at its second sign, `<>` too.
    let before = text.get(..at)?.chars().next_back();
    let turned = [("=>", ">="), ("=<", "<="), ("=!", "!="), ("=", "==")];
    let signs = [("&&", "and"), ("&", "and"), ("||", "or"), ("|", "or"), ("!", "not"), ("\"", "'")];
    let capitals = [
        ("AND", "and"),
        ("OR", "or"),
        ("NOT", "not"),
        ("TRUE", "true"),
        ("FALSE", "false"),
        ("True", "true"),
        ("False", "false"),
    ];
    if (before, first) == (Some('<'), '>') {
        return Some(("<>".to_owned(), "!="));
    }
    if "“”„‟「」『』＂".contains(first) {
        return Some((first.to_string(), "'"));
    }
    let ascii = turned.into_iter().chain(signs).chain(capitals).find(|(sign, _)| rest.starts_with(sign));
    if let Some((sign, meant)) = ascii {
        return Some((sign.to_owned(), meant));
    }
    let run: String = rest.chars().take_while(|c| is_han(*c)).collect();
    // Words without blanks between them: `且没有`.
    let word = (1..=run.chars().count()).rev().map(|n| run.chars().take(n).collect::<String>());
    let word = word.into_iter().find_map(|word| {
        let meant = meaning(&word, text.get(..at)?, rest.get(word.len()..)?)?;
        (meant != "to").then_some((word, meant))
    });
    word.or_else(|| Some((shown(first), twin(first)?)))
}

/// A mark as behind a sentence, with nothing behind it.
fn needless(text: &str, at: usize) -> Option<char> {
    let rest = text.get(at..)?.trim_end();
    rest.chars().next().filter(|c| ";；。，,、".contains(*c) && rest.len() == c.len_utf8() && at > 0)
}

/// What the parser found or expected, for Chinese readers.
fn in_chinese(expected: &str) -> &str {
    match expected {
        "the end" => "表达式到此为止",
        "an open '" => "没有收尾的 '",
        "more" => "太长的表达式",
        "an operator or the end" => "运算符，或到此为止",
        "a number" => "数",
        "a closing '" => "收尾的 '",
        "a name, number or operator" => "名称、数或运算符",
        "fewer parentheses within each other" => "少套几层括号",
        "`:` and what else" => "`:` 和否则的值",
        "a name, number, 'word' or (" => "名称、数、'词' 或 (",
        "`)`" => "`)`",
        "`,` or `)`" => "`,` 或 `)`",
        "a shorter expression" => "短一些的表达式",
        "one argument" => "一个参数",
        "two arguments" => "两个参数",
        "three arguments" => "三个参数",
        "a unit, or an operator" => "单位，或运算符",
        "`ln` or `log10`" => "`ln` 或 `log10`",
        "`a ^ b`" => "`a ^ b`",
        other if other.starts_with("one of min") => {
            "min、max、abs、sqrt、round、floor、clamp、exp、ln、log10、sin、cos、tan、asin、acos、atan、atan2、mod、sign 之一"
        }
        other => other,
    }
}
