//! Commands: `<<…>>` and what people write in its place, and whether there is such a command.

use super::Slips;
use super::line::Line;
use crate::marks::is_han;
use crate::report::{quote, say};

/// The commands that a dialogue may hold. No other means anything here.
const COMMANDS: [&str; 9] = ["if", "elseif", "else", "endif", "set", "jump", "stop", "declare", "call"];

/// What people write for them.
const MEANT: [(&str, &str); 24] = [
    ("jmp", "jump"),
    ("goto", "jump"),
    ("go", "jump"),
    ("跳转", "jump"),
    ("跳到", "jump"),
    ("转到", "jump"),
    ("elif", "elseif"),
    ("elsif", "elseif"),
    ("else_if", "elseif"),
    ("否则如果", "elseif"),
    ("如果", "if"),
    ("若", "if"),
    ("否则", "else"),
    ("end", "endif"),
    ("fi", "endif"),
    ("end_if", "endif"),
    ("结束", "endif"),
    ("结束如果", "endif"),
    ("let", "set"),
    ("设", "set"),
    ("设置", "set"),
    ("设为", "set"),
    ("exit", "stop"),
    ("停止", "stop"),
];

/// Commands of Yarn 3.
const NEWER: [&str; 8] = ["detour", "return", "once", "endonce", "local", "enum", "case", "endenum"];

const OPENS: &str = "<＜《〈«≪‹";
const CLOSES: &str = ">＞》〉»≫›";

impl Slips<'_> {
    /// Every command of a line, from `start` on.
    pub(super) fn commands(&mut self, line: &mut Line, start: usize) {
        let mut at = start;
        while at < line.len() {
            let run = (at..line.len()).take_while(|i| line.at(*i).is_some_and(|c| OPENS.contains(c))).count();
            if run == 0 {
                at += 1;
                continue;
            }
            let found = line.slice(at, run);
            if found != "<<" && !opens(line, at, run, at == start) {
                at += run;
                continue;
            }
            if found != "<<" {
                self.sign(line.column(at), &found, "<<");
                line.replace(at, run, "<<");
            }
            let end = self.close(line, at + 2);
            at = self.command(line, at, end);
        }
    }

    /// Where the command that begins here closes; mends how.
    fn close(&mut self, line: &mut Line, from: usize) -> usize {
        let run = |line: &Line, at: usize| {
            (at..line.len()).take_while(|i| line.at(*i).is_some_and(|c| CLOSES.contains(c))).count()
        };
        let mut at = from;
        let mut quoted = false;
        while at < line.len() {
            quoted ^= line.at(at) == Some('"');
            let length = if quoted { 0 } else { run(line, at) };
            if line.starts(at, ">>") && !quoted {
                return at;
            }
            let more = (at + length..line.len()).any(|i| run(line, i) > 0);
            let last = !more && (line.at(at + length).is_none_or(|c| c.is_whitespace() || "#＃".contains(c)));
            if length > 1 || (length == 1 && last) {
                let found = line.slice(at, length);
                self.sign(line.column(at), &found, ">>");
                line.replace(at, length, ">>");
                return at;
            }
            at += 1;
        }
        if let Some(end) = (from..line.len()).rev().find(|i| line.starts(*i, ">>")).filter(|_| quoted) {
            self.put(
                "yarn-syntax",
                line.column(from - 2),
                quote(&line.slice(from - 2, end + 4 - from)),
                say!("yarn-quotes-pairs"),
                say!("yarn-close-quotes"),
            );
            line.replace(end, 0, "\"");
            return end + 1;
        }
        let end = (from..line.len()).find(|i| line.starts(*i, " #")).unwrap_or(line.len());
        self.put(
            "yarn-syntax",
            line.column(from - 2),
            quote(&line.slice(from - 2, end + 2 - from)),
            say!("yarn-closing-marks"),
            say!("yarn-put-commands-end"),
        );
        line.replace(end, 0, ">>");
        end
    }

    /// The command between `open` and `close`; gives back where what follows it begins.
    fn command(&mut self, line: &mut Line, open: usize, close: usize) -> usize {
        let mut close = close;
        let blanks = (open + 2..close).take_while(|i| line.at(*i).is_some_and(char::is_whitespace)).count();
        let start = open + 2 + blanks;
        let length =
            (start..close).take_while(|i| line.at(*i).is_some_and(|c| c.is_alphanumeric() || c == '_')).count();
        let word = line.slice(start, length);
        let rest = line.slice(start + length, close - start - length);
        if word == "else" && rest.trim_start().starts_with("if") {
            let between: String = rest.chars().take_while(|c| c.is_whitespace()).collect();
            let blanks = between.chars().count();
            self.word(line.column(start), &format!("else{between}if"), "elseif");
            line.replace(start, length + blanks + 2, "elseif");
            return self.arguments(line, "elseif", start + 6, close + 6 - length - blanks - 2);
        }
        if word.is_empty() && rest.starts_with('$') {
            let whole = rest.trim().to_owned();
            let wanted = format!("<<set {whole}>>");
            self.sign(line.column(start), &format!("<<{whole}>>"), &wanted);
            line.replace(start, 0, "set ");
            return self.arguments(line, "set", start + 3, close + 4);
        }
        if !COMMANDS.contains(&word.as_str()) {
            let column = line.column(start);
            let Some(meant) = meant(&word) else {
                self.unknown(column, &word, &line.slice(open, close + 2 - open));
                let wide = if word == "detour" { "jump".to_owned() } else { String::new() };
                if wide.is_empty() {
                    line.replace(open, close + 2 - open, "");
                    return open;
                }
                line.replace(start, length, &wide);
                return close + 2 + wide.len() - length;
            };
            self.word(column, &word, meant);
            line.replace(start, length, meant);
            close = close + meant.len() - length;
            return self.arguments(line, meant, start + meant.len(), close);
        }
        self.arguments(line, &word, start + length, close)
    }

    fn word(&mut self, column: usize, found: &str, meant: &str) {
        self.put(
            "yarn-syntax",
            column,
            say!("yarn-the-command", found),
            quote(meant),
            say!("expr-did-you-mean-write", meant),
        );
    }

    fn unknown(&mut self, column: usize, word: &str, whole: &str) {
        let list = COMMANDS.join(", ");
        let newer = NEWER.contains(&word);
        let found = match newer {
            true => say!("yarn-command-of-yarn-3", word),
            false => quote(whole),
        };
        let help = match word {
            "detour" => say!("yarn-no-detour-here-use"),
            _ => say!("yarn-delete-what-happen-goes"),
        };
        self.put("yarn-syntax", column, found, say!("toml-among", list), help);
    }
}

