//! Scenes as tables that can be changed.

use shujin_lesson::format::Family;
use shujin_lesson::{Files, starter};
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// A scene that can be changed.
#[derive(Clone)]
pub struct Scene {
    /// What it is called in messages.
    pub name: String,
    /// Its `scene.toml`.
    pub table: Table,
    /// Its other files.
    pub others: Files,
}

impl Scene {
    /// A scene of these files.
    pub fn new(name: &str, others: Files) -> Scene {
        let text = String::from_utf8(others.get("scene.toml").expect("scene.toml").to_vec()).expect("UTF-8");
        Scene { name: name.into(), table: text.parse().expect("TOML"), others }
    }

    /// Its files as they are now.
    pub fn files(&self) -> Files {
        let mut files = self.others.clone();
        let text = toml::to_string(&self.table).expect("a scene");
        files.insert("scene.toml", format!("#:schema ../../schema/scene.v1.json\n{text}"));
        files
    }

    /// The tables of a list, as in `node`.
    pub fn list(&mut self, key: &str) -> &mut Vec<Value> {
        self.table.entry(key).or_insert(Value::Array(Vec::new())).as_array_mut().expect("a list")
    }

    /// The path and the text of its dialogue.
    pub fn dialogue(&self) -> Option<(String, String)> {
        let (path, bytes) = self.others.iter().find(|(path, _)| path.ends_with(".yarn"))?;
        Some((path.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
    }

    /// How many ticks a pupil has for it: scenes take longer to reckon than starters.
    pub fn patience(&self) -> usize {
        if self.name.contains('/') { 700 } else { 2000 }
    }
}

/// The scenes of the repository, and those that authors start from.
pub fn all() -> Vec<Scene> {
    let families = ["career", "culture", "lab", "music"];
    starters().into_iter().chain(below(Path::new("../../scenes"), &families)).collect()
}

/// The small scenes in which things are taken, poured and joined.
#[allow(dead_code, reason = "not every test plays them")]
pub fn of_hands() -> Vec<Scene> {
    below(Path::new("../../tests/cases/hands"), &["career", "lab"])
}

/// The scenes in these folders of a folder.
fn below(root: &Path, families: &[&str]) -> Vec<Scene> {
    let mut scenes = Vec::new();
    for family in families {
        let mut folders: Vec<_> = fs::read_dir(root.join(family)).expect("scenes").map(|e| e.unwrap().path()).collect();
        folders.sort();
        for folder in folders {
            let mut files = Files::new();
            add(&mut files, &folder, "");
            scenes.push(Scene::new(&format!("{family}/{}", folder.file_name().unwrap().to_string_lossy()), files));
        }
    }
    scenes
}

/// What authors start from.
pub fn starters() -> Vec<Scene> {
    let families = [Family::Walk, Family::Role, Family::Bench, Family::Music];
    families.map(|family| Scene::new(family.word(), starter(family, "culture/my-scene"))).into()
}

fn add(files: &mut Files, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("a scene's folder").map(|e| e.unwrap()) {
        let name = format!("{prefix}{}", entry.file_name().to_str().expect("a name in UTF-8"));
        if entry.path().is_dir() {
            add(files, &entry.path(), &format!("{name}/"));
        } else if Files::belongs(&name) {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}
