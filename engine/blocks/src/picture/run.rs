//! Pictures at work: which one is looked at closely, and which have been.

use super::events::LookedAt;
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Picture, Scalar};
use shujin_play::{Block, Name, Offer, OpenError, Play, Priority, State, StateHash};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is said of the picture whose card is open, by its id.
pub const PICTURE: &str = "picture";

/// Which pictures were looked at.
#[derive(Default)]
pub struct Pictures {
    seen: BTreeSet<String>,
}

impl Pictures {
    /// The picture of a lesson that is looked at closely now.
    pub fn open_in(play: &Play) -> Option<&Picture> {
        let open = play.speech.of_kind(PICTURE).next()?;
        play.lesson.scene.pictures.iter().find(|picture| picture.id == open)
    }
}

/// The picture that lies on this node.
pub fn picture_on<'a>(lesson: &'a Lesson, node: &str) -> Option<&'a Picture> {
    lesson.scene.pictures.iter().find(|picture| picture.node == node)
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl State for Pictures {
    fn hash(&self, to: &mut StateHash) {
        to.list(&self.seen);
    }
}

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let has_any = !lesson.scene.pictures.is_empty();
        Ok(has_any.then(|| Box::<Pictures>::default() as Box<dyn State>))
    }

    fn name(&self, _: &Lesson, name: &str) -> Option<Name> {
        let picture = name.strip_prefix("picture.")?.strip_suffix(".seen")?.to_owned();
        let is_seen = move |play: &Play| Some(Scalar::Bool(play.state::<Pictures>()?.seen.contains(&picture)));
        Some(Name::written(is_seen))
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        let seen = play.lesson.scene.pictures.iter().filter(|picture| play.shows(&picture.node));
        seen.for_each(|picture| add(Offer::touch(&picture.node)));
    }

    /// A touch on what it lies on is a look at it.
    fn touched(&self, play: &mut Play, node: &str) {
        let Some(id) = picture_on(&play.lesson, node).map(|picture| picture.id.clone()) else { return };
        let Some(pictures) = play.state_mut::<Pictures>() else { return };
        pictures.seen.insert(id.clone());
        play.say_of_block(PICTURE, &id, Priority::Thing);
        play.write(&format!("picture.{id}.seen"), &Scalar::Bool(true));
        play.tell(LookedAt { picture: id });
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        to.insert("looking_at".into(), Pictures::open_in(play).map(|picture| picture.id.as_str()).into());
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(old) = before.take_state::<Pictures>() else { return };
        let known: BTreeSet<String> = play.lesson.scene.pictures.iter().map(|picture| picture.id.clone()).collect();
        play.put_state(Pictures { seen: old.seen.intersection(&known).cloned().collect() });
        if let Some(open) = before.speech.of_kind(PICTURE).find(|id| known.contains(*id)) {
            play.say_of_block(PICTURE, open, Priority::Thing);
        }
    }
}
