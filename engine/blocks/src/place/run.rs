//! Places at work: what is in each, and how much.

use crate::take::Hands;
use shujin_lesson::Lesson;
use shujin_lesson::format::Scalar;
use shujin_play::{Block, Name};

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        let (kind, id) = name.split_once('.')?;
        lesson.scene.sockets.iter().find(|place| place.id == id)?;
        let id = id.to_owned();
        let of: fn(Vec<&str>) -> Scalar = match kind {
            "count" => |there| Scalar::Number(there.len() as f64),
            "in" => |there| Scalar::Word(there.first().copied().unwrap_or_default().to_owned()),
            _ => return None,
        };
        // A place of a scene that has nothing to take is empty.
        Some(Name::written(move |play| Some(of(Hands::of(play).map(|hands| hands.things_in(&id)).unwrap_or_default()))))
    }
}
