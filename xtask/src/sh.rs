//! Calling other programs.
//!
//! Does: run, capture, limit in time, and say which command failed. Does not: use a shell.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

use crate::{paths, plan};

/// A program in the root of the checkout, in an environment as if typed by hand.
///
/// `cargo xtask` runs inside cargo's environment; passed on, it would make build scripts believe that something
/// changed, and another compiler load the wrong libraries.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root());
    for (key, _) in env::vars_os() {
        if key.to_str().is_some_and(is_cargos) {
            command.env_remove(key);
        }
    }
    if let Some(search) = env::var_os("LD_LIBRARY_PATH") {
        let kept: Vec<_> = env::split_paths(&search).filter(|folder| !is_compilers(folder)).collect();
        match env::join_paths(&kept) {
            Ok(search) if !kept.is_empty() => command.env("LD_LIBRARY_PATH", search),
            _ => command.env_remove("LD_LIBRARY_PATH"),
        };
    }
    command
}

/// Variables that cargo sets for the program it runs.
fn is_cargos(key: &str) -> bool {
    const PREFIXES: [&str; 4] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
    matches!(key, "CARGO" | "OUT_DIR" | "RUST_RECURSION_COUNT") || PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

/// Folders of libraries that cargo and rustup add: the toolchain's and the build products'.
fn is_compilers(folder: &Path) -> bool {
    let has = |name: &str| folder.components().any(|part| part.as_os_str() == name);
    has("toolchains") || has("rustlib") || folder.ends_with("deps") || folder.ends_with("debug")
}

/// The workspace's own cargo, building into the shared folder.
///
/// # Errors
/// When no folder for build products can be named.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    let mut command = program("cargo");
    command.args(arguments).env("CARGO_TARGET_DIR", paths::target()?);
    Ok(command)
}

/// Runs to the end, its output going to the terminal.
///
/// # Errors
/// When it cannot start or exits with anything but 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| line(command))?;
    if status.success() { Ok(()) } else { bail!("{} ({status})", line(command)) }
}

/// As [`run`], but no longer than `limit`: then it is ended.
///
/// # Errors
/// As [`run`], and when the time is up.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    let mut child = command.stdin(Stdio::null()).spawn().with_context(|| line(command))?;
    match child.wait_timeout(limit)? {
        Some(status) if status.success() => Ok(()),
        Some(status) => bail!("{} ({status})", line(command)),
        None => {
            child.kill()?;
            child.wait()?;
            bail!("{} did not end within {}", line(command), plan::human(limit))
        }
    }
}

/// What it prints to standard output, without space at the ends; its errors go to the terminal.
///
/// # Errors
/// As [`run`].
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| line(command))?;
    if !output.status.success() {
        bail!("{} ({})", line(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether it runs and exits with 0, in silence.
pub fn works(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Where a program lies on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended() {
        let result = run_within(program("sleep").arg("60"), Duration::from_millis(50));
        assert!(result.is_err_and(|error| error.to_string().contains("sleep 60 did not end within")));
    }

    #[test]
    fn a_failure_names_the_command() {
        let result = run(program("/bin/sh").args(["-c", "exit 3"]));
        assert!(result.is_err_and(|error| error.to_string().starts_with("sh -c exit 3")));
    }

    #[test]
    fn cargos_own_variables_do_not_reach_children() -> Result<()> {
        assert!(env::var_os("CARGO_MANIFEST_DIR").is_some(), "cargo test sets it for this process");
        assert!(!read(&mut program("env"))?.contains("CARGO_MANIFEST_DIR="));
        Ok(())
    }
}
