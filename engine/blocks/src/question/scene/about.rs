//! What authors are told of questions.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[("Question", "[[question]]", entry!("type-question"))],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[
            TextId::new("question.<id>.ask", 360),
            TextId::new("question.<id>.because", 720),
            TextId::new("question.<id>.option.<option>", 300),
            TextId::new("question.<id>.wrong.<option>", 480).optional(),
        ],
        about: entry!("texts-question"),
        needed: "each",
    }],
    names: &[
        NameRow { names: "`answered.<question>`, `right.<question>`", about: entry!("names-answered") },
        NameRow { names: "`answer.<question>`", about: entry!("names-answer") },
    ],
    ..About::NONE
};
