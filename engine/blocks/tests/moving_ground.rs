//! Ground and walls that binds move, turn and make larger, with who stands on them and what lies there: a starter scene with one more
//! form in it. Where it is told to be drawn is where it is felt.

mod gate;

use gate::{last, opened_at, played, walked};
use shujin_lesson::format::{Idle, IdleKind, Property};
use shujin_lesson::model::{LocalPose, multiply, transform};
use shujin_play::{Intent, Play, TICKS_PER_SECOND, idling};

/// A node's number in the scene.
fn number(play: &Play, id: &str) -> usize {
    play.lesson.scene.nodes.iter().position(|node| node.id == id).expect("the node")
}

/// Where the middle of a node is in the world, m.
fn middle(play: &Play, id: &str) -> [f32; 3] {
    transform(play.places.world(number(play, id)).expect("its place"), [0.0; 3])
}

/// Where the eyes are in each tick of standing at the gate for eight seconds, and where the middle of the form is.
fn stood(form: &str) -> Vec<([f32; 3], [f32; 3])> {
    stood_at("1.5", form)
}

fn stood_at(height: &str, form: &str) -> Vec<([f32; 3], [f32; 3])> {
    let mut play = opened_at(height, form);
    play.tick(&[Intent::Start]);
    let tick = |_| {
        play.tick(&[]);
        (play.walker.eye, middle(&play, "form"))
    };
    (0..8 * TICKS_PER_SECOND).map(tick).collect()
}

/// A platform below the gate, its top level with the ground.
const PLATFORM: &str = "shape = { box = \"4 0.2 4 m\" }\nat = \"0 -0.1 9 m\"\n";

/// How far a form comes by, from one second on, in metres or degrees.
fn going(speed: &str, most: &str) -> String {
    format!("min({most}, {speed} * max(0, time - 1))")
}

#[test]
fn one_who_stands_on_a_platform_that_rises_is_lifted_and_never_buried() {
    for speed in ["0.2", "1", "6", "60", "600"] {
        for deep in ["-0.1", "-0.6"] {
            let bind = format!("bind = [{{ property = \"at-y\", to = \"{}\" }}]", going(speed, "2.6"));
            let form = format!("shape = {{ box = \"4 0.2 4 m\" }}\nat = \"0 {deep} 9 m\"\n{bind}");
            for high in ["1.5", "1.6"] {
                let way = stood_at(high, &form);
                for (eye, form) in &way {
                    let over = eye[1] - 1.5 - (form[1] + 0.1);
                    assert!(over > -0.01, "{speed} m/s from {deep} m: feet {over} m over its top");
                    assert!(over < 0.15 || eye[1] < 1.65, "{speed} m/s from {deep} m: feet {over} m over its top");
                }
                let (eye, form) = way.last().expect("a way");
                let over = eye[1] - 1.6 - form[1];
                assert!((-0.01..0.15).contains(&over), "{speed} m/s from {deep} m: at {eye:?} over {form:?}");
                assert!(eye[0].abs() < 0.01 && (eye[2] - 9.0).abs() < 0.01, "{speed} m/s from {deep} m: at {eye:?}");
            }
        }
    }
}

#[test]
fn one_who_is_lifted_walks_off_and_comes_down() {
    let bind = format!("bind = [{{ property = \"at-y\", to = \"{}\" }}]", going("2", "2"));
    let mut play = opened_at("1.5", &format!("{PLATFORM}{bind}"));
    play.tick(&[Intent::Start]);
    (0..3 * TICKS_PER_SECOND).for_each(|_| drop(play.tick(&[])));
    assert!((play.walker.eye[1] - 3.5).abs() < 0.05, "lifted to {:?}", play.walker.eye);
    assert_eq!(play.walker.at, None, "who is carried away is at no viewpoint");
    play.tick(&[Intent::Walk { x: 0.0, z: -1.0 }]);
    (0..3 * TICKS_PER_SECOND).for_each(|_| drop(play.tick(&[])));
    assert!((play.walker.eye[1] - 1.5).abs() < 0.05 && play.walker.eye[2] < 6.8, "came to {:?}", play.walker.eye);
}

