//! What the operating system has to provide.
//!
//! Does: find missing packages on Debian and its relatives and install them; elsewhere say what is needed.
//! Does not: touch package sources, remove what conflicts, or hang on a network that does not answer.

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::plan::{Outcome, nothing};
use crate::sh;

/// For compiling and linking Bevy and SQLite natively, and opening a window.
pub const NATIVE: &[&str] = &[
    "gcc",
    "libc6-dev",
    "pkg-config",
    "libasound2-dev",
    "libudev-dev",
    "libx11-dev",
    "libxkbcommon-dev",
    "libxkbcommon-x11-0",
    "libxcursor1",
    "libxi6",
    "libxrandr2",
    "libvulkan1",
];
/// For drawing without a graphics card, in a browser and natively, there in a window on a screen that is not there.
pub const DRAWING: &[&str] = &["libegl1", "libgl1-mesa-dri", "mesa-vulkan-drivers", "xvfb"];
/// For the tests of the record store: they start a server of their own.
pub const DATABASE: &[&str] = &["postgresql"];
/// A Rust compiler with the standard library's source, for WebAssembly where rustup cannot bring its own.
pub const WASM: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];
/// For making the models anew: Debian's Blender does not bring NumPy along.
pub const MODELS: &[&str] = &["blender", "python3-numpy"];
/// For tools that Python's packages bring.
pub const PYTHON: &[&str] = &["python3-venv"];
/// For making the typeface anew.
pub const FONTS: &[&str] = &["fonts-noto-cjk", "python3-venv"];

const UPDATE_LIMIT: Duration = Duration::from_secs(5 * 60);
const INSTALL_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Whether packages can be had with apt.
pub fn has_apt() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text)) && sh::find("apt-get").is_some()
}

fn is_debian(os_release: &str) -> bool {
    let fields = os_release.lines().filter_map(|line| line.split_once('='));
    let mut kinds =
        fields.filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE")).map(|(_, value)| value.trim_matches('"'));
    kinds.any(|kind| kind.split(' ').any(|word| word == "debian"))
}

/// Installs what is missing of the named packages. Without apt it says what is needed and goes on: a system where
/// it is there under another name works.
///
/// # Errors
/// When apt cannot install them.
pub fn install(packages: &[&str]) -> Result<Outcome> {
    if !has_apt() {
        return nothing(format!("no apt here: have these ready by hand (Debian's names): {}", packages.join(" ")));
    }
    let missing = missing(packages)?;
    if missing.is_empty() {
        return nothing("all there");
    }
    println!("installing {}", missing.join(" "));
    let help = "could not install packages: is there a network, and are you root or have sudo?";
    sh::run_within(apt()?.arg("update"), UPDATE_LIMIT).context(help)?;
    sh::run_within(
        apt()?.args(["install", "--yes", "--no-remove", "--no-install-recommends"]).args(missing),
        INSTALL_LIMIT,
    )
    .context(help)?;
    Ok(Outcome::Done)
}

fn missing<'a>(packages: &[&'a str]) -> Result<Vec<&'a str>> {
    // It exits with 1 when it does not know one of them at all, so the status says nothing.
    let query = sh::program("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(packages)
        .output()
        .context("dpkg-query")?;
    Ok(not_installed(packages, &String::from_utf8_lossy(&query.stdout)))
}

fn not_installed<'a>(packages: &[&'a str], listing: &str) -> Vec<&'a str> {
    let is_there = |package: &str| listing.lines().any(|line| line.split_once(' ') == Some((package, "installed")));
    packages.iter().copied().filter(|package| !is_there(package)).collect()
}

fn apt() -> Result<Command> {
    let settings = ["Acquire::http::Timeout=20", "Acquire::Retries=2", "DPkg::Lock::Timeout=120"];
    let root = sh::read(sh::program("id").arg("-u"))? == "0";
    if !root && sh::find("sudo").is_none() {
        bail!("neither root nor sudo")
    }
    let mut command = sh::program(if root { "env" } else { "sudo" });
    if !root {
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    for setting in settings {
        command.args(["-o", setting]);
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_relatives_are_known() {
        assert!(is_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nNAME=\"not debian\"\n"));
    }

    #[test]
    fn removed_packages_with_leftover_settings_are_missing() {
        let listing = "gcc installed\nlibegl1 config-files\n";
        assert_eq!(not_installed(&["gcc", "libegl1", "chromium"], listing), ["libegl1", "chromium"]);
    }
}
