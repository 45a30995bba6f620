//! What authors are told of terminals.

use crate::blocks::{About, NameRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Terminal", "[[terminal]]", entry!("type-terminal"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    names: &[
        NameRow { names: "`joined.<node>.<node>`", about: entry!("names-joined") },
        NameRow { names: "`wires.<node>`", about: entry!("names-wires") },
    ],
    ..About::NONE
};
