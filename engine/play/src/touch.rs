//! A thing is touched: it is a block's matter, or it is used, or tells about itself.

use crate::{Play, Priority};
use shujin_lesson::format::Trigger;
use shujin_trace::lesson::{Examined, Used};
use std::sync::Arc;

impl Play {
    pub(crate) fn touch(&mut self, node: &str) {
        let lesson = Arc::clone(&self.lesson);
        let scene = &lesson.scene;
        let Some(found) = scene.nodes.iter().find(|n| n.id == node) else { return };
        if !self.shows(node) || self.is_occupied() {
            return;
        }
        let blocks = self.blocks;
        if blocks.iter().any(|block| block.takes_touch(self, node)) {
            return;
        }
        self.speech.drop_all(Priority::Thing);
        self.each_block(|block, play| block.touched(play, node));
        if found.usable {
            self.count("used", node);
            self.tell(Used { node: node.into() });
            self.trigger(Trigger::Use(node.into()));
        }
        // A tool tells about itself once; afterwards it just works.
        if found.examine && !found.usable {
            self.examine(node);
        } else {
            self.examine_once(node);
        }
    }

    /// Has a thing that can be examined tell about itself the first time that somebody does something with it.
    pub fn examine_once(&mut self, node: &str) {
        let can = self.lesson.scene.nodes.iter().any(|n| n.id == node && n.examine);
        if can && self.counted("examined", node) == 0 {
            self.examine(node);
        }
    }

    fn examine(&mut self, node: &str) {
        self.count("examined", node);
        // Where a block has a card for it, the description stands there.
        if !self.speech.has(Priority::Thing) {
            self.say_about(node);
        }
        self.tell(Examined { node: node.into() });
        self.trigger(Trigger::Examine(node.into()));
    }
}
