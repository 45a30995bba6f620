//! The wheel of a mouse and two fingers on a pad: what lies under the pointer is moved up and down, where not all of it is seen.

use super::hit::Hits;
use crate::ui::scroll::Scrolled;
use bevy::input::mouse::{MouseScrollUnit, MouseWheel};
use bevy::prelude::*;

/// A notch of the wheel, logical pixels of the canvas.
const NOTCH: f32 = 48.0;

/// Moves what lies under the mouse.
pub fn read(
    mut turned: MessageReader<MouseWheel>,
    window: Query<&Window>,
    hits: Hits,
    mut scrolled: ResMut<Scrolled>,
    scale: Res<UiScale>,
) {
    let by: f32 =
        turned.read().map(|wheel| wheel.y * if wheel.unit == MouseScrollUnit::Line { NOTCH } else { 1.0 }).sum();
    let at = window.single().ok().and_then(Window::cursor_position);
    if let Some(part) = at.filter(|_| by != 0.0).and_then(|at| hits.part(at)) {
        scrolled.by(&part, -by / scale.0);
    }
}
