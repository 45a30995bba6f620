//! The keyboard: goes from control to control, presses, walks, turns, plays.
//!
//! It points at nothing, so it is no [`super::pointer`]: what it does leaves directly as an act or an intent.

use super::{focus::Focus, look};
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
    time: Res<Time<Real>>,
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
    let step = i32::from(keys.just_pressed(KeyCode::ArrowRight)) - i32::from(keys.just_pressed(KeyCode::ArrowLeft));
    let slider = tracks.iter().find(|t| t.0.id == focused).map(|t| &t.0);
    if let Some(s) = slider.filter(|_| step != 0) {
        let to = s.now + f64::from(step) * s.step;
        screen.submit(Intent::Set { value: s.value.clone(), to: Scalar::Number(to) });
    }
    if keys.just_pressed(KeyCode::Escape) && screen.choosing_language {
        screen.acts.push(UiAction::Languages);
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
    walk(&keys, &lesson, &mut screen);
    turn(&keys, slider.is_some(), time.delta_secs(), &mut screen);
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

/// W, A, S, D and the upright arrows walk, and the button for those without keys. Told when it changes: walking goes on by
/// itself, in the direction of the view.
fn walk(keys: &ButtonInput<KeyCode>, lesson: &Lesson, screen: &mut Screen) {
    let ahead = f32::from(u8::from(screen.walking)).max(held(keys, KeyCode::KeyW, KeyCode::ArrowUp))
        - held(keys, KeyCode::KeyS, KeyCode::ArrowDown);
    let aside = held(keys, KeyCode::KeyD, KeyCode::KeyD) - held(keys, KeyCode::KeyA, KeyCode::KeyA);
    let (sin, cos) = lesson.play.walker.yaw.to_radians().sin_cos();
    let tenths = |x: f32| (x * 10.0).round() / 10.0;
    let [x, z] = [tenths(-sin * ahead + cos * aside), tenths(-cos * ahead - sin * aside)];
    // Held against what the walker wants, not against what was said last: that may not have been heard.
    if lesson.play.lesson.scene.walk.free && [x, z] != lesson.play.walker.wanted() {
        screen.submit(Intent::Walk { x, z });
    }
}

/// The level arrows, Q and E turn; Page Up and Page Down look up and down.
fn turn(keys: &ButtonInput<KeyCode>, on_slider: bool, seconds: f32, screen: &mut Screen) {
    let turn = held(keys, KeyCode::ArrowLeft, KeyCode::KeyQ) - held(keys, KeyCode::ArrowRight, KeyCode::KeyE);
    let turn = if on_slider { 0.0 } else { turn };
    let up = held(keys, KeyCode::PageUp, KeyCode::PageUp) - held(keys, KeyCode::PageDown, KeyCode::PageDown);
    if turn != 0.0 || up != 0.0 {
        let degrees = KEY_TURN * seconds.min(0.25);
        screen.submit(look(turn * degrees, up * degrees));
    }
}

fn held(keys: &ButtonInput<KeyCode>, a: KeyCode, b: KeyCode) -> f32 {
    f32::from(u8::from(keys.any_pressed([a, b])))
}
