//! What rules wait for of a lab, and what they have it do.

use super::table;
use crate::check::Check;
use crate::format::{Action, Lab, Trigger};
use crate::report::{Phrase, say};
use crate::source::{Seg, way};

pub(super) fn trigger(lab: &Option<Lab>, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
    let Trigger::Row(yes) = trigger else { return };
    let way = [way, &way!["row"]].concat();
    check.yes(*yes, &way);
    if table(lab).is_none() {
        check.never(&way, "没有数据表", "there is no table");
    }
}

pub(super) fn action(lab: &Option<Lab>, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
    match (action, lab) {
        (Action::Act(action), Some(lab)) => check.model_action(lab, action, &[way, &way!["act"]].concat()),
        (Action::Act(action), None) => check.put(
            "unknown-id",
            &[way, &way!["act"]].concat(),
            Phrase::quote(action),
            say!("有 [lab] 的场景里的动作", "an action in a scene with a [lab]"),
            say!("加上 [lab]，或删去这个动作。", "add a [lab], or delete the action."),
        ),
        (Action::Record(yes), _) => check.yes(*yes, &[way, &way!["record"]].concat()),
        _ => {}
    }
}
