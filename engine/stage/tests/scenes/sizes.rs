//! Every screen of every scene on ten screens, in Chinese and in the long pseudo-locale: whatever is to be pressed is large enough and on the canvas,
//! nothing lies over anything else, no text is cut.
//!
//! One stage for each scene; the canvas changes its size.

use crate::course::recorded;
use crate::faults::{Canvas, faults};
use crate::marks::marked;
use crate::support::{Stage, files};
use crate::{half, scenes};
use shujin_lesson::pack;
use shujin_play::Intent;
use shujin_stage::port::{Card, Command};
use shujin_stage::ui::theme::Contrast;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A screen: what it is, its size in CSS pixels, the pixels of the screen to each, the reader's zoom, the diagonal of a board in inches.
const SCREENS: [(&str, [u32; 2], f32, f32, f32); 10] = [
    ("small notebook", [1280, 720], 1.0, 1.0, 0.0),
    ("notebook", [1366, 768], 1.0, 1.0, 0.0),
    ("desk", [1920, 1080], 1.0, 1.0, 0.0),
    ("board", [1920, 1080], 2.0, 1.0, 86.0),
    ("tablet", [1024, 768], 2.0, 1.0, 0.0),
    ("tablet held upright", [768, 1024], 2.0, 1.0, 0.0),
    ("telephone on its side", [844, 390], 3.0, 1.0, 0.0),
    ("telephone", [390, 844], 3.0, 1.0, 0.0),
    ("small telephone", [360, 640], 3.0, 1.0, 0.0),
    ("notebook at 200 %", [640, 360], 2.0, 2.0, 0.0),
];

const LOCALES: [&str; 2] = ["zh-CN", "en-XA"];

/// Frames in which an interface comes to rest in another room: what a panel leaves to the next is known a frame later.
const REST: usize = 7;

/// Everything that is wrong, each once.
#[derive(Default)]
struct Found(BTreeSet<String>);

impl Found {
    /// Looks at what is shown on all screens in all languages.
    fn look(&mut self, stage: &mut Stage, place: &str) {
        // Nothing goes on while it is looked at.
        stage.send(Command::Pace { factor: 0.1 });
        for locale in LOCALES {
            stage.send(Command::Language { lang: locale.into() });
            for screen in SCREENS {
                for why in on(stage, screen) {
                    self.0.insert(format!("{place}, {}, {locale}: {why}", screen.0));
                }
            }
        }
        stage.send(Command::Pace { factor: 1.0 });
        on(stage, SCREENS[0]);
    }

    fn is_nothing(&self) {
        let all: Vec<&str> = self.0.iter().map(String::as_str).collect();
        assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
    }
}

/// Brings the stage to a screen; what is wrong there.
fn on(stage: &mut Stage, (_, size, density, zoom, board): (&str, [u32; 2], f32, f32, f32)) -> Vec<String> {
    stage.resize(size, density);
    stage.send(Command::Zoom { factor: zoom });
    let contrast = Contrast::Usual;
    stage.send(Command::Comfort { reduce_motion: true, contrast, board_inches: board, vibrates: false });
    stage.frames(REST);
    faults(stage, Canvas { size, density, board })
}

/// The pack of a scene with its texts in the pseudo-locale, too.
fn packed(scene: &str) -> Vec<u8> {
    let mut files = files(&Path::new("../../scenes").join(scene));
    let english = String::from_utf8_lossy(files.get("strings/en.toml").expect("English")).into_owned();
    files.insert("strings/en-XA.toml", marked(&english));
    pack::pack(scene, &files, None).expect("a pack")
}

/// The tasks of a scene.
fn tasks(scene: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new("../../scenes").join(scene).join("scene.toml")).expect("a scene");
    let scene: toml::Table = text.parse().expect("TOML");
    scene["task"].as_array().expect("tasks").iter().map(|task| task["id"].as_str().expect("an id").to_owned()).collect()
}

/// Presses this, if it is there and can be.
fn press(stage: &mut Stage, id: &str) -> bool {
    let is_there = stage.find(id).is_some_and(|element| !element.disabled);
    stage.send(Command::Press { id: id.into() });
    stage.look();
    is_there
}

/// What is said first, then each task from its beginning, with what it asks, a verdict, its hints, in the largest text too; a card that is read, and
/// what can be opened.
fn look_through(scene: &str) {
    let (mut found, bytes) = (Found::default(), packed(scene));
    let mut stage = Stage::home([1280, 720]);
    for (number, task) in tasks(scene).into_iter().enumerate() {
        let at = |what: &str| format!("{scene}, {task}, {what}");
        stage.open_at(scene, Some(task.clone()).filter(|_| number > 0), bytes.clone());
        stage.look();
        if number == 0 {
            found.look(&mut stage, &at("start card"));
        }
        press(&mut stage, "start");
        // One screen of each kind: what is said is laid out as what was said before.
        if stage.find("next").is_some() {
            found.look(&mut stage, &at("said"));
        }
        stage.read();
        found.look(&mut stage, &at("begun"));
        judged(&mut stage, &at("a verdict"), &mut found);
        if press(&mut stage, "hint") {
            found.look(&mut stage, &at("a hint"));
        }
        enlarge(&mut stage, "text.largest");
        found.look(&mut stage, &at("the largest text"));
        enlarge(&mut stage, "text.usual");
        if number == 0 {
            menus(&mut stage, scene, &mut found);
        }
    }
    found.is_nothing();
}

/// What is said of the first answer to the question that is open, if one is.
fn judged(stage: &mut Stage, place: &str, found: &mut Found) {
    let answer =
        stage.tree().iter().find(|element| element.id.starts_with("answer.")).map(|element| element.id.clone());
    if answer.is_some_and(|answer| press(stage, &answer)) {
        found.look(stage, place);
        stage.read();
    }
}

