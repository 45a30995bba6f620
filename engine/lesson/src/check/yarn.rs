//! Reads a Yarn file by lines: nodes, jumps, variables, line ids. The grammar itself is the Yarn compiler's business;
//! this keeps places, and works even where the compiler gives up.

/// A dialogue node as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct YarnNode {
    pub title: String,
    /// Line of the title, from 1.
    pub line: usize,
    pub jumps: Vec<Named>,
    pub variables: Vec<Named>,
    /// Variables that are set, without `$`.
    pub sets: Vec<Named>,
    /// What a variable is set to, as it is written, each behind the variable.
    pub settings: Vec<(Named, String)>,
    /// Words that a variable is set to or compared with, each behind the variable.
    pub words: Vec<(Named, String)>,
    pub spoken: Vec<Spoken>,
    /// Whether the last thing said in the node, outside options and conditions, is a jump.
    pub leaves: bool,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub name: String,
    pub line: usize,
    pub column: usize,
}

/// A line or option that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// The name before the colon.
    pub speaker: Option<Named>,
    /// What comes after `#line:`.
    pub id: Option<String>,
    pub line: usize,
    pub column: usize,
    /// The text without speaker, tags and comment.
    pub text: String,
}

/// A file's text as the compiler takes it: no mark before it, lines that end as everywhere. Old editors end them with CR alone.
pub(crate) fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// All nodes of a file.
pub(crate) fn scan(text: &str) -> Vec<YarnNode> {
    let mut nodes = Vec::new();
    let mut node = YarnNode::default();
    let mut body = false;
    for (i, raw) in plain(text).lines().enumerate() {
        let line = i + 1;
        let content = without_comment(raw);
        let trimmed = content.trim();
        match (body, trimmed) {
            (false, "---") => {
                body = true;
                // A node that lost its title stands where its body begins.
                node.line = if node.line == 0 { line } else { node.line };
            }
            (true, "===") => {
                nodes.push(std::mem::take(&mut node));
                body = false;
            }
            (false, header) => {
                if let Some(title) = header.strip_prefix("title:") {
                    node.title = title.trim().to_owned();
                    node.line = line;
                }
            }
            (true, "") => {}
            (true, _) => statement(content, line, &mut node),
        }
    }
    if body {
        nodes.push(node);
    }
    nodes
}

fn without_comment(line: &str) -> &str {
    match line.find("//") {
        // An address in a text is no comment for us, but it is for Yarn, which reports it.
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    }
}

fn statement(content: &str, line: usize, node: &mut YarnNode) {
    let trimmed = content.trim();
    let indent = content.chars().take_while(|c| c.is_whitespace()).count();
    let before = node.variables.len();
    variables(content, line, &mut node.variables);
    let here = node.variables[before..].iter();
    node.words.extend(here.filter_map(|variable| Some((variable.clone(), word_of(content, variable)?))));
    if let Some(command) = trimmed.strip_prefix("<<") {
        let command = command.trim_start();
        node.leaves = false;
        if let Some(target) = word_after(command, "jump") {
            let at = content.find(target).unwrap_or(0);
            let column = content[..at].chars().count() + 1;
            node.leaves = indent == 0;
            node.jumps.push(Named { name: target.to_owned(), line, column });
        } else if let Some(target) = word_after(command, "set").and_then(|t| t.strip_prefix('$')) {
            let at = content.find('$').unwrap_or(0);
            let column = content[..at].chars().count() + 1;
            let named = Named { name: target.to_owned(), line, column };
            if let Some(text) = setting(&content[at..], target) {
                node.settings.push((named.clone(), text));
            }
            node.sets.push(named);
        }
        return;
    }
    node.leaves = false;
    node.spoken.push(spoken(content, trimmed, indent, line));
}

