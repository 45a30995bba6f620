//! `cargo xtask pictures`: takes the pictures on the scenes' cards and in the README again, or those of all viewpoints.
//!
//! Does: build the page, play each scene to the moment that assets/pictures names, write the picture. Does not: judge it;
//! look at each before you commit it.

use std::time::Duration;

use anyhow::Result;
use pico_args::Arguments;

use crate::plan::{Outcome, Plan};
use crate::{browser, sh, test};

const LIMIT: Duration = Duration::from_secs(30 * 60);

/// The word for the pictures that tests hold every viewpoint against, in tests/cases/viewpoints.
const VIEWPOINTS: &str = "viewpoints";

/// Takes all pictures, or only those whose file in assets/pictures begins as given; `viewpoints`: those of the viewpoints.
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
    if only == VIEWPOINTS {
        node.arg(browser::folder().join("viewpoints.test.mjs")).env("SHUJIN_BLESS", "1");
    } else {
        node.arg(browser::folder().join("pictures.mjs")).env("SHUJIN_PICTURE", only);
    }
    sh::run_within(&mut node, LIMIT)?;
    Ok(Outcome::Done)
}
