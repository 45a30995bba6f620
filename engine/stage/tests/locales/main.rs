//! A whole stage in the pseudo-locale, without window and graphics card: nothing is left untranslated, and nothing that is longer than
//! Chinese is cut, on a wide screen and on a telephone.
//!
//! The scenes are the starters that authors begin with, their texts marked as the engine's own messages are.

mod layout;
mod marks;
#[path = "../pointers/support.rs"]
#[allow(dead_code, reason = "the hands of the other tests")]
mod support;

use bevy::prelude::{KeyCode, Outline, With};
use marks::{marked, unmarked};
use shujin_lesson::{Files, format::Family, pack, starter};
use shujin_messages::Locale;
use shujin_stage::port::{Card, Command, Element};
use shujin_stage::ui::a11y::A11yNode;
use shujin_stage::ui::theme::Contrast;
use std::collections::{BTreeMap, BTreeSet};
use support::Stage;

const TAG: &str = "en-XA";

/// Screens, CSS pixels: a notebook's and a telephone's.
const SIZES: [[u32; 2]; 2] = [[1280, 720], [412, 915]];

/// Presses in a scene. The longest starter ends after half as many.
const STEPS: usize = 160;

/// What is pressed for itself, or leaves the lesson.
const APART: [&str; 8] = ["home", "language", "settings", "pause", "resume", "again", "finish-home", "start"];

/// A locale in the menu: each is called what it calls itself.
fn is_of_menu(element: &Element) -> bool {
    element.id.starts_with("language.")
}

/// Looks at everything on the screen.
fn check(stage: &mut Stage, place: &str) {
    stage.look();
    for element in stage.tree().iter().filter(|element| !is_of_menu(element)) {
        for said in [&element.name, &element.value] {
            assert_eq!(unmarked(said), "", "{place}: {} says {said:?}", element.id);
        }
    }
    assert!(stage.tree().len() > 2, "{place}: {:?}", stage.tree());
    let cut = layout::cut(&mut stage.app);
    assert!(cut.is_empty(), "{place}:\n{}", cut.join("\n"));
}

fn press(stage: &mut Stage, id: &str) {
    stage.send(Command::Press { id: id.into() });
}

/// The pack of a starter in the pseudo-locale.
fn packed(family: Family, scene: &str) -> Vec<u8> {
    let mut files: Files = starter(family, scene);
    let english = String::from_utf8_lossy(files.get("strings/en.toml").expect("English")).into_owned();
    files.insert(format!("strings/{TAG}.toml"), marked(&english));
    pack::pack(scene, &files, None).expect("a pack")
}

fn text(text: &str) -> BTreeMap<String, String> {
    BTreeMap::from([(TAG.into(), format!("〖{text}〗")), ("zh-CN".into(), "中文".into())])
}

fn card(number: usize, family: &str, left: bool, is_broken: bool) -> Card {
    Card {
        id: format!("{family}/s{number}"),
        family: family.into(),
        grades: [1, 9],
        minutes: 20,
        title: text("A title of two lines"),
        summary: text("What one does there, said in two lines."),
        picture: String::new(),
        left,
        fault: if is_broken { text("scene.toml:3: a fault") } else { BTreeMap::new() },
    }
}

#[test]
fn home_is_translated_and_whole() {
    for size in SIZES {
        let mut stage = Stage::home(size);
        stage.send(Command::Language { lang: TAG.into() });
        check(&mut stage, "home without scenes");
        let families = ["walk", "role", "bench", "music"];
        let scenes = (0..13).map(|n| card(n, families[n % 4], n % 3 == 1, n % 5 == 2)).collect();
        stage.send(Command::Catalogue { scenes });
        check(&mut stage, "home");
        press(&mut stage, "leaf-after");
        check(&mut stage, "the next page of scenes");
        press(&mut stage, "language");
        check(&mut stage, "the languages");
        stage.send(Command::Open { scene: "walk/s0".into(), seed: None, task: None });
        check(&mut stage, "a scene that is on its way");
    }
}

#[test]
fn while_a_class_is_held_nothing_begins_at_home_or_in_a_scene() {
    let hold = |stage: &mut Stage, on| {
        stage.send(Command::Pause { on, held: on });
        stage.look();
        (stage.find("open.walk/s0").is_some() || stage.find("start").is_some(), stage.find("paused").is_some())
    };
    for size in SIZES {
        let mut stage = Stage::home(size);
        stage.send(Command::Language { lang: TAG.into() });
        stage.send(Command::Catalogue { scenes: vec![card(0, "walk", false, false)] });
        assert_eq!(hold(&mut stage, true), (false, true), "at home");
        check(&mut stage, "home while a class is held");
        assert_eq!(hold(&mut stage, false), (true, false), "at home");
    }
    let mut stage = Stage::supplied("culture/weir", SIZES[0], &[], packed(Family::Walk, "culture/weir"));
    assert_eq!(hold(&mut stage, true), (false, true), "before the start");
    assert_eq!(hold(&mut stage, false), (true, false), "before the start");
}

