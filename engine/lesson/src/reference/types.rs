//! The types of the format in the order in which authors meet them.

use crate::blocks::FORMS;
use crate::report::entry;
use shujin_messages::table::Entry;

/// A type, its heading in TOML and in words.
pub(super) type Heading = (&'static str, &'static str, &'static Entry);

/// All types in the order of the reference: the core's, then the blocks'.
pub(super) fn types() -> impl Iterator<Item = &'static Heading> {
    CORE.iter().chain(FORMS.iter().flat_map(|form| form.about.types))
}

/// The types of the core.
const CORE: &[Heading] = &[
    ("Scene", "scene.toml", entry!("type-scene")),
    ("Family", "family = \"…\"", entry!("type-family")),
    ("Education", "educations = [\"…\"]", entry!("type-education")),
    ("Light", "[light]", entry!("type-light")),
    ("Walk", "[walk]", entry!("type-walk")),
    ("Viewpoint", "[[viewpoint]]", entry!("type-viewpoint")),
    ("Path", "[[path]]", entry!("type-path")),
    ("Node", "[[node]]", entry!("type-node")),
    ("Model", "model = { … }", entry!("type-model")),
    ("Shape", "shape = { … }", entry!("type-shape")),
    ("Bind", "bind = [{ … }]", entry!("type-bind")),
    ("Property", "property = \"…\"", entry!("type-property")),
    ("Idle", "idle = { … }", entry!("type-idle")),
    ("IdleKind", "kind = \"…\"", entry!("type-idle-kind")),
    ("Clip", "clip = [{ … }]", entry!("type-clip")),
    ("Fact", "[[fact]]", entry!("type-fact")),
    ("Value", "[[value]]", entry!("type-value")),
    ("Control", "control = \"…\"", entry!("type-control")),
    ("Task", "[[task]]", entry!("type-task")),
    ("Order", "order = \"…\"", entry!("type-order")),
    ("Step", "[[task.step]]", entry!("type-step")),
    ("Inquiry", "inquiry = \"…\"", entry!("type-inquiry")),
    ("Hint", "[[task.hint]]", entry!("type-hint")),
    ("Rule", "[[rule]]", entry!("type-rule")),
    ("Trigger", "when = { … }", entry!("type-trigger")),
    ("Action", "do = [{ … }]", entry!("type-action")),
    ("Assign", "set = { … }", entry!("type-assign")),
];
