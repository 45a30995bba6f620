//! `cargo xtask setup`: installs what is missing on this machine. Other commands put the parts they need before their own.
//!
//! Does: nothing that is done already; a second run takes a second. Does not: build.

use anyhow::{Result, bail};

use crate::plan::{Outcome, Plan, nothing};
use crate::{browser, deny, paths, sh, system, wasm};

/// Installs everything.
///
/// # Errors
/// When something cannot be had; the message says what to do by hand.
pub fn command() -> Result<()> {
    let mut plan = Plan::default();
    native(&mut plan);
    for_wasm(&mut plan);
    for_page(&mut plan);
    for_drawing(&mut plan);
    for_browser(&mut plan);
    for_database(&mut plan);
    for_check(&mut plan);
    for_crates(&mut plan);
    plan.run()
}

/// What a native build with Bevy needs.
pub fn native(plan: &mut Plan) {
    plan.must("system libraries", || system::install(system::NATIVE));
    plan.must("the interface's typeface", typeface);
}

/// What compiling for WebAssembly needs.
pub fn for_wasm(plan: &mut Plan) {
    plan.must("compiler for WebAssembly", wasm::install);
}

/// What checking and shrinking the page needs.
pub fn for_page(plan: &mut Plan) {
    plan.must("node packages", || browser::install_packages(&browser::folder()));
}

/// What drawing to an image or in a browser without a graphics card needs.
pub fn for_drawing(plan: &mut Plan) {
    plan.must("drawing without a graphics card", || system::install(system::DRAWING));
}

/// What running the page needs.
pub fn for_browser(plan: &mut Plan) {
    plan.must("Chromium", browser::install_chromium);
}

/// What tests of the record store need besides SQLite.
pub fn for_database(plan: &mut Plan) {
    plan.must("PostgreSQL", || system::install(system::DATABASE));
}

/// What a check needs and rustup's minimal profile lacks.
pub fn for_check(plan: &mut Plan) {
    plan.must("rustfmt and clippy", || {
        for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
            if !sh::works(sh::program("cargo").args([tool, "--version"])) {
                sh::run(sh::program("rustup").args(["component", "add", component]))?;
            }
        }
        nothing("there")
    });
}

/// What looks at the crates below ours.
pub fn for_crates(plan: &mut Plan) {
    plan.must("cargo-deny", deny::install);
}

fn typeface() -> Result<Outcome> {
    if paths::root().join("assets/fonts/shujin-sans.ttf").is_file() {
        return nothing("there");
    }
    bail!("assets/fonts/shujin-sans.ttf is missing: it belongs to the checkout; `cargo xtask fonts` makes it anew")
}
