//! What authors are told of pictures.

use crate::blocks::{About, NameRow, TextId, TextRow};

pub(super) const ABOUT: About = About {
    types: &[("Picture", "[[picture]]", "图画")],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[
            TextId::new("picture.<id>.title", 40),
            TextId::new("picture.<id>.text", 200),
            TextId::new("picture.<id>.about", 480),
        ],
        zh: "图画：标题、说明、画着什么（念给看不见的人听）；每张都要",
        en: "picture: title, what is to be known of it, what is seen on it (for those who cannot see it)",
        needed: "each",
    }],
    names: &[NameRow {
        names: "`picture.<id>.seen`", zh: "细看过这张图没有", en: "yes once it was looked at closely"
    }],
    ..About::NONE
};
