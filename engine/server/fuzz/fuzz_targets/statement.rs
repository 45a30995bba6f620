//! Whatever JSON is sent as a statement: it is checked, and what is sound can be marked, de-identified and read back without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use shujin_blocks::KINDS;
use shujin_server::record::{activities, filter_keys};
use shujin_server::school::{deidentify::Deidentifier, report};
use shujin_trace::check::{self, Version};
use shujin_trace::{Home, Vocabulary};

fuzz_target!(|bytes: &[u8]| {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return };
    for version in [Version::One, Version::Two] {
        let problems = check::statement_of(version, &value);
        assert!(problems.iter().all(|problem| problem.said.everywhere().all(|(_, said)| !said.is_empty())));
    }
    // The database may hold what an older program took for sound: these look at anything.
    filter_keys::filter_keys(&value);
    activities::spoken_of(&value);
    report::timelines([value.clone()]);
    let sound = check::statement(&value).is_empty();
    let home = Home::try_from("https://school.example".to_owned()).expect("a home");
    let examples = KINDS.iter().flat_map(|kind| kind.words()).copied();
    let words: Vocabulary = examples.chain([("question", "shape"), ("option", "shape line")]).collect();
    // Whatever scene it speaks of is one of the school's.
    let object = value["object"]["id"].as_str().unwrap_or_default();
    let scenes = shujin_trace::deed::scene_of(&home, object).map(|scene| (scene.to_owned(), words)).into_iter().collect();
    if let Some(left) = Deidentifier::new(b"key", &[home], scenes).statement(&value) {
        // What may leave is a statement again.
        assert!(!sound || check::statement(&left).is_empty(), "{left}");
    }
});
