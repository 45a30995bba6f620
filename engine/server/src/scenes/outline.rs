//! What a teacher's page needs to know of a scene: its tasks and steps in order, its questions, its goals, and their words.

use serde::Deserialize;
use shujin_lesson::Files;
use shujin_lesson::format::Family;
use std::collections::BTreeMap;
use std::io;

/// A scene in outline.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Its id.
    pub id: String,
    /// Which of the four families.
    pub family: Family,
    /// Learning goals, in the author's order.
    pub goals: Vec<String>,
    /// Tasks in order.
    pub tasks: Vec<Task>,
    /// Questions by id.
    pub questions: BTreeMap<String, Question>,
    /// Columns of the data table.
    pub columns: Vec<Column>,
    /// The columns that the plot shows, across and up.
    pub plot: Option<(String, String)>,
    texts: BTreeMap<String, toml::Table>,
}

/// A task.
#[derive(Clone, Debug, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// Its goals.
    #[serde(default)]
    pub goals: Vec<String>,
    /// Its steps in order.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
}

/// A step of a task.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// The question that it asks.
    pub ask: Option<String>,
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
pub struct Question {
    id: String,
    /// Options in order.
    #[serde(default)]
    pub options: Vec<String>,
    /// Those that are right.
    #[serde(default)]
    pub right: Vec<String>,
    /// A prediction: neither right nor wrong when given.
    #[serde(default)]
    pub predict: bool,
}

#[derive(Deserialize)]
struct Whole {
    id: String,
    family: Family,
    #[serde(default)]
    goals: Vec<String>,
    #[serde(default, rename = "task")]
    tasks: Vec<Task>,
    #[serde(default, rename = "question")]
    questions: Vec<Question>,
    lab: Option<Lab>,
}

#[derive(Deserialize)]
struct Lab {
    table: Option<Table>,
    plot: Option<Plot>,
}

#[derive(Deserialize)]
struct Plot {
    x: String,
    y: String,
}

#[derive(Deserialize)]
struct Table {
    #[serde(default, rename = "column")]
    columns: Vec<Column>,
}

/// A column of the data table.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Unit as printed, maybe empty.
    #[serde(default)]
    pub unit: String,
    /// Digits after the point.
    pub decimals: Option<usize>,
}

impl Outline {
    /// The outline of the scene with these files.
    ///
    /// # Errors
    /// When `scene.toml` or a table of texts cannot be read that far.
    pub fn read(files: &Files) -> io::Result<Self> {
        let text = files.get("scene.toml").ok_or_else(|| io::Error::other("scene.toml is missing"))?;
        let whole: Whole = toml::from_slice(text).map_err(io::Error::other)?;
        let mut texts = BTreeMap::new();
        for (path, bytes) in files.iter() {
            if let Some(locale) = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml")) {
                texts.insert(locale.to_owned(), toml::from_slice(bytes).map_err(io::Error::other)?);
            }
        }
        let (table, plot) = whole.lab.map_or((None, None), |lab| (lab.table, lab.plot));
        Ok(Self {
            id: whole.id,
            family: whole.family,
            goals: whole.goals,
            tasks: whole.tasks,
            questions: whole.questions.into_iter().map(|question| (question.id.clone(), question)).collect(),
            columns: table.map(|table| table.columns).unwrap_or_default(),
            plot: plot.map(|plot| (plot.x, plot.y)),
            texts,
        })
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

    #[test]
    fn tasks_questions_and_words_are_found() {
        let mut files = Files::new();
        let scene = "id = \"lab/swing\"\nfamily = \"bench\"\ngoals = [\"fair\"]\n[[task]]\nid = \"one\"\ngoals = [\"fair\"]\n\
            [[task.step]]\nid = \"ask\"\nask = \"q\"\n[[question]]\nid = \"q\"\noptions = [\"a\", \"b\"]\nright = [\"a\"]\n";
        files.insert("scene.toml", scene);
        files.insert("strings/zh-CN.toml", "[task.one]\ngoal = \"数满 {n:0} 次\"\nstep.ask = \"问\"\n");
        let outline = Outline::read(&files).expect("reads");
        assert_eq!(
            (outline.tasks[0].steps[0].ask.as_deref(), outline.questions["q"].right[0].as_str()),
            (Some("q"), "a")
        );
        assert_eq!(outline.text("en", "task.one.goal"), "数满 … 次");
        assert_eq!(
            (outline.text("en", "task.one.step.ask"), outline.text("en", "goal.fair")),
            ("问".into(), "fair".into())
        );
    }
}
