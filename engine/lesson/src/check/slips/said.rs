//! What is said: its speaker, its text, its tags.

use super::Slips;
use super::line::Line;
use crate::marks::{shown, twin};
use crate::report::{Phrase, say};

const COLONS: &str = ":：∶﹕︰";

/// Whether this can be the id of a dialogue's line.
pub(in crate::check) fn is_line_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

impl Slips<'_> {
    /// A line of speech or an option, from `start` on.
    pub(super) fn said(&mut self, line: &mut Line, start: usize) {
        if line.starts(start, "<<") {
            return;
        }
        let option = line.starts(start, "->");
        let start = if option { start + 2 } else { start };
        let start = start + (start..line.len()).take_while(|at| line.at(*at).is_some_and(char::is_whitespace)).count();
        self.addresses(line, start);
        self.backslashes(line, start);
        self.braces(line, start);
        self.late_condition(line, start);
        if option && line.at(start).is_none_or(|c| "#＃".contains(c)) {
            self.put(
                "yarn-syntax",
                line.column(start),
                say!("没有文字的选项", "an option without a text"),
                say!("`->` 后面有要选的话", "words to choose behind `->`"),
                say!("写上文字，或删去这一行。", "write some, or delete the line."),
            );
            line.replace(start, 0, "… ");
        }
        self.speaker(line, start, option);
        self.tags(line, start);
    }

    /// A backslash before a letter means nothing here, and stops the compiler.
    fn backslashes(&mut self, line: &mut Line, start: usize) {
        for at in start..self.comment(line, start) {
            let Some(letter) = line.at(at + 1).filter(|c| c.is_alphanumeric() && line.at(at) == Some('\\')) else {
                continue;
            };
            self.put(
                "yarn-syntax",
                line.column(at),
                Phrase::quote(&format!("\\{letter}")),
                say!("没有反斜杠的文字", "a text without backslashes"),
                say!("删去它；要另起一行，就写成两句话。", "delete it; where a new line begins, write two lines."),
            );
            line.replace(at, 2, "——");
        }
    }

    /// A condition stands before the tags.
    fn late_condition(&mut self, line: &mut Line, start: usize) {
        let end = self.comment(line, start);
        let tag =
            |at: usize| line.at(at) == Some('#') && at > start && line.at(at - 1).is_some_and(char::is_whitespace);
        let Some(hash) = (start..end).find(|at| tag(*at)) else { return };
        let Some(open) = (hash..end).find(|at| line.starts(*at, "<<")) else { return };
        let condition = line.slice(open, end - open).trim_end().to_owned();
        self.put(
            "yarn-syntax",
            line.column(open),
            Phrase::quote(&condition),
            say!("条件写在 `#line:` 前面", "the condition before `#line:`"),
            say!("把 `{condition}` 移到 `#line:` 前面。", "move `{condition}` before `#line:`."),
        );
        line.replace(open, end - open, "");
        line.replace(hash, 0, &format!("{condition} "));
    }

    /// `//` begins a comment, also in an address.
    fn addresses(&mut self, line: &mut Line, start: usize) {
        for at in start..line.len() {
            if line.starts(at, "//") && at > start && line.at(at - 1).is_some_and(|c| COLONS.contains(c)) {
                let before =
                    (start..at - 1).rev().take_while(|i| line.at(*i).is_some_and(|c| c.is_ascii_alphanumeric()));
                let from = at - 1 - before.count();
                let word: String = line.text().skip(from).take_while(|c| !c.is_whitespace()).collect();
                let plain = word.split_once("//").map_or("", |(_, rest)| rest).to_owned();
                self.put(
                    "yarn-syntax",
                    line.column(from),
                    Phrase::quote(&word),
                    say!("没有 `//` 的网址：`//` 后面会被当作批注", "an address without `//`, which begins a comment"),
                    say!("只写 `{plain}`。", "write just `{plain}`."),
                );
                line.replace(from, at + 2 - from, "");
                return;
            }
        }
    }

    /// Braces around a value, and what stands between them.
    fn braces(&mut self, line: &mut Line, start: usize) {
        let mut at = start;
        while at < self.comment(line, start) {
            let c = line.at(at);
            let wide = c.is_some_and(|c| "｛﹛".contains(c)) && line.at(at + 1).is_some_and(|c| "$＄".contains(c));
            if wide {
                let found = line.slice(at, 1);
                self.sign(line.column(at), &found, "{");
                line.replace(at, 1, "{");
            }
            let escaped = at > start && line.at(at - 1) == Some('\\');
            if (wide || c == Some('{')) && !escaped {
                let shut = (at..line.len()).find(|i| line.at(*i).is_some_and(|c| "}｝﹜".contains(c)));
                match shut {
                    Some(shut) => at = self.code_before(line, at + 1, shut),
                    None => self.open_brace(line, at),
                }
            }
            at += 1;
        }
    }

    fn open_brace(&mut self, line: &mut Line, at: usize) {
        self.put(
            "yarn-syntax",
            line.column(at),
            Phrase::quote("{"),
            say!("成对的 `{{ }}`，里面是变量", "`{{ }}` in a pair, around a variable"),
            say!("补上 }}；文字里的花括号用全角的 ｛｝。", "close it with }}; within a text write ｛ ｝."),
        );
        line.replace(at, 1, "｛");
    }

    /// Code that ends with a brace; gives back where the brace stands.
    fn code_before(&mut self, line: &mut Line, from: usize, shut: usize) -> usize {
        let shut = self.code(line, from, shut, true);
        let found = line.slice(shut, 1);
        if found != "}" {
            self.sign(line.column(shut), &found, "}");
            line.replace(shut, 1, "}");
        }
        shut
    }

    /// Where a comment begins, or the line ends.
    fn comment(&self, line: &Line, start: usize) -> usize {
        (start..line.len()).find(|at| line.starts(*at, "//")).unwrap_or(line.len())
    }

    /// Where the text ends: at a condition, a tag or a comment.
    fn text_end(&self, line: &Line, start: usize) -> usize {
        let end = self.comment(line, start);
        let tag = |at: usize| line.at(at) == Some('#') || line.starts(at, "＃line");
        (start..end).find(|at| line.starts(*at, "<<") || tag(*at)).unwrap_or(end)
    }

    /// The name before the colon.
    fn speaker(&mut self, line: &mut Line, start: usize, option: bool) {
        let end = self.text_end(line, start);
        let Some(colon) = (start..end).find(|at| line.at(*at).is_some_and(|c| COLONS.contains(c))) else { return };
        let written = line.slice(start, colon - start);
        let name: String =
            written.trim_end().chars().map(|c| twin(c).and_then(|t| t.chars().next()).unwrap_or(c)).collect();
        let is_role = self.roles.contains(name.as_str());
        let word = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
        let english = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(word);
        let sign = line.at(colon).unwrap_or(':');
        match (sign, is_role) {
            (':', true) if name == written => {}
            // A mark of the text's own, or a speaker who is reported as unknown.
            (':', false) if !option && name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c)) => {}
            (':', false) => {
                self.put(
                    "yarn-syntax",
                    line.column(colon),
                    Phrase::quote(&line.slice(start, colon + 1 - start)),
                    say!("文字里的冒号用全角 `：`", "`：`, or no colon in a text"),
                    say!(
                        "英文冒号前面的字会被当作说话人，不显示：改成 `：`。",
                        "what stands before an ASCII colon is taken for the speaker: write `：` or a dash."
                    ),
                );
                line.replace(colon, 1, "：");
            }
            (_, true) => self.colon(line, start, colon, &name),
            _ if english && !option => self.colon(line, start, colon, &name),
            _ => {}
        }
    }

    fn colon(&mut self, line: &mut Line, start: usize, colon: usize, name: &str) {
        let written = line.slice(start, colon + 1 - start);
        let sign = line.at(colon).map(shown).unwrap_or_default();
        self.put(
            "yarn-syntax",
            line.column(start),
            Phrase::quote(&written),
            Phrase::quote(&format!("{name}:")),
            match sign.as_str() {
                ":" => {
                    say!("说话人后面紧跟英文冒号：`{name}:`。", "put the colon right behind the speaker: `{name}:`.")
                }
                _ => say!(
                    "把 `{sign}` 改成英文（半角）的 `:`，不然没有说话人。",
                    "write the ASCII `:` for `{sign}`: otherwise nobody says it."
                ),
            },
        );
        line.replace(start, colon + 1 - start, &format!("{name}: "));
    }

    /// The tags behind the text, of which `#line:` is the one that counts.
    fn tags(&mut self, line: &mut Line, start: usize) {
        let mut at = start;
        let mut depth = 0_usize;
        while at < self.comment(line, start) {
            let c = line.at(at).unwrap_or(' ');
            depth = if c == '{' { depth + 1 } else { depth.saturating_sub(usize::from(c == '}')) };
            let escaped = at > start && line.at(at - 1) == Some('\\');
            if depth == 0 && !escaped && "#＃".contains(c) {
                at = self.tag(line, at, c);
            } else {
                at += 1;
            }
        }
    }

    /// The id of a line, which the files of texts have as a key.
    fn line_id(&mut self, column: usize, tag: &str) {
        let id = tag.strip_prefix("#line:").unwrap_or(tag);
        if is_line_id(id) {
            return;
        }
        let ascii: String = id.chars().map(|c| twin(c).and_then(|t| t.chars().next()).unwrap_or(c)).collect();
        let example = if is_line_id(&ascii) { ascii.as_str() } else { "hello-morning" };
        self.put(
            "bad-id",
            column,
            Phrase::quote(tag),
            say!("只含英文字母、数字、- 和 _ 的标识", "an id of English letters, digits, - and _"),
            say!(
                "改写成 `#line:{example}` 的样子；其他语言的 strings 里 [dialogue] 下的同一个标识一起改。",
                "write it like `#line:{example}`, also under [dialogue] in the other languages' strings."
            ),
        );
    }

    /// One tag; gives back where what follows it begins.
    fn tag(&mut self, line: &mut Line, at: usize, hash: char) -> usize {
        let blanks =
            |from: usize| (from..line.len()).take_while(|i| line.at(*i).is_some_and(char::is_whitespace)).count();
        let word = |from: usize| {
            let more = |c: char| !c.is_whitespace() && !"#＃".contains(c);
            (from..line.len()).take_while(|i| line.at(*i).is_some_and(more)).count()
        };
        let first = at + 1 + blanks(at + 1);
        if line.slice(first, 4).eq_ignore_ascii_case("line") {
            let mut colon = first + 4;
            colon += blanks(colon);
            let signed = line.at(colon).is_some_and(|c| COLONS.contains(c));
            let id = if signed { colon + 1 + blanks(colon + 1) } else { colon };
            let end = id + word(id);
            let meant = format!("#line:{}", line.slice(id, end - id));
            let found = line.slice(at, end - at);
            let ready = signed || colon > first + 4;
            if end > id && ready && found != meant {
                self.put(
                    "yarn-syntax",
                    line.column(at),
                    Phrase::quote(&found),
                    Phrase::quote(&meant),
                    say!("写成 `{meant}`：英文符号，中间没有空格。", "write `{meant}`: ASCII signs, no blanks."),
                );
                line.replace(at, end - at, &meant);
            }
            if end > id && ready {
                self.line_id(line.column(at), &line.slice(at, meant.chars().count()));
            }
            return if end > id && ready { at + meant.chars().count() } else { end.max(at + 1) };
        }
        if hash == '＃' {
            return at + 1;
        }
        let end = at + 1 + word(at + 1);
        let behind = end + blanks(end);
        let last = line.at(behind).is_none_or(|c| "#＃".contains(c)) || line.starts(behind, "//");
        let tag = line.at(at + 1).is_some_and(|c| c.is_ascii_alphabetic());
        if tag && last && line.at(at - 1).is_some_and(char::is_whitespace) {
            return end;
        }
        self.put(
            "yarn-syntax",
            line.column(at),
            Phrase::quote(&line.slice(at, end - at)),
            say!("文字里没有 `#`：它开始一个标记", "no `#` in a text: it begins a tag"),
            say!("文字里用全角的 `＃`，或换个说法。", "write the full-width `＃` in a text, or other words."),
        );
        line.replace(at, 1, "＃");
        at + 1
    }
}
