//! What pressing something does: an intent of the learner, or a matter of the screen alone.

use crate::{frame::tier::Tier, screen::Page};
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
    /// The other language.
    Language,
    /// Stop or go on.
    Pause,
    /// Begin the open scene afresh.
    Again,
    /// Mark or unmark an option of a question with several answers.
    Mark(String),
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
    /// Turn to a page of the notebook.
    Turn(Page),
}
