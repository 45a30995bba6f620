//! Vessels: a beaker that is taken, a bottle with a tap, two flasks.

mod opened;

use opened::{below, opened, touch, what_is_offered_is_done, whatever_hands_do};
use shujin_blocks::take::{Back, Put, Take};
use shujin_blocks::vessel::{Parts, Pour, PourBack, Refusal, Vessels, doses_into};
use shujin_lab::rng::Rng;
use shujin_lesson::format::Scalar;
use shujin_play::{Intent, Play};
use std::collections::BTreeMap;

const SCENE: &str = "lab/pouring";
const VESSELS: [&str; 4] = ["beaker", "bottle", "flask-a", "flask-b"];
const LIQUIDS: [&str; 3] = ["ink", "oil", "water"];

fn intent(from: &str, to: &str, dose: u64, hand: u8) -> Intent {
    Intent::of(Pour { from: from.into(), to: to.into(), dose, hand })
}

fn pour(play: &mut Play, from: &str, to: &str, dose: u64) {
    play.tick(&[intent(from, to, dose, 0)]);
}

fn take(play: &mut Play, hand: u8) {
    play.tick(&[Intent::of(Take { node: "beaker".into(), hand })]);
}

fn vessels(play: &Play) -> &Vessels {
    Vessels::of(play).expect("vessels")
}

fn refused(play: &Play) -> Option<(&str, Refusal)> {
    vessels(play).refused().filter(|one| one.tick == play.tick - 1).map(|one| (one.to.as_str(), one.why))
}

/// What is in each vessel, by the names of expressions.
fn named(play: &Play) -> BTreeMap<String, Option<Scalar>> {
    let amounts = VESSELS.map(|node| format!("amount.{node}"));
    let shares = VESSELS.iter().flat_map(|node| LIQUIDS.map(|liquid| format!("share.{node}.{liquid}")));
    let names = amounts.into_iter().chain(shares).chain(["held", "at"].map(|kind| format!("{kind}.beaker")));
    names.map(|name| (name.clone(), play.name(&name))).collect()
}

/// How much there is of each liquid in all vessels together.
fn all(play: &Play) -> Parts {
    let mut all = Parts::new();
    for (liquid, part) in vessels(play).all().flat_map(|(_, parts)| parts) {
        *all.entry(liquid.clone()).or_default() += part;
    }
    all
}

#[test]
fn a_dose_goes_from_one_vessel_into_another_and_names_follow() {
    let mut play = opened(SCENE);
    pour(&mut play, "bottle", "flask-a", 3_000);
    assert!(play.holds_now("amount.bottle == 297 mL and amount.flask-a == 3 and share.flask-a.ink == 1"));
    // Expressions that the scene holds see it as well.
    assert!(play.holds_now("pours == 1"));
    take(&mut play, 0);
    pour(&mut play, "beaker", "flask-a", 1_000);
    assert!(play.holds_now("share.flask-a.ink == 0.75 and share.flask-a.water == 0.25 and share.flask-a.oil == 0"));
    assert!(play.holds_now("done.mix.dye"), "{:?}", named(&play));
    assert_eq!(vessels(&play).poured().map(|flow| (flow.to.as_str(), flow.amount)), Some(("flask-a", 1_000)));
}

#[test]
fn a_mixture_goes_by_its_shares_and_what_is_left_is_poured_whole() {
    let mut play = opened(SCENE);
    pour(&mut play, "bottle", "flask-a", 3_000);
    take(&mut play, 0);
    pour(&mut play, "beaker", "flask-a", 1_000);
    // Three parts of ink, one of water: 249.75 and 83.25 µL, the odd one to the ink.
    pour(&mut play, "flask-a", "flask-b", 333);
    let parts = |node: &str| vessels(&play).parts(node).collect::<Vec<_>>();
    assert_eq!(parts("flask-b"), [("ink", 250), ("oil", 20_000), ("water", 83)]);
    assert_eq!(parts("flask-a"), [("ink", 2_750), ("water", 917)]);
    pour(&mut play, "flask-a", "flask-b", 5_000);
    assert_eq!(vessels(&play).amount("flask-a"), 0);
    assert_eq!(vessels(&play).amount("flask-b"), 24_000);
    assert!(play.holds_now("share.flask-a.ink == 0"));
}

