//! Simple forms as ground and walls: a starter scene with one more form in it, walked through from its gate at z = 9 m.

mod gate;

use gate::{last, played, walked};

#[test]
fn a_box_is_ground_to_walk_on() {
    let [x, y, z] = last(&walked(""));
    assert!((y - 1.5).abs() < 0.05, "eyes at {y} m above a ground at 0 m");
    assert!(x.abs() < 0.01 && z < 0.0, "walked from 9 m to {x} m, {z} m");
}

#[test]
fn walls_stop_whoever_walks_against_them() {
    // A body is 0.6 m wide: its middle stays 0.3 m off.
    for form in [
        "shape = { box = \"6 3 0.4 m\" }\nat = \"0 1.5 5 m\"",
        "shape = { box = \"0.4 3 6 m\" }\nat = \"0 1.5 5 m\"\nturn = \"90 deg\"",
        "shape = { box = \"3 1.5 0.2 m\" }\nscale = 2\nat = \"0 1.5 5 m\"",
    ] {
        let [_, _, z] = last(&walked(form));
        assert!((z - 5.5).abs() < 0.1, "{form}: stopped at {z} m instead of 5.5 m");
    }
}

#[test]
fn round_forms_are_walked_round() {
    for (form, axis, radius) in [
        ("shape = { cylinder = \"1 4 0 m\" }\nat = \"0.1 2 4.2 m\"", [0.1, 4.2], 1.0),
        ("shape = { sphere = \"2 m\" }\nat = \"0.1 0.8 3.2 m\"", [0.1, 3.2], 2.0),
    ] {
        let way = walked(form);
        let nearest = way.iter().map(|[x, _, z]| (x - axis[0]).hypot(z - axis[1])).fold(f32::INFINITY, f32::min);
        assert!((nearest - radius - 0.3).abs() < 0.1, "{form}: came as near as {nearest} m to its axis");
    }
}

#[test]
fn a_step_is_climbed_and_come_down_from() {
    let way = walked("shape = { box = \"6 0.2 3 m\" }\nat = \"0 0.1 5 m\"");
    let highest = way.iter().map(|[_, y, _]| *y).fold(0.0, f32::max);
    let [_, y, z] = last(&way);
    assert!((highest - 1.7).abs() < 0.05, "eyes at most at {highest} m over a step of 0.2 m");
    assert!((y - 1.5).abs() < 0.05 && z < 2.0, "eyes at {y} m behind it, at z = {z} m");
}

#[test]
fn a_wall_that_is_not_shown_stops_nobody() {
    let wall = "shape = { box = \"6 3 0.4 m\" }\nat = \"0 1.5 5 m\"\n";
    for (bind, passes) in [("time < 1", true), ("time > 0", false), ("time < 100", false), ("false", true)] {
        let [_, _, z] = last(&walked(&format!("{wall}bind = [{{ property = \"shown\", to = \"{bind}\" }}]")));
        assert_eq!(z < 4.0, passes, "shown while {bind}: came to {z} m");
    }
    let [_, _, z] = last(&walked(&format!("{wall}hidden = true")));
    assert!(z < 4.0, "hidden: came to {z} m");
}

#[test]
fn ground_is_where_its_binds_move_it() {
    let step = "shape = { box = \"6 0.2 3 m\" }\n";
    for (form, highest) in [
        // Raised by a bind from below the ground to a step of 0.2 m, at z from 3.5 m to 6.5 m.
        (format!("{step}at = \"0 -0.3 5 m\"\nbind = [{{ property = \"at-y\", to = \"time < 0.5 ? 0 : 0.4\" }}]"), 1.7),
        (format!("{step}at = \"50 0.1 5 m\"\nbind = [{{ property = \"at-x\", to = \"0 - 50\" }}]"), 1.7),
        (format!("{step}at = \"0 0.1 5 m\"\nbind = [{{ property = \"at-x\", to = \"50\" }}]"), 1.5),
        // It moves with what a bind moves.
        (
            format!(
                "{step}at = \"0 0.1 5 m\"\nparent = \"lift\"\n\n[[node]]\nid = \"lift\"\nbind = [{{ property = \"at-y\", to = \"0 - 5\" }}]"
            ),
            1.5,
        ),
    ] {
        let way = walked(&form);
        let top = way.iter().map(|[_, y, _]| *y).fold(0.0, f32::max);
        assert!((top - highest).abs() < 0.05, "{form}: eyes at most at {top} m");
        assert!(last(&way)[2] < 2.0, "{form}: came to {:?}", last(&way));
        assert_eq!(way, walked(&form), "not the same twice");
    }
}

#[test]
fn what_lies_on_ground_that_goes_falls() {
    let ball = "shape = { box = \"2 0.2 2 m\" }\nat = \"5 2 0 m\"\n";
    let node = "\n\n[[node]]\nid = \"ball\"\nshape = { sphere = \"0.1 m\" }\nat = \"5 2.3 0 m\"\nloose = true";
    let lies = |bind: &str| {
        let play = played(&format!("{ball}{bind}{node}"));
        play.bodies.as_ref().and_then(|bodies| bodies.pose("ball")).expect("the ball").at[1]
    };
    let stays = lies("");
    assert!((stays - 2.2).abs() < 0.02, "on the shelf it lies at {stays} m");
    let fallen = lies("bind = [{ property = \"shown\", to = \"time < 6\" }]");
    assert!(fallen < 0.2, "the shelf went, and it lies at {fallen} m");
}
