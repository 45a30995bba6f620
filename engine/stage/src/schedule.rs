//! The order of the rooms within a frame.

use bevy::prelude::SystemSet;

/// Which room a system belongs to; they run in this order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameSet {
    /// Hands, keys and the host's commands.
    Input,
    /// The lesson goes on by its ticks.
    Lesson,
    /// The world shows the lesson's state.
    World,
    /// Sounds of this frame.
    Sound,
    /// The interface shows the lesson's state.
    Interface,
}
