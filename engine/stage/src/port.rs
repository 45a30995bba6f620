//! The one door between host and engine: `Command` in, `Notice` out.
//!
//! The page, the native window and the tests all speak these two, as JSON where a language is between them. There is no
//! other door: no setter per option, no service object. Bytes of a pack travel beside a command, not in it.

#[cfg(test)]
#[path = "../tests/port/list.rs"]
mod list;

use crate::{frame::tier::Tier, ui::theme::Contrast};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;
use shujin_blocks::BLOCKS;
use shujin_play::Intent;

/// What a host tells the engine.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// The scenes to show at home.
    Catalogue {
        /// A card each.
        scenes: Vec<Card>,
    },
    /// Open a scene. The engine answers with [`Notice::Need`] and waits for [`Command::Supply`].
    Open {
        /// The scene's id, as in `lab/pendulum`.
        scene: String,
        /// Seed of all chance in the lesson; the engine's default if left out.
        #[serde(default)]
        seed: Option<u64>,
        /// The task at which it begins, as if those before it were done; at the first if left out, or if it has none of this id.
        #[serde(default)]
        task: Option<String>,
    },
    /// The bytes of a pack that [`Notice::Need`] asked for; they stand in `bytes` and travel beside the JSON.
    Supply {
        /// The scene's id.
        scene: String,
        /// The pack.
        #[serde(skip)]
        bytes: Vec<u8>,
        /// The session under which statements are made.
        session: Session,
        /// What [`Notice::Keep`] last told of this scene: the learner may go on with it.
        #[serde(default)]
        left: Option<String>,
    },
    /// The open scene as its author has changed it: it goes on at the same place, where its tasks are the same in the same step. Nothing of
    /// it is kept or recorded from then on. The pack stands in `bytes`, beside the JSON.
    Renew {
        /// The scene's id; of another than the open one it is no matter.
        scene: String,
        /// The pack.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// What keeps the open scene, as its author has changed it, from being shown: said over it until the next [`Command::Renew`], or until
    /// somebody has read it.
    Fault {
        /// The scene's id.
        scene: String,
        /// What is wrong, by locale.
        text: std::collections::BTreeMap<String, String>,
    },
    /// A pack that somebody brought along: it is opened, and nothing of it is told to the record store or kept. The pack stands in `bytes`,
    /// beside the JSON.
    Bring {
        /// The pack.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// The picture of a scene's card, PNG; the bytes travel beside the JSON.
    Picture {
        /// The scene's id.
        scene: String,
        /// The file.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// The rest of the interface's typeface, which [`Notice::Typeface`] asked for; the bytes travel beside the JSON.
    Typeface {
        /// The file, TrueType or OpenType.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// The host could not get what was needed.
    Unavailable {
        /// The scene's id.
        scene: String,
        /// Why, for people.
        reason: String,
    },
    /// How far the download is, 0–1, to be shown.
    Loading {
        /// The scene's id.
        scene: String,
        /// 0–1.
        fraction: f32,
    },
    /// Go home.
    Close,
    /// End the engine, as closing its window does. A page has no use for it.
    Quit,
    /// Set the language: one of [`shujin_messages::Locale`].
    Language {
        /// The locale's tag, as in `zh-CN`.
        lang: String,
    },
    /// Stop or go on.
    Pause {
        /// True to stop.
        on: bool,
        /// By whoever holds the lesson: the learner cannot go on until told.
        #[serde(default)]
        held: bool,
    },
    /// Let the lesson's time pass slower or faster than the clock: to show something slowly, to look over a replay, to test.
    Pace {
        /// Times as fast, 0.1–10; 1 at first and whenever a scene opens.
        factor: f64,
    },
    /// Do what a learner could do.
    Intent {
        /// What.
        #[serde(flatten, deserialize_with = "known")]
        #[cfg_attr(test, schemars(with = "list::AnyIntent"))]
        intent: Intent,
    },
    /// Press the interface element with this id, as an assistive technology would.
    Press {
        /// The id given in [`Notice::Tree`].
        id: String,
    },
    /// Set the slider with this id, as an assistive technology would.
    Slide {
        /// The id given in [`Notice::Tree`].
        id: String,
        /// The number.
        to: f64,
    },
    /// Move the focus ring to the element with this id.
    Focus {
        /// The id, or nothing to take the ring away.
        id: Option<String>,
    },
    /// Less motion, larger text: as the device asks.
    Comfort {
        /// Stand still where movement is decoration, and be there at once instead of flying.
        #[serde(default)]
        reduce_motion: bool,
        /// How strongly ink stands out from paper.
        #[serde(default)]
        contrast: Contrast,
        /// Board mode: the screen's diagonal in inches; 0 for none.
        #[serde(default)]
        board_inches: f32,
        /// The device can vibrate: the learner is asked whether it shall.
        #[serde(default)]
        vibrates: bool,
    },
    /// What who learns must know of the page itself. What is left out stays as it was.
    Signs {
        /// The server does not answer: what is done waits here.
        #[serde(default)]
        offline: Option<bool>,
        /// Another tab has the scene open and keeps what is done there, so that this one keeps nothing.
        #[serde(default)]
        elsewhere: Option<bool>,
    },
    /// How many times the reader has enlarged the page: the interface grows by as much.
    Zoom {
        /// 1 for none, at most 5.
        factor: f32,
    },
    /// The languages in which the host can read aloud, each by a voice that sends nothing anywhere: in these alone the learner is offered it.
    /// None at first.
    Voices {
        /// Tags of locales, as in `zh-CN`; what is none is left out.
        langs: Vec<String>,
    },
    /// For one switch: go through what can be pressed by itself.
    Scan {
        /// Seconds for each element, 0.3–20; 0 for not.
        seconds: f32,
    },
    /// Draw the world so finely, whatever the machine manages; without a tier as it manages.
    Draw {
        /// `low`, `middle` or `high`.
        #[serde(default)]
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        tier: Option<Tier>,
        /// Part of the screen's pixels in width and height, 0.5–1, whatever the tier would allow: for pictures and measurements.
        #[serde(default)]
        scale: Option<f32>,
    },
    /// Show the world without the interface, or with it again: for pictures of a scene.
    Bare {
        /// True to hide the interface.
        on: bool,
    },
    /// Ask for [`Notice::State`].
    State,
    /// Ask for [`Notice::Targets`].
    Targets,
    /// Ask for [`Notice::Recording`].
    Recording,
    /// Play a recording instead of the learner: its scene must be open.
    Replay {
        /// A recording as [`Notice::Recording`] gave it.
        recording: Json,
        /// As fast as can be instead of at its own pace.
        #[serde(default)]
        fast: bool,
    },
}

/// Reads an intent that a block or the lesson itself knows.
///
/// # Errors
/// What is wrong with any other.
fn known<'de, D: Deserializer<'de>>(from: D) -> Result<Intent, D::Error> {
    let intent = Intent::deserialize(from)?;
    intent.check(BLOCKS).map_err(D::Error::custom)?;
    Ok(intent)
}

/// Who learns and since when: what statements need and the engine must not make up.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Session {
    /// UUID, also the xAPI registration.
    pub id: String,
    /// RFC 3339 time of the opening.
    pub started: String,
    /// Pseudonym of the learner, never a name.
    pub learner: String,
    /// IRI of the account's home, as in the school's address.
    pub home: String,
    /// IRI of the class's lesson that this belongs to, where it does.
    #[serde(default)]
    pub lesson: Option<String>,
    /// What a learning platform said that opened the page (cmi5): see `shujin_trace::Launch`.
    #[serde(default)]
    pub launch: Option<Json>,
}

/// A scene's card at home.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Card {
    /// The scene's id.
    pub id: String,
    /// Family word: walk, role, bench, music.
    pub family: String,
    /// Lowest and highest grade.
    pub grades: [u8; 2],
    /// Minutes it takes.
    pub minutes: u8,
    /// Titles by locale.
    pub title: std::collections::BTreeMap<String, String>,
    /// Summaries by locale.
    pub summary: std::collections::BTreeMap<String, String>,
    /// Address of its picture, relative to the catalogue; empty for none.
    #[serde(default)]
    pub picture: String,
    /// An earlier sitting left it unfinished.
    #[serde(default)]
    pub left: bool,
    /// What keeps it from being opened, by locale; empty where nothing does.
    #[serde(default)]
    pub fault: std::collections::BTreeMap<String, String>,
}

/// What the engine tells its host.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "notice", rename_all = "kebab-case")]
pub enum Notice {
    /// The engine draws and listens.
    Ready {
        /// Its version.
        version: String,
    },
    /// A pack is needed.
    Need {
        /// The scene's id.
        scene: String,
    },
    /// Something is to be shown whose characters the typeface lacks: its other part is needed. Said once.
    Typeface,
    /// How far the opening of a scene is, 0–1; 1 when its first frame has been drawn.
    Progress {
        /// The scene's id.
        scene: String,
        /// 0–1.
        fraction: f32,
    },
    /// A statement to keep and to send.
    Statement {
        /// xAPI 2.0 statement.
        statement: Json,
    },
    /// Something happened, before it became a statement.
    Event {
        /// The event.
        #[cfg_attr(test, schemars(with = "Json"))]
        event: shujin_trace::Event,
    },
    /// Something went wrong.
    Error {
        /// A short stable word, as in `pack-broken`.
        code: String,
        /// For people, in the language set.
        message: String,
    },
    /// The answer to [`Command::State`], and sent when a scene opens or closes.
    State {
        /// The screen: `home`, `loading`, `start`, `lesson`, `finish`, `error`.
        screen: String,
        /// The open scene.
        scene: Option<String>,
        /// Ticks since it opened.
        tick: u64,
        /// Everything that the lesson knows, for tests and tools.
        lesson: Json,
    },
    /// The answer to [`Command::Targets`].
    Targets {
        /// The nodes on the canvas that can be touched, by id.
        nodes: std::collections::BTreeMap<String, Target>,
    },
    /// The accessible tree, sent when it changed: what `web` mirrors into elements.
    Tree {
        /// The language of their names.
        lang: String,
        /// What is open and where the learner stands in it, for the title of the page; empty at home.
        title: String,
        /// Elements in reading order.
        elements: Vec<Element>,
    },
    /// What is to be read aloud to a learner who has chosen it: each text once while it stands here, the first before the others, and nothing
    /// else. Told when it has changed; a voice that reads what is no longer here breaks off.
    Aloud {
        /// The language shown, as in [`Notice::Tree`].
        lang: String,
        /// What is said, asked and to be done, in reading order.
        texts: Vec<String>,
    },
    /// This element has the focus now though nobody moved it: what had it is gone, or was pressed and has brought up a card.
    Focus {
        /// The id given in [`Notice::Tree`].
        id: String,
        /// What had it before.
        from: Option<String>,
    },
    /// The open scene has been taken as its author has changed it.
    Renewed {
        /// The scene's id.
        scene: String,
    },
    /// The answer to [`Command::Recording`]; told by itself when a lesson is left.
    Recording {
        /// Seed, pack hash, ticked intents, state hashes.
        recording: Json,
    },
    /// To be kept until the scene is opened again: what the learner needs to go on with it. Told every few seconds, when
    /// the lesson is left and when it is finished.
    Keep {
        /// The scene's id.
        scene: String,
        /// The text of a recording; nothing once there is nothing to go on with.
        recording: Option<String>,
    },
    /// Somebody dropped a file or a folder on the window: the host brings what lies there. Pages see for themselves.
    Dropped {
        /// The path.
        path: String,
    },
    /// Vibrate: on, off, on … in milliseconds.
    Vibrate {
        /// The pattern.
        pattern: Vec<u32>,
    },
    /// A recording has been shown to its end; whether every state was the recorded one.
    Replayed {
        /// True if every state hash agreed.
        agreed: bool,
    },
    /// The learner is home again.
    Closed,
    /// The engine has stopped: its window was closed, or drawing failed for good. Nothing comes after this.
    Stopped,
}

/// Where a node of the scene can be met on the canvas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Target {
    /// A place where a pointer meets it, logical pixels of the canvas from its upper left corner; its middle where it is covered.
    pub at: [f32; 2],
    /// What covers it wherever it was looked for: the id of an element, `node.` with a node's id, or `panel`; empty if a pointer meets
    /// nothing there. Nothing where it is not covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<String>,
}

