//! Input: whatever a hand, a key or another device does becomes an act of the screen or an intent of the learner, here and nowhere else.
//!
//! A device is one file with one system, `touch` for example, and one line in [`InputPlugin`]. It tells its events as changes of a
//! [`pointer::Pointer`], which the one hit test (`hit`) looks for and the one dispatcher (`dispatch`) makes into taps and drags; a device
//! that points at nothing, such as the keyboard, moves the focus, submits what is wanted, or adds how it walks and turns (`locomotion`). Every intent leaves by `Screen::submit`.
//!
//! Does not: decide what a lesson makes of an intent, draw what has the focus.

mod dispatch;
pub(crate) mod facing;
pub(crate) mod focus;
pub(crate) mod grab;
pub(crate) mod hit;
mod keyboard;
pub mod locomotion;
mod mouse;
pub mod pointer;
mod scan;
pub(crate) mod targets;
mod touch;
pub(crate) mod track;
mod unread;
mod wheel;

use crate::schedule::FrameSet;
use bevy::prelude::*;

/// The plugin of input.
pub struct InputPlugin;

impl Plugin for InputPlugin {
    fn build(&self, app: &mut App) {
        app.add_message::<pointer::PointerInput>()
            .init_resource::<dispatch::Presses>()
            .init_resource::<focus::Focus>()
            .init_resource::<facing::Facing>()
            .init_resource::<grab::Grabs>()
            .init_resource::<scan::Scan>()
            .init_resource::<locomotion::WalkWanted>()
            .add_systems(
                Update,
                (
                    // The devices that point, one line each.
                    touch::read,
                    mouse::read,
                    wheel::read,
                    // What they point at.
                    dispatch::dispatch,
                    // The devices that do not point, one line each.
                    keyboard::read,
                    scan::read,
                    facing::turn,
                    // What they all want of the feet.
                    locomotion::walk,
                )
                    .chain()
                    .in_set(FrameSet::Input),
            );
    }
}
