//! Questions while a lesson is explored: which could be put, and what could be answered.

use super::check::may_be_right;
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{Action, ExprRef, Question, Step, Trigger};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// Questions that are put are noted under this word.
const ASKED: &str = "asked";

/// The explanation of a prediction is shown: number of the question.
const REVEAL: &str = "reveal";

fn find<'q>(questions: &'q [Question], world: &World<'_>, id: &str) -> Option<&'q Question> {
    world.work.add(questions.len() / 8);
    questions.iter().find(|question| question.id == id)
}

/// The question that a step asks and that must be answered rightly.
fn to_be_right<'q>(questions: &'q [Question], world: &World<'_>, step: &Step) -> Option<&'q Question> {
    find(questions, world, step.ask.as_ref()?).filter(|question| !question.predict)
}

impl Explored for Vec<Question> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        let is_asked = world.is_noted(ASKED, after);
        match before {
            "answered" => Some(Could::if_ever(is_asked)),
            "right" => Some(Could::if_ever(is_asked && find(self, world, after).is_none_or(may_be_right))),
            "answer" => {
                let mut could = Could::word("");
                let question = find(self, world, after).filter(|_| is_asked);
                let options = question.into_iter().flat_map(|question| &question.options);
                options.for_each(|option| could.join(&Could::word(option)));
                Some(could)
            }
            _ => None,
        }
    }

    fn perform<'a>(&'a self, world: &mut World<'a>, action: &'a Action) {
        if let Action::Ask(question) = action {
            world.note(ASKED, question);
        }
    }

    fn step_came_up<'a>(&'a self, world: &mut World<'a>, step: &'a Step) {
        step.ask.iter().for_each(|question| world.note(ASKED, question));
    }

    fn step_could_be_done(&self, world: &World<'_>, step: &Step) -> Option<bool> {
        let id = step.ask.as_ref()?;
        let can = |question: &Question| question.predict || may_be_right(question);
        Some(world.is_noted(ASKED, id) && find(self, world, id).is_some_and(can))
    }

    /// What the step asks was answered rightly then.
    fn could_be_at(&self, world: &World<'_>, step: &Step, name: &str) -> Option<Could> {
        let question = to_be_right(self, world, step)?;
        match name.split_once('.')? {
            ("right", id) if question.id == id => Some(Could::truth(true)),
            ("answer", id) if question.id == id => {
                Some(Could::word(question.right.iter().min().map_or("", String::as_str)))
            }
            _ => None,
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let Trigger::Answer(question) = trigger else { return None };
        Some(world.name(&format!("answered.{question}")).may_hold())
    }

    fn known_at(&self, trigger: &Trigger) -> Option<(String, Could)> {
        let Trigger::Answer(question) = trigger else { return None };
        Some((format!("answered.{question}"), Could::truth(true)))
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, question) in self.iter().enumerate().filter(|(_, q)| world.is_noted(ASKED, &q.id)) {
            if !world.may_if_any(question.reveal.as_ref()) {
                add(Part { what: REVEAL, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == REVEAL).then(|| self.get(part.number).map(|question| some(&question.reveal)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["question", part.number, "reveal"];
        (part.what == REVEAL).then(|| held(way, why, say!("question-prediction-never-explained")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        if !matches!(before, "answered" | "right" | "answer") {
            return None;
        }
        let mut makers = world.rules_that(|action| matches!(action, Action::Ask(question) if question == after));
        for (i, task) in world.scene.tasks.iter().enumerate() {
            let asks = task.steps.iter().position(|step| step.ask.as_deref() == Some(after));
            makers.extend(asks.into_iter().flat_map(|k| world.steps_before(i, k)));
        }
        Some(makers)
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Answer(question) = trigger {
            names.insert(format!("answered.{question}"));
        }
    }

    fn makers_of_step(&self, step: &Step, names: &mut BTreeSet<String>) {
        names.extend(step.ask.iter().map(|question| format!("answered.{question}")));
    }

    fn why_never(&self, world: &World<'_>, before: &str, after: &str) -> Option<Message> {
        match before {
            "answered" | "right" | "answer" if !world.is_noted(ASKED, after) => {
                Some(say!("question-nothing-puts-before"))
            }
            "right" => Some(say!("question-no-answer-right")),
            _ => None,
        }
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Answer(_)).then_some(say!("question-never-put"))
    }
}
