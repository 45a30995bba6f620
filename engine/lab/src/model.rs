//! What a model is to the rest of the engine: named numbers in, named numbers out, one tick at a time.
//!
//! No model's equations are here, and no names of scenes or things.

use crate::Error;

/// One input or output of a model. What it is stands in `locales/<locale>/lab.ftl`, by the names of model and port.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Port {
    /// Its name, unique among the model's inputs or among its outputs; authors write it.
    pub name: &'static str,
    /// Its unit as authors write it ("m", "m³/s"); empty for a count or a ratio.
    pub unit: &'static str,
    /// The least value: refused below for an input, never undercut by an output (infinite where there is no bound).
    pub min: f64,
    /// The greatest value, in the same sense.
    pub max: f64,
    /// The value of a model just built.
    pub start: f64,
}

/// What a model is, what it computes and why that may be believed. Where its equations hold, and what is left out, stands in
/// `locales/<locale>/lab.ftl`, by the model's name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spec {
    /// Its name; authors write it and [`crate::build`] knows it.
    pub name: &'static str,
    /// What can be set, in the order in which [`Model::input`] and [`Model::set`] count.
    pub inputs: &'static [Port],
    /// What can be read, in the order in which [`Model::output`] counts.
    pub outputs: &'static [Port],
    /// What [`Model::act`] understands.
    pub actions: &'static [&'static str],
    /// The equations that are solved.
    pub equations: &'static str,
    /// Where equations and figures come from.
    pub source: &'static str,
}

impl Spec {
    /// The error of a model that does not know an action.
    pub(crate) fn no_action(&self, action: &str) -> Error {
        Error::NoAction { model: self.name, action: action.to_owned(), known: self.actions }
    }

    /// The position of an input by name.
    pub fn input(&self, name: &str) -> Option<usize> {
        self.inputs.iter().position(|port| port.name == name)
    }

    /// The position of an output by name.
    pub fn output(&self, name: &str) -> Option<usize> {
        self.outputs.iter().position(|port| port.name == name)
    }

    /// Whether input `index` exists and takes `value`.
    ///
    /// # Errors
    /// [`Error::NoInput`] if it doesn't exist; [`Error::Range`] if the value is not a number or out of range.
    pub fn check(&'static self, index: usize, value: f64) -> Result<(), Error> {
        let Some(port) = self.inputs.get(index) else {
            return Err(Error::NoInput { model: self.name, index, count: self.inputs.len() });
        };
        if (port.min..=port.max).contains(&value) {
            return Ok(());
        }
        Err(Error::Range { model: self.name, port: port.name, unit: port.unit, value, min: port.min, max: port.max })
    }
}

/// A simulation that is stepped by ticks of [`crate::TICK`] seconds.
///
/// The future of a model depends on [`Model::state`] and on the calls to come, on nothing else.
pub trait Model: Send + Sync {
    /// What this model is.
    fn spec(&self) -> &'static Spec;

    /// The value that input `i` has now, in the port's unit; not a number if there is no such input.
    fn input(&self, i: usize) -> f64;

    /// Gives input `i` a value in the port's unit.
    ///
    /// # Errors
    /// [`Error::NoInput`] or [`Error::Range`]; the model is then unchanged.
    fn set(&mut self, i: usize, value: f64) -> Result<(), Error>;

    /// Does one of the spec's actions.
    ///
    /// # Errors
    /// [`Error::NoAction`]; the model is then unchanged.
    fn act(&mut self, action: &str) -> Result<(), Error>;

    /// Advances by one tick.
    fn step(&mut self);

    /// The value of output `i` now, in the port's unit; not a number if there is no such output.
    fn output(&self, i: usize) -> f64;

    /// Everything that determines the future, inputs included, for the state hash: always numbers, always as many.
    fn state(&self) -> Vec<f64>;
}
