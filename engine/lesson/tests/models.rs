//! Models as modelling programs write them: what becomes of each stands in `tests/cases/models/expected.toml`; and nothing of a model
//! vanishes without a word, however it was bent.

use shujin_lesson::model::{IDENTITY, Lost, Model, Tree};
use shujin_lesson::{Locale, Message};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const FOLDER: &str = "../../tests/cases/models";

fn drawn(model: &Model) -> BTreeMap<(usize, usize), usize> {
    let mut drawn = BTreeMap::new();
    for root in model.roots() {
        root.each(IDENTITY, &mut |part, _| _ = drawn.insert(part.of, part.indices.len() / 3));
    }
    drawn
}

/// The colours of the corners of all triangles as light, in hundredths, red, green and blue, and opacity where it is not full; in a row the
/// same ones once.
fn colours(model: &Model) -> Vec<Vec<i64>> {
    let mut all = Vec::new();
    model.whole.each(IDENTITY, &mut |part, _| {
        let of = |at: &u32| {
            let seen =
                part.colours[*at as usize].iter().zip(part.tint).map(|(own, tint)| (own * tint * 100.0).round() as i64);
            let mut four: Vec<i64> = seen.collect();
            four.truncate(if four[3] == 100 { 3 } else { 4 });
            four
        };
        all.extend(part.indices.iter().map(of));
    });
    all.dedup();
    all
}

fn said(phrases: &[Message; 3]) -> String {
    format!("{}; {}", phrases[0].text(english()), phrases[2].text(english()))
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn models_as_people_have_them() {
    let expected: toml::Table =
        fs::read_to_string(Path::new(FOLDER).join("expected.toml")).expect("the cases").parse().expect("TOML");
    let there = fs::read_dir(FOLDER).expect("the folder").filter_map(|file| file.ok()?.file_name().into_string().ok());
    let is_made = |name: &String| name.ends_with(".py") || name == "expected.toml";
    let unnamed: Vec<String> = there.filter(|name| !is_made(name) && !expected.contains_key(name)).collect();
    assert!(unnamed.is_empty(), "of these nothing is said: {unnamed:?}");
    let mut wrong = String::new();
    for (name, case) in &expected {
        let bytes = fs::read(Path::new(FOLDER).join(name)).expect(name);
        let mut found = toml::Table::new();
        match Model::parse(&bytes) {
            Err(shujin_lesson::model::ModelError::Broken(why)) => {
                found.insert("broken".into(), said(&why).into());
            }
            Err(other) => panic!("{name}: {other}"),
            Ok(model) => {
                let triangles: usize = drawn(&model).values().sum();
                found.insert("triangles".into(), (triangles as i64).into());
                let lost: Vec<String> = model.lost.iter().map(|lost| lost.told()[0].text(english())).collect();
                if !lost.is_empty() {
                    found.insert("lost".into(), lost.into());
                }
                if case.get("colours").is_some() {
                    found.insert("colours".into(), colours(&model).into());
                }
                if let Some(yard) = case.get("shows") {
                    let shows = model.find(yard.as_str().expect("a name")).is_some_and(|(tree, _)| tree.shows());
                    assert!(shows, "{name}");
                    found.insert("shows".into(), yard.clone());
                }
                for root in model.roots() {
                    root.each(IDENTITY, &mut |part, _| {
                        let all = part.points.iter().chain(&part.normals).flatten();
                        assert!(all.into_iter().all(|number| number.is_finite()), "{name}");
                        assert!(part.indices.iter().all(|at| (*at as usize) < part.points.len()), "{name}");
                        assert_eq!(part.normals.len(), part.points.len(), "{name}");
                    });
                }
            }
        }
        if case.as_table() != Some(&found) {
            wrong += &format!("[\"{name}\"]\n{found}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Numbers of a description changed here and there: each part of a mesh is then drawn, or named as lost, or its mesh is of no node that is
/// drawn, which is named, too.
#[test]
fn every_triangle_is_drawn_or_named() {
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut read = 0;
    for entry in fs::read_dir(FOLDER).expect("the folder").map(|entry| entry.expect("an entry").path()) {
        if entry.extension().is_none_or(|ending| ending != "glb") {
            continue;
        }
        let bytes = fs::read(&entry).expect("a file");
        let digits: Vec<usize> = (20..bytes.len().min(2000)).filter(|at| bytes[*at].is_ascii_digit()).collect();
        for round in 0..60 {
            let mut bent = bytes.clone();
            for _ in 0..round.min(3) {
                if !digits.is_empty() {
                    bent[digits[random(digits.len())]] = b'0' + random(10) as u8;
                }
            }
            let Ok(model) = Model::parse(&bent) else { continue };
            read += 1;
            let length = u32::from_le_bytes(bent[12..16].try_into().expect("four")) as usize;
            let json: serde_json::Value = serde_json::from_slice(&bent[20..20 + length]).expect("it was read");
            let (drawn, mut lost) = (drawn(&model), BTreeSet::new());
            let (mut elsewhere, mut deep) = (false, false);
            for one in &model.lost {
                match one {
                    Lost::Part { of, .. } => _ = lost.insert(*of),
                    Lost::Elsewhere(_) | Lost::Unused(_) => elsewhere = true,
                    Lost::Deep { .. } => deep = true,
                    _ => {}
                }
            }
            let mut meshes = BTreeSet::new();
            model.roots().iter().for_each(|root| used(root, &json, &mut meshes));
            for (mesh, one) in json["meshes"].as_array().into_iter().flatten().enumerate() {
                for part in 0..one["primitives"].as_array().map_or(0, Vec::len) {
                    let known = drawn.contains_key(&(mesh, part)) || lost.contains(&(mesh, part));
                    let named = !meshes.contains(&mesh) && (elsewhere || deep);
                    assert!(known || named, "{}: part {part} of mesh {mesh}: {:?}", entry.display(), model.lost);
                }
            }
        }
    }
    assert!(read > 500, "only {read} could be read: the test sees too little");
}

fn used(tree: &Tree, json: &serde_json::Value, meshes: &mut BTreeSet<usize>) {
    meshes.extend(json["nodes"][tree.index]["mesh"].as_u64().map(|mesh| mesh as usize));
    tree.children.iter().for_each(|child| used(child, json, meshes));
}
