//! The browser and the node packages that test and check the page.
//!
//! Does: find or install Chromium, node and the packages in tests/browser. Does not: run tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::plan::{Outcome, nothing};
use crate::stamp::Stamp;
use crate::{paths, sh, system};

/// The oldest node that our packages run on: Debian 12's own.
const OLDEST_NODE: u32 = 18;
const NPM_LIMIT: Duration = Duration::from_secs(5 * 60);

/// The browser: what CHROMIUM names, else the first that is installed.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(sh::find)
}

/// Installs Chromium where there is none.
///
/// # Errors
/// When there is none and apt cannot bring it.
pub fn install_chromium() -> Result<Outcome> {
    if chromium().is_some() {
        return nothing("there");
    }
    if !system::has_apt() {
        bail!("install Chromium or Chrome by hand, or name one in CHROMIUM")
    }
    system::install(&["chromium"])
}

/// Installs node where there is none, and the packages of this folder as locked.
///
/// # Errors
/// When node is missing or too old, or the packages cannot be had.
pub fn install_packages(folder: &Path) -> Result<Outcome> {
    install_node()?;
    let modules = folder.join("node_modules");
    let stamp = Stamp::of(modules.join(".made-from"), &[&folder.join("package-lock.json")], &[])?;
    if stamp.is_current() {
        return nothing("node and its packages are there");
    }
    let mut npm = sh::program("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--fetch-timeout=20000", "--fetch-retries=2"]);
    sh::run_within(&mut npm, NPM_LIMIT).context("npm cannot bring the packages: is there a network?")?;
    fs::create_dir_all(modules)?;
    stamp.set()?;
    Ok(Outcome::Done)
}

/// A program that one of the packages brings, such as `tsc`.
pub fn packaged(name: &str) -> Command {
    sh::program(folder().join("node_modules/.bin").join(name))
}

/// Where the browser tests and their packages lie.
pub fn folder() -> PathBuf {
    paths::root().join("tests/browser")
}

fn install_node() -> Result<()> {
    if sh::find("node").is_none() || sh::find("npm").is_none() {
        if !system::has_apt() {
            bail!("install node {OLDEST_NODE} or newer, with npm, by hand")
        }
        system::install(&["nodejs", "npm"])?;
    }
    let version = sh::read(sh::program("node").arg("--version"))?;
    match major(&version) {
        Some(number) if number >= OLDEST_NODE => Ok(()),
        _ => bail!("node is {version}; {OLDEST_NODE} or newer is needed"),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v18.20.4"), Some(18));
        assert_eq!(major("20"), None);
    }
}
