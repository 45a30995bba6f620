//! Models: what moves in them is read, and no file ends the reader, however it was broken.

use shujin_lesson::Files;
use shujin_lesson::model::{Model, Pose};
use std::fs;
use std::path::PathBuf;

fn read(bytes: &[u8]) -> Option<Model> {
    let mut files = Files::new();
    files.insert("models/a.glb", bytes.to_vec());
    Model::read("models/a.glb", &files).ok()
}

/// Every model in the checkout: those of the scenes and those of the reader's cases.
fn all() -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from("../../scenes"), PathBuf::from("../../tests/cases/reader")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
            if entry.is_dir() {
                open.push(entry);
            } else if entry.extension().is_some_and(|end| end == "glb") {
                let bytes = fs::read(&entry).expect("a file");
                found.push((entry, bytes));
            }
        }
    }
    found
}

#[test]
fn movements_are_read_and_begin_again() {
    let bytes = fs::read("../../tests/cases/reader/clips/files/models/stone.glb").expect("the case's model");
    let model = read(&bytes).expect("a model");
    let clip = model.clips.iter().find(|clip| clip.name == "StoneRoll").expect("its movement");
    assert_eq!(clip.length, 1.0);
    let at = |time| clip.at(time).collect::<Vec<_>>();
    assert_eq!(at(0.5), [(0, Pose::At([0.0, 0.5, 0.0]))]);
    assert_eq!(at(7.25), at(0.25));
}

#[test]
fn skins_name_joints_of_their_file_and_weights_are_whole() {
    for (path, bytes) in all() {
        let Some(model) = read(&bytes) else { continue };
        for skin in &model.skins {
            assert_eq!(skin.joints.len(), skin.inverse.len(), "{}", path.display());
        }
        for root in model.roots() {
            root.each(shujin_lesson::model::IDENTITY, &mut |part, _| {
                for weights in &part.weights {
                    assert!((weights.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{}: {weights:?}", path.display());
                }
            });
        }
    }
}

#[test]
fn a_broken_file_is_refused_or_read_but_never_ends_the_reader() {
    for (path, bytes) in all().into_iter().filter(|(_, bytes)| bytes.len() < 4096) {
        for cut in 0..bytes.len() {
            read(&bytes[..cut]);
        }
        // Every digit of its description becomes another: counts, offsets, kinds and numbers of nodes.
        let mut changed = 0;
        for (i, byte) in bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
            for digit in [b'0', b'3', b'9'] {
                let mut other = bytes.clone();
                other[i] = digit;
                changed += usize::from(*byte != digit);
                if let Some(model) = read(&other) {
                    model.clips.iter().for_each(|clip| drop(clip.at(0.3).collect::<Vec<_>>()));
                }
            }
        }
        assert!(changed > 10 || bytes.len() < 100, "{}", path.display());
    }
}
