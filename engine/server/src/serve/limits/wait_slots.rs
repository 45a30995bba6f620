//! Limits how many wait for something slow: so many for each key, so many in all. A request without a slot is refused at once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// The waiting requests, counted by key.
#[derive(Debug)]
pub(in crate::serve) struct WaitSlots<K> {
    each: u32,
    all: u32,
    waiting: Arc<Mutex<Waiting<K>>>,
}

#[derive(Debug)]
struct Waiting<K> {
    of: HashMap<K, u32>,
    all: u32,
}

/// A slot, until dropped.
pub(in crate::serve) struct WaitSlot<K: Eq + Hash> {
    of: K,
    waiting: Arc<Mutex<Waiting<K>>>,
}

impl<K: Eq + Hash + Clone> WaitSlots<K> {
    /// Room for so many of each, and so many in all.
    pub(in crate::serve) fn new(each: u32, all: u32) -> Self {
        Self { each, all, waiting: Arc::new(Mutex::new(Waiting { of: HashMap::new(), all: 0 })) }
    }

    /// A place, if there is one left.
    pub(in crate::serve) fn enter(&self, of: &K) -> Option<WaitSlot<K>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let own = waiting.of.get(of).copied().unwrap_or(0);
        if own >= self.each || waiting.all >= self.all {
            return None;
        }
        waiting.of.insert(of.clone(), own + 1);
        waiting.all += 1;
        Some(WaitSlot { of: of.clone(), waiting: Arc::clone(&self.waiting) })
    }
}

impl<K: Eq + Hash> Drop for WaitSlot<K> {
    fn drop(&mut self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.all -= 1;
        if let Some(count) = waiting.of.get_mut(&self.of) {
            *count -= 1;
            if *count == 0 {
                waiting.of.remove(&self.of);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_there_again_when_it_was_left() {
        let pending = WaitSlots::new(2, 3);
        let places: Vec<_> = [1, 1, 1, 2, 3].iter().map(|of| pending.enter(of)).collect();
        assert_eq!(places.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false, true, false]);
        drop(places);
        assert!(pending.enter(&1).is_some());
        assert!(pending.waiting.lock().expect("whole").of.is_empty());
    }
}
