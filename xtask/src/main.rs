//! `cargo xtask <command>`: everything that is done to this repository, one file a command.
//!
//! Does: reads the command line and calls the command. Does not: hold any work itself.

mod assets;
mod bench;
mod bless;
mod browser;
mod check;
mod circles;
mod code;
mod deny;
mod direction;
mod fonts;
mod messages;
mod paths;
mod pictures;
mod plan;
mod python;
mod schema;
mod serve;
mod setup;
mod sh;
mod shared;
mod site;
mod sources;
mod stamp;
mod system;
mod test;
mod untranslated;
mod wasm;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};
use pico_args::Arguments;

const USAGE: &str = "\
cargo xtask <command>

  setup                          install what is missing on this machine
  serve [--port N] [--release]   build everything, check the scenes, serve them
  test [--only units|browser]    every test: units, cases, replay, browser
  check [--quick]                format, dependency direction, page scripts; unless quick, the crates below ours,
                                 clippy and docs
  web [--release]                build the browser player into a site folder
  bench web|load [--debug]       measure the page's drawing, or its loading, against three.js
  bench resume [--debug]         measure how long the page takes to go on with a lesson of twenty minutes
  bench engine                   measure reading, spawning, going on, labs, rules and bodies, without drawing
  bench server [--debug] [--only hostile]
                                 measure the school server, on SQLite and on PostgreSQL; or only a lesson under attack
  schema                         write scenes/schema and scenes/README.md from the Rust types
  messages [--traditional]       write what the page says from locales/*/page.ftl; before that, what is said in
                                 traditional Chinese from what is said in simplified
  bless [cargo test arguments]   write the tests' expected files anew; read the diff before you commit it
  pictures [NAME]                take the pictures on the scenes' cards again, or those of assets/pictures/NAME*.json;
                                 viewpoints: those that tests hold every viewpoint against
  assets [NAME] [--check]        make the models, or only NAME…, from their scripts; --check only compares
  fonts [--splash]               make the interface's typeface anew, or only the first screen's characters

Build products go to CARGO_TARGET_DIR, else to shujin/target in the user's cache folder.";

/// The commands that call cargo.
const BUILDING: [&str; 8] = ["serve", "test", "check", "web", "schema", "bless", "pictures", "bench"];

fn main() -> ExitCode {
    match run(Arguments::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Arguments) -> Result<()> {
    if args.contains(["-h", "--help"]) {
        println!("{USAGE}");
        return Ok(());
    }
    let command = args.subcommand()?;
    if command.as_deref().is_some_and(|name| BUILDING.contains(&name)) {
        shared::take_over()?;
    }
    match command.as_deref() {
        Some("setup") => finish(args).and_then(|()| setup::command()),
        Some("serve") => serve::command(args),
        Some("test") => test::command(args),
        Some("check") => check::command(args),
        Some("web") => web::command(args),
        Some("schema") => finish(args).and_then(|()| schema::command()),
        Some("messages") => messages::command(args),
        Some("bench") => bench::command(args),
        Some("bless") => bless::command(args),
        Some("pictures") => pictures::command(args),
        Some("assets") => assets::command(args),
        Some("fonts") => fonts::command(args),
        Some(other) => bail!("no command {other:?}\n\n{USAGE}"),
        None => bail!("which command?\n\n{USAGE}"),
    }
}

/// Refuses arguments that nobody asked for: a mistyped flag must not pass silently.
fn finish(args: Arguments) -> Result<()> {
    let rest = args.finish();
    if rest.is_empty() {
        return Ok(());
    }
    bail!("don't know what to do with {rest:?}\n\n{USAGE}")
}
