//! Surfaces that hands go over and tools that they use: a scullery with palms, a plate, a cloth and crumbs.

mod opened;

use opened::{below, touch};
use shujin_blocks::apply::UseTool;
use shujin_blocks::surface::{Stroke, StrokeRow, Unstroke};
use shujin_blocks::take::{Back, Put, Take};
use shujin_lab::rng::Rng;
use shujin_lesson::format::Scalar;
use shujin_play::{Intent, Play};

fn opened() -> Play {
    opened::opened("career/scullery")
}

fn stroke(node: &str, cell: u16, hand: u8) -> Intent {
    Intent::of(Stroke { node: node.into(), cell, hand })
}

fn ticks(play: &mut Play, count: usize) {
    for _ in 0..count {
        play.tick(&[]);
    }
}

/// Rubs the palms, row by row.
fn rubbed() -> Play {
    let mut play = opened();
    for _ in 0..2 {
        touch(&mut play, "palms");
        ticks(&mut play, 130);
    }
    assert!(play.holds_now("covered.palms == 1"), "{:?}", play.name("covered.palms"));
    play
}

#[test]
fn rubbing_takes_its_time_however_fast_one_is() {
    let mut play = opened();
    for round in 0..239 {
        play.tick(&[stroke("palms", round % 8, 0), stroke("palms", (round + 3) % 8, 1)]);
    }
    assert!(play.holds_now("covered.palms >= 0.9 and covered.palms < 1 or covered.palms == 1"));
    let mut quick = opened();
    for round in 0..100 {
        quick.tick(&[stroke("palms", round % 8, 0)]);
    }
    assert!(quick.holds_now("covered.palms == 0.5"), "{:?}", quick.name("covered.palms"));
}

#[test]
fn a_stroke_beside_what_is_left_means_that_and_one_far_from_it_nothing() {
    let mut play = opened();
    for _ in 0..3 {
        play.tick(&[stroke("palms", 0, 0)]);
        ticks(&mut play, 30);
    }
    // The cell itself, the one to its right, the one above it.
    assert!(play.holds_now("covered.palms == 0.375"), "{:?}", play.name("covered.palms"));
    for _ in 0..5 {
        play.tick(&[stroke("palms", 0, 0)]);
        ticks(&mut play, 30);
    }
    assert!(play.holds_now("covered.palms == 0.5"), "it is two cells wide and high: {:?}", play.name("covered.palms"));
}

#[test]
fn a_touch_goes_over_a_row_at_the_same_pace() {
    let mut play = opened();
    touch(&mut play, "palms");
    ticks(&mut play, 100);
    assert!(play.holds_now("covered.palms == 0.5"), "{:?}", play.name("covered.palms"));
    ticks(&mut play, 200);
    assert!(play.holds_now("covered.palms == 0.5"), "it ends with the row");
    rubbed();
}

#[test]
fn a_surface_wants_its_tool_and_bare_hands_are_empty() {
    let mut play = opened();
    play.tick(&[Intent::of(Take { node: "cloth".into(), hand: 0 })]);
    play.tick(&[stroke("palms", 0, 0), stroke("plate", 0, 0)]);
    assert!(play.holds_now("covered.palms == 0 and covered.plate == 0"), "the hand is full, the palms are not rubbed");
    let mut play = rubbed();
    play.tick(&[stroke("plate", 0, 0)]);
    assert!(play.holds_now("covered.plate == 0"), "without the cloth");
    touch(&mut play, "cloth");
    (0..3).for_each(|_| touch(&mut play, "plate"));
    assert!(play.holds_now("covered.plate == 1 and cleaned == 1"), "{:?}", play.name("covered.plate"));
    assert!(play.holds_now("held.cloth"), "it stays in hand");
    play.tick(&[Intent::of(Put { place: "wall".into(), hand: 0 })]);
    ticks(&mut play, 1);
    assert!(play.holds_now("covered.palms == 0"), "by a rule it begins anew");
}

