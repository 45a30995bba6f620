//! The host's commands and what was pressed: opens, closes, switches, answers.

mod packs;
mod tell;

use crate::{
    action::UiAction,
    host::Host,
    input::{facing::Facing, focus::Focus, targets},
    lesson::Lesson,
    port::{Command, Notice},
    schedule::FrameSet,
    screen::{Fault, Screen, Wanted},
    ui::{
        draw::{Pressable, Track},
        fold::Folds,
        fonts::Fonts,
        layout::Pictures,
        panels::Home,
        scroll::Scrolled,
    },
    world::picture::image,
};
use bevy::prelude::*;
use shujin_lesson::{format::Scalar, picture};
use shujin_messages::Locale;
use shujin_play::{Intent, OpenError, Replay};
use tell::{tell_drawn, tell_recording, tell_state};

/// The seed of a lesson when the host names none.
const SEED: u64 = 1;

/// The paces at which a lesson's time can pass, times the clock's.
const SLOWEST: f64 = 0.1;
const FASTEST: f64 = 10.0;

/// What browsers enlarge a page by at the most.
const MOST_ZOOM: f32 = 5.0;

/// Largest side of a card's picture, pixels: what every WebGL 2 device can hold.
const LARGEST: u32 = 2048;

/// What is open, to begin it again.
#[derive(Resource)]
struct Opened {
    wanted: Wanted,
    /// The pack, where somebody brought it along.
    brought: Option<Vec<u8>>,
}

/// Reads commands, then what was pressed.
fn handle_commands(world: &mut World) {
    let host = world.resource::<Host>().clone();
    for command in host.commands() {
        command_one(world, &host, command);
    }
    let acts = std::mem::take(&mut world.resource_mut::<Screen>().acts);
    for act in acts {
        // Whatever else is done closes a menu.
        let mut screen = world.resource_mut::<Screen>();
        screen.choosing_language &= act == UiAction::Languages;
        screen.choosing_place &= act == UiAction::Places;
        perform(world, &host, act);
    }
}

/// The shortest and the longest step of a scan, s.
const SCAN: [f32; 2] = [0.3, 20.0];

fn command_one(world: &mut World, host: &Host, command: Command) {
    match command {
        Command::Catalogue { scenes } => world.resource_mut::<Screen>().cards = scenes,
        Command::Open { scene, seed, task } => {
            want(world, host, Wanted { scene, seed: seed.unwrap_or(SEED), task });
        }
        Command::Supply { scene, bytes, session, left } => {
            packs::supply(world, host, &scene, &bytes, &session, left.as_deref());
        }
        Command::Renew { scene, bytes } => packs::renew(world, host, &scene, &bytes),
        Command::Fault { scene, text } => {
            if packs::is_open(world, &scene) {
                world.resource_mut::<Screen>().fault = Some(Fault { text, is_brought: false });
            }
        }
        Command::Bring { bytes } => packs::bring(world, host, bytes),
        Command::Typeface { bytes } => {
            let more = world.resource_mut::<Assets<Font>>().add(Font::from_bytes(bytes));
            world.resource_mut::<Fonts>().add(more);
        }
        Command::Picture { scene, bytes } => card_picture(world, &scene, &bytes),
        Command::Unavailable { scene, reason } => {
            // Of a scene that is no longer wanted it is no matter.
            if world.resource::<Screen>().wanted.as_ref().is_some_and(|wanted| wanted.scene == scene) {
                fail(world, host, "unavailable", format!("{scene}: {reason}"));
            }
        }
        Command::Loading { scene, fraction } => {
            let mut screen = world.resource_mut::<Screen>();
            if matches!(&screen.home, Some(Home::Loading(s, _)) if *s == scene) {
                screen.home = Some(Home::Loading(scene, fraction));
            }
        }
        Command::Close => close(world, host),
        Command::Quit => {
            world.write_message(AppExit::Success);
        }
        Command::Language { lang } => match Locale::of(&lang) {
            Some(locale) => world.resource_mut::<Screen>().locale = locale,
            None => {
                let known: Vec<&str> = Locale::all().map(Locale::tag).collect();
                let message = format!("{lang}: {}", known.join(", "));
                host.tell(Notice::Error { code: "language-unknown".into(), message });
            }
        },
        Command::Pause { on, held } => {
            let mut screen = world.resource_mut::<Screen>();
            (screen.paused, screen.held) = (on, on && held);
        }
        Command::Pace { factor } => world.resource_mut::<Screen>().pace = factor.clamp(SLOWEST, FASTEST),
        Command::Intent { intent } => perform(world, host, UiAction::Intent(intent)),
        Command::Press { id } => press(world, &id),
        Command::Slide { id, to } => slide(world, host, &id, to),
        Command::Focus { id } => world.resource_mut::<Focus>().set(id),
        Command::Comfort { reduce_motion, contrast, board_inches, vibrates } => {
            let mut screen = world.resource_mut::<Screen>();
            screen.contrast = contrast;
            screen.vibrate = vibrates.then(|| screen.vibrate.unwrap_or(true));
            (screen.reduce_motion, screen.board_inches) = (reduce_motion, board_inches.clamp(0.0, 200.0));
        }
        Command::Signs { offline, elsewhere } => {
            let signs = &mut world.resource_mut::<Screen>().signs;
            signs.offline = offline.unwrap_or(signs.offline);
            signs.elsewhere = elsewhere.unwrap_or(signs.elsewhere);
        }
        Command::Zoom { factor } => world.resource_mut::<Screen>().zoom = factor.clamp(1.0, MOST_ZOOM),
        Command::Scan { seconds } => {
            let step = if seconds.is_finite() && seconds > 0.0 { seconds.clamp(SCAN[0], SCAN[1]) } else { 0.0 };
            world.resource_mut::<Screen>().scan = step;
        }
        Command::Voices { langs } => {
            world.resource_mut::<Screen>().voices = langs.iter().filter_map(|tag| Locale::of(tag)).collect();
        }
        Command::Draw { tier, scale } => {
            let mut screen = world.resource_mut::<Screen>();
            (screen.chosen_tier, screen.chosen_scale) = (tier, scale.map(|s| s.clamp(0.5, 1.0)));
        }
        Command::Bare { on } => world.resource_mut::<Screen>().bare = on,
        Command::State => tell_state(world, host),
        Command::Targets => match world.run_system_cached(targets::targets) {
            Ok(nodes) => host.tell(Notice::Targets { nodes }),
            Err(error) => warn!("nobody knows where things stand: {error}"),
        },
        Command::Recording => {
            if let Some(lesson) = world.get_resource::<Lesson>() {
                tell_recording(lesson, host);
            }
        }
        Command::Replay { recording, fast } => replay(world, host, &recording, fast),
    }
}

