//! Which element of the interface the keyboard has reached, and where it goes when that element is no longer there.
//!
//! By its id, not as an entity in Bevy's `InputFocus`: an element that is drawn anew is another entity, and keeps the focus. Does not: draw
//! the ring, turn the view to what has the focus ([`super::facing`]).

use crate::{
    action::UiAction,
    host::Host,
    port::Notice,
    screen::Screen,
    ui::{a11y::LastTree, draw::Pressable},
};
use bevy::prelude::*;

/// How long what had the focus before is waited for, s: names over things come back a moment after the card that covered them is gone.
const PATIENCE: f32 = 0.35;

/// How long a card is new, s: whoever has lost the focus meanwhile has lost it to the card.
const NEW: f32 = 1.0;

/// How long what was given the focus cannot be pressed by a key that pressed something else, s.
const UNREAD: f32 = 0.4;

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
    /// What had the focus before it was given on, where nobody has moved it since, and for how long, s.
    given: Option<(String, f32)>,
    /// The card that waited when what has the focus was last pressed, and since when that is, s.
    pressed: Option<(Option<String>, f32)>,
}

impl Focus {
    /// The id of the element that has it.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// What pressing the element that has it does; nothing where that cannot be pressed.
    pub fn act<'b>(&self, mut buttons: impl Iterator<Item = &'b Pressable>) -> Option<UiAction> {
        let at = self.at()?;
        buttons.find(|button| button.0.id == at && !button.0.disabled).map(|button| button.0.act.clone())
    }

    /// The node of the scene whose name has it.
    pub fn node(&self) -> Option<&str> {
        self.at()?.strip_prefix("node.")
    }

    /// What one came past on the way to what has it, the last first.
    pub fn passed(&self, back: bool) -> impl Iterator<Item = &str> {
        let place = self.order.iter().position(|id| Some(id) == self.at.as_ref());
        let (before, behind) = place.map_or((&[][..], &[][..]), |at| (&self.order[..at], &self.order[at + 1..]));
        let (before, behind) = if back { (&[][..], behind) } else { (before, &[][..]) };
        before.iter().rev().chain(behind).map(String::as_str)
    }

    /// Gives it to this element, or takes it away.
    pub fn set(&mut self, id: Option<String>) {
        if self.at == id {
            return;
        }
        (self.gone, self.pressed, self.given) = (0.0, None, None);
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

    /// What has it was pressed: a card that comes of that is what one looks at next.
    pub fn press(&mut self) {
        self.pressed = Some((self.card.0.clone(), 0.0));
    }

    /// Whether what has it has only just been given it, and is something else than what was pressed: nobody has read it, and a second stroke of the
    /// same key does not mean it.
    pub fn is_unread(&self) -> bool {
        self.given.as_ref().is_some_and(|(from, since)| *since < UNREAD && self.at.as_ref() != Some(from))
    }

    /// What had it before it was given on.
    pub fn given_from(&self) -> Option<&str> {
        self.given.as_ref().map(|(from, _)| from.as_str())
    }

    /// Goes on after so many seconds in which the tree was this. Gives the element that has it now, where what had it is gone or a press has brought a card.
    pub fn follow(&mut self, tree: &LastTree, seconds: f32) -> Option<String> {
        self.card.1 += seconds;
        self.given = self.given.take().map(|(from, since)| (from, since + seconds));
        if tree.on_card() != self.card.0.as_deref() {
            self.card = (tree.on_card().map(str::to_owned), 0.0);
        }
        let brought = self.brought(seconds);
        let card = self.card.0.clone().filter(|_| self.card.1 < NEW);
        if tree.has(self.at.as_deref()?) {
            self.gone = 0.0;
            self.order = tree.reachable().map(str::to_owned).collect();
            let card = card.filter(|_| brought)?;
            let from = self.at.clone();
            self.set(Some(card.clone()));
            self.given = from.map(|from| (from, 0.0));
            return Some(card);
        }
        self.gone += seconds;
        let next = card.or_else(|| self.earlier(tree))?;
        let gone = self.at.take();
        self.given = gone.clone().map(|from| (from, 0.0));
        self.before.retain(|id| *id != next && Some(id) != gone.as_ref());
        // What a card covers is come back to when the card is gone.
        self.before.extend(gone);
        self.at = Some(next.clone());
        self.gone = 0.0;
        Some(next)
    }

    /// Whether a card has come since the last press, which is then done with; one that comes much later comes of something else.
    fn brought(&mut self, seconds: f32) -> bool {
        let Some((card, since)) = &mut self.pressed else { return false };
        *since += seconds;
        let (is_another, is_late) = (self.card.0.is_some() && self.card.0 != *card, *since > NEW);
        if is_another || is_late {
            self.pressed = None;
        }
        is_another
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
        let from = focus.given_from().map(str::to_owned);
        host.tell(Notice::Focus { id, from });
    }
}
