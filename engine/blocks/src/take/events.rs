//! What things in hands bring to the trace: where each was put. That it was taken stands in the recording alone.
//!
//! | kind of name | names |
//! |---|---|
//! | `place` | ids of places |

use serde::{Deserialize, Serialize};
use shujin_lesson::Lesson;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, erased};
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::vocabulary::{GAME_OBJECT, Verb};
use shujin_trace::{Vocabulary, own_term};

/// Own verb: put a thing into a place.
pub const PLACED: Verb = Verb { iri: own_term!("/verbs/placed"), zh: "放了", en: "placed" };
/// Own result extension: what something came to, by its id: the place into which a thing was put,
/// the vessel into which something was poured, the terminal at the other end of a wire.
pub const PLACE: &str = own_term!("/extensions/place");
/// Own result extension: what was done took something back.
pub const UNDONE: &str = own_term!("/extensions/undone");

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "take", kinds: &[erased::<Placed>()], vocabulary, lists: |_, _| {} };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    lesson.scene.sockets.iter().for_each(|place| all.add("place", &place.id));
}

/// A thing was put into a place by a hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The thing's node.
    pub node: String,
    /// The place.
    pub place: String,
    /// That took back where it had been put before.
    pub undone: bool,
}

impl EventKind for Placed {
    const BLOCK: &'static str = "take";
    const KIND: &'static str = "placed";
    const FORM: Form = Form { verb: PLACED, part: "node", activity: GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-placed")));

    fn name(&self) -> String {
        self.node.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let draft = teller.part(&Self::FORM, &self.node).extension(PLACE, self.place.as_str());
        vec![if self.undone { draft.extension(UNDONE, true) } else { draft }]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let place = reading.extension(PLACE).as_str().filter(|place| reading.has("place", place));
        let (place, undone) = (place.unwrap_or_default().to_owned(), reading.extension(UNDONE) == true);
        Ok(Self { node: reading.known()?, place, undone })
    }

    fn examples() -> Vec<Self> {
        let placed = |undone| Self { node: "bob".into(), place: "hook".into(), undone };
        vec![placed(false), placed(true)]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "bob"), ("place", "hook")]
    }
}
