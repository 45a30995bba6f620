//! Terminals: a cell, a lamp and a meter to be joined by wires; a cap that is taken in the hand.

mod opened;

use opened::{below, opened, touch, what_is_offered_is_done, whatever_hands_do};
use shujin_blocks::take::Take;
use shujin_blocks::terminal::{BLOCK, Begin, Change, Drop, Join, Refusal, Rewire, Wires, open_terminals};
use shujin_lab::rng::Rng;
use shujin_lesson::format::Scalar;
use shujin_play::{Block, Intent, Play};
use std::collections::BTreeMap;

const SCENE: &str = "lab/wiring";
const TERMINALS: [&str; 6] = ["cell-minus", "cell-plus", "lamp-a", "lamp-b", "meter-a", "meter-b"];

fn begin(play: &mut Play, node: &str, hand: u8) {
    play.tick(&[Intent::of(Begin { node: node.into(), hand })]);
}

fn end(play: &mut Play, to: &str, hand: u8) {
    play.tick(&[Intent::of(Join { to: to.into(), hand })]);
}

fn join(play: &mut Play, from: &str, to: &str) {
    begin(play, from, 0);
    end(play, to, 0);
}

/// While it is live, nothing is joined to the meter's left end.
fn set_live(play: &mut Play, live: bool) {
    play.tick(&[Intent::Set { value: "live".into(), to: Scalar::Bool(live) }]);
}

fn wires(play: &Play) -> &Wires {
    Wires::of(play).expect("wires")
}

fn pairs(play: &Play) -> Vec<(&str, &str)> {
    wires(play).pairs().collect()
}

fn refused(play: &Play) -> Option<Refusal> {
    wires(play).refused().filter(|one| one.tick == play.tick - 1).map(|one| one.why)
}

/// What is joined, by the names of expressions, and what is in which hand.
fn named(play: &Play) -> (BTreeMap<String, Option<Scalar>>, Vec<(u8, String)>) {
    let pairs = TERMINALS.iter().flat_map(|a| TERMINALS.map(|b| (*a, b))).filter(|(a, b)| a != b);
    let names = pairs.map(|(a, b)| format!("joined.{a}.{b}")).chain(TERMINALS.map(|node| format!("wires.{node}")));
    let names = names.map(|name| (name.clone(), play.name(&name))).collect();
    (names, wires(play).full().map(|(hand, node)| (hand, node.to_owned())).collect())
}

#[test]
fn two_ends_join_two_terminals_and_once_more_part_them() {
    let mut play = opened(SCENE);
    join(&mut play, "cell-plus", "lamp-a");
    assert_eq!(pairs(&play), [("cell-plus", "lamp-a")]);
    assert!(play.holds_now("joined.lamp-a.cell-plus and joined.cell-plus.lamp-a and wires.lamp-a == 1"));
    assert!(play.holds_now("not shines and joins == 1") && wires(&play).holds(0).is_none());
    join(&mut play, "lamp-b", "cell-minus");
    assert!(play.holds_now("shines and done.wire.light"));
    // In whichever direction: the same wire.
    join(&mut play, "lamp-a", "cell-plus");
    assert!(play.holds_now("not shines and wires.cell-plus == 0 and parts == 1"));
    assert_eq!(pairs(&play), [("cell-minus", "lamp-b")]);
}

