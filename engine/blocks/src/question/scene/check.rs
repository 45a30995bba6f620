//! Questions: options, right answers, predictions, and whether anything puts them.

use crate::check::Check;
use crate::format::{Action, Question, Scene};
use crate::report::say;
use crate::source::way;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(super) fn questions(&mut self, questions: &[Question]) {
        let asked = asked(self.scene);
        for (i, question) in questions.iter().enumerate() {
            self.question(i, question);
            if !asked.contains(question.id.as_str()) {
                let id = &question.id;
                self.put(
                    "never-asked",
                    &way!["question", i, "id"],
                    say!("question-nothing-puts", id),
                    say!("question-steps-ask-rule-ask"),
                    say!("question-write-ask-step-task", id),
                );
            }
        }
    }

    /// Questions that no answer gets right: a step with one never ends.
    #[cfg(feature = "author")]
    pub(super) fn answers(&mut self, questions: &[Question]) {
        for (i, question) in questions.iter().enumerate() {
            let n = question.right.len();
            if n == 0 || may_be_right(question) {
                continue;
            }
            let (found, help) = if question.several {
                (say!("question-same-option-twice"), say!("question-name-each-option-once"))
            } else {
                (say!("question-several-right-answers", n), say!("question-add-several-true-if"))
            };
            let expected = say!("question-some-answer-right");
            self.put("no-right-answer", &way!["question", i, "right"], found, expected, help);
        }
    }

    fn question(&mut self, i: usize, question: &Question) {
        let ids = question.options.iter().enumerate().map(|(k, id)| (id, way!["question", i, "options", k]));
        self.own(ids.collect());
        self.at_least(&way!["question", i, "options"], question.options.len(), 2);
        for (k, right) in question.right.iter().enumerate() {
            self.option(&way!["question", i, "right", k], right, &question.options);
        }
        if question.right.is_empty() && !question.predict {
            self.put(
                "wrong-length",
                &way!["question", i, "right"],
                say!("question-no-right-answer"),
                say!("question-least-predict-true"),
                say!("question-name-right-options"),
            );
        }
        if question.reveal.is_some() && !question.predict {
            self.put(
                "needs-predict",
                &way!["question", i, "reveal"],
                say!("question-reveal-without-predict"),
                say!("question-predict"),
                say!("question-only-prediction-waits-add"),
            );
        }
    }
}

/// Whether some answer to a question counts as right: it names each option once, and one only unless several may be chosen.
#[cfg(feature = "author")]
pub(super) fn may_be_right(question: &Question) -> bool {
    let right: BTreeSet<&String> = question.right.iter().collect();
    right.len() == question.right.len() && if question.several { !right.is_empty() } else { right.len() == 1 }
}

/// Questions that steps or rules put.
pub(super) fn asked(scene: &Scene) -> BTreeSet<&str> {
    let rules = scene.rules.iter().flat_map(|r| &r.actions).filter_map(|action| match action {
        Action::Ask(question) => Some(question.as_str()),
        _ => None,
    });
    let steps = scene.tasks.iter().flat_map(|t| &t.steps).filter_map(|s| s.ask.as_deref());
    rules.chain(steps).collect()
}
