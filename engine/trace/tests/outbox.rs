//! The outbox policy: nothing lost, nothing blocked, waits that grow and end.

use shujin_trace::outbox::{BATCH, FIRST_WAIT, LONGEST_RETRY_AFTER, LONGEST_WAIT};
use shujin_trace::{Action, Answer, Effect, Outbox, Uuid};
use std::collections::BTreeSet;
use std::time::Duration;

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128)
}

fn filled(count: usize) -> Outbox {
    let mut outbox = Outbox::new(7);
    (0..count).for_each(|number| outbox.add(id(number)));
    outbox
}

fn sent(outbox: &mut Outbox, now: Duration) -> Vec<Uuid> {
    match outbox.next(now) {
        Action::Send(batch) => batch,
        other => panic!("expected a batch, found {other:?}"),
    }
}

#[test]
fn batches_are_the_oldest_fifty_and_one_at_a_time() {
    let mut outbox = filled(120);
    let first = sent(&mut outbox, Duration::ZERO);
    assert_eq!(first, (0..BATCH).map(id).collect::<Vec<_>>());
    assert_eq!(outbox.next(Duration::ZERO), Action::Idle, "one batch is under way");
    assert_eq!(outbox.answered(Duration::ZERO, Answer::status(200)), [Effect::Stored(first)]);
    assert_eq!(sent(&mut outbox, Duration::ZERO).len(), BATCH);
    outbox.answered(Duration::ZERO, Answer::status(204));
    assert_eq!(sent(&mut outbox, Duration::ZERO).len(), 20);
    outbox.answered(Duration::ZERO, Answer::status(200));
    assert!(outbox.is_empty());
    assert_eq!(outbox.next(Duration::ZERO), Action::Idle);
}

#[test]
fn a_statement_is_queued_once() {
    let mut outbox = filled(3);
    outbox.add(id(1));
    assert_eq!(outbox.len(), 3);
    sent(&mut outbox, Duration::ZERO);
    outbox.add(id(2));
    outbox.answered(Duration::ZERO, Answer::status(200));
    assert!(outbox.is_empty());
}

#[test]
fn waits_double_from_one_second_to_five_minutes_and_spread() {
    let mut outbox = filled(1);
    let mut now = Duration::ZERO;
    for failure in 0..20u32 {
        sent(&mut outbox, now);
        let answer = if failure % 2 == 0 { Answer::NoNetwork } else { Answer::status(503) };
        assert_eq!(outbox.answered(now, answer), [Effect::Later]);
        let Action::Wait(wait) = outbox.next(now) else { panic!("expected a wait") };
        let whole = FIRST_WAIT.saturating_mul(1 << failure.min(16)).min(LONGEST_WAIT);
        assert!(wait <= whole && wait >= whole / 2, "failure {failure}: {wait:?} of {whole:?}");
        now += wait;
    }
    sent(&mut outbox, now);
    outbox.answered(now, Answer::status(200));
    outbox.add(id(9));
    sent(&mut outbox, now);
    outbox.answered(now, Answer::NoNetwork);
    let Action::Wait(wait) = outbox.next(now) else { panic!("expected a wait") };
    assert!(wait <= FIRST_WAIT, "after a success waiting starts anew");
    outbox.wake();
    sent(&mut outbox, now);

    let first_wait = |seed| {
        let mut outbox = Outbox::new(seed);
        outbox.add(id(0));
        sent(&mut outbox, Duration::ZERO);
        outbox.answered(Duration::ZERO, Answer::NoNetwork);
        outbox.next(Duration::ZERO)
    };
    assert_eq!(first_wait(1), first_wait(1));
    assert_ne!(first_wait(1), first_wait(2));
}

#[test]
fn a_server_may_ask_for_longer_but_not_for_ever() {
    for (asked, kept) in [(60, Duration::from_secs(60)), (1_000_000, LONGEST_RETRY_AFTER)] {
        let mut outbox = filled(1);
        sent(&mut outbox, Duration::ZERO);
        let retry_after = Some(Duration::from_secs(asked));
        outbox.answered(Duration::ZERO, Answer::Status { code: 429, retry_after, reason: String::new() });
        assert_eq!(outbox.next(Duration::ZERO), Action::Wait(kept));
    }
}

#[test]
fn a_refused_key_keeps_everything_until_there_is_another() {
    let mut outbox = filled(60);
    let batch = sent(&mut outbox, Duration::ZERO);
    assert_eq!(outbox.answered(Duration::ZERO, Answer::status(401)), [Effect::KeyRefused]);
    assert_eq!(outbox.next(Duration::ZERO), Action::Wait(LONGEST_WAIT));
    assert_eq!(outbox.len(), 60);
    outbox.wake();
    assert_eq!(sent(&mut outbox, Duration::ZERO), batch);
}

/// A server that refuses some statements: exactly those are put aside, all others stored, once each.
fn run(bad: &[usize], count: usize, code: u16) -> usize {
    let mut outbox = filled(count);
    let (mut stored, mut aside, mut tries) = (BTreeSet::new(), BTreeSet::new(), 0);
    while let Action::Send(batch) = outbox.next(Duration::ZERO) {
        tries += 1;
        let refuse = batch.iter().any(|sent| bad.iter().any(|bad| *sent == id(*bad)));
        let answer = Answer::Status { code: if refuse { code } else { 200 }, retry_after: None, reason: "why".into() };
        for effect in outbox.answered(Duration::ZERO, answer) {
            match effect {
                Effect::Stored(ids) => ids.into_iter().for_each(|id| assert!(stored.insert(id), "stored twice")),
                Effect::Rejected { id, code: told, reason } => {
                    assert_eq!((told, reason.as_str()), (code, "why"));
                    assert!(aside.insert(id));
                }
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(outbox.is_empty());
    assert_eq!(aside, bad.iter().map(|number| id(*number)).collect());
    assert_eq!(stored.len() + aside.len(), count);
    tries
}

#[test]
fn bad_statements_are_found_by_halving_and_block_nobody() {
    for code in [400, 409, 413] {
        for bad in [&[][..], &[0], &[49], &[17], &[3, 4, 48], &[0, 60, 119]] {
            run(bad, 120, code);
        }
    }
    assert!(run(&[17], 50, 400) <= 13, "two tries for each halving");
    run(&(0..120).collect::<Vec<_>>(), 120, 400);
}

#[test]
fn a_failure_between_halves_loses_neither() {
    let mut outbox = filled(4);
    sent(&mut outbox, Duration::ZERO);
    assert!(outbox.answered(Duration::ZERO, Answer::status(400)).is_empty());
    assert_eq!(sent(&mut outbox, Duration::ZERO), [id(0), id(1)]);
    outbox.answered(Duration::ZERO, Answer::NoNetwork);
    outbox.wake();
    assert_eq!(sent(&mut outbox, Duration::ZERO), [id(0), id(1)]);
    outbox.answered(Duration::ZERO, Answer::status(200));
    assert_eq!(sent(&mut outbox, Duration::ZERO), [id(2), id(3)]);
}

#[test]
fn unexpected_answers_lose_nothing() {
    for code in [100, 201, 301, 302, 404, 405, 408, 418, 429, 500, 502, 599] {
        let mut outbox = filled(2);
        sent(&mut outbox, Duration::ZERO);
        assert_eq!(outbox.answered(Duration::ZERO, Answer::status(code)), [Effect::Later], "{code}");
        assert_eq!(outbox.len(), 2);
        assert!(outbox.answered(Duration::ZERO, Answer::status(200)).is_empty(), "nothing is under way");
    }
}
