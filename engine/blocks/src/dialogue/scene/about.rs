//! What authors are told of people who talk.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::format::Family;
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Role", "[[role]]", entry!("type-role"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow { ids: &[TextId::new("role.<id>", 48)], about: entry!("texts-role"), needed: "each" }],
    names: &[
        NameRow { names: "`talked.<dialogue node>`", about: entry!("names-talked") },
        NameRow { names: "`talking.<dialogue node>`", about: entry!("names-talking") },
    ],
    family: Some((Family::Role, "[[role]]", entry!("family-role"))),
    ..About::NONE
};
