//! What the host knows of a scene and statements may tell: names by language, options, right answers, columns.
//!
//! Optional throughout: without it statements carry ids alone and are as valid. Ids of texts are those of the scene
//! format (`node.<id>.name`, `question.<id>.ask` …), so that a host can hand over its string tables as they are.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use shujin_lesson::Lesson;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Locale to text, as in `{"zh-CN": "…", "en": "…"}`.
pub type LanguageMap = BTreeMap<String, String>;

/// Texts and keys of a scene.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    /// Text id to its languages; shared, since a server tells each statement with them.
    #[serde(default, serialize_with = "write_names", deserialize_with = "read_names")]
    names: Arc<BTreeMap<String, LanguageMap>>,
    /// Question id to what can be answered.
    #[serde(default)]
    pub questions: BTreeMap<String, Key>,
    /// Column ids of the data table, in their order.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// What can be answered to a question, and what is right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// Ids of the options; none when a number is asked for.
    #[serde(default)]
    pub options: Vec<String>,
    /// The right ones, or the right number as `9.8` or `9.7[:]9.9`.
    #[serde(default)]
    pub right: Vec<String>,
}

impl Texts {
    /// The scene's own words for the things that statements name.
    pub fn of(lesson: &Lesson) -> Texts {
        let mut texts = Texts::default();
        for (locale, table) in &lesson.texts {
            table.iter().for_each(|(id, text)| texts.add(locale, id, text));
        }
        for question in &lesson.scene.questions {
            let key = Key { options: question.options.clone(), right: question.right.clone() };
            texts.questions.insert(question.id.clone(), key);
        }
        let columns = lesson.scene.lab.iter().filter_map(|lab| lab.table.as_ref()).flat_map(|table| &table.columns);
        texts.columns = columns.map(|column| column.id.clone()).collect();
        texts
    }

    /// Adds one text. Empty texts are left out: an empty name tells nobody anything.
    pub fn add(&mut self, locale: &str, id: &str, text: &str) {
        if !text.is_empty() {
            let names = Arc::make_mut(&mut self.names);
            names.entry(id.to_owned()).or_default().insert(locale.to_owned(), text.to_owned());
        }
    }

    /// The text in all its languages, if there is one.
    pub fn get(&self, id: &str) -> Option<&LanguageMap> {
        self.names.get(id).filter(|map| !map.is_empty())
    }
}

fn write_names<S: Serializer>(names: &BTreeMap<String, LanguageMap>, to: S) -> Result<S::Ok, S::Error> {
    names.serialize(to)
}

fn read_names<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<BTreeMap<String, LanguageMap>>, D::Error> {
    BTreeMap::deserialize(from).map(Arc::new)
}
