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
                    say!("没有谁提出的问题 `{id}`", "`{id}`, which nothing puts"),
                    say!("某一步 ask，或规则 {{ ask = … }}", "a step's `ask`, or a rule with {{ ask = … }}"),
                    say!("在任务的一步里写 ask = \"{id}\"。", "write `ask = \"{id}\"` in a step of a task."),
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
                (
                    say!("同一个选项写了两次", "the same option twice"),
                    say!("每个选项只写一次。", "name each option once."),
                )
            } else {
                (
                    say!(
                        "{n} 个正确答案，但只能选一个：选哪个都不算对",
                        "{n} right answers where one is chosen: no choice is right"
                    ),
                    say!(
                        "要全部选出才算对，就加 several = true；否则只留一个。",
                        "add `several = true` if all of them are to be chosen, else keep one."
                    ),
                )
            };
            let expected = say!("有一种答法算对", "some answer that is right");
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
                say!("没有正确答案", "no right answer"),
                say!("至少一个，或 predict = true", "at least one, or `predict = true`"),
                say!("写上正确的选项。", "name the right options."),
            );
        }
        if question.reveal.is_some() && !question.predict {
            self.put(
                "needs-predict",
                &way!["question", i, "reveal"],
                say!("没有 predict 的 reveal", "`reveal` without `predict`"),
                say!("predict = true", "`predict = true`"),
                say!(
                    "只有预测题才等到后来揭晓：加上 predict，或删掉 reveal。",
                    "only a prediction waits: add `predict`, or delete `reveal`."
                ),
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
