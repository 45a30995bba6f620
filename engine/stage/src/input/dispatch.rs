//! What becomes of a pointer's presses: taps, drags, and what each of them does.
//!
//! A press belongs to what it began on until it is let go, and each pointer has its own. Does not: read devices, look for what lies under
//! a pointer ([`super::hit`]), decide what a lesson makes of an intent.

mod captured;
mod palm;

use super::{
    facing::Facing,
    focus::Focus,
    grab::Grabs,
    hit::{Hit, Hits},
    locomotion::Turning,
    pointer::{Pointer, PointerAction, PointerButton, PointerId, PointerInput},
    scan::Scan,
    unread::Pressed,
};
use crate::{
    lesson::Lesson,
    screen::Screen,
    ui::{
        scroll::Scrolled,
        widget::{ButtonVariant, Slider},
    },
};
use bevy::prelude::*;
use captured::{Captured, captured, held, is_key};
use shujin_lesson::format::Scalar;
use shujin_play::Intent;
use std::collections::BTreeMap;

/// A pointer that moved less than this was meant for one spot: logical pixels on the canvas, else the angle of its ray, radians.
const STEADY: (f32, f32) = (10.0, 0.03);

/// Degrees that the view turns for one pixel of dragging.
const DRAG: f32 = 0.15;

/// What each pointer is doing, and what was pressed last.
#[derive(Resource, Default)]
pub struct Presses {
    held: BTreeMap<PointerId, Press>,
    last: Option<Pressed>,
}

/// A press that is not over.
struct Press {
    from: Pointer,
    last: Pointer,
    /// When it began, s.
    since: f32,
    on: Captured,
    /// It has left its spot: it is no tap any more.
    is_drag: bool,
    turning: Turning,
    /// The part of a panel on which it began, where there is more of it than room.
    part: Option<String>,
}

/// Does what the pointers did, in their order.
pub fn dispatch(
    mut changes: MessageReader<PointerInput>,
    mut presses: ResMut<Presses>,
    hits: Hits,
    mut screen: ResMut<Screen>,
    mut focus: ResMut<Focus>,
    (time, scale, mut scrolled, mut facing): (Res<Time<Real>>, Res<UiScale>, ResMut<Scrolled>, ResMut<Facing>),
    (lesson, mut grabs, mut scan): (Option<Res<Lesson>>, ResMut<Grabs>, ResMut<Scan>),
) {
    let now = time.elapsed_secs();
    if let Some(last) = &mut presses.last {
        let there = hits.widget(last.at).and_then(|widget| hits.button(widget));
        last.look(there.map(|button| button.0.id.clone()), now);
    }
    for PointerInput { pointer, action } in changes.read() {
        match action {
            PointerAction::Press(PointerButton::Primary) => {
                // While the scan is on, a pointer does not move the focus.
                if screen.scan <= 0.0 {
                    focus.set(None);
                }
                // Whose hand is on the view turns it.
                facing.stop();
                let on = captured(pointer, presses.last.as_ref(), &hits, now);
                let is_palm = !is_key(&on, &hits) && presses.lies_with(pointer, now, palm::hand(&screen, &hits));
                let on = if is_palm { Captured::Panel } else { on };
                let on = match (on, &lesson) {
                    (Captured::World(Some(node)), Some(lesson)) if !screen.stands_still() => {
                        held(node, pointer, &lesson.play, (&grabs, &presses), &hits)
                    }
                    (on, _) => on,
                };
                let is_button = matches!(on, Captured::Button(_) | Captured::Slider(_));
                let on = if screen.scan > 0.0 && !is_button { Captured::Panel } else { on };
                if screen.scan > 0.0 && !is_button {
                    scan.press();
                }
                let part = pointer.at.and_then(|at| hits.part(at));
                let may_scroll = may_scroll(pointer, part.as_deref());
                press(&on, pointer, may_scroll, &hits, &mut screen);
                let turning = Turning::default();
                let press = Press { from: *pointer, last: *pointer, since: now, on, is_drag: false, turning, part };
                presses.held.insert(pointer.id, press);
            }
            PointerAction::Move => {
                if let Some(press) = presses.held.get_mut(&pointer.id) {
                    let moved = drag(press, pointer, &hits, &mut screen, &mut grabs);
                    if let Some(part) = press.part.as_ref().filter(|_| moved != 0.0) {
                        scrolled.by(part, -moved / scale.0);
                    }
                }
            }
            PointerAction::Release(PointerButton::Primary) => {
                let Some(press) = presses.held.remove(&pointer.id) else { continue };
                let pressed = release(press, pointer, &hits, &mut screen, &mut grabs);
                if let Some((id, at)) = pressed.zip(pointer.at) {
                    presses.last = Some(Pressed::new(id, at, now));
                }
            }
            PointerAction::Cancel => match presses.held.remove(&pointer.id) {
                Some(Press { on: Captured::Thing(_, hand, _) | Captured::Surface(_, hand), .. }) => {
                    grabs.let_go(hand, true, &mut screen);
                }
                Some(Press { on: Captured::Handle(_, track), is_drag: true, .. }) => {
                    screen.submit(track.wanted[1].clone());
                }
                _ => {}
            },
            // The other buttons do nothing.
            PointerAction::Press(_) | PointerAction::Release(_) => {}
        }
    }
}

/// Whether a finger that comes down on a slider may mean to scroll the part that it stands on: which way it moves decides.
fn may_scroll(pointer: &Pointer, part: Option<&str>) -> bool {
    matches!(pointer.id, PointerId::Touch(_)) && part.is_some()
}

