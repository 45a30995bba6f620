//! What authors are told of tools.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Apply", "[[apply]]", entry!("type-apply"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[TextId::new("apply.<id>.do", 24).optional()],
        about: entry!("texts-apply"),
        needed: "no",
    }],
    names: &[NameRow { names: "`applied.<id>`", about: entry!("names-applied") }],
    ..About::NONE
};
