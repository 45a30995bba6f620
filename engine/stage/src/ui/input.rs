//! Hands and keys: any number of fingers at once, a mouse, a keyboard. They become acts and intents here and nowhere else.

use super::{
    a11y::A11yNode,
    draw::{BlocksPointer, Pressable, Track},
    widget::{ButtonVariant, Slider},
};
use crate::{action::UiAction, lesson::Lesson, screen::Screen, world::pick::Pick};
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::ui::{ComputedStackIndex, UiGlobalTransform};
use shujin_blocks::score::{Key, Music};
use shujin_lesson::format::Scalar;
use shujin_play::Intent;
use std::collections::BTreeMap;

/// The id of the mouse among hands; fingers have small numbers.
const MOUSE: u64 = u64::MAX;

/// A touch that moved less than this was meant for one spot, logical pixels.
const STEADY: f32 = 10.0;

/// Degrees that the view turns for one pixel of dragging.
const DRAG: f32 = 0.15;

/// Degrees that the view turns in a second while a key is held.
const KEY_TURN: f32 = 70.0;

/// What came up under the last press cannot be meant by another there for so long, seconds; and how close to it, logical pixels.
const UNREAD: (f32, f32) = (0.4, 20.0);

/// What each hand is doing, and what was pressed last.
#[derive(Resource, Default)]
pub struct Hands(BTreeMap<u64, Hand>, Option<Pressed>);

/// The last press that did something: which button and where, what lies there now, and since when in seconds.
struct Pressed {
    id: String,
    at: Vec2,
    there: Option<String>,
    since: f32,
}

impl Pressed {
    fn new(id: String, at: Vec2, now: f32) -> Pressed {
        Pressed { there: Some(id.clone()), id, at, since: now }
    }

    /// Notes which button lies there in this frame.
    fn look(&mut self, there: Option<String>, now: f32) {
        if self.there != there {
            (self.there, self.since) = (there, now);
        }
    }

    /// Whether a hand that now comes down on `id` cannot have meant it: children press "go on" twice, on a slow machine because
    /// nothing seemed to happen, and an answer that came up under the second press would be given without being read.
    fn unread(&self, id: &str, at: Vec2, now: f32) -> bool {
        let new = self.there.as_deref() == Some(id) && self.id != id;
        new && now - self.since < UNREAD.0 && self.at.distance(at) < UNREAD.1
    }
}

struct Hand {
    from: Vec2,
    last: Vec2,
    on: On,
}

/// What a hand came down on.
#[derive(Clone)]
enum On {
    World,
    CardStyle,
    Button(String),
    Slider(Box<Slider>, Entity),
}

impl On {
    fn button(self) -> Option<String> {
        if let On::Button(id) = self { Some(id) } else { None }
    }
}

/// The element with the focus ring.
#[derive(Resource, Default)]
pub struct Focus(pub Option<String>);

type Solids<'w, 's> = Query<
    'w,
    's,
    (
        Entity,
        &'static ComputedNode,
        &'static UiGlobalTransform,
        &'static InheritedVisibility,
        Option<&'static Pressable>,
        Option<&'static Track>,
        &'static ComputedStackIndex,
    ),
    With<BlocksPointer>,
>;

