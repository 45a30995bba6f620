//! A stage without window, graphics card and sound, and the hands of somebody at it.
//!
//! Hands tell what a window would tell: the same messages, in pixels of a canvas of 1280 × 720 or of another size. What came of them is what a host hears:
//! the accessible tree, where things stand, the recorded intents.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::{CursorMoved, PrimaryWindow, WindowEvent, WindowFocused, WindowResized};
use shujin_lesson::{Files, pack};
use shujin_play::Intent;
use shujin_stage::input::pointer::PointerInput;
use shujin_stage::port::{Command, Element, Notice, Session, Target};
use shujin_stage::{Config, Focus, Host, Placed, Ring, headless};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Frames after which the accessible tree has told what was done before: it is told ten times a second.
const TOLD: usize = 15;

/// The seed where a test does not say.
const SEED: u64 = 3;

/// A stage and its host.
pub struct Stage {
    pub app: App,
    host: Host,
    scene: String,
    window: Entity,
    tree: Vec<Element>,
    aloud: Vec<String>,
    notices: Vec<Notice>,
}

impl Stage {
    /// A stage at home, on a screen of this size.
    pub fn home(size: [u32; 2]) -> Stage {
        let host = Host::default();
        let font = fs::read("../../assets/fonts/shujin-sans.ttf").expect("the typeface");
        let config = Config { font, size: Some(size), ..Config::default() };
        let mut app = headless(config, host.clone());
        let window = app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(app.world());
        let window = window.expect("a window");
        Stage { app, host, scene: String::new(), window, tree: Vec::new(), aloud: Vec::new(), notices: Vec::new() }
    }

    /// A stage at the start card of a scene.
    pub fn open(scene: &str) -> Stage {
        Stage::open_on([1280, 720], scene, &[])
    }

    /// The same with this seed of all chance.
    pub fn open_with_seed(scene: &str, seed: u64) -> Stage {
        Stage::supplied_with((scene, seed), [1280, 720], &[], packed(scene))
    }

    /// The same on a screen of this size, and after the host has told it something.
    pub fn open_on(size: [u32; 2], scene: &str, told: &[Command]) -> Stage {
        Stage::supplied(scene, size, told, packed(scene))
    }

    /// The canvas gets another size, CSS pixels, with so many pixels of the screen to each.
    pub fn resize(&mut self, [width, height]: [u32; 2], density: f32) {
        let (window, width, height) = (self.window, width as f32, height as f32);
        if let Some(mut window) = self.app.world_mut().get_mut::<Window>(window) {
            window.resolution.set_scale_factor_override(Some(density));
            window.resolution.set(width, height);
        }
        self.app.world_mut().write_message(WindowResized { window, width, height });
    }

    /// Opens the scene of this pack at a task, on its start card.
    pub fn open_at(&mut self, scene: &str, task: Option<String>, bytes: Vec<u8>) {
        scene.clone_into(&mut self.scene);
        self.send(Command::Open { scene: scene.into(), seed: Some(3), task });
        self.frames(2);
        self.send(Command::Supply { scene: scene.into(), bytes, session: nobody(), left: None });
        self.frames(TOLD);
    }

    /// Why a stage refuses the scene in this pack.
    pub fn refused(scene: &str, bytes: Vec<u8>) -> String {
        let mut stage = Stage::home([1280, 720]);
        stage.send(Command::Open { scene: scene.into(), seed: Some(3), task: None });
        stage.frames(2);
        stage.send(Command::Supply { scene: scene.into(), bytes, session: nobody(), left: None });
        let told = (0..TOLD).find_map(|_| {
            stage.app.update();
            stage.host.take().into_iter().find_map(|notice| match notice {
                Notice::Error { message, .. } => Some(message),
                _ => None,
            })
        });
        told.expect("an error")
    }

    /// A stage at the start card of the scene in this pack.
    pub fn supplied(scene: &str, size: [u32; 2], told: &[Command], bytes: Vec<u8>) -> Stage {
        Stage::supplied_with((scene, SEED), size, told, bytes)
    }

