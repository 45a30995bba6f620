//! The types of the format in the order in which authors meet them.

use crate::blocks::FORMS;

/// A type, its heading in TOML and in Chinese.
pub(super) type Heading = (&'static str, &'static str, &'static str);

/// All types in the order of the reference: the core's, then the blocks'.
pub(super) fn types() -> impl Iterator<Item = &'static Heading> {
    CORE.iter().chain(FORMS.iter().flat_map(|form| form.about.types))
}

/// The types of the core.
const CORE: &[Heading] = &[
    ("Scene", "scene.toml", "场景"),
    ("Family", "family = \"…\"", "类别"),
    ("Light", "[light]", "光"),
    ("Walk", "[walk]", "走动"),
    ("Viewpoint", "[[viewpoint]]", "视点"),
    ("Path", "[[path]]", "路"),
    ("Node", "[[node]]", "物件"),
    ("Model", "model = { … }", "模型"),
    ("Shape", "shape = { … }", "形体"),
    ("Bind", "bind = [{ … }]", "跟着变的性质"),
    ("Property", "property = \"…\"", "性质"),
    ("Idle", "idle = { … }", "小动作"),
    ("IdleKind", "kind = \"…\"", "小动作的种类"),
    ("Clip", "clip = [{ … }]", "模型自带的动作"),
    ("Fact", "[[fact]]", "数据"),
    ("Value", "[[value]]", "变量"),
    ("Control", "control = \"…\"", "控件"),
    ("Task", "[[task]]", "任务"),
    ("Order", "order = \"…\"", "步骤的顺序"),
    ("Step", "[[task.step]]", "步骤"),
    ("Inquiry", "inquiry = \"…\"", "探究要素"),
    ("Hint", "[[task.hint]]", "提示"),
    ("Rule", "[[rule]]", "规则"),
    ("Trigger", "when = { … }", "触发"),
    ("Action", "do = [{ … }]", "动作"),
    ("Assign", "set = { … }", "设值"),
];
