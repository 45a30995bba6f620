//! A lab, as authors write it: its types, its ids, names and checks, its part of the reference.

#[cfg(feature = "author")]
mod about;
mod check;
#[cfg(feature = "author")]
mod explore;
#[cfg(feature = "author")]
mod inputs;
mod names;
#[cfg(feature = "author")]
mod noise;
mod triggers;

use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
use crate::check::{Check, IdKind};
#[cfg(feature = "author")]
use crate::check::{Life, NameContext, Needs, explore::Explored};
use crate::expr::{Kind, Want};
use crate::expressions::OwnNames;
use crate::format::{Action, Column, Lab, Scene, Table, Trigger};
use crate::report::Severity::{Error, Warning};
use crate::report::{code, entry};
use crate::source::{Seg, way};

const INSTRUMENT: IdKind = IdKind::new(entry!("kind-instrument"));
// A column is named in expressions just as a value is.
const COLUMN: IdKind = IdKind::new(entry!("kind-column")).named();

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("never-recorded", Error),
        code!("no-actions", Warning),
        code!("noisy-distinct", Warning).gathered(),
        code!("noisy-line", Warning),
        code!("record-unready", Warning),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The columns of the table.
fn columns(lab: &Option<Lab>) -> &[Column] {
    table(lab).map_or(&[], |table| &table.columns)
}

fn table(lab: &Option<Lab>) -> Option<&Table> {
    lab.as_ref()?.table.as_ref()
}

impl SceneBlock for Option<Lab> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        for (i, instrument) in self.iter().flat_map(|lab| &lab.instruments).enumerate() {
            add(INSTRUMENT, &instrument.id, way!["lab", "instrument", i, "id"]);
        }
        for (i, column) in columns(self).iter().enumerate() {
            add(COLUMN, &column.id, way!["lab", "table", "column", i, "id"]);
        }
    }

    fn kind_of(&self, catalogue: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        names::kind_of(self.as_ref()?, catalogue, before, after)
    }

    fn wants(&self, catalogue: &Catalogue, add: &mut dyn FnMut(u32, Want)) {
        self.iter().for_each(|lab| names::wants(lab, catalogue, add));
    }

    fn own_names(&self, _: &Scene, expression: u32) -> Option<OwnNames> {
        names::of_row(columns(self), expression)
    }

    fn check(&self, check: &mut Check<'_>) {
        self.iter().for_each(|lab| check.lab(lab));
    }

    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {
        triggers::trigger(self, check, trigger, way);
    }

    fn check_action(&self, check: &mut Check<'_>, action: &Action, way: &[Seg]) {
        triggers::action(self, check, action, way);
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        if let Some(lab) = self {
            check.buttons(lab);
            check.noisy(lab);
            check.line_of_noise(lab);
            for (i, instrument) in lab.instruments.iter().enumerate() {
                check.unit_label(&way!["lab", "instrument", i, "unit"], &instrument.unit);
            }
            for (i, column) in lab.table.iter().flat_map(|table| &table.columns).enumerate() {
                check.unit_label(&way!["lab", "table", "column", i, "unit"], &column.unit);
            }
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn leads_to(&self, action: &Action) -> Option<Trigger> {
        let is_ready = || table(self).is_some_and(|table| table.ready.is_none());
        (matches!(action, Action::Record(_)) && is_ready()).then_some(Trigger::Row(true))
    }

    #[cfg(feature = "author")]
    fn texts(&self, _: &Scene, needs: &mut Needs) {
        let Some(lab) = self else { return };
        for (i, x) in lab.instruments.iter().enumerate() {
            needs.need(format!("instrument.{}", x.id), way!["lab", "instrument", i]);
        }
        for (i, x) in columns(self).iter().enumerate() {
            needs.need(format!("column.{}", x.id), way!["lab", "table", "column", i]);
        }
        for (i, action) in lab.actions.iter().enumerate() {
            needs.need(format!("line.act-{action}"), way!["lab", "actions", i]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, context: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        self.iter().for_each(|lab| names::lives(lab, context.catalogue, put));
    }

    #[cfg(feature = "author")]
    fn unknown_names(&self, context: &NameContext<'_>) -> &'static [&'static str] {
        let unknown = |lab: &Lab| context.catalogue.model(&lab.model).is_none();
        if self.as_ref().is_some_and(unknown) { &["lab."] } else { &[] }
    }
}
