//! What dialogues bring to the trace.
//!
//! | kind of name | names |
//! |---|---|
//! | `dialogue` | dialogue nodes |
//! | `said` | ids of lines that can be chosen |

use serde::{Deserialize, Serialize};
use shujin_lesson::Lesson;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, erased};
use shujin_trace::statement::plain::word;
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::timeline::Outcome;
use shujin_trace::vocabulary::Verb;
use shujin_trace::{Vocabulary, own_term};

/// Serious games: chose what to say.
pub const SELECTED: Verb = Verb { iri: "https://w3id.org/xapi/adb/verbs/selected", zh: "选择了", en: "selected" };
/// Serious games: a dialogue's node.
pub const DIALOGUE: &str = "https://w3id.org/xapi/seriousgames/activity-types/dialog-tree";
/// Own result extension: the line chosen in a dialogue, by its id.
pub const LINE: &str = own_term!("/extensions/line");

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "dialogue", kinds: &[erased::<Said>()], vocabulary, lists: |_, _| {} };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    if let Some(dialogues) = &lesson.dialogue {
        dialogues.program.nodes.keys().for_each(|node| all.add("dialogue", node));
        // As players tell them: without what the compiler puts before.
        dialogues.texts.keys().for_each(|line| all.add("said", line.strip_prefix("line:").unwrap_or(line)));
    }
}

/// An option was chosen in a dialogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The dialogue node.
    pub node: String,
    /// The line id of the option.
    pub line: String,
}

impl EventKind for Said {
    const BLOCK: &'static str = "dialogue";
    const KIND: &'static str = "said";
    const FORM: Form = Form { verb: SELECTED, part: "dialogue", activity: DIALOGUE, text: "" };
    const SAYS: Option<Says> = None;

    fn name(&self) -> String {
        self.node.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let text = teller.text(&format!("dialogue.{}", self.line));
        let draft = teller.about(SELECTED, teller.named("dialogue", &self.node, DIALOGUE, text));
        vec![draft.with("response", word(&self.line)).extension(LINE, word(&self.line))]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let line = reading.result()["response"].as_str().filter(|line| reading.has("said", line));
        Ok(Self { node: reading.known()?, line: line.unwrap_or_default().to_owned() })
    }

    fn outcome(&self) -> Outcome {
        Outcome { response: vec![self.line.clone()], ..Outcome::default() }
    }

    fn examples() -> Vec<Self> {
        vec![Self { node: "师傅 早".into(), line: "a1".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("dialogue", "师傅 早"), ("said", "a1")]
    }
}
