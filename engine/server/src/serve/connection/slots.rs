//! Slots for connections: how many there are, and how many of them one address may hold. Taking one never waits.
//!
//! When an address has its share, a new connection from it replaces its oldest silent one (no request, or an incomplete one), else
//! the oldest that is receiving its answer; never one whose answer is being made. So one client cannot keep a class out of its own address
//! by holding connections.
//!
//! ```text
//! taken        an address may hold, of 2048
//! under 1/2    1/4     512: a school behind one address comes with all its classes
//! under 7/8    1/32     64
//! the rest     1/256     8: an attacker who takes all slots leaves some for newcomers
//! ```

use crate::serve::limits::Subnet;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Files that the program needs beside its connections: databases, scenes, the site's files on their way.
const OTHER_FILES: u64 = 256;

/// All places.
pub(super) struct ConnectionSlots {
    all: usize,
    fair: bool,
    taken_by: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    taken: usize,
    /// The connections of each address, the oldest first.
    by: HashMap<Subnet, Vec<Arc<ConnectionHandle>>>,
}

impl Taken {
    /// Takes one out; one that had to leave is out already.
    fn leave(&mut self, of: &Subnet, handle: &Arc<ConnectionHandle>) {
        let Some(lines) = self.by.get_mut(of) else { return };
        let Some(at) = lines.iter().position(|one| Arc::ptr_eq(one, handle)) else { return };
        lines.remove(at);
        self.taken -= 1;
        if lines.is_empty() {
            self.by.remove(of);
        }
    }
}

/// A connection as others see it.
#[derive(Debug, Default)]
pub(in crate::serve) struct ConnectionHandle {
    state: AtomicU8,
    leave: Notify,
}

/// What a connection does; the less, the sooner it gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(in crate::serve) enum ConnectionState {
    /// Nothing, or it has not asked to its end.
    Silent,
    /// It is sent an answer.
    Taking,
    /// A whole request has come, and its answer is being made.
    Answering,
}

impl ConnectionHandle {
    /// What it does from now on.
    pub(in crate::serve) fn set_state(&self, state: ConnectionState) {
        self.state.store(state as u8, Ordering::Relaxed);
    }

    /// Waits until another connection gets the slot.
    pub(super) async fn evicted(&self) {
        self.leave.notified().await;
    }
}

/// One place, until this goes.
pub(super) struct ConnectionSlot {
    slots: Arc<ConnectionSlots>,
    of: Subnet,
    handle: Arc<ConnectionHandle>,
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.slots.taken_by().leave(&self.of, &self.handle);
    }
}

impl ConnectionSlot {
    /// The connection that has it.
    pub(super) fn handle(&self) -> Arc<ConnectionHandle> {
        Arc::clone(&self.handle)
    }

    /// Whether this address holds more than half of what it may: then no connection should wait for another question.
    pub(super) fn is_scarce(&self) -> bool {
        let taken_by = self.slots.taken_by();
        let own = taken_by.by.get(&self.of).map_or(0, Vec::len);
        self.slots.fair && own > self.slots.share(taken_by.taken) / 2
    }
}

impl ConnectionSlots {
    /// So many places, with shares for each address where they are to be fair.
    pub(super) fn new(all: usize, fair: bool) -> Arc<Self> {
        Arc::new(Self { all, fair, taken_by: Mutex::default() })
    }

    /// A place for a connection from there, if one can be had: a free one, or that of another from there.
    pub(super) fn take(self: &Arc<Self>, from: IpAddr) -> Option<ConnectionSlot> {
        let (mut taken_by, of) = (self.taken_by(), Subnet::of(from));
        let own = taken_by.by.get(&of).map_or(0, Vec::len);
        if taken_by.taken >= self.all || self.fair && own >= self.share(taken_by.taken) {
            // Of several that do as little, the first is the oldest.
            let state = |handle: &&Arc<ConnectionHandle>| handle.state.load(Ordering::Relaxed);
            let least = taken_by.by.get(&of)?.iter().min_by_key(state).cloned()?;
            if state(&&least) == ConnectionState::Answering as u8 {
                return None;
            }
            taken_by.leave(&of, &least);
            least.leave.notify_one();
        }
        taken_by.taken += 1;
        let handle = Arc::new(ConnectionHandle::default());
        taken_by.by.entry(of).or_default().push(Arc::clone(&handle));
        Some(ConnectionSlot { slots: Arc::clone(self), of, handle })
    }

    /// How many one address may hold when so many are taken.
    fn share(&self, taken: usize) -> usize {
        let part = if taken < self.all / 2 {
            4
        } else if taken < self.all - self.all / 8 {
            32
        } else {
            256
        };
        (self.all / part).max(1)
    }

