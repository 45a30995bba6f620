//! What it takes to go on with a lesson that was left: twenty minutes of each scene, done again to the last recorded state.

#[allow(dead_code)]
#[path = "../../engine/blocks/tests/spoilt/wanderer.rs"]
mod wanderer;

use criterion::Criterion;
use shujin_blocks::catalogue;
use shujin_lesson::{Files, Lesson, read};
use shujin_play::{Intent, Phase, Play, Recorder, Replay, TICKS_PER_SECOND};
use std::cell::OnceCell;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use wanderer::Wanderer;

/// Twenty minutes, and how often a pupil does something in them: once in two seconds.
const TICKS: u64 = 20 * 60 * TICKS_PER_SECOND;
const EVERY: u64 = 2 * TICKS_PER_SECOND;

/// Where cargo runs a bench: the crate's folder.
const SCENES: &str = "../../scenes";

/// Goes on with each of our scenes.
pub fn resuming(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("twenty minutes resumed");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    for folder in scenes() {
        let lesson = Arc::new(lesson(&folder));
        // Played only where it is measured.
        let kept = OnceCell::new();
        let kept = || kept.get_or_init(|| recorded(&lesson)).as_str();
        if let Some(out) = std::env::var_os("SHUJIN_KEPT") {
            fs::create_dir_all(&out).expect("a folder");
            let name = format!("{}.json", lesson.scene.id.replace('/', "-"));
            fs::write(Path::new(&out).join(name), kept()).expect("a recording");
        }
        group.bench_function(&lesson.scene.id, |b| {
            let kept = kept();
            b.iter(|| resume(&lesson, black_box(kept)))
        });
    }
    group.finish();
}

/// As the stage does it: reads what was kept, does it again, holds each second against what was recorded, writes it down anew.
fn resume(lesson: &Arc<Lesson>, kept: &str) -> Play {
    let mut replay = Replay::read(kept, lesson).expect("what was recorded");
    let mut play = shujin_blocks::open(Arc::clone(lesson), replay.seed()).expect("it opens");
    let mut recorder = Recorder::new(&play);
    while let Some(intents) = replay.intents(play.tick) {
        play.tick(&intents);
        recorder.tick(&play, &intents);
        assert!(replay.agrees(&play), "another state at tick {}", play.tick);
    }
    assert_eq!(play.tick, TICKS);
    play
}

/// Twenty minutes of a pupil who tries whatever there is, without coming to the end.
fn recorded(lesson: &Arc<Lesson>) -> String {
    let play = shujin_blocks::open(Arc::clone(lesson), 1).expect("it opens");
    let mut recorder = Recorder::new(&play);
    let mut pupil = Wanderer::new(play, 1);
    recorder.tick(&pupil.play, &[Intent::Start]);
    while pupil.play.tick < TICKS {
        let intent = if pupil.play.tick.is_multiple_of(EVERY) { pupil.intent() } else { None };
        pupil.tick(intent.as_slice());
        recorder.tick(&pupil.play, intent.as_slice());
    }
    assert!(pupil.play.phase == Phase::Running, "{}: there is nothing left to go on with", lesson.scene.id);
    recorder.recording().write().expect("JSON")
}

/// The folders that hold a scene.
fn scenes() -> Vec<PathBuf> {
    let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> =
        inside(Path::new(SCENES)).flat_map(|family| inside(&family).collect::<Vec<_>>()).collect();
    found.retain(|folder| folder.join("scene.toml").is_file());
    found.sort();
    found
}

fn lesson(folder: &Path) -> Lesson {
    let mut files = Files::new();
    add_files(&mut files, folder, "");
    let (lesson, report) = read(&files, &catalogue());
    lesson.unwrap_or_else(|| panic!("{}: {:?}", folder.display(), report.problems))
}

fn add_files(files: &mut Files, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            add_files(files, &entry.path(), &format!("{name}/"));
        } else if Files::belongs(&name) {
            files.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}
