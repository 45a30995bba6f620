//! What vessels bring to the trace: how much was poured from where into what.
//!
//! | kind of name | names |
//! |---|---|
//! | `unit` | that of volumes |

use crate::take::{PLACE, UNDONE};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shujin_lesson::Lesson;
use shujin_lesson::format::Volume;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, Summary, coarse, erased};
use shujin_trace::statement::plain::number;
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::timeline::{Entry, Outcome};
use shujin_trace::vocabulary::{GAME_OBJECT, Verb};
use shujin_trace::{Vocabulary, own_term};

/// Own verb: poured from a vessel.
pub const POURED: Verb = Verb { iri: own_term!("/verbs/poured"), zh: "倒了", en: "poured" };
/// Own result extension: `{value, unit}`, how much was poured.
pub const AMOUNT: &str = own_term!("/extensions/amount");

/// The unit in which it is told.
const UNIT: &str = "mL";
/// Most that is read, mL: as much as a scene can speak of.
const MOST: f64 = 1e9;

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "vessel", kinds: &[erased::<Poured>()], vocabulary, lists: |_, _| {} };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    if !lesson.scene.vessels.is_empty() {
        all.add("unit", UNIT);
    }
}

/// Something was poured from one vessel into another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Poured {
    /// The node of the vessel from which.
    pub from: String,
    /// The node of the vessel into which.
    pub to: String,
    /// How much, µL.
    pub amount: u64,
    /// That took back what had been poured before.
    pub undone: bool,
}

impl EventKind for Poured {
    const BLOCK: &'static str = "vessel";
    const KIND: &'static str = "poured";
    const FORM: Form = Form { verb: POURED, part: "node", activity: GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-poured")));

    fn name(&self) -> String {
        self.from.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let amount = json!({ "value": Volume(self.amount).millilitres(), "unit": UNIT });
        let draft = teller.part(&Self::FORM, &self.from).extension(PLACE, self.to.as_str()).extension(AMOUNT, amount);
        vec![if self.undone { draft.extension(UNDONE, true) } else { draft }]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let to = reading.extension(PLACE).as_str().filter(|to| reading.has("node", to)).unwrap_or_default();
        let (to, undone) = (to.to_owned(), reading.extension(UNDONE) == true);
        let millilitres = reading.extension(AMOUNT)["value"].as_f64().unwrap_or_default();
        let amount = (millilitres.clamp(0.0, MOST) * 1000.0).round() as u64;
        Ok(Self { from: reading.known()?, to, amount, undone })
    }

    fn outcome(&self) -> Outcome {
        Outcome { numbers: vec![Volume(self.amount).millilitres()], ..Outcome::default() }
    }

    fn summary(entry: &Entry) -> Option<Summary> {
        let summary = Summary::of(Self::SAYS?, Self::FORM.text_id(&entry.name));
        let amount = entry.outcome.numbers.first().copied().unwrap_or_default();
        Some(summary.with_detail(say!("way-poured-amount", amount = number(amount))))
    }

    fn coarsen(&mut self) {
        self.amount = coarse::figure(self.amount as f64) as u64;
    }

    fn examples() -> Vec<Self> {
        let poured = |undone| Self { from: "bob".into(), to: "cup".into(), amount: 10_050, undone };
        vec![poured(false), poured(true)]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "bob"), ("node", "cup"), ("unit", UNIT)]
    }
}
