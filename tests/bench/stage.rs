//! What it costs to make the world of a lesson, without drawing it. Part of `cargo xtask bench engine`.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use shujin_blocks::catalogue;
use shujin_lesson::{Files, format::Family, read, starter};
use shujin_stage::HeadlessWorld;
use std::fmt::Write;
use std::sync::Arc;

/// A starter's walk with a thousand boxes more.
fn scene() -> Files {
    let mut files = starter(Family::Walk, "my/scene");
    let mut text = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    for i in 0..1000 {
        let (x, z) = (i % 40, i / 40);
        let thing = format!("shape = {{ box = \"0.4 0.8 0.4 m\" }}\nat = \"{x} 0.4 {z} m\"\ncolour = \"#9aa0a6\"");
        write!(text, "\n[[node]]\nid = \"thing-{i}\"\n{thing}\n").expect("a string takes it");
    }
    files.insert("scene.toml", text);
    files
}

fn spawning(bench: &mut Criterion) {
    let (lesson, report) = read(&scene(), &catalogue());
    assert_eq!(report.errors(), 0, "{:?}", report.problems);
    let lesson = Arc::new(lesson.expect("a lesson"));
    let fresh = || HeadlessWorld::new(Arc::clone(&lesson)).expect("it opens");
    assert!(fresh().spawn() > 1000, "the nodes are not there");
    bench.bench_function("spawn a lesson of 1000 nodes", |b| {
        b.iter_batched_ref(fresh, HeadlessWorld::spawn, BatchSize::PerIteration)
    });
}

criterion_group!(stage, spawning);
criterion_main!(stage);