#[test]
fn one_who_stands_on_what_goes_sideways_goes_with_it() {
    let binds = "bind = [{ property = \"at-y\", to = \"min(0.5, time / 2)\" }, { property = \"at-x\", to = \"GO\" }]";
    for (speed, most) in [("1", 3.0), ("200", 2.0)] {
        let way = stood(&format!("{PLATFORM}{}", binds.replace("GO", &going(speed, &most.to_string()))));
        let (eye, _) = way.last().expect("a way");
        let off = [eye[0] - most, eye[1] - 2.0, eye[2] - 9.0];
        assert!(off.iter().all(|m| m.abs() < 0.05), "carried to {eye:?} instead of {most} m");
    }
}

#[test]
fn a_property_moves_a_node_if_it_says_so() {
    let world = |form: &str| {
        let mut play = opened_at("1.5", form);
        play.tick(&[Intent::Start]);
        play.places.world(number(&play, "form")).expect("its place")
    };
    let rest = world(PLATFORM);
    let known = shujin_lesson::schema()["$defs"]["Property"]["oneOf"].as_array().expect("all properties");
    assert!(known.len() >= 8, "{known:?}");
    for word in known.iter().map(|one| &one["const"]) {
        let property: Property = serde_json::from_value(word.clone()).expect("a property");
        let now = world(&format!("{PLATFORM}bind = [{{ property = {word}, to = \"1.5\" }}]"));
        assert_eq!(now != rest, property.moves(), "{word}");
    }
}

#[test]
fn one_whose_ground_goes_falls() {
    let lift = "{ property = \"at-y\", to = \"min(1, time)\" }";
    for gone in [
        "{ property = \"shown\", to = \"time < 2\" }",
        "{ property = \"at-x\", to = \"time < 2 ? 0 : 50\" }",
        "{ property = \"at-y\", to = \"time < 2 ? 0 : 0 - 3\" }",
    ] {
        let way = stood(&format!("{PLATFORM}bind = [{lift}, {gone}]"));
        let highest = way.iter().map(|(eye, _)| eye[1]).fold(0.0, f32::max);
        let (eye, _) = way.last().expect("a way");
        assert!((highest - 2.5).abs() < 0.05, "{gone}: lifted to {highest} m");
        // What jumps away takes along who stands on it, as far as they may go and as the ground lets them.
        assert!((eye[1] - 1.5).abs() < 0.05, "{gone}: came to {eye:?}");
    }
}

#[test]
fn a_wall_that_comes_pushes() {
    for speed in ["0.5", "4", "300"] {
        let bind = going(speed, "4");
        let wall = format!(
            "shape = {{ box = \"4 3 0.4 m\" }}\nat = \"0 1.5 12 m\"\nbind = [{{ property = \"at-z\", to = \"0 - {bind}\" }}]"
        );
        // It does not come all the way at half a metre in a second.
        for (eye, wall) in stood(&wall) {
            assert!(eye[2] < wall[2] - 0.49, "{speed} m/s: at {} m, in the wall at {} m", eye[2], wall[2]);
            assert!(eye[2] > 8.9 || eye[2] > wall[2] - 0.6, "{speed} m/s: thrown to {} m by {} m", eye[2], wall[2]);
        }
    }
}

#[test]
fn a_solid_child_goes_where_its_parent_moves_and_turns() {
    // A strip along z, 3 m to the right of its parent: turned a quarter it lies across the way, 3 m behind the parent.
    let strip = "shape = { box = \"1 0.2 6 m\" }\nat = \"3 0.1 0 m\"\nparent = \"disc\"\n\n[[node]]\nid = \"disc\"\n";
    for (disc, highest) in [
        ("at = \"0 0 5 m\"", 1.5),
        ("at = \"0 0 5 m\"\nturn = \"90 deg\"", 1.7),
        ("at = \"0 0 5 m\"\nbind = [{ property = \"turn-y\", to = \"90\" }]", 1.7),
        (
            "at = \"40 0 5 m\"\nbind = [{ property = \"turn-y\", to = \"90\" }, { property = \"at-x\", to = \"0 - 40\" }]",
            1.7,
        ),
        ("at = \"40 0 5 m\"\nbind = [{ property = \"turn-y\", to = \"90\" }]", 1.5),
    ] {
        let way = walked(&format!("{strip}{disc}"));
        let top = way.iter().map(|[_, y, _]| *y).fold(0.0, f32::max);
        assert!((top - highest).abs() < 0.05, "{disc}: eyes at most at {top} m");
        assert!(last(&way)[2] < 0.0, "{disc}: came to {:?}", last(&way));
    }
}

