//! How deep a dialogue nests. The Yarn compiler goes down one call a level and would end the program at a hostile file:
//! that cannot be caught as its panics can.

/// Most levels of conditions and indented options.
pub(super) const LEVELS: usize = 24;

/// Most operators and brackets of one expression.
pub(super) const OPERATORS: usize = 48;

/// The line, from 1, at which a dialogue nests deeper than the compiler bears.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut indents: Vec<usize> = Vec::new();
    let mut blocks = 0_usize;
    let mut code = Code::default();
    for (i, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        if !trimmed.is_empty() {
            let indent = line.len() - trimmed.len();
            while indents.last().is_some_and(|last| *last >= indent) {
                indents.pop();
            }
            indents.push(indent);
        }
        for command in line.split("<<").skip(1).map(str::trim_start) {
            if command.starts_with("if") || command.starts_with("once") {
                blocks += 1;
            } else if command.starts_with("endif") || command.starts_with("endonce") {
                blocks = blocks.saturating_sub(1);
            }
        }
        if indents.len() > LEVELS || blocks > LEVELS || code.read(line) > OPERATORS {
            return Some(i + 1);
        }
    }
    None
}

/// Counts the operators of the expressions in `<<…>>` and `{…}`, which may go over several lines.
#[derive(Default)]
struct Code {
    open: bool,
    operators: usize,
}

impl Code {
    /// Reads a line; gives the most operators of any expression in it.
    fn read(&mut self, line: &str) -> usize {
        let mut most = 0;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let opens = rest.starts_with("<<") || c == '{';
            let closes = rest.starts_with(">>") || c == '}';
            if opens || closes {
                (self.open, self.operators) = (opens, 0);
            } else if self.open {
                let word = ["and ", "or ", "xor ", "not "].iter().any(|word| rest.starts_with(word));
                self.operators += usize::from(c.is_ascii_punctuation() && !"\"'_.,$".contains(c) || word);
                most = most.max(self.operators);
            }
            let step = if rest.starts_with("<<") || rest.starts_with(">>") { 2 } else { c.len_utf8() };
            rest = &rest[step..];
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialogues_as_people_write_them_are_not_too_deep() {
        let options = (0..8).map(|i| format!("{}-> 好\n", "    ".repeat(i))).collect::<String>();
        let blocks = "<<if $a and ($b or not $c)>>\n好……（(((笑)))\n<<endif>>\n".repeat(100);
        assert_eq!(too_deep(&format!("title: a\n---\n{options}{blocks}===\n")), None);
    }

    #[test]
    fn every_way_down_is_seen() {
        let brackets = format!("a\n<<if {}true{}>>\n", "(".repeat(30), ")".repeat(30));
        let lines = "<<if true\n".to_owned() + &"+ 1\n".repeat(OPERATORS + 1);
        let ifs = "<<if true>>\n".repeat(LEVELS + 1);
        let options = (0..=LEVELS).map(|i| format!("{}-> 好\n", " ".repeat(i))).collect::<String>();
        let not = format!("{{{} true}}", "not ".repeat(OPERATORS + 1));
        let found = [&brackets, &lines, &ifs, &options, &not].map(|text| too_deep(text));
        assert_eq!(found, [Some(2), Some(OPERATORS + 2), Some(LEVELS + 1), Some(LEVELS + 1), Some(1)]);
    }
}
