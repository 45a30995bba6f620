//! A model's bytes: the check and the player read them with one reader, which never panics; what it gives can be drawn, and whatever the
//! player would not draw is in the report.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shujin_lesson::format::Family;
use shujin_lesson::model::{IDENTITY, Model};
use shujin_lesson::{Catalogue, read, starter};

fuzz_target!(|bytes: &[u8]| {
    let model = Model::parse(bytes);
    let mut files = starter(Family::Walk, "a/b");
    // The check reads the models that a scene names.
    let mut scene = files.get("scene.toml").map(<[u8]>::to_vec).unwrap_or_default();
    scene.extend(b"\n[[node]]\nid = \"a\"\nmodel = { file = \"models/a.glb\", node = \"a\" }\n");
    files.insert("scene.toml", scene);
    files.insert("models/a.glb", bytes);
    let (_, report) = read(&files, &Catalogue::default());
    let said = |code: &str| report.problems.iter().any(|p| p.code == code && p.file == "models/a.glb");
    assert!(!said("reader-gave-up"));
    assert_eq!(model.is_err(), said("broken-model"));
    let Ok(model) = model else { return };
    assert!(model.lost.is_empty() || said("not-drawn"));
    for root in model.roots() {
        root.each(IDENTITY, &mut |part, _| {
            assert_eq!(part.points.len(), part.normals.len());
            assert!(part.points.iter().chain(&part.normals).flatten().all(|number| number.is_finite()));
            assert!(part.indices.iter().all(|at| (*at as usize) < part.points.len()));
        });
    }
    for clip in &model.clips {
        for time in [0.0, 0.37, f64::from(clip.length), 1e9] {
            clip.at(time).for_each(drop);
        }
    }
});