#[test]
fn what_cannot_be_joined_says_why_and_the_wire_stays_in_hand() {
    let mut play = opened(SCENE);
    set_live(&mut play, true);
    begin(&mut play, "cell-plus", 0);
    for (to, why) in [("cell-plus", Refusal::Itself), ("cell-minus", Refusal::Fits), ("meter-a", Refusal::Needs)] {
        end(&mut play, to, 0);
        assert_eq!(refused(&play), Some(why), "{to}");
    }
    assert_eq!(wires(&play).holds(0), Some("cell-plus"));
    let open =
        |play: &Play| open_terminals(play, 0).into_iter().map(|(to, how)| (to.node.clone(), how)).collect::<Vec<_>>();
    let to = |node: &str, how| (node.to_owned(), how);
    assert_eq!(open(&play), ["lamp-a", "lamp-b", "meter-b"].map(|node| to(node, Change::Join)));
    end(&mut play, "lamp-b", 0);
    // One wire is all that the lamp's right end takes; the one that is there can be taken away.
    begin(&mut play, "meter-b", 0);
    end(&mut play, "lamp-b", 0);
    assert_eq!(refused(&play), Some(Refusal::Full));
    play.tick(&[Intent::of(Drop { hand: 0 })]);
    begin(&mut play, "lamp-b", 0);
    assert_eq!(open(&play), [to("cell-plus", Change::Part)]);
    // What is not seen is not joined.
    play.tick(&[Intent::of(Drop { hand: 0 })]);
    touch(&mut play, "cover");
    begin(&mut play, "meter-b", 0);
    assert!(wires(&play).holds(0).is_none());
}

#[test]
fn one_touch_draws_a_wire_and_the_next_ends_it() {
    let mut play = opened(SCENE);
    assert!(play.offers_touch("cell-plus"));
    touch(&mut play, "cell-plus");
    assert_eq!(wires(&play).holds(0), Some("cell-plus"));
    assert!(!play.offers_touch("cell-minus") && play.touchable_nodes().contains("cell-minus"));
    touch(&mut play, "cell-plus");
    assert_eq!(wires(&play).holds(0), None, "touched once more it lets go");
    touch(&mut play, "cell-plus");
    touch(&mut play, "cell-minus");
    assert_eq!((refused(&play), wires(&play).holds(0)), (Some(Refusal::Fits), Some("cell-plus")));
    touch(&mut play, "lamp-a");
    assert_eq!(pairs(&play), [("cell-plus", "lamp-a")]);
}

#[test]
fn a_hand_holds_a_thing_or_a_wire() {
    let mut play = opened(SCENE);
    touch(&mut play, "cap");
    begin(&mut play, "cell-plus", 0);
    touch(&mut play, "cell-plus");
    assert!(play.holds_now("held.cap") && wires(&play).holds(0).is_none());
    begin(&mut play, "cell-plus", 1);
    begin(&mut play, "cell-plus", 2);
    begin(&mut play, "cell-minus", 16);
    assert_eq!(wires(&play).full().map(|(hand, _)| hand).collect::<Vec<_>>(), [1, 2]);
    play.tick(&[Intent::of(shujin_blocks::take::Back { hand: 0 })]);
    // The wire goes as the thing comes, also within one tick.
    let take = Intent::of(Take { node: "cap".into(), hand: 1 });
    play.tick(&[take, Intent::of(Join { to: "lamp-a".into(), hand: 1 })]);
    assert_eq!(wires(&play).full().collect::<Vec<_>>(), [(2, "cell-plus")]);
    assert!(pairs(&play).is_empty());
}

#[test]
fn what_was_joined_is_taken_back_by_its_own_hand_if_it_still_can() {
    let mut play = opened(SCENE);
    let before = named(&play);
    for (from, to, hand) in [("cell-plus", "lamp-a", 2), ("cell-plus", "meter-a", 5), ("lamp-a", "cell-plus", 2)] {
        begin(&mut play, from, hand);
        end(&mut play, to, hand);
    }
    assert_eq!(pairs(&play), [("cell-plus", "meter-a")]);
    play.tick(&[Intent::Undo { hand: 2 }]);
    assert!(play.holds_now("joined.cell-plus.lamp-a and joins == 2"));
    // Another hand has parted them meanwhile: there is nothing to take back, until they are joined again.
    join(&mut play, "cell-plus", "lamp-a");
    assert!(!play.can_undo(2) && play.can_undo(5) && play.can_undo(0));
    play.tick(&[Intent::Undo { hand: 0 }]);
    assert!(play.can_undo(2));
    // What cannot be done now is not taken back now either.
    set_live(&mut play, true);
    assert!(!play.can_undo(5));
    set_live(&mut play, false);
    play.tick(&[Intent::Undo { hand: 5 }, Intent::Undo { hand: 2 }]);
    assert_eq!(named(&play), before);
    // Nobody else can want such a thing.
    play.tick(&[Intent::of(Rewire { a: "cell-plus".into(), b: "lamp-a".into(), joined: true })]);
    assert_eq!(named(&play), before);
}