#[test]
fn a_tool_is_used_on_what_is_touched_with_it() {
    let mut play = opened();
    touch(&mut play, "crumbs");
    assert!(play.holds_now("applied.wipe == 0"));
    touch(&mut play, "cloth");
    let offered: Vec<Intent> = play.offers().into_iter().map(|offer| offer.intent).collect();
    assert!(offered.contains(&Intent::of(UseTool { id: "wipe".into(), hand: 0 })));
    touch(&mut play, "crumbs");
    ticks(&mut play, 1);
    assert!(play.holds_now("applied.wipe == 1 and cleaned == 10 and held.cloth"));
    touch(&mut play, "crumbs");
    assert!(play.holds_now("applied.wipe == 1"), "what is gone is not wiped");
}

#[test]
fn strokes_are_taken_back_together_and_by_nothing_else() {
    let mut play = rubbed();
    touch(&mut play, "cloth");
    touch(&mut play, "plate");
    assert!(play.holds_now("covered.plate > 0.33 and covered.plate < 0.34"), "{:?}", play.name("covered.plate"));
    play.tick(&[Intent::of(Unstroke { node: "plate".into(), cell: 0 })]);
    assert!(play.holds_now("covered.plate > 0.1"), "only undoing takes back");
    play.tick(&[Intent::Undo { hand: 0 }]);
    assert!(play.holds_now("covered.plate == 0"), "{:?}", play.name("covered.plate"));
    play.tick(&[Intent::Undo { hand: 0 }]);
    assert!(play.holds_now("covered.palms < 1"), "{:?}", play.name("covered.palms"));
}

/// Something that hands could want, sensible or not.
fn any(rng: &mut Rng, hands: usize) -> Intent {
    let node = ["palms", "plate", "crumbs", "cloth", "nobody"][below(rng, 5)].to_owned();
    let hand = below(rng, hands) as u8;
    match below(rng, 9) {
        0 => Intent::of(Take { node, hand }),
        1 => Intent::of(Put { place: "wall".into(), hand }),
        2 => Intent::of(Back { hand }),
        3 => Intent::Touch { node },
        4 => Intent::Undo { hand },
        5 => Intent::of(UseTool { id: ["wipe", "none"][below(rng, 2)].into(), hand }),
        6 => Intent::of(StrokeRow { node, hand }),
        7 => Intent::of(Unstroke { node, cell: below(rng, 12) as u16 }),
        _ => Intent::of(Stroke { node, cell: below(rng, 12) as u16, hand }),
    }
}

#[test]
fn whatever_hands_do_no_cell_is_gone_over_too_often_and_a_replay_is_equal() {
    let mut rng = Rng::new(5);
    for hands in [1, 4, 20] {
        let (mut play, mut again) = (opened(), opened());
        for _ in 0..10_000 {
            let intents: Vec<Intent> = (0..=below(&mut rng, 3)).map(|_| any(&mut rng, hands)).collect();
            play.tick(&intents);
            again.tick(&intents);
            for name in ["covered.palms", "covered.plate"] {
                let Some(Scalar::Number(share)) = play.name(name) else { panic!("{name}") };
                assert!((0.0..=1.0).contains(&share), "{name} is {share}");
            }
        }
        assert_eq!(play.hash(), again.hash());
    }
}

#[test]
fn what_is_offered_does_something_and_what_is_not_does_nothing() {
    let mut rng = Rng::new(2);
    let mut play = opened();
    let names = ["covered.palms", "covered.plate", "applied.wipe"];
    let (mut done, mut idle) = (0, 0);
    for _ in 0..4_000 {
        let intent = any(&mut rng, 1);
        let offered = play.offers().iter().any(|offer| offer.intent == intent);
        let before = names.map(|name| play.name(name));
        play.tick(std::slice::from_ref(&intent));
        // A row goes on by itself, at its pace.
        ticks(&mut play, 130);
        let has_changed = names.map(|name| play.name(name)) != before;
        if matches!(intent.kind(), "apply" | "stroke-row") {
            assert_eq!(offered, has_changed, "{intent:?}");
            if has_changed { done += 1 } else { idle += 1 }
        }
    }
    assert!(done > 5 && idle > 100, "{done} and {idle}");
}
