//! The compiler for WebAssembly: rustup's target, or Debian's compiler that builds the standard library from source.
//!
//! Does: find, install and call it, always with the same flags, so that Bevy is built once for all commands.
//! Does not: know what is built.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::plan::{Outcome, nothing};
use crate::{paths, sh, system};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// SIMD for physics and sound, which every browser that runs the player has; randomness from the browser.
const FLAGS: &str = r#"-C target-feature=+simd128 --cfg getrandom_backend="wasm_js""#;
/// The oldest compiler that builds Bevy 0.19, as in Cargo.toml.
const OLDEST: (u32, u32) = (1, 95);
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// Where the compiler comes from.
#[derive(Debug, PartialEq)]
pub enum Compiler {
    /// The workspace's own, with the target's standard library.
    Own,
    /// Debian's rustc-web in /usr, which brings the standard library's source, and a linker from the own compiler.
    Debian { linker: PathBuf },
}

impl Compiler {
    /// The one that is installed. Debian's comes first: it is there because rustup's target was not to be had when this
    /// machine was set up, and what it has built of Bevy is not to be built again. SHUJIN_WASM=own passes it by.
    pub fn find() -> Option<Self> {
        let own_only = env::var_os("SHUJIN_WASM").is_some_and(|choice| choice == "own");
        let debian = if own_only { None } else { Self::debian() };
        debian.or_else(Self::own)
    }

    fn own() -> Option<Self> {
        let mut rustc = sh::program("rustc");
        let library = sh::read(rustc.args(["--print", "target-libdir", "--target", TARGET])).ok()?;
        let mut files = Path::new(&library).read_dir().ok()?;
        files.next().map(|_| Self::Own)
    }

    fn debian() -> Option<Self> {
        let source = Path::new("/usr/lib/rustlib/src/rust/library/Cargo.lock");
        if !source.is_file() || !Path::new("/usr/bin/cargo").is_file() {
            return None;
        }
        let version = sh::read(sh::program("/usr/bin/rustc").arg("--version")).ok()?;
        let linker = own_linker()?;
        (version_of(&version)? >= OLDEST).then_some(Self::Debian { linker })
    }

    /// As [`Self::find`].
    ///
    /// # Errors
    /// When none is installed.
    pub fn require() -> Result<Self> {
        Self::find().context("no compiler for WebAssembly: run `cargo xtask setup`")
    }

    /// A cargo call for the WebAssembly target: `build` or `clippy`.
    ///
    /// # Errors
    /// When no folder for build products can be named.
    pub fn cargo(&self, subcommand: &str) -> Result<Command> {
        let mut command = match self {
            Self::Own => sh::program("cargo"),
            // `cargo clippy` looks into rustup's folder first and would mix two compilers: call Debian's by its path.
            Self::Debian { .. } if subcommand == "clippy" => sh::program("/usr/bin/cargo-clippy"),
            Self::Debian { .. } => sh::program("/usr/bin/cargo"),
        };
        command.arg(subcommand);
        if let Self::Debian { linker } = self {
            command
                .arg("-Zbuild-std=std,panic_abort")
                .env("CARGO", "/usr/bin/cargo")
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
            .args(["--target", TARGET])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS)
            .env("CARGO_TARGET_DIR", paths::target()?);
        Ok(command)
    }
}

/// Installs a compiler for WebAssembly: rustup's target, or where its server does not answer, Debian's packages.
///
/// # Errors
/// When neither can be had.
pub fn install() -> Result<Outcome> {
    match Compiler::find() {
        Some(Compiler::Own) => return nothing("the target is there"),
        Some(Compiler::Debian { .. }) => return nothing("Debian's rustc-web is there"),
        None => {}
    }
    match sh::run_within(sh::program("rustup").args(["target", "add", TARGET]), RUSTUP_LIMIT) {
        Ok(()) if Compiler::find().is_some() => return Ok(Outcome::Done),
        Ok(()) => {
            println!("rustup has the target, but the rustc on the search path does not see it")
        }
        Err(error) => println!("no target from rustup: {error:#}"),
    }
    if !system::has_apt() {
        bail!("install the target {TARGET} for your Rust compiler by hand, then run this again")
    }
    println!("taking Debian's compiler instead");
    system::install(system::WASM)?;
    Compiler::find()
        .context("Debian's rustc-web is too old or lacks its source, or your own compiler lacks rust-lld")?;
    Ok(Outcome::Done)
}

fn own_linker() -> Option<PathBuf> {
    let root = sh::read(sh::program("rustc").args(["--print", "sysroot"])).ok()?;
    let host = format!("{}-unknown-linux-gnu", env::consts::ARCH);
    let linker = Path::new(&root).join("lib/rustlib").join(host).join("bin/rust-lld");
    linker.is_file().then_some(linker)
}

/// Major and minor number out of `rustc --version`.
fn version_of(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split(' ').nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(version_of("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"), Some((1, 96)));
        assert!(version_of("rustc 1.100.0-nightly (x)").is_some_and(|version| version > OLDEST));
        assert!(version_of("rustc 1.63.0").is_some_and(|version| version < OLDEST));
        assert_eq!(version_of("nonsense"), None);
    }

    #[test]
    fn every_call_carries_the_same_flags() -> Result<()> {
        for compiler in [Compiler::Own, Compiler::Debian { linker: "/l".into() }] {
            for subcommand in ["build", "clippy"] {
                let command = compiler.cargo(subcommand)?;
                assert!(command.get_args().any(|argument| argument == TARGET));
                let flags = command.get_envs().find(|(key, _)| key.to_string_lossy().ends_with("_RUSTFLAGS"));
                assert_eq!(flags.and_then(|(_, value)| value), Some(FLAGS.as_ref()));
            }
        }
        Ok(())
    }
}
