//! What authors are told of vessels.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Vessel", "[[vessel]]", entry!("type-vessel"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[TextId::new("liquid.<id>.name", 24)],
        about: entry!("texts-liquid"),
        needed: "each in a vessel",
    }],
    names: &[
        NameRow { names: "`amount.<node>`", about: entry!("names-amount") },
        NameRow { names: "`share.<node>.<liquid>`", about: entry!("names-share") },
    ],
    ..About::NONE
};
