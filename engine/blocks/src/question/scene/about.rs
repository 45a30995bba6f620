//! What authors are told of questions.

use crate::blocks::{About, NameRow, TextId, TextRow};

pub(super) const ABOUT: About = About {
    types: &[("Question", "[[question]]", "问题")],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[TextRow {
        ids: &[
            TextId::new("question.<id>.ask", 360),
            TextId::new("question.<id>.because", 720),
            TextId::new("question.<id>.option.<option>", 300),
            TextId::new("question.<id>.wrong.<option>", 480).optional(),
        ],
        zh: "问题：问什么；为什么，答对后显示，答错而没有自己的 `wrong` 时也显示，那就说破了答案；每个选项；每个错选项答错时的话，最好都写",
        en: "question; `because` is shown after a right answer, and after a wrong one without a `wrong` of its own",
        needed: "each",
    }],
    names: &[
        NameRow { names: "`answered.<question>`, `right.<question>`", zh: "答了没有；答对没有", en: "yes/no" },
        NameRow {
            names: "`answer.<question>`", zh: "答案：选项的词，或数", en: "the option's word, or the number"
        },
    ],
    ..About::NONE
};
