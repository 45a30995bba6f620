//! Questions at work: put, answered, explained; predictions wait for their outcome.

use super::events::Answered;
use super::intents::Answer;
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_lesson::format::{Action, Question, Scalar, Step, Trigger};
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, Priority, State, StateHash};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is said of a question that waits for its answer, by its id.
pub const ASKED: &str = "question";

/// What is said to the last answer to a question, by its id: a verdict, or what came of a prediction.
pub const FEEDBACK: &str = "feedback";

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

/// What was answered. Which questions are put, and what is said to answers, stands among all that is said.
#[derive(Default)]
pub struct Questions {
    /// Every answer given: the last one of each question, and whether it was right.
    pub answers: BTreeMap<String, (Vec<String>, bool)>,
    revealed: BTreeSet<String>,
    first_answers: BTreeMap<String, bool>,
}

impl Questions {
    /// The id of the question that is open in a lesson.
    pub fn asking_in(play: &Play) -> Option<&str> {
        play.speech.of_kind(ASKED).next()
    }

    /// What is said to the last answer and not yet put away.
    pub fn feedback_in(play: &Play) -> Option<Feedback> {
        Self::feedback_to(play, play.speech.of_kind(FEEDBACK).next()?)
    }

    /// What is to be said to the last answer to a question.
    pub fn feedback_to(play: &Play, id: &str) -> Option<Feedback> {
        let questions = play.state::<Questions>()?;
        let (answer, right) = questions.answers.get(id)?.clone();
        let is_prediction = question(&play.lesson, id).is_some_and(|question| question.predict);
        let noted = is_prediction && !questions.revealed.contains(id);
        Some(Feedback { question: id.to_owned(), answer, right, noted })
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

    /// Of a question that wants several options, each by itself.
    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        for question in play.speech.of_kind(ASKED).filter_map(|id| question(&play.lesson, id)) {
            for option in &question.options {
                add(Offer::of(Intent::of(Answer { question: question.id.clone(), options: vec![option.clone()] })));
            }
        }
    }

    fn offered_nodes(&self, _: &Play, _: &mut dyn FnMut(&str)) {}

    fn action(&self, play: &mut Play, action: &Action) -> bool {
        let Action::Ask(question) = action else { return false };
        ask(play, question);
        true
    }

    fn tick(&self, play: &mut Play) {
        reveal_predictions(play);
    }

    /// A question waits for its answer.
    fn next(&self, _: &mut Play, kind: &str, _: &str) -> bool {
        kind == ASKED
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
            answers: old.answers.into_iter().filter(|(id, (chosen, _))| fits(id, chosen)).collect(),
            revealed: old.revealed.into_iter().filter(is_known).collect(),
            first_answers: old.first_answers.into_iter().filter(|(id, _)| is_known(id)).collect(),
        });
        let asked = before.speech.of_kind(ASKED).map(str::to_owned);
        asked.filter(|id| same_step && is_known(id)).for_each(|id| ask(play, &id));
    }
}

fn ask(play: &mut Play, question: &str) {
    if !play.is_ending() {
        play.say_of_block(ASKED, question, Priority::Question);
    }
}

fn answer(play: &mut Play, id: &str, options: &[String]) {
    let lesson = Arc::clone(&play.lesson);
    let Some(question) = question(&lesson, id) else { return };
    let step = play.progress.open_step(&lesson.scene).map(|(task, step)| format!("{}.{}", task.id, step.id));
    let is_asked = play.speech.of_kind(ASKED).any(|asked| asked == id);
    let known = options.iter().all(|option| question.options.contains(option));
    if !is_asked || options.is_empty() || !known {
        return;
    }
    let (answer, right) = judged(question, options);
    let Some(questions) = play.state_mut::<Questions>() else { return };
    if !question.predict {
        questions.first_answers.entry(id.into()).or_insert(right);
    }
    questions.answers.insert(id.into(), (answer.clone(), right));
    if right || question.predict {
        play.speech.drop_of_kind(ASKED, id);
    }
    // The last answer alone is judged.
    play.speech.drop_of_kind(FEEDBACK, id);
    play.say_of_block(FEEDBACK, id, Priority::Verdict);
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
        let is_due = questions.answers.contains_key(&question.id) && !questions.revealed.contains(&question.id);
        if is_due
            && play.holds(reveal)
            && let Some(questions) = play.state_mut::<Questions>()
        {
            questions.revealed.insert(question.id.clone());
            // That the guess was noted need not be read any more.
            play.speech.drop_of_kind(FEEDBACK, &question.id);
            play.say_of_block(FEEDBACK, &question.id, Priority::Reveal);
        }
    }
}