fn perform(world: &mut World, host: &Host, act: UiAction) {
    match act {
        UiAction::Intent(intent) => {
            let mut screen = world.resource_mut::<Screen>();
            // Who wants to be somewhere, or to look at something, does not walk away from there.
            if matches!(intent, Intent::Go { .. } | Intent::Touch { .. }) {
                screen.walking = false;
            }
            crate::blocks::BLOCKS.iter().for_each(|block| block.submitted(&mut screen, &intent));
            screen.intents.push(intent);
        }
        UiAction::Open(scene) => want(world, host, Wanted { scene, seed: SEED, task: None }),
        UiAction::GoOn => {
            if let Some(Err(error)) = world.get_resource_mut::<Lesson>().map(|mut l| l.go_back()) {
                cannot_open(world, host, &error);
            }
        }
        UiAction::Home => close(world, host),
        UiAction::Speak(locale) => world.resource_mut::<Screen>().locale = locale,
        UiAction::Languages => {
            let mut screen = world.resource_mut::<Screen>();
            screen.choosing_language = !screen.choosing_language;
        }
        UiAction::Settings => {
            let mut screen = world.resource_mut::<Screen>();
            screen.settings = !screen.settings;
        }
        UiAction::Mute(on) => world.resource_mut::<Screen>().muted = on,
        UiAction::ReadAloud(on) => world.resource_mut::<Screen>().read_aloud = on,
        UiAction::Pinyin(on) => world.resource_mut::<Screen>().pinyin = on,
        UiAction::Scan(seconds) => world.resource_mut::<Screen>().scan = seconds,
        UiAction::Enlarge(size) => world.resource_mut::<Screen>().text_size = size,
        UiAction::Places => {
            let mut screen = world.resource_mut::<Screen>();
            screen.choosing_place = !screen.choosing_place;
        }
        UiAction::Fold(panel, open) => world.resource_mut::<Screen>().folds.fold(panel, open),
        UiAction::More(part) => world.resource_mut::<Scrolled>().page(&part),
        UiAction::Face(node) => world.resource_mut::<Facing>().turn_to(node),
        UiAction::Pause => {
            let mut screen = world.resource_mut::<Screen>();
            screen.paused = screen.held || !screen.paused;
        }
        UiAction::Walk => {
            let mut screen = world.resource_mut::<Screen>();
            screen.walking = !screen.walking;
        }
        UiAction::Vibrate => {
            let mut screen = world.resource_mut::<Screen>();
            screen.vibrate = screen.vibrate.map(|on| !on);
        }
        UiAction::Draw(tier) => world.resource_mut::<Screen>().chosen_tier = tier,
        UiAction::Dismiss => world.resource_mut::<Screen>().fault = None,
        UiAction::Leaf(leaf) => world.resource_mut::<Screen>().leaf = leaf,
        UiAction::Own(name, value) => drop(world.resource_mut::<Screen>().own.insert(name, value)),
        UiAction::Again => again(world, host),
    }
}

fn want(world: &mut World, host: &Host, wanted: Wanted) {
    leave(world, host);
    let mut screen = world.resource_mut::<Screen>();
    screen.home = Some(Home::Loading(wanted.scene.clone(), 0.0));
    host.tell(Notice::Need { scene: wanted.scene.clone() });
    screen.wanted = Some(wanted);
}

