//! Things that hands take and put: a cloakroom with a shelf, a hook and a dummy.

mod opened;

use opened::{below, touch};
use shujin_blocks::take::{Back, Hands, Put, Refusal, Take, open_places};
use shujin_lab::rng::Rng;
use shujin_lesson::format::Scalar;
use shujin_lesson::model::transform;
use shujin_play::{Intent, Play};
use std::collections::BTreeMap;

/// The cloakroom, begun.
fn opened() -> Play {
    opened::opened("career/cloakroom")
}

fn take(play: &mut Play, node: &str, hand: u8) {
    play.tick(&[Intent::of(Take { node: node.into(), hand })]);
}

fn put(play: &mut Play, place: &str, hand: u8) {
    play.tick(&[Intent::of(Put { place: place.into(), hand })]);
}

fn word(play: &Play, name: &str) -> String {
    match play.name(name) {
        Some(Scalar::Word(word)) => word,
        other => panic!("{name} is {other:?}"),
    }
}

fn origin(play: &Play, node: &str) -> [f32; 3] {
    let number = play.lesson.scene.nodes.iter().position(|one| one.id == node).expect("the node");
    transform(play.places.world(number).expect("its place"), [0.0; 3])
}

fn near(at: [f32; 3], wanted: [f32; 3]) {
    assert!((0..3).all(|i| (at[i] - wanted[i]).abs() < 1e-4), "{at:?}, not {wanted:?}");
}

/// Where everything is, by the names of expressions.
fn named(play: &Play) -> BTreeMap<String, Option<Scalar>> {
    let things = ["cap-a", "cap-b", "stone"];
    let places = ["shelf", "hook", "head"];
    let of = |kinds: &'static [&str], all: [&'static str; 3]| {
        kinds.iter().flat_map(move |kind| all.map(|one| format!("{kind}.{one}")))
    };
    let names = of(&["held", "at"], things).chain(of(&["in", "count"], places));
    names.map(|name| (name.clone(), play.name(&name))).collect()
}

#[test]
fn what_is_taken_is_in_hand_and_what_is_put_stands_on_its_end_at_the_place() {
    let mut play = opened();
    near(origin(&play, "cap-a"), [-0.85, 1.09, 0.0]);
    take(&mut play, "cap-a", 0);
    assert!(play.holds_now("held.cap-a and at.cap-a == '' and count.shelf == 1 and in.shelf == 'cap-b'"));
    put(&mut play, "head", 0);
    assert!(play.holds_now("not held.cap-a and at.cap-a == 'head' and in.head == 'cap-a' and count.head == 1"));
    // The dummy rises under it, and it goes along: 1.4 m + 0.2 m, and half its own height.
    play.tick(&[]);
    near(origin(&play, "cap-a"), [0.6, 1.65, 0.0]);
    take(&mut play, "cap-a", 0);
    put(&mut play, "shelf", 0);
    play.tick(&[]);
    near(origin(&play, "cap-a"), [-0.85, 1.09, 0.0]);
}

#[test]
fn what_hangs_hangs_by_its_upper_end_and_stays_turned_as_it_was() {
    let mut play = opened();
    take(&mut play, "cap-a", 0);
    put(&mut play, "head", 0);
    take(&mut play, "stone", 0);
    put(&mut play, "shelf", 0);
    play.tick(&[]);
    // The first two spots are the caps' own, also the one that is empty; the third is beside them.
    near(origin(&play, "stone"), [-0.35, 1.24, 0.0]);
    take(&mut play, "cap-b", 0);
    put(&mut play, "hook", 0);
    play.tick(&[]);
    near(origin(&play, "cap-b"), [0.0, 1.55, 0.1]);
}

#[test]
fn what_does_not_fit_is_full_or_needs_something_is_refused_and_stays_in_hand() {
    let mut play = opened();
    let refused = |play: &Play| Hands::of(play).and_then(Hands::refused).map(|one| (one.place.clone(), one.why));
    take(&mut play, "cap-b", 0);
    put(&mut play, "hook", 0);
    assert_eq!(refused(&play), Some(("hook".into(), Refusal::Full)));
    put(&mut play, "head", 0);
    assert_eq!(refused(&play), Some(("head".into(), Refusal::Needs)));
    assert!(play.holds_now("held.cap-b"), "{:?}", named(&play));
    assert_eq!(open_places(&play, 0).into_iter().map(|open| open.place).collect::<Vec<_>>(), ["shelf"]);
    play.tick(&[Intent::of(Back { hand: 0 })]);
    assert_eq!(word(&play, "at.cap-b"), "shelf");
    near(origin(&play, "cap-b"), [-0.6, 1.09, 0.0]);
    // The stone stays until something is on the head.
    take(&mut play, "stone", 0);
    assert!(play.holds_now("not held.stone"));
    take(&mut play, "cap-a", 0);
    put(&mut play, "head", 0);
    take(&mut play, "stone", 0);
    put(&mut play, "head", 0);
    assert_eq!(refused(&play), Some(("head".into(), Refusal::Fits)));
    // And nothing leaves a place that is locked.
    put(&mut play, "shelf", 0);
    take(&mut play, "cap-b", 0);
    put(&mut play, "hook", 0);
    assert_eq!(word(&play, "at.cap-b"), "hook", "{:?} {:?}", refused(&play), named(&play));
}

