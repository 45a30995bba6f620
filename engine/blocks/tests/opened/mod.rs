//! The lessons of `tests/cases/hands`, begun.

#![allow(dead_code)] // each test file uses its part

use shujin_blocks::catalogue;
use shujin_lab::rng::Rng;
use shujin_lesson::{Files, Lesson, Locale, read};
use shujin_play::{Intent, Play, Recorder, replay};
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The scene of this id.
pub fn lesson(id: &str) -> Arc<Lesson> {
    let folder = Path::new("../../tests/cases/hands").join(id);
    let mut files = Files::new();
    for name in ["scene.toml", "CREDITS.toml", "strings/zh-CN.toml", "strings/en.toml"] {
        files.insert(name, fs::read(folder.join(name)).expect("a file"));
    }
    let (lesson, report) = read(&files, &catalogue());
    assert_eq!(report.errors(), 0, "{}", report.to_text(Locale::of("en").unwrap_or_default(), ""));
    Arc::new(lesson.expect("a lesson"))
}

/// The same, begun.
pub fn opened(id: &str) -> Play {
    let mut play = shujin_blocks::open(lesson(id), 1).expect("opens");
    play.tick(&[Intent::Start]);
    play
}

/// A touch, and its tick.
pub fn touch(play: &mut Play, node: &str) {
    play.tick(&[Intent::Touch { node: node.into() }]);
}

/// A whole number below this one, by chance.
pub fn below(rng: &mut Rng, most: usize) -> usize {
    (rng.bits() % most as u64) as usize
}

/// Something that hands could want, sensible or not, by chance; of so many hands.
pub type Any = fn(&mut Rng, usize) -> Intent;

/// Ten thousand ticks in which one to three things are wanted, by 1, 2, 4, 16 and 20 hands; after each tick what must be so is looked at. Each is
/// recorded and replayed to the same. Gives how many events of this block were told.
pub fn whatever_hands_do(scene: &str, any: Any, block: &str, look: impl Fn(&Play, &[Intent])) -> usize {
    let mut rng = Rng::new(7);
    let mut told = 0;
    for hands in [1, 2, 4, 16, 20] {
        let mut play = shujin_blocks::open(lesson(scene), 1).expect("opens");
        let mut recorder = Recorder::new(&play);
        let mut tick = |play: &mut Play, intents: &[Intent]| {
            told += play.tick(intents).iter().filter(|event| event.block == block).count();
            recorder.tick(play, intents);
        };
        tick(&mut play, &[Intent::Start]);
        for _ in 0..10_000 {
            let intents: Vec<Intent> = (0..=below(&mut rng, 3)).map(|_| any(&mut rng, hands)).collect();
            tick(&mut play, &intents);
            look(&play, &intents);
        }
        let json = serde_json::to_string(recorder.recording()).expect("it is written");
        let agreed = replay(&lesson(scene), shujin_blocks::BLOCKS, &json, &mut |_, _| {});
        assert!(agreed.is_ok_and(|hashes| hashes > 150));
    }
    told
}

/// Holds what is offered against what it does, for these kinds of intents: one changes what `named` says if and only if it was offered.
pub fn what_is_offered_is_done<N: PartialEq + Debug>(scene: &str, any: Any, kinds: &[&str], named: fn(&Play) -> N) {
    let mut rng = Rng::new(11);
    let mut play = opened(scene);
    let (mut done, mut idle) = (0, 0);
    for _ in 0..10_000 {
        let intent = any(&mut rng, 1);
        let offered = play.offers().iter().any(|offer| offer.intent == intent);
        let before = named(&play);
        play.tick(std::slice::from_ref(&intent));
        if !kinds.contains(&intent.kind()) {
            continue;
        }
        let has_changed = named(&play) != before;
        assert_eq!(offered, has_changed, "{intent:?}, {before:?}");
        if has_changed { done += 1 } else { idle += 1 }
    }
    assert!(done > 300 && idle > 300, "{done} and {idle}");
}
