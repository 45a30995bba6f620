//! Which element of the interface the keyboard has reached, and where it goes when that element is no longer there.
//!
//! By its id, not as an entity in Bevy's `InputFocus`: an element that is drawn anew is another entity, and keeps the focus. Does not: draw
//! the ring, turn the view to what has the focus ([`super::facing`]).

use crate::{host::Host, port::Notice, screen::Screen, ui::a11y::LastTree};
use bevy::prelude::*;

/// How long what had the focus before is waited for, s: names over things come back a moment after the card that covered them is gone.
const PATIENCE: f32 = 0.35;

/// How long a card is new, s: whoever has lost the focus meanwhile has lost it to the card.
const NEW: f32 = 1.0;

/// Elements that are remembered.
const MOST: usize = 16;

/// The element with the focus ring.
#[derive(Resource, Default)]
pub struct Focus {
    at: Option<String>,
    /// What had it before, the last one last.
    before: Vec<String>,
    /// The controls in their order when it was last among them.
    order: Vec<String>,
    /// Since when it is gone, s.
    gone: f32,
    /// The first control of the card that waits, and since when, s.
    card: (Option<String>, f32),
}

impl Focus {
    /// The id of the element that has it.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// The node of the scene whose name has it.
    pub fn node(&self) -> Option<&str> {
        self.at()?.strip_prefix("node.")
    }

    /// Gives it to this element, or takes it away.
    pub fn set(&mut self, id: Option<String>) {
        if self.at == id {
            return;
        }
        self.gone = 0.0;
        let left = std::mem::replace(&mut self.at, id);
        match &self.at {
            // Whoever takes a pointer begins anew.
            None => self.before.clear(),
            Some(now) => {
                self.before.retain(|id| id != now);
                self.before.extend(left);
                let too_many = self.before.len().saturating_sub(MOST);
                self.before.drain(..too_many);
            }
        }
    }

    /// Goes on after so many seconds in which the tree was this. Gives the element that has it now, where what had it is gone.
    pub fn follow(&mut self, tree: &LastTree, seconds: f32) -> Option<String> {
        self.card.1 += seconds;
        if tree.on_card() != self.card.0.as_deref() {
            self.card = (tree.on_card().map(str::to_owned), 0.0);
        }
        if tree.has(self.at.as_deref()?) {
            self.gone = 0.0;
            self.order = tree.reachable().map(str::to_owned).collect();
            return None;
        }
        self.gone += seconds;
        let card = self.card.0.clone().filter(|_| self.card.1 < NEW);
        let next = card.or_else(|| self.earlier(tree))?;
        let gone = self.at.take();
        self.before.retain(|id| *id != next && Some(id) != gone.as_ref());
        // What a card covers is come back to when the card is gone.
        self.before.extend(gone);
        self.at = Some(next.clone());
        self.gone = 0.0;
        Some(next)
    }

    /// What it came from, once that is there; else, after a moment, what had it earlier, what stood next to it, or the first control.
    fn earlier(&self, tree: &LastTree) -> Option<String> {
        let can = |id: &&String| tree.can(id);
        let last = self.before.last().filter(can);
        if last.is_some() || self.gone < PATIENCE {
            return last.cloned();
        }
        let place = self.order.iter().position(|id| Some(id) == self.at.as_ref()).unwrap_or(0);
        let (ahead, behind) = (self.order.iter().skip(place), self.order.iter().take(place).rev());
        let beside = || ahead.chain(behind).find(can).cloned();
        let earlier = self.before.iter().rev().find(can).cloned();
        earlier.or_else(beside).or_else(|| tree.controls().next().map(str::to_owned))
    }
}

/// Gives the focus to what is there, where what had it is gone. While whoever holds the lesson has stopped it nothing is there for long.
pub fn follow(
    mut focus: ResMut<Focus>,
    (tree, screen, host): (Res<LastTree>, Res<Screen>, Res<Host>),
    time: Res<Time<Real>>,
) {
    if screen.held {
        return;
    }
    if let Some(id) = focus.bypass_change_detection().follow(&tree, time.delta_secs()) {
        focus.set_changed();
        host.tell(Notice::Focus { id });
    }
}
