//! How much water goes which way, as functions of the flow alone; no ticks and no ports.
//!
//! Levels are in metres above the throat's sill, flows in m³/s.

/// Inflow up to which the inner channel takes [`LOW_SHARE`], m³/s: low water, below the annual mean of 460.
const LOW: f64 = 300.0;
/// Inflow from which it takes [`FLOOD_SHARE`], m³/s.
const FLOOD: f64 = 2000.0;
/// The inner channel's share at low water.
const LOW_SHARE: f64 = 0.6;
/// The inner channel's share in flood.
const FLOOD_SHARE: f64 = 0.4;

/// Discharge coefficient of a broad crest, m^½/s: (2/3)^1.5·√g.
const CREST: f64 = 1.70;
/// Width of the throat, m.
const THROAT_WIDTH: f64 = 20.0;
/// Length of the side weir, m.
const WEIR_LENGTH: f64 = 240.0;
/// Height of the weir's crest above the inner channel's bed as built, m.
pub(super) const WEIR_HEIGHT: f64 = 2.15;
/// What the throat carries when the water stands at the crest as built, m³/s.
const BRIM: f64 = 385.0;

/// The share of the inflow that the inner channel takes while nothing bars the outer one.
///
/// Constant at low water and in flood, and between them a smooth step over the logarithm of the flow.
pub(super) fn open_share(inflow: f64) -> f64 {
    let x = libm::log(inflow / LOW) / libm::log(FLOOD / LOW);
    let x = x.clamp(0.0, 1.0);
    LOW_SHARE + (FLOOD_SHARE - LOW_SHARE) * x * x * (3.0 - 2.0 * x)
}

/// Flow over a broad crest of a given length with the water `head` m above it; none while it stands below.
fn over(length: f64, head: f64) -> f64 {
    let head = head.max(0.0);
    CREST * length * head * libm::sqrt(head)
}

/// What the throat carries.
pub(super) fn throat(level: f64) -> f64 {
    over(THROAT_WIDTH, level)
}

/// What goes over the side weir, its crest `height` m above the inner channel's bed.
pub(super) fn weir(level: f64, height: f64) -> f64 {
    over(WEIR_LENGTH, level - crest_level(height))
}

/// The level of the crest. As built it is where the throat carries [`BRIM`]; the bed lies so much lower.
pub(super) fn crest_level(height: f64) -> f64 {
    let ratio = BRIM / (CREST * THROAT_WIDTH);
    let root = libm::cbrt(ratio);
    root * root + (height - WEIR_HEIGHT)
}

/// The level at which throat and weir together pass what the inner channel brings.
///
/// Both rise with the level, so there is one; halving finds it to the last bit of f64.
pub(super) fn level(inner: f64, height: f64) -> f64 {
    let root = libm::cbrt(inner / (CREST * THROAT_WIDTH));
    // With the weir shut off the throat alone would stand this high: the level is never above it.
    let (mut low, mut high) = (0.0, root * root * 1.001 + 1e-9);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if throat(middle) + weir(middle, height) < inner {
            low = middle;
        } else {
            high = middle;
        }
    }
}
