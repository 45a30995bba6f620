//! Names that float over the things one can touch, and over running water.

use super::View;
use crate::world::streams;
use shujin_blocks::dialogue::Talk;
use shujin_play::Phase;

/// What a name floats over.
#[derive(Clone, Debug, PartialEq)]
pub enum Over {
    /// The node with this id, which can be touched.
    Node(String),
    /// The stream with this number, which cannot.
    Stream(usize),
}

/// A name over a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeLabel {
    /// What it is over.
    pub over: Over,
    /// What it is called.
    pub name: String,
    /// What touching it does, in words; empty where it does nothing.
    pub does: String,
    /// The open step points to it.
    pub marked: bool,
}

/// A tag for each thing that can be touched now, marked ones first, then for each stream that runs.
pub fn tags(view: &View) -> Vec<NodeLabel> {
    let play = view.play;
    let scene = &play.lesson.scene;
    let busy = play.state::<Talk>().is_some_and(Talk::active) || play.phase != Phase::Running || view.paused;
    if busy {
        return Vec::new();
    }
    let step = play.progress.open_step(scene).map(|(_, s)| s);
    let mut out: Vec<NodeLabel> = Vec::new();
    for node in &scene.nodes {
        let talks = scene.roles.iter().any(|r| r.node.as_deref() == Some(&node.id) && r.talk.is_some());
        let key = match (talks, node.usable, node.examine) {
            (true, ..) => "talk-to",
            (_, true, _) => "use-it",
            (_, _, true) => "look-at",
            _ => continue,
        };
        if !play.shows(&node.id) {
            continue;
        }
        let name = view.text(&format!("node.{}.name", node.id));
        let marked = step.is_some_and(|s| s.mark.contains(&node.id));
        out.push(NodeLabel { over: Over::Node(node.id.clone()), does: view.word_with(key, &[&name]), name, marked });
    }
    out.sort_by_key(|t| !t.marked);
    out.extend(scene.streams.iter().enumerate().filter(|(_, s)| streams::runs(play, s)).map(|(i, stream)| NodeLabel {
        over: Over::Stream(i),
        name: view.text(&format!("stream.{}", stream.id)),
        does: String::new(),
        marked: false,
    }));
    out
}
