//! For how long each hand holds what it carries over the same thing: what is meant by that is done after a while, once or again and again.

use std::collections::BTreeMap;

/// What each hand is over, and the tick in which something is due; nothing once that was done and is not done again.
#[derive(Default)]
pub struct Lasting(BTreeMap<u8, (String, Option<u64>)>);

impl Lasting {
    /// Only these hands still hold something.
    pub fn keep(&mut self, is_there: impl Fn(u8) -> bool) {
        self.0.retain(|hand, _| is_there(*hand));
    }

    /// A hand is over this, in this tick of the lesson; whether it has been so for as long as it takes, ticks. Where it is done `again`, it is due
    /// anew as much later.
    pub fn is_due(&mut self, hand: u8, over: &str, now: u64, (takes, again): (u64, bool)) -> bool {
        let entry = self.0.entry(hand).or_insert_with(|| (over.to_owned(), Some(now + takes)));
        if entry.0 != over {
            *entry = (over.to_owned(), Some(now + takes));
        }
        let is_due = entry.1.is_some_and(|due| now >= due);
        if is_due {
            entry.1 = again.then_some(now + takes);
        }
        is_due
    }

    /// A hand is over nothing of the kind.
    pub fn leave(&mut self, hand: u8) {
        self.0.remove(&hand);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ticks in which something is due, over what each tick says; nothing in between.
    fn due(over: &[&str], takes: u64, again: bool) -> Vec<usize> {
        let mut lasting = Lasting::default();
        let mut is_due = |tick: usize, what: &str| match what {
            "" => {
                lasting.leave(0);
                false
            }
            what => lasting.is_due(0, what, tick as u64, (takes, again)),
        };
        over.iter().enumerate().filter(|(tick, what)| is_due(*tick, what)).map(|(tick, _)| tick).collect()
    }

    #[test]
    fn what_takes_a_while_is_done_once_or_again_and_anew_elsewhere() {
        assert_eq!(due(&["a"; 9], 3, false), [3]);
        assert_eq!(due(&["a"; 9], 3, true), [3, 6]);
        assert_eq!(due(&["a", "a", "b", "b", "b", "b"], 3, false), [5]);
        assert_eq!(due(&["a", "a", "", "a", "a", "a", "a"], 3, false), [6]);
    }
}
