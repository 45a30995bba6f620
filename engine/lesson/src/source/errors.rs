//! What the TOML parser says, in the words of a report: it knows only English.

#[cfg(feature = "author")]
use crate::marks::is_han;
use crate::report::{Phrase, say};

/// Words for yes and for no in place of those of TOML.
const YES: [&str; 9] = ["true", "yes", "on", "是", "真", "对", "有", "开", "y"];
const NO: [&str; 9] = ["false", "no", "off", "否", "假", "不", "无", "关", "n"];

/// What stands there if it is not the rest of the line, what should, and what to do, for a message of the parser.
pub(super) fn told(message: &str, before: &str, rest: &str) -> (Option<Phrase>, Phrase, Phrase) {
    if let Some(slash) = backslash(before, rest) {
        return slash;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let sign = [(&YES, "true"), (&NO, "false")].into_iter().find(|(words, _)| words.contains(&word.as_str()));
    if let (Some((_, sign)), false) = (sign, message.contains("key")) {
        let help = say!("写 {sign}：小写，不加引号。", "write {sign}, in small letters and without quotes.");
        return (None, Phrase::quote(sign), help);
    }
    // Behind a closing quote: it was meant to stand within the text.
    if before.ends_with(['"', '\''])
        && rest.starts_with(|c: char| c.is_alphanumeric() || "“”‘’，。！？：、（）".contains(c))
    {
        return (
            None,
            say!("行尾：前面的引号已经把文字收尾了", "the end of the line: the quote before it ends the text"),
            say!(
                "文字里面的引号用中文的“”，英文引号只写在两头。",
                "write “ ” within a text; ASCII quotes stand at its ends only."
            ),
        );
    }
    if is_remark(before, rest) {
        let found = rest.lines().next().unwrap_or("").trim();
        return (
            (!found.is_empty()).then(|| Phrase::quote(found)),
            say!("以 # 开头的批注，或 项 = 值", "a comment that begins with #, or key = value"),
            say!("批注前面加 #：不是给程序读的话都要。", "put # before it: whatever is not for the program needs one."),
        );
    }
    let unseen = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(sign) = rest.chars().next().filter(unseen).or(before.chars().next_back().filter(unseen)) {
        let number = format!("U+{:04X}", u32::from(sign));
        return (
            Some(Phrase::quote(&number)),
            say!("看得见的字", "characters that are seen"),
            say!("删去这个看不见的字符，重打这一处。", "delete this character, and write the place again."),
        );
    }
    let found = message
        .contains("carriage return")
        .then(|| say!("只有 CR、没有 LF 的换行", "an end of line that is a carriage return alone"));
    let (expected, help) = by_kind(message);
    (found, expected, help)
}

/// A backslash in a text in quotes: it begins a sign that there is not, as in the paths of Windows.
#[cfg(feature = "author")]
fn backslash(before: &str, rest: &str) -> Option<(Option<Phrase>, Phrase, Phrase)> {
    let start = before.rsplit('\n').next().unwrap_or("");
    let line = format!("{start}{}", rest.lines().next().unwrap_or(""));
    let mut signs = line.char_indices();
    let (mut quoted, mut at) = (false, None);
    while let Some((i, c)) = signs.next() {
        quoted ^= c == '"';
        if c == '#' && !quoted {
            break;
        }
        if c == '\\' && quoted {
            let next = signs.next().map_or(' ', |(_, next)| next);
            let digits =
                |n: usize| line.get(i + 2..i + 2 + n).is_some_and(|t| t.bytes().all(|b| b.is_ascii_hexdigit()));
            let numbered = matches!(next, 'x' | 'u' | 'U')
                && digits(match next {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                });
            if !numbered && !"btnfre\"\\".contains(next) {
                at = Some(i);
                break;
            }
        }
    }
    let at = at?;
    // Only where the parser stumbles: at the backslash or soon behind it.
    let near = (at..=at + 4).contains(&start.len());
    let found: String = line[at..].chars().take_while(|c| *c != '"').take(12).collect();
    near.then(|| {
        (
            Some(Phrase::quote(&found)),
            say!("没有单个反斜杠 `\\` 的文字", "a text without a single backslash `\\`"),
            say!(
                "路径里的 `\\` 改成 /；一定要反斜杠就写两个，或把整段文字放进英文单引号 '…'。",
                "write / for `\\` in a path; where it must be a backslash write two, or put the text in single quotes '…'."
            ),
        )
    })
}

/// Players do not mend files.
#[cfg(not(feature = "author"))]
fn backslash(_: &str, _: &str) -> Option<(Option<Phrase>, Phrase, Phrase)> {
    None
}

/// Players do not mend files.
#[cfg(not(feature = "author"))]
fn is_remark(_: &str, _: &str) -> bool {
    false
}

/// Whether a line, or what stands on it behind a value, is words for people without the sign of a comment.
#[cfg(feature = "author")]
fn is_remark(before: &str, rest: &str) -> bool {
    let start = before.rsplit('\n').next().unwrap_or("");
    let end = rest.lines().next().unwrap_or("");
    let said = |text: &str| !text.contains(['=', '＝', '"', '“', '[', '{']) && text.starts_with(is_han);
    let line = format!("{start}{end}");
    let behind = start.contains('=') && start.trim_end().ends_with(['"', '\'', ']', '}']) && said(end.trim_start());
    let words = line.split_whitespace().filter(|word| word.chars().all(|c| c.is_ascii_alphabetic())).count();
    let plain = !line.contains(['=', '"', '\'', '[', ']', '{', '}', ',']);
    said(line.trim()) || behind || (words > 2 && plain)
}

/// What should stand there and what to do.
fn by_kind(message: &str) -> (Phrase, Phrase) {
    let has = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
    let pairs = || say!("把引号、方括号、花括号补成一对。", "see that quotes and brackets come in pairs.");
    if has(&["duplicate key", "duplicate table"]) {
        (
            say!("每项只写一次", "each key once"),
            say!("删去重复的一项，或合并两处。", "delete one of them, or make one of both."),
        )
    } else if has(&["recursion", "recurse"]) {
        (
            say!("少套几层", "less nesting"),
            say!("少套几层括号或点号。", "use fewer brackets or dots within each other."),
        )
    } else if has(&["string values must be quoted", "missing opening quote"]) {
        (say!("引号里的文字", "text in quotes"), say!("给文字加上英文引号：\"…\"。", "put the text in quotes: \"…\"."))
    } else if has(&["carriage return"]) {
        (
            say!("普通的换行", "ordinary ends of lines"),
            say!(
                "文件的换行是老式的（CR）：在编辑器里把换行改成 LF。",
                "lines end with CR alone: have the editor end them with LF."
            ),
        )
    } else if has(&[
        "invalid basic string",
        "invalid multi-line basic string",
        "invalid literal string",
        "unclosed string",
    ]) {
        (
            say!("写在一行里、前后都有引号的文字", "text in quotes, on one line"),
            say!(
                "补上收尾的引号；文字里的引号用中文的“”；几行的文字用三个引号。",
                "close the quotes; within a text write “ ”; text of several lines wants three quotes."
            ),
        )
    } else if has(&["escape"]) {
        (
            say!("反斜杠后面是 n、t、\" 或 \\", "n, t, \" or \\ behind a backslash"),
            say!("路径用 / 分隔；反斜杠本身写两个。", "write paths with /, and a backslash twice."),
        )
    } else if has(&["unclosed array", "missing array opening", "missing comma between array"]) {
        (
            say!("列表 [ 甲, 乙 ]", "a list [ a, b ]"),
            say!("各项用英文逗号隔开，以 ] 收尾。", "separate by commas, and end it with ]."),
        )
    } else if has(&["inline table"]) || has(&["between key-value pairs"]) {
        (
            say!("{{ 项 = 值, 项 = 值 }}", "{{ key = value, key = value }}"),
            say!("各项用英文逗号隔开，以 }} 收尾。", "separate by commas, and end it with }}."),
        )
    } else if has(&["extra comma", "extra `=`", "extra assignment"]) {
        (say!("不多不少的符号", "no sign too many"), say!("删去多出来的符号。", "delete the sign that is too many."))
    } else if has(&["unclosed table", "unclosed array table", "missing table open", "invalid table header"]) {
        (
            say!("[表] 或 [[表]]", "[table] or [[table]]"),
            say!("方括号要成对，一行一个。", "brackets in pairs, one table a line."),
        )
    } else if has(&["key with no value", "missing value", "missing assignment"]) {
        (
            say!("项 = 值", "key = value"),
            say!("写成 项 = 值；要换行的文字放进引号。", "write key = value; put text in quotes."),
        )
    } else if has(&["key"]) {
        (
            say!("英文字母、数字、- 和 _ 写的项", "a key of letters, digits, - and _"),
            say!("项名用英文；一定要用汉字，就放进引号。", "write keys in letters, or put them in quotes."),
        )
    } else if has(&[
        "leading zero",
        "sign",
        "radix",
        "integer",
        "float",
        "number",
        "digit",
        "date",
        "time",
        "boolean",
        "underscore",
    ]) {
        (
            say!("数、true、false，或引号里的文字", "a number, true, false, or text in quotes"),
            say!("数前面不加 0 和 +；文字和日期放进引号。", "no 0 or + before numbers; put texts and dates in quotes."),
        )
    } else if has(&["comment"]) {
        (
            say!("看得见的字", "characters that are seen"),
            say!("删去批注里看不见的字符。", "delete what cannot be seen in the comment."),
        )
    } else {
        (say!("TOML：一行一个 项 = 值", "TOML: a key = value on each line"), pairs())
    }
}

#[cfg(test)]
mod tests {
    use super::told;
    use toml::de::DeTable;

    #[test]
    fn messages_are_told_by_kind() {
        for (text, zh) in [
            ("a = 1\na = 2\n", "每项只写一次"),
            ("a = hello\n", "引号里的文字"),
            ("a = \"hello\n", "前后都有引号"),
            ("a = \"c:\\models\"\n", "反斜杠"),
            ("a = \"C:\\Users\\王\"\n", "反斜杠"),
            ("a = [1, 2\n", "列表"),
            ("a = { b = 1 c = 2 }\n", "项 = 值, 项 = 值"),
            ("[a\n", "[表]"),
            ("a\n", "项 = 值"),
            ("石头 = 1\n", "英文字母"),
            ("a = 012\n", "数、true"),
            ("a = 1\rb = 2\n", "普通的换行"),
        ] {
            let error = DeTable::parse(text).expect_err("no TOML");
            let at = error.span().map_or(0, |span| span.start);
            let (before, rest) = if text.contains('\\') { text.split_at(at) } else { ("", "") };
            let (_, expected, _) = told(error.message(), before, rest);
            assert!(expected.zh.contains(zh), "{text}: {} → {}", error.message(), expected.zh);
        }
        let text = "a = \"他说\"好\"\"\n";
        let at = text.find('好').expect("there");
        assert!(told("invalid", &text[..at], &text[at..]).2.zh.contains("中文的“”"));
        assert_eq!(told("string values must be quoted", "", "是\n").1.zh, "`true`");
    }
}
