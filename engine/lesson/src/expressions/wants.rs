//! What places want where their neighbours tell: the kind of a property, of a value that is set. Blocks tell their own.

use super::kinds::NameKinds;
use crate::catalogue::Catalogue;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Names, Want};
use crate::format::{Action, Angle, Length, Place, Property, Scene, Share, Value};
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
    scene.blocks().for_each(|block| block.wants(catalogue, &mut |id, want| _ = out.insert(id, want)));
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
