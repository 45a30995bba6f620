//! Names that float over the things one can touch.

use super::View;
use shujin_play::{Phase, Talk};

/// A name over a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The node.
    pub node: String,
    /// What it is called.
    pub name: String,
    /// What touching it does, in words.
    pub does: String,
    /// The open step points to it.
    pub marked: bool,
}

/// A tag for each thing that can be touched now, marked ones first.
pub fn tags(view: &View) -> Vec<Tag> {
    let play = view.play;
    let scene = &play.lesson.scene;
    let busy = play.talk.as_ref().is_some_and(Talk::active) || play.phase != Phase::Running || view.paused;
    if busy {
        return Vec::new();
    }
    let step = play.progress.open_step(scene).map(|(_, s)| s);
    let mut out: Vec<Tag> = Vec::new();
    for node in scene.nodes.iter().filter(|n| !play.hidden.contains(&n.id)) {
        let talks = scene.roles.iter().any(|r| r.node.as_deref() == Some(&node.id) && r.talk.is_some());
        let key = match (talks, node.usable, node.examine) {
            (true, ..) => "talk-to",
            (_, true, _) => "use-it",
            (_, _, true) => "look-at",
            _ => continue,
        };
        let name = view.text(&format!("node.{}.name", node.id));
        let marked = step.is_some_and(|s| s.mark.contains(&node.id));
        out.push(Tag { node: node.id.clone(), does: view.word_with(key, &[&name]), name, marked });
    }
    out.sort_by_key(|t| !t.marked);
    out
}
