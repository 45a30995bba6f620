//! Each scene is finished with Tab, Enter and, on sliders, arrows alone, as `tests/browser/scenes` plays it, by somebody who finds what there is
//! by role and name and hears what is announced. Whatever is offered is reached by Tab, and after each press the focus is on something.

use crate::half;
use crate::support::{Stage, files};
use bevy::prelude::*;
use serde_json::Value;
use shujin_stage::port::{Command, Element};
use shujin_stage::ui::a11y::A11yNode;
use shujin_stage::ui::draw::{Pressable, Track};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Frames in which something must come about: two minutes at the pace of the play.
const PATIENCE: usize = 7200;

/// Frames in which the focus must have gone somewhere: the engine waits a third of a second for what comes back.
const FOLLOWS: usize = 45;

/// Lines that are read one after another at the most.
const MOST_READ: usize = 40;

/// What the ids of arrows begin with, and of what shows more of a card.
const ARROW: &str = "face.";
const MORE: &str = "more.";

/// What a step is called by.
const VERBS: [&str; 12] =
    ["press", "touch", "slide", "answer", "talk", "read", "follow", "times", "part", "command", "shoot", "until"];

/// Somebody with a keyboard and a screen reader.
struct Reader {
    stage: Stage,
    scene: String,
    play: Value,
    texts: toml::Table,
    heard: Vec<String>,
    said: [String; 2],
    /// The task at whose beginning everything was last looked for.
    task: Value,
}

#[test]
fn every_other_scene_is_finished_by_keys_names_and_ears_alone() {
    finish(half(0));
}

#[test]
fn the_scenes_between_are_finished_by_keys_names_and_ears_alone() {
    finish(half(1));
}

fn finish(scenes: impl Iterator<Item = String>) {
    for scene in scenes {
        let mut reader = Reader::open(&scene);
        reader.tab_to("start");
        reader.enter();
        reader.until(&serde_json::json!({ "screen": "lesson" }));
        let pace = reader.play["pace"].as_f64().unwrap_or(1.0);
        reader.stage.send(Command::Pace { factor: pace });
        let steps = reader.play["steps"].clone();
        reader.steps(&steps);
        reader.until(&serde_json::json!({ "screen": "finish" }));
        reader.tab_to("finish-home");
        reader.enter();
        reader.until(&serde_json::json!({ "screen": "home" }));
        reader.heard_everything();
    }
}

impl Reader {
    fn open(scene: &str) -> Reader {
        let name = format!("../../tests/browser/scenes/{}.json", scene.replace('/', "-"));
        let play: Value = serde_json::from_str(&fs::read_to_string(&name).expect("a play")).expect("JSON");
        let folder = Path::new("../../scenes").join(scene);
        let texts = String::from_utf8_lossy(files(&folder).get("strings/zh-CN.toml").expect("texts")).into_owned();
        let mut stage = Stage::open_with_seed(scene, play["seed"].as_u64().unwrap_or(1));
        stage.look();
        let texts = texts.parse().expect("TOML");
        let said = Default::default();
        Reader { stage, scene: scene.into(), play, texts, heard: Vec::new(), said, task: Value::Null }
    }