/// Reads mouse and fingers.
pub fn touch(
    mut hands: ResMut<Hands>,
    mut fingers: MessageReader<TouchInput>,
    mouse: Res<ButtonInput<MouseButton>>,
    window: Query<&Window>,
    solids: Solids,
    pick: Pick,
    mut screen: ResMut<Screen>,
    mut focus: ResMut<Focus>,
    time: Res<Time<Real>>,
) {
    let Ok(window) = window.single() else { return };
    let now = time.elapsed_secs();
    if let Some(last) = &mut hands.1 {
        last.look(hit(&solids, last.at * window.scale_factor()).button(), now);
    }
    let mut moves: Vec<(u64, TouchPhase, Vec2)> = fingers.read().map(|f| (f.id, f.phase, f.position)).collect();
    if let Some(at) = window.cursor_position() {
        if mouse.just_pressed(MouseButton::Left) {
            moves.push((MOUSE, TouchPhase::Started, at));
        } else if mouse.pressed(MouseButton::Left) {
            moves.push((MOUSE, TouchPhase::Moved, at));
        }
        if mouse.just_released(MouseButton::Left) {
            moves.push((MOUSE, TouchPhase::Ended, at));
        }
    }
    for (id, phase, at) in moves {
        let point = at * window.scale_factor();
        match phase {
            TouchPhase::Started => {
                focus.0 = None;
                let on = match hit(&solids, point) {
                    On::Button(id) if hands.1.as_ref().is_some_and(|last| last.unread(&id, at, now)) => On::CardStyle,
                    on => on,
                };
                down(&on, at, &solids, window, &mut screen);
                hands.0.insert(id, Hand { from: at, last: at, on });
            }
            TouchPhase::Moved => {
                if let Some(hand) = hands.0.get_mut(&id) {
                    drag(hand, at, &solids, window, &mut screen);
                }
            }
            TouchPhase::Ended => {
                if let Some(hand) = hands.0.remove(&id) {
                    if let Some(id) = up(&hand, hit(&solids, point), &solids, &mut screen) {
                        hands.1 = Some(Pressed::new(id, at, now));
                    }
                    let steady = hand.from.distance(at) < STEADY;
                    if let (On::World, true) = (&hand.on, steady)
                        && let Some(node) = pick.at(at)
                    {
                        screen.acts.push(UiAction::Intent(Intent::Touch { node: node.to_owned() }));
                    }
                }
            }
            TouchPhase::Canceled => drop(hands.0.remove(&id)),
        }
    }
}

/// The topmost thing of the interface under a point in physical pixels.
fn hit(solids: &Solids, point: Vec2) -> On {
    let found = solids
        .iter()
        .filter(|(_, node, transform, seen, ..)| seen.get() && node.contains_point(**transform, point))
        .max_by_key(|(.., index)| index.0);
    match found {
        None => On::World,
        Some((.., Some(pressable), _, _)) => On::Button(pressable.0.id.clone()),
        Some((entity, .., Some(track), _)) => On::Slider(Box::new(track.0.clone()), entity),
        Some(_) => On::CardStyle,
    }
}

fn button<'a>(solids: &'a Solids, id: &str) -> Option<&'a Pressable> {
    solids.iter().filter_map(|s| s.4).find(|p| p.0.id == id && !p.0.disabled)
}

fn down(on: &On, at: Vec2, solids: &Solids, window: &Window, screen: &mut Screen) {
    match on {
        On::Button(id) => {
            if let Some(pressable) = button(solids, id).filter(|p| p.0.look == ButtonVariant::Key) {
                screen.acts.push(pressable.0.act.clone());
            }
        }
        On::Slider(slider, track) => set(slider, *track, at, solids, window, screen),
        On::World | On::CardStyle => {}
    }
}

fn drag(hand: &mut Hand, at: Vec2, solids: &Solids, window: &Window, screen: &mut Screen) {
    let moved = at - hand.last;
    match &hand.on {
        On::World if hand.from.distance(at) >= STEADY && moved != Vec2::ZERO => {
            screen.submit(look(moved.x * DRAG, moved.y * DRAG));
        }
        On::Slider(slider, track) if moved != Vec2::ZERO => set(slider, *track, at, solids, window, screen),
        _ => {}
    }
    hand.last = at;
}

/// Gives the button that was pressed by it.
fn up(hand: &Hand, on: On, solids: &Solids, screen: &mut Screen) -> Option<String> {
    let (On::Button(from), On::Button(to)) = (&hand.on, on) else { return None };
    let pressable = button(solids, &to).filter(|p| *from == to && p.0.look != ButtonVariant::Key)?;
    screen.acts.push(pressable.0.act.clone());
    Some(to)
}