fn open(world: &mut World, host: &Host, running: Result<Lesson, OpenError>, opened: Opened) {
    match running {
        Ok(mut running) => {
            let scene = running.play.lesson.scene.id.clone();
            running.begin_at(opened.wanted.task.clone());
            world.insert_resource(running);
            world.insert_resource(opened);
            let mut screen = world.resource_mut::<Screen>();
            (screen.home, screen.wanted, screen.paused) = (None, None, screen.held);
            (screen.walking, screen.pace) = (false, 1.0);
            screen.intents.clear();
            screen.own.clear();
            screen.folds = Folds::default();
            screen.fault = None;
            host.tell(Notice::Progress { scene, fraction: 0.95 });
            tell_state(world, host);
        }
        Err(error) => cannot_open(world, host, &error),
    }
}

fn again(world: &mut World, host: &Host) {
    let Some(opened) = world.remove_resource::<Opened>() else { return };
    if let Some(mut lesson) = world.remove_resource::<Lesson>() {
        lesson.close(host);
    }
    if let Some(bytes) = opened.brought {
        return packs::bring(world, host, bytes);
    }
    // What was done so far is given up.
    host.tell(Notice::Keep { scene: opened.wanted.scene.clone(), recording: None });
    // A session is one sitting: beginning again needs a new one, which only the host can give.
    want(world, host, opened.wanted);
}

fn leave(world: &mut World, host: &Host) {
    if let Some(mut lesson) = world.remove_resource::<Lesson>() {
        lesson.close(host);
        tell_recording(&lesson, host);
        world.remove_resource::<Opened>();
        host.tell(Notice::Closed);
    }
}

fn close(world: &mut World, host: &Host) {
    leave(world, host);
    let mut screen = world.resource_mut::<Screen>();
    (screen.home, screen.wanted) = (Some(Home::Cards), None);
    tell_state(world, host);
}

/// Says at home why a lesson could not be opened.
fn cannot_open(world: &mut World, host: &Host, error: &OpenError) {
    let locale = world.resource::<Screen>().locale;
    fail(world, host, "scene-broken", error.message().text(locale));
}

/// Says at home that a scene could not be opened.
fn fail(world: &mut World, host: &Host, code: &str, message: String) {
    fail_of(world, host, code, message, false);
}

fn fail_of(world: &mut World, host: &Host, code: &str, message: String, is_brought: bool) {
    leave(world, host);
    let mut screen = world.resource_mut::<Screen>();
    (screen.home, screen.wanted) = (Some(Home::Error { message: message.clone(), is_brought }), None);
    host.tell(Notice::Error { code: code.into(), message });
}

/// The picture on a scene's card. A card without its picture is still a card; one that a small machine cannot hold would end the engine.
fn card_picture(world: &mut World, scene: &str, bytes: &[u8]) {
    let decoded = picture::decode(bytes).filter(|of| of.width.max(of.height) <= LARGEST);
    let Some(image) = decoded.map(image) else { return };
    let handle = world.resource_mut::<Assets<Image>>().add(image);
    let address = world.resource::<Screen>().cards.iter().find(|c| c.id == scene).map(|c| c.picture.clone());
    if let Some(address) = address {
        world.resource_mut::<Pictures>().0.insert(address, handle);
    }
}

/// Presses the element with this id, as a hand would.
fn press(world: &mut World, id: &str) {
    let mut buttons = world.query::<&Pressable>();
    let found = buttons.iter(world).find(|p| p.0.id == id && !p.0.disabled).map(|p| p.0.act.clone());
    let mut focus = world.resource_mut::<Focus>();
    if found.is_some() && focus.at() == Some(id) {
        focus.press();
    }
    world.resource_mut::<Screen>().acts.extend(found);
}

fn slide(world: &mut World, host: &Host, id: &str, to: f64) {
    let mut tracks = world.query::<&Track>();
    let found = tracks.iter(world).find(|t| t.0.id == id).map(|t| t.0.value.clone());
    if let Some(value) = found {
        perform(world, host, UiAction::Intent(Intent::Set { value, to: Scalar::Number(to) }));
    }
}

fn replay(world: &mut World, host: &Host, recording: &serde_json::Value, fast: bool) {
    let locale = world.resource::<Screen>().locale;
    let Some(mut lesson) = world.get_resource_mut::<Lesson>() else { return };
    match Replay::read(&recording.to_string(), &lesson.play.lesson).and_then(|r| Ok(lesson.replay(r, fast)?)) {
        Ok(()) => {}
        Err(error) => {
            let message = error.message().text(locale);
            host.tell(Notice::Error { code: "recording-broken".into(), message });
        }
    }
}

/// The window is being closed: the lesson in it ends as if it had been left.
fn end(world: &mut World) {
    if !world.resource::<Messages<AppExit>>().is_empty() {
        let host = world.resource::<Host>().clone();
        leave(world, &host);
        host.tell(Notice::Stopped);
    }
}

/// The plugin of commands.
pub struct ControlPlugin;

impl Plugin for ControlPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, handle_commands.after(FrameSet::Input).before(FrameSet::Lesson))
            .add_systems(Last, (tell_drawn, end));
        #[cfg(not(target_arch = "wasm32"))]
        app.add_systems(Update, tell::tell_dropped);
    }
}
