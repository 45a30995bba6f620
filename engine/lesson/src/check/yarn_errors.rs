//! What the Yarn compiler says, in the words of a report: it knows only English, and the names of its own grammar.

use crate::report::{Phrase, say, shorten};

/// What stands there, what should, and what to do, for a message of the compiler.
pub(super) fn told(message: &str) -> (Phrase, Phrase, Phrase) {
    let wholly = |found| (found, sound(), look());
    let starts = |start: &str| message.strip_prefix(start);
    if let Some(line) = starts("Expected an <<endif>> to match the <<if>> statement on line ") {
        return (
            say!("第 {line} 行的 <<if>> 没有收尾", "an <<if>> on line {line} that does not end"),
            Phrase::quote("<<endif>>"),
            say!("在 <<if>> 那一段后面加一行 <<endif>>。", "put a line <<endif>> behind what the <<if>> holds."),
        );
    }
    if starts("More than one <<else>>").is_some() {
        return (
            say!("一个 <<if>> 里的第二个 <<else>>", "a second <<else>> in one <<if>>"),
            say!("一个 <<else>>", "one <<else>>"),
            say!("中间的情况用 <<elseif 条件>>。", "write <<elseif condition>> for what lies between."),
        );
    }
    if let Some((variable, kinds)) = message.split_once(" cannot be assigned a ") {
        let (name, kind) = variable.split_once(" (").unwrap_or((variable, ""));
        let (zh, en) = kind_of(kind.trim_end_matches(')'));
        let (other_zh, other_en) = kind_of(kinds);
        let other_zh = other_zh.trim();
        return (
            say!("{other_zh}，而 `{name}` 是{zh}", "{other_en} for `{name}`, which is {en}"),
            Phrase { zh: zh.trim().to_owned(), en: en.to_owned() },
            say!("设成{zh}，或改 scene.toml 里它的 start。", "set it to {en}, or change its `start` in scene.toml."),
        );
    }
    if starts("All terms of ").is_some() || message.contains("' must be ") {
        return (
            say!("种类不同的值在一起运算", "values of different kinds in one operation"),
            say!("同一种值", "values of one kind"),
            say!(
                "数只和数比，true/false 只和 true/false 比，词放进引号只和词比。",
                "compare numbers with numbers, true and false with each other, words in quotes with words."
            ),
        );
    }
    if starts("Operator ").is_some() || message.contains(" has no implementation defined for ") {
        return (
            say!("对这种值不能做的运算", "an operation that such values do not have"),
            say!("合适的运算", "one that they have"),
            say!(
                "大于、小于和加减乘除只用于数；and、or、not 只用于 true/false。",
                "> < + - * / are for numbers; and, or, not for true and false."
            ),
        );
    }
    if let Some(rest) = starts("Function \"") {
        let name = rest.split('"').next().unwrap_or("");
        return (
            say!("`{name}` 的参数个数不对", "a wrong number of arguments of `{name}`"),
            say!("它要的个数", "as many as it takes"),
            say!("补上或删去参数，用英文逗号隔开。", "add or delete some; separate them by commas."),
        );
    }
    if message.contains(" parameter ") && message.contains(" expects a ") {
        return wholly(say!("种类不对的参数", "an argument of the wrong kind"));
    }
    if starts("Variable names need to start").is_some() {
        return (
            say!("没有 $ 的变量名", "a variable without `$`"),
            Phrase::quote("$kind"),
            say!("在变量名前加 $。", "put a $ before its name."),
        );
    }
    if starts("Newlines are not allowed").is_some() {
        return (
            say!("没有收尾的命令", "a command that does not end"),
            Phrase::quote(">>"),
            say!("命令写在一行里，用 >> 收尾。", "write a command on one line and end it with >>."),
        );
    }
    if starts("Command text expected").is_some() {
        return (
            say!("空的 <<>>", "an empty <<>>"),
            say!("一个命令", "a command"),
            say!("写上命令，或删去 <<>>。", "write one, or delete <<>>."),
        );
    }
    if message.contains("Can't figure out the type") || starts("Type of expression").is_some() {
        return wholly(say!("看不出种类的值", "a value of which the kind cannot be told"));
    }
    unexpected(message)
}

/// What the grammar did not expect.
fn unexpected(message: &str) -> (Phrase, Phrase, Phrase) {
    let quoted = |start: &str, mark: char| {
        let rest = message.strip_prefix(start)?.split_once(mark)?.1;
        Some(rest.rsplit_once(mark).map_or(rest, |(inner, _)| inner).to_owned())
    };
    let friendly = message.strip_prefix("Unexpected \"").and_then(|m| m.split_once("\" while reading "));
    if let Some((what, place)) = friendly {
        let zh = place_of(place);
        let Phrase { zh: what, en } = shown(what);
        let within = if zh.is_empty() { "这里".to_owned() } else { format!("{zh}里") };
        return (say!("{within}出现的{what}", "{en} in {place}"), sound(), look());
    }
    let token =
        ["mismatched input ", "extraneous input ", "no viable alternative at input ", "token recognition error at: "];
    let strange = token.iter().find_map(|start| quoted(start, '\'').filter(|_| message.starts_with(start)));
    match strange {
        Some(what) => {
            let Phrase { zh, en } = what.split("' expecting").next().map(shown).unwrap_or_default();
            (say!("不该出现的{zh}", "{en}, which is out of place"), sound(), look())
        }
        None => {
            let message = shorten(message);
            (say!("编译器读不懂的写法", "what the compiler does not take ({message})"), sound(), look())
        }
    }
}

/// A piece of the file that the compiler quotes, where something can be seen of it.
fn shown(piece: &str) -> Phrase {
    match piece.trim() {
        "" | "\\n" | "\\r\\n" => say!("换行", "an end of line"),
        "<EOF>" => say!("文件结尾", "the end of the file"),
        piece => Phrase { zh: format!(" {}", Phrase::quote(piece).zh), en: Phrase::quote(piece).en },
    }
}

fn place_of(place: &str) -> &'static str {
    match place.trim_start_matches("an ").trim_start_matches("a ") {
        "set statement" => "<<set>> ",
        "if clause" | "if statement" | "else if clause" | "else clause" => "条件",
        "line condition" => "一句话的条件",
        "jump statement" => "<<jump>> ",
        "declare statement" => "<<declare>> ",
        "function call" => "函数调用",
        "expression" | "value" => "算式",
        "variable" => "变量名",
        "hashtag" | "file hashtag" => "标记",
        "header" => "节点开头",
        _ => "",
    }
}

fn kind_of(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "Number" => ("数", "a number"),
        "String" => ("词", "a word"),
        "Bool" | "Boolean" => (" true 或 false", "true or false"),
        _ => ("别的种类", "another kind"),
    }
}

fn sound() -> Phrase {
    say!("正确的 Yarn 对话", "Yarn that compiles")
}

fn look() -> Phrase {
    say!("看看这里和上一行：缩进、<<…>>、---、===。", "look here and at the line before: indents, <<…>>, ---, ===.")
}
