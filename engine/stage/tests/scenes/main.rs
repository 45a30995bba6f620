//! Every scene on a whole stage, without window and graphics card: played to its end, seen from each of its viewpoints, opened and
//! closed.

#[allow(dead_code)]
#[path = "../../../blocks/tests/pupil/mod.rs"]
mod pupil;
#[allow(dead_code)]
#[path = "../pointers/support.rs"]
mod support;

mod course;
#[path = "../locales/layout.rs"]
mod cut;
mod faults;
mod keyboard;
mod keys;
mod layout;
#[allow(dead_code)]
#[path = "../locales/marks.rs"]
mod marks;
mod names;
mod sizes;
mod switches;
mod threads;
mod triangles;

use std::fs;
use std::path::{Path, PathBuf};

/// The ids of all scenes, which are their folders.
fn scenes() -> Vec<String> {
    let root = Path::new("../../scenes");
    let folders = |path: PathBuf| fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
    let inside = folders(root.to_owned()).filter(|family| family.is_dir()).flat_map(folders);
    let scenes = inside.filter(|scene| scene.join("scene.toml").is_file());
    let id = |scene: PathBuf| scene.strip_prefix(root).expect("below").to_str().expect("UTF-8").replace('\\', "/");
    let mut scenes: Vec<String> = scenes.map(id).collect();
    scenes.sort();
    assert!(scenes.len() >= 4, "{scenes:?}");
    scenes
}

/// Every other scene, from the first or the second on: two tests that run beside each other have all.
fn half(rest: usize) -> impl Iterator<Item = String> {
    scenes().into_iter().skip(rest).step_by(2)
}
