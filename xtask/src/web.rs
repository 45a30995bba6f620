//! `cargo xtask web`: the browser player as a folder that any server can serve.
//!
//! Does: compile for WebAssembly, write the JavaScript glue, shrink a release. Does not: compress for transport; the
//! server does. Leaves alone what is up to date. The folder itself is put together in `site`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use pico_args::Arguments;
use wasm_bindgen_cli_support::Bindgen;

use crate::plan::{Outcome, Plan, nothing};
use crate::stamp::Stamp;
use crate::wasm::{self, Compiler};
use crate::{browser, paths, setup, sh, site};

/// Part of the glue's stamp: raise it when this file makes other glue from the same module.
const GLUE: &str = "1";
/// Small first; the features are those that the compiler uses and every browser with SIMD understands.
const SHRINK: [&str; 8] = [
    "-Os",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
const SHRINK_LIMIT: Duration = Duration::from_secs(30 * 60);

/// Builds the site and says how large it is.
///
/// # Errors
/// When a step fails.
pub fn command(mut args: Arguments) -> Result<()> {
    let profile = profile(&mut args);
    crate::finish(args)?;
    let mut plan = Plan::default();
    steps(&mut plan, profile);
    plan.run()?;
    println!("{}", paths::site(profile)?.display());
    Ok(())
}

/// "debug", or "release" where `--release` is given.
pub fn profile(args: &mut Arguments) -> &'static str {
    if args.contains("--release") { "release" } else { "debug" }
}

/// The steps from nothing to a site folder.
pub fn steps(plan: &mut Plan, profile: &'static str) {
    setup::for_wasm(plan);
    setup::for_page(plan);
    plan.must("player for the browser (the first time 20 to 40 minutes on two cores)", move || compile(profile));
    plan.must("JavaScript glue", move || glue(profile));
    plan.must("site folder", move || site::assemble(profile, &glue_folder(profile)?));
}

fn compile(profile: &str) -> Result<Outcome> {
    let mut cargo = Compiler::require()?.cargo("build")?;
    cargo.args(["-p", "shujin-web"]);
    if profile == "release" {
        cargo.arg("--release");
    }
    sh::run(&mut cargo)?;
    Ok(Outcome::Done)
}

fn glue_folder(profile: &str) -> Result<PathBuf> {
    Ok(paths::target()?.join("glue").join(profile))
}

fn glue(profile: &str) -> Result<Outcome> {
    let module = paths::target()?.join(wasm::TARGET).join(profile).join("shujin_web.wasm");
    bind(&module, &glue_folder(profile)?, "shujin", profile == "release")
}

/// Writes a module and its JavaScript into a folder, as `name_bg.wasm` and `name.js`; of a release as small as it gets.
///
/// # Errors
/// When the module is missing or is none.
pub fn bind(module: &Path, folder: &Path, name: &str, release: bool) -> Result<Outcome> {
    fs::create_dir_all(folder)?;
    let stamp = Stamp::of(folder.join("made-from"), &[module], &[GLUE, &SHRINK.join(" ")])?;
    if stamp.is_current() {
        return nothing("up to date");
    }
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)
        .map_err(|error| anyhow!("{error}"))?
        .typescript(false)
        // Names of functions are half of the file and nobody reads them in a browser; a panic keeps its own place.
        .remove_name_section(true)
        .remove_producers_section(release)
        .generate(folder)
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    if release {
        shrink(&folder.join(format!("{name}_bg.wasm")))?;
    }
    stamp.set()?;
    Ok(Outcome::Done)
}

fn shrink(module: &Path) -> Result<()> {
    let before = fs::metadata(module)?.len();
    let smaller = module.with_extension("small");
    let mut wasm_opt = browser::packaged("wasm-opt");
    wasm_opt.args(SHRINK).arg(module).arg("-o").arg(&smaller);
    sh::run_within(&mut wasm_opt, SHRINK_LIMIT)?;
    let after = fs::metadata(&smaller).context("wasm-opt wrote nothing")?.len();
    fs::rename(&smaller, module)?;
    println!("wasm-opt: {} → {}", site::megabytes(before), site::megabytes(after));
    Ok(())
}
