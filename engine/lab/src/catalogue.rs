//! The lab models, in the form in which the reader of scenes needs them.

use crate::{Port, specs};
use shujin_lesson::{Catalogue, ModelSpec, PortSpec};

/// The lab models with their inputs, outputs and actions. Scores are `shujin-music`'s to read: see its `catalogue`.
pub fn catalogue() -> Catalogue {
    let told = |ports: &[Port]| {
        let one = |port: &Port| PortSpec {
            name: port.name.to_owned(),
            unit: port.unit.to_owned(),
            range: [port.min, port.max],
        };
        ports.iter().map(one).collect()
    };
    let models = specs().map(|spec| ModelSpec {
        name: spec.name.to_owned(),
        inputs: told(spec.inputs),
        outputs: told(spec.outputs),
        actions: spec.actions.iter().map(|a| (*a).to_owned()).collect(),
    });
    Catalogue { models: models.collect(), score: None }
}
