//! Questions: put, answered, explained; predictions wait for their outcome.

use crate::Play;
use shujin_blocks::question::Answered;
use shujin_lesson::format::{Question, Trigger};
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

impl Play {
    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.lesson.scene.questions.iter().find(|q| q.id == id)
    }

    pub(crate) fn ask(&mut self, question: &str) {
        if !self.ending {
            self.asking = Some(question.into());
        }
    }

    pub(crate) fn answer(&mut self, id: &str, options: &[String]) {
        let lesson = Arc::clone(&self.lesson);
        let Some(question) = lesson.scene.questions.iter().find(|q| q.id == id) else { return };
        let known = options.iter().all(|o| question.options.contains(o));
        if self.asking.as_deref() != Some(id) || options.is_empty() || !known {
            return;
        }
        let mut answer = options.to_vec();
        answer.sort();
        answer.dedup();
        let mut wanted = question.right.clone();
        wanted.sort();
        let right = answer == wanted;
        if !question.predict {
            self.first_answers.entry(id.into()).or_insert(right);
        }
        self.tell(Answered {
            question: id.into(),
            answer: answer.clone(),
            right,
            prediction: question.predict,
            step: self.progress.open_step(&lesson.scene).map(|(t, s)| format!("{}.{}", t.id, s.id)),
        });
        if right || question.predict {
            self.asking = None;
        }
        self.answers.insert(id.into(), (answer.clone(), right));
        let first = answer.first().map_or(0.0, |word| lesson.expressions.word(word));
        self.scope.write(&format!("answered.{id}"), 1.0);
        self.scope.write(&format!("right.{id}"), f64::from(u8::from(right)));
        self.scope.write(&format!("answer.{id}"), first);
        self.feedback = Some(Feedback { question: id.into(), answer, right, noted: question.predict });
        self.queue.push_back(Trigger::Answer(id.into()));
    }

    /// Explains predictions whose outcome can be seen now.
    pub(crate) fn reveal_predictions(&mut self) {
        let lesson = Arc::clone(&self.lesson);
        for question in lesson.scene.questions.iter().filter(|q| q.predict) {
            let Some(reveal) = &question.reveal else { continue };
            let Some((answer, right)) = self.answers.get(&question.id).cloned() else { continue };
            if self.feedback.is_none() && !self.revealed.contains(&question.id) && self.holds(reveal) {
                self.revealed.insert(question.id.clone());
                let question = question.id.clone();
                self.feedback = Some(Feedback { question, answer, right, noted: false });
            }
        }
    }
}
