//! What rules wait for of a lab, and what they have it do.

use super::table;
use crate::check::Check;
use crate::format::{Action, Lab, Trigger};
use crate::report::{quote, say};
use crate::source::{Seg, way};

pub(super) fn trigger(lab: &Option<Lab>, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
    let Trigger::Row(yes) = trigger else { return };
    let way = [way, &way!["row"]].concat();
    check.yes(*yes, &way);
    if table(lab).is_none() {
        check.never(&way, &say!("lab-no-table"));
    }
}

pub(super) fn action(lab: &Option<Lab>, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
    match (action, lab) {
        (Action::Act(action), Some(lab)) => check.model_action(lab, action, &[way, &way!["act"]].concat()),
        (Action::Act(action), None) => check.put(
            "unknown-id",
            &[way, &way!["act"]].concat(),
            quote(action),
            say!("lab-action-in-scene-with-lab"),
            say!("lab-add-lab-or-delete-action"),
        ),
        (Action::Record(yes), _) => check.yes(*yes, &[way, &way!["record"]].concat()),
        _ => {}
    }
}
