//! `cargo xtask fonts`: makes the interface's typeface anew, and of it the few characters of the first screen. Needed when
//! assets/fonts/make.py changes, or the words of the page do; `--splash` makes only the latter.
//!
//! Does: fetch the source typeface and fonttools, call the scripts. Does not: cut the subsets of packs.

use std::path::PathBuf;

use anyhow::{Result, bail};
use pico_args::Arguments;

use crate::plan::{Outcome, Plan};
use crate::python::Python;
use crate::{sh, system};

const SOURCES: [&str; 2] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    // Fedora's and Arch's.
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
];
const FONTTOOLS: Python =
    Python { name: "fonttools", requirements: "assets/fonts/requirements.txt", imports: "fontTools, brotli" };

/// Where the page says something before the typeface has come.
const SPEAKERS: [&str; 5] = ["index.html", "bootstrap.js", "locales.js", "splash.js", "crash-screen.js"];

/// Writes assets/fonts/shujin-sans.ttf with its parts for the page, and web/page/splash.woff2.
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
    plan.must("fonttools", || FONTTOOLS.install());
    if !only_splash {
        plan.must("assets/fonts/shujin-sans.ttf", make);
    }
    plan.must("web/page/splash.woff2", make_splash);
    plan.run()
}

fn make() -> Result<Outcome> {
    let Some(source) = SOURCES.into_iter().find(|path| PathBuf::from(path).is_file()) else {
        bail!("found no NotoSansCJK-Regular.ttc in {SOURCES:?}")
    };
    sh::run(FONTTOOLS.program()?.args(["assets/fonts/make.py", source, "assets/fonts/shujin-sans.ttf"]))?;
    Ok(Outcome::Done)
}

fn make_splash() -> Result<Outcome> {
    let mut script = FONTTOOLS.program()?;
    script.args(["assets/fonts/splash.py", "assets/fonts/shujin-sans.ttf", "web/page/splash.woff2"]);
    sh::run(script.args(SPEAKERS.map(|name| format!("web/page/{name}"))))?;
    Ok(Outcome::Done)
}
