//! Questions at work: put, answered, explained; predictions wait for their outcome.

use super::events::Answered;
use super::intents::Answer;
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Question, Scalar, Step, Trigger};
use shujin_play::{Block, Name, On, OnIntent, OpenError, Play, State, StateHash};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is said to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// The question.
    pub question: String,
    /// The options chosen.
    pub answer: Vec<String>,
    /// Whether that was right.
    pub right: bool,
    /// A prediction just noted: nothing is given away yet.
    pub noted: bool,
}

/// Which question is open, and what was answered.
#[derive(Default)]
pub struct Questions {
    /// The question that is open.
    pub asking: Option<String>,
    /// What was said to the last answer.
    pub feedback: Option<Feedback>,
    /// Every answer given: the last one of each question, and whether it was right.
    pub answers: BTreeMap<String, (Vec<String>, bool)>,
    revealed: BTreeSet<String>,
    first_answers: BTreeMap<String, bool>,
}

impl Questions {
    /// The id of the question that is open in a lesson.
    pub fn asking_in(play: &Play) -> Option<&str> {
        play.state::<Questions>()?.asking.as_deref()
    }

    /// What is said to the last answer and not yet put away.
    pub fn feedback_in(play: &Play) -> Option<&Feedback> {
        play.state::<Questions>()?.feedback.as_ref()
    }

    fn is_answered(&self, question: &Question) -> bool {
        self.answers.get(&question.id).is_some_and(|answer| answer.1 || question.predict)
    }
}

/// The question of this id.
pub fn question<'a>(lesson: &'a Lesson, id: &str) -> Option<&'a Question> {
    lesson.scene.questions.iter().find(|question| question.id == id)
}

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl State for Questions {
    fn hash(&self, to: &mut StateHash) {
        to.list(&self.revealed);
        for (question, right) in &self.first_answers {
            to.text(question);
            to.bytes(&[u8::from(*right)]);
        }
        for (question, (answer, right)) in &self.answers {
            to.text(question);
            to.list(answer);
            to.bytes(&[u8::from(*right)]);
        }
        to.list(&self.asking);
        if let Some(feedback) = &self.feedback {
            to.text(&feedback.question);
            to.bytes(&[u8::from(feedback.right), u8::from(feedback.noted)]);
        }
    }
}

impl Block for Running {
    fn open(&self, _: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        Ok(Some(Box::<Questions>::default()))
    }

    fn name(&self, _: &Lesson, name: &str) -> Option<Name> {
        let (kind, question) = name.split_once('.')?;
        let question = question.to_owned();
        let of: fn(Option<&(Vec<String>, bool)>) -> Scalar = match kind {
            "answered" => |answer| Scalar::Bool(answer.is_some()),
            "right" => |answer| Scalar::Bool(answer.is_some_and(|answer| answer.1)),
            "answer" => |answer| Scalar::Word(answer.and_then(|answer| answer.0.first()).cloned().unwrap_or_default()),
            _ => return None,
        };
        Some(Name::written(move |play| Some(of(play.state::<Questions>()?.answers.get(&question)))))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[&On(|play, Answer { question, options }| answer(play, &question, &options))]
    }

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        let Action::Ask(question) = action else { return false };
        ask(play, question);
        true
    }

    fn tick(&self, play: &mut Play) {
        reveal_predictions(play);
    }

    fn next(&self, play: &mut Play) -> bool {
        play.state_mut::<Questions>().is_some_and(|questions| questions.feedback.take().is_some())
    }

    fn waits(&self, play: &Play) -> bool {
        play.state::<Questions>().is_some_and(|questions| questions.asking.is_some() || questions.feedback.is_some())
    }

    /// A verdict. A question may belong to the place where one is taken.
    fn is_read(&self, play: &Play) -> bool {
        play.state::<Questions>().is_some_and(|questions| questions.feedback.is_some())
    }

    fn close(&self, play: &mut Play) {
        if let Some(questions) = play.state_mut::<Questions>() {
            (questions.asking, questions.feedback) = (None, None);
        }
    }

    /// What is asked need not be answered any more.
    fn ending(&self, play: &mut Play) {
        if let Some(questions) = play.state_mut::<Questions>() {
            questions.asking = None;
        }
    }

    fn step_came_up(&self, play: &mut Play, step: &Step) {
        if let Some(question) = &step.ask {
            ask(play, question);
        }
    }

    fn step_done(&self, play: &Play, step: &Step) -> Option<bool> {
        let found = question(&play.lesson, step.ask.as_ref()?);
        Some(found.zip(play.state::<Questions>()).is_some_and(|(question, all)| all.is_answered(question)))
    }

    fn result(&self, play: &Play) -> (usize, usize) {
        let Some(questions) = play.state::<Questions>() else { return (0, 0) };
        (questions.first_answers.values().filter(|right| **right).count(), questions.first_answers.len())
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        to.insert("asking".into(), Questions::asking_in(play).into());
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let Some(old) = before.take_state::<Questions>() else { return };
        let lesson = Arc::clone(&play.lesson);
        let is_known = |id: &String| question(&lesson, id).is_some();
        let fits = |id: &str, chosen: &[String]| {
            question(&lesson, id).is_some_and(|question| chosen.iter().all(|one| question.options.contains(one)))
        };
        // In another step the question is put by the step as it comes up.
        let same_step = play.progress.shown.is_some();
        play.put_state(Questions {
            asking: old.asking.filter(|id| same_step && is_known(id)),
            feedback: None,
            answers: old.answers.into_iter().filter(|(id, (chosen, _))| fits(id, chosen)).collect(),
            revealed: old.revealed.into_iter().filter(is_known).collect(),
            first_answers: old.first_answers.into_iter().filter(|(id, _)| is_known(id)).collect(),
        });
    }
}

