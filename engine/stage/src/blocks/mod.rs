//! What the parts of a scene that it may leave out look, sound and feel like: one folder each, and [`BLOCKS`] is the one list.
//!
//! Does: say what the stage asks of a block. Does not: name one anywhere else. How a block runs is the crate `blocks`; what it has of a lesson
//! is found there by its type, `play.state::<…>()`.

mod apply;
mod dialogue;
mod handle;
mod lab;
mod lasting;
mod particles;
mod picture;
mod question;
mod score;
mod sound;
mod stream;
mod surface;
mod take;
mod terminal;
mod vessel;

pub use take::Ring;

use crate::{
    host::Host,
    input::track::Track,
    lesson::Lesson,
    screen::Screen,
    ui::{
        panels::{NodeLabel, View},
        widget::{CardStyle, Widget},
    },
};
use bevy::prelude::*;
use shujin_lesson::format::Node;
use shujin_messages::Message;
use shujin_play::{Intent, Play, Utterance};

/// All blocks. What is said first the lesson knows.
pub static BLOCKS: &[&dyn StageBlock] = &[
    &dialogue::Dialogue,
    &surface::Rubbing,
    &apply::Tools,
    &vessel::Pouring,
    &terminal::Terminals,
    &take::Things,
    &handle::Handles,
    &picture::Picture,
    &question::Question,
    &lab::Lab,
    &score::Score,
    &stream::Streams,
    &particles::Particles,
    &sound::Sounds,
];

/// What a block has on the card that talks.
pub struct Card {
    /// Framed, since it wants an answer or says what came of one.
    pub framed: bool,
    /// What is written on the button that goes on; nothing where an answer is wanted instead.
    pub goes_on: Option<Message>,
    /// What stands on it.
    pub rows: Vec<Widget>,
    /// Ids of the texts on it whose figures have sources: the whole card has one button for them, at its foot.
    pub sourced: Vec<String>,
}

/// A block on the stage. What a block does not need it leaves out.
#[allow(unused_variables)] // the defaults do nothing with what they are given
pub trait StageBlock: Sync {
    /// Adds its systems: [`crate::world::WorldSet::Blocks`] and [`crate::schedule::FrameSet::Sound`] are their places in a frame.
    fn build(&self, app: &mut App) {}

    /// Adds what it has in the world of a lesson that was opened; it goes when the lesson closes, by [`crate::world::InLesson`].
    fn spawn(&self, world: &mut World) {}

    /// What it says in the card that talks; nothing where this is not of the block's. `width` is that of the card, logical pixels.
    fn card(&self, view: &View, said: &Utterance, width: f32) -> Option<Card> {
        None
    }

    /// The node that speaks now: panels leave it in sight.
    fn speaker(&self, play: &Play) -> Option<String> {
        None
    }

    /// The node on which it shows what is followed as it goes on: no name lies upon it.
    fn shows_on(&self, play: &Play) -> Option<String> {
        None
    }

    /// What stands to the left in place of the task.
    fn left(&self, view: &View) -> Option<Vec<Widget>> {
        None
    }

    /// The width of what stands to the left, where it is another than a task's, logical pixels: the card that talks has less room.
    fn left_width(&self, view: &View) -> Option<f32> {
        None
    }

    /// Whether it shows the numbers that cannot be set, so that the card to the right leaves them out.
    fn shows_numbers(&self, view: &View) -> bool {
        false
    }

    /// Rows of the card to the right, below the controls; `width` is that of the rows, logical pixels.
    fn side(&self, view: &View, width: f32) -> Vec<Widget> {
        Vec::new()
    }

    /// Whether the middle of the screen is for what is seen: then the card that talks stands to the right, and what is looked at stands higher.
    fn needs_middle(&self, play: &Play) -> bool {
        false
    }

    /// What stands along the lower edge, above the places.
    fn footer(&self, view: &View) -> Vec<Widget> {
        Vec::new()
    }

    /// What the learner made or measured with it, this wide and high (logical pixels): for the finish card.
    fn made(&self, view: &View, size: [f32; 2]) -> Option<Widget> {
        None
    }

    /// Names of what can be heard now: for those who cannot hear it, or have the sound off.
    fn heard(&self, view: &View) -> Vec<String> {
        Vec::new()
    }