/// What is done as soon as something is pressed: keys of an instrument sound, a slider comes to the pointer unless that may mean to scroll.
fn press(on: &Captured, pointer: &Pointer, may_scroll: bool, hits: &Hits, screen: &mut Screen) {
    match on {
        Captured::Button(id) => {
            let key = hits.enabled(id).filter(|button| button.0.look == ButtonVariant::Key);
            screen.acts.extend(key.map(|key| key.0.act.clone()));
        }
        Captured::Slider(_) if may_scroll => {}
        Captured::Slider(slider) => slide(slider, pointer, hits, screen),
        // A menu is closed by a press beside it.
        Captured::World(_) | Captured::Thing(..) | Captured::Surface(..) | Captured::Handle(..) | Captured::Panel => {
            (screen.choosing_language, screen.choosing_place) = (false, false)
        }
    }
}

/// What is done while a pointer moves with something pressed: the view turns, a slider follows. A pointer that has no place on the canvas
/// turns no view: its owner looks round by turning the head. Gives by how much it moves what it began on up or down, where there is more of that
/// than room; a button there is then no longer pressed.
fn drag(press: &mut Press, pointer: &Pointer, hits: &Hits, screen: &mut Screen, grabs: &mut Grabs) -> f32 {
    let was_drag = press.is_drag;
    press.is_drag |= !is_same_spot(&press.from, pointer);
    let may_scroll = may_scroll(pointer, press.part.as_deref());
    let moved = pointer.at.zip(press.last.at).map_or(Vec2::ZERO, |(now, before)| now - before);
    match &mut press.on {
        Captured::Thing(_, hand, wanted) if press.is_drag => {
            if !was_drag {
                grabs.carry(*hand, &wanted.0, &wanted.1, pointer, screen);
            }
            grabs.move_to(*hand, pointer);
        }
        Captured::Surface(node, hand) if press.is_drag => {
            if !was_drag {
                grabs.rub(*hand, node, pointer);
            }
            grabs.move_to(*hand, pointer);
        }
        Captured::Handle(_, track) if press.is_drag => {
            if !was_drag {
                screen.submit(track.wanted[0].clone());
            }
            // What was moved before it became a drag counts, too.
            let before = if was_drag { press.last.ray } else { press.from.ray };
            if let Some((before, now)) = before.zip(pointer.ray) {
                let to = Scalar::Number(track.drag(before, now));
                screen.submit(Intent::Set { value: track.value.clone(), to });
            }
        }
        Captured::World(_) if press.is_drag && moved != Vec2::ZERO => {
            if let Some(look) = press.turning.turn(moved.x * DRAG, moved.y * DRAG) {
                screen.submit(look);
            }
        }
        Captured::Slider(_) if may_scroll && !press.is_drag => {}
        Captured::Slider(_) if may_scroll && !was_drag && is_upright(&press.from, pointer) => {
            press.on = Captured::Panel
        }
        Captured::Slider(slider) if moved != Vec2::ZERO => slide(slider, pointer, hits, screen),
        Captured::Button(_) if press.is_drag && press.part.is_some() => press.on = Captured::Panel,
        _ => {}
    }
    press.last = *pointer;
    if matches!(press.on, Captured::Panel) && press.is_drag { moved.y } else { 0.0 }
}

/// What is done when a press ends: a button acts if it is let go on it, a node is touched if the press was a tap. Gives the button that
/// acted.
fn release(press: Press, pointer: &Pointer, hits: &Hits, screen: &mut Screen, grabs: &mut Grabs) -> Option<String> {
    match press.on {
        Captured::Thing(_, hand, _) | Captured::Surface(_, hand) if press.is_drag => {
            grabs.let_go(hand, false, screen);
            None
        }
        Captured::Handle(_, track) if press.is_drag => {
            screen.submit(track.wanted[1].clone());
            None
        }
        Captured::Thing(node, ..) | Captured::Surface(node, _) | Captured::Handle(node, _) => {
            screen.submit(Intent::Touch { node });
            None
        }
        Captured::Button(id) => {
            let Hit::Widget(widget) = hits.hit(pointer) else { return None };
            let is_on_it = hits.button(widget).is_some_and(|button| button.0.id == id);
            let button = hits.enabled(&id).filter(|button| is_on_it && button.0.look != ButtonVariant::Key)?;
            screen.acts.push(button.0.act.clone());
            Some(id)
        }
        Captured::Slider(slider) if !press.is_drag && may_scroll(pointer, press.part.as_deref()) => {
            slide(&slider, pointer, hits, screen);
            None
        }
        Captured::World(Some(node)) if !press.is_drag && is_same_spot(&press.from, pointer) => {
            screen.submit(Intent::Touch { node });
            None
        }
        _ => None,
    }
}

/// Whether a pointer that moved so is still meant for the same spot.
fn is_same_spot(from: &Pointer, to: &Pointer) -> bool {
    match (from.at.zip(to.at), from.ray.zip(to.ray)) {
        (Some((from, to)), _) => from.distance(to) < STEADY.0,
        (None, Some((from, to))) => from.direction.angle_between(*to.direction) < STEADY.1,
        (None, None) => true,
    }
}

/// Whether a pointer has moved up or down rather than along.
fn is_upright(from: &Pointer, to: &Pointer) -> bool {
    from.at.zip(to.at).is_some_and(|(from, to)| (to.y - from.y).abs() > (to.x - from.x).abs())
}

/// Sets a slider's value to where the pointer is on its track.
fn slide(slider: &Slider, pointer: &Pointer, hits: &Hits, screen: &mut Screen) {
    let Some(fraction) = pointer.at.and_then(|at| hits.along(&slider.id, at)) else { return };
    let to = Scalar::Number(slider.at(f64::from(fraction)));
    screen.submit(Intent::Set { value: slider.value.clone(), to });
}
