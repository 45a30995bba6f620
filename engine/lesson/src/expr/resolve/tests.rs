//! Kinds and units, and what conversions come to.

use super::*;
use crate::expr::{Program, parse};

fn unit(text: &str) -> Unit {
    Unit::read(text).expect("a unit")
}

/// Names with their units and values.
const NAMES: [(&str, &str, f64); 9] = [
    ("mass", "g", 200.0),
    ("length", "m", 0.8),
    ("g", "m/s²", 9.8),
    ("t", "s", 2.0),
    ("late", "min", 1.0),
    ("angle", "°", 30.0),
    ("water", "°C", 20.0),
    ("k", "N/m", 5.0),
    ("share", "", 0.5),
];

fn kind(name: &str) -> Option<Kind> {
    match name {
        "on" => Some(Kind::Truth),
        "season" => Some(Kind::Word),
        _ => NAMES.iter().find(|n| n.0 == name).map(|n| Kind::Number(unit(n.1))),
    }
}

fn resolved(text: &str, want: Want) -> (Resolved, Vec<Mismatch>) {
    resolve(&parse(text).expect(text), &kind, want)
}

/// The value of an expression without faults, in the unit that is wanted.
fn value(text: &str, want: &str) -> f64 {
    let (resolved, wrong) = resolved(text, Want::In(unit(want)));
    assert_eq!(wrong, [], "{text}");
    let slot = |name: &str| NAMES.iter().position(|n| n.0 == name).map(|i| i as u32);
    let program = Program::new(&resolved.expr, &mut { slot }, &mut |_| 0.0).expect("compiles");
    program.run(&|slot: u32| NAMES[slot as usize].2).expect("a value")
}

