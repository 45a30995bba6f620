//! Presses that nobody can have meant: a second one on what came up under the first.

use bevy::prelude::Vec2;

/// What came up under the last press cannot be meant by another there for so long, seconds; and how close to it, logical pixels.
const UNREAD: (f32, f32) = (0.4, 20.0);

/// The last press that did something: which button and where, what lies there now, and since when in seconds.
pub struct Pressed {
    id: String,
    /// Where it was, logical pixels.
    pub at: Vec2,
    there: Option<String>,
    since: f32,
}

impl Pressed {
    /// A press on the button with this id.
    pub fn new(id: String, at: Vec2, now: f32) -> Pressed {
        Pressed { there: Some(id.clone()), id, at, since: now }
    }

    /// Notes which button lies there in this frame.
    pub fn look(&mut self, there: Option<String>, now: f32) {
        if self.there != there {
            (self.there, self.since) = (there, now);
        }
    }

    /// Whether a press on `id` now cannot be meant: children press "go on" twice, on a slow machine because nothing seemed to happen,
    /// and an answer that came up under the second press would be given without being read.
    pub fn is_unread(&self, id: &str, at: Vec2, now: f32) -> bool {
        let new = self.there.as_deref() == Some(id) && self.id != id;
        new && now - self.since < UNREAD.0 && self.at.distance(at) < UNREAD.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_up_under_a_press_is_not_pressed_unread() {
        let mut last = Pressed::new("next".into(), Vec2::new(600.0, 400.0), 10.0);
        let near = Vec2::new(604.0, 397.0);
        last.look(Some("next".into()), 10.1);
        assert!(!last.is_unread("next", near, 10.1), "reading on quickly is meant");
        assert!(!last.is_unread("beside", near, 10.1), "what was there all the time can be meant");
        // A slow machine: it comes up long after the press.
        last.look(Some("say.2".into()), 11.0);
        assert!(last.is_unread("say.2", near, 11.0));
        last.look(Some("say.2".into()), 11.3);
        assert!(last.is_unread("say.2", near, 11.3));
        assert!(!last.is_unread("say.2", near, 11.5), "there was time to see it");
        assert!(!last.is_unread("say.0", Vec2::new(600.0, 340.0), 11.1), "another place was aimed at");
    }
}
