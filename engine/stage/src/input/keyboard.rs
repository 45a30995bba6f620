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
        widget::Slider,
    },
};
use bevy::input::{ButtonState, keyboard::KeyboardInput};
use bevy::prelude::*;
use shujin_lesson::format::Scalar;
use shujin_play::Intent;

/// Degrees that the view turns in a second while a key is held.
const KEY_TURN: f32 = 70.0;

/// They press what has the focus, or are the switch of a scan.
pub(super) const ENTERS: [KeyCode; 3] = [KeyCode::Enter, KeyCode::NumpadEnter, KeyCode::Space];

/// Held beside a letter it is a command.
const COMMANDS: [KeyCode; 4] = [KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::SuperLeft, KeyCode::SuperRight];

/// Reads the keyboard.
pub fn read(
    keys: Res<ButtonInput<KeyCode>>,
    lesson: Option<Res<Lesson>>,
    mut focus: ResMut<Focus>,
    mut screen: ResMut<Screen>,
    tree: Res<LastTree>,
    (buttons, tracks): (Query<&Pressable>, Query<&Track>),
    (mut wanted, mut turning): (ResMut<WalkWanted>, Local<Turning>),
    (mut strokes, mut shift, mut setting, time): (
        MessageReader<KeyboardInput>,
        Local<Shift>,
        Local<Setting>,
        Res<Time<Real>>,
    ),
) {
    if keys.just_pressed(KeyCode::Tab) {
        let back = keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
        let next = next_focus(&focus, back, &tree);
        focus.set(next);
    }
    let focused = focus.at().unwrap_or_default().to_owned();
    // While one switch is scanned for, these keys are the switch.
    let is_switch = screen.scan > 0.0;
    let enters = keys.any_just_pressed(ENTERS);
    if enters && !is_switch && !focus.is_unread() {
        let act = focus.act(buttons.iter());
        if act.is_some() {
            focus.press();
        }
        screen.acts.extend(act);
    }
    let strokes: Vec<&KeyboardInput> = strokes.read().collect();
    let digits = shift.digits(&strokes);
    let steps: f64 = strokes.iter().map(|stroke| step(stroke)).sum();
    let slider = tracks.iter().find(|t| t.0.id == focused).map(|t| &t.0);
    if let Some((s, lesson)) = slider.zip(lesson.as_ref()) {
        let to = setting.step(s, lesson.play.number_of(&s.value), steps, time.delta_secs());
        if let Some(to) = to {
            screen.submit(Intent::Set { value: s.value.clone(), to: Scalar::Number(to) });
        }
    }
    if keys.just_pressed(KeyCode::Escape) && screen.choosing_language {
        screen.acts.push(UiAction::Languages);
        return;
    }
    if keys.just_pressed(KeyCode::Escape) && screen.choosing_place {
        screen.acts.push(UiAction::Places);
        return;
    }
    if keys.just_pressed(KeyCode::Escape) && screen.settings {
        screen.acts.push(UiAction::Settings);
        return;
    }
    if keys.just_pressed(KeyCode::Escape) && screen.fault.is_some() {
        screen.acts.push(UiAction::Dismiss);
        return;
    }
    // What is pressed while the lesson stands still is not done later.
    let Some(lesson) = lesson.filter(|_| !screen.stands_still()) else { return };
    if keys.just_pressed(KeyCode::Escape) {
        // What is in hand goes back first: whoever wants to get out of something wants that.
        let back = BLOCKS.iter().find_map(|block| block.escape(&lesson.play));
        screen.submit(back.unwrap_or(Intent::Next));
    }
    if keys.just_pressed(KeyCode::KeyZ) && keys.any_pressed(COMMANDS) {
        screen.submit(Intent::Undo { hand: 0 });
    }
    if keys.just_pressed(KeyCode::KeyH) {
        screen.submit(Intent::Hint);
    }
    for (digit, shifted) in digits {
        if let Some(intent) = BLOCKS.iter().find_map(|block| block.digit(&lesson, digit, shifted)) {
            screen.submit(intent);
        }
    }
    walk(&keys, &mut wanted);
    let turned = turn(&keys, slider.is_some(), time.delta_secs());
    if let Some(look) = turning.turn(turned.x, turned.y) {
        screen.submit(look);
    }
}

