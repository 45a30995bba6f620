//! What authors are told of surfaces.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[
        ("Surface", "[[surface]]", entry!("type-surface")),
        ("SurfaceLook", "look = \"…\"", entry!("type-surface-look")),
    ],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[TextId::new("surface.<node>.do", 24).optional()],
        about: entry!("texts-surface"),
        needed: "no",
    }],
    names: &[NameRow { names: "`covered.<node>`", about: entry!("names-covered") }],
    ..About::NONE
};
