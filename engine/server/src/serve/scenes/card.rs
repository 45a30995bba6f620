//! A scene's card in the catalogue: its information, and the addresses of its pack and picture.

use crate::scenes::SceneInfo;
use crate::scenes::catalogue::{Entry, LocalizedText};
use serde::Serialize;
use shujin_lesson::{Files, sha256};

/// What home shows of a scene.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::serve) struct Card {
    /// The scene's information.
    #[serde(flatten)]
    pub(in crate::serve) info: SceneInfo,
    /// Address of its picture, if it has one.
    pub(super) picture: Option<String>,
    /// Address of its pack.
    pub(super) pack: String,
    /// Bytes of its pack, for a true progress bar.
    pub(in crate::serve) bytes: u64,
    /// Hash of its files, 64 hexadecimal digits.
    pub(in crate::serve) hash: String,
    /// Hash of its pack. The same files can be packed with a font and without, and by an older program without their
    /// dialogues compiled: a page that keeps a pack for good must not take the one for the other.
    #[serde(skip)]
    pub(in crate::serve) version: String,
    /// The errors that keep it from being opened, by locale: then it has no pack.
    #[serde(skip_serializing_if = "LocalizedText::is_empty")]
    pub(in crate::serve) fault: LocalizedText,
    /// Whether pages poll for changes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) watched: bool,
}

impl Card {
    /// The card of a scene with this information, these files and this pack.
    pub(super) fn new(info: SceneInfo, files: &Files, hash: &str, pack: &[u8]) -> Self {
        let version = sha256(pack);
        Self {
            picture: files.get("picture.png").map(|_| format!("/scenes/{}.png?v={hash}", info.id)),
            pack: format!("/scenes/{}.shujin?v={version}", info.id),
            info,
            bytes: pack.len() as u64,
            hash: hash.to_owned(),
            version,
            fault: LocalizedText::new(),
            watched: false,
        }
    }

    /// The card of a scene that cannot be opened. `fingerprint` changes when its files do.
    pub(super) fn broken(entry: Entry, fingerprint: &str) -> Self {
        let version = sha256(format!("{fingerprint}{:?}", entry.error).as_bytes());
        Self {
            info: entry.info,
            picture: None,
            pack: String::new(),
            bytes: 0,
            hash: version.clone(),
            version,
            fault: entry.error,
            watched: false,
        }
    }
}