    fn supplied_with((scene, seed): (&str, u64), size: [u32; 2], told: &[Command], bytes: Vec<u8>) -> Stage {
        let mut stage = Stage::home(size);
        scene.clone_into(&mut stage.scene);
        told.iter().for_each(|command| stage.send(command.clone()));
        stage.send(Command::Open { scene: scene.into(), seed: Some(seed), task: None });
        stage.frames(2);
        assert!(stage.notices.iter().any(|n| matches!(n, Notice::Need { scene: needed } if needed == scene)));
        stage.send(Command::Supply { scene: scene.into(), bytes, session: nobody(), left: None });
        stage.frames(TOLD);
        stage
    }

    /// A stage at a scene that has begun; what is said first has been read.
    pub fn begin(scene: &str) -> Stage {
        let mut stage = Stage::open(scene);
        stage.send(Command::Press { id: "start".into() });
        stage.look();
        stage.read();
        stage
    }

    /// A scene of `tests/cases/hands`, begun, with what is said first read.
    pub fn begin_by_hand(scene: &str, size: [u32; 2]) -> Stage {
        let files = files(&Path::new("../../tests/cases/hands").join(scene));
        let mut stage = Stage::supplied(scene, size, &[], pack::pack(scene, &files, None).expect("a pack"));
        stage.send(Command::Press { id: "start".into() });
        stage.look();
        stage.read();
        stage
    }

    /// Reads on until nothing is said any more.
    pub fn read(&mut self) {
        while self.find("next").is_some() {
            self.send(Command::Press { id: "next".into() });
            self.look();
        }
    }

    pub fn send(&self, command: Command) {
        self.host.send(command);
    }

