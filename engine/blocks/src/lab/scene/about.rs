//! What authors are told of a lab.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::format::Family;
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[
        ("Lab", "[lab]", entry!("type-lab")),
        ("Instrument", "[[lab.instrument]]", entry!("type-instrument")),
        ("InstrumentKind", "kind = \"…\"", entry!("type-instrument-kind")),
        ("Table", "[lab.table]", entry!("type-table")),
        ("Column", "[[lab.table.column]]", entry!("type-column")),
        ("Plot", "[lab.plot]", entry!("type-plot")),
    ],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[
        TextRow {
            ids: &[TextId::new("instrument.<id>", 48), TextId::new("column.<id>", 48)],
            about: entry!("texts-instruments"),
            needed: "each",
        },
        TextRow {
            ids: &[TextId::new("line.act-<action>", 48)],
            about: entry!("texts-actions"),
            needed: "each of `actions`",
        },
    ],
    names: &[
        NameRow { names: "`lab.<output>`, `lab.<input>`", about: entry!("names-lab") },
        NameRow { names: "`read.<instrument>`, `counted.<instrument>`", about: entry!("names-readings") },
        NameRow {
            names: "`rows`, `distinct.<column>`, `min.<column>`, `max.<column>`, `last.<column>`",
            about: entry!("names-table"),
        },
        NameRow {
            names: "`fit.slope`, `fit.intercept`, `fit.slope_sd`, `fit.r2`, `fit.n`",
            about: entry!("names-fit"),
        },
    ],
    family: Some((Family::Bench, "[lab]", entry!("family-bench"))),
    ..About::NONE
};
