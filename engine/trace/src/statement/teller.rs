//! Makes drafts of statements: of the scene and of its parts, with their names in the scene's own words.

use super::activity;
use super::draft::{Level, StatementDraft};
use super::plain::duration;
use crate::kind::Form;
use crate::session::Session;
use crate::texts::{LanguageMap, Lists, Texts};
use crate::vocabulary::{self as v, Verb};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// What drafts are made with.
pub struct Teller<'a> {
    /// The sitting that it is about.
    pub session: &'a Session,
    /// Time since the sitting began.
    pub elapsed: Duration,
    pub(super) texts: &'a Texts,
    pub(super) kept: &'a Lists,
}

impl<'a> Teller<'a> {
    /// The text in all its languages, if there is one.
    pub fn text(&self, id: &str) -> Option<&'a LanguageMap> {
        self.texts.get(id)
    }

    /// A list of the scene, as its blocks handed it over; empty where there is none.
    pub fn list(&self, id: &str) -> &'a [String] {
        self.texts.list(id)
    }

    /// A list that a statement had which was read and is written anew; none otherwise.
    pub fn kept(&self, id: &str) -> Option<&'a [String]> {
        self.kept.get(id).map(Vec::as_slice)
    }

    /// Time since the sitting began, as a statement has it.
    pub fn duration(&self) -> String {
        duration(self.elapsed)
    }

    /// An activity by id and type alone, for contexts.
    pub fn reference(&self, kind: &str, name: &str, of_type: &str) -> Value {
        activity::reference(self.session, kind, name, of_type)
    }

    /// An activity with its names as far as they are known.
    pub fn named(&self, kind: &str, name: &str, of_type: &str, text: Option<&LanguageMap>) -> Value {
        let mut activity = self.reference(kind, name, of_type);
        if let Some(text) = text {
            activity["definition"]["name"] = json!(text);
        }
        activity
    }

    /// One of several things that an activity holds, such as an option, with the text that describes it.
    pub fn component(&self, id: &str, text: Option<&LanguageMap>) -> Value {
        let mut component = Map::new();
        component.insert("id".into(), json!(id));
        if let Some(text) = text {
            component.insert("description".into(), json!(text));
        }
        Value::Object(component)
    }

    /// Something done with a part of the scene.
    pub fn part(&self, form: &Form, name: &str) -> StatementDraft {
        let text = form.text_id(name).and_then(|id| self.text(&id));
        self.about(form.verb, self.named(form.part, name, form.activity, text))
    }

    /// Something done with this activity, which is a part of the scene.
    pub fn about(&self, verb: Verb, object: Value) -> StatementDraft {
        let parents = vec![self.reference("", "", v::LESSON)];
        StatementDraft { level: Level::Scene, verb, object, result: Map::new(), parents, goals: Vec::new() }
    }

    /// Something done with the scene as a whole, which has no parent.
    pub fn scene(&self, verb: Verb) -> StatementDraft {
        StatementDraft { parents: Vec::new(), ..self.about(verb, self.whole_scene()) }
    }

    /// What cmi5 defines of a sitting.
    pub fn session(&self, verb: Verb) -> StatementDraft {
        self.scene(verb).at(Level::Session)
    }

    /// The scene itself.
    fn whole_scene(&self) -> Value {
        let title = Some(&self.session.title).filter(|title| !title.is_empty());
        let mut scene = self.named("", "", v::LESSON, title.or_else(|| self.text("scene.title")));
        if let Some(summary) = self.text("scene.summary") {
            scene["definition"]["description"] = json!(summary);
        }
        scene
    }
}
