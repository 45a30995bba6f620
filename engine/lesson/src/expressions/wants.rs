//! What places want where their neighbours tell: the unit of an instrument, the kind of a value that is set.

use super::kinds::NameKinds;
use crate::catalogue::Catalogue;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Names, Want};
use crate::format::{Action, Angle, Lab, Length, Place, Property, Scene, Share, Value};
use std::collections::HashMap;

/// By number of the expression.
pub(super) fn wants(scene: &Scene, catalogue: &Catalogue, kinds: &NameKinds<'_>) -> HashMap<u32, Want> {
    let mut out = HashMap::new();
    let binds = scene.nodes.iter().flat_map(|node| &node.binds);
    out.extend(binds.map(|bind| (bind.to.id(), property(bind.property))));
    out.extend(scene.values.iter().filter_map(|value| Some((value.is.as_ref()?.id(), computed(value)))));
    for action in scene.rules.iter().flat_map(|rule| &rule.actions) {
        if let Action::Set(assign) = action {
            out.insert(assign.to.id(), kinds.kind(&assign.value).map_or(Want::Any, of_kind));
        }
    }
    scene.lab.iter().for_each(|lab| of_lab(lab, catalogue, &mut out));
    out
}

fn property(property: Property) -> Want {
    match property {
        Property::AtX | Property::AtY | Property::AtZ => Length::WANT,
        Property::TurnX | Property::TurnY | Property::TurnZ => Angle::WANT,
        Property::Scale => Share::WANT,
        Property::Shown => bool::WANT,
    }
}

/// A value without a unit takes that of its expression.
fn computed(value: &Value) -> Want {
    if value.unit.is_empty() { Want::Any } else { Want::In(Unit::of_label(&value.unit)) }
}

fn of_kind(kind: Kind) -> Want {
    match kind {
        Kind::Number(unit) => Want::Set(unit),
        // Kinds are held against each other by the check of what rules set, which has better words for it.
        Kind::Truth | Kind::Word | Kind::Unknown => Want::Any,
    }
}

fn of_lab(lab: &Lab, catalogue: &Catalogue, out: &mut HashMap<u32, Want>) {
    let model = catalogue.model(&lab.model);
    for (name, input) in &lab.inputs {
        let port = model.and_then(|model| model.inputs.iter().find(|port| port.name == *name));
        out.extend(port.map(|port| (input.id(), Want::In(Unit::of_label(&port.unit)))));
    }
    for instrument in &lab.instruments {
        out.extend(instrument.reads.as_ref().map(|reads| (reads.id(), Want::In(Unit::of_label(&instrument.unit)))));
    }
    let columns = lab.table.iter().flat_map(|table| &table.columns);
    out.extend(columns.map(|column| (column.is.id(), Want::In(Unit::of_label(&column.unit)))));
}
