//! Pictures of a scene: their weight, of which players take care too; and for authors their bytes held against their names: a file that was
//! renamed, cut short, carries more than a picture, or lies where nothing looks for it.

#[cfg(feature = "author")]
mod notes;
mod weight;
#[cfg(feature = "author")]
mod whole;

#[cfg(feature = "author")]
pub(super) use notes::carried;

/// The picture on the scene's card at home.
const HOME: &str = "picture.png";

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Whether a file is a picture by its name.
pub(crate) fn is_picture(path: &str) -> bool {
    matches!(ending(path).as_str(), "png" | "jpg" | "jpeg" | "webp")
}
