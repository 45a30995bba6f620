//! What authors are told of pictures.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Picture", "[[picture]]", entry!("type-picture"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[
            TextId::new("picture.<id>.title", 40),
            TextId::new("picture.<id>.text", 200),
            TextId::new("picture.<id>.about", 480),
        ],
        about: entry!("texts-picture"),
        needed: "each",
    }],
    names: &[NameRow { names: "`picture.<id>.seen`", about: entry!("names-seen") }],
    ..About::NONE
};
