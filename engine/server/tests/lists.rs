//! Class lists as spreadsheets and registers write them: who is read of each, or why it is refused (`tests/cases/lists`).

use serde::Deserialize;
use shujin_server::school::class_list;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    /// Of a list without such a column.
    class: Option<String>,
    /// Class to pupils, as `number name`.
    pupils: BTreeMap<String, Vec<String>>,
    passed: Vec<u64>,
    /// What the refusal says, or part of it.
    refused: Option<String>,
}

#[test]
fn lists_are_read_or_refused_as_they_should_be() {
    let folder = Path::new("../../tests/cases/lists");
    let text = std::fs::read_to_string(folder.join("expected.toml")).expect("there");
    let expected: BTreeMap<String, Expected> = toml::from_str(&text).expect("reads");
    let mut wrong = Vec::new();
    for (file, expected) in &expected {
        let bytes = std::fs::read(folder.join(file)).expect("there");
        let class = expected.class.clone();
        let found = match class_list::read(&bytes, class.as_deref()) {
            Ok(list) => {
                let number = |pupil: &shujin_server::school::Pupil| format!("{} {}", pupil.number, pupil.name);
                let classes = list.classes.into_iter();
                let pupils = classes.map(|class| (class.class, class.pupils.iter().map(number).collect())).collect();
                Expected { class, pupils, passed: list.passed, refused: None }
            }
            Err(error) => {
                let error = error.to_string();
                let is = expected.refused.as_ref().filter(|part| error.contains(*part)).cloned();
                Expected { class, refused: is.or(Some(error)), ..Expected::default() }
            }
        };
        if found != *expected {
            wrong.push(format!("{file}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let files = std::fs::read_dir(folder).expect("lists").flatten().map(|entry| entry.file_name());
    for file in files.filter(|file| *file != "expected.toml") {
        assert!(expected.contains_key(&*file.to_string_lossy()), "{file:?} is expected to be nothing");
    }
}
