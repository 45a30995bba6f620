//! Vessels poured by finger, by taps and by buttons.

use crate::support::Stage;
use bevy::input::touch::TouchPhase;
use shujin_stage::port::Command;

const SCENE: &str = "lab/pouring";

fn begun(size: [u32; 2]) -> Stage {
    Stage::begin_by_hand(SCENE, size)
}

/// How much of a liquid is in a vessel, µL.
fn amount(stage: &mut Stage, node: &str, liquid: &str) -> u64 {
    stage.state()["lesson"]["vessels"][node][liquid].as_u64().unwrap_or_default()
}

#[test]
fn held_over_a_vessel_what_is_in_hand_is_poured_dose_by_dose() {
    let mut stage = begun([1280, 720]);
    let (beaker, flask) = (stage.target("beaker"), stage.seen("flask-a"));
    stage.finger(1, TouchPhase::Started, beaker);
    stage.finger(1, TouchPhase::Moved, beaker.lerp(flask, 0.5));
    stage.frames(3);
    stage.finger(1, TouchPhase::Moved, flask);
    stage.frames(5);
    assert_eq!(amount(&mut stage, "flask-a", "water"), 0, "it has only come there");
    stage.frames(60);
    let poured = amount(&mut stage, "flask-a", "water");
    assert!((2_000..=5_000).contains(&poured), "a millilitre each quarter of a second: {poured} µL");
    stage.finger(1, TouchPhase::Ended, flask);
    stage.frames(30);
    let after = amount(&mut stage, "flask-a", "water");
    stage.frames(60);
    assert_eq!(amount(&mut stage, "flask-a", "water"), after, "what was put down does not pour");
    assert_eq!(stage.state()["lesson"]["hands"]["at"]["beaker"].as_str(), Some("bench"));
}

#[test]
fn by_taps_the_largest_dose_that_fits_is_poured() {
    let mut stage = begun([844, 390]);
    let beaker = stage.target("beaker");
    stage.tap(beaker);
    stage.frames(30);
    let flask = stage.target("flask-a");
    stage.tap(flask);
    stage.frames(20);
    assert_eq!(amount(&mut stage, "flask-a", "water"), 10_000);
    assert!(stage.find("poured").is_some_and(|told| told.name.contains("10 mL")), "it is told");
}

#[test]
fn what_stands_is_poured_by_its_buttons_also_by_keys() {
    let mut stage = begun([1280, 720]);
    stage.tab_to("pour.bottle.flask-a.50000");
    stage.type_key(bevy::prelude::KeyCode::Enter);
    stage.frames(40);
    assert_eq!(amount(&mut stage, "flask-a", "ink"), 50_000);
    assert!(stage.find("pour.bottle.flask-a.50000").is_some(), "once more it would just fit");
    stage.send(Command::Press { id: "pour.bottle.flask-a.50000".into() });
    stage.frames(40);
    assert_eq!(amount(&mut stage, "flask-a", "ink"), 100_000);
    assert!(stage.find("pour.bottle.flask-a.50000").is_none(), "what does not fit is not offered");
}
