//! `shujin new`: writes a starter into a new folder.

use crate::{Failure, folder};
use shujin_lesson::format::Family;
use shujin_lesson::starter;
use std::fs;
use std::path::Path;

/// Writes the starter of a family into `dir`, which must be new or empty.
pub fn run(family: Family, dir: &Path) -> Result<bool, Failure> {
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::NotEmpty(dir.to_owned()));
    }
    folder::write(dir, &starter(family, &id(dir)))?;
    let dir = dir.display();
    println!("{dir}：好了。改 scene.toml 和 strings，再运行 shujin check {dir}");
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
