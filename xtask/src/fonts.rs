//! `cargo xtask fonts`: makes the interface's typeface anew. Needed only when assets/fonts/make.py changes.
//!
//! Does: fetch the source typeface and fonttools, call the script. Does not: cut the smaller subsets of packs and page.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::plan::{Outcome, Plan, nothing};
use crate::{paths, sh, system};

const SOURCES: [&str; 2] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    // Fedora's and Arch's.
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
];
const PIP_LIMIT: Duration = Duration::from_secs(3 * 60);

/// Writes assets/fonts/shujin-sans.ttf.
///
/// # Errors
/// When the source typeface or fonttools cannot be had, or the script finds a character without a glyph.
pub fn command() -> Result<()> {
    let mut plan = Plan::default();
    plan.must("source typeface", || system::install(system::FONTS));
    plan.must("fonttools", install_fonttools);
    plan.must("assets/fonts/shujin-sans.ttf", make);
    plan.run()
}

fn python() -> Result<PathBuf> {
    Ok(paths::target()?.join("fonttools/bin/python"))
}

fn install_fonttools() -> Result<Outcome> {
    if sh::works(sh::program(python()?).args(["-c", "import fontTools"])) {
        return nothing("there");
    }
    sh::run(sh::program("python3").args(["-m", "venv", "--clear"]).arg(paths::target()?.join("fonttools")))?;
    let install = ["-m", "pip", "install", "--quiet", "--timeout", "20", "-r", "assets/fonts/requirements.txt"];
    sh::run_within(sh::program(python()?).args(install), PIP_LIMIT).context("is there a network?")?;
    Ok(Outcome::Done)
}

fn make() -> Result<Outcome> {
    let Some(source) = SOURCES.into_iter().find(|path| PathBuf::from(path).is_file()) else {
        bail!("found no NotoSansCJK-Regular.ttc in {SOURCES:?}")
    };
    sh::run(sh::program(python()?).args(["assets/fonts/make.py", source, "assets/fonts/shujin-sans.ttf"]))?;
    Ok(Outcome::Done)
}