/// What a variable is set to, in a command from the variable on.
fn setting(command: &str, name: &str) -> Option<String> {
    let rest = command.strip_prefix('$')?.strip_prefix(name)?.trim_start();
    let rest = rest.strip_prefix("to ").or_else(|| rest.strip_prefix('=').filter(|rest| !rest.starts_with('=')))?;
    Some(rest.split(">>").next().unwrap_or(rest).trim().to_owned())
}

/// The word in quotes that a variable is set to or compared with.
fn word_of(content: &str, variable: &Named) -> Option<String> {
    let behind = content.char_indices().nth(variable.column + variable.name.chars().count())?.0;
    let rest = content.get(behind..)?.trim_start();
    let operator = ["==", "!=", "=", "to ", "is ", "eq ", "neq "].into_iter().find(|op| rest.starts_with(op))?;
    let (word, _) = rest[operator.len()..].trim_start().strip_prefix('"')?.split_once('"')?;
    Some(word.to_owned())
}

/// The word that follows a command's name.
fn word_after<'a>(command: &'a str, name: &str) -> Option<&'a str> {
    let rest = command.strip_prefix(name)?.strip_prefix(char::is_whitespace)?.trim_start();
    let end = rest.find(|c: char| c.is_whitespace() || "><={}".contains(c)).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|w| !w.is_empty())
}

fn variables(content: &str, line: usize, out: &mut Vec<Named>) {
    let mut column = 1;
    let mut rest = content;
    while let Some(at) = rest.find('$') {
        column += rest[..at].chars().count();
        let name = &rest[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
        if end > 0 {
            out.push(Named { name: name[..end].to_owned(), line, column });
        }
        column += 1;
        rest = name;
    }
}

fn spoken(content: &str, trimmed: &str, indent: usize, line: usize) -> Spoken {
    let option = trimmed.starts_with("->");
    let text = trimmed.trim_start_matches("->").trim_start();
    let column = indent + 1;
    let text = text.split("<<").next().unwrap_or(text);
    let said = text.split('#').next().unwrap_or("").trim();
    let tags = content.split('#').skip(1);
    let mut ids = tags.filter_map(|t| t.trim().strip_prefix("line:")).map(|t| t.trim().to_owned());
    let id = ids.find(|id| !id.is_empty());
    let speaker = said.split_once(':').filter(|(name, _)| {
        !option && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
    });
    let said_by = speaker.map(|(name, _)| Named { name: name.to_owned(), line, column });
    let text = speaker.map_or(said, |(_, text)| text.trim()).to_owned();
    Spoken { speaker: said_by, id, line, column, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_lines_and_jumps_are_found_with_their_places() {
        let nodes = scan(
            "title: hello\n---\nlin: 早！ #line:a1\n-> 好 <<if $kind>> #line:a2\n    <<set $kind to true>>\n    <<jump bye>>\n<<jump end>>\n===\ntitle: bye\n---\n再见 // #line:no\n===\n",
        );
        assert_eq!(nodes.len(), 2);
        let hello = &nodes[0];
        assert_eq!((hello.title.as_str(), hello.line, hello.leaves), ("hello", 1, true));
        assert_eq!(hello.spoken[0].speaker.as_ref().unwrap().name, "lin");
        assert_eq!(hello.spoken[0].text, "早！");
        assert_eq!(hello.spoken[1].id.as_deref(), Some("a2"));
        assert_eq!(hello.jumps[0], Named { name: "bye".into(), line: 6, column: 12 });
        assert_eq!((hello.sets[0].name.as_str(), hello.sets[0].column), ("kind", 11));
        assert_eq!((hello.variables[0].line, hello.variables[0].column), (4, 11));
        assert_eq!(nodes[1].spoken[0].id, None);
        let words = scan("title: a\n---\n早 <<if $早 == 1 and $mood != \"glad\">>\n<<set $mood to \"calm\">>\n===\n");
        let words: Vec<&str> = words[0].words.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(words, ["glad", "calm"]);
    }
}
