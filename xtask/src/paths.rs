//! Where things lie: the checkout, the build products, the traces.
//!
//! Does: name folders. Does not: create them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Result};

/// The checkout this program was called in. Asked of the environment, not fixed when built: checkouts share their build
/// products, and one may run the program that another built.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let called = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).or_else(|| env::current_dir().ok());
        let called = called.unwrap_or_default();
        let holds_us = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file();
        called.ancestors().find(holds_us).unwrap_or(Path::new(".")).to_owned()
    })
}

/// Build products: `CARGO_TARGET_DIR`, else a folder shared by all checkouts, so that a clean clone does not build
/// Bevy again.
///
/// # Errors
/// When neither the variable nor a home folder is set.
pub fn target() -> Result<PathBuf> {
    target_from(|name| env::var_os(name))
}

fn target_from(var: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf> {
    if let Some(given) = var("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
        // Cargo takes a relative folder from where it was called; our children all run in the root.
        return Ok(root().join(given));
    }
    Ok(home(&var, "XDG_CACHE_HOME", ".cache")?.join("shujin/target"))
}

/// Traces of a server started by `serve`: they outlive a cleaned cache.
///
/// # Errors
/// When no home folder is set.
pub fn data() -> Result<PathBuf> {
    Ok(home(&|name| env::var_os(name), "XDG_DATA_HOME", ".local/share")?.join("shujin"))
}

/// The site folder of a build profile ("debug" or "release").
///
/// # Errors
/// As [`target`].
pub fn site(profile: &str) -> Result<PathBuf> {
    Ok(target()?.join("site").join(profile))
}

/// A program that cargo built natively.
///
/// # Errors
/// As [`target`].
pub fn built(profile: &str, program: &str) -> Result<PathBuf> {
    Ok(target()?.join(profile).join(format!("{program}{}", env::consts::EXE_SUFFIX)))
}

fn home(var: &impl Fn(&str) -> Option<OsString>, xdg: &str, below_home: &str) -> Result<PathBuf> {
    // The XDG specification says that relative paths are invalid and to be ignored.
    if let Some(dir) = var(xdg).map(PathBuf::from).filter(|dir| dir.is_absolute()) {
        return Ok(dir);
    }
    let home = var("HOME").or_else(|| var("USERPROFILE")).context("neither HOME nor CARGO_TARGET_DIR is set")?;
    Ok(PathBuf::from(home).join(below_home))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(vars: &[(&str, &str)]) -> Result<PathBuf> {
        target_from(|name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn the_environment_wins_over_the_cache_over_home() -> Result<()> {
        assert_eq!(with(&[("CARGO_TARGET_DIR", "/t"), ("HOME", "/h")])?, Path::new("/t"));
        assert_eq!(with(&[("XDG_CACHE_HOME", "/c"), ("HOME", "/h")])?, Path::new("/c/shujin/target"));
        assert_eq!(with(&[("HOME", "/h")])?, Path::new("/h/.cache/shujin/target"));
        assert_eq!(with(&[("CARGO_TARGET_DIR", ""), ("HOME", "/h")])?, Path::new("/h/.cache/shujin/target"));
        assert!(with(&[]).is_err());
        Ok(())
    }

    #[test]
    fn a_relative_folder_starts_at_the_root() -> Result<()> {
        assert_eq!(with(&[("CARGO_TARGET_DIR", "out")])?, root().join("out"));
        Ok(())
    }
}
