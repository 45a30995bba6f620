//! What authors are told of a score.

use crate::blocks::{About, NameRow};
use crate::format::Family;
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Score", "[score]", "乐曲"), ("Caption", "[[score.caption]]", "乐曲说明")],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    names: &[
        NameRow {
            names: "`music.playing`, `music.rate`, `music.loop`, `music.quarter`, `music.ended`, `music.right`, `music.wrong`",
            zh: "乐曲：在放吗、速度倍数、循环的乐句、第几拍、放完几次、弹对弹错几个",
            en: "of the score: yes/no, factor, phrase number or 0, quarter notes, times played to the end, touch-play counts",
        },
        NameRow {
            names: "`heard.<phrase number>`, `looped.<phrase number>`, `touched.<phrase number>`",
            zh: "某个乐句听完、循环、弹完几次",
            en: "times a phrase was heard whole, repeated in a loop, played by touch whole",
        },
    ],
    family: Some((Family::Music, "[score]", entry!("family-music"))),
    ..About::NONE
};
