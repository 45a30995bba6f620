//! `cargo xtask test`: every test there is, in one call.
//!
//! Does: install what is missing; units, cases and replay natively; build the site; play it in a browser.
//! Does not: stop at the first failure; the summary names them all.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use walkdir::WalkDir;

use crate::plan::{Outcome, Plan};
use crate::{browser, paths, setup, sh, web};

/// A browser that hangs must not eat the time of a whole CI run.
const BROWSER_LIMIT: Duration = Duration::from_secs(55 * 60);

/// Runs the tests, all or only a part.
///
/// # Errors
/// When a test fails or cannot run.
pub fn command(mut args: Arguments) -> Result<()> {
    let only: Option<String> = args.opt_value_from_str("--only")?;
    crate::finish(args)?;
    let (units, in_browser) = match only.as_deref() {
        None => (true, true),
        Some("units") => (true, false),
        Some("browser") => (false, true),
        Some(other) => bail!("--only knows units and browser, not {other:?}"),
    };
    let mut plan = Plan::default();
    install(&mut plan, in_browser);
    if units {
        plan.may("units, cases, replay", || natively(&["--no-fail-fast"]));
    } else {
        plan.must("server and window", || natively(&["--no-run"]));
        plan.must("lessons recorded natively", || natively(&["--test", "cases"]));
    }
    if in_browser {
        web::steps(&mut plan, "debug");
        plan.may("the page in a browser", play);
    }
    plan.run()
}

fn install(plan: &mut Plan, in_browser: bool) {
    setup::native(plan);
    if in_browser {
        setup::for_page(plan);
    }
    setup::for_drawing(plan);
    setup::for_database(plan);
    if in_browser {
        setup::for_browser(plan);
    }
}

/// Native tests of the whole workspace, also where only a part is wanted: cargo chooses the features of what is built by
/// what is named, and would build all our crates a second time. Server and window are built along, for their own tests.
fn natively(arguments: &[&str]) -> Result<Outcome> {
    let recordings = recordings()?;
    // What another checkout or an older scene left there would be replayed too.
    if recordings.exists() {
        fs::remove_dir_all(&recordings)?;
    }
    let mut cargo = sh::cargo(&["test", "--workspace"])?;
    sh::run(cargo.args(arguments).env("SHUJIN_RECORDINGS", recordings))?;
    Ok(Outcome::Done)
}

fn play() -> Result<Outcome> {
    let tests = tests()?;
    if tests.is_empty() {
        bail!("{} holds no file named *.test.mjs or *.test.js", browser::folder().display())
    }
    sh::run_within(node()?.args(tests), BROWSER_LIMIT)?;
    Ok(Outcome::Done)
}

/// Installs and builds all that a browser's tests run on: the page, and the programs that they start.
pub fn for_the_page(plan: &mut Plan) {
    install(plan, true);
    plan.must("server and window", || natively(&["--no-run"]));
    web::steps(plan, "debug");
}

/// node's test runner, told where the site, the programs and the browser are; the files are still to be named.
///
/// # Errors
/// When there is no Chromium.
pub fn node() -> Result<Command> {
    let mut node = sh::program("node");
    node.arg("--test")
        .env("SHUJIN_SITE", paths::site("debug")?)
        .env("SHUJIN_BIN", paths::built("debug", "shujin")?)
        .env("SHUJIN_PLAYER", paths::built("debug", "shujin-player")?)
        .env("SHUJIN_RECORDINGS", recordings()?)
        .env("CHROMIUM", browser::chromium().context("no Chromium: run `cargo xtask setup`")?);
    Ok(node)
}

/// Where the native play cases leave their recordings for the page to replay.
fn recordings() -> Result<PathBuf> {
    Ok(paths::target()?.join("recordings"))
}

/// Named one by one, because node's own search differs from release to release.
fn tests() -> Result<Vec<PathBuf>> {
    let walk = WalkDir::new(browser::folder()).sort_by_file_name().into_iter();
    let mut found = Vec::new();
    for entry in walk.filter_entry(|entry| entry.file_name() != "node_modules") {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        if name.ends_with(".test.mjs") || name.ends_with(".test.js") {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}
