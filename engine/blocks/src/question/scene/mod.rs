//! Questions, as authors write them: their types, their ids, names and checks, their part of the reference.

#[cfg(feature = "author")]
mod about;
mod check;
#[cfg(feature = "author")]
mod explore;

use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
#[cfg(feature = "author")]
use crate::check::{Asked, Life, NameContext, Needs, explore::Explored};
use crate::check::{Check, IdKind};
use crate::expr::Kind;
use crate::expr::unit::Unit;
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::{Action, Question, Step, Trigger};
use crate::report::Severity::{Error, Warning};
#[cfg(feature = "author")]
use crate::report::say;
use crate::report::{code, entry};
use crate::source::{Seg, way};

const QUESTION: IdKind = IdKind::new(entry!("kind-question"));

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("needs-predict", Error),
        code!("never-asked", Warning),
        code!("no-right-answer", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

impl SceneBlock for Vec<Question> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, question)| add(QUESTION, &question.id, way!["question", i, "id"]));
    }

    fn kinds(&self, _: &Catalogue, add: &mut dyn FnMut(String, Kind)) {
        for question in self {
            let kind = if question.options.is_empty() { Kind::Number(Unit::ONE) } else { Kind::Word };
            add(format!("answer.{}", question.id), kind);
        }
    }

    fn kind_of(&self, _: &Catalogue, before: &str, _: &str) -> Option<Kind> {
        matches!(before, "answered" | "right").then_some(Kind::Truth)
    }

    fn words<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        self.iter().flat_map(|question| &question.options).for_each(|option| add(option));
    }

    fn check(&self, check: &mut Check<'_>) {
        check.questions(self);
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        if let Trigger::Answer(question) = trigger {
            check.event(QUESTION, question, "answered", &[way, &way!["answer"]].concat());
        }
    }

    fn check_action(&self, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
        if let Action::Ask(question) = action {
            check.refer(QUESTION, question, &[way, &way!["ask"]].concat());
        }
    }

    fn check_step(&self, check: &mut Check<'_>, step: &Step, way: &[Seg]) {
        if let Some(question) = &step.ask {
            check.refer(QUESTION, question, &[way, &way!["ask"]].concat());
        }
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        check.answers(self);
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn leads_to(&self, action: &Action) -> Option<Trigger> {
        match action {
            Action::Ask(question) => Some(Trigger::Answer(question.clone())),
            _ => None,
        }
    }

    #[cfg(feature = "author")]
    fn texts(&self, _: &Scene, needs: &mut Needs) {
        for (i, question) in self.iter().enumerate() {
            let id = &question.id;
            needs.need(format!("question.{id}.ask"), way!["question", i]);
            needs.need(format!("question.{id}.because"), way!["question", i]);
            for (k, option) in question.options.iter().enumerate() {
                needs.need(format!("question.{id}.option.{option}"), way!["question", i, "options", k]);
                needs.may(format!("question.{id}.wrong.{option}"));
            }
        }
    }

    #[cfg(feature = "author")]
    fn asked<'a>(&'a self, add: &mut dyn FnMut(Asked<'a>)) {
        for question in self {
            let id = &question.id;
            let (right, wrong): (Vec<_>, Vec<_>) =
                question.options.iter().partition(|option| question.right.contains(*option));
            let text = |option: &String| format!("question.{id}.option.{option}");
            let texts = |options: Vec<&String>| options.into_iter().map(text).collect::<Vec<String>>();
            let (ask, because) = (format!("question.{id}.ask"), format!("question.{id}.because"));
            add(Asked { id, ask, because, right: texts(right), wrong: texts(wrong) });
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, context: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        let asked = check::asked(context.scene);
        for question in self {
            let life = Life::only_if(asked.contains(question.id.as_str()), say!("question-never-put"));
            for what in ["answered", "right", "answer"] {
                put(format!("{what}.{}", question.id), life.clone());
            }
        }
    }

    #[cfg(feature = "author")]
    fn options(&self, name: &str) -> Option<&[String]> {
        let id = name.strip_prefix("answer.")?;
        self.iter().find(|question| question.id == id).map(|question| &question.options[..])
    }
}
