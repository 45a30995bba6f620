//! What this engine offers to scenes, as the reader wants it told.

use crate::{Port, specs};
use shujin_lesson::{Catalogue, ModelSpec};

/// The lab models with their inputs, outputs and actions. Scores are `shujin-music`'s to read: see its `catalogue`.
pub fn catalogue() -> Catalogue {
    let names = |ports: &[Port]| ports.iter().map(|p| p.name.to_owned()).collect();
    let models = specs().iter().map(|spec| ModelSpec {
        name: spec.name.to_owned(),
        inputs: names(spec.inputs),
        outputs: names(spec.outputs),
        actions: spec.actions.iter().map(|a| (*a).to_owned()).collect(),
    });
    Catalogue { models: models.collect(), score: None }
}
