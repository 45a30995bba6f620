//! Sources without what runs nowhere: comments, and what is compiled for tests alone.
//!
//! Does: go by lines, as rustfmt leaves them. Does not: parse.

/// The numbered lines of Rust or JavaScript outside comments and tests, each without a comment at its end.
pub fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut comment = false;
    let mut test = Test::Outside;
    for (number, line) in (1..).zip(text.lines()) {
        let line = uncommented(line, &mut comment);
        if test.goes_on(line) {
            continue;
        }
        found.push((number, line));
    }
    found
}

/// Where a line stands to an item for tests alone.
enum Test {
    Outside,
    /// After `#[cfg(test)]`, indented so: what it is said of comes.
    Announced(usize),
    /// Within, until a line that is indented so and ends it.
    Within(usize),
}

impl Test {
    /// Takes the next line; whether it is a test's.
    fn goes_on(&mut self, line: &str) -> bool {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        match *self {
            Test::Outside if line == "#[cfg(test)]" => *self = Test::Announced(indent),
            Test::Outside => return false,
            Test::Announced(_) if line.starts_with("#[") || line.is_empty() => {}
            Test::Announced(_) if line.ends_with([';', ',', '}']) => *self = Test::Outside,
            Test::Announced(outer) => *self = Test::Within(outer),
            Test::Within(outer) if indent == outer && line.starts_with('}') => *self = Test::Outside,
            Test::Within(_) => {}
        }
        true
    }
}

/// The line without its comments; `comment` says whether one of several lines is open.
fn uncommented<'a>(line: &'a str, comment: &mut bool) -> &'a str {
    let start = line.trim_start();
    if *comment {
        *comment = !line.contains("*/");
        return "";
    }
    if start.starts_with("/*") {
        *comment = !line.contains("*/");
        return "";
    }
    // An address in a string has no blank before its slashes.
    let end = [" //", "\t//"].iter().filter_map(|sign| line.find(sign)).min().unwrap_or(line.len());
    if start.starts_with("//") { "" } else { &line[..end] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> Vec<usize> {
        lines(text).into_iter().filter(|(_, line)| !line.trim().is_empty()).map(|(number, _)| number).collect()
    }

    #[test]
    fn comments_are_no_code() {
        assert_eq!(lines("let a = 1; // b\n//! c\n  /// d\n"), [(1, "let a = 1;"), (2, ""), (3, "")]);
        assert_eq!(left("/**\n * a\n */\nb();\n/* c */\nlet d = \"https://e\"; // f\n"), [4, 6]);
    }

    #[test]
    fn what_comes_after_a_test_is_code_again() {
        assert_eq!(left("#[cfg(test)]\nmod tests;\nlet a;\n"), [3]);
        assert_eq!(left("#[cfg(test)]\nuse a::{b, c};\nlet a;\n"), [3]);
        assert_eq!(left("#[cfg(test)]\nmod tests {\n    fn a() {\n    }\n}\nlet a;\n"), [6]);
        assert_eq!(
            left(
                "impl A {\n    #[cfg(test)]\n    #[must_use]\n    fn a() {\n        b();\n    }\n\n    fn c() {}\n}\n"
            ),
            [1, 8, 9]
        );
    }
}
