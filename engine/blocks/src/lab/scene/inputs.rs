//! What a lab model is fed: within the ranges that its equations hold for.

use crate::check::Check;
use crate::check::explore::World;
use crate::expr::unit::Unit;
use crate::format::Lab;
use crate::report::{Message, say};
use crate::source::way;

impl Check<'_> {
    /// Says of inputs that could lie outside the model's range: the model would go on with its limit, and what is measured would be wrong.
    pub(super) fn inputs(&mut self, lab: &Lab, world: &World<'_>) {
        let Some(model) = self.catalogue.model(&lab.model) else { return };
        for (name, input) in &lab.inputs {
            let Some(port) = model.inputs.iter().find(|port| port.name == *name) else { continue };
            let could = world.could(input, Vec::new());
            let [least, most] = port.range;
            // What could be anything is not known to be outside.
            let Some((low, high)) = could.hull().filter(|(low, high)| low.is_finite() && high.is_finite()) else {
                continue;
            };
            if world.gave_up() || low >= least - near(least) && high <= most + near(most) {
                continue;
            }
            let unit = Unit::of_label(&port.unit).to_string();
            let found = if low == high { format!("{low} {unit}") } else { format!("{low}–{high} {unit}") };
            self.put(
                "out-of-range",
                &way!["lab", "inputs", name],
                Message::same(found.trim_end().to_owned()),
                Message::same(format!("{least}–{most} {unit}").trim_end().to_owned()),
                say!("lab-model-holds-range-alone"),
            );
        }
    }
}

/// What rounding may add to a limit.
fn near(limit: f64) -> f64 {
    1e-9 * limit.abs().max(1e-9)
}
