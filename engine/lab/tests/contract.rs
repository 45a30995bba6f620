//! What every model promises, held against each one that there is.

use shujin_lab::{Error, Model, Spec, build, specs};
use std::collections::BTreeSet;

fn fresh(spec: &Spec) -> Box<dyn Model> {
    build(spec.name).unwrap_or_else(|| panic!("{} is listed but can't be built", spec.name))
}

#[test]
fn there_is_no_model_of_another_name() {
    assert!(build("perpetuum-mobile").is_none());
}

#[test]
fn specs_are_complete_and_names_unique() {
    let names: BTreeSet<_> = specs().map(|spec| spec.name).collect();
    assert_eq!(names.len(), specs().len());
    for spec in specs() {
        assert!(std::ptr::eq(fresh(spec).spec(), spec), "{}", spec.name);
        for text in [spec.equations, spec.source] {
            assert!(!text.is_empty(), "{}", spec.name);
        }
        for ports in [spec.inputs, spec.outputs] {
            let names: BTreeSet<_> = ports.iter().map(|port| port.name).collect();
            assert_eq!(names.len(), ports.len(), "{}", spec.name);
            for port in ports {
                assert!(port.min < port.max, "{}.{}", spec.name, port.name);
                assert!((port.min..=port.max).contains(&port.start), "{}.{}", spec.name, port.name);
            }
        }
        for (i, port) in spec.inputs.iter().enumerate() {
            assert_eq!(spec.input(port.name), Some(i));
        }
        for (i, port) in spec.outputs.iter().enumerate() {
            assert_eq!(spec.output(port.name), Some(i));
        }
        assert_eq!((spec.input("?"), spec.output("?")), (None, None));
    }
}

#[test]
fn a_fresh_model_shows_its_start_values() {
    for spec in specs() {
        let model = fresh(spec);
        for (i, port) in spec.inputs.iter().enumerate() {
            assert_eq!(model.input(i), port.start, "{}.{}", spec.name, port.name);
        }
        for (i, port) in spec.outputs.iter().enumerate() {
            let (found, said) = (model.output(i), port.start);
            assert!(
                (found - said).abs() <= 1e-6 * said.abs().max(1.0),
                "{}.{}: {found}, said {said}",
                spec.name,
                port.name
            );
        }
        assert!(model.input(spec.inputs.len()).is_nan());
        assert!(model.output(spec.outputs.len()).is_nan());
    }
}

#[test]
fn what_is_refused_is_named_and_changes_nothing() {
    for spec in specs() {
        let mut model = fresh(spec);
        let before = model.state();
        for (i, port) in spec.inputs.iter().enumerate() {
            for value in [port.min - 1e-3, port.max + 1e-3, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
                let error = model.set(i, value).expect_err(port.name);
                let Error::Range { model, port: named, min, max, .. } = &error else {
                    panic!("{error}");
                };
                assert_eq!((*model, *named, *min, *max), (spec.name, port.name, port.min, port.max));
                let text = error.to_string();
                assert!(text.contains(port.name) && text.contains(&value.to_string()), "{text}");
            }
            assert_eq!(model.set(i, port.min), Ok(()));
            assert_eq!(model.set(i, port.max), Ok(()));
            assert_eq!(model.set(i, port.start), Ok(()));
        }
        let count = spec.inputs.len();
        assert_eq!(model.set(count, 1.0), Err(Error::NoInput { model: spec.name, index: count, count }));
        let error = model.act("explode").expect_err("no such action");
        assert!(error.to_string().contains("explode"), "{error}");
        assert_eq!(model.state(), before, "{}", spec.name);
        for action in spec.actions {
            assert_eq!(model.act(action), Ok(()), "{}.{action}", spec.name);
        }
    }
}

/// Plays `calls` pseudo-random calls and returns the state after each tick.
fn play(spec: &Spec, calls: u32) -> Vec<Vec<u64>> {
    let mut rng = shujin_lab::rng::Rng::new(7);
    let mut model = fresh(spec);
    let mut states = Vec::new();
    for n in 0..calls {
        if n % 97 == 0 {
            let i = (rng.bits() % spec.inputs.len() as u64) as usize;
            let port = &spec.inputs[i];
            model.set(i, port.min + rng.uniform() * (port.max - port.min)).unwrap();
        }
        if n % 50 == 0 && !spec.actions.is_empty() {
            let i = (rng.bits() % spec.actions.len() as u64) as usize;
            model.act(spec.actions[i]).unwrap();
        }
        model.step();
        for (i, port) in spec.outputs.iter().enumerate() {
            let value = model.output(i);
            let slack = 1e-9 * value.abs().max(1.0);
            assert!(value >= port.min - slack && value <= port.max + slack, "{}.{}: {value}", spec.name, port.name);
        }
        let state = model.state();
        assert!(state.iter().all(|x| x.is_finite()), "{}: {state:?}", spec.name);
        states.push(state.into_iter().map(f64::to_bits).collect());
    }
    states
}

#[test]
fn the_same_calls_give_the_same_bits_and_outputs_keep_their_range() {
    for spec in specs() {
        let states = play(spec, 5_000);
        assert!(states.windows(2).all(|pair| pair[0].len() == pair[1].len()));
        assert!(states == play(spec, 5_000), "{}", spec.name);
        assert!(states.first() != states.last());
    }
}

/// The bits after a fixed play, by 64-bit FNV-1a. If this fails on one machine only, something left libm; if it
/// fails everywhere, a model changed and recordings made before no longer replay: bless it knowingly.
#[test]
fn the_bits_are_those_of_every_other_machine() {
    let mut hashes = Vec::new();
    for spec in specs() {
        let bytes = play(spec, 2_000).into_iter().flatten().flat_map(u64::to_le_bytes);
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        hashes.push(format!("{}:{hash:016x}", spec.name));
    }
    assert_eq!(hashes, ["pendulum:cc451160404518e2", "river-split:2ff58b80b8bc359c"]);
}