/// An element of the accessible tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Element {
    /// Stable id, as in `start` or `node.fish-mouth`.
    pub id: String,
    /// `button`, `slider`, `heading`, `text`, `status`, `alert`, `dialog`, `image`, `table`, `switch`, `option`.
    pub role: String,
    /// What it is called.
    pub name: String,
    /// What a slider shows, or other state in words.
    #[serde(default)]
    pub value: String,
    /// For a slider: lowest, highest, step, now. Its value is set by [`Command::Slide`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 4]>,
    /// Of a table: its headings, above the first column that of the rows' names; then each row, its name first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<String>>,
    /// Chosen or switched on.
    #[serde(default)]
    pub checked: bool,
    /// Cannot be pressed now.
    #[serde(default)]
    pub disabled: bool,
    /// Left, top, width, height in logical pixels of the canvas.
    pub rect: [f32; 4],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_refused_and_sense_is_read() {
        let read = |text: &str| serde_json::from_str::<Command>(text).map_err(|error| error.to_string());
        for (text, says) in [
            (r#"{"command":"dance"}"#, "unknown"),
            (r#"{"command":"open"}"#, "missing"),
            (r#"{"command":"intent","intent":"fly"}"#, "unknown"),
            (r#"{"command":"intent","intent":"strike"}"#, "missing"),
            (r#"{"command":"intent","intent":"go"}"#, "unknown"),
            ("{}", "missing"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.starts_with(says), "{text}: {error}");
        }
        for text in [r#"{"command":"intent","intent":"start"}"#, r#"{"command":"intent","intent":"strike","row":1}"#] {
            let command = read(text).expect(text);
            assert_eq!(serde_json::to_string(&command).expect("it is written"), text);
        }
    }
}