#[test]
fn what_cannot_be_poured_stays_and_why_is_said() {
    let mut play = opened(SCENE);
    pour(&mut play, "flask-a", "flask-b", 5_000);
    assert_eq!(refused(&play), Some(("flask-b", Refusal::Empty)));
    pour(&mut play, "flask-b", "flask-a", 20_000);
    assert_eq!(refused(&play), Some(("flask-a", Refusal::Needs)));
    pour(&mut play, "bottle", "flask-b", 3_000);
    assert_eq!(refused(&play), Some(("flask-b", Refusal::Fits)));
    // A dose that there is not, a vessel that is not in the hand, or in another hand: nobody can want that.
    let before = named(&play);
    pour(&mut play, "bottle", "flask-a", 4_000);
    pour(&mut play, "beaker", "flask-a", 1_000);
    assert_eq!(refused(&play), None);
    take(&mut play, 3);
    pour(&mut play, "beaker", "flask-a", 1_000);
    play.tick(&[intent("beaker", "flask-a", 1_000, 16)]);
    assert!(play.holds_now("amount.beaker == 100"));
    play.tick(&[intent("beaker", "flask-a", 1_000, 3)]);
    assert!(play.holds_now("amount.beaker == 99") && named(&play) != before);
    pour(&mut play, "bottle", "flask-a", 50_000);
    pour(&mut play, "bottle", "flask-a", 50_000);
    assert_eq!(refused(&play), Some(("flask-a", Refusal::Full)));
    assert!(play.holds_now("amount.flask-a == 51 mL"));
    // What is not seen is not poured into.
    touch(&mut play, "cover");
    pour(&mut play, "flask-a", "flask-b", 5_000);
    assert!(play.holds_now("amount.flask-a == 51 mL") && refused(&play).is_none());
}

#[test]
fn with_a_vessel_in_hand_a_touch_pours_the_largest_dose_that_fits() {
    let mut play = opened(SCENE);
    touch(&mut play, "flask-a");
    assert!(play.holds_now("amount.flask-a == 0"), "a vessel that stands pours nothing by a touch");
    assert!(!play.offers_touch("flask-a"));
    touch(&mut play, "beaker");
    assert!(play.holds_now("held.beaker") && play.offers_touch("flask-a"));
    touch(&mut play, "flask-a");
    assert!(play.holds_now("amount.flask-a == 10 mL and held.beaker"));
    for _ in 0..4 {
        touch(&mut play, "flask-b");
    }
    // 20 mL of oil and four times 10 mL.
    assert!(play.holds_now("amount.flask-b == 60 mL"));
    touch(&mut play, "flask-b");
    assert_eq!(refused(&play), Some(("flask-b", Refusal::Full)));
    assert!(!play.offers_touch("flask-b") && play.touchable_nodes().contains("flask-b"));
    play.tick(&[Intent::Undo { hand: 0 }]);
    assert!(play.holds_now("amount.flask-b == 50 mL"));
    // Where there is less room than the largest dose, a smaller one goes.
    play.tick(&[intent("beaker", "flask-b", 1_000, 0)]);
    touch(&mut play, "flask-b");
    assert!(play.holds_now("amount.flask-b == 52 mL"));
    touch(&mut play, "cover");
    assert!(play.holds_now("at.beaker == 'cover'"), "and where nothing is poured it is put");
}

#[test]
fn what_was_poured_goes_back_in_its_very_parts_if_it_still_can() {
    let mut play = opened(SCENE);
    let before = named(&play);
    play.tick(&[intent("bottle", "flask-a", 7, 2)]);
    play.tick(&[intent("bottle", "flask-a", 3_000, 5)]);
    play.tick(&[intent("flask-a", "flask-b", 333, 5)]);
    assert!(play.can_undo(2) && play.can_undo(5));
    play.tick(&[intent("flask-a", "flask-b", 5_000, 7)]);
    // The large flask is empty: what came into it cannot go back.
    assert!(!play.can_undo(2));
    play.tick(&[
        Intent::Undo { hand: 7 },
        Intent::Undo { hand: 5 },
        Intent::Undo { hand: 5 },
        Intent::Undo { hand: 2 },
    ]);
    assert_eq!(named(&play), before);
    // Nobody else can want such a thing.
    let back = PourBack { from: "bottle".into(), to: "flask-a".into(), parts: Parts::from([("ink".into(), 9)]) };
    play.tick(&[Intent::of(back)]);
    assert_eq!(named(&play), before);
    // Rules hear of what is poured, not of what is taken back.
    assert!(play.holds_now("pours == 2"));
}

