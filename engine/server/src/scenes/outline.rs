//! What a teacher's page needs to know of a scene: its tasks and steps in order, its questions, its goals, and their words.

use shujin_lesson::Files;
use shujin_lesson::format::{Column, Question, Scene};
use std::collections::BTreeMap;
use std::io;

/// A scene in outline: what `scene.toml` says, and the texts.
#[derive(Clone, Debug)]
pub struct Outline {
    /// What the scene says, unchecked.
    pub scene: Scene,
    texts: BTreeMap<String, toml::Table>,
}

impl Outline {
    /// The outline of the scene with these files.
    ///
    /// # Errors
    /// When `scene.toml` is no scene of this format, or a table of texts cannot be read.
    pub fn read(files: &Files) -> io::Result<Self> {
        let text = files.get("scene.toml").ok_or_else(|| io::Error::other("scene.toml is missing"))?;
        let scene = toml::from_slice(text).map_err(io::Error::other)?;
        let mut texts = BTreeMap::new();
        for (path, bytes) in files.iter() {
            if let Some(locale) = shujin_lesson::locale_of(path) {
                texts.insert(locale.to_owned(), toml::from_slice(bytes).map_err(io::Error::other)?);
            }
        }
        Ok(Self { scene, texts })
    }

    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.scene.questions.iter().find(|question| question.id == id)
    }

    /// Columns of the data table; none without one.
    pub fn columns(&self) -> &[Column] {
        self.scene.lab.as_ref().and_then(|lab| lab.table.as_ref()).map_or(&[], |table| &table.columns)
    }

    /// A text by its dotted name (`task.fair.goal`), in a locale, else in Chinese; its name where there is none. Values that a
    /// running lesson puts into it are left open.
    pub fn text(&self, locale: &str, name: &str) -> String {
        let found = [locale, "zh-CN"].into_iter().find_map(|locale| self.find(locale, name));
        found.map_or_else(|| name.rsplit('.').next().unwrap_or_default().to_owned(), open)
    }

    fn find(&self, locale: &str, name: &str) -> Option<&str> {
        let mut table = self.texts.get(locale)?;
        let mut rest = name;
        loop {
            // A key may hold dots itself: the longest that fits.
            if let Some(text) = table.get(rest).and_then(toml::Value::as_str) {
                return Some(text);
            }
            let (first, after) = rest.split_once('.')?;
            (table, rest) = (table.get(first)?.as_table()?, after);
        }
    }
}

/// `数满 {need:0} 次` becomes `数满 … 次`.
fn open(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        out += "…";
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_lesson::format::Family;
    use shujin_lesson::starter;

    #[test]
    fn what_pages_tell_of_is_found() {
        let mut files = starter(Family::Bench, "lab/swing");
        files.insert("strings/zh-CN.toml", "[task.measure]\ngoal = \"数满 {n:0} 次\"\nstep.first = \"量\"\n");
        files.insert("strings/en.toml", "");
        let outline = Outline::read(&files).expect("reads");
        assert_eq!(outline.scene.tasks[0].steps[0].ask.as_deref(), Some("longer"));
        assert!(outline.question("longer").is_some_and(|question| question.predict));
        assert_eq!(outline.columns().iter().map(|column| column.id.as_str()).collect::<Vec<_>>(), ["l", "t", "t2"]);
        assert_eq!(outline.text("en", "task.measure.goal"), "数满 … 次");
        let texts = ["task.measure.step.first", "goal.fair"].map(|name| outline.text("en", name));
        assert_eq!(texts, ["量", "fair"]);
    }
}
