//! What terminals bring to the trace: which were joined and which were parted. That a wire was drawn stands in the recording alone.

use crate::take::{PLACE, UNDONE};
use serde::{Deserialize, Serialize};
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, erased};
use shujin_trace::own_term;
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::vocabulary::{GAME_OBJECT, Verb};

/// Own verb: joined two terminals by a wire.
pub const JOINED: Verb = Verb { iri: own_term!("/verbs/joined"), zh: "接上了", en: "joined" };
/// Own verb: took the wire between two terminals away.
pub const PARTED: Verb = Verb { iri: own_term!("/verbs/parted"), zh: "拆开了", en: "parted" };

/// What the block brings. The terminals' nodes are names of the lesson.
pub static EVENTS: BlockEvents = BlockEvents {
    block: "terminal",
    kinds: &[erased::<Joined>(), erased::<Parted>()],
    vocabulary: |_, _| {},
    lists: |_, _| {},
};

/// A statement of two terminals: about the one, with the other as its place.
fn draft(form: &Form, teller: &Teller, [a, b]: [&str; 2], undone: bool) -> Vec<StatementDraft> {
    let draft = teller.part(form, a).extension(PLACE, b);
    vec![if undone { draft.extension(UNDONE, true) } else { draft }]
}

/// The two terminals of such a statement, and whether it takes something back.
fn read(reading: &Reading) -> Result<(String, String, bool), Refused> {
    let other = reading.extension(PLACE).as_str().filter(|other| reading.has("node", other)).unwrap_or_default();
    Ok((reading.known()?, other.to_owned(), reading.extension(UNDONE) == true))
}

/// Two terminals were joined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// The node of the one that comes first by id.
    pub a: String,
    /// The other's.
    pub b: String,
    /// That took back that they had been parted.
    pub undone: bool,
}

impl EventKind for Joined {
    const BLOCK: &'static str = "terminal";
    const KIND: &'static str = "joined";
    const FORM: Form = Form { verb: JOINED, part: "node", activity: GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-joined")));

    fn name(&self) -> String {
        self.a.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        draft(&Self::FORM, teller, [&self.a, &self.b], self.undone)
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        read(reading).map(|(a, b, undone)| Self { a, b, undone })
    }

    fn examples() -> Vec<Self> {
        [false, true].map(|undone| Self { a: "bob".into(), b: "cup".into(), undone }).into()
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "bob"), ("node", "cup")]
    }
}

/// Two terminals were parted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parted {
    /// The node of the one that comes first by id.
    pub a: String,
    /// The other's.
    pub b: String,
    /// That took back that they had been joined.
    pub undone: bool,
}

impl EventKind for Parted {
    const BLOCK: &'static str = "terminal";
    const KIND: &'static str = "parted";
    const FORM: Form = Form { verb: PARTED, part: "node", activity: GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-parted")));

    fn name(&self) -> String {
        self.a.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        draft(&Self::FORM, teller, [&self.a, &self.b], self.undone)
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        read(reading).map(|(a, b, undone)| Self { a, b, undone })
    }

    fn examples() -> Vec<Self> {
        [false, true].map(|undone| Self { a: "bob".into(), b: "cup".into(), undone }).into()
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "bob"), ("node", "cup")]
    }
}
