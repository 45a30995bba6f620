//! The divided river: nothing lost, nothing against sense, and the weir doing both of its works.

use shujin_lab::Model;
use shujin_lab::river_split::RiverSplit;

fn settled(inflow: f64, bar: f64, crest: f64) -> RiverSplit {
    let mut model = RiverSplit::new();
    for (i, value) in [inflow, bar, crest].into_iter().enumerate() {
        model.set(i, value).expect("in range");
    }
    model.act("settle").expect("known");
    model
}

fn as_built(inflow: f64) -> RiverSplit {
    settled(inflow, 0.0, 2.15)
}

fn read(model: &RiverSplit, name: &str) -> f64 {
    model.output(model.spec().output(name).expect(name))
}

fn balanced(model: &RiverSplit) {
    let flow = read(model, "flow");
    assert!(read(model, "balance").abs() <= 1e-9 * flow, "{:?}", model.state());
    let inner = read(model, "inner");
    assert!((inner - read(model, "plain") - read(model, "spill")).abs() <= 1e-9 * inner);
    assert!((flow - inner - read(model, "outer")).abs() <= 1e-9 * flow);
}

/// From 80 to 6000 m³/s in 149 steps.
fn seasons() -> impl Iterator<Item = f64> {
    (0..149).map(|i| 80.0 + 40.0 * f64::from(i))
}

#[test]
fn water_is_neither_made_nor_lost_at_any_setting() {
    for inflow in seasons() {
        for bar in [0.0, 0.3, 1.0] {
            for crest in [0.5, 2.15, 5.0] {
                balanced(&settled(inflow, bar, crest));
            }
        }
    }
}

#[test]
fn nor_on_the_way_from_one_setting_to_another() {
    let mut model = as_built(80.0);
    for (i, value) in [6000.0, 0.5, 4.0].into_iter().enumerate() {
        model.set(i, value).expect("in range");
    }
    let mut last = read(&model, "flow");
    for _ in 0..6_000 {
        model.step();
        balanced(&model);
        assert!(read(&model, "flow") >= last);
        last = read(&model, "flow");
    }
    assert_eq!(model, settled(6000.0, 0.5, 4.0), "it comes to rest, and where it would");
}

#[test]
fn two_seconds_bring_it_nearer_by_all_but_one_part_in_e() {
    let mut model = as_built(1000.0);
    model.set(0, 2000.0).expect("in range");
    for _ in 0..120 {
        model.step();
    }
    let left = (2000.0 - read(&model, "flow")) / 1000.0;
    assert!((left - (-1.0_f64).exp()).abs() < 1e-12, "{left}");
}

#[test]
fn four_to_six_and_six_to_four() {
    for (inflow, share) in [(90.0, 0.6), (300.0, 0.6), (2000.0, 0.4), (5480.0, 0.4)] {
        let found = read(&as_built(inflow), "inner_share");
        assert!((found - share).abs() < 1e-12, "{inflow}: {found}");
    }
}

#[test]
fn more_in_the_river_is_more_in_every_branch_and_less_of_it_inside() {
    let mut last = as_built(80.0);
    for inflow in seasons().skip(1) {
        let now = as_built(inflow);
        for name in ["inner", "outer", "plain", "outer_total", "level"] {
            assert!(read(&now, name) > read(&last, name), "{name} at {inflow}");
        }
        assert!(read(&now, "inner_share") <= read(&last, "inner_share"), "{inflow}");
        assert!(read(&now, "spill") >= read(&last, "spill"), "{inflow}");
        // Smooth: no jump between neighbouring settings.
        assert!(read(&last, "inner_share") - read(&now, "inner_share") < 0.025, "{inflow}");
        last = now;
    }
}

#[test]
fn in_low_water_nothing_spills_and_in_flood_most_does() {
    for inflow in [80.0, 90.0, 300.0, 460.0, 740.0] {
        let model = as_built(inflow);
        assert_eq!(read(&model, "spill"), 0.0, "{inflow}");
        let (plain, inner) = (read(&model, "plain"), read(&model, "inner"));
        assert!((plain - inner).abs() <= 1e-12 * inner);
    }
    assert!(read(&as_built(800.0), "spill") > 0.0);
    let share = read(&as_built(5480.0), "spill_share");
    assert!((0.65..0.75).contains(&share), "{share}");
}

#[test]
fn the_same_weir_spares_the_plain_in_flood() {
    // With the water at the crest the throat carries 385 m³/s.
    let brim = seasons().map(as_built).find(|model| read(model, "spill") > 0.0).expect("it spills");
    assert!((385.0..400.0).contains(&read(&brim, "plain")));
    // Eight times the flow that fills it: less than twice the water for the plain.
    assert!(read(&as_built(6000.0), "plain") < 2.0 * 385.0);
    // Of each further cubic metre in the inner channel the plain gets less than a fifth.
    let (a, b) = (as_built(5000.0), as_built(6000.0));
    let further = (read(&b, "plain") - read(&a, "plain")) / (read(&b, "inner") - read(&a, "inner"));
    assert!(further < 0.2, "{further}");
}

#[test]
fn a_weir_too_high_floods_and_one_too_low_starves_the_plain() {
    let plain = |inflow, crest| read(&settled(inflow, 0.0, crest), "plain");
    assert!(plain(5480.0, 5.0) > 1.4 * plain(5480.0, 2.15));
    assert!(plain(700.0, 0.5) < 0.8 * plain(700.0, 2.15));
    let heights = [0.5, 1.0, 2.15, 3.0, 5.0];
    assert!(heights.windows(2).all(|pair| plain(2000.0, pair[0]) < plain(2000.0, pair[1])));
}

#[test]
fn barring_the_outer_channel_helps_in_drought() {
    assert_eq!(read(&settled(90.0, 1.0, 2.15), "outer"), 0.0);
    let plain = |bar| read(&settled(90.0, bar, 2.15), "plain");
    assert!((plain(1.0) - 90.0).abs() < 1e-9 && (plain(0.0) - 54.0).abs() < 1e-9);
    assert!(plain(0.0) < plain(0.5) && plain(0.5) < plain(1.0));
}
