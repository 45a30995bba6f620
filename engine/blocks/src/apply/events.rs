//! What tools bring to the trace: on what each was used.
//!
//! | kind of name | names |
//! |---|---|
//! | `tool` | nodes of tools |

use serde::{Deserialize, Serialize};
use shujin_lesson::Lesson;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, erased};
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::vocabulary::{GAME_OBJECT, Verb};
use shujin_trace::{Vocabulary, own_term};

/// Own verb: used a tool on a thing.
pub const APPLIED: Verb = Verb { iri: own_term!("/verbs/applied"), zh: "用工具做了", en: "applied a tool to" };
/// Own result extension: the tool, by its node.
pub const TOOL: &str = own_term!("/extensions/tool");

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "apply", kinds: &[erased::<ToolUsed>()], vocabulary, lists: |_, _| {} };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    lesson.scene.applies.iter().for_each(|apply| all.add("tool", &apply.tool));
}

/// A tool was used on a thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolUsed {
    /// The thing.
    pub node: String,
    /// The tool.
    pub tool: String,
}

impl EventKind for ToolUsed {
    const BLOCK: &'static str = "apply";
    const KIND: &'static str = "tool-used";
    const FORM: Form = Form { verb: APPLIED, part: "node", activity: GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-tool-used")));

    fn name(&self) -> String {
        self.node.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.part(&Self::FORM, &self.node).extension(TOOL, self.tool.as_str())]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let tool = reading.extension(TOOL).as_str().filter(|tool| reading.has("tool", tool));
        let tool = tool.unwrap_or_default().to_owned();
        Ok(Self { node: reading.known()?, tool })
    }

    fn examples() -> Vec<Self> {
        vec![Self { node: "plate".into(), tool: "brush".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "plate"), ("tool", "brush")]
    }
}
