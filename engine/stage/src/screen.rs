//! What is on the screen beside the lesson: home, language, comfort.

use crate::{
    action::UiAction,
    frame::tier::{RenderQuality, Tier},
    port::Card,
    ui::{fold::Folds, panels::Home, room::Room, theme::Contrast},
};
use bevy::prelude::Resource;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shujin_messages::Locale;
use shujin_play::Intent;
use std::collections::BTreeMap;

/// A scene that was asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The scene.
    pub scene: String,
    /// Seed of all chance.
    pub seed: u64,
    /// The task at which it begins.
    pub task: Option<String>,
}

/// What keeps a pack from being shown.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What is wrong, by locale.
    pub text: BTreeMap<String, String>,
    /// Whether somebody brought it along; else it is the open scene, as its author has changed it.
    pub is_brought: bool,
}

/// What who learns must know of the page itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// The server does not answer: what is done waits here.
    pub offline: bool,
    /// Another tab keeps what is done in this scene.
    pub elsewhere: bool,
}

/// How large text and what is touched are, beside the usual size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the screen asks.
    #[default]
    Usual,
    /// A quarter larger.
    Large,
    /// Half as large again.
    Largest,
}

/// All of them, from the smallest.
pub const TEXT_SIZES: [TextSize; 3] = [TextSize::Usual, TextSize::Large, TextSize::Largest];

impl TextSize {
    /// Times the usual size.
    pub fn factor(self) -> f32 {
        match self {
            TextSize::Usual => 1.0,
            TextSize::Large => 1.25,
            TextSize::Largest => 1.5,
        }
    }
}

/// The screen's own state; none of it matters to a lesson's course.
#[derive(Resource)]
pub struct Screen {
    /// Home, or nothing while a lesson is open.
    pub home: Option<Home>,
    /// The scenes to choose from.
    pub cards: Vec<Card>,
    /// Which of the pages of scenes home shows, from 0.
    pub leaf: usize,
    /// The locale.
    pub locale: Locale,
    /// The menu of languages is open.
    pub choosing_language: bool,
    /// The menu of places to go is open.
    pub choosing_place: bool,
    /// The room of the interface.
    pub room: Room,
    /// How many times the reader has enlarged the page, at least 1.
    pub zoom: f32,
    /// Which panels are open.
    pub folds: Folds,
    /// The scene that was asked for.
    pub wanted: Option<Wanted>,
    /// What is said over the open lesson of a pack that came meanwhile.
    pub fault: Option<Fault>,
    /// The card of settings is open.
    pub settings: bool,
    /// Nothing of the scene is heard. The voice that reads aloud has a choice of its own.
    pub muted: bool,
    /// The languages in which the host can read aloud.
    pub voices: Vec<Locale>,
    /// Whether the learner wants to be read to, where that is offered.
    pub read_aloud: bool,
    /// Pinyin stands beside the characters of which the scene has it, in simplified Chinese.
    pub pinyin: bool,
    /// How large the interface is.
    pub text_size: TextSize,
    /// For one switch: after so many seconds the next of what can be pressed is reached by itself; 0 where that is not wanted.
    pub scan: f32,
    /// Stopped.
    pub paused: bool,
    /// Stopped by whoever holds the lesson.
    pub held: bool,
    /// Walking straight ahead, without a key held.
    pub walking: bool,
    /// How many times as fast as the clock the lesson's time passes.
    pub pace: f64,
    /// What blocks keep of the screen while their lesson is open, by names of their own, such as a page that is turned to.
    pub own: BTreeMap<&'static str, Value>,
    /// Stand still where movement is decoration.
    pub reduce_motion: bool,
    /// How strongly ink stands out from paper.
    pub contrast: Contrast,
    /// A board's diagonal in inches; 0 for none.
    pub board_inches: f32,
    /// Whether the learner wants to feel the music; nothing where the device cannot vibrate.
    pub vibrate: Option<bool>,
    /// How finely the world is drawn, where somebody chose.
    pub chosen_tier: Option<Tier>,
    /// The same for its resolution alone, 0.5–1.
    pub chosen_scale: Option<f32>,
    /// How finely it is drawn now.
    pub quality: RenderQuality,
    /// What who learns must know of the page.
    pub signs: Signs,
    /// Without interface: for pictures of the scene.
    pub bare: bool,
    /// What was pressed since the last frame.
    pub acts: Vec<UiAction>,
    /// What the learner wants in the next tick: see [`Screen::submit`].
    pub(crate) intents: Vec<Intent>,
}

impl Default for Screen {
    fn default() -> Self {
        Screen {
            home: Some(Home::Cards),
            cards: Vec::new(),
            leaf: 0,
            locale: Locale::SOURCE,
            choosing_language: false,
            choosing_place: false,
            room: Room::default(),
            zoom: 1.0,
            folds: Folds::default(),
            wanted: None,
            fault: None,
            settings: false,
            muted: false,
            voices: Vec::new(),
            read_aloud: false,
            pinyin: true,
            text_size: TextSize::default(),
            scan: 0.0,
            paused: false,
            held: false,
            walking: false,
            pace: 1.0,
            own: BTreeMap::new(),
            reduce_motion: false,
            contrast: Contrast::Usual,
            board_inches: 0.0,
            vibrate: None,
            chosen_tier: None,
            chosen_scale: None,
            quality: RenderQuality { tier: Tier::Low, scale: 1.0 },
            signs: Signs::default(),
            bare: false,
            acts: Vec::new(),
            intents: Vec::new(),
        }
    }
}

impl Screen {
    /// What the learner wants, from whatever device: the one way in for intents.
    pub fn submit(&mut self, intent: Intent) {
        self.acts.push(UiAction::Intent(intent));
    }

    /// Whether the lesson stands still: stopped, or something stands over it.
    pub fn stands_still(&self) -> bool {
        self.paused || self.settings
    }

    /// Whether the host can read aloud in the language that is shown.
    pub fn has_voice(&self) -> bool {
        self.voices.contains(&self.locale)
    }

    /// What a block keeps under this name; as at first where it keeps nothing yet.
    pub fn own<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        self.own.get(name).and_then(|value| T::deserialize(value).ok()).unwrap_or_default()
    }

    /// The screen's word in notices.
    pub fn word(&self, phase: Option<shujin_play::Phase>) -> &'static str {
        match (&self.home, phase) {
            (Some(Home::Cards), _) | (None, None) => "home",
            (Some(Home::Loading(..)), _) => "loading",
            (Some(Home::Error { .. }), _) => "error",
            (None, Some(shujin_play::Phase::Waiting)) => "start",
            (None, Some(shujin_play::Phase::Running)) => "lesson",
            (None, Some(shujin_play::Phase::Finished)) => "finish",
        }
    }
}