/// Turns in whole tenths of a degree: a recording holds them exactly.
fn look(left: f32, up: f32) -> Intent {
    let tenths = |x: f32| (x * 10.0).round() / 10.0;
    Intent::Look { left: tenths(left), up: tenths(up) }
}

/// Sets a slider's value to where the hand is on its track.
fn set(slider: &Slider, track: Entity, at: Vec2, solids: &Solids, window: &Window, screen: &mut Screen) {
    // Drawn anew while dragged, the track has another entity but the same id.
    let track = solids.get(track).ok().or_else(|| solids.iter().find(|s| s.5.is_some_and(|t| t.0.id == slider.id)));
    let Some((_, node, transform, ..)) = track else { return };
    let x = at.x * window.scale_factor() - (transform.translation.x - node.size().x / 2.0);
    let fraction = f64::from((x / node.size().x).clamp(0.0, 1.0));
    let to = Scalar::Number(slider.min + fraction * (slider.max - slider.min));
    screen.submit(Intent::Set { value: slider.value.clone(), to });
}

/// Reads the keyboard.
pub fn keys(
    keys: Res<ButtonInput<KeyCode>>,
    lesson: Option<Res<Lesson>>,
    mut focus: ResMut<Focus>,
    mut screen: ResMut<Screen>,
    named: Query<(&A11yNode, &ComputedNode, &UiGlobalTransform)>,
    (buttons, tracks): (Query<&Pressable>, Query<&Track>),
    time: Res<Time<Real>>,
) {
    if keys.just_pressed(KeyCode::Tab) {
        let back = keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
        focus.0 = next_focus(focus.0.as_deref(), back, &named);
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

/// The focus after the one that has it, in the order of the screen: from above to below, from left to right.
fn next_focus(
    now: Option<&str>,
    back: bool,
    named: &Query<(&A11yNode, &ComputedNode, &UiGlobalTransform)>,
) -> Option<String> {
    let mut all: Vec<(i32, i32, &str)> = named
        .iter()
        .filter(|(n, node, _)| matches!(n.role, "button" | "slider") && !n.disabled && node.size().x > 1.0)
        .map(|(n, _, t)| ((t.translation.y / 20.0) as i32, t.translation.x as i32, n.id.as_str()))
        .collect();
    all.sort_unstable();
    let at = now.and_then(|id| all.iter().position(|a| a.2 == id));
    let next = match (at, back) {
        (None, false) => 0,
        (None, true) => all.len().checked_sub(1)?,
        (Some(i), false) => (i + 1) % all.len(),
        (Some(i), true) => (i + all.len() - 1) % all.len(),
    };
    all.get(next).map(|a| a.2.to_owned())
}

/// Digits play the keys of a score.
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
    let count = lesson.play.state::<Music>().map_or(0, |m| m.keys.len());
    for (key, _) in DIGITS.iter().enumerate().take(count).filter(|(_, k)| keys.just_pressed(**k)) {
        screen.submit(Intent::of(Key { key }));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_up_under_a_press_is_not_pressed_unread() {
        let mut last = Pressed::new("next".into(), Vec2::new(600.0, 400.0), 10.0);
        let near = Vec2::new(604.0, 397.0);
        last.look(Some("next".into()), 10.1);
        assert!(!last.unread("next", near, 10.1), "reading on quickly is meant");
        assert!(!last.unread("beside", near, 10.1), "what was there all the time can be meant");
        // A slow machine: it comes up long after the press.
        last.look(Some("say.2".into()), 11.0);
        assert!(last.unread("say.2", near, 11.0));
        last.look(Some("say.2".into()), 11.3);
        assert!(last.unread("say.2", near, 11.3));
        assert!(!last.unread("say.2", near, 11.5), "there was time to see it");
        assert!(!last.unread("say.0", Vec2::new(600.0, 340.0), 11.1), "another place was aimed at");
    }
}
