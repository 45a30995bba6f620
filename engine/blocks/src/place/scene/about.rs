//! What authors are told of places where things are put.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Socket", "[[place]]", entry!("type-place")), ("HeldBy", "by = \"…\"", entry!("type-held-by"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[TextId::new("place.<id>.name", 24).optional(), TextId::new("place.<id>.refuses", 160).optional()],
        about: entry!("texts-place"),
        needed: "no",
    }],
    names: &[
        NameRow { names: "`count.<place>`", about: entry!("names-count") },
        NameRow { names: "`in.<place>`", about: entry!("names-in") },
    ],
    ..About::NONE
};
