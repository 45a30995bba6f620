//! What pressing something does: an intent of the learner, or a matter of the screen alone.

use crate::{frame::tier::Tier, screen::TextSize, ui::fold::Panel};
use serde_json::Value;
use shujin_messages::Locale;
use shujin_play::Intent;

/// What pressing something does.
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    /// The learner wants something in the lesson.
    Intent(Intent),
    /// Open a scene from home.
    Open(String),
    /// Go on where an earlier sitting left off.
    GoOn,
    /// Go home.
    Home,
    /// Speak in this locale.
    Speak(Locale),
    /// Open the menu of languages, or close it.
    Languages,
    /// Open the card of settings, or close it.
    Settings,
    /// Have nothing be heard, or all of it again.
    Mute(bool),
    /// Have what is said be read aloud, or not.
    ReadAloud(bool),
    /// Show the pinyin of rare characters, or not.
    Pinyin(bool),
    /// Make text and what is touched so large.
    Enlarge(TextSize),
    /// Go through what can be pressed by itself, an element in so many seconds; 0 for not.
    Scan(f32),
    /// Stop or go on.
    Pause,
    /// Begin the open scene afresh.
    Again,
    /// Walk ahead or stand.
    Walk,
    /// Feel the music or not.
    Vibrate,
    /// Draw so finely, or as the machine can.
    Draw(Option<Tier>),
    /// Put away what is said of a changed scene.
    Dismiss,
    /// Show these scenes at home: the number of the page, from 0.
    Leaf(usize),
    /// Open a panel or put it away to its tab.
    Fold(Panel, bool),
    /// Open the menu of places to go, or close it.
    Places,
    /// Show what is further down in the part of a panel with this name.
    More(String),
    /// Turn to the thing with this id.
    Face(String),
    /// A block keeps this of the screen, under a name of its own.
    Own(&'static str, Value),
}