#[test]
fn touches_take_and_put_and_a_second_thing_sends_the_first_back() {
    let mut play = opened();
    touch(&mut play, "cap-a");
    assert!(play.holds_now("held.cap-a"));
    touch(&mut play, "cap-b");
    assert!(play.holds_now("held.cap-b and at.cap-a == 'shelf'"));
    touch(&mut play, "cap-b");
    assert!(play.holds_now("at.cap-b == 'shelf'"), "touched once more it goes back");
    touch(&mut play, "cap-a");
    touch(&mut play, "dummy");
    assert!(play.holds_now("at.cap-a == 'head'"));
}

#[test]
fn each_hand_has_its_own_and_takes_back_its_own() {
    let mut play = opened();
    take(&mut play, "cap-a", 3);
    take(&mut play, "cap-a", 5);
    take(&mut play, "cap-b", 5);
    let held = Hands::of(&play).expect("hands").full().map(|(hand, node)| (hand, node.to_owned())).collect::<Vec<_>>();
    assert_eq!(held, [(3, "cap-a".to_owned()), (5, "cap-b".to_owned())]);
    take(&mut play, "cap-b", 16);
    put(&mut play, "head", 3);
    take(&mut play, "stone", 3);
    put(&mut play, "shelf", 3);
    put(&mut play, "hook", 5);
    play.tick(&[Intent::Undo { hand: 3 }]);
    // The hook is full now: what cannot go back stays.
    assert!(play.holds_now("at.stone == 'shelf' and at.cap-b == 'hook'"), "{:?}", named(&play));
    play.tick(&[Intent::Undo { hand: 5 }]);
    assert!(play.holds_now("at.cap-b == 'shelf' and at.cap-a == 'head'"));
    play.tick(&[Intent::Undo { hand: 3 }]);
    assert!(play.holds_now("at.cap-a == 'shelf'"));
}

/// Something that hands could want, sensible or not.
fn any(rng: &mut Rng, hands: usize) -> Intent {
    let node = ["cap-a", "cap-b", "stone", "shelf", "nobody"][below(rng, 5)].to_owned();
    let place = ["shelf", "hook", "head", "nowhere"][below(rng, 4)].to_owned();
    let hand = below(rng, hands) as u8;
    match below(rng, 7) {
        0 | 1 => Intent::of(Take { node, hand }),
        2 | 3 => Intent::of(Put { place, hand }),
        4 => Intent::of(Back { hand }),
        5 => Intent::Touch { node },
        _ => Intent::Undo { hand },
    }
}

#[test]
fn whatever_hands_do_everything_is_in_one_place_or_one_hand() {
    let mut rng = Rng::new(7);
    for hands in [1, 2, 4, 16, 20] {
        let mut play = opened();
        for _ in 0..20_000 {
            let intents: Vec<Intent> = (0..=below(&mut rng, 3)).map(|_| any(&mut rng, hands)).collect();
            play.tick(&intents);
            let state = Hands::of(&play).expect("hands");
            let mut held: Vec<&str> = state.full().map(|(_, node)| node).collect();
            held.sort_unstable();
            let all = held.len();
            held.dedup();
            assert_eq!(held.len(), all, "one thing is in two hands");
            let lie: usize = ["shelf", "hook", "head"].iter().map(|place| state.things_in(place).len()).sum();
            assert_eq!(lie + all, 3, "{:?}", named(&play));
            assert!(state.things_in("hook").len() <= 1 && state.things_in("head").len() <= 1);
            let nodes = ["cap-a", "cap-b", "stone"];
            assert!(nodes.iter().all(|node| origin(&play, node).iter().all(|x| x.abs() < 10.0)));
        }
    }
}

#[test]
fn hundreds_of_deeds_taken_back_leave_everything_as_it_was() {
    let mut rng = Rng::new(3);
    let mut play = opened();
    let before = named(&play);
    for _ in 0..500 {
        let intent = any(&mut rng, 1);
        // Undoing is what comes afterwards.
        if !matches!(intent, Intent::Undo { .. }) {
            play.tick(&[intent]);
        }
    }
    play.tick(&[Intent::of(Back { hand: 0 })]);
    for _ in 0..500 {
        play.tick(&[Intent::Undo { hand: 0 }]);
    }
    assert!(!play.can_undo(0));
    assert_eq!(named(&play), before);
}

#[test]
fn what_is_offered_does_something_and_what_is_not_does_nothing() {
    let mut rng = Rng::new(11);
    let mut play = opened();
    let (mut done, mut idle) = (0, 0);
    for _ in 0..3_000 {
        let intent = any(&mut rng, 1);
        let is_of_hands = matches!(intent.kind(), "take" | "put" | "back");
        let offered = play.offers().iter().any(|offer| offer.intent == intent);
        let before = named(&play);
        play.tick(std::slice::from_ref(&intent));
        if !is_of_hands {
            continue;
        }
        // A thing put where it was taken from is as it was before it was taken.
        let has_changed = named(&play) != before;
        let goes_back = matches!(intent.kind(), "put") && has_changed && !offered;
        assert!(offered == has_changed || goes_back, "{intent:?}, offered: {offered}, {before:?}");
        if has_changed { done += 1 } else { idle += 1 }
    }
    assert!(done > 300 && idle > 300, "{done} and {idle}");
}
