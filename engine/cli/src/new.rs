//! `shujin new`: writes a starter into a new folder.

use crate::{Failure, folder, tell};
use shujin_lesson::format::Family;
use shujin_lesson::starter;
use std::fs;
use std::path::Path;

/// Where starters name their schemas: in the folder that scenes two folders below it have.
const ABOVE: &str = "../../schema";

/// Writes the starter of a family into `dir`, which must be new or empty, so that an editor finds the schema.
pub fn run(family: Family, dir: &Path) -> Result<bool, Failure> {
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::NotEmpty(dir.to_owned()));
    }
    let (id, own) = (id(dir), dir.file_name().and_then(|name| name.to_str()).unwrap_or("").to_owned());
    let mut files = starter(family, &id);
    fs::create_dir_all(dir).map_err(Failure::io(dir))?;
    // Copies of their own where there are none above. They belong to no scene, so no pack carries them.
    for (name, text) in shujin_lesson::schemas() {
        if dir.join(ABOVE).join(name).is_file() {
            continue;
        }
        folder::write_file(&dir.join(name), text.as_bytes())?;
        let naming: Vec<String> = files.paths().filter(|path| path.ends_with(".toml")).map(str::to_owned).collect();
        for path in naming {
            let up = "../".repeat(path.matches('/').count());
            let beside = if up.is_empty() { format!("./{name}") } else { format!("{up}{name}") };
            let text = String::from_utf8_lossy(files.get(&path).unwrap_or_default());
            let text = text.replacen(&format!("{up}{ABOVE}/{name}"), &beside, 1);
            files.insert(path, text);
        }
    }
    folder::write(dir, &files)?;
    tell(say!("new-done", dir = &*dir.to_string_lossy()));
    // An id begins with a letter and has no others than ASCII's: it may not be called as its folder is.
    if id.rsplit('/').next() != Some(own.as_str()) {
        tell(say!("new-id", id));
    }
    Ok(true)
}

/// The id that a folder's last two names give, made well formed.
fn id(dir: &Path) -> String {
    let names: Vec<String> = dir.iter().filter_map(|part| part.to_str()).map(word).filter(|w| !w.is_empty()).collect();
    match &names[..] {
        [.., family, name] => format!("{family}/{name}"),
        [name] => format!("my/{name}"),
        [] => "my/scene".to_owned(),
    }
}

/// Lower-case letters, digits and hyphens, starting with a letter; empty if nothing is left.
fn word(name: &str) -> String {
    let kept: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    kept.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::id;
    use std::path::Path;

    #[test]
    fn ids_come_from_the_last_two_names() {
        assert_eq!(id(Path::new("scenes/culture/My Scene")), "culture/my-scene");
        assert_eq!(id(Path::new("weir")), "my/weir");
        assert_eq!(id(Path::new("/3d/场景")), "my/d");
        assert_eq!(id(Path::new("..")), "my/scene");
    }
}
