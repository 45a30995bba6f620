//! What a score brings to the trace.
//!
//! | kind of name | names |
//! |---|---|
//! | `phrases` | `score`, where there is one |

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shujin_lesson::Lesson;
use shujin_messages::Message;
use shujin_trace::kind::reading::counted;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, Summary, Tone, coarse, erased};
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::timeline::{Entry, Outcome};
use shujin_trace::vocabulary::Verb;
use shujin_trace::{Vocabulary, own_term, vocabulary as v};

/// Own: a phrase was played by touch.
pub const PLAYED: Verb = Verb { iri: own_term!("/verbs/played"), zh: "弹奏了", en: "played" };
/// Own: a phrase of a score.
pub const PHRASE: &str = own_term!("/activity-types/phrase");
/// Own result extension: tempo factor at which a phrase was heard.
pub const RATE: &str = own_term!("/extensions/rate");
/// Own result extension: wrong keys on the way through a phrase.
pub const WRONG: &str = own_term!("/extensions/wrong");

/// Own result extension: how many notes came early, late and in time.
pub const TIMING: &str = own_term!("/extensions/timing");

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "score", kinds: &[erased::<Heard>(), erased::<Played>()], vocabulary, lists: |_, _| {} };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    if lesson.scene.score.is_some() {
        all.add("phrases", "score");
    }
}

/// The number of the phrase that a statement is about, in a scene with a score.
fn phrase(reading: &Reading) -> Result<usize, Refused> {
    let refused = || Refused::at("/object/id", say!("no-score"));
    if reading.has("phrases", "score") { reading.number() } else { Err(refused()) }
}

/// A phrase of the score was heard whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// Phrase number, from 1.
    pub phrase: usize,
    /// Tempo factor.
    pub rate: f64,
}

impl EventKind for Heard {
    const BLOCK: &'static str = "score";
    const KIND: &'static str = "heard";
    const FORM: Form = Form { verb: v::EXPERIENCED, part: "phrase", activity: PHRASE, text: "" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-phrase-heard")));

    fn name(&self) -> String {
        self.phrase.to_string()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        vec![teller.part(&Self::FORM, &self.name()).extension(RATE, self.rate)]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { phrase: phrase(reading)?, rate: reading.extension(RATE).as_f64().unwrap_or_default() })
    }

    fn summary(entry: &Entry) -> Option<Summary> {
        Some(Summary::of(Self::SAYS?, None).with_detail(Message::same(&entry.name)))
    }

    fn coarsen(&mut self) {
        coarse::count(&mut self.phrase);
        self.rate = coarse::figure(self.rate);
    }

    fn examples() -> Vec<Self> {
        vec![Self { phrase: 1, rate: 0.5 }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("phrases", "score")]
    }
}

/// A phrase was played by touch whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// Phrase number, from 1.
    pub phrase: usize,
    /// Wrong keys on the way.
    pub wrong: usize,
    /// When its notes came; nothing in what was told before this was noticed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing>,
}

/// When the notes of a phrase came, against the pace of whoever played them. It is no measure of anybody: only of how the notes followed
/// one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// Before the note before had sounded out.
    pub early: usize,
    /// After a pause.
    pub late: usize,
    /// In time.
    pub even: usize,
}

impl Timing {
    /// What an extension says; nothing where there is none.
    fn read(value: &Value) -> Option<Timing> {
        let of = |name: &str| counted(&value[name]);
        value.is_object().then(|| Timing { early: of("early"), late: of("late"), even: of("even") })
    }
}

impl EventKind for Played {
    const BLOCK: &'static str = "score";
    const KIND: &'static str = "played";
    const FORM: Form = Form { verb: PLAYED, part: "phrase", activity: PHRASE, text: "" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Right, entry!("way-phrase-played")));

    fn name(&self) -> String {
        self.phrase.to_string()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let draft = teller.part(&Self::FORM, &self.name()).extension(WRONG, self.wrong);
        vec![match self.timing {
            Some(Timing { early, late, even }) => {
                draft.extension(TIMING, json!({ "early": early, "late": late, "even": even }))
            }
            None => draft,
        }]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let timing = Timing::read(reading.extension(TIMING));
        Ok(Self { phrase: phrase(reading)?, wrong: counted(reading.extension(WRONG)), timing })
    }

    /// The number is that of wrong keys.
    fn outcome(&self) -> Outcome {
        Outcome { numbers: vec![self.wrong as f64], ..Outcome::default() }
    }

    fn summary(entry: &Entry) -> Option<Summary> {
        let (phrase, wrong) = (&entry.name, entry.outcome.numbers.first().copied().unwrap_or_default());
        let says = Self::SAYS?;
        let (tone, how) = match wrong > 0.0 {
            true => (Tone::Wrong, say!("way-phrase-wrong", phrase, wrong)),
            false => (says.tone, say!("way-phrase-clean", phrase)),
        };
        Some(Summary::of(Says { tone, ..says }, None).with_detail(how))
    }

    fn coarsen(&mut self) {
        coarse::count(&mut self.phrase);
        coarse::count(&mut self.wrong);
        if let Some(timing) = &mut self.timing {
            [&mut timing.early, &mut timing.late, &mut timing.even].into_iter().for_each(coarse::count);
        }
    }

    fn examples() -> Vec<Self> {
        let timing = Some(Timing { early: 1, late: 2, even: 8 });
        vec![Self { phrase: 2, wrong: 3, timing }, Self { phrase: 1, wrong: 0, timing: None }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("phrases", "score")]
    }
}