    fn taken_by(&self) -> MutexGuard<'_, Taken> {
        self.taken_by.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So many places as were wished for, and no more than files may be open. Lets the process open as many as the system allows it.
pub(super) fn within_file_limit(wished: usize) -> usize {
    let files = open_files();
    let most = files.saturating_sub(OTHER_FILES).max(files / 2);
    wished.min(usize::try_from(most).unwrap_or(usize::MAX)).max(1)
}

#[cfg(unix)]
fn open_files() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // Where it cannot be raised the lower one holds.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// Windows sets no limit worth the name.
#[cfg(not(unix))]
fn open_files() -> u64 {
    u64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(number: u32) -> IpAddr {
        std::net::Ipv4Addr::from_bits(0x0a00_0000 + number).into()
    }

    /// Takes as many as can be had while all answer.
    fn all_of(slots: &Arc<ConnectionSlots>, from: IpAddr) -> Vec<ConnectionSlot> {
        std::iter::from_fn(|| busy(slots, from)).collect()
    }

    fn busy(slots: &Arc<ConnectionSlots>, from: IpAddr) -> Option<ConnectionSlot> {
        slots.take(from).inspect(|slot| slot.handle.set_state(ConnectionState::Answering))
    }

    #[test]
    fn who_is_silent_gives_way_to_whoever_comes_by_the_same_address() {
        let slots = ConnectionSlots::new(2048, true);
        let silent: Vec<ConnectionSlot> = (0..512).filter_map(|_| slots.take(address(1))).collect();
        let (left, other) = (Arc::clone(&silent[0].handle), Arc::clone(&silent[1].handle));
        silent[0].handle.set_state(ConnectionState::Taking);
        let came = busy(&slots, address(1)).expect("the oldest that is silent goes");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let wait = std::time::Duration::from_millis(20);
        let shutdown = |handle: &Arc<ConnectionHandle>| {
            runtime.block_on(async { tokio::time::timeout(wait, handle.evicted()).await.is_ok() })
        };
        assert_eq!((shutdown(&left), shutdown(&other)), (false, true));
        assert_eq!(slots.taken_by().taken, 512);
        // While all others are answered it is the turn of the one that is sent something, and then of none.
        silent[2..].iter().for_each(|slot| slot.handle.set_state(ConnectionState::Answering));
        let after = busy(&slots, address(1)).expect("what is sent something goes");
        assert!(shutdown(&left) && slots.take(address(1)).is_none());
        drop(after);
        // It has gone before its place does.
        drop(silent);
        assert_eq!(slots.taken_by().taken, 1);
        drop(came);
        assert!(slots.taken_by().by.is_empty());
    }

    #[test]
    fn an_address_gets_less_the_fuller_it_is_and_the_last_are_for_newcomers() {
        let slots = ConnectionSlots::new(2048, true);
        let (first, second) = (all_of(&slots, address(1)), all_of(&slots, address(2)));
        assert_eq!((first.len(), second.len()), (512, 512));
        let third = all_of(&slots, address(3));
        assert_eq!(third.len(), 64);
        let others: Vec<_> = (4..15).map(|number| all_of(&slots, address(number))).collect();
        assert_eq!(others.iter().map(Vec::len).sum::<usize>(), 11 * 64);
        // 1792 are taken: an address that holds many gets none, a newcomer eight.
        assert!(slots.take(address(3)).is_none());
        let last: Vec<_> = (0..32).map(|number| all_of(&slots, address(100 + number))).collect();
        assert!(last.iter().all(|own| own.len() == 8));
        assert!(slots.take(address(200)).is_none(), "all are taken");
        drop((first, second, third, others, last));
        assert_eq!(all_of(&slots, address(1)).len(), 512);
        assert!(slots.taken_by().by.is_empty());
    }

    #[test]
    fn places_are_scarce_before_the_last_is_taken() {
        let slots = ConnectionSlots::new(2048, true);
        let mut taken_by: Vec<_> = (0..257).filter_map(|_| busy(&slots, address(1))).collect();
        assert!(taken_by[0].is_scarce());
        assert!(!slots.take(address(2)).expect("a place").is_scarce());
        taken_by.truncate(256);
        assert!(!taken_by[0].is_scarce());
    }

    #[test]
    fn a_proxy_may_hold_them_all() {
        let slots = ConnectionSlots::new(16, false);
        let taken_by = all_of(&slots, address(1));
        assert_eq!(taken_by.len(), 16);
        assert!(!taken_by[0].is_scarce());
    }

    #[test]
    fn a_line_is_one_however_many_addresses_it_has() {
        let slots = ConnectionSlots::new(16, true);
        let v6 = |text: &str| text.parse::<IpAddr>().expect("an address");
        let taken_by: Vec<_> = (1..9).filter_map(|n| busy(&slots, v6(&format!("2001:db8:0:1::{n}")))).collect();
        assert_eq!(taken_by.len(), 4);
        assert!(slots.take(v6("2001:db8:0:2::1")).is_some());
        // On a socket that takes both, IPv4 comes written as IPv6.
        assert_eq!(Subnet::of(v6("::ffff:10.0.0.1")), Subnet::of(address(1)));
    }

    #[test]
    fn no_more_than_files_may_be_open() {
        assert_eq!(within_file_limit(0), 1);
        assert!(within_file_limit(usize::MAX) as u64 <= open_files());
        assert_eq!(within_file_limit(2), 2);
    }
}