/// Chooses a size of text in the settings.
fn enlarge(stage: &mut Stage, size: &str) {
    assert!(press(stage, "settings") && press(stage, size) && press(stage, "settings-done"), "{:?}", stage.tree());
}

/// Opens the menu of places or closes it: its button is there on narrow screens alone.
fn press_places(stage: &mut Stage) {
    stage.resize([390, 844], 3.0);
    stage.look();
    press(stage, "places");
}

/// The card of a thing, the pause, settings, signs, the menus, what is put away and opened.
fn menus(stage: &mut Stage, scene: &str, found: &mut Found) {
    for node in stage.targets().into_keys() {
        stage.send(Command::Intent { intent: Intent::Touch { node } });
        stage.look();
        if stage.find("about").is_some() {
            found.look(stage, &format!("{scene}, a card"));
            break;
        }
    }
    stage.read();
    press(stage, "language");
    found.look(stage, &format!("{scene}, languages"));
    press(stage, "language");
    press_places(stage);
    found.look(stage, &format!("{scene}, places"));
    press_places(stage);
    press(stage, "pause");
    found.look(stage, &format!("{scene}, pause"));
    press(stage, "resume");
    press(stage, "settings");
    found.look(stage, &format!("{scene}, settings"));
    press(stage, "settings-done");
    stage.send(Command::Signs { offline: Some(true), elsewhere: None });
    found.look(stage, &format!("{scene}, no network"));
    stage.send(Command::Signs { offline: Some(false), elsewhere: None });
    // On a narrow screen the task is behind its tab, on a wide one this puts it away.
    press(stage, "fold.task");
    found.look(stage, &format!("{scene}, the task put away or opened"));
    press(stage, "fold.task");
}

/// The lesson shortly before its end and at it; at a bench with all that was measured.
fn look_at_the_end(scene: &str) {
    let (mut found, bytes) = (Found::default(), packed(scene));
    let mut stage = Stage::supplied(scene, [1280, 720], &[], bytes);
    let recording = recorded(scene);
    let whole = stage.recording();
    let intents = recording["intents"].as_array().expect("intents").clone();
    let written = intents.iter().rposition(|intent| intent[1]["intent"] == "record");
    let run = |stage: &mut Stage, intents: &[serde_json::Value], ticks: u64| {
        // The pack is another than that of the case, by the texts that it has.
        let mut cut = whole.clone();
        cut["seed"] = recording["seed"].clone();
        cut["ticks"] = ticks.into();
        cut["intents"] = intents.to_vec().into();
        cut["hashes"] = serde_json::json!([]);
        // What was told before is told.
        stage.state();
        stage.send(Command::Replay { recording: cut, fast: true });
        while stage.replayed().is_none() {
            stage.frames(1);
        }
        stage.look();
    };
    if let Some(written) = written {
        let tick = intents[written][0].as_u64().expect("a tick");
        run(&mut stage, &intents[..=written], tick + 5);
        for page in ["page.task", "page.table", "page.plot"] {
            assert!(press(&mut stage, page), "{scene}: {:?}", stage.tree());
            found.look(&mut stage, &format!("{scene}, all measured, {page}"));
        }
        press(&mut stage, "page.task");
    }
    run(&mut stage, &intents, recording["ticks"].as_u64().expect("ticks"));
    assert_eq!(stage.state()["screen"], "finish", "{scene}");
    found.look(&mut stage, &format!("{scene}, its end"));
    found.is_nothing();
}

#[test]
fn every_other_scene_has_room_on_every_screen() {
    half(0).for_each(|scene| look_through(&scene));
}

#[test]
fn the_scenes_between_have_room_on_every_screen() {
    half(1).for_each(|scene| look_through(&scene));
}

#[test]
fn the_end_of_a_lesson_has_room_on_every_screen() {
    scenes().iter().for_each(|scene| look_at_the_end(scene));
}

#[test]
fn home_has_room_on_every_screen() {
    let mut found = Found::default();
    let mut stage = Stage::home([1280, 720]);
    found.look(&mut stage, "home without scenes");
    let text = |chinese: &str, other: &str| {
        BTreeMap::from([("zh-CN".to_owned(), chinese.to_owned()), ("en-XA".to_owned(), format!("〖{other}〗"))])
    };
    let card = |number: usize| Card {
        id: format!("walk/s{number}"),
        family: ["walk", "role", "bench", "music"][number % 4].into(),
        grades: [1, 9],
        minutes: 20,
        title: text("都江堰：枯水和洪水", "A title that is of two lines or three"),
        summary: text(
            "在堰上走一走，拉一拉季节，看水往哪边去。",
            "What one does there, said in two lines, or in three lines.",
        ),
        picture: String::new(),
        left: number % 3 == 1,
        fault: if number % 5 == 2 { text("scene.toml:3：有错", "scene.toml:3: a fault") } else { BTreeMap::new() },
    };
    for count in [4, 13] {
        stage.send(Command::Catalogue { scenes: (0..count).map(card).collect() });
        stage.look();
        // A card is as high as what stands on it: there is nothing further down.
        let further: Vec<&str> =
            stage.tree().iter().map(|element| element.id.as_str()).filter(|id| id.starts_with("more.")).collect();
        assert!(further.is_empty(), "{count} scenes: {further:?} among {:#?}", stage.tree());
        found.look(&mut stage, &format!("home with {count} scenes"));
    }
    press(&mut stage, "language");
    found.look(&mut stage, "home, languages");
    press(&mut stage, "language");
    press(&mut stage, "settings");
    found.look(&mut stage, "home, settings");
    found.is_nothing();
}
