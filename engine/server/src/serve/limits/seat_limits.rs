//! Limits for taking seats, by address and lesson: seats are given out one after another, so that a class behind one address is seated soon
//! and a script needs long for all of them. Also limits the requests for seats that are held.

use super::RateLimited;
use super::bucket::{Bucket, Budget, turn};
use super::subnet::Subnet;
use crate::school::seat_requests;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;

const SEATS: Budget = Budget { at_once: 8.0, again: Duration::from_secs(2) };
/// Askers of one address in a lesson that never took a seat: of one picture, and of all.
const ASKERS: usize = 3;
const ASKERS_ALL: usize = 30;
const ASKS: Duration = Duration::from_micros(seat_requests::OPEN.unsigned_abs());

/// The state for one address and lesson.
struct Entry {
    bucket: Bucket,
    /// Those who wait, in order.
    queue: Arc<tokio::sync::Mutex<()>>,
    seat_requests: Vec<Request>,
}

/// A browser that asks for a pupil's seat.
struct Request {
    since: Instant,
    learner: String,
    /// The browser's number where it once took a seat.
    seated: Option<String>,
}

/// Recent seats and requests, by address and lesson.
#[derive(Default)]
pub(in crate::serve) struct SeatLimits(Mutex<HashMap<(Subnet, Uuid), Entry>>);

impl SeatLimits {
    /// Waits until one more seat of a lesson may be taken from there.
    pub(in crate::serve) async fn seat(&self, from: Option<IpAddr>, lesson: Uuid) -> Result<(), RateLimited> {
        let queue = self.at(from, lesson, |entry| Arc::clone(&entry.queue));
        let take =
            || self.at(from, lesson, |entry| if entry.bucket.take() { Ok(()) } else { Err(entry.bucket.wait()) });
        turn(&queue, take).await
    }

    /// Counts one more request for a pupil's seat; returns whether it is allowed. A browser that has taken a seat before (`seated`) is not
    /// affected by others, and may have one request.
    pub(in crate::serve) fn ask(
        &self,
        from: Option<IpAddr>,
        lesson: Uuid,
        learner: &str,
        seated: Option<String>,
    ) -> bool {
        self.at(from, lesson, |entry| {
            let of = |is: &dyn Fn(&Request) -> bool| entry.seat_requests.iter().filter(|ask| is(ask)).count();
            let few = match &seated {
                Some(_) => of(&|ask| ask.seated == seated) == 0,
                None => {
                    of(&|ask| ask.seated.is_none() && ask.learner == learner) < ASKERS
                        && of(&|ask| ask.seated.is_none()) < ASKERS_ALL
                }
            };
            if few {
                entry.seat_requests.push(Request { since: Instant::now(), learner: learner.to_owned(), seated });
            }
            few
        })
    }

    /// A request from this address was granted this pupil's seat: drops its requests for that seat.
    pub(in crate::serve) fn given(&self, from: Option<IpAddr>, lesson: Uuid, learner: &str) {
        self.at(from, lesson, |entry| entry.seat_requests.retain(|ask| ask.learner != learner));
    }

    fn at<T>(&self, from: Option<IpAddr>, lesson: Uuid, work: impl FnOnce(&mut Entry) -> T) -> T {
        let from = Subnet::of_peer(from);
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Every client here knows the code of a lesson, so entries are few and expire soon.
        if entries.len() > 1_000 {
            entries.retain(|_, entry| {
                entry.seat_requests.retain(|ask| ask.since.elapsed() < ASKS);
                !(entry.bucket.is_full() && entry.seat_requests.is_empty() && Arc::strong_count(&entry.queue) == 1)
            });
        }
        let new = || Entry { bucket: Bucket::new(SEATS), queue: Arc::default(), seat_requests: Vec::new() };
        let entry = entries.entry((from, lesson)).or_insert_with(new);
        entry.seat_requests.retain(|ask| ask.since.elapsed() < ASKS);
        work(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_class_comes_in_and_a_script_takes_long() {
        let (limits, lesson) = (Arc::new(SeatLimits::default()), Uuid::from_u128(1));
        let from = |last: u8| Some(IpAddr::from([10, 0, 0, last]));
        let begun = Instant::now();
        for _ in 0..8 {
            assert!(limits.seat(from(1), lesson).await.is_ok());
        }
        assert_eq!(begun.elapsed(), Duration::ZERO);
        assert!(limits.seat(from(2), lesson).await.is_ok() && limits.seat(from(1), Uuid::from_u128(2)).await.is_ok());
        assert_eq!(begun.elapsed(), Duration::ZERO, "from elsewhere, and another lesson");
        let one = || {
            let limits = Arc::clone(&limits);
            tokio::spawn(async move { limits.seat(from(1), lesson).await.is_ok() })
        };
        let many: Vec<_> = (0..30).map(|_| one()).collect();
        let mut came = 0;
        for one in many {
            came += usize::from(one.await.expect("ends"));
        }
        assert!((9..=10).contains(&came), "{came}: one in two seconds, and nobody waits longer than twenty");
    }

    #[tokio::test(start_paused = true)]
    async fn few_ask_from_one_place() {
        let (limits, lesson) = (SeatLimits::default(), Uuid::from_u128(1));
        let from = Some(IpAddr::from([10, 0, 0, 1]));
        let asks = |learner: &str, seated: Option<&str>| limits.ask(from, lesson, learner, seated.map(str::to_owned));
        assert_eq!((0..9).filter(|_| asks("wang", None)).count(), 3);
        assert!(asks("li", None), "for another's seat");
        assert!(asks("wang", Some("a")), "who once took a seat is kept out by nobody");
        assert!(!asks("wang", Some("a")) && !asks("li", Some("a")), "and asks once");
        limits.given(from, lesson, "wang");
        assert_eq!((0..9).filter(|_| asks("wang", None)).count(), 3);
        let many = (0..100).filter(|at| asks(&at.to_string(), None)).count();
        assert_eq!(many, 26, "of all together");
        assert!(asks("zhao", Some("b")));
        tokio::time::advance(ASKS).await;
        assert!(asks("wang", None) && asks("wang", Some("a")));
    }
}