fn wrong(text: &str, want: Want) -> Vec<Wrong> {
    resolved(text, want).1.into_iter().map(|wrong| wrong.what).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn numbers_are_converted_where_units_of_one_dimension_meet() {
    for (text, want, expected) in [
        ("mass", "kg", 0.2),
        ("mass + 1 kg", "g", 1200.0),
        ("t + late", "s", 62.0),
        ("late + t", "min", 1.0 + 2.0 / 60.0),
        ("max(t, late)", "s", 60.0),
        ("t > late ? 1 : 2", "", 2.0),
        ("mass * g", "N", 1.96),
        ("mass * g / k", "cm", 39.2),
        ("length / t", "km/h", 1.44),
        ("sqrt(length / g)", "s", (0.8f64 / 9.8).sqrt()),
        ("length ^ 2", "cm²", 6400.0),
        ("length ^ 0.5 * length ^ 0.5", "m", 0.8),
        ("sin(angle)", "", 0.5),
        ("sin(2 * angle) ^ 2", "", 0.75),
        ("9.8 m/s² * late", "m/s", 588.0),
        ("g - 9.8", "m/s²", 0.0),
        ("length + 20 cm", "m", 1.0),
        ("mod(late, 7 s)", "s", 4.0),
        ("on + on + share", "", 0.5),
        ("1 m / 1 cm", "", 100.0),
        ("(1 m / 1 cm) ^ 2", "", 1e4),
        ("mass / 1 kg", "", 0.2),
        ("mass / 1 kg + mass / 200 g", "", 1.2),
        ("exp(mass / 1 kg)", "", 0.2f64.exp()),
        ("sqrt(1 m / 1 cm)", "", 10.0),
        ("mass / 1 kg > 0.5 ? 1 : 2", "", 2.0),
        ("mass / 1 kg == mass / 1000 g ? 1 : 2", "", 1.0),
        ("5 g/kg * 2 kg", "g", 10.0),
        ("mass / 1 kg", "g/kg", 200.0),
        ("ln(1000 g/kg)", "", 0.0),
        ("1 min / 1 s * 1 m", "m", 60.0),
        ("3.141592653589793 rad", "°", 180.0),
        ("sin(angle + 1.0471975511965976 rad)", "", 1.0),
        ("atan2(1 m, 100 cm)", "°", 45.0),
        ("asin(sin(angle))", "°", 30.0),
        ("2 * atan(1)", "°", 90.0),
        ("cos(acos(share))", "", 0.5),
    ] {
        assert!(close(value(text, want), expected), "{text}: {} {want}, expected {expected}", value(text, want));
    }
}

#[test]
fn grams_become_kilograms_exactly_as_by_hand() {
    assert_eq!(value("mass", "kg").to_bits(), (200.0f64 / 1000.0).to_bits());
}

#[test]
fn what_meets_an_angle_in_degrees_is_counted_in_degrees() {
    for text in
        ["angle", "angle + share", "share + angle", "max(angle, share)", "max(share, angle)", "on ? share : angle"]
    {
        let (resolved, wrong) = resolved(text, Want::Any);
        assert_eq!((resolved.kind, wrong.len()), (Kind::Number(Unit::DEGREE), 0), "{text}");
    }
    assert_eq!(resolved("share / angle", Want::Any).0.kind, Kind::Number(Unit::ONE));
    assert!(close(value("sin(angle - share + 0.5)", ""), 0.5));
    assert!(close(value("sin(max(share, angle))", ""), 0.5));
}

#[test]
fn temperatures_have_a_zero() {
    for (text, want, expected) in [
        ("water", "K", 293.15),
        ("water", "°C", 20.0),
        ("water + 5", "°C", 25.0),
        ("water + 5 K", "°C", 25.0),
        ("water - 10 °C", "K", 10.0),
        ("2 * water", "K", 586.3),
        ("max(water, 300 K)", "°C", 26.85),
    ] {
        assert!(close(value(text, want), expected), "{text}: {}", value(text, want));
    }
    assert_eq!(value("water > 290 K", ""), 1.0);
    assert_eq!(wrong("water + 10 °C", Want::Any), [Wrong::TwoZeros]);
    // A difference counts steps: 5 K, and no −268.15 °C.
    let celsius = unit("°C");
    for step in ["water - 15 °C", "2 * (water - 15 °C)", "abs(water - 15 °C)", "-(water - 15 °C) + 1 K"] {
        assert_eq!(wrong(step, Want::In(celsius)), [Wrong::Step { wanted: celsius }], "{step}");
        assert_eq!(wrong(step, Want::In(unit("K"))), [], "{step}");
    }
    for scale in ["water + (water - 15 °C)", "water - 3 K", "300 K"] {
        assert_eq!(wrong(scale, Want::In(celsius)), [], "{scale}");
    }
}

#[test]
fn pure_numbers_take_the_unit_of_what_they_meet() {
    assert_eq!(wrong("length > 0.5 and t < 2 * 3", Want::Truth), []);
    assert_eq!(wrong("clamp(length, 0, 1)", Want::In(unit("m"))), []);
    assert_eq!(wrong("0.8", Want::In(unit("m"))), []);
    assert_eq!(wrong("on ? 0.8 : 0.4", Want::In(unit("m"))), []);
    assert_eq!(value("mass > 100", ""), 1.0, "100 g");
}

#[test]
fn what_measures_different_things_is_told_with_both_units() {
    let [Wrong::Terms { left, right }] = &wrong("k * length - g", Want::Any)[..] else { panic!("one fault") };
    assert_eq!((left.1.to_string(), right.1.to_string()), ("N".into(), "m/s²".into()));
    assert_eq!((left.0.clone(), right.0.clone()), (0..10, 13..14));
    assert!(matches!(wrong("length > t", Want::Truth)[..], [Wrong::Terms { .. }]));
    assert!(matches!(wrong("min(length, t)", Want::Any)[..], [Wrong::Terms { .. }]));
    assert!(matches!(wrong("on ? length : t", Want::Any)[..], [Wrong::Terms { .. }]));
    assert!(matches!(wrong("length * t", Want::In(unit("m")))[..], [Wrong::Place { .. }]));
    assert!(matches!(wrong("share", Want::In(unit("m")))[..], [Wrong::Place { .. }]));
    assert!(matches!(wrong("length", Want::In(unit("")))[..], [Wrong::Place { .. }]));
    assert_eq!(wrong("share", Want::Drawn(unit("m"))), []);
    assert_eq!(wrong("30 * t", Want::Drawn(unit("m"))), [], "a picture may follow anything");
    let (resolved, _) = resolved("20 cm * share", Want::Drawn(unit("m")));
    assert!(matches!(resolved.expr.tree, Tree::Binary(Binary::Divide, ..)), "a length is drawn as long as it is");
    assert!(matches!(wrong("exp(length)", Want::Any)[..], [Wrong::NotPure { .. }]));
    assert!(matches!(wrong("2 ^ length", Want::Any)[..], [Wrong::NotPure { .. }]));
    assert!(matches!(wrong("length ^ share", Want::Any)[..], [Wrong::Power { .. }]));
    assert!(matches!(wrong("length ^ 0.3", Want::Any)[..], [Wrong::Power { .. }]));
}

#[test]
fn a_conversion_by_hand_beside_that_of_units_is_told() {
    for text in ["mass / 1000", "mass * 0.001", "0.001 * mass"] {
        assert!(matches!(wrong(text, Want::In(unit("kg")))[..], [Wrong::Twice { .. }]), "{text}");
    }
    assert_eq!(wrong("mass / 2", Want::In(unit("kg"))), []);
    for text in ["1 kg + mass / 1000", "mass / 1000 < 2 kg", "max(1 kg, -(mass * 0.001))", "1 N + mass / 1000 * g"] {
        assert!(wrong(text, Want::Any).iter().any(|wrong| matches!(wrong, Wrong::Twice { .. })), "{text}");
    }
    assert!(matches!(wrong("g * (mass / 1000)", Want::In(unit("N")))[..], [Wrong::Twice { .. }]));
    assert_eq!(wrong("100 * share", Want::In(unit("%"))), [], "per cent are what the author writes");
}

#[test]
fn words_are_no_numbers() {
    assert_eq!(wrong("season == 'dry'", Want::Truth), []);
    assert_eq!(wrong("season + 1", Want::Any), [Wrong::Word]);
    assert_eq!(wrong("season", Want::Truth), [Wrong::Word]);
    assert_eq!(wrong("not season", Want::Truth), [Wrong::Word]);
    assert_eq!(wrong("on ? season : 'dry'", Want::Word), []);
    assert_eq!(wrong("share", Want::Word), [Wrong::NoWord]);
}

#[test]
fn unknown_names_make_no_further_faults() {
    assert_eq!(wrong("lenght + t * 2 > mass / lenght", Want::Truth), []);
    assert_eq!(wrong("lenght", Want::In(unit("m"))), []);
}
