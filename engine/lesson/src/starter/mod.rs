//! Small scenes to start from, one for each family: each checks clean, but for a warning where the
//! author's own is to be written, and shows every part that its family needs.

use crate::files::Files;
use crate::format::Family;

macro_rules! starter {
    ($folder:literal: $($path:literal),*) => {
        &[$(($path, include_str!(concat!($folder, "/", $path)))),*]
    };
}

const CREDITS: &str = include_str!("CREDITS.toml");

/// The music starter's tune is ours; the author's own takes its place.
const TUNE: &str = "
[[part]]
files = [\"scores/tune.musicxml\"]
what = \"练习用的小曲 / a tune to practise\"
by = \"Shujin\"
licence = \"MIT OR Apache-2.0\"
";

/// The id that starters carry until they are given their own.
const ID: &str = "my/scene";

/// A scene to start from, with its id in place.
///
/// `id` is `folder/name`, as in `lab/pendulum`; it is not checked here.
pub fn starter(family: Family, id: &str) -> Files {
    let texts: &[(&str, &str)] = match family {
        Family::Walk => starter!("walk": "scene.toml", "strings/zh-CN.toml", "strings/en.toml"),
        Family::Role => {
            starter!("role": "scene.toml", "strings/zh-CN.toml", "strings/en.toml", "dialogues/lan.yarn")
        }
        Family::Bench => starter!("bench": "scene.toml", "strings/zh-CN.toml", "strings/en.toml"),
        Family::Music => {
            starter!("music": "scene.toml", "strings/zh-CN.toml", "strings/en.toml", "scores/tune.musicxml")
        }
    };
    let mut files = Files::new();
    let tune = if family == Family::Music { TUNE } else { "" };
    // Whoever writes a lesson writes its talk too.
    let written = texts.iter().map(|(path, _)| *path).filter(|path| !path.starts_with("scores/"));
    let written = written.map(|path| format!("\"{path}\"")).collect::<Vec<_>>().join(", ");
    files.insert("CREDITS.toml", format!("{}{tune}", CREDITS.replace("FILES", &written)));
    for (path, text) in texts {
        files.insert(*path, text.replace(ID, id));
    }
    files
}
