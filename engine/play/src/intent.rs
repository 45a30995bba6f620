//! What a learner wants to do, whatever hand, key, gaze or controller said it.

use crate::{Blocks, Play};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shujin_lesson::format::Scalar;

/// One thing that the learner wants, by the author's names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "kebab-case")]
pub enum Intent {
    /// Begin, from the start card.
    Start,
    /// Begin at a task, as if those before it were done.
    StartAt {
        /// The task.
        task: String,
    },
    /// Go to a viewpoint.
    Go {
        /// The viewpoint.
        viewpoint: String,
    },
    /// Walk from now on, until told otherwise: the part of full speed along the world's x and z, each −1…1.
    Walk {
        /// Along x.
        x: f32,
        /// Along z.
        z: f32,
    },
    /// Turn the head, degrees: to the left, and up. Kept in whole tenths so that recordings are exact.
    Look {
        /// Degrees to the left.
        left: f32,
        /// Degrees up.
        up: f32,
    },
    /// Touch a thing: it is examined, used, or talked to, as the scene says.
    Touch {
        /// The node.
        node: String,
    },
    /// Set a value by its control.
    Set {
        /// The value.
        value: String,
        /// The new value, clamped to its range.
        to: Scalar,
    },
    /// Go on in what is being said: the next line, or away with a card.
    Next,
    /// Ask for a hint.
    Hint,
    /// Take back what a hand did last.
    Undo {
        /// Which hand, 0–15: whose it is, never what it is.
        #[serde(default, skip_serializing_if = "is_first")]
        hand: u8,
    },
    /// End the lesson from its finish card, or leave it.
    Leave,
    /// What a block brings: made by [`Intent::of`].
    #[serde(untagged)]
    Block(BlockIntent),
}

/// Whether this is the hand that is meant where none is named.
pub fn is_first(hand: &u8) -> bool {
    *hand == 0
}

/// An intent that a block brings, as it stands in recordings: `{"intent": "strike", "row": 2}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlockIntent {
    /// Its kind.
    #[serde(rename = "intent")]
    kind: String,
    /// What belongs to it.
    #[serde(flatten)]
    data: Map<String, Value>,
}

/// A kind of intent of a block: its fields are what is written beside the kind.
pub trait IntentKind: Serialize + DeserializeOwned {
    /// Its name in recordings and at the door, of one word.
    const KIND: &'static str;
}

/// A kind of intent without its type, for the list of a block: what is done when a learner wants it.
pub trait OnIntent: Sync {
    /// The kind's name.
    fn kind(&self) -> &'static str;

    /// What is wrong with an intent of this kind.
    ///
    /// # Errors
    /// That, in English, for those who write hosts.
    fn check(&self, intent: &BlockIntent) -> Result<(), String>;

    /// Does it; nothing where it is not well formed.
    fn run(&self, play: &mut Play, intent: &BlockIntent);
}

/// What a block does when a learner wants this: a line of [`crate::Block::intents`].
pub struct On<K>(pub fn(&mut Play, K));

impl<K: IntentKind> OnIntent for On<K> {
    fn kind(&self) -> &'static str {
        K::KIND
    }

    fn check(&self, intent: &BlockIntent) -> Result<(), String> {
        intent.parse::<K>().map(drop).map_err(|error| format!("{error} (intent {:?})", K::KIND))
    }

    fn run(&self, play: &mut Play, intent: &BlockIntent) {
        if let Ok(intent) = intent.parse() {
            (self.0)(play, intent);
        }
    }
}

impl BlockIntent {
    /// What these blocks do with it; nothing where none of them knows its kind.
    pub(crate) fn on(&self, blocks: Blocks) -> Option<&'static dyn OnIntent> {
        blocks.iter().flat_map(|block| block.intents()).copied().find(|on| on.kind() == self.kind)
    }

    fn parse<K: IntentKind>(&self) -> serde_json::Result<K> {
        serde_json::from_value(Value::Object(self.data.clone()))
    }
}

impl Intent {
    /// An intent of a block.
    pub fn of<K: IntentKind>(intent: K) -> Intent {
        let data = match serde_json::to_value(intent) {
            Ok(Value::Object(data)) => data,
            // Kinds are structs with names as keys, or without any.
            _ => Map::new(),
        };
        Intent::Block(BlockIntent { kind: K::KIND.to_owned(), data })
    }

    /// A block's intent as what it is; nothing for any other.
    pub fn to<K: IntentKind>(&self) -> Option<K> {
        let Intent::Block(block) = self else { return None };
        if block.kind == K::KIND { block.parse().ok() } else { None }
    }

    /// The kind of a block's intent; empty for those of the lesson itself.
    pub fn kind(&self) -> &str {
        if let Intent::Block(block) = self { &block.kind } else { "" }
    }

    /// What is wrong with an intent that comes from outside: a kind that none of these blocks has, or fields that are not its own.
    ///
    /// # Errors
    /// That, in English, for those who write hosts.
    pub fn check(&self, blocks: Blocks) -> Result<(), String> {
        let Intent::Block(block) = self else { return Ok(()) };
        match block.on(blocks) {
            Some(on) => on.check(block),
            None => Err(format!("unknown intent {:?}, or its fields are not its own", block.kind)),
        }
    }

    /// Whether every number in it is one. A play leaves the others alone, and JSON cannot hold them.
    pub fn is_finite(&self) -> bool {
        match self {
            Intent::Walk { x, z } => x.is_finite() && z.is_finite(),
            Intent::Look { left, up } => left.is_finite() && up.is_finite(),
            Intent::Set { to: Scalar::Number(n), .. } => n.is_finite(),
            // JSON holds no other numbers, and what was none is null.
            Intent::Block(block) => !block.data.values().any(Value::is_null),
            _ => true,
        }
    }
}
