//! Short sounds: each sounds once in a tick in which its number has grown.
//!
//! Decides nothing of the lesson, so nothing of it is hashed: a recording is the same with sounds and without.

use shujin_lesson::Lesson;
use shujin_play::{Block, OpenError, Play, State, StateHash};
use std::sync::Arc;

/// The short sounds of a lesson.
pub struct Strokes(Vec<Stroke>);

/// A short sound of the scene.
struct Stroke {
    /// Its number among all sounds of the scene.
    sound: usize,
    /// What its number was in the last tick.
    before: f64,
    count: u32,
    /// The tick in which it sounded last.
    last: Option<u64>,
}

impl Strokes {
    /// How often the sound with this number has sounded, and the tick in which it did so last; nothing where it is none of the short ones.
    pub fn of(play: &Play, sound: usize) -> Option<(u32, Option<u64>)> {
        let stroke = play.state::<Strokes>()?.0.iter().find(|stroke| stroke.sound == sound)?;
        Some((stroke.count, stroke.last))
    }
}

impl State for Strokes {
    fn hash(&self, _: &mut StateHash) {}
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let short = lesson.scene.sounds.iter().enumerate().filter(|(_, sound)| sound.each.is_some());
        // What the number is at the start is known with the first tick: until then nothing has grown.
        let stroke = |(sound, _)| Stroke { sound, before: f64::INFINITY, count: 0, last: None };
        let strokes: Vec<Stroke> = short.map(stroke).collect();
        Ok((!strokes.is_empty()).then(|| Box::new(Strokes(strokes)) as Box<dyn State>))
    }

    fn tick(&self, play: &mut Play) {
        let lesson = Arc::clone(&play.lesson);
        let each = lesson.scene.sounds.iter().filter_map(|sound| sound.each.as_ref());
        let numbers: Vec<f64> = each.map(|each| play.number(each)).collect();
        let tick = play.tick;
        let Some(Strokes(strokes)) = play.state_mut::<Strokes>() else { return };
        for (stroke, now) in strokes.iter_mut().zip(numbers) {
            if now > stroke.before {
                (stroke.count, stroke.last) = (stroke.count + 1, Some(tick));
            }
            stroke.before = now;
        }
    }
}