#[test]
fn one_who_stands_on_a_child_rides_with_its_parent() {
    let disc =
        "[[node]]\nid = \"disc\"\nat = \"0 0 5 m\"\nbind = [{ property = \"at-y\", to = \"min(0.5, time / 2)\" }";
    let turns = format!("{{ property = \"turn-y\", to = \"{}\" }}]", going("30", "90"));
    let way =
        stood(&format!("shape = {{ box = \"3 0.2 3 m\" }}\nat = \"0 -0.1 4 m\"\nparent = \"disc\"\n\n{disc}, {turns}"));
    let (eye, form) = way.last().expect("a way");
    let off = [eye[0] - 4.0, eye[1] - 2.0, eye[2] - 5.0];
    assert!(off.iter().all(|m| m.abs() < 0.1), "carried to {eye:?}, where the plate is at {form:?}");
}

#[test]
fn a_form_is_as_large_as_binds_make_it() {
    for (form, highest) in [
        ("shape = { box = \"6 0.1 3 m\" }\nat = \"0 0.05 5 m\"\nbind = [{ property = \"scale\", to = \"2\" }]", 1.65),
        (
            "shape = { box = \"6 0.1 1 m\" }\nat = \"0 0.05 2 m\"\nparent = \"big\"\n\n[[node]]\nid = \"big\"\nat = \"0 0 1 m\"\nbind = [{ property = \"scale\", to = \"2\" }]",
            1.7,
        ),
        (
            "shape = { cylinder = \"1.5 0.1 0 m\" }\nat = \"0 0.05 5 m\"\nbind = [{ property = \"scale\", to = \"2\" }]",
            1.65,
        ),
    ] {
        let way = walked(form);
        let top = way.iter().map(|[_, y, _]| *y).fold(0.0, f32::max);
        assert!((top - highest).abs() < 0.03, "{form}: eyes at most at {top} m");
    }
    // A box that grows under one who stands on it.
    let grows = format!("bind = [{{ property = \"scale\", to = \"1 + {}\" }}]", going("0.5", "1"));
    let way = stood(&format!("shape = {{ box = \"2 2 2 m\" }}\nat = \"0 -1 9 m\"\n{grows}"));
    assert!((way[way.len() - 1].0[1] - 2.5).abs() < 0.05, "lifted to {:?}", way[way.len() - 1].0);
}

#[test]
fn a_place_by_a_parent_is_the_same_to_eyes_and_feet() {
    let wall = "shape = { box = \"0.4 3 6 m\" }\nat = \"-3 1.5 0 m\"\nparent = \"post\"\n\n[[node]]\nid = \"post\"\n";
    for post in [
        "at = \"0 0 2 m\"\nturn = \"90 deg\"",
        "at = \"0 0 2 m\"\nbind = [{ property = \"turn-y\", to = \"90\" }]",
        "turn = \"90 deg\"\nbind = [{ property = \"at-z\", to = \"2\" }]",
    ] {
        let form = format!("{wall}{post}");
        let play = played(&form);
        let (child, parent) = (number(&play, "form"), number(&play, "post"));
        assert_eq!(play.places.parent(child), Some(parent));
        let local = |node| play.places.local(node).expect("its place").matrix();
        let drawn = transform(multiply(local(parent), local(child)), [0.0; 3]);
        let wanted = [0.0, 1.5, 5.0];
        assert!((0..3).all(|i| (drawn[i] - wanted[i]).abs() < 1e-4), "{post}: drawn at {drawn:?}");
        assert_eq!(drawn, middle(&play, "form"), "{post}");
        let [_, _, z] = last(&walked(&form));
        assert!((z - 5.5).abs() < 0.1, "{post}: stopped at {z} m instead of 5.5 m");
    }
}

