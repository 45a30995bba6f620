//! `cargo xtask check`: everything that can be said about the code without running it.
//!
//! Does: format, words and rooms in the sources, dependency direction, licences and origin of the crates below ours, clippy natively and
//! for WebAssembly, docs, types of the page's scripts; warnings are errors. Does not: stop at the first failure.

use anyhow::Result;
use pico_args::Arguments;

use crate::plan::{Outcome, Plan};
use crate::wasm::Compiler;
use crate::{browser, circles, deny, direction, paths, setup, sh, sources, untranslated};

/// Runs all checks; with `--quick` only those that compile nothing and ask nobody.
///
/// # Errors
/// When one of them finds something.
pub fn command(mut args: Arguments) -> Result<()> {
    let quick = args.contains("--quick");
    crate::finish(args)?;
    let mut plan = Plan::default();
    setup::for_check(&mut plan);
    setup::for_page(&mut plan);
    if !quick {
        setup::native(&mut plan);
        setup::for_wasm(&mut plan);
        setup::for_crates(&mut plan);
    }
    plan.may("format", format);
    plan.may("words and rooms in the sources", sources::check);
    plan.may("messages in the sources", untranslated::check);
    plan.may("dependency direction", check_direction);
    plan.may("circles of modules", || sources::all_well(circles::problems(paths::root())?));
    plan.may("types of the page's scripts", page_types);
    if !quick {
        plan.may("licences, sources and doubles of crates", deny::crates);
        plan.may("advisories, yanked crates", deny::advisories);
        compiled(&mut plan);
    }
    plan.run()
}

fn compiled(plan: &mut Plan) {
    plan.may("clippy", || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    plan.may("clippy for WebAssembly", || {
        sh::run(Compiler::require()?.cargo("clippy")?.args(["-p", "shujin-web", "--", "-D", "warnings"]))?;
        Ok(Outcome::Done)
    });
    plan.may("docs", || {
        sh::run(sh::cargo(&["doc", "--no-deps", "--workspace"])?.env("RUSTDOCFLAGS", "-D warnings"))?;
        Ok(Outcome::Done)
    });
}

/// Cargo hands rustfmt the roots of crates, and rustfmt follows only modules that stand written out: those of blocks come of a list.
fn format() -> Result<Outcome> {
    let blocks = sources::of_blocks();
    let mut arguments = vec!["fmt", "--all", "--", "--check", "--files-with-diff"];
    arguments.extend(blocks.iter().filter_map(|path| path.to_str()));
    cargo(&arguments)
}

fn cargo(arguments: &[&str]) -> Result<Outcome> {
    sh::run(&mut sh::cargo(arguments)?)?;
    Ok(Outcome::Done)
}

fn check_direction() -> Result<Outcome> {
    let whole = graph(&["--workspace"])?;
    let mut found = [direction::problems(&whole), direction::unused_edges(&whole)].concat();
    for (host, ..) in direction::LEFT_OUT {
        found.extend(direction::left_out_problems(host, &graph(&["--package", host])?));
    }
    sources::all_well(found)
}

/// Who uses whom among these packages and all below them.
fn graph(packages: &[&str]) -> Result<direction::Graph> {
    // Locked: a manifest that was changed without its lock file would build something else on the next machine.
    let arguments = ["tree", "--locked", "--edges", "normal,build", "--target", "all", "--prefix", "depth"];
    let tree = sh::read(sh::cargo(&arguments)?.args(packages))?;
    Ok(direction::Graph::of(&tree))
}

fn page_types() -> Result<Outcome> {
    sh::run(browser::packaged("tsc").arg("--project").arg(paths::root().join("web/page/jsconfig.json")))?;
    Ok(Outcome::Done)
}
