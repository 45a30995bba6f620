//! Simulations for the bench and the river: f64, one fixed step, no drawing, no clock, no files.
//!
//! A [`Model`] declares in its [`Spec`] what it computes: inputs and outputs with units and ranges, the equations and their
//! sources; what each is and where the equations hold stands in `locales/<locale>/lab.ftl`. [`specs`] lists the models, [`build`]
//! makes one by name. There are also [`instrument`]s, which add resolution and error to a reading and never to the model, a seeded
//! generator ([`rng`]) from which they draw, and a least-squares line ([`fit`]).
//!
//! The same calls in the same order give the same bits natively and in a browser. Therefore functions with rounding
//! come from `libm` and never from the platform, and nothing is iterated in an order that a hash chooses.
//!
//! Does not: lessons, traces, what a pupil sees, and time. The caller owns the clock and calls [`Model::step`].

shujin_messages::catalogue!(MESSAGES);

/// A [`shujin_messages::Message`] of this crate.
macro_rules! say {
    ($($message:tt)*) => {
        shujin_messages::message!($crate::MESSAGES, $($message)*)
    };
}

mod catalogue;
mod error;
pub mod fit;
pub mod instrument;
mod model;
pub mod pendulum;
mod reference;
pub mod river_split;
pub mod rng;

pub use catalogue::catalogue;
pub use error::Error;
pub use model::{Model, Port, Spec};
pub use reference::reference;

/// The engine's fixed tick in seconds: the time by which one [`Model::step`] advances a model.
pub const TICK: f64 = 1.0 / 60.0;

/// The models in the order in which an author's reference lists them: what each is, and how it is made.
static MODELS: &[(&Spec, fn() -> Box<dyn Model>)] = &[
    (&pendulum::SPEC, || Box::new(pendulum::Pendulum::new())),
    (&river_split::SPEC, || Box::new(river_split::RiverSplit::new())),
];

/// What every model is.
pub fn specs() -> impl ExactSizeIterator<Item = &'static Spec> {
    MODELS.iter().map(|(spec, _)| *spec)
}

/// A model at its start values, by the name its [`Spec`] gives it; `None` if there is no such model.
pub fn build(name: &str) -> Option<Box<dyn Model>> {
    MODELS.iter().find(|(spec, _)| spec.name == name).map(|(_, make)| make())
}
