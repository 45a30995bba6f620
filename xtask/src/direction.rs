//! Which crate may depend on which.
//!
//! Does: hold the rules of the layout against the graph that cargo builds. Does not: look into sources.
//!
//! The graph comes from `cargo tree`: `cargo metadata` also lists dependencies that a weak feature (`bevy?/serialize`)
//! names and nothing switches on, and would see Bevy below the lesson.

use std::collections::{BTreeMap, BTreeSet};

/// Our crates and what of ours each may name: `lesson ← {lab, music, trace} ← play ← blocks ← stage ← {player, web}` and
/// `{lesson, music, trace, blocks} ← server ← cli`, with one way across. Order means nothing.
const MAY_USE: &[(&str, &[&str])] = &[
    ("shujin-messages-compile", &[]),
    ("shujin-messages", &[]),
    ("shujin-command-line", &[]),
    ("shujin-lesson", &[]),
    ("shujin-lab", &["shujin-lesson"]),
    ("shujin-music", &["shujin-lesson"]),
    ("shujin-trace", &["shujin-lesson"]),
    ("shujin-play", &["shujin-lesson", "shujin-trace"]),
    ("shujin-blocks", &["shujin-lesson", "shujin-lab", "shujin-music", "shujin-trace", "shujin-play"]),
    ("shujin-stage", &["shujin-lesson", "shujin-lab", "shujin-music", "shujin-trace", "shujin-play", "shujin-blocks"]),
    // The server only for its SQLite outbox: there is one way to keep statements natively, not two. [`LEFT_OUT`] sees that
    // the web server stays out.
    (
        "shujin-player",
        &[
            "shujin-command-line",
            "shujin-lesson",
            "shujin-trace",
            "shujin-play",
            "shujin-blocks",
            "shujin-stage",
            "shujin-server",
        ],
    ),
    ("shujin-web", &["shujin-lesson", "shujin-stage"]),
    // Blocks for the kinds of events, and for what the check must know of models and scores: it is given them, as the lesson sees neither.
    ("shujin-server", &["shujin-lesson", "shujin-music", "shujin-trace", "shujin-blocks"]),
    ("shujin-cli", &["shujin-command-line", "shujin-lesson", "shujin-lab", "shujin-blocks", "shujin-server"]),
    ("xtask", &[]),
];
/// Who says something says it by messages: any crate may.
const FOR_ALL: &[&str] = &["shujin-messages", "shujin-messages-compile"];
/// Who draws and sounds: only they may reach Bevy or Kira, even through others.
const DRAWS: &[&str] = &["shujin-stage", "shujin-player", "shujin-web"];
/// What a host does not link though a crate of ours that it takes may bring it, and how it is kept out.
pub const LEFT_OUT: &[(&str, &[&str], &str)] = &[
    ("shujin-player", &["axum", "hyper"], "shujin-server without default features"),
    (
        "shujin-web",
        &["yarnspinner_compiler", "encoding_rs"],
        "shujin-lesson, shujin-music and shujin-stage without `author`",
    ),
];
/// Who knows the browser.
const KNOWS_BROWSER: &[&str] = &["shujin-web"];

/// A crate as the rules see it.
#[derive(Default)]
struct Node {
    ours: bool,
    /// Crates named in its manifest to be built for its library or program; tests may use what they like.
    uses: BTreeSet<String>,
}

/// Crates by name. Two releases of one crate count as one: the rules speak of names.
#[derive(Default)]
pub struct Graph(BTreeMap<String, Node>);

