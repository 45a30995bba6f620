//! What authors are told of a lab.

use crate::blocks::{About, NameRow, TextId, TextRow};
use crate::format::Family;
use crate::report::entry;

pub(super) const ABOUT: About = About {
    types: &[
        ("Lab", "[lab]", "实验"),
        ("Instrument", "[[lab.instrument]]", "仪器"),
        ("InstrumentKind", "kind = \"…\"", "仪器的种类"),
        ("Table", "[lab.table]", "数据表"),
        ("Column", "[[lab.table.column]]", "列"),
        ("Plot", "[lab.plot]", "图"),
    ],
    chinese: include_str!("zh.toml"),
    example: include_str!("example.toml"),
    texts: &[
        TextRow {
            ids: &[TextId::new("instrument.<id>", 48), TextId::new("column.<id>", 48)],
            zh: "仪器、表格的列；每个都要",
            en: "instrument, column",
            needed: "each",
        },
        TextRow {
            ids: &[TextId::new("line.act-<action>", 48)],
            zh: "模型的动作按钮上的字；每个都要",
            en: "label of an action's button",
            needed: "each of `actions`",
        },
    ],
    names: &[
        NameRow {
            names: "`lab.<output>`, `lab.<input>`", zh: "实验模型的输出和输入", en: "a number of the lab model"
        },
        NameRow {
            names: "`read.<instrument>`, `counted.<instrument>`",
            zh: "仪器最近一次的读数；这期间数到多少",
            en: "the last reading; what it counted meanwhile",
        },
        NameRow {
            names: "`rows`, `distinct.<column>`, `min.<column>`, `max.<column>`, `last.<column>`",
            zh: "数据表：行数、某列有几个不同的值、最小、最大、最后一个",
            en: "of the data table",
        },
        NameRow {
            names: "`fit.slope`, `fit.intercept`, `fit.slope_sd`, `fit.r2`, `fit.n`",
            zh: "图上直线：斜率、截距、斜率的标准差、R²、点数（没有直线时是 0）",
            en: "of the plot's line (0 before there is one)",
        },
    ],
    family: Some((Family::Bench, "[lab]", entry!("family-bench"))),
    ..About::NONE
};