/// How many languages the menu offers now.
fn offered(stage: &mut Stage) -> usize {
    stage.look();
    stage.tree().iter().filter(|element| is_of_menu(element)).count()
}

/// Goes there by Tab.
fn tab_to(stage: &mut Stage, id: &str) {
    for _ in 0..stage.tree().len() {
        let world = stage.app.world_mut();
        let mut ringed = world.query_filtered::<&A11yNode, With<Outline>>();
        if ringed.iter(world).any(|node| node.id == id) {
            return;
        }
        stage.type_key(KeyCode::Tab);
        stage.frames(1);
    }
    panic!("{id} is not reached");
}

#[test]
fn a_language_is_chosen_by_key() {
    let mut stage = Stage::home(SIZES[0]);
    stage.look();
    let all = Locale::all().count();
    assert!(all >= 3, "of two languages the button names the other");
    tab_to(&mut stage, "language");
    stage.type_key(KeyCode::Enter);
    assert_eq!(offered(&mut stage), all);
    stage.type_key(KeyCode::Escape);
    assert_eq!(offered(&mut stage), 0);
    stage.type_key(KeyCode::Enter);
    stage.look();
    tab_to(&mut stage, "language.en");
    stage.type_key(KeyCode::Enter);
    assert_eq!(offered(&mut stage), 0);
    assert_eq!(stage.find("home-title").map(|title| title.name.as_str()), Some("Shujin"));
    // The focus is back at what opened the menu, a moment after it has closed.
    stage.frames(45);
    stage.type_key(KeyCode::Enter);
    assert_eq!(offered(&mut stage), all);
}

/// Tries everything that can be pressed or set, what was tried least before all else.
fn try_everything(stage: &mut Stage, place: &str) -> BTreeSet<String> {
    let mut tries: BTreeMap<String, usize> = BTreeMap::new();
    for step in 0..STEPS {
        let can = |element: &&Element| {
            let is_control = matches!(element.role.as_str(), "button" | "slider");
            is_control && !element.disabled && !is_of_menu(element) && !APART.contains(&element.id.as_str())
        };
        let urgent = |element: &Element| !matches!(element.id.as_str(), "next" | "submit");
        let count = |element: &Element| tries.get(&element.id).copied().unwrap_or(0);
        let Some(next) = stage.tree().iter().filter(can).min_by_key(|e| (urgent(e), count(e))).cloned() else { break };
        *tries.entry(next.id.clone()).or_default() += 1;
        match next.range {
            Some([low, high, ..]) => {
                let part = [0.75, 0.2, 1.0, 0.5][tries[&next.id] % 4];
                stage.send(Command::Slide { id: next.id.clone(), to: low + part * (high - low) });
            }
            None => press(stage, &next.id),
        }
        check(stage, &format!("{place}, step {step}: {}", next.id));
    }
    tries.into_keys().collect()
}

/// Plays a starter; which of these ids of what can be pressed came.
fn play(family: Family, scene: &str, size: [u32; 2]) -> BTreeSet<String> {
    let mut stage = Stage::supplied(scene, size, &[], packed(family, scene));
    stage.send(Command::Language { lang: TAG.into() });
    stage.send(Command::Comfort { reduce_motion: true, contrast: Contrast::Usual, board_inches: 0.0, vibrates: true });
    check(&mut stage, "the start card");
    press(&mut stage, "start");
    check(&mut stage, "the beginning");
    let mut tried = try_everything(&mut stage, scene);
    if stage.find("pause").is_some() {
        press(&mut stage, "pause");
        check(&mut stage, "a pause");
        press(&mut stage, "resume");
        stage.look();
    }
    stage.send(Command::Voices { langs: vec![TAG.into()] });
    press(&mut stage, "settings");
    check(&mut stage, "the settings");
    assert!(stage.find("aloud.on").is_some(), "all of them");
    press(&mut stage, "settings-done");
    stage.send(Command::Pause { on: true, held: true });
    check(&mut stage, "a lesson that is held");
    stage.send(Command::Pause { on: false, held: false });
    stage.send(Command::Fault { scene: scene.into(), text: text("scene.toml:3: a fault") });
    check(&mut stage, "a fault");
    let shown = stage.tree().iter().map(|element| element.id.clone());
    tried.extend(shown);
    tried
}

#[test]
fn a_walk_is_translated_and_whole() {
    for size in SIZES {
        play(Family::Walk, "culture/weir", size);
    }
}

#[test]
fn a_role_is_translated_and_whole() {
    for size in SIZES {
        play(Family::Role, "career/keeper", size);
    }
}

#[test]
fn a_bench_is_translated_and_whole() {
    for size in SIZES {
        play(Family::Bench, "lab/swing", size);
    }
}

#[test]
fn music_is_translated_and_whole() {
    for size in SIZES {
        play(Family::Music, "music/song", size);
    }
}
