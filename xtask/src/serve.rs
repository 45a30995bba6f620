//! `cargo xtask serve`: from a fresh machine to an address that a browser can open.
//!
//! Does: install what is missing, build site and server, check the scenes, serve them. Does not: serve to other
//! machines; `shujin serve` does that.

use std::process::Command;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use crate::plan::{Outcome, Plan};
use crate::{paths, setup, sh, web};

const PORT: u16 = 8000;

/// Builds and serves until it is interrupted.
///
/// # Errors
/// When a step fails, or the server cannot start.
pub fn command(mut args: Arguments) -> Result<()> {
    let profile = web::profile(&mut args);
    let port = args.opt_value_from_str("--port").context("--port wants a number")?.unwrap_or(PORT);
    crate::finish(args)?;
    let mut plan = Plan::default();
    setup::native(&mut plan);
    web::steps(&mut plan, profile);
    plan.must("server", move || server(profile));
    plan.must("the scenes", move || check_scenes(profile));
    plan.run()?;
    println!("Shujin (蜀锦): http://127.0.0.1:{port}/    Ctrl+C ends it");
    println!("Traces are kept in {}", paths::data()?.display());
    become_the(&mut serving(profile, port)?)
}

/// Builds the `shujin` program.
///
/// # Errors
/// When it does not compile.
pub fn server(profile: &str) -> Result<Outcome> {
    let mut cargo = sh::cargo(&["build", "-p", "shujin-cli"])?;
    if profile == "release" {
        cargo.arg("--release");
    }
    sh::run(&mut cargo)?;
    Ok(Outcome::Done)
}

fn check_scenes(profile: &str) -> Result<Outcome> {
    let shujin = paths::built(profile, "shujin")?;
    let status = sh::program(shujin).args(["check", "scenes"]).status().context("shujin check")?;
    match status.code() {
        Some(0) => Ok(Outcome::Done),
        // An author at work wants to see the other scenes all the same.
        Some(1) => Ok(Outcome::Nothing("some scenes have problems, named above; serving all the same".into())),
        _ => bail!("shujin check scenes ({status})"),
    }
}

fn serving(profile: &str, port: u16) -> Result<Command> {
    let mut command = sh::program(paths::built(profile, "shujin")?);
    command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--scenes", "scenes"]);
    command.arg("--site").arg(paths::site(profile)?).arg("--data").arg(paths::data()?);
    Ok(command)
}

/// Hands this process over, so that signals reach the server itself.
#[cfg(unix)]
fn become_the(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("the server does not start")
}

#[cfg(not(unix))]
fn become_the(command: &mut Command) -> Result<()> {
    sh::run(command)
}