impl Graph {
    /// Reads what `cargo tree --workspace --edges normal,build --target all --prefix depth` prints: the depth, the
    /// name, the release. A crate's own dependencies follow it once, wherever it comes first; our crates have depth 0.
    pub fn of(tree: &str) -> Self {
        let mut graph = Self::default();
        let mut way: Vec<&str> = Vec::new();
        for line in tree.lines() {
            let start = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
            let (depth, rest) = line.split_at(start);
            let (Ok(depth), Some(name)) = (depth.parse::<usize>(), rest.split(' ').next()) else {
                continue;
            };
            way.truncate(depth);
            if let Some(user) = way.last() {
                let user = graph.0.entry((*user).to_owned()).or_default();
                user.uses.insert(name.to_owned());
            }
            graph.0.entry(name.to_owned()).or_default().ours |= depth == 0;
            way.push(name);
        }
        graph
    }

    fn uses(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flat_map(|node| node.uses.iter().map(String::as_str))
    }

    /// The shortest chain of crates from `start` to one that draws.
    fn way_to_drawing(&self, start: &str) -> Option<Vec<String>> {
        let mut seen = BTreeSet::from([start.to_owned()]);
        let mut ways = vec![vec![start.to_owned()]];
        while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in ways {
                for next in self.uses(way.last()?) {
                    let way = [way.as_slice(), &[next.to_owned()]].concat();
                    if draws(next) {
                        return Some(way);
                    }
                    if seen.insert(next.to_owned()) {
                        longer.push(way);
                    }
                }
            }
            ways = longer;
        }
        None
    }
}

fn draws(name: &str) -> bool {
    // bevy_platform is a stand-in for the standard library that others use without Bevy.
    name == "kira" || name == "bevy" || (name.starts_with("bevy_") && name != "bevy_platform")
}

/// Where the graph breaks the rules, each with the way out.
pub fn problems(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    let ours: Vec<_> = graph.0.iter().filter(|(_, node)| node.ours).map(|(name, _)| name.as_str()).collect();
    for name in &ours {
        let Some((_, allowed)) = MAY_USE.iter().find(|(ruled, _)| ruled == name) else {
            found.push(format!("{name} has no rule: say in xtask/src/direction.rs what it may use"));
            continue;
        };
        let is_allowed = |other: &&str| allowed.contains(other) || FOR_ALL.contains(other);
        for other in graph.uses(name).filter(|other| ours.contains(other) && !is_allowed(other)) {
            found.push(format!("{name} must not use {other}: the layout has it the other way round, or not at all"));
        }
        if !DRAWS.contains(name)
            && let Some(way) = graph.way_to_drawing(name)
        {
            found.push(format!("{name} must not draw or sound, but reaches it: {}", way.join(" → ")));
        }
        if !KNOWS_BROWSER.contains(name) && graph.uses(name).any(|other| other == "web-sys") {
            found.push(format!("{name} must not use web-sys: only web knows the browser"));
        }
    }
    found
}

/// What the rules allow and nobody does: a rule that names it says of the layout what is not so.
pub fn unused_edges(graph: &Graph) -> Vec<String> {
    let edges = MAY_USE.iter().flat_map(|(name, allowed)| allowed.iter().map(move |other| (*name, *other)));
    let unused = edges.filter(|(name, other)| graph.uses(name).all(|used| used != *other));
    unused.map(|(name, other)| format!("{name} does not use {other}: take it out of MAY_USE")).collect()
}

