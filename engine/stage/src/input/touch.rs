//! Fingers on a screen: each is a pointer of its own, from when it comes down until it is lifted.

use super::pointer::{Buttons, Eye, PointerAction, PointerButton, PointerId, PointerInput};
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;

/// Tells what the fingers did.
pub fn read(mut fingers: MessageReader<TouchInput>, eye: Eye, mut changes: MessageWriter<PointerInput>) {
    for finger in fingers.read() {
        let action = match finger.phase {
            TouchPhase::Started => PointerAction::Press(PointerButton::Primary),
            TouchPhase::Moved => PointerAction::Move,
            TouchPhase::Ended => PointerAction::Release(PointerButton::Primary),
            TouchPhase::Canceled => PointerAction::Cancel,
        };
        let mut buttons = Buttons::default();
        buttons.set(PointerButton::Primary, matches!(finger.phase, TouchPhase::Started | TouchPhase::Moved));
        let pointer = eye.pointer(PointerId::Touch(finger.id), finger.position, buttons);
        changes.write(PointerInput { pointer, action });
    }
}