    /// Goes on by so many frames and hears what is announced in each.
    fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.stage.frames(1);
            for (i, id) in ["announced", "announced-now"].into_iter().enumerate() {
                let now = self.stage.find(id).map(|element| element.name.clone()).unwrap_or_default();
                if now != self.said[i] {
                    self.heard.extend(Some(now.clone()).filter(|now| !now.is_empty()));
                    self.said[i] = now;
                }
            }
        }
    }

    fn at(&mut self) -> Option<String> {
        let world = self.stage.app.world_mut();
        let mut ringed = world.query_filtered::<&A11yNode, With<Outline>>();
        ringed.iter(world).map(|node| node.id.clone()).next()
    }

    /// Goes there by Tab, and looks at what it is: its role and name must tell it from everything else.
    fn tab_to(&mut self, id: &str) {
        self.wait(id, |reader| reader.stage.find(id).is_some_and(|element| !element.disabled));
        let element = self.stage.find(id).expect("it is there").clone();
        assert!(!element.name.is_empty(), "{}: {id} has no name", self.scene);
        let same = |other: &&Element| (&other.role, &other.name) == (&element.role, &element.name) && !other.disabled;
        let same: Vec<&str> = self.stage.tree().iter().filter(same).map(|other| other.id.as_str()).collect();
        assert_eq!(same, [id], "{}: by role and name these are one: {} {}", self.scene, element.role, element.name);
        let most = self.stage.tree().len();
        let mut way = Vec::new();
        for _ in 0..=most {
            let at = self.at();
            if at.as_deref() == Some(id) {
                // Who has been led there reads first: the same key at once would not be taken.
                let is_led = way.is_empty();
                self.frames(if is_led { FOLLOWS } else { 0 });
                return;
            }
            way.push(at.unwrap_or_default());
            self.stage.type_key(KeyCode::Tab);
        }
        panic!("{}: {id} is not reached by {most} tabs: {way:?}", self.scene);
    }

    /// Presses what has the focus; then something has it still.
    fn enter(&mut self) {
        self.stage.type_key(KeyCode::Enter);
        self.frames(12);
        for _ in 0..FOLLOWS {
            if self.at().is_some() {
                break;
            }
            self.frames(1);
        }
        let at = self.at();
        let screen = self.stage.state()["screen"].clone();
        assert!(
            at.is_some() || screen == "loading",
            "{}, {screen}: nothing has the focus: {:?}",
            self.scene,
            self.controls()
        );
    }

    fn controls(&self) -> Vec<&str> {
        self.stage
            .tree()
            .iter()
            .filter(|e| matches!(e.role.as_str(), "button" | "slider"))
            .map(|e| e.id.as_str())
            .collect()
    }

    fn press(&mut self, id: &str) {
        self.tab_to(id);
        self.enter();
    }

    /// Everything that the engine would take a hand's press on is reached by Tab, each once.
    fn everything_is_reached(&mut self) {
        self.stage.look();
        let world = self.stage.app.world_mut();
        let mut offered: BTreeSet<String> = BTreeSet::new();
        let mut buttons = world.query::<&Pressable>();
        offered.extend(buttons.iter(world).filter(|button| !button.0.disabled).map(|button| button.0.id.clone()));
        let mut tracks = world.query::<&Track>();
        offered.extend(tracks.iter(world).map(|track| track.0.id.clone()));
        // An arrow goes as the focus turns the view to its thing, and what shows more of a card comes and goes with what is on it.
        let stays = |id: &String| ![ARROW, MORE].iter().any(|word| id.starts_with(word));
        offered.retain(stays);
        let things: BTreeSet<String> =
            offered.iter().filter_map(|id| id.strip_prefix("node.")).map(str::to_owned).collect();
        let mut reached = BTreeSet::new();
        for _ in 0..2 * offered.len() {
            self.stage.type_key(KeyCode::Tab);
            self.frames(1);
            reached.extend(self.at().filter(stays));
        }
        assert_eq!(reached, offered, "{}", self.scene);
        // What a finger could touch in the world has a name among them.
        for (node, target) in self.stage.targets() {
            let is_free = target.covered.is_none();
            assert!(things.contains(&node) || !is_free, "{}: {node} can be touched and has no name", self.scene);
        }
    }

    /// Whether something is being said or asked, so that nothing in the world can be touched.
    fn busy(&self) -> bool {
        !self.stage.tree().iter().any(|element| element.id.starts_with("node."))
    }

    fn steps(&mut self, steps: &Value) {
        for step in steps.as_array().expect("steps") {
            let task = self.stage.state()["lesson"]["task"].clone();
            if task != self.task && !self.busy() {
                self.task = task;
                self.everything_is_reached();
            }
            self.step(step);
        }
    }

    fn step(&mut self, step: &Value) {
        let verb = VERBS.into_iter().find(|verb| step.get(*verb).is_some()).expect("a step");
        let what = &step[verb];
        match verb {
            "press" => self.press(what.as_str().expect("an id")),
            "touch" => self.touch(what.as_str().expect("a node")),
            "slide" => self.slide(what.as_str().expect("an id"), step["to"].as_f64().expect("a number")),
            "answer" => self.answer(what),
            "talk" => self.talk(what),
            "read" => self.read(),
            "follow" => self.follow(what.as_str().expect("a prefix"), &step["until"]),
            "until" => self.until(what),
            "times" => (0..what.as_u64().expect("a number")).for_each(|_| self.steps(&step["steps"])),
            "part" => {
                let part = self.play["parts"][what.as_str().expect("a name")].clone();
                self.steps(&part);
            }
            "command" => self.stage.send(serde_json::from_value(what.clone()).expect("a command")),
            _ => {}
        }
    }

    fn touch(&mut self, node: &str) {
        self.read();
        let counts = |reader: &mut Reader| {
            let lesson = reader.stage.state()["lesson"].clone();
            let count = |kind: &str| lesson["counts"][format!("{kind}.{node}")].clone();
            let by_hand = ["hands", "covered", "applied"].map(|of| lesson[of].clone());
            (count("used"), count("examined"), lesson["talking"].clone(), by_hand)
        };
        let before = counts(self);
        self.press(&format!("node.{node}"));
        assert_ne!(counts(self), before, "{}: {node} was touched", self.scene);
    }

    /// Arrows, as many as there are steps to go: each counts, however many come in a frame.
    fn slide(&mut self, id: &str, to: f64) {
        self.tab_to(id);
        let [_, _, step, now] = self.stage.find(id).and_then(|slider| slider.range).expect("a slider");
        let strokes = ((to - now) / step).round();
        let key = if strokes < 0.0 { KeyCode::ArrowLeft } else { KeyCode::ArrowRight };
        for stroke in 0..strokes.abs() as usize {
            self.stage.strike(key);
            if stroke % 3 == 2 {
                self.frames(1);
            }
        }
        self.frames(12);
        let stands = self.stage.find(id).and_then(|slider| slider.range).map(|range| range[3]);
        assert!(
            stands.is_none_or(|now| (now - to).abs() < step / 2.0),
            "{}: {id} stands at {stands:?}, not {to}",
            self.scene
        );
    }

    fn read(&mut self) {
        self.frames(12);
        for _ in 0..MOST_READ {
            if self.stage.find("next").is_none() {
                return;
            }
            self.press("next");
        }
        panic!("{}: there is always more to read", self.scene);
    }

    /// Reads on until this can be pressed.
    fn read_until(&mut self, id: &str) {
        for _ in 0..PATIENCE / 6 {
            if self.stage.find(id).is_some() {
                return;
            }
            if self.stage.find("next").is_some() {
                self.press("next");
            }
            self.frames(6);
        }
        panic!("{}: {id} does not come up", self.scene);
    }

    fn answer(&mut self, options: &Value) {
        let one = |value: &Value| format!("answer.{}", value.as_str().expect("an option"));
        let options: Vec<String> =
            options.as_array().map_or_else(|| vec![one(options)], |all| all.iter().map(one).collect());
        self.read_until(&options[0]);
        options.iter().for_each(|option| self.press(option));
        if self.stage.find("submit").is_some() {
            self.press("submit");
        }
        let before = self.heard.len();
        self.wait("feedback", |reader| reader.stage.find("feedback").is_some());
        let said: Vec<String> = ["verdict", "feedback"]
            .into_iter()
            .filter_map(|id| self.stage.find(id).map(|element| element.name.clone()))
            .collect();
        self.frames(180);
        for text in said {
            let times = self.heard[before.saturating_sub(2)..].iter().filter(|heard| **heard == text).count();
            assert_eq!(
                times,
                1,
                "{}: {text:?} is heard once, of {:?}",
                self.scene,
                &self.heard[before.saturating_sub(2)..]
            );
        }
        self.read();
    }

    fn talk(&mut self, options: &Value) {
        for option in options.as_array().expect("options") {
            let id = format!("say.{option}");
            self.read_until(&id);
            self.press(&id);
        }
        self.read();
    }

    /// Presses whichever of these is marked as the next one.
    fn follow(&mut self, prefix: &str, wanted: &Value) {
        for _ in 0..MOST_READ * 4 {
            if matches(&self.stage.state(), wanted) {
                return;
            }
            let marked = self.stage.tree().iter().find(|e| e.id.starts_with(prefix) && e.checked).map(|e| e.id.clone());
            if let Some(id) = marked {
                self.press(&id);
            }
            self.frames(6);
        }
        panic!("{}: still not {wanted}", self.scene);
    }

    fn until(&mut self, wanted: &Value) {
        let wanted = wanted.clone();
        self.wait(&wanted.to_string(), move |reader| matches(&reader.stage.state(), &wanted));
    }

    fn wait(&mut self, what: &str, is_so: impl Fn(&mut Reader) -> bool) {
        for _ in 0..PATIENCE / 6 {
            if is_so(self) {
                return;
            }
            self.frames(6);
        }
        panic!("{}: {what} does not come about: {}", self.scene, self.stage.state());
    }

    /// Where one came to and what there was to do was heard, and nothing again and again.
    fn heard_everything(&mut self) {
        let of = |table: &toml::Table, key: &str| -> Vec<String> {
            let texts = table.get(key).and_then(toml::Value::as_table).into_iter().flatten();
            texts.filter_map(|(_, text)| text.as_str().map(str::to_owned)).collect()
        };
        let seen = of(&self.texts, "seen");
        assert!(!seen.is_empty(), "{}: its places are described", self.scene);
        let is_heard = |text: &String| self.heard.iter().any(|heard| heard.contains(text.as_str()));
        assert!(seen.iter().any(is_heard), "{}: no arrival is heard of {:#?}", self.scene, self.heard);
        let tasks = self.texts["task"].as_table().expect("tasks").values().filter_map(toml::Value::as_table);
        for goal in tasks.filter_map(|task| task.get("goal").and_then(toml::Value::as_str)) {
            assert!(is_heard(&goal.to_owned()), "{}: the task {goal} is not heard of {:#?}", self.scene, self.heard);
        }
        for pair in self.heard.windows(3) {
            assert!(pair[0] != pair[1] || pair[1] != pair[2], "{}: again and again {pair:?}", self.scene);
        }
    }
}

/// Whether a state is as wanted; as `matches` in `tests/browser/help/pupil.mjs`.
fn matches(state: &Value, wanted: &Value) -> bool {
    wanted.as_object().expect("a condition").iter().all(|(path, value)| {
        let mut all = state["lesson"].clone();
        all["screen"] = state["screen"].clone();
        let found = path.split('.').fold(all, |part, key| part[key].clone());
        match (value, &found) {
            (Value::Object(range), found) => {
                let number = found.as_f64().unwrap_or(f64::NAN);
                let bound = |key: &str, open: f64| range.get(key).and_then(Value::as_f64).unwrap_or(open);
                number >= bound("least", f64::NEG_INFINITY) && number <= bound("most", f64::INFINITY)
            }
            (value, Value::Array(all)) => all.contains(value),
            (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
            (value, found) => value == found,
        }
    })
}