#[test]
fn what_is_joined_and_parted_is_told() {
    let mut play = opened(SCENE);
    begin(&mut play, "lamp-a", 0);
    let mut told = play.tick(&[Intent::of(Join { to: "cell-plus".into(), hand: 0 })]);
    told.extend(play.tick(&[Intent::Undo { hand: 0 }]));
    let told = told.iter().filter(|event| event.block == "terminal");
    let told: Vec<_> =
        told.map(|event| (event.kind.as_ref(), &event.data["a"], &event.data["b"], &event.data["undone"])).collect();
    let [a, b] = ["cell-plus", "lamp-a"].map(serde_json::Value::from);
    assert_eq!(told, [("joined", &a, &b, &false.into()), ("parted", &a, &b, &true.into())]);
}

/// Something that hands could want, sensible or not.
fn any(rng: &mut Rng, hands: usize) -> Intent {
    let nodes = ["cell-minus", "cell-plus", "lamp-a", "lamp-b", "meter-a", "meter-b", "bench", "nobody"];
    let node = nodes[below(rng, nodes.len())].to_owned();
    let hand = below(rng, hands) as u8;
    match below(rng, 12) {
        0 => Intent::of(Take { node: "cap".into(), hand }),
        1 => Intent::of(shujin_blocks::take::Back { hand }),
        2 => Intent::Touch { node },
        3 => Intent::Undo { hand },
        4 => Intent::of(Drop { hand }),
        5..=7 => Intent::of(Begin { node, hand }),
        _ => Intent::of(Join { to: node, hand }),
    }
}

#[test]
fn whatever_hands_do_no_terminal_has_more_wires_than_it_takes_and_a_replay_is_the_same() {
    let done = whatever_hands_do(SCENE, any, "terminal", |play, _| {
        let wires = wires(play);
        for terminal in &play.lesson.scene.terminals {
            assert!(wires.at(&terminal.node) <= terminal.joins as usize, "{:?}", named(play));
        }
        assert!(wires.pairs().all(|(a, b)| a < b && !(a.starts_with("cell") && b.starts_with("cell"))));
        let held = shujin_blocks::take::Hands::of(play).expect("hands");
        assert!(wires.full().all(|(hand, _)| hand < 16 && held.holds(hand).is_none()));
    });
    assert!(done > 5_000, "only {done} deeds were done");
}

#[test]
fn hundreds_of_deeds_taken_back_leave_everything_as_it_was() {
    let mut rng = Rng::new(3);
    let mut play = opened(SCENE);
    let before = named(&play);
    let mut done = 0;
    for _ in 0..20_000 {
        let intent = any(&mut rng, 1);
        // Undoing is what comes afterwards.
        if done < 500 && !matches!(intent, Intent::Undo { .. }) {
            done += play.tick(&[intent]).iter().filter(|event| event.block == "terminal").count();
        }
    }
    assert!(done >= 500, "only {done} deeds were done: {:?}", named(&play));
    play.tick(&[Intent::of(Drop { hand: 0 })]);
    let mut taken_back = 0;
    while play.can_undo(0) {
        play.tick(&[Intent::Undo { hand: 0 }]);
        taken_back += 1;
    }
    assert_eq!((taken_back, named(&play)), (done, before));
}

#[test]
fn what_is_offered_does_something_and_what_is_not_does_nothing() {
    what_is_offered_is_done(SCENE, any, &["begin", "join", "drop"], named);
}

#[test]
fn a_lesson_that_goes_on_elsewhere_has_no_wire_in_hand() {
    let mut play = opened(SCENE);
    begin(&mut play, "cell-plus", 4);
    assert_eq!(play.described()["wires"]["held"]["4"], "cell-plus");
    BLOCK.close(&mut play);
    assert!(wires(&play).full().next().is_none());
}
