//! The keyboard: goes from control to control, presses, walks, turns, plays.
//!
//! It points at nothing, so it is no [`super::pointer`]: what it does leaves directly as an act or an intent.

use super::{
    focus::Focus,
    locomotion::{Turning, WalkWanted},
};
use crate::{
    action::UiAction,
    blocks::BLOCKS,
    lesson::Lesson,
    screen::Screen,
    ui::{
        a11y::LastTree,
        draw::{Pressable, Track},
    },
};
use bevy::input::{ButtonState, keyboard::KeyboardInput};
use bevy::prelude::*;
use shujin_lesson::format::Scalar;
use shujin_play::Intent;

/// Degrees that the view turns in a second while a key is held.
const KEY_TURN: f32 = 70.0;

/// Reads the keyboard.
pub fn read(
    keys: Res<ButtonInput<KeyCode>>,
    lesson: Option<Res<Lesson>>,
    mut focus: ResMut<Focus>,
    mut screen: ResMut<Screen>,
    tree: Res<LastTree>,
    (buttons, tracks): (Query<&Pressable>, Query<&Track>),
    (mut wanted, mut turning): (ResMut<WalkWanted>, Local<Turning>),
    (mut strokes, time): (MessageReader<KeyboardInput>, Res<Time<Real>>),
) {
    if keys.just_pressed(KeyCode::Tab) {
        let back = keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
        focus.0 = next_focus(focus.0.as_deref(), back, &tree);
    }
    let focused = focus.0.clone().unwrap_or_default();
    if keys.any_just_pressed([KeyCode::Enter, KeyCode::NumpadEnter, KeyCode::Space]) {
        let act = buttons.iter().find(|p| p.0.id == focused && !p.0.disabled).map(|p| p.0.act.clone());
        screen.acts.extend(act);
    }
    let steps: f64 = strokes.read().map(step).sum();
    let slider = tracks.iter().find(|t| t.0.id == focused).map(|t| &t.0);
    if let Some((s, lesson)) = slider.zip(lesson.as_ref()).filter(|_| steps != 0.0) {
        // From where it is, not from where it was drawn.
        let to = lesson.play.number_of(&s.value) + steps * s.step;
        screen.submit(Intent::Set { value: s.value.clone(), to: Scalar::Number(to.clamp(s.min, s.max)) });
    }
    if keys.just_pressed(KeyCode::Escape) && screen.choosing_language {
        screen.acts.push(UiAction::Languages);
        return;
    }
    if keys.just_pressed(KeyCode::Escape) && screen.choosing_place {
        screen.acts.push(UiAction::Places);
        return;
    }
    if keys.just_pressed(KeyCode::Escape) && screen.fault.is_some() {
        screen.acts.push(UiAction::Dismiss);
        return;
    }
    // What is pressed while the lesson stands still is not done later.
    let Some(lesson) = lesson.filter(|_| !screen.paused) else { return };
    if keys.just_pressed(KeyCode::Escape) {
        screen.submit(Intent::Next);
    }
    if keys.just_pressed(KeyCode::KeyH) {
        screen.submit(Intent::Hint);
    }
    play_keys(&keys, &lesson, &mut screen);
    walk(&keys, &mut wanted);
    let turned = turn(&keys, slider.is_some(), time.delta_secs());
    if let Some(look) = turning.turn(turned.x, turned.y) {
        screen.submit(look);
    }
}

/// By how many steps a stroke of a key sets a slider. A held key strokes again and again, and one may be struck twice in a frame.
fn step(stroke: &KeyboardInput) -> f64 {
    match (stroke.state, stroke.key_code) {
        (ButtonState::Pressed, KeyCode::ArrowRight) => 1.0,
        (ButtonState::Pressed, KeyCode::ArrowLeft) => -1.0,
        _ => 0.0,
    }
}

/// The control after the one that has the focus, in the order in which the screen is read aloud: where things stand changes under the
/// focus, their order does not.
fn next_focus(now: Option<&str>, back: bool, tree: &LastTree) -> Option<String> {
    let all: Vec<&str> = tree.controls().collect();
    let at = now.and_then(|id| all.iter().position(|other| *other == id));
    let next = match (at, back) {
        (None, false) => 0,
        (None, true) => all.len().checked_sub(1)?,
        (Some(i), false) => (i + 1) % all.len(),
        (Some(i), true) => (i + all.len() - 1) % all.len(),
    };
    all.get(next).map(|id| (*id).to_owned())
}

/// Digits are what blocks make of them.
fn play_keys(keys: &ButtonInput<KeyCode>, lesson: &Lesson, screen: &mut Screen) {
    const DIGITS: [KeyCode; 9] = [
        KeyCode::Digit1,
        KeyCode::Digit2,
        KeyCode::Digit3,
        KeyCode::Digit4,
        KeyCode::Digit5,
        KeyCode::Digit6,
        KeyCode::Digit7,
        KeyCode::Digit8,
        KeyCode::Digit9,
    ];
    for (digit, _) in DIGITS.iter().enumerate().filter(|(_, key)| keys.just_pressed(**key)) {
        if let Some(intent) = BLOCKS.iter().find_map(|block| block.digit(lesson, digit)) {
            screen.submit(intent);
        }
    }
}

/// W, A, S, D and the upright arrows walk.
fn walk(keys: &ButtonInput<KeyCode>, wanted: &mut WalkWanted) {
    let ahead = held(keys, KeyCode::KeyW, KeyCode::ArrowUp) - held(keys, KeyCode::KeyS, KeyCode::ArrowDown);
    let right = held(keys, KeyCode::KeyD, KeyCode::KeyD) - held(keys, KeyCode::KeyA, KeyCode::KeyA);
    wanted.add(ahead, right);
}

/// The level arrows, Q and E turn, degrees to the left and up; Page Up and Page Down look up and down. On a slider the level arrows set it.
fn turn(keys: &ButtonInput<KeyCode>, on_slider: bool, seconds: f32) -> Vec2 {
    let arrows =
        held(keys, KeyCode::ArrowLeft, KeyCode::ArrowLeft) - held(keys, KeyCode::ArrowRight, KeyCode::ArrowRight);
    let letters = held(keys, KeyCode::KeyQ, KeyCode::KeyQ) - held(keys, KeyCode::KeyE, KeyCode::KeyE);
    let left = if on_slider { letters } else { (arrows + letters).clamp(-1.0, 1.0) };
    let up = held(keys, KeyCode::PageUp, KeyCode::PageUp) - held(keys, KeyCode::PageDown, KeyCode::PageDown);
    Vec2::new(left, up) * KEY_TURN * seconds.min(0.25)
}

fn held(keys: &ButtonInput<KeyCode>, a: KeyCode, b: KeyCode) -> f32 {
    f32::from(u8::from(keys.any_pressed([a, b])))
}
