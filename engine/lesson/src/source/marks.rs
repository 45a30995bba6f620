//! Marks of a Chinese keyboard in TOML, where ASCII signs belong: found only in a file that is no TOML, and only outside of texts.

use super::Fault;
use crate::marks::{is_han, is_odd_space, shown, twin};
use crate::report::{Message, quote, say};

/// The marks of a file, and its text with their twins. Each is followed by blanks up to the mark's length, so that all else
/// stands where it stood.
pub(super) fn mend(text: &str) -> (String, Vec<Fault>) {
    let mut pass = Pass { text, out: String::with_capacity(text.len()), faults: Vec::new(), deep: 0 };
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
    /// How many brackets are open.
    deep: usize,
}

impl Pass<'_> {
    /// One line; `long` is what ends the text of several lines that it begins in. Says the same of the next line.
    fn line<'l>(&mut self, line: &'l str, long: Option<&'l str>) -> Option<&'l str> {
        let mut long = long;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let start = self.text.len() - self.left(rest);
            let length = if let Some(end) = long {
                let at = rest.find(end);
                long = long.filter(|_| at.is_none());
                at.map_or(rest.len(), |at| at + end.len())
            } else if let Some(end) = ["\"\"\"", "'''"].into_iter().find(|end| rest.starts_with(end)) {
                long = Some(end);
                end.len()
            } else if is_han(c) {
                // Words without quotes are no TOML, and what is wrong with them is not their marks.
                long = ["\"\"\"", "'''"].into_iter().find(|quotes| rest.matches(quotes).count() % 2 == 1);
                rest.len()
            } else if let Some(sign) = self.comment(rest) {
                if sign != "#" {
                    self.remark(sign);
                }
                rest.len()
            } else if let Some(sign) = self.between(rest) {
                self.next_line(sign, rest);
                sign.len()
            } else if let Some(sign) = self.last(rest) {
                self.needless(sign);
                sign.len()
            } else if c == '"' || c == '\'' {
                self.quoted(rest, c)
            } else if c == ':' && self.is_key() {
                self.put(":", "=");
                1
            } else if c.is_ascii() {
                self.count(c);
                1
            } else {
                self.mark(rest, c)
            };
            let done = &rest[..length];
            let written = self.out.len() - start;
            self.out.push_str(done.get(written..).unwrap_or(""));
            rest = &rest[length..];
        }
        long
    }

    fn count(&mut self, bracket: char) {
        match bracket {
            '[' | '{' => self.deep += 1,
            ']' | '}' => self.deep = self.deep.saturating_sub(1),
            _ => {}
        }
    }

    /// How many bytes of the file begin with `rest`, a part of it.
    fn left(&self, rest: &str) -> usize {
        self.text.len() - (rest.as_ptr() as usize - self.text.as_ptr() as usize)
    }

    /// What stands on this line so far.
    fn before(&self) -> &str {
        self.out.rsplit('\n').next().unwrap_or("")
    }

    /// Whether what stands on this line so far, or behind the last comma or brace of it, is a key.
    fn is_key(&self) -> bool {
        let key = self.before().rsplit(['{', ',']).next().unwrap_or("").trim();
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
    }

    /// The sign with which a comment begins here, be it of another language.
    fn comment(&self, rest: &str) -> Option<&'static str> {
        let first = self.before().trim().is_empty();
        let others = ["//", "/*", "<!--", "--", ";", "；", "%", "《!--"];
        // Behind a value too these can be nothing else.
        let everywhere = ["//", "/*", "<!--", "／／"];
        let sign = ["#", "＃"].into_iter().chain(everywhere).find(|sign| rest.starts_with(sign));
        sign.or_else(|| others.into_iter().find(|sign| first && rest.starts_with(sign)))
    }

    fn remark(&mut self, sign: &str) {
        let fault = (quote(sign), quote("#"), say!("toml-comments-begin-write", sign));
        self.fault(sign, "#", fault);
    }

    /// A mark behind the last value of a line, as behind a sentence.
    fn last(&self, rest: &str) -> Option<&'static str> {
        let sign = [";", "；", "。", ",", "，", "、"].into_iter().find(|sign| rest.starts_with(sign))?;
        let behind = rest[sign.len()..].trim_start();
        let ends = behind.is_empty() || behind.starts_with('#');
        (ends && self.deep == 0 && !self.before().trim().is_empty()).then_some(sign)
    }

    /// A mark between two keys on one line.
    fn between(&self, rest: &str) -> Option<&'static str> {
        let sign = [",", "，", "、", ";", "；"].into_iter().find(|sign| rest.starts_with(sign))?;
        let begun = self.before().contains('=') && self.deep == 0;
        (begun && key_of(&rest[sign.len()..]).is_some()).then_some(sign)
    }

    fn next_line(&mut self, sign: &str, rest: &str) {
        let key = key_of(&rest[sign.len()..]).unwrap_or("");
        let fault = (
            quote(rest.lines().next().unwrap_or("").trim_end()),
            say!("toml-one-key-a-line"),
            say!("toml-delete-write-next-line", sign, key),
        );
        self.fault(sign, "\n", fault);
    }

    fn needless(&mut self, sign: &str) {
        let fault = (quote(sign), say!("toml-no-mark-end-line"), say!("toml-delete-mark", sign));
        self.fault(sign, "", fault);
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

    /// A mark that is no ASCII; gives the length of what was read.
    fn mark(&mut self, rest: &str, c: char) -> usize {
        let word = |c: &char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＿' | '－' | '．' | '＋');
        let bracket = |c: char| twin(c).is_some_and(|sign| "[]{}".contains(sign));
        let run: String = rest.chars().take_while(|next| if bracket(c) { *next == c } else { word(next) }).collect();
        if run.chars().count() > 1 {
            let plain: String = run.chars().filter_map(twin).collect();
            plain.chars().for_each(|c| self.count(c));
            self.put(&run, &plain);
            return run.len();
        }
        let sign = match c {
            '：' | '∶' if self.is_key() => "=",
            '“' | '”' | '„' | '‟' | '「' | '『' => "\"",
            _ => twin(c).unwrap_or(""),
        };
        if sign.is_empty() || sign.len() > c.len_utf8() {
            return c.len_utf8();
        }
        sign.chars().for_each(|c| self.count(c));
        let line = rest.lines().next().unwrap_or("");
        let is_quote = matches!(sign, "\"" | "'");
        let Some((at, mark)) = closing(line, c.len_utf8(), c).filter(|_| is_quote) else {
            self.put(&c.to_string(), sign);
            return c.len_utf8();
        };
        if mark.is_ascii() {
            self.put(&c.to_string(), sign);
            self.out.push_str(&line[c.len_utf8()..at]);
            self.out.push_str(sign);
        } else {
            let (found, wanted) = (format!("{c}{mark}"), format!("{sign}{sign}"));
            let fault = (quote(&found), quote(&wanted), say!("toml-write-ascii-at-both-ends", sign, found));
            self.fault(&c.to_string(), sign, fault);
            self.out.push_str(&line[c.len_utf8()..at]);
            self.pad(&mark.to_string(), sign);
        }
        at + mark.len_utf8()
    }

    fn put(&mut self, found: &str, wanted: &str) {
        let blank = found.chars().next().filter(|c| is_odd_space(*c));
        let fault = match (blank, found) {
            (Some(blank), _) => {
                let number = shown(blank);
                let found = match blank {
                    '\u{3000}' => say!("toml-full-width-blank", number),
                    _ => say!("toml-special-blank", number),
                };
                (found, say!("toml-ordinary-blank"), say!("toml-type-again-english-keyboard"))
            }
            (_, ":") => (quote(found), quote(wanted), say!("toml-write-between-key-value")),
            _ => (quote(found), quote(wanted), say!("toml-write-ascii-within-quotes", found, wanted)),
        };
        self.fault(found, wanted, fault);
    }

    /// Reports what stands here, and puts what should stand here.
    fn fault(&mut self, stands: &str, should: &str, (found, expected, help): (Message, Message, Message)) {
        self.faults.push(Fault { byte: self.out.len(), found: Some(found), expected, help });
        self.pad(stands, should);
    }

    fn pad(&mut self, stands: &str, should: &str) {
        self.out.push_str(should);
        self.out.extend(std::iter::repeat_n(' ', stands.len() - should.len()));
    }
}

