//! Marks of a Chinese keyboard in TOML, where ASCII signs belong: found only in a file that is no TOML, and only outside of texts.

use super::Fault;
use crate::marks::{is_odd_space, shown, twin};
use crate::report::{Phrase, say};

/// The marks of a file, and its text with their twins. Each is followed by blanks up to the mark's length, so that all else
/// stands where it stood.
pub(super) fn mend(text: &str) -> (String, Vec<Fault>) {
    let mut pass = Pass { text, out: String::with_capacity(text.len()), faults: Vec::new() };
    let mut long: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        long = pass.line(line, long);
    }
    (pass.out, pass.faults)
}

struct Pass<'a> {
    text: &'a str,
    out: String,
    faults: Vec<Fault>,
}

impl Pass<'_> {
    /// One line; `long` is what ends the text of several lines that it begins in. Says the same of the next line.
    fn line<'l>(&mut self, line: &'l str, long: Option<&'l str>) -> Option<&'l str> {
        let mut long = long;
        let mut rest = line;
        let mut named = false;
        while let Some(c) = rest.chars().next() {
            let length = if let Some(end) = long {
                let at = rest.find(end);
                long = long.filter(|_| at.is_none());
                at.map_or(rest.len(), |at| at + end.len())
            } else if let Some(end) = ["\"\"\"", "'''"].into_iter().find(|end| rest.starts_with(end)) {
                long = Some(end);
                end.len()
            } else if c == '#' {
                rest.len()
            } else if c == '"' || c == '\'' {
                self.quoted(rest, c)
            } else if c == ':' && !named && self.is_key() {
                self.put(":", "=");
                1
            } else if c.is_ascii() {
                named |= c == '=';
                1
            } else {
                let (length, sign) = self.mark(rest, c, named);
                named |= sign == "=";
                length
            };
            let done = &rest[..length];
            let written = self.out.len() - (self.text.len() - self.left(rest));
            self.out.push_str(done.get(written..).unwrap_or(""));
            rest = &rest[length..];
        }
        long
    }

    /// How many bytes of the file begin with `rest`, a part of it.
    fn left(&self, rest: &str) -> usize {
        self.text.len() - (rest.as_ptr() as usize - self.text.as_ptr() as usize)
    }

    /// Whether what stands on this line so far is a key.
    fn is_key(&self) -> bool {
        let line = self.out.rsplit('\n').next().unwrap_or("").trim();
        !line.is_empty() && line.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
    }

    /// A text in ASCII quotes; gives its length. Its closing mark may be another's.
    fn quoted(&mut self, rest: &str, quote: char) -> usize {
        let line = rest.lines().next().unwrap_or("");
        let mut escaped = false;
        for (at, c) in line.char_indices().skip(1) {
            if c == quote && !escaped {
                return at + 1;
            }
            escaped = c == '\\' && !escaped && quote == '"';
        }
        match closing(line, 1, quote) {
            Some((at, mark)) => {
                self.out.push_str(&line[..at]);
                self.put(&mark.to_string(), if quote == '"' { "\"" } else { "'" });
                at + mark.len_utf8()
            }
            None => line.len().max(1),
        }
    }

    /// A mark that is no ASCII; gives the length of what was read and the sign put there.
    fn mark(&mut self, rest: &str, c: char, named: bool) -> (usize, &'static str) {
        let word = |c: &char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＿' | '－' | '．' | '＋');
        let run: String = rest.chars().take_while(word).collect();
        if run.chars().count() > 1 {
            let plain: String = run.chars().filter_map(twin).collect();
            self.put(&run, &plain);
            return (run.len(), "");
        }
        let sign = match c {
            '：' | '∶' if !named && self.is_key() => "=",
            '“' | '”' | '„' | '‟' | '「' | '『' => "\"",
            _ => twin(c).unwrap_or(""),
        };
        if sign.is_empty() || sign.len() > c.len_utf8() {
            return (c.len_utf8(), "");
        }
        let line = rest.lines().next().unwrap_or("");
        let quote = matches!(sign, "\"" | "'");
        self.put(&if is_odd_space(c) { shown(c) } else { c.to_string() }, sign);
        let Some((at, mark)) = closing(line, c.len_utf8(), c).filter(|_| quote) else {
            return (c.len_utf8(), sign);
        };
        self.out.push_str(&line[c.len_utf8()..at]);
        if mark == '"' || mark == '\'' {
            self.out.push_str(sign);
        } else {
            self.pad(&mark.to_string(), sign);
        }
        (at + mark.len_utf8(), sign)
    }

    fn put(&mut self, found: &str, wanted: &str) {
        self.faults.push(Fault {
            byte: self.out.len(),
            found: Some(Phrase::quote(found)),
            expected: Phrase::quote(wanted),
            help: match (found, wanted) {
                (_, " ") => say!("把 {found} 这个特殊空格改成普通空格。", "write an ordinary blank for {found}."),
                (":", _) => say!("项和值之间写 `=`。", "write `=` between a key and its value."),
                _ => say!(
                    "把 `{found}` 改成英文（半角）的 `{wanted}`；引号里面的文字不用改。",
                    "write the ASCII `{wanted}` for `{found}`; within quotes it may stay."
                ),
            },
        });
        match found.strip_prefix("U+").and_then(|n| u32::from_str_radix(n, 16).ok()).and_then(char::from_u32) {
            Some(blank) => self.pad(&blank.to_string(), wanted),
            None => self.pad(found, wanted),
        }
    }

    fn pad(&mut self, found: &str, wanted: &str) {
        self.out.push_str(wanted);
        self.out.extend(std::iter::repeat_n(' ', found.len() - wanted.len()));
    }
}

/// Where a quotation mark closes what is open: the first one with nothing of the text behind it.
fn closing(line: &str, from: usize, open: char) -> Option<(usize, char)> {
    let family = ["“”„‟＂\"", "‘’＇'", "「」", "『』"].into_iter().find(|family| family.contains(open))?;
    let ends = |rest: &str| {
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || is_odd_space(c)).chars().next();
        next.is_none_or(|c| ",，、]】］}｝#＃=＝".contains(c))
    };
    let marks = line.get(from..)?.char_indices().map(|(at, c)| (from + at, c));
    marks.into_iter().find(|(at, c)| family.contains(*c) && ends(&line[at + c.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    #[test]
    fn what_is_mended_is_toml_and_stands_where_it_stood() {
        for (text, marks) in [
            ("title ＝ \"石头\"\n", 1),
            ("title = “石头”\nabout = ‘他说“好”，走了’\n", 2),
            ("title = \"石头”\nabout = \"好\"\n", 1),
            ("【scene】\ntitle：“你好”\n", 4),
            ("a = [“甲”，“乙”、\"丙\"]\n", 4),
            ("a = ｛ b = 1 ｝ # 备注：“好”\n", 2),
            ("a = \"\"\"\n他说：“好”\n\"\"\"\nb：1\n", 1),
            ("\u{3000}a = 1\n", 1),
            ("a: 1\n", 1),
            ("a = １２\n", 1),
        ] {
            assert!(DeTable::parse(text).is_err(), "{text}");
            let (mended, faults) = mend(text);
            assert!(DeTable::parse(&mended).is_ok(), "{mended}");
            assert_eq!((mended.len(), faults.len()), (text.len(), marks), "{mended}");
        }
    }
}
