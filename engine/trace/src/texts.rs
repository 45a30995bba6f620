//! What the host knows of a scene and statements may tell: names by language, and lists such as options and columns.
//!
//! Optional throughout: without it statements carry ids alone and are as valid. Ids of texts are those of the scene
//! format (`node.<id>.name`, `question.<id>.ask` …). Which lists there are, their blocks say ([`Kinds::texts`](crate::kind::Kinds::texts)).

use shujin_lesson::Lesson;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Locale to text, as in `{"zh-CN": "…", "en": "…"}`.
pub type LanguageMap = BTreeMap<String, String>;

/// Lists of ids by a name of their own, as in `question.<id>.options`.
pub type Lists = BTreeMap<String, Vec<String>>;

/// Texts and lists of a scene; shared, since a server tells each statement with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    names: Arc<BTreeMap<String, LanguageMap>>,
    lists: Arc<Lists>,
}

impl Texts {
    /// The scene's own words for the things that statements name; no lists.
    pub fn named(lesson: &Lesson) -> Texts {
        let mut texts = Texts::default();
        for (locale, table) in &lesson.texts {
            table.iter().for_each(|(id, text)| texts.add(locale, id, text));
        }
        texts
    }

    /// Adds one text. Empty texts are left out: an empty name tells nobody anything.
    pub fn add(&mut self, locale: &str, id: &str, text: &str) {
        if !text.is_empty() {
            let names = Arc::make_mut(&mut self.names);
            names.entry(id.to_owned()).or_default().insert(locale.to_owned(), text.to_owned());
        }
    }

    /// Adds a list, in place of one of the same name.
    pub fn add_list(&mut self, id: impl Into<String>, list: Vec<String>) {
        Arc::make_mut(&mut self.lists).insert(id.into(), list);
    }

    /// The text in all its languages, if there is one.
    pub fn get(&self, id: &str) -> Option<&LanguageMap> {
        self.names.get(id).filter(|map| !map.is_empty())
    }

    /// A list; empty where there is none.
    pub fn list(&self, id: &str) -> &[String] {
        self.lists.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}
