//! What authors are told of things that are taken.

use crate::blocks::{About, NameRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Take", "[[take]]", entry!("type-take")), ("Putting", "put = [{ … }]", entry!("type-putting"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    names: &[
        NameRow { names: "`held.<node>`", about: entry!("names-held") },
        NameRow { names: "`at.<node>`", about: entry!("names-at") },
    ],
    ..About::NONE
};
