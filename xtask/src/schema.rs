//! `cargo xtask schema`: what editors and authors read, generated from the Rust types.
//!
//! Does: call the command line program that knows the types. Does not: know the format; a test of the lesson crate
//! fails when the files are stale.

use anyhow::Result;

use crate::plan::{Outcome, Plan};
use crate::sh;

/// Writes the JSON Schemas and the author's reference.
///
/// # Errors
/// When the program does not build or cannot write.
pub fn command() -> Result<()> {
    let mut plan = Plan::default();
    plan.must("JSON Schema: scenes/schema", || shujin(&["schema", "--out", "scenes/schema"]));
    plan.must("author's reference: scenes/README.md", || shujin(&["reference", "--out", "scenes/README.md"]));
    plan.run()
}

fn shujin(arguments: &[&str]) -> Result<Outcome> {
    sh::run(sh::cargo(&["run", "--quiet", "-p", "shujin-cli", "--"])?.args(arguments))?;
    Ok(Outcome::Done)
}
