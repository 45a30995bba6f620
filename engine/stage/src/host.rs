//! The two queues between host and engine.

use crate::port::{Command, Notice};
use bevy::prelude::Resource;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A handle on both queues; clones share them.
#[derive(Resource, Clone, Default)]
pub struct Host(Arc<Mutex<Queues>>);

#[derive(Default)]
struct Queues {
    commands: VecDeque<Command>,
    notices: VecDeque<Notice>,
}

impl Host {
    /// Tells the engine something. It is looked at before the next frame.
    pub fn send(&self, command: Command) {
        self.queues().commands.push_back(command);
    }

    /// Takes what the engine has to say, in order.
    pub fn take(&self) -> Vec<Notice> {
        self.queues().notices.drain(..).collect()
    }

    pub(crate) fn tell(&self, notice: Notice) {
        self.queues().notices.push_back(notice);
    }

    pub(crate) fn commands(&self) -> Vec<Command> {
        self.queues().commands.drain(..).collect()
    }

    /// The queues, even if another thread panicked with them in hand: they hold no half-made state.
    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