/// Whether these signs are meant to open a command: what follows is one, or at the line's beginning a word of ASCII.
fn opens(line: &Line, at: usize, run: usize, first: bool) -> bool {
    let behind = line.from(at + run);
    let word: String = behind.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let wide = line.slice(at, run) != "<";
    let closed = behind.contains(|c| CLOSES.contains(c));
    let english = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let known = COMMANDS.contains(&word.as_str()) || NEWER.contains(&word.as_str());
    // A book's name in its brackets may be any word, and within a line also one of these; `else` alone on a line is none.
    let han = word.chars().all(is_han) && MEANT.iter().any(|(said, _)| *said == word);
    match first {
        true => {
            known
                || (closed && wide && run > 1 && (english || han))
                || (closed && han && run == 1 && behind.contains('$'))
        }
        false => known && (behind.contains('$') || behind.contains('＄') || run > 1),
    }
}

/// The command that a word stands for, if one can be guessed.
fn meant(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    let same = COMMANDS.into_iter().find(|command| *command == lower);
    let said = || MEANT.iter().find(|(said, _)| *said == lower).map(|(_, meant)| *meant);
    let close = || {
        let near = COMMANDS.into_iter().map(|command| (strsim::damerau_levenshtein(&lower, command), command)).min()?;
        let newer = NEWER.contains(&word);
        (near.0 == 1 && lower.len() > 2 && !newer).then_some(near.1)
    };
    same.or_else(said).or_else(close)
}
