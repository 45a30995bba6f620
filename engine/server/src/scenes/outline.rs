//! What a teacher's page needs to know of a scene: its tasks and steps in order, its questions, its goals, and their words.
//!
//! Does not: run the scene. Of the values that a running lesson puts into a text those that never change are put in, and the others named.

use shujin_lesson::facts;
use shujin_lesson::format::{Action, Column, Question, Scalar, Scene, Value};
use shujin_lesson::{Files, Locale};
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

    /// Whether a scene has a text of this name, in a locale or in Chinese.
    pub fn has_text(&self, locale: &str, name: &str) -> bool {
        self.either(locale, name).is_some()
    }

    /// A text by its dotted name (`task.fair.goal`), in a locale, else in Chinese; its name where there is none. Facts and values that stay what
    /// they are stand in it; of another value its name does, in brackets, or a blank where it has none.
    pub fn text(&self, locale: &str, name: &str) -> String {
        let Some(text) = self.either(locale, name) else {
            return name.rsplit('.').next().unwrap_or_default().to_owned();
        };
        // A question is put right after what it speaks of was set.
        let is_question = name.starts_with("question.");
        filled(text, |name| self.filling(locale, name, is_question))
    }

    fn either(&self, locale: &str, name: &str) -> Option<&str> {
        [locale, Locale::SOURCE.tag()].into_iter().find_map(|locale| self.find(locale, name))
    }

    /// What stands for `{fact.width}`, `{crest:2}` in a text.
    fn filling(&self, locale: &str, name: &str, is_question: bool) -> String {
        if let Some(fact) = name.strip_prefix("fact.") {
            return self.fact(locale, fact).unwrap_or_else(|| BLANK.to_owned());
        }
        let (id, digits) = name.split_once(':').unwrap_or((name, ""));
        let Some(value) = self.scene.values.iter().find(|value| value.id == id) else { return BLANK.to_owned() };
        let decimals = digits.parse().unwrap_or(value.decimals);
        if let Some(number) = self.known_number(value, is_question) {
            return facts::number(number, Some(decimals), false);
        }
        let named = self.either(locale, &format!("value.{id}.name")).filter(|name| !name.contains('{'));
        named.map_or_else(
            || BLANK.to_owned(),
            |name| say!("outline-value", name).text(Locale::of(locale).unwrap_or(Locale::SOURCE)),
        )
    }

    /// A fact as it is read in a locale, with its unit; nothing where there is none of this id.
    pub fn fact(&self, locale: &str, id: &str) -> Option<String> {
        let fact = self.scene.facts.iter().find(|fact| fact.id == id)?;
        let unit = format!("fact.{id}.unit");
        let symbol = Some(fact.unit.as_str()).filter(|unit| !unit.is_empty());
        let unit = self.find(locale, &unit).or(symbol).or_else(|| self.find(Locale::SOURCE.tag(), &unit));
        Some(facts::print(fact, unit.unwrap_or_default()))
    }

    /// What a value is, if that can be said without running the scene: it begins as a number and nobody sets it; or, in a question, rules set it
    /// to one number only.
    fn known_number(&self, value: &Value, is_question: bool) -> Option<f64> {
        let actions = self.scene.rules.iter().flat_map(|rule| &rule.actions);
        let set = actions.filter_map(|action| match action {
            Action::Set(assign) if assign.value == value.id => Some(assign.to.text()),
            _ => None,
        });
        let set: Vec<&str> = set.collect();
        match (set.as_slice(), &value.start) {
            ([], Some(Scalar::Number(start))) if value.control.is_none() => Some(*start),
            ([only], _) if is_question => only.trim().parse().ok(),
            _ => None,
        }
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

/// What stands for a value that nothing can be said of, as on a worksheet.
const BLANK: &str = "____";

/// A text with each `{…}` replaced.
fn filled(text: &str, mut filling: impl FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out += &filling(name);
        rest = behind;
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
        files.insert("strings/zh-CN.toml", "[task.measure]\ngoal = \"数满 {none:0} 次\"\nstep.first = \"量\"\n");
        files.insert("strings/en.toml", "");
        let outline = Outline::read(&files).expect("reads");
        assert_eq!(outline.scene.tasks[0].steps[0].ask.as_deref(), Some("longer"));
        assert!(outline.question("longer").is_some_and(|question| question.predict));
        assert_eq!(outline.columns().iter().map(|column| column.id.as_str()).collect::<Vec<_>>(), ["l", "t", "t2"]);
        assert_eq!(outline.text("en", "task.measure.goal"), "数满 ____ 次");
        let texts = ["task.measure.step.first", "goal.fair"].map(|name| outline.text("en", name));
        assert_eq!(texts, ["量", "fair"]);
    }

    #[test]
    fn what_stays_as_it_is_stands_in_a_text_and_the_rest_is_named() {
        let mut files = Files::new();
        files.insert("scene.toml", FILLED);
        let texts = r#"
task.a.goal = "到{need} m"
task.b.goal = "现在{crest:2} m"
task.c.goal = "{hidden:1}、{gone}、{fact.wide}、{fact.none}、{open"
question.q.ask = "加高到{crest:1} m？"
value.crest.name = "堰顶高"
"#;
        files.insert("strings/zh-CN.toml", texts);
        let outline = Outline::read(&files).expect("reads");
        let text = |name: &str| outline.text("zh-CN", name);
        assert_eq!(text("task.a.goal"), "到120 m");
        assert_eq!(text("task.b.goal"), "现在〔堰顶高〕 m");
        assert_eq!(text("question.q.ask"), "加高到4.0 m？");
        assert_eq!(text("task.c.goal"), "____、____、14.3–28.9 m、____、____");
        assert!(outline.has_text("en", "task.a.goal") && !outline.has_text("en", "task.d.goal"));
    }

    const FILLED: &str = r#"
format = 1
id = "culture/weir"
family = "walk"
grades = [6, 9]
minutes = 10
goals = ["g"]
walk.start = "bank"
[[viewpoint]]
id = "bank"
eye = "0 1 2 m"
look = "0 1 0 m"
[[fact]]
id = "wide"
value = 20
low = 14.3
high = 28.9
unit = "m"
source = "s"
date = "2020"
[[value]]
id = "need"
start = 120
[[value]]
id = "crest"
start = 2
control = "slider"
[[value]]
id = "hidden"
is = "crest + 1"
[[rule]]
when = { start = true }
do = [{ set = { value = "crest", to = "4" } }]
"#;
}
