//! The mouse: one pointer that is always there.

use super::pointer::{Buttons, Eye, PointerAction, PointerButton, PointerId, PointerInput};
use bevy::input::ButtonState;
use bevy::prelude::*;
use bevy::window::WindowEvent;

/// Where the mouse is and what it holds. It has no place until it first moves.
#[derive(Default)]
pub struct Mouse {
    at: Option<Vec2>,
    buttons: Buttons,
}

/// Tells what the mouse did. The window's own stream of events keeps moves and buttons in their order, however slow the frames are.
pub fn read(
    mut events: MessageReader<WindowEvent>,
    mut mouse: Local<Mouse>,
    eye: Eye,
    mut changes: MessageWriter<PointerInput>,
) {
    for event in events.read() {
        let action = match event {
            WindowEvent::CursorMoved(moved) => {
                mouse.at = Some(moved.position);
                PointerAction::Move
            }
            WindowEvent::MouseButtonInput(input) => {
                let Some(button) = button(input.button) else { continue };
                let held = input.state == ButtonState::Pressed;
                mouse.buttons.set(button, held);
                if held { PointerAction::Press(button) } else { PointerAction::Release(button) }
            }
            // What is let go over another window is not told.
            WindowEvent::WindowFocused(window) if !window.focused && mouse.buttons != Buttons::default() => {
                mouse.buttons = Buttons::default();
                PointerAction::Cancel
            }
            _ => continue,
        };
        if let Some(at) = mouse.at {
            let pointer = eye.pointer(PointerId::Mouse, at, mouse.buttons);
            changes.write(PointerInput { pointer, action });
        }
    }
}

fn button(of_mouse: MouseButton) -> Option<PointerButton> {
    match of_mouse {
        MouseButton::Left => Some(PointerButton::Primary),
        MouseButton::Right => Some(PointerButton::Secondary),
        MouseButton::Middle => Some(PointerButton::Middle),
        _ => None,
    }
}
