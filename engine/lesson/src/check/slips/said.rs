//! What is said: its speaker, its text, its tags.

use super::Slips;
use super::line::Line;
use crate::marks::{shown, twin};
use crate::report::{quote, say};

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
                say!("yarn-option-without-text"),
                say!("yarn-words-choose-behind"),
                say!("yarn-write-some-delete-line"),
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
                quote(&format!("\\{letter}")),
                say!("yarn-text-without-backslashes"),
                say!("yarn-delete-where-new-line"),
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
            quote(&condition),
            say!("yarn-condition-before-line"),
            say!("yarn-move-before-line", condition = &condition),
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
                    quote(&word),
                    say!("yarn-address-without-begins-comment"),
                    say!("yarn-write-address-plainly", plain),
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
            quote("{"),
            say!("yarn-pair-around-variable"),
            say!("yarn-close-within-text-write"),
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
                    quote(&line.slice(start, colon + 1 - start)),
                    say!("yarn-no-colon-text"),
                    say!("yarn-what-stands-before-ascii"),
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
            quote(&written),
            quote(&format!("{name}:")),
            match sign.as_str() {
                ":" => {
                    say!("yarn-put-colon-right-behind", name)
                }
                _ => say!("yarn-write-ascii-otherwise-nobody", sign),
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
            quote(tag),
            say!("yarn-id-english-letters-digits"),
            say!("yarn-write-like-line-also", example),
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
                    quote(&found),
                    quote(&meant),
                    say!("yarn-write-ascii-signs-no", meant = &meant),
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
        if tag && last && at > 0 && line.at(at - 1).is_some_and(char::is_whitespace) {
            return end;
        }
        self.put(
            "yarn-syntax",
            line.column(at),
            quote(&line.slice(at, end - at)),
            say!("yarn-no-text-begins-tag"),
            say!("yarn-write-full-width-text"),
        );
        line.replace(at, 1, "＃");
        at + 1
    }
}
