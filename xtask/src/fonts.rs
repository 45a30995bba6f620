//! `cargo xtask fonts`: makes the interface's typeface anew, and of it the few characters of the first screen. Needed when
//! assets/fonts/make.py changes, or the words of the page do; `--splash` makes only the latter.
//!
//! Does: fetch the source typeface and fonttools, call the scripts. Does not: cut the subsets of packs.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use crate::plan::{Outcome, Plan, nothing};
use crate::{paths, sh, system};

const SOURCES: [&str; 2] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    // Fedora's and Arch's.
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
];
const PIP_LIMIT: Duration = Duration::from_secs(3 * 60);

/// Where the page says something before the typeface has come.
const SPEAKERS: [&str; 5] = ["index.html", "bootstrap.js", "messages.js", "splash.js", "crash-screen.js"];

/// Writes assets/fonts/shujin-sans.ttf and web/page/splash.woff2.
///
/// # Errors
/// When the source typeface or fonttools cannot be had, or a script finds a character without a glyph.
pub fn command(mut args: Arguments) -> Result<()> {
    let only_splash = args.contains("--splash");
    crate::finish(args)?;
    let mut plan = Plan::default();
    if !only_splash {
        plan.must("source typeface", || system::install(system::FONTS));
    }
    plan.must("fonttools", install_fonttools);
    if !only_splash {
        plan.must("assets/fonts/shujin-sans.ttf", make);
    }
    plan.must("web/page/splash.woff2", make_splash);
    plan.run()
}

fn python() -> Result<PathBuf> {
    Ok(paths::target()?.join("fonttools/bin/python"))
}

fn install_fonttools() -> Result<Outcome> {
    if sh::works(sh::program(python()?).args(["-c", "import fontTools, brotli"])) {
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

fn make_splash() -> Result<Outcome> {
    let mut script = sh::program(python()?);
    script.args(["assets/fonts/splash.py", "assets/fonts/shujin-sans.ttf", "web/page/splash.woff2"]);
    sh::run(script.args(SPEAKERS.map(|name| format!("web/page/{name}"))))?;
    Ok(Outcome::Done)
}
