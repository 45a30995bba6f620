//! Places for connections: how many there are, and how many of them one address may hold. Asking costs nothing and waits for nothing.
//!
//! Whoever comes by an address that holds its share takes the place of the oldest connection there that is silent (it has asked nothing, or
//! not to its end), else of the oldest that is being sent an answer; never of one whose answer is being made. So nobody keeps a class out
//! of its own address by holding connections.
//!
//! ```text
//! taken        an address may hold, of 2048
//! under 1/2    1/4     512: a school behind one address comes with all its classes
//! under 7/8    1/32     64
//! the rest     1/256     8: whoever takes all that can be had leaves something for a newcomer
//! ```

use crate::serve::limits::Net;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Files that the program needs beside its connections: databases, scenes, the site's files on their way.
const OTHER_FILES: u64 = 256;

/// All places.
pub(super) struct Places {
    all: usize,
    fair: bool,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    taken: usize,
    /// The connections of each address, the oldest first.
    by: HashMap<Net, Vec<Arc<Line>>>,
}

impl Held {
    /// Takes one out; one that had to leave is out already.
    fn leave(&mut self, of: &Net, line: &Arc<Line>) {
        let Some(lines) = self.by.get_mut(of) else { return };
        let Some(at) = lines.iter().position(|one| Arc::ptr_eq(one, line)) else { return };
        lines.remove(at);
        self.taken -= 1;
        if lines.is_empty() {
            self.by.remove(of);
        }
    }
}

/// A connection as others see it.
#[derive(Debug, Default)]
pub(in crate::serve) struct Line {
    doing: AtomicU8,
    leave: Notify,
}

/// What a connection does; the less, the sooner it gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(in crate::serve) enum Doing {
    /// Nothing, or it has not asked to its end.
    Silent,
    /// It is sent an answer.
    Taking,
    /// A whole request has come, and its answer is being made.
    Answering,
}

impl Line {
    /// What it does from now on.
    pub(in crate::serve) fn does(&self, doing: Doing) {
        self.doing.store(doing as u8, Ordering::Relaxed);
    }

    /// Waits until somebody else is to have the place.
    pub(super) async fn told_to_leave(&self) {
        self.leave.notified().await;
    }
}

/// One place, until this goes.
pub(super) struct Place {
    places: Arc<Places>,
    of: Net,
    line: Arc<Line>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.held().leave(&self.of, &self.line);
    }
}

impl Place {
    /// The connection that has it.
    pub(super) fn line(&self) -> Arc<Line> {
        Arc::clone(&self.line)
    }

    /// Whether this address holds more than half of what it may: then no connection should wait for another question.
    pub(super) fn is_scarce(&self) -> bool {
        let held = self.places.held();
        let own = held.by.get(&self.of).map_or(0, Vec::len);
        self.places.fair && own > self.places.share(held.taken) / 2
    }
}

impl Places {
    /// So many places, with shares for each address where they are to be fair.
    pub(super) fn new(all: usize, fair: bool) -> Arc<Self> {
        Arc::new(Self { all, fair, held: Mutex::default() })
    }