    /// What touching a node does, if it ever does something of the block's; `text` gives the text of an id.
    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        None
    }

    /// The nodes that are pointed to now in place of those that the step points to.
    fn marks(&self, play: &Play) -> Option<Vec<String>> {
        None
    }

    /// What a hand does that takes hold of this node, if it can be dragged now: then a drag moves the thing, and not the view.
    fn grab(&self, play: &Play, node: &str, hand: u8) -> Option<Grip> {
        None
    }

    /// Names that float over what the block shows in the world.
    fn labels(&self, view: &View) -> Vec<NodeLabel> {
        Vec::new()
    }

    /// What the key Escape wants of it, before all else; nothing where it is in nothing that one could want to leave.
    fn escape(&self, play: &Play) -> Option<Intent> {
        None
    }

    /// What the key of a digit wants, 1–9, with Shift or without.
    fn digit(&self, lesson: &Lesson, digit: u8, shifted: bool) -> Option<Intent> {
        None
    }

    /// The learner wanted this: the screen may follow.
    fn submitted(&self, screen: &mut Screen, intent: &Intent) {}

    /// After each tick that was played: what is felt.
    fn ticked(&self, lesson: &mut Lesson, host: &Host) {}
}

/// What dragging a thing does.
#[derive(Clone, Debug, PartialEq)]
pub enum Grip {
    /// It is carried.
    Carry {
        /// Wanted as the thing is dragged away.
        take: Intent,
        /// Wanted when it is let go, after what is done where it is let go.
        back: Intent,
    },
    /// It is a surface that is rubbed.
    Rub,
    /// It sets a value along a way.
    Track(Box<Track>),
}

/// What touching a node does: what is a block's comes first. Nothing where it does nothing. `text` gives the text of an id.
pub fn touch(play: &Play, node: &Node, text: &dyn Fn(&str) -> String) -> Option<Message> {
    let of_block = BLOCKS.iter().find_map(|block| block.touch(play, &node.id, text));
    let name = || text(&format!("node.{}.name", node.id));
    of_block
        .or_else(|| node.usable.then(|| say!("use", thing = name())))
        .or_else(|| node.examine.then(|| say!("look-at", thing = name())))
}

/// The nodes that are pointed to now: by blocks, else by the open step.
pub fn marked(play: &Play) -> Vec<String> {
    let step = || play.progress.open_step(&play.lesson.scene).map(|(_, step)| step.mark.clone());
    let of_blocks: Vec<Vec<String>> = BLOCKS.iter().filter_map(|block| block.marks(play)).collect();
    if of_blocks.is_empty() { step().unwrap_or_default() } else { of_blocks.concat() }
}

/// What a hand does that drags this node, if it can be dragged now.
pub fn grab(play: &Play, node: &str, hand: u8) -> Option<Grip> {
    BLOCKS.iter().find_map(|block| block.grab(play, node, hand))
}

/// Whether a block of the running lesson needs the middle of the screen for what is seen.
pub fn needs_middle(play: &Play) -> bool {
    BLOCKS.iter().any(|block| block.needs_middle(play))
}

/// The plugin of all blocks.
pub struct BlocksPlugin;

impl Plugin for BlocksPlugin {
    fn build(&self, app: &mut App) {
        BLOCKS.iter().for_each(|block| block.build(app));
    }
}

/// What a touch does in the author's own words, where this text is there.
fn as_written(play: &Play, id: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
    play.lesson.has_text(id).then(|| say!("does-as-written", text = text(id)))
}

/// A card in the middle along the lower edge, so wide, logical pixels; as wide as the room where `width` is 0.
fn foot_card(width: f32, rows: Vec<Widget>) -> Vec<Widget> {
    let style = CardStyle { width, gap: 10.0, dark: false, framed: false };
    vec![Widget::Row(0.0, vec![Widget::Spacer, Widget::Card(style, rows), Widget::Spacer])]
}

/// Runs a system once, for [`StageBlock::spawn`].
fn once<M>(world: &mut World, system: impl IntoSystem<(), (), M> + 'static) {
    if let Err(error) = world.run_system_cached(system) {
        warn!("nothing is spawned: {error}");
    }
}
