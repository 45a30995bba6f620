//! What authors are told of handles.

use crate::blocks::{About, NameRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Handle", "[[handle]]", entry!("type-handle")), ("Axis", "axis = \"…\"", entry!("type-axis"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    names: &[NameRow { names: "`gripped.<node>`", about: entry!("names-gripped") }],
    ..About::NONE
};
