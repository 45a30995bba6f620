//! The divided river's ports and what it says of itself.

use super::hydraulics::WEIR_HEIGHT;
use crate::{Port, Spec};

pub(super) const INFLOW: usize = 0;
pub(super) const BAR: usize = 1;
pub(super) const CREST: usize = 2;

const FLOW: &str = "m³/s";

/// An output that is never below 0.
const fn output(name: &'static str, unit: &'static str, max: f64, start: f64) -> Port {
    Port { name, unit, min: 0.0, max, start }
}

/// A flow in m³/s.
const fn flow(name: &'static str, start: f64) -> Port {
    output(name, FLOW, f64::INFINITY, start)
}

/// What the model `river-split` is. The starts of its outputs are rounded to six decimals.
pub static SPEC: Spec = Spec {
    name: "river-split",
    inputs: &[
        Port { name: "inflow", unit: FLOW, min: 80.0, max: 6000.0, start: 460.0 },
        Port { name: "bar", unit: "", min: 0.0, max: 1.0, start: 0.0 },
        Port { name: "crest", unit: "m", min: 0.5, max: 5.0, start: WEIR_HEIGHT },
    ],
    outputs: &[
        flow("flow", 460.0),
        output("inner_share", "", 1.0, 0.574_116),
        flow("inner", 264.093_323),
        flow("outer", 195.906_677),
        flow("spill", 0.0),
        flow("plain", 264.093_323),
        flow("outer_total", 195.906_677),
        output("level", "m", f64::INFINITY, 3.922_103),
        Port { name: "balance", unit: FLOW, min: f64::NEG_INFINITY, max: f64::INFINITY, start: 0.0 },
        output("spill_share", "", 1.0, 0.0),
    ],
    actions: &["settle"],
    equations: "inner = s·flow;  s = 1 − (1 − s₀)·(1 − bar);  s₀ = 0.6 − 0.2·x²(3 − 2x), x = ln(flow/300)/ln(2000/300) within 0…1;  \
        plain = 1.70·20·level^1.5;  spill = 1.70·240·(level − crest level)^1.5 above the crest, else 0;  \
        inner = plain + spill (solved for level);  outer = flow − inner;  outer_total = outer + spill",
    source: "Split 6:4 at low water and 4:6 in flood; throat 20 m wide (also given as 17 m at the bottom, 19 to 23 m by season); \
        crest 2.15 m above the bed: aoyou.com/jingdian/d7353 and d7363. Weir 240 m long (also given as 200 m); \
        385 m³/s through the throat at 14 marks of its gauge, taken here as the level of the crest: wk.yl1001.com. \
        For comparison, 75 % of the inner channel's water over the weir in extreme floods: 426z.com/s-23-611089-0.html (this model: \
        69 % at 5480 m³/s). Min River at Zipingpu, low water 90 m³/s, 14.5 billion m³ a year (460 m³/s), largest measured \
        5480 m³/s (1964): juduo.cc/club/4239006.html. Broad crest: Q = (2/3)^1.5·√g·L·h^1.5 in any hydraulics textbook, coefficient 1.70.",
};