    /// A place for a connection from there, if one can be had: a free one, or that of another from there.
    pub(super) fn take(self: &Arc<Self>, from: IpAddr) -> Option<Place> {
        let (mut held, of) = (self.held(), Net::of(from));
        let own = held.by.get(&of).map_or(0, Vec::len);
        if held.taken >= self.all || self.fair && own >= self.share(held.taken) {
            // Of several that do as little, the first is the oldest.
            let doing = |line: &&Arc<Line>| line.doing.load(Ordering::Relaxed);
            let least = held.by.get(&of)?.iter().min_by_key(doing).cloned()?;
            if doing(&&least) == Doing::Answering as u8 {
                return None;
            }
            held.leave(&of, &least);
            least.leave.notify_one();
        }
        held.taken += 1;
        let line = Arc::new(Line::default());
        held.by.entry(of).or_default().push(Arc::clone(&line));
        Some(Place { places: Arc::clone(self), of, line })
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

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So many places as were wished for, and no more than files may be open. Lets the process open as many as the system allows it.
pub(super) fn affordable(wished: usize) -> usize {
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
    fn all_of(places: &Arc<Places>, from: IpAddr) -> Vec<Place> {
        std::iter::from_fn(|| busy(places, from)).collect()
    }

    fn busy(places: &Arc<Places>, from: IpAddr) -> Option<Place> {
        places.take(from).inspect(|place| place.line.does(Doing::Answering))
    }

    #[test]
    fn who_is_silent_gives_way_to_whoever_comes_by_the_same_address() {
        let places = Places::new(2048, true);
        let silent: Vec<Place> = (0..512).filter_map(|_| places.take(address(1))).collect();
        let (left, other) = (Arc::clone(&silent[0].line), Arc::clone(&silent[1].line));
        silent[0].line.does(Doing::Taking);
        let came = busy(&places, address(1)).expect("the oldest that is silent goes");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let wait = std::time::Duration::from_millis(20);
        let told = |line: &Arc<Line>| {
            runtime.block_on(async { tokio::time::timeout(wait, line.told_to_leave()).await.is_ok() })
        };
        assert_eq!((told(&left), told(&other)), (false, true));
        assert_eq!(places.held().taken, 512);
        // While all others are answered it is the turn of the one that is sent something, and then of none.
        silent[2..].iter().for_each(|place| place.line.does(Doing::Answering));
        let after = busy(&places, address(1)).expect("what is sent something goes");
        assert!(told(&left) && places.take(address(1)).is_none());
        drop(after);
        // It has gone before its place does.
        drop(silent);
        assert_eq!(places.held().taken, 1);
        drop(came);
        assert!(places.held().by.is_empty());
    }

    #[test]
    fn an_address_gets_less_the_fuller_it_is_and_the_last_are_for_newcomers() {
        let places = Places::new(2048, true);
        let (first, second) = (all_of(&places, address(1)), all_of(&places, address(2)));
        assert_eq!((first.len(), second.len()), (512, 512));
        let third = all_of(&places, address(3));
        assert_eq!(third.len(), 64);
        let others: Vec<_> = (4..15).map(|number| all_of(&places, address(number))).collect();
        assert_eq!(others.iter().map(Vec::len).sum::<usize>(), 11 * 64);
        // 1792 are taken: who holds many gets none, a newcomer eight.
        assert!(places.take(address(3)).is_none());
        let last: Vec<_> = (0..32).map(|number| all_of(&places, address(100 + number))).collect();
        assert!(last.iter().all(|own| own.len() == 8));
        assert!(places.take(address(200)).is_none(), "all are taken");
        drop((first, second, third, others, last));
        assert_eq!(all_of(&places, address(1)).len(), 512);
        assert!(places.held().by.is_empty());
    }

    #[test]
    fn places_are_scarce_before_the_last_is_taken() {
        let places = Places::new(2048, true);
        let mut held: Vec<_> = (0..257).filter_map(|_| busy(&places, address(1))).collect();
        assert!(held[0].is_scarce());
        assert!(!places.take(address(2)).expect("a place").is_scarce());
        held.truncate(256);
        assert!(!held[0].is_scarce());
    }

    #[test]
    fn a_proxy_may_hold_them_all() {
        let places = Places::new(16, false);
        let held = all_of(&places, address(1));
        assert_eq!(held.len(), 16);
        assert!(!held[0].is_scarce());
    }

    #[test]
    fn a_line_is_one_however_many_addresses_it_has() {
        let places = Places::new(16, true);
        let v6 = |text: &str| text.parse::<IpAddr>().expect("an address");
        let held: Vec<_> = (1..9).filter_map(|n| busy(&places, v6(&format!("2001:db8:0:1::{n}")))).collect();
        assert_eq!(held.len(), 4);
        assert!(places.take(v6("2001:db8:0:2::1")).is_some());
        // On a socket that takes both, IPv4 comes written as IPv6.
        assert_eq!(Net::of(v6("::ffff:10.0.0.1")), Net::of(address(1)));
    }

    #[test]
    fn no_more_than_files_may_be_open() {
        assert_eq!(affordable(0), 1);
        assert!(affordable(usize::MAX) as u64 <= open_files());
        assert_eq!(affordable(2), 2);
    }
}
