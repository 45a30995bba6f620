//! The head of a node: `title: …` and the `---` below it.

use super::Slips;
use super::line::Line;
use crate::marks::is_han;
use crate::report::{quote, say};

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
        let nothing = line.len() == start || line.starts(start, "//");
        if nothing && !self.begun {
            // The compiler takes neither blank lines nor comments before the first node, but it takes tags.
            line.replace(0, line.len(), "#-");
            return false;
        }
        self.begun = true;
        if nothing {
            return false;
        }
        if line.len() >= start + 2 && line.all_from(start, "-—–−－―─") {
            self.fence(line, start, "---");
            return true;
        }
        if self.titled && self.is_said(line, start) {
            return self.no_fence(line, start);
        }
        self.no_colon(line, start);
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
            self.titled = true;
            line.replace(start, colon - start, "title");
            self.title(line, start + "title:".len());
        }
        false
    }

    /// Whether a line in a head belongs to a body: something to say or to choose, a command.
    fn is_said(&self, line: &Line, start: usize) -> bool {
        let text = line.from(start);
        let speaker = text.split(|c| COLONS.contains(c)).next().unwrap_or("").trim_end();
        text.starts_with("->")
            || text.starts_with("<<")
            || text.contains("#line")
            || text.starts_with(is_han)
            || self.roles.contains(speaker)
    }

    /// The body begins without its fence; in the copy the fence takes this line's place, and the body is left out.
    fn no_fence(&mut self, line: &mut Line, start: usize) -> bool {
        self.put(
            "yarn-syntax",
            line.column(start),
            quote(&line.from(start)),
            say!("yarn-line-between-title-what"),
            say!("yarn-put-dashes-before"),
        );
        line.replace(0, line.len(), "---");
        self.skipped = Some("===");
        self.lost = true;
        true
    }

    /// A title without its colon.
    fn no_colon(&mut self, line: &mut Line, start: usize) {
        let text = line.from(start);
        let Some((key, name)) = text.split_once(char::is_whitespace) else { return };
        let is_title = key.eq_ignore_ascii_case("title") || matches!(key, "标题" | "节点");
        let name = name.trim();
        if is_title && !name.is_empty() && !name.starts_with(|c| COLONS.contains(c)) {
            let wanted = format!("title: {name}");
            self.sign(line.column(start), &text, &wanted);
            line.replace(start, line.len() - start, &wanted);
        }
    }

    /// The name of a node, which jumps and expressions have to be able to say.
    fn title(&mut self, line: &mut Line, at: usize) {
        let at = at + line.text().skip(at).take_while(|c| c.is_whitespace()).count();
        let title = line.from(at);
        let well = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        if title.is_empty() || title.chars().all(well) {
            return;
        }
        // Whoever names a node that has no proper name yet is not at fault.
        self.lost = true;
        let like: String = title.chars().map(|c| if well(c) { c } else { '_' }).collect();
        let example = if like.contains(|c: char| c.is_ascii_alphabetic()) { like.as_str() } else { "hello" };
        self.put(
            "bad-id",
            line.column(at),
            quote(&title),
            say!("yarn-title-without-blanks-english"),
            say!("yarn-use-letters-digits-alone", example),
        );
        line.replace(at, line.len() - at, &like);
    }
}