#[test]
fn a_small_movement_goes_over_what_binds_do_and_touches_no_form() {
    let form = "shape = { box = \"6 0.2 3 m\" }\nat = \"0 0.1 5 m\"\nbind = [{ property = \"turn-y\", to = \"30\" }, { property = \"scale\", to = \"2\" }]\n";
    let play = played(&format!("{form}idle = {{ kind = \"sway\", by = \"8 deg\", period = \"4 s\" }}"));
    let still = played(form);
    let node = number(&play, "form");
    let bound = play.places.local(node).expect("its place");
    assert_eq!((Some(bound), play.places.world(node)), (still.places.local(node), still.places.world(node)));
    let idle = play.lesson.scene.nodes[node].idle.clone().expect("it moves");
    // A quarter of its time: as far as it goes.
    let shown = idling(bound, &idle, TICKS_PER_SECOND);
    let wanted = LocalPose { at: bound.at, scale: [2.0; 3], ..LocalPose::default() };
    let wanted = wanted.turned(1, 30_f32.to_radians()).turned(2, 8_f32.to_radians());
    let far = [0, 1, 2, 3].map(|i| (shown.turn[i] - wanted.turn[i]).abs());
    assert!(far.into_iter().fold(0.0, f32::max) < 1e-5, "{shown:?} instead of {wanted:?}");
    assert_eq!((shown.at, shown.scale), (wanted.at, wanted.scale));
    assert_eq!(idling(bound, &idle, 0), bound, "it begins where it is bound");
    let breathes = Idle { kind: IdleKind::Breathe, ..idle };
    assert!((idling(bound, &breathes, TICKS_PER_SECOND).scale[0] - 2.04).abs() < 1e-4);
}

#[test]
fn what_is_loose_is_taken_along() {
    let shelf = "shape = { box = \"2 0.2 2 m\" }\nat = \"5 2 0 m\"\n";
    let block = "\n\n[[node]]\nid = \"block\"\nshape = { box = \"0.4 0.4 0.4 m\" }\nat = \"5 2.31 0 m\"\nloose = true";
    for (bind, wanted) in [
        (format!("{{ property = \"at-y\", to = \"{}\" }}", going("0.5", "1")), [5.0, 3.3, 0.0]),
        (format!("{{ property = \"at-y\", to = \"{}\" }}", going("900", "1")), [5.0, 3.3, 0.0]),
        (format!("{{ property = \"at-x\", to = \"{}\" }}", going("0.5", "1")), [6.0, 2.3, 0.0]),
        (format!("{{ property = \"turn-y\", to = \"{}\" }}", going("20", "90")), [5.0, 2.3, 0.0]),
    ] {
        let play = played(&format!("{shelf}bind = [{bind}]{block}"));
        let at = play.bodies.as_ref().and_then(|bodies| bodies.pose("block")).expect("the block").at;
        assert!((0..3).all(|i| (at[i] - wanted[i]).abs() < 0.08), "{bind}: lies at {at:?} instead of {wanted:?}");
        assert_eq!(middle(&play, "block"), at, "{bind}: drawn elsewhere than it lies");
    }
}

#[test]
fn what_is_solid_and_moves_with_something_loose_falls_with_it() {
    let play = played(
        "shape = { box = \"0.4 0.4 0.4 m\" }\nat = \"0 -0.4 0 m\"\nparent = \"block\"\n\n[[node]]\nid = \"block\"\nshape = { box = \"0.4 0.4 0.4 m\" }\nat = \"5 3 0 m\"\nloose = true",
    );
    // The upper lies on the lower, and that on the ground.
    let [block, part] = ["block", "form"].map(|id| middle(&play, id));
    assert!((block[1] - 0.6).abs() < 0.03, "the block lies at {block:?}");
    assert!((part[1] - 0.2).abs() < 0.03, "what moves with it lies at {part:?}");
}
