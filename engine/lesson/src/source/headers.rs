//! Headers with one bracket where the format wants two: `[node]` for `[[node]]`. TOML takes the first and calls the second a
//! repetition, so they are looked for in a file that is no TOML.

use super::{Fault, Lines};
use crate::check::{Heading, heading, reheaded};

/// Headers of a file that want double brackets.
#[derive(Default)]
pub(super) struct Headers {
    pub faults: Vec<Fault>,
    /// The keys of each header by the line on which it stands.
    all: Vec<(usize, String)>,
    /// The keys that a single bracket was written for.
    single: Vec<String>,
}

impl Headers {
    /// Those of a text.
    pub(super) fn of(file: &str, text: &str, lines: &Lines) -> Headers {
        let mut headers = Headers::default();
        let mut byte = 0;
        let mut long = false; // within a text of several lines
        for line in text.split_inclusive('\n') {
            let start = byte + line.len() - line.trim_start().len();
            byte += line.len();
            let quotes = line.matches("\"\"\"").count() + line.matches("'''").count();
            let within = long;
            long ^= quotes % 2 == 1;
            if let Some((brackets, keys)) = header(line).filter(|_| !within) {
                headers.add(file, lines.line(start), start, brackets, keys);
            }
        }
        headers
    }

    fn add(&mut self, file: &str, line: usize, byte: usize, brackets: usize, keys: &str) {
        self.all.push((line, keys.to_owned()));
        let parts: Vec<&str> = keys.split('.').collect();
        if brackets == 1 && heading(file, &parts) == Some(Heading::Several) {
            self.single.push(keys.to_owned());
            let [found, expected, help] = reheaded(keys, Heading::Several);
            self.faults.push(Fault { byte, found: Some(found), expected, help });
        }
    }

    /// Whether what is on a line belongs to a table whose header lacks a bracket, here or where it stands first.
    pub(super) fn explain(&self, line: usize) -> bool {
        let header = self.all.iter().rev().find(|(at, _)| *at <= line);
        header.is_some_and(|(_, keys)| {
            self.single.iter().any(|single| {
                keys.strip_prefix(single.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        })
    }
}

/// How many brackets a header on this line has, and its keys.
fn header(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let brackets = if line.starts_with("[[") { 2 } else { 1 };
    let (open, close) = if brackets == 2 { ("[[", "]]") } else { ("[", "]") };
    let (keys, rest) = line.strip_prefix(open)?.split_once(close)?;
    let keys = keys.trim();
    let word = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let rest = rest.trim_start();
    (keys.starts_with(|c: char| c.is_ascii_alphabetic())
        && keys.chars().all(word)
        && (rest.is_empty() || rest.starts_with('#')))
    .then_some((brackets, keys))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    fn english() -> Locale {
        Locale::of("en").expect("English")
    }

    #[test]
    fn every_list_of_tables_wants_double_brackets() {
        for keys in ["node", "viewpoint", "path", "value", "task", "task.step", "task.hint", "rule", "lab.table.column"]
        {
            let text = format!("[{keys}] # one\nid = \"a\"\n\n[[{keys}]]\nid = \"b\"\n");
            let lines = Lines::new(&text);
            let headers = Headers::of("scene.toml", &text, &lines);
            assert_eq!(headers.faults.len(), 1, "{keys}");
            assert!(
                headers.explain(4) && headers.faults[0].help.text(english()).contains(&format!("[[{keys}]]")),
                "{keys}"
            );
        }
        let text = "[walk]\n[lab.table]\n[nodes]\na = \"\"\"\n[node]\n\"\"\"\nb = [\n[node],\n]\n";
        assert!(Headers::of("scene.toml", text, &Lines::new(text)).faults.is_empty());
    }
}
