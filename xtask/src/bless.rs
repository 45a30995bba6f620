//! `cargo xtask bless`: takes what the program says now as what it should say.
//!
//! Does: run the tests with SHUJIN_BLESS=1, which makes those with expected files write them. Does not: judge; the
//! diff is read by a person before it is committed.

use anyhow::Result;
use pico_args::Arguments;

use crate::plan::{Outcome, Plan};
use crate::sh;

/// Arguments go to `cargo test`; without any it is the whole workspace.
///
/// # Errors
/// When a test still fails.
pub fn command(args: Arguments) -> Result<()> {
    let arguments = args.finish();
    let mut plan = Plan::default();
    plan.must("expected files", move || {
        let mut cargo = sh::cargo(&["test"])?;
        if arguments.is_empty() {
            cargo.arg("--workspace");
        }
        sh::run(cargo.args(arguments).env("SHUJIN_BLESS", "1"))?;
        Ok(Outcome::Done)
    });
    plan.run()?;
    sh::run(sh::program("git").args(["--no-pager", "diff", "--stat"]))
}
