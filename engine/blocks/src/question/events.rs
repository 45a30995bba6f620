//! What questions bring to the trace.
//!
//! | kind of name | names |
//! |---|---|
//! | `question` | ids |
//! | `option` | `question option` |
//! | `number` | questions that are answered with a number |
//!
//! Lists: `question.<id>.options` in the scene's order, `question.<id>.right`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shujin_lesson::Lesson;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, Summary, Tone, coarse, erased};
use shujin_trace::statement::plain::{SEPARATOR, response};
use shujin_trace::statement::{StatementDraft, Teller};
use shujin_trace::timeline::{Entry, Outcome};
use shujin_trace::{Texts, Vocabulary, own_term, vocabulary as v};

/// Own result extension: true for a prediction, which is neither right nor wrong.
pub const PREDICTION: &str = own_term!("/extensions/prediction");

/// What the block brings.
pub static EVENTS: BlockEvents = BlockEvents { block: "question", kinds: &[erased::<Answered>()], vocabulary, lists };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    for question in &lesson.scene.questions {
        all.add("question", &question.id);
        question.options.iter().for_each(|option| all.add("option", format!("{} {option}", question.id)));
        if question.options.is_empty() {
            all.add("number", &question.id);
        }
    }
}

fn lists(lesson: &Lesson, texts: &mut Texts) {
    for question in &lesson.scene.questions {
        texts.add_list(options(&question.id), question.options.clone());
        texts.add_list(right(&question.id), question.right.clone());
    }
}

fn options(question: &str) -> String {
    format!("question.{question}.options")
}

fn right(question: &str) -> String {
    format!("question.{question}.right")
}

/// A question was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The options chosen.
    pub answer: Vec<String>,
    /// Whether that is right.
    pub right: bool,
    /// A prediction: being wrong is no mistake.
    pub prediction: bool,
    /// The step that asked, `task.step`, if a step did.
    pub step: Option<String>,
}

impl Answered {
    /// The question: choice with its options, or numeric. The right answer is told unless it was a prediction.
    fn activity(&self, teller: &Teller) -> Value {
        let name = &self.question;
        let ask = teller.text(&format!("question.{name}.ask"));
        let mut activity = teller.named("question", name, v::INTERACTION, ask);
        let mut choices = teller.list(&options(name));
        if choices.is_empty() {
            choices = teller.kept(&options(name)).unwrap_or_default();
        }
        let is_number = |text: &String| text.parse::<f64>().is_ok();
        let numeric = choices.is_empty() && !self.answer.is_empty() && self.answer.iter().all(is_number);
        let definition = &mut activity["definition"];
        definition["interactionType"] = json!(if numeric { "numeric" } else { "choice" });
        if !choices.is_empty() {
            let choice = |one: &String| teller.component(one, teller.text(&format!("question.{name}.option.{one}")));
            definition["choices"] = choices.iter().map(choice).collect();
        }
        let right = teller.list(&right(name));
        if !right.is_empty() && !self.prediction {
            definition["correctResponsesPattern"] = json!([right.join(SEPARATOR)]);
        }
        activity
    }
}

impl EventKind for Answered {
    const BLOCK: &'static str = "question";
    const KIND: &'static str = "answered";
    const FORM: Form = Form { verb: v::ANSWERED, part: "question", activity: v::INTERACTION, text: "question.*.ask" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Wrong, entry!("way-answered")));
    // Steps and answers of one learner show what else was open just then.
    const PARENT_TELLS: bool = true;

    fn name(&self) -> String {
        self.question.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let mut draft = teller.about(v::ANSWERED, self.activity(teller)).with("response", response(&self.answer));
        if let Some(step) = &self.step {
            draft = draft.under(teller.reference("step", step, v::STEP));
        }
        vec![if self.prediction { draft.extension(PREDICTION, true) } else { draft.with("success", self.right) }]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let question = reading.known()?;
        let (choices, free) = (reading.belonging("option", &question), reading.has("number", &question));
        let mut answer: Vec<String> = Vec::new();
        for word in reading.response().filter(|word| !word.is_empty()) {
            let is_choice = reading.has("option", &format!("{question} {word}"));
            if !(is_choice || free && Reading::is_number(word)) || answer.iter().any(|before| before == word) {
                return Err(Refused::at("/result/response", say!("no-such-option")));
            }
            answer.push(word.to_owned());
        }
        reading.keep(options(&question), choices);
        let right = reading.result()["success"] == true;
        let prediction = reading.extension(PREDICTION) == true;
        Ok(Self { question, answer, right, prediction, step: reading.parent("step") })
    }

    /// Of a prediction it is not told whether it was right.
    fn as_told(&self) -> Self {
        Self { right: self.right && !self.prediction, ..self.clone() }
    }

    fn outcome(&self) -> Outcome {
        let right = (!self.prediction).then_some(self.right);
        Outcome { right, response: self.answer.clone(), ..Outcome::default() }
    }

    fn summary(entry: &Entry) -> Option<Summary> {
        let says = match entry.outcome.right {
            Some(true) => Says::new(Tone::Right, entry!("way-answered-rightly")),
            Some(false) => Self::SAYS?,
            None => Says::new(Tone::Guess, entry!("way-predicted")),
        };
        let chosen = entry.outcome.response.iter().map(|option| format!("question.{}.option.{option}", entry.name));
        let summary = Summary::of(says, chosen);
        Some(match Self::FORM.text_id(&entry.name) {
            Some(ask) => summary.in_answer_to(ask),
            None => summary,
        })
    }

    fn coarsen(&mut self) {
        for word in &mut self.answer {
            // A number that was typed; an option is a word of the scene's.
            if let Ok(number) = word.parse::<f64>() {
                *word = coarse::figure(number).to_string();
            }
        }
    }

    fn examples() -> Vec<Self> {
        let answered = |question: &str, answer: &[&str], right, prediction, step: bool| Self {
            question: question.into(),
            answer: answer.iter().map(|word| (*word).to_owned()).collect(),
            right,
            prediction,
            step: step.then(|| "measure.think".into()),
        };
        vec![
            answered("why", &["longer"], true, false, true),
            answered("why", &["longer", "shorter"], false, false, false),
            answered("guess", &["shorter"], true, true, false),
            answered("g", &["9.79"], true, false, true),
        ]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[
            ("question", "why"),
            ("option", "why shorter"),
            ("option", "why longer"),
            ("question", "guess"),
            ("option", "guess shorter"),
            ("question", "g"),
            ("number", "g"),
            ("step", "measure.think"),
        ]
    }
}
