//! Names that float over the things one can touch, and over what blocks show.

use super::View;
use crate::blocks::{BLOCKS, marked, touch};
use shujin_play::Phase;

/// What a name floats over.
#[derive(Clone, Debug, PartialEq)]
pub enum Over {
    /// The node with this id, which can be touched.
    Node(String),
    /// What runs along these points, m, and cannot be touched: the name stands in the middle of what is seen of them.
    Line(Vec<[f32; 3]>),
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

/// A name for each thing that can be touched now, marked ones first, then those of blocks.
pub fn labels(view: &View) -> Vec<NodeLabel> {
    let play = view.play;
    let scene = &play.lesson.scene;
    let busy = play.is_occupied() || play.phase != Phase::Running || view.paused || view.settings;
    if busy {
        return Vec::new();
    }
    let pointed = marked(play);
    let offered = play.offered_nodes();
    let mut out: Vec<NodeLabel> = Vec::new();
    for node in &scene.nodes {
        let Some(does) = touch(play, node, &|id| view.text(id)).filter(|_| offered.contains(&node.id)) else {
            continue;
        };
        let name = view.text(&format!("node.{}.name", node.id));
        let marked = pointed.contains(&node.id);
        out.push(NodeLabel { over: Over::Node(node.id.clone()), does: view.say(does), name, marked });
    }
    out.sort_by_key(|t| !t.marked);
    out.extend(BLOCKS.iter().flat_map(|block| block.labels(view)));
    out
}