/// The key that a text begins with, if an `=` follows it.
fn key_of(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t', '\u{3000}']);
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "_-".contains(c)))?;
    let key = text.get(..end).filter(|key| key.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    text[end..].trim_start().starts_with(['=', '＝']).then_some(key)
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
            ("a = 1。\nb = [\n  1，\n]；\nc = \"好\"， # 备注，好\n", 4),
            ("＃ 石头：很大，很圆。\n// 备注：好\na = 1\n", 2),
            ("a = { b： 1, c: \"好：x\" }\n", 2),
            ("石头 = 1，\na = 这是石头，很大。\nb ＝ \"\"\"好\n：\"\"\"\n", 1),
            ("［［a］］\nb = 12:30:00\nc＝1\n", 3),
            ("a = 1 // 十分钟\nb = [\n  1, // 一\n]\n", 2),
            ("a = 0, b = 1，c = [1, 2]; d = { e = 1, f = 2 }\n", 3),
        ] {
            assert!(DeTable::parse(text).is_err(), "{text}");
            let (mended, faults) = mend(text);
            assert!(DeTable::parse(&mended).is_ok() || text.starts_with(is_han), "{mended}");
            assert_eq!((mended.len(), faults.len()), (text.len(), marks), "{mended}");
        }
    }
}
