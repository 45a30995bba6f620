//! What authors are told of a score.

use crate::blocks::{About, NameRow};
use crate::format::Family;
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[
        ("Score", "[score]", entry!("type-score")),
        ("Caption", "[[score.caption]]", entry!("type-caption")),
        ("ToneNames", "names = \"…\"", entry!("type-tone-names")),
    ],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    names: &[
        NameRow {
            names: "`music.playing`, `music.rate`, `music.loop`, `music.quarter`, `music.ended`, `music.practising`, `music.right`, `music.wrong`, `music.early`, `music.late`",
            about: entry!("names-music"),
        },
        NameRow {
            names: "`heard.<phrase number>`, `looped.<phrase number>`, `touched.<phrase number>`",
            about: entry!("names-phrases"),
        },
    ],
    family: Some((Family::Music, "[score]", entry!("family-music"))),
    ..About::NONE
};
