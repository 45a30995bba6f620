//! A scene's card in the catalogue: what it says of itself, and where its pack and its picture are.

use crate::scenes::About;
use serde::Serialize;
use shujin_lesson::Files;
use std::io;

/// What home shows of a scene.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::serve) struct Card {
    /// What it says of itself.
    #[serde(flatten)]
    pub(in crate::serve) about: About,
    /// Address of its picture, if it has one.
    picture: Option<String>,
    /// Address of its pack.
    pack: String,
    /// Bytes of its pack, for a true progress bar.
    pub(in crate::serve) bytes: u64,
    /// Hash of its files, 64 hexadecimal digits.
    pub(in crate::serve) hash: String,
}

impl Card {
    /// The card of a scene with these files; how long its pack is, whoever makes it fills in.
    pub(super) fn read(files: &Files, hash: &str) -> io::Result<Self> {
        let about = About::read(files)?;
        Ok(Self {
            picture: files.get("picture.png").map(|_| format!("/scenes/{}.png?v={hash}", about.id)),
            pack: format!("/scenes/{}.shujin?v={hash}", about.id),
            about,
            bytes: 0,
            hash: hash.to_owned(),
        })
    }
}