#[test]
fn what_is_poured_is_told() {
    let mut play = opened(SCENE);
    let mut told = play.tick(&[intent("bottle", "flask-a", 3_000, 0)]);
    told.extend(play.tick(&[Intent::Undo { hand: 0 }]));
    let poured: Vec<_> = told.iter().filter(|event| event.kind == "poured").map(|event| &event.data).collect();
    let [there, back] = poured[..] else { panic!("{told:?}") };
    assert_eq!(
        (&there["from"], &there["to"], &there["amount"], &there["undone"]),
        (&"bottle".into(), &"flask-a".into(), &3_000.into(), &false.into())
    );
    assert_eq!(
        (&back["from"], &back["to"], &back["amount"], &back["undone"]),
        (&"flask-a".into(), &"bottle".into(), &3_000.into(), &true.into())
    );
}

/// Something that hands could want, sensible or not.
fn any(rng: &mut Rng, hands: usize) -> Intent {
    let doses =
        [("beaker", [1_000, 10_000]), ("bottle", [7, 3_000]), ("flask-a", [333, 5_000]), ("flask-b", [50, 20_000])];
    let (from, [least, most]) = doses[below(rng, 4)];
    let to = ["beaker", "bottle", "flask-a", "flask-b", "bench", "nobody"][below(rng, 6)];
    let dose = [least, most, least, most, 50_000, u64::MAX][below(rng, 6)];
    let hand = below(rng, hands) as u8;
    match below(rng, 12) {
        0 => Intent::of(Take { node: "beaker".into(), hand }),
        1 => Intent::of(Put { place: ["bench", "cover"][below(rng, 2)].into(), hand }),
        2 => Intent::Touch { node: from.into() },
        3 => Intent::Undo { hand },
        _ => intent(from, to, dose, hand),
    }
}

#[test]
fn whatever_hands_do_no_microlitre_comes_or_goes_and_a_replay_is_the_same() {
    let poured = whatever_hands_do(SCENE, any, "vessel", |play, intents| {
        let there = LIQUIDS.map(str::to_owned).into_iter().zip([300_000, 20_000, 100_000]);
        assert_eq!(all(play), there.collect::<Parts>(), "{intents:?}");
        let holds = [400_000, 500_000, 100_000, 60_000];
        let fits = VESSELS.iter().zip(holds).all(|(node, holds)| vessels(play).amount(node) <= holds);
        assert!(fits, "{:?}", named(play));
    });
    assert!(poured > 10_000, "only {poured} doses were poured");
}

#[test]
fn hundreds_of_deeds_taken_back_leave_everything_as_it_was() {
    let mut rng = Rng::new(3);
    let mut play = opened(SCENE);
    let before = named(&play);
    let mut done = 0;
    for _ in 0..10_000 {
        let intent = any(&mut rng, 1);
        // Undoing is what comes afterwards.
        if done < 500 && !matches!(intent, Intent::Undo { .. }) {
            done +=
                play.tick(&[intent]).iter().filter(|event| matches!(event.kind.as_ref(), "poured" | "placed")).count();
        }
    }
    assert!(done >= 500, "only {done} deeds were done: {:?}", named(&play));
    play.tick(&[Intent::of(Back { hand: 0 })]);
    for _ in 0..1_000 {
        play.tick(&[Intent::Undo { hand: 0 }]);
    }
    assert!(!play.can_undo(0));
    assert_eq!(named(&play), before);
}

#[test]
fn what_is_offered_does_something_and_what_is_not_does_nothing() {
    what_is_offered_is_done(SCENE, any, &["pour"], named);
}

#[test]
fn doses_are_those_that_fit() {
    let play = opened(SCENE);
    let scene = &play.lesson.scene;
    let vessel = |node: &str| scene.vessels.iter().find(|vessel| vessel.node == node).expect("a vessel");
    assert_eq!(doses_into(&play, 0, vessel("bottle"), vessel("flask-a")), [7, 3_000, 50_000]);
    assert!(doses_into(&play, 0, vessel("beaker"), vessel("flask-a")).is_empty(), "it is not in the hand");
}
