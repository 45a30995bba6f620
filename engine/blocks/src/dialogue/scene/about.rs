//! What authors are told of people who talk.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::format::Family;
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Role", "[[role]]", "人物")],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow { ids: &[TextId::new("role.<id>", 48)], zh: "人物；每个都要", en: "role", needed: "each" }],
    names: &[
        NameRow {
            names: "`talked.<dialogue node>`",
            zh: "从这个节点开始的对话谈完几次",
            en: "how often it was talked through",
        },
        NameRow {
            names: "`talking.<dialogue node>`",
            zh: "从这个节点开始的对话正开着",
            en: "yes while the dialogue that began there is open",
        },
    ],
    family: Some((Family::Role, "[[role]]", entry!("family-role"))),
    ..About::NONE
};
