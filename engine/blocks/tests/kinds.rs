//! The list of kinds: each is told, read back, put into a timeline, told to a teacher and made coarse as its kind promises.

mod common;

use common::examples;
use serde_json::{Number, Value, json};
use shujin_blocks::KINDS;
use shujin_trace::event::Data;
use shujin_trace::kind::ErasedKind;
use shujin_trace::{Event, Home, Statements, deed, timeline};
use std::collections::BTreeSet;
use std::time::Duration;

/// The statements of an event without any texts.
fn told(kind: &dyn ErasedKind, data: &Data) -> Vec<Value> {
    let mut session = common::session();
    session.hash = "0123456789abcdef".repeat(4);
    let event = Event { tick: 421, block: kind.block().into(), kind: kind.kind().into(), data: data.clone() };
    Statements::new(session, &KINDS).push(&event, Duration::from_millis(61_230))
}

#[test]
fn every_kind_has_names_of_its_own_and_examples() {
    let (mut names, mut verbs) = (BTreeSet::new(), BTreeSet::new());
    for block in KINDS.blocks() {
        for kind in block.kinds {
            assert_eq!(kind.block(), block.block);
            assert!(names.insert((kind.block(), kind.kind())), "{kind:?} stands twice");
            assert!(!kind.examples().is_empty(), "{kind:?} has no examples");
            for verb in kind.also().iter().chain([&kind.form().verb]) {
                let form = (verb.iri, kind.form().part);
                assert!(verbs.insert(form), "{kind:?} has {form:?}, as another kind has");
                assert_eq!(KINDS.told_by(verb.iri, kind.form().part), Some(*kind));
            }
        }
    }
    assert!(names.len() >= 20, "{names:?}");
}

#[test]
fn every_example_is_told_in_its_form_and_read_back_as_it_was() {
    let (home, vocabulary) =
        (Home::try_from("https://school.example".to_owned()).expect("a home"), common::vocabulary());
    for (kind, data) in examples() {
        let statements = told(kind, &data);
        assert!(!statements.is_empty(), "{kind:?} says nothing of {data:?}");
        for (at, statement) in statements.iter().enumerate() {
            let verb = statement["verb"]["id"].as_str();
            match at {
                0 => assert_eq!(verb, Some(kind.form().verb.iri), "{kind:?}"),
                _ => assert!(kind.also().iter().any(|one| Some(one.iri) == verb), "{kind:?}"),
            }
            let object = &statement["object"]["definition"]["type"];
            assert_eq!(object, kind.form().activity, "{kind:?}");
            let deed = deed::read(statement, &home, &KINDS, |_| Some(&vocabulary));
            let deed = deed.unwrap_or_else(|refused| panic!("{kind:?} {data:?}: {refused:?}"));
            assert_eq!((deed.kind, deed.part), (kind, at));
            // The last one says most of an event: the first of two is bare.
            if at + 1 == statements.len() {
                assert_eq!(Some(&deed.data), kind.as_told(&data).as_ref(), "{kind:?}");
            }
        }
    }
}

#[test]
fn every_example_stands_in_a_timeline_once_as_its_kind_promises() {
    for (kind, data) in examples() {
        let statements = told(kind, &data);
        let entries: Vec<_> = statements.iter().filter_map(|one| timeline::entry(one, &KINDS)).collect();
        let [entry] = &entries[..] else { panic!("{kind:?}: {entries:?}") };
        assert_eq!((entry.block, entry.kind), (kind.block(), kind.kind()));
        assert_eq!(entry.at.to_string(), "2026-03-02T00:31:01.23Z");
        let (name, outcome) = kind.outcome(&data).expect("an example is of its kind");
        assert_eq!(entry.name, name);
        // What is not a number does not equal itself.
        assert_eq!(format!("{:?}", entry.outcome), format!("{outcome:?}"), "{kind:?}");
        if let Some(summary) = kind.summary(entry) {
            for (tag, said) in summary.says.everywhere() {
                assert!(!said.is_empty() && (tag != "en" || said.is_ascii()), "{kind:?}: {tag}: {said}");
            }
            assert!(
                summary.texts.iter().chain(&summary.about).all(|id| !id.is_empty() && !id.contains('*')),
                "{kind:?}"
            );
        }
    }
}

/// A kind that forgets to make a number coarse fails here: every number of each example becomes one by which somebody could be found.
#[test]
fn numbers_are_coarse_when_they_leave() {
    let is_coarse = |number: &Number| {
        let figure = number.as_f64().expect("a number");
        // Two digits that count; what is counted, 99 at most; ticks in whole minutes.
        let ticks = number.as_u64().is_some_and(|ticks| ticks.is_multiple_of(3_600) && ticks <= 216_000);
        ticks || figure == 0.0 || format!("{figure:.1e}").parse() == Ok(figure)
    };
    let mut numbers = 0;
    for (kind, data) in examples() {
        let mut bent = Value::Object(data.clone());
        each_number(&mut bent, &mut |number| {
            *number = if number.is_f64() { Number::from_f64(1.795_123).expect("finite") } else { 12_345.into() };
            numbers += 1;
        });
        let Value::Object(mut bent) = bent else { unreachable!("it was an object") };
        kind.coarsen(&mut bent);
        assert_eq!(bent.keys().collect::<Vec<_>>(), data.keys().collect::<Vec<_>>(), "{kind:?}");
        let mut bent = Value::Object(bent);
        each_number(&mut bent, &mut |number| assert!(is_coarse(number), "{kind:?} lets {number} out"));
    }
    assert!(numbers > 15, "{numbers}");
}

fn each_number(value: &mut Value, each: &mut impl FnMut(&mut Number)) {
    match value {
        Value::Number(number) => each(number),
        Value::Array(list) => list.iter_mut().for_each(|one| each_number(one, each)),
        Value::Object(map) => map.values_mut().for_each(|one| each_number(one, each)),
        _ => {}
    }
}

#[test]
fn data_of_another_kind_say_nothing() {
    let odd = json!({ "question": 7 }).as_object().cloned().expect("an object");
    for kind in KINDS.iter().filter(|kind| !kind.examples().iter().all(Data::is_empty)) {
        assert!(told(kind, &odd).is_empty(), "{kind:?}");
        assert_eq!((kind.as_told(&odd), kind.outcome(&odd)), (None, None), "{kind:?}");
        let mut left = odd.clone();
        kind.coarsen(&mut left);
        assert!(left.is_empty(), "{kind:?}");
    }
    let unknown = Event { tick: 0, block: "picture".into(), kind: "drawn".into(), data: odd };
    assert!(Statements::new(common::session(), &KINDS).push(&unknown, Duration::ZERO).is_empty());
}