/// A slider that keys set.
#[derive(Default)]
pub struct Setting {
    /// Its value, where it was set to, and for how long it may still be on its way there, s.
    to: Option<(String, f64, f32)>,
}

/// How long a lesson may take to do what was wanted, s: after that its own number counts, whatever was wanted.
const ON_ITS_WAY: f32 = 0.5;

impl Setting {
    /// Where so many steps more set it: from where it was last set to, though the lesson has not done that yet, else from where it stands.
    fn step(&mut self, slider: &Slider, now: f64, steps: f64, passed: f32) -> Option<f64> {
        let before = self.to.take().map(|(value, to, left)| (value, to, left - passed));
        self.to = before
            .filter(|(value, to, left)| *value == slider.value && *left > 0.0 && (to - now).abs() > slider.step / 2.0);
        if steps == 0.0 {
            return None;
        }
        let from = self.to.as_ref().map_or(now, |(_, to, _)| *to);
        let to = (from + steps * slider.step).clamp(slider.min, slider.max);
        self.to = Some((slider.value.clone(), to, ON_ITS_WAY));
        Some(to)
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
fn next_focus(focus: &Focus, back: bool, tree: &LastTree) -> Option<String> {
    let mut all: Vec<&str> = tree.reachable().collect();
    if back {
        all.reverse();
    }
    // What has just been pressed may not be pressed again: one goes on from there all the same.
    let place = |id: &str| all.iter().position(|other| *other == id);
    // What is gone, as an arrow goes when its thing comes into view, is gone on from where it stood.
    let at = focus.at().and_then(place).or_else(|| focus.passed(back).find_map(place));
    let (behind, ahead) = all.split_at(at.map_or(0, |at| at + 1));
    ahead.iter().chain(behind).find(|id| tree.can(id)).map(|id| (*id).to_owned())
}

/// Whether Shift is held, followed stroke by stroke: it may be pressed and let go within one frame, with a digit between.
#[derive(Default)]
pub struct Shift(bool);

impl Shift {
    /// The digits of these strokes in their order, each with whether Shift was held. A key that is held is one stroke.
    fn digits(&mut self, strokes: &[&KeyboardInput]) -> Vec<(u8, bool)> {
        let mut digits = Vec::new();
        for stroke in strokes {
            let is_pressed = stroke.state == ButtonState::Pressed;
            if matches!(stroke.key_code, KeyCode::ShiftLeft | KeyCode::ShiftRight) {
                self.0 = is_pressed;
            } else if is_pressed && !stroke.repeat {
                digits.extend(digit(stroke.key_code).map(|digit| (digit, self.0)));
            }
        }
        digits
    }
}

/// The digit of a key, 1–9.
fn digit(key: KeyCode) -> Option<u8> {
    const DIGITS: [[KeyCode; 2]; 9] = [
        [KeyCode::Digit1, KeyCode::Numpad1],
        [KeyCode::Digit2, KeyCode::Numpad2],
        [KeyCode::Digit3, KeyCode::Numpad3],
        [KeyCode::Digit4, KeyCode::Numpad4],
        [KeyCode::Digit5, KeyCode::Numpad5],
        [KeyCode::Digit6, KeyCode::Numpad6],
        [KeyCode::Digit7, KeyCode::Numpad7],
        [KeyCode::Digit8, KeyCode::Numpad8],
        [KeyCode::Digit9, KeyCode::Numpad9],
    ];
    (1..).zip(DIGITS).find(|(_, keys)| keys.contains(&key)).map(|(digit, _)| digit)
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
