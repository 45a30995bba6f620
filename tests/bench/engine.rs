//! What the engine costs without drawing: reading and checking a scene, a tick of each lab, of a thousand rules, of a thousand
//! falling bodies; going on with a lesson of twenty minutes.
//! `cargo xtask bench engine`.

mod resume;

use criterion::{Criterion, criterion_group, criterion_main};
use shujin_blocks::catalogue;
use shujin_lab::{build, specs};
use shujin_lesson::{
    Files, Lesson,
    format::{Family, Scalar},
    read, starter,
};
use shujin_play::Intent;
use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A starter's walk with a thousand things more; `things` says what they are, by number.
fn scene(thing: impl Fn(usize) -> String) -> Files {
    let mut files = starter(Family::Walk, "my/scene");
    let mut text = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    for i in 0..1000 {
        write!(text, "\n[[node]]\nid = \"thing-{i}\"\n{}\n", thing(i)).expect("a string takes it");
    }
    files.insert("scene.toml", text);
    files
}

/// A grid of boxes, each with a number shown by an expression: what a large scene of an author looks like.
fn still(i: usize) -> String {
    let (x, z) = (i % 40, i / 40);
    format!(
        "shape = {{ box = \"0.4 0.8 0.4 m\" }}\nat = \"{x} 0.4 {z} m\"\nturn = \"{} deg\"\ncolour = \"#9aa0a6\"\n\
         bind = [{{ property = \"at-y\", to = \"visited.stone * 0.1\" }}]",
        i % 360
    )
}

/// Cubes in a loose pile over the starter's ground.
fn falling(i: usize) -> String {
    let (x, y, z) = (i % 10, i / 100, i / 10 % 10);
    let aside = (y * 7 % 10) as f32 / 10.0 - 0.45;
    let (x, y, z) = (x as f32 * 1.25 - 5.6 + aside, 4.0 + y as f32 * 1.6, z as f32 * 1.25 - 5.6 - aside);
    format!("shape = {{ box = \"1 1 1 m\" }}\nat = \"{x} {y} {z} m\"\nloose = true")
}

fn lesson(files: &Files) -> Arc<Lesson> {
    let (lesson, report) = read(files, &catalogue());
    assert_eq!(report.errors(), 0, "{:?}", report.problems);
    Arc::new(lesson.expect("a lesson"))
}

fn reading(bench: &mut Criterion) {
    let files = scene(still);
    bench.bench_function("read and check 1000 nodes", |b| b.iter(|| read(black_box(&files), &catalogue())));
    let read = lesson(&files);
    bench.bench_function("open a lesson of 1000 nodes", |b| {
        b.iter(|| shujin_blocks::open(Arc::clone(&read), 1).expect("it opens"))
    });
}

/// Ticks between two changes of what is set: a pupil is quicker only with both hands.
const SET_EVERY: u32 = 60;

/// Each lab at work: its inputs moved to one end and to the middle by turns, and set going.
fn labs(bench: &mut Criterion) {
    for spec in specs() {
        let mut model = build(spec.name).expect("a model of this name");
        let mut ticks = 0;
        let before = model.state();
        bench.bench_function(&format!("a tick of {}", spec.name), |b| {
            b.iter(|| {
                if ticks % SET_EVERY == 0 {
                    for (i, port) in spec.inputs.iter().enumerate() {
                        let end =
                            if (ticks / SET_EVERY).is_multiple_of(2) { port.max } else { 0.5 * (port.min + port.max) };
                        model.set(i, end).expect("within its range");
                    }
                    // "release" sets the pendulum going; the river needs nothing.
                    if let Some(release) = spec.actions.iter().find(|action| **action == "release") {
                        model.act(release).expect("its own action");
                    }
                }
                ticks += 1;
                model.step();
            })
        });
        assert!(ticks == 0 || model.state() != before, "{} stood still", spec.name);
    }
}

/// What a thousand rules and binds wait for: values that a hand moves, counts, computed values.
fn waiting() -> Files {
    let mut files = scene(|i| {
        format!(
            "shape = {{ box = \"0.4 0.8 0.4 m\" }}\nat = \"{} 0.4 {} m\"\n\
             bind = [{{ property = \"at-y\", to = \"clamp(level-{} * 0.01, 0, 1)\" }}, {{ property = \"shown\", to = \"level-{} < 90\" }}]",
            i % 40,
            30 + i / 40,
            i % 10,
            i % 7
        )
    });
    let mut text = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    for i in 0..10 {
        write!(
            text,
            "\n[[value]]\nid = \"level-{i}\"\nstart = {i}\nmin = 0\nmax = 100\nstep = 1\ncontrol = \"slider\"\n"
        )
        .expect("a string takes it");
    }
    for i in 0..1000 {
        let (value, at) = (i % 10, i / 10);
        write!(
            text,
            "\n[[rule]]\nwhen = {{ becomes = \"level-{value} > {at} and level-{value} * 2 < {at} + 150\" }}\n\
             if = \"visited.stone > 0 or level-{value} > 3\"\ndo = [{{ show = \"thing-{i}\" }}]\n"
        )
        .expect("a string takes it");
    }
    files.insert("scene.toml", text);
    files
}

/// A tick of a lesson with a thousand rules and two thousand binds, one value of it moved every second.
fn rules(bench: &mut Criterion) {
    // Its texts are missing: that is no matter here.
    let lesson = Arc::new(read(&waiting(), &catalogue()).0.expect("a lesson"));
    assert_eq!((lesson.scene.rules.len() / 1000, lesson.expressions.iter().count() / 1000), (1, 4));
    let mut play = shujin_blocks::open(lesson, 1).expect("it opens");
    play.tick(&[Intent::Start]);
    let mut ticks = 0;
    bench.bench_function("a tick of 1000 rules", |b| {
        b.iter(|| {
            ticks += 1;
            let to = Scalar::Number(f64::from(ticks / SET_EVERY % 100));
            let set = Intent::Set { value: "level-3".into(), to };
            black_box(play.tick(if ticks % SET_EVERY == 0 { std::slice::from_ref(&set) } else { &[] }))
        })
    });
}

/// Ticks before looking, so that the pile has come down on itself, and ticks looked at: none is at rest by then.
const BEFORE: u32 = 90;
const LOOKED_AT: u32 = 60;

fn bodies(bench: &mut Criterion) {
    let lesson = lesson(&scene(falling));
    bench.bench_function("a tick of 1000 falling bodies", |b| {
        b.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                let mut play = shujin_blocks::open(Arc::clone(&lesson), 1).expect("it opens");
                play.tick(&[Intent::Start]);
                (0..BEFORE).for_each(|_| drop(play.tick(&[])));
                let begin = Instant::now();
                (0..LOOKED_AT).for_each(|_| drop(black_box(play.tick(&[]))));
                spent += begin.elapsed() / LOOKED_AT;
            }
            spent
        });
    });
}

fn patient() -> Criterion {
    Criterion::default().sample_size(20).measurement_time(Duration::from_secs(8))
}

criterion_group! { name = engine; config = patient(); targets = reading, rules, labs, bodies, resume::resuming }
criterion_main!(engine);
