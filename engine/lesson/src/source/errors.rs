//! What the TOML parser says, in the words of a report: it knows only English.

#[cfg(feature = "author")]
use crate::marks::is_han;
use crate::report::{Message, quote, say};

/// Words for yes and for no in place of those of TOML.
const YES: [&str; 9] = ["true", "yes", "on", "是", "真", "对", "有", "开", "y"];
const NO: [&str; 9] = ["false", "no", "off", "否", "假", "不", "无", "关", "n"];

/// What stands there if it is not the rest of the line, what should, and what to do, for a message of the parser.
pub(super) fn told(message: &str, before: &str, rest: &str) -> (Option<Message>, Message, Message) {
    if let Some(slash) = backslash(before, rest) {
        return slash;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let sign = [(&YES, "true"), (&NO, "false")].into_iter().find(|(words, _)| words.contains(&word.as_str()));
    if let (Some((_, sign)), false) = (sign, message.contains("key")) {
        let help = say!("toml-write-small-letters-without", sign);
        return (None, quote(sign), help);
    }
    // Behind a closing quote: it was meant to stand within the text.
    if before.ends_with(['"', '\''])
        && rest.starts_with(|c: char| c.is_alphanumeric() || "“”‘’，。！？：、（）".contains(c))
    {
        return (None, say!("toml-end-line-quote-before"), say!("toml-write-within-text-ascii"));
    }
    if is_remark(before, rest) {
        let found = rest.lines().next().unwrap_or("").trim();
        return (
            (!found.is_empty()).then(|| quote(found)),
            say!("toml-comment-begins-key-value"),
            say!("toml-put-before-whatever-not"),
        );
    }
    let unseen = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(sign) = rest.chars().next().filter(unseen).or(before.chars().next_back().filter(unseen)) {
        let number = format!("U+{:04X}", u32::from(sign));
        return (Some(quote(&number)), say!("toml-characters-seen"), say!("toml-delete-character-write-place"));
    }
    let found = message.contains("carriage return").then(|| say!("toml-carriage-return"));
    let (expected, help) = by_kind(message);
    (found, expected, help)
}

/// A backslash in a text in quotes: it begins a sign that there is not, as in the paths of Windows.
#[cfg(feature = "author")]
fn backslash(before: &str, rest: &str) -> Option<(Option<Message>, Message, Message)> {
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
    near.then(|| (Some(quote(&found)), say!("toml-text-without-single-backslash"), say!("toml-write-path-where-must")))
}

/// Players do not mend files.
#[cfg(not(feature = "author"))]
fn backslash(_: &str, _: &str) -> Option<(Option<Message>, Message, Message)> {
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
fn by_kind(message: &str) -> (Message, Message) {
    let has = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
    let pairs = || say!("toml-see-quotes-brackets-come");
    if has(&["duplicate key", "duplicate table"]) {
        (say!("toml-each-key-once"), say!("toml-delete-make-both"))
    } else if has(&["recursion", "recurse"]) {
        (say!("toml-less-nesting"), say!("toml-use-fewer-brackets-dots"))
    } else if has(&["string values must be quoted", "missing opening quote"]) {
        (say!("text-in-quotes"), say!("toml-put-text-quotes"))
    } else if has(&["carriage return"]) {
        (say!("toml-ordinary-ends-lines"), say!("toml-lines-end-cr-alone"))
    } else if has(&[
        "invalid basic string",
        "invalid multi-line basic string",
        "invalid literal string",
        "unclosed string",
    ]) {
        (say!("toml-text-quotes-line"), say!("toml-close-quotes-within-text"))
    } else if has(&["escape"]) {
        (say!("toml-escapes"), say!("toml-write-paths-backslash-twice"))
    } else if has(&["unclosed array", "missing array opening", "missing comma between array"]) {
        (say!("toml-list-in-brackets"), say!("toml-separate-list-by-commas"))
    } else if has(&["inline table"]) || has(&["between key-value pairs"]) {
        (say!("toml-keys-and-values-in-braces"), say!("toml-separate-table-by-commas"))
    } else if has(&["extra comma", "extra `=`", "extra assignment"]) {
        (say!("toml-no-sign-too-many"), say!("toml-delete-sign-too-many"))
    } else if has(&["unclosed table", "unclosed array table", "missing table open", "invalid table header"]) {
        (say!("toml-table-headers"), say!("toml-brackets-pairs-table-line"))
    } else if has(&["key with no value", "missing value", "missing assignment"]) {
        (say!("toml-key-value"), say!("toml-write-key-value-put"))
    } else if has(&["key"]) {
        (say!("toml-key-letters-digits"), say!("toml-write-keys-letters-put"))
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
        (say!("toml-number-true-false-text"), say!("toml-no-0-before-numbers"))
    } else if has(&["comment"]) {
        (say!("toml-characters-seen"), say!("toml-delete-what-cannot-seen"))
    } else {
        (say!("toml-key-value-each-line"), pairs())
    }
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::Locale;
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
            assert!(
                expected.text(Locale::SOURCE).contains(zh),
                "{text}: {} → {}",
                error.message(),
                expected.text(Locale::SOURCE)
            );
        }
        let text = "a = \"他说\"好\"\"\n";
        let at = text.find('好').expect("there");
        assert!(told("invalid", &text[..at], &text[at..]).2.text(Locale::SOURCE).contains("中文的“”"));
        assert_eq!(told("string values must be quoted", "", "是\n").1.text(Locale::SOURCE), "`true`");
    }
}
