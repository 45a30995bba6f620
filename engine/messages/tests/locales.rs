//! Every locale says everything, and the sources of the catalogues are held to their rules.

use shujin_messages_compile::{Catalogue, SOURCE, root, tags};
use std::collections::BTreeSet;

fn areas() -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(SOURCE)).expect("reads").flatten();
    entries
        .map(|entry| entry.path().with_extension("").file_name().expect("named").to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_locale_says_every_message() {
    let tags = tags(&root()).expect("reads");
    assert!(tags.len() >= 2 && tags[0] == SOURCE);
    let mut lacking = Vec::new();
    for area in areas() {
        let catalogue = Catalogue::read(&root(), &area, &tags)
            .unwrap_or_else(|faults| panic!("{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>()));
        assert!(!catalogue.messages.is_empty(), "{area}");
        for tag in &tags {
            lacking.extend(catalogue.lacks(tag).iter().map(|id| format!("{tag}/{area}: {id}\n")));
        }
    }
    assert!(lacking.is_empty(), "\n{}", lacking.concat());
}

#[test]
fn every_folder_is_a_locale_that_is_listed() {
    let entries = std::fs::read_dir(root()).expect("reads").flatten().filter(|entry| entry.path().is_dir());
    let folders = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let listed: BTreeSet<String> = tags(&root()).expect("reads").into_iter().collect();
    assert_eq!(folders.collect::<BTreeSet<_>>(), listed);
}

#[test]
fn every_locale_has_the_areas_of_the_source_and_no_others() {
    for tag in tags(&root()).expect("reads") {
        let entries = std::fs::read_dir(root().join(&tag)).expect("reads").flatten();
        let own = entries
            .map(|entry| entry.path().with_extension("").file_name().expect("named").to_string_lossy().into_owned());
        assert_eq!(own.collect::<BTreeSet<_>>(), areas(), "{tag}");
    }
}