    /// Goes on by so many frames of a sixtieth of a second.
    pub fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.app.update();
            for notice in self.host.take() {
                match notice {
                    Notice::Tree { elements, .. } => self.tree = elements,
                    Notice::Aloud { texts, .. } => self.aloud = texts,
                    Notice::Error { code, message } => panic!("{code}: {message}"),
                    other => self.notices.push(other),
                }
            }
        }
    }

    /// Goes on until the tree tells what was done.
    pub fn look(&mut self) {
        self.frames(TOLD);
    }

    /// The accessible tree.
    pub fn tree(&self) -> &[Element] {
        &self.tree
    }

    /// What there is to be read aloud now.
    pub fn aloud(&self) -> &[String] {
        &self.aloud
    }

    pub fn find(&self, id: &str) -> Option<&Element> {
        self.tree.iter().find(|element| element.id == id)
    }

    /// The place on the canvas at these parts of an element's width and height.
    pub fn within(&self, id: &str, part: [f32; 2]) -> Vec2 {
        let element = self.find(id).unwrap_or_else(|| panic!("{id} is not there: {:?}", self.tree));
        let [x, y, width, height] = element.rect;
        Vec2::new(x + part[0] * width, y + part[1] * height)
    }

    pub fn middle(&self, id: &str) -> Vec2 {
        self.within(id, [0.5, 0.5])
    }

    /// The recording of the lesson so far.
    pub fn recording(&mut self) -> serde_json::Value {
        self.ask(Command::Recording, |notice| match notice {
            Notice::Recording { recording } => Some(recording.clone()),
            _ => None,
        })
    }

    /// The open scene as its author wrote it.
    pub fn scene(&self) -> toml::Table {
        let text = fs::read_to_string(Path::new("../../scenes").join(&self.scene).join("scene.toml")).expect("a scene");
        text.parse().expect("TOML")
    }

    /// The viewpoints of the open scene.
    pub fn viewpoints(&self) -> Vec<String> {
        let scene = self.scene();
        let viewpoints = scene["viewpoint"].as_array().expect("viewpoints");
        viewpoints.iter().map(|viewpoint| viewpoint["id"].as_str().expect("an id").to_owned()).collect()
    }

    /// Whether a recording was shown to its end, and if so, whether every state was the recorded one.
    pub fn replayed(&self) -> Option<bool> {
        self.notices.iter().rev().find_map(|notice| match notice {
            Notice::Replayed { agreed } => Some(*agreed),
            _ => None,
        })
    }

    /// What the learner wanted so far, by whatever device.
    pub fn intents(&mut self) -> Vec<Intent> {
        let recording = self.recording();
        let intents: Vec<(u64, Intent)> = serde_json::from_value(recording["intents"].clone()).expect("intents");
        intents.into_iter().map(|(_, intent)| intent).collect()
    }

    /// What the learner has wanted since there were so many intents.
    pub fn since(&mut self, before: usize) -> Vec<Intent> {
        self.intents().split_off(before)
    }

    /// Where things stand that can be touched.
    pub fn targets(&mut self) -> BTreeMap<String, Target> {
        self.ask(Command::Targets, |notice| match notice {
            Notice::Targets { nodes } => Some(nodes.clone()),
            _ => None,
        })
    }

    /// The place on the canvas where a hand meets this node.
    pub fn target(&mut self, node: &str) -> Vec2 {
        let targets = self.targets();
        let target = targets.get(node).unwrap_or_else(|| panic!("{node} is not seen: {targets:?}"));
        assert_eq!(target.covered, None, "{node} is covered");
        Vec2::from(target.at)
    }

    /// What the lesson knows.
    pub fn state(&mut self) -> serde_json::Value {
        self.ask(Command::State, |notice| match notice {
            Notice::State { screen, lesson, .. } => Some(serde_json::json!({ "screen": screen, "lesson": lesson })),
            _ => None,
        })
    }

    /// Asks and gives the answer, in the next frame.
    fn ask<T>(&mut self, command: Command, answer: impl Fn(&Notice) -> Option<T>) -> T {
        self.notices.clear();
        self.send(command);
        self.frames(1);
        self.notices.iter().rev().find_map(answer).expect("an answer")
    }

    /// Moves the mouse, as a window tells it.
    pub fn mouse_to(&mut self, at: Vec2) {
        let window = self.window;
        if let Some(mut window) = self.app.world_mut().get_mut::<Window>(window) {
            window.set_cursor_position(Some(at));
        }
        let moved = CursorMoved { window, position: at, delta: None };
        self.app.world_mut().write_message(moved.clone());
        self.app.world_mut().write_message(WindowEvent::CursorMoved(moved));
    }

    /// Presses a button of the mouse where it is, or lets it go.
    pub fn mouse(&mut self, button: MouseButton, state: ButtonState) {
        let input = MouseButtonInput { button, state, window: self.window };
        self.app.world_mut().write_message(input);
        self.app.world_mut().write_message(WindowEvent::MouseButtonInput(input));
    }

    /// Another window comes to the front.
    pub fn leave(&mut self) {
        let left = WindowFocused { window: self.window, focused: false };
        self.app.world_mut().write_message(left.clone());
        self.app.world_mut().write_message(WindowEvent::WindowFocused(left));
    }

    /// A click of the left button in three frames.
    pub fn click(&mut self, at: Vec2) {
        self.mouse_to(at);
        self.frames(1);
        self.mouse(MouseButton::Left, ButtonState::Pressed);
        self.frames(1);
        self.mouse(MouseButton::Left, ButtonState::Released);
        self.frames(1);
    }

    /// What a finger does in this frame.
    pub fn finger(&mut self, id: u64, phase: TouchPhase, at: Vec2) {
        let touch = TouchInput { phase, position: at, window: self.window, force: None, id };
        self.app.world_mut().write_message(touch);
        self.app.world_mut().write_message(WindowEvent::TouchInput(touch));
        self.frames(1);
    }

    /// A tap of a finger.
    pub fn tap(&mut self, at: Vec2) {
        self.finger(7, TouchPhase::Started, at);
        self.finger(7, TouchPhase::Ended, at);
    }

    /// Holds a key or lets it go, in this frame.
    pub fn key(&mut self, key_code: KeyCode, state: ButtonState) {
        self.told_key(key_code, state, false);
        self.frames(1);
    }

    /// A held key strokes once more, before the next frame.
    pub fn strike(&mut self, key_code: KeyCode) {
        self.told_key(key_code, ButtonState::Pressed, true);
    }

    fn told_key(&mut self, key_code: KeyCode, state: ButtonState, repeat: bool) {
        let logical_key = Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified);
        let input = KeyboardInput { key_code, logical_key, state, text: None, repeat, window: self.window };
        self.app.world_mut().write_message(input);
    }

    /// Presses a key and lets it go.
    pub fn type_key(&mut self, key: KeyCode) {
        self.key(key, ButtonState::Pressed);
        self.key(key, ButtonState::Released);
    }

    /// What a device tells that the engine does not have yet.
    pub fn device(&mut self, change: PointerInput) {
        self.app.world_mut().write_message(change);
        self.frames(1);
    }

    /// The ray through a place of the canvas.
    pub fn ray(&mut self, at: Vec2) -> Ray3d {
        let world = self.app.world_mut();
        let mut cameras = world.query_filtered::<(&Camera, &GlobalTransform), With<Camera3d>>();
        let (camera, eye) = cameras.single(world).expect("one camera");
        camera.viewport_to_world(eye, at).expect("a ray")
    }

    /// Where the origin of a node is drawn, m.
    pub fn drawn(&mut self, node: &str) -> Vec3 {
        let world = self.app.world_mut();
        let mut things = world.query::<(&Placed, &GlobalTransform)>();
        let found = things.iter(world).find(|(placed, _)| placed.node == node);
        found.expect("the node").1.translation()
    }

    /// Where on the canvas the middle of a node is seen, whether it can be touched or not.
    pub fn seen(&mut self, node: &str) -> Vec2 {
        let world = self.app.world_mut();
        let mut things = world.query::<(&Placed, &GlobalTransform)>();
        let found = things.iter(world).find(|(placed, _)| placed.node == node);
        let middle = found.map(|(placed, at)| at.transform_point(placed.middle)).expect("the node");
        let mut cameras = world.query_filtered::<(&Camera, &GlobalTransform), With<Camera3d>>();
        let (camera, eye) = cameras.single(world).expect("one camera");
        camera.world_to_viewport(eye, middle).expect("it is before the eye")
    }

    /// Where the eye is.
    pub fn eye(&mut self) -> GlobalTransform {
        let world = self.app.world_mut();
        *world.query_filtered::<&GlobalTransform, With<Camera3d>>().single(world).expect("a camera")
    }

    /// How many rings show where something in hand fits.
    pub fn rings(&mut self) -> usize {
        let world = self.app.world_mut();
        world.query::<&Ring>().iter(world).count()
    }

    /// The element that has the focus ring.
    pub fn focus(&self) -> Option<String> {
        self.app.world().resource::<Focus>().at().map(str::to_owned)
    }

    /// Goes to an element by the key Tab.
    pub fn tab_to(&mut self, id: &str) {
        let reached = |stage: &Stage| stage.focus().as_deref() == Some(id);
        for _ in 0..60 {
            self.type_key(KeyCode::Tab);
            self.look();
            if reached(self) {
                return;
            }
        }
        panic!("Tab does not reach {id}: {:?}", self.tree);
    }

    /// How many surfaces are in the world, edges round things among them.
    pub fn surfaces(&mut self) -> usize {
        let world = self.app.world_mut();
        world.query::<&Mesh3d>().iter(world).count()
    }
}

/// A session of nobody: nothing of it is told.
pub fn nobody() -> Session {
    let nobody = String::new;
    Session { id: nobody(), started: nobody(), learner: nobody(), home: nobody(), lesson: None, launch: None }
}

/// The pack of one of our scenes.
pub fn packed(scene: &str) -> Vec<u8> {
    pack::pack(scene, &files(&Path::new("../../scenes").join(scene)), None).expect("a pack")
}

/// The files of a scene's folder.
pub fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    add_files(&mut files, folder, "");
    files
}

fn add_files(files: &mut Files, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("a scene's folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_str().expect("a name in UTF-8"));
        if entry.path().is_dir() {
            add_files(files, &entry.path(), &format!("{name}/"));
        } else if Files::belongs(&name) {
            files.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}
