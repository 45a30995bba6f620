//! How what hands did is taken back: by wanting the opposite, never by restoring what was. Each hand takes back its own.
//!
//! Does not: know what a deed was; whoever does one says what undoes it ([`Play::undone_by`]).

use crate::{Intent, Play, StateHash};

/// Deeds that are remembered of all hands: what is older stays done.
const MOST: usize = 1000;

/// Hands there are: no board tells more fingers apart.
pub const HANDS: u8 = 16;

/// What undoes each deed, the last one last.
#[derive(Default)]
pub(crate) struct Deeds {
    done: Vec<(u8, Vec<Intent>)>,
    /// A deed is being taken back: what that does is no deed itself.
    undoing: bool,
    /// The tick in which a hand wanted to take something back and had nothing. Decides nothing.
    nothing: Option<u64>,
}

impl Deeds {
    /// Adds what can still be taken back.
    pub(crate) fn hash(&self, to: &mut StateHash) {
        for (hand, back) in &self.done {
            to.bytes(&[*hand]);
            to.list(back.iter().map(|intent| format!("{intent:?}")));
        }
    }
}

impl Play {
    /// Notes what takes back what a hand has just done: intents, in their order.
    pub fn undone_by(&mut self, hand: u8, back: Vec<Intent>) {
        let deeds = &mut self.deeds;
        if deeds.undoing || hand >= HANDS {
            return;
        }
        if deeds.done.len() >= MOST {
            deeds.done.remove(0);
        }
        deeds.done.push((hand, back));
    }

    /// Notes what takes back one more part of a deed that goes on; the beginning of one, where it does not.
    pub fn undone_with(&mut self, hand: u8, back: Intent, goes_on: bool) {
        let last = self.deeds.done.last_mut().filter(|(of, _)| goes_on && *of == hand);
        match last {
            Some((_, parts)) if !self.deeds.undoing => parts.insert(0, back),
            _ => self.undone_by(hand, vec![back]),
        }
    }

    /// Forgets deeds that would be taken back by such an intent: a rule has gone on with what was done.
    pub fn never_undone(&mut self, by: impl Fn(&Intent) -> bool) {
        self.deeds.done.retain(|(_, back)| !back.iter().any(&by));
    }

    /// Whether what a hand did last can be taken back.
    pub fn can_undo(&self, hand: u8) -> bool {
        let last = self.deeds.done.iter().rev().find(|(of, _)| *of == hand);
        let first = last.and_then(|(_, back)| back.first());
        first.is_some_and(|first| self.blocks.iter().all(|block| block.would_do(self, first)))
    }

    /// Whether what is done now takes something back.
    pub fn is_undoing(&self) -> bool {
        self.deeds.undoing
    }

    /// The last tick in which a hand wanted to take something back and had nothing.
    pub fn undid_nothing(&self) -> Option<u64> {
        self.deeds.nothing
    }

    pub(crate) fn undo(&mut self, hand: u8) {
        let Some(at) = self.deeds.done.iter().rposition(|(of, _)| *of == hand) else {
            self.deeds.nothing = Some(self.tick);
            return;
        };
        let (_, back) = self.deeds.done.remove(at);
        self.deeds.undoing = true;
        back.iter().for_each(|intent| self.act(intent));
        self.deeds.undoing = false;
    }
}