/// Where a host links what it shall leave out. The graph is of the host alone: in that of the workspace every crate has
/// every feature that anybody asks for.
pub fn left_out_problems(host: &str, graph: &Graph) -> Vec<String> {
    let rules = LEFT_OUT.iter().filter(|(ruled, ..)| *ruled == host);
    let found = rules.flat_map(|(_, names, how)| names.iter().map(move |name| (name, how)));
    found
        .filter(|(name, _)| graph.0.contains_key(**name))
        .map(|(name, how)| format!("{host} must take {how}, but links {name}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "a: b c" for one of ours, "  b: c" for another.
    fn graph(lines: &[&str]) -> Graph {
        let mut graph = Graph::default();
        for line in lines {
            let (name, uses) = line.split_once(':').unwrap_or((line, ""));
            let node =
                Node { ours: !name.starts_with(' '), uses: uses.split_whitespace().map(str::to_owned).collect() };
            graph.0.insert(name.trim().to_owned(), node);
        }
        graph
    }

    #[test]
    fn cargos_tree_is_read() {
        let tree = "0shujin-web v0.1.0 (/x)\n1shujin-stage v0.1.0 (/x)\n2bevy v0.19.1\n3log v0.4.2\n2serde v1.0.0\n\
                    1web-sys v0.3.1\n\n0shujin-stage v0.1.0 (/x) (*)\n";
        let graph = Graph::of(tree);
        assert_eq!(graph.uses("shujin-web").collect::<Vec<_>>(), ["shujin-stage", "web-sys"]);
        assert_eq!(graph.uses("shujin-stage").collect::<Vec<_>>(), ["bevy", "serde"]);
        assert_eq!(graph.uses("bevy").collect::<Vec<_>>(), ["log"]);
        let ours: Vec<_> = graph.0.iter().filter(|(_, node)| node.ours).map(|(name, _)| name).collect();
        assert_eq!(ours, ["shujin-stage", "shujin-web"]);
    }

    #[test]
    fn the_layout_itself_is_well() {
        let graph = graph(&[
            "shujin-lesson: serde",
            "shujin-play: shujin-lesson bevy_platform",
            "shujin-stage: shujin-play bevy kira",
            "shujin-web: shujin-stage web-sys",
            "  bevy: web-sys",
        ]);
        assert_eq!(problems(&graph), [""; 0]);
    }

    #[test]
    fn what_nobody_uses_is_found() {
        let graph = graph(&["shujin-lab: shujin-lesson", "shujin-music: serde", "shujin-lesson:"]);
        let found = unused_edges(&graph);
        assert!(found.iter().any(|found| found.starts_with("shujin-music does not use shujin-lesson")), "{found:?}");
        assert!(!found.iter().any(|found| found.starts_with("shujin-lab ")), "{found:?}");
    }

    #[test]
    fn upward_and_sideways_uses_are_found() {
        let graph =
            graph(&["shujin-lab: shujin-music", "shujin-lesson: shujin-trace", "shujin-music:", "shujin-trace:"]);
        let found = problems(&graph);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("shujin-lab must not use shujin-music"));
        assert!(found[1].starts_with("shujin-lesson must not use shujin-trace"));
    }

    #[test]
    fn bevy_is_found_through_others_with_its_way() {
        let graph = graph(&["shujin-lesson: talk", "  talk: loops bevy_ecs", "  loops: talk"]);
        assert_eq!(
            problems(&graph),
            ["shujin-lesson must not draw or sound, but reaches it: shujin-lesson → talk → bevy_ecs"]
        );
    }

    #[test]
    fn the_player_may_take_the_outbox_but_no_web_server() {
        let outbox = graph(&["shujin-player: shujin-stage shujin-server", "shujin-server: rusqlite", "shujin-stage:"]);
        assert_eq!(problems(&outbox), [""; 0]);
        assert_eq!(left_out_problems("shujin-player", &outbox), [""; 0]);
        let whole = graph(&["shujin-player: shujin-server", "  shujin-server: rusqlite axum", "  axum:"]);
        let found = left_out_problems("shujin-player", &whole);
        assert!(found.len() == 1 && found[0].ends_with("but links axum"), "{found:?}");
        assert_eq!(left_out_problems("shujin-web", &whole), [""; 0]);
    }

    #[test]
    fn the_browsers_player_compiles_no_dialogues() {
        let found = left_out_problems("shujin-web", &graph(&["shujin-web: shujin-lesson", "  yarnspinner_compiler:"]));
        assert!(found.len() == 1 && found[0].ends_with("but links yarnspinner_compiler"), "{found:?}");
    }

    #[test]
    fn the_browser_and_strangers_are_found() {
        let found = problems(&graph(&["shujin-stage: web-sys", "shujin-new:"]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("shujin-new has no rule"));
        assert!(found[1].contains("shujin-stage must not use web-sys"));
    }
}
