//! The opposite pupil: does everything there is to do but what the open step names, and must not pass it. The scenes of the repository, step
//! by step along the cases that play them to their end; `passed-otherwise` of the check says the same of what can be seen without playing.
//!
//! A step names what it marks and what its text names. Where touching that is not what it waits for, there is no opposite to be done.

#[allow(dead_code, reason = "cases ask for more")]
mod pupil;
#[allow(dead_code, reason = "nothing is spoilt here")]
mod spoilt;

use pupil::{Case, Pupil};
use shujin_blocks::catalogue;
use shujin_lesson::format::{Step, Task};
use shujin_lesson::{FALLBACK, Lesson, read};
use shujin_play::{Intent, Play};
use spoilt::scene::all;
use spoilt::wanderer::Wanderer;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

/// Ticks that the opposite pupil has for a step.
const PATIENCE: usize = 1200;

/// A step that passes so soon after it came up was done before.
const AT_ONCE: u64 = 5;

/// What happened along a case: the intents by tick, and when each step came up and was done.
struct Course {
    intents: BTreeMap<u64, Vec<Intent>>,
    open: BTreeMap<String, (u64, u64)>,
}

fn course(lesson: &Arc<Lesson>, case: &Case) -> Course {
    let mut pupil = Pupil::new(Arc::clone(lesson), case);
    pupil.steps(&case.steps).unwrap_or_else(|why| panic!("{}: {why}", case.scene));
    let mut intents: BTreeMap<u64, Vec<Intent>> = BTreeMap::new();
    for (tick, intent) in pupil.recorder.recording().intents.clone() {
        intents.entry(tick).or_default().push(intent);
    }
    // Once more, to see when steps come and go.
    let mut open: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut play = shujin_blocks::open(Arc::clone(lesson), case.seed).expect("it opens");
    while play.tick < pupil.play.tick {
        let step = play.progress.open_step(&lesson.scene).map(|(task, step)| format!("{}.{}", task.id, step.id));
        if let Some(step) = step {
            open.entry(step).or_insert((play.tick, 0)).1 = play.tick;
        }
        play.tick(&at(&intents, &play));
    }
    Course { intents, open }
}

/// What is wanted in the next tick.
fn at(intents: &BTreeMap<u64, Vec<Intent>>, play: &Play) -> Vec<Intent> {
    intents.get(&(play.tick + 1)).cloned().unwrap_or_default()
}

/// What the opposite pupil leaves alone: nodes to be touched and controls to be set that a step names.
fn named(lesson: &Lesson, task: &Task, step: &Step) -> BTreeSet<String> {
    let scene = &lesson.scene;
    let text = |id: &str| lesson.text(FALLBACK, id).unwrap_or_default();
    let says = text(&format!("task.{}.step.{}", task.id, step.id));
    let done = step.done.as_ref().map_or("", |done| done.text());
    let stands = |name: &str| name.chars().count() > 1 && says.contains(name);
    let node_name = |id: &str| text(&format!("node.{id}.name"));
    let talks = |id: &str| scene.roles.iter().any(|role| role.node.as_deref() == Some(id) && role.talk.is_some());
    let is_named = |id: &str| step.mark.iter().any(|mark| mark == id) || stands(node_name(id));
    let waits = |id: &str| ["used", "examined"].iter().any(|kind| done.contains(&format!("{kind}.{id}")));
    let nodes = scene.nodes.iter().filter(|node| is_named(&node.id));
    let touched = nodes.filter(|node| node.usable || talks(&node.id) || waits(&node.id)).map(|node| node.id.clone());
    let controls = scene.values.iter().filter(|value| value.control.is_some());
    let set = controls.filter(|value| {
        let name = text(&format!("value.{}.name", value.id)).split(['{', '：']).next().unwrap_or_default();
        stands(name) || says.contains(&format!("{{control.{}}}", value.id)) || is_named(&value.id)
    });
    touched.chain(set.map(|value| value.id.clone())).collect()
}

#[test]
fn nobody_is_praised_for_the_opposite() {
    let mut tried = 0;
    for scene in all().iter().filter(|scene| scene.name.contains('/')) {
        let lesson = Arc::new(read(&scene.files(), &catalogue()).0.expect("a lesson"));
        let case = case_to_the_end(&scene.name);
        let Course { intents, open } = course(&lesson, &case);
        for task in &lesson.scene.tasks {
            for step in task.steps.iter().filter(|step| step.done.is_some() && step.ask.is_none()) {
                let name = format!("{}.{}", task.id, step.id);
                let never = named(&lesson, task, step);
                // An answer is no deed: whoever gives the right one has done what the step is for.
                let is_answered = step
                    .done
                    .as_ref()
                    .is_some_and(|done| ["right.", "answered."].iter().any(|what| done.text().contains(what)));
                if is_answered {
                    continue;
                }
                let Some((from, until)) = open.get(&name).copied().filter(|_| !never.is_empty()) else { continue };
                if until < from + AT_ONCE {
                    continue;
                }
                let mut play = shujin_blocks::open(Arc::clone(&lesson), case.seed).expect("it opens");
                while play.tick < from {
                    play.tick(&at(&intents, &play));
                }
                let mut pupil = Wanderer::new(play, from).without(never.clone());
                for _ in 0..PATIENCE {
                    pupil.go_on();
                    assert!(
                        !pupil.play.progress.is_done(&name),
                        "{}: {name} is done without {never:?}: {:?}",
                        scene.name,
                        step.done.as_ref().map(|done| done.text())
                    );
                }
                tried += 1;
            }
        }
    }
    assert!(tried >= 15, "only {tried} steps have an opposite");
}

/// The case that plays a scene to its end.
fn case_to_the_end(scene: &str) -> Case {
    let mut folders: Vec<_> =
        fs::read_dir("../../tests/cases/play").expect("cases").map(|entry| entry.expect("a case").path()).collect();
    folders.sort();
    let cases = folders.into_iter().filter_map(|folder| fs::read_to_string(folder.join("play.toml")).ok());
    let cases = cases.map(|text| toml::from_str::<Case>(&text).expect("a case"));
    cases.into_iter().find(|case| case.scene == scene && case.finishes).expect("a case that ends")
}
