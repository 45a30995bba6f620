//! The head of a node: `title: …` and the `---` below it.

use super::Slips;
use super::line::Line;
use crate::report::{Phrase, say};

const COLONS: &str = ":：∶﹕︰";

/// Whether a line is a title.
pub(super) fn is_title(line: &Line, start: usize) -> bool {
    let text = line.from(start);
    text.strip_prefix("title").is_some_and(|rest| rest.trim_start().starts_with(|c| COLONS.contains(c)))
}

impl Slips<'_> {
    /// A line before a node's body; says whether the body begins below.
    pub(super) fn head(&mut self, line: &mut Line) -> bool {
        let start = line.text().take_while(|c| c.is_whitespace()).count();
        if line.len() >= start + 2 && line.all_from(start, "-—–−－―─") {
            self.fence(line, start, "---");
            return true;
        }
        let Some(colon) = (start..line.len()).find(|at| line.at(*at).is_some_and(|c| COLONS.contains(c))) else {
            return false;
        };
        let key = line.slice(start, colon - start);
        let is_title = key.trim().eq_ignore_ascii_case("title") || matches!(key.trim(), "标题" | "节点");
        let sign = line.slice(colon, 1);
        if is_title && key != "title" {
            self.sign(line.column(start), key.trim_end(), "title");
        }
        if sign != ":" && (is_title || key.trim().bytes().all(|b| b.is_ascii_alphanumeric())) {
            self.sign(line.column(colon), &sign, ":");
            line.replace(colon, 1, ":");
        }
        if is_title {
            line.replace(start, colon - start, "title");
            self.title(line, start + "title:".len());
        }
        false
    }

    /// The name of a node, which jumps and expressions have to be able to say.
    fn title(&mut self, line: &mut Line, at: usize) {
        let at = at + line.text().skip(at).take_while(|c| c.is_whitespace()).count();
        let title = line.from(at);
        let well = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        if title.is_empty() || title.chars().all(well) {
            return;
        }
        let like: String = title.chars().map(|c| if well(c) { c } else { '_' }).collect();
        let example = if like.contains(|c: char| c.is_ascii_alphabetic()) { like.as_str() } else { "hello" };
        self.put(
            "bad-id",
            line.column(at),
            Phrase::quote(&title),
            say!("没有空格和汉字的节点名", "a title without blanks, of English letters"),
            say!(
                "节点名只用英文字母、数字、- 和 _，如 `{example}`；别处用到它的地方一起改。",
                "use letters, digits, - and _ alone, as in `{example}`, also where it is named."
            ),
        );
        line.replace(at, line.len() - at, &like);
    }
}
