//! `cargo xtask assets [NAME] [--check]`: makes what scripts of this repository make: models and the song's score.
//!
//! Does: install Blender, run each script whose name begins with NAME, renew the tables of assets/models/README.md; with
//! `--check` make all of it aside and name the files that differ. Does not: look at what was made; preview.py does.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, process};

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use walkdir::WalkDir;

use crate::plan::{Outcome, Plan};
use crate::{paths, sh, system};

/// Programs for Blender: those that name a folder to write into; the rest are their parts.
const MODELS: &str = "assets/models";
/// Where scripts that need nothing but Python lie, each beside what it writes: `make.py`.
const SCENES: &str = "scenes";
const LIMIT: Duration = Duration::from_secs(10 * 60);

/// Makes models and scores, or only compares them.
///
/// # Errors
/// When a script fails, or with `--check` when a file is not what its script makes here.
pub fn command(mut args: Arguments) -> Result<()> {
    let check = args.contains("--check");
    let name: String = args.opt_free_from_str()?.unwrap_or_default();
    crate::finish(args)?;
    let scripts = scripts(&name)?;
    if scripts.is_empty() {
        bail!("no script in {MODELS} or {SCENES} makes anything whose name begins with {name:?}")
    }
    let mut plan = Plan::default();
    plan.must("Blender", || system::install(system::MODELS));
    let into = if check { aside() } else { paths::root().to_owned() };
    if check {
        let copy = into.clone();
        plan.must("a copy of the scripts", move || copy_scripts(&copy));
    }
    for script in scripts {
        let into = into.clone();
        plan.may(&script.display().to_string(), move || make(&into, &script));
    }
    if check {
        let made = into.clone();
        plan.may("the same bytes", move || compare(&made));
        plan.may("tables of nodes", || list(&["--check"]));
        plan.may("the copy put away", move || {
            fs::remove_dir_all(into)?;
            Ok(Outcome::Done)
        });
    } else {
        plan.may("tables of nodes", || list(&[]));
    }
    plan.run()
}

/// What makes something, from the root, in order of names.
fn scripts(name: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in sources()? {
        let model = path.starts_with(MODELS);
        if begins(&path, name) && (!model || makes(&fs::read_to_string(paths::root().join(&path))?)) {
            found.push(path);
        }
    }
    Ok(found)
}

/// All Python that takes part, from the root.
fn sources() -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in [MODELS, SCENES] {
        for entry in WalkDir::new(paths::root().join(folder)).sort_by_file_name() {
            let entry = entry?;
            if entry.path().extension().is_some_and(|end| end == "py") {
                found.push(entry.path().strip_prefix(paths::root())?.to_owned());
            }
        }
    }
    Ok(found)
}

/// Whether a script is a program, not a part of one: it names the folder that it writes into.
fn makes(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("OUT = "))
}

/// Whether a script is meant: a program in assets/models by its own name, a make.py by its scene's.
fn begins(script: &Path, name: &str) -> bool {
    let scene = script.strip_prefix(SCENES).ok().and_then(|below| below.iter().nth(1));
    scene.or(script.file_stem()).is_some_and(|own| own.to_string_lossy().starts_with(name))
}

/// Runs one script of the checkout, or of its copy, at `root`. It writes into the folders beside it.
fn make(root: &Path, script: &Path) -> Result<Outcome> {
    let path = root.join(script);
    let mut command = if script.starts_with(MODELS) {
        let mut blender = sh::program("blender");
        blender.args(["--background", "--factory-startup", "--python-exit-code", "1", "--python"]);
        blender
    } else {
        sh::program("python3")
    };
    // Else Python would leave its caches in the checkout.
    sh::run_within(command.arg(path).env("PYTHONDONTWRITEBYTECODE", "1"), LIMIT)?;
    Ok(Outcome::Done)
}

fn list(arguments: &[&str]) -> Result<Outcome> {
    sh::run(sh::program("python3").arg(paths::root().join(MODELS).join("list.py")).args(arguments))?;
    Ok(Outcome::Done)
}

/// A folder of this run's own.
fn aside() -> PathBuf {
    std::env::temp_dir().join(format!("shujin-assets-{}", process::id()))
}

/// Lays the scripts out as in the checkout: so they write beside the copy and need not be told.
fn copy_scripts(to: &Path) -> Result<Outcome> {
    sources()?.iter().try_for_each(|path| copy(path, to))?;
    Ok(Outcome::Done)
}

fn copy(path: &Path, to: &Path) -> Result<()> {
    let there = to.join(path);
    fs::create_dir_all(there.parent().context("a file without a folder")?)?;
    fs::copy(paths::root().join(path), there)?;
    Ok(())
}

/// Fails with the names of the files in the copy whose bytes are not the checkout's.
fn compare(made: &Path) -> Result<Outcome> {
    let mut other = Vec::new();
    for entry in WalkDir::new(made).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(made)?;
            let same =
                fs::read(paths::root().join(path)).is_ok_and(|here| fs::read(entry.path()).is_ok_and(|n| n == here));
            if !same {
                other.push(path.display().to_string());
            }
        }
    }
    if other.is_empty() {
        return Ok(Outcome::Done);
    }
    bail!("not what the scripts make: {}; `cargo xtask assets` makes them anew", other.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_names_its_folder_and_a_part_does_not() {
        assert!(makes("import os\nOUT = os.path.join(HERE, \"models\")\n"));
        assert!(!makes("def main():\n    OUT = 1\n"));
    }

    #[test]
    fn a_score_goes_by_the_name_of_its_scene() {
        assert!(begins(Path::new("assets/models/pendulum.py"), "pend"));
        assert!(begins(Path::new("scenes/music/a-song/scores/make.py"), "a-s"));
        assert!(!begins(Path::new("scenes/music/a-song/scores/make.py"), "make"));
        assert!(begins(Path::new("assets/models/pendulum.py"), ""));
    }

    #[test]
    fn what_differs_is_named() -> Result<()> {
        let made = std::env::temp_dir().join(format!("shujin-assets-test-{}", process::id()));
        copy(Path::new("xtask/Cargo.toml"), &made)?;
        assert!(compare(&made).is_ok());
        fs::write(made.join("xtask/Cargo.toml"), "other")?;
        let told = compare(&made).err().map(|error| error.to_string()).unwrap_or_default();
        fs::remove_dir_all(&made)?;
        assert!(told.contains("xtask/Cargo.toml"), "{told}");
        Ok(())
    }
}