fn ask(play: &mut Play, question: &str) {
    if !play.is_ending()
        && let Some(questions) = play.state_mut::<Questions>()
    {
        questions.asking = Some(question.into());
    }
}

fn answer(play: &mut Play, id: &str, options: &[String]) {
    let lesson = Arc::clone(&play.lesson);
    let Some(question) = question(&lesson, id) else { return };
    let step = play.progress.open_step(&lesson.scene).map(|(task, step)| format!("{}.{}", task.id, step.id));
    let Some(questions) = play.state_mut::<Questions>() else { return };
    let known = options.iter().all(|option| question.options.contains(option));
    if questions.asking.as_deref() != Some(id) || options.is_empty() || !known {
        return;
    }
    let (answer, right) = judged(question, options);
    if !question.predict {
        questions.first_answers.entry(id.into()).or_insert(right);
    }
    if right || question.predict {
        questions.asking = None;
    }
    questions.answers.insert(id.into(), (answer.clone(), right));
    questions.feedback = Some(Feedback { question: id.into(), answer: answer.clone(), right, noted: question.predict });
    let first = answer.first().cloned().unwrap_or_default();
    play.write(&format!("answered.{id}"), &Scalar::Bool(true));
    play.write(&format!("right.{id}"), &Scalar::Bool(right));
    play.write(&format!("answer.{id}"), &Scalar::Word(first));
    play.tell(Answered { question: id.into(), answer, right, prediction: question.predict, step });
    play.trigger(Trigger::Answer(id.into()));
}

/// The options in one order, each once, and whether they are the right ones.
fn judged(question: &Question, options: &[String]) -> (Vec<String>, bool) {
    let mut answer = options.to_vec();
    answer.sort();
    answer.dedup();
    let mut wanted = question.right.clone();
    wanted.sort();
    let right = answer == wanted;
    (answer, right)
}

/// Explains predictions whose outcome can be seen now.
fn reveal_predictions(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    for question in lesson.scene.questions.iter().filter(|question| question.predict) {
        let Some(questions) = play.state::<Questions>() else { return };
        let Some(reveal) = &question.reveal else { continue };
        let Some((answer, right)) = questions.answers.get(&question.id).cloned() else { continue };
        let is_due = questions.feedback.is_none() && !questions.revealed.contains(&question.id);
        if is_due
            && play.holds(reveal)
            && let Some(questions) = play.state_mut::<Questions>()
        {
            questions.revealed.insert(question.id.clone());
            questions.feedback = Some(Feedback { question: question.id.clone(), answer, right, noted: false });
        }
    }
}
