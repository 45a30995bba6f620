//! `cargo xtask bench <what>`: measures, prints a table, writes the figures beside the benches.
//!
//! Does: build what is measured as it is shipped, run one bench. Does not: judge; what was found stands in
//! tests/bench/README.md.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::plan::{Outcome, Plan};
use crate::wasm::{self, Compiler};
use crate::{browser, paths, serve, setup, sh, web};

const LIMIT: Duration = Duration::from_secs(60 * 60);

/// Runs one bench. `--debug` measures the everyday build instead of the one that is shipped, and keeps no figures; `--only hostile`
/// measures of the server only a lesson under attack.
///
/// # Errors
/// When something cannot be built or run.
pub fn command(mut args: Arguments) -> Result<()> {
    let profile = if args.contains("--debug") { "debug" } else { "release" };
    let only: Option<String> = args.opt_value_from_str("--only")?;
    let what: String = args.free_from_str().context("bench what? web, load, resume, engine or server")?;
    crate::finish(args)?;
    if only.as_deref().is_some_and(|part| (what.as_str(), part) != ("server", "hostile")) {
        bail!("only `bench server --only hostile` is known");
    }
    match what.as_str() {
        "web" => on_the_page(profile, "web"),
        "load" => on_the_page(profile, "load"),
        "resume" => on_the_page(profile, "resume"),
        "engine" => in_the_engine(),
        "server" => of_the_server(profile, only),
        other => bail!("bench knows web, load, resume, engine and server, not {other:?}"),
    }
}

fn on_the_page(profile: &'static str, name: &'static str) -> Result<()> {
    let mut plan = Plan::default();
    setup::native(&mut plan);
    setup::for_drawing(&mut plan);
    setup::for_browser(&mut plan);
    plan.must("packages to measure against", || browser::install_packages(&folder()));
    web::steps(&mut plan, profile);
    if name == "load" {
        plan.must("Bevy's own page (the first time as long as ours)", bevy_page);
    }
    if name == "resume" {
        plan.must("lessons of twenty minutes", lessons);
    }
    plan.must("server", move || serve::server(profile));
    plan.must("measuring", move || node(profile, name));
    plan.run()
}

/// Where lessons lie that the page is to go on with.
fn kept() -> Result<PathBuf> {
    Ok(paths::target()?.join("kept"))
}

/// Has the engine's bench leave its recordings there; measures nothing.
fn lessons() -> Result<Outcome> {
    let mut bench =
        sh::cargo(&["bench", "-p", "shujin-blocks", "--bench", "engine", "--", "--test", "twenty minutes"])?;
    sh::run(bench.env("SHUJIN_KEPT", kept()?))?;
    Ok(Outcome::Done)
}

/// Where Bevy's own page is built: apart from ours, it has other features.
fn bevy_target() -> Result<PathBuf> {
    Ok(paths::target()?.join("peer-bevy"))
}

/// Builds Bevy's own page as ours is shipped.
fn bevy_page() -> Result<Outcome> {
    let target = bevy_target()?;
    let mut cargo = Compiler::require()?.cargo("build")?;
    cargo.args(["--release", "--locked"]).current_dir(folder().join("peer-bevy")).env("CARGO_TARGET_DIR", &target);
    sh::run(&mut cargo)?;
    let module = target.join(wasm::TARGET).join("release/peer-bevy.wasm");
    web::bind(&module, &target.join("page"), "peer_bevy", true)
}

fn node(profile: &str, name: &str) -> Result<Outcome> {
    let mut node = sh::program("node");
    node.arg(folder().join(format!("{name}.mjs")))
        .env("SHUJIN_SITE", paths::site(profile)?)
        .env("SHUJIN_BIN", paths::built(profile, "shujin")?)
        .env("SHUJIN_PEER_BEVY", bevy_target()?.join("page"))
        .env("SHUJIN_KEPT", kept()?)
        .env("CHROMIUM", browser::chromium().context("no Chromium: run `cargo xtask setup`")?);
    if profile == "release" {
        fs::create_dir_all(folder().join("results"))?;
        node.env("SHUJIN_RESULTS", folder().join(format!("results/{name}.json")));
    }
    sh::run_within(&mut node, LIMIT)?;
    Ok(Outcome::Done)
}

fn in_the_engine() -> Result<()> {
    sh::run(&mut sh::cargo(&["bench", "-p", "shujin-blocks", "--bench", "engine"])?)?;
    sh::run(&mut sh::cargo(&["bench", "-p", "shujin-stage", "--bench", "stage"])?)?;
    let mut figures = BTreeMap::new();
    for entry in WalkDir::new(paths::target()?.join("criterion")) {
        let entry = entry?;
        if entry.path().ends_with("new/benchmark.json") {
            let about = read(entry.path())?;
            let times = read(&entry.path().with_file_name("estimates.json"))?;
            let name = about["full_id"].as_str().unwrap_or_default().to_owned();
            figures.insert(name, json!({ "median_ns": times["median"]["point_estimate"] }));
        }
    }
    let figures = serde_json::to_string_pretty(&figures)?;
    println!("{figures}");
    fs::create_dir_all(folder().join("results"))?;
    fs::write(folder().join("results/engine.json"), figures + "\n")?;
    Ok(())
}

fn of_the_server(profile: &'static str, only: Option<String>) -> Result<()> {
    let mut plan = Plan::default();
    setup::native(&mut plan);
    setup::for_database(&mut plan);
    plan.must("server", move || serve::server(profile));
    plan.must("measuring", move || {
        let mut bench = sh::cargo(&["bench", "-p", "shujin-server", "--bench", "server"])?;
        bench.env("SHUJIN_BIN", paths::built(profile, "shujin")?);
        only.iter().for_each(|part| _ = bench.env("SHUJIN_ONLY", part));
        if profile == "release" {
            bench.env("SHUJIN_RESULTS", folder().join("results/server.json"));
        }
        sh::run_within(&mut bench, LIMIT)?;
        Ok(Outcome::Done)
    });
    plan.run()
}

fn read(path: &Path) -> Result<Value> {
    Ok(serde_json::from_slice(&fs::read(path).with_context(|| path.display().to_string())?)?)
}

/// Where the benches and their packages lie.
fn folder() -> PathBuf {
    paths::root().join("tests/bench")
}
