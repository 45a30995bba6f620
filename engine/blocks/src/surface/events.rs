//! What surfaces bring to the trace: that one was gone over wholly. Single strokes stand in the recording alone.

use serde::{Deserialize, Serialize};
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, erased};
use shujin_trace::own_term;
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::vocabulary::{GAME_OBJECT, Verb};

/// Own verb: went over a whole surface.
pub const WORKED: Verb = Verb { iri: own_term!("/verbs/worked"), zh: "做完了", en: "worked" };

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "surface", kinds: &[erased::<Covered>()], vocabulary: |_, _| {}, lists: |_, _| {} };

/// Every cell of a surface was gone over as often as it wants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covered {
    /// The surface's node.
    pub node: String,
}

impl EventKind for Covered {
    const BLOCK: &'static str = "surface";
    const KIND: &'static str = "covered";
    const FORM: Form = Form { verb: WORKED, part: "node", activity: GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-covered")));

    fn name(&self) -> String {
        self.node.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.part(&Self::FORM, &self.node)]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { node: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { node: "plate".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "plate")]
    }
}
