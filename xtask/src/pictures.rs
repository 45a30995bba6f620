//! `cargo xtask pictures`: takes the pictures on the scenes' cards and in the README again.
//!
//! Does: build the page, play each scene to the moment that assets/pictures names, write the picture. Does not: judge it;
//! look at each before you commit it.

use std::time::Duration;

use anyhow::Result;
use pico_args::Arguments;

use crate::plan::{Outcome, Plan};
use crate::{browser, sh, test};

const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Takes all pictures, or only those whose file in assets/pictures begins as given.
///
/// # Errors
/// When something cannot be built, or a scene does not come to its moment.
pub fn command(mut args: Arguments) -> Result<()> {
    let only: Option<String> = args.opt_free_from_str()?;
    crate::finish(args)?;
    let mut plan = Plan::default();
    test::for_the_page(&mut plan);
    plan.must("pictures", move || take(only.as_deref().unwrap_or_default()));
    plan.run()
}

fn take(only: &str) -> Result<Outcome> {
    let mut node = test::node()?;
    node.arg(browser::folder().join("pictures.mjs")).env("SHUJIN_PICTURE", only);
    sh::run_within(&mut node, LIMIT)?;
    Ok(Outcome::Done)
}
