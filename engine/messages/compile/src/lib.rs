//! Catalogues of messages, read and compiled when a crate is built.
//!
//! Messages stand in `locales/<locale>/<area>/*.ftl`, or `locales/<locale>/<area>.ftl`, written in
//! [Fluent](https://projectfluent.org). An area is compiled by the crate that says its messages:
//!
//! ```no_run
//! // build.rs
//! shujin_messages_compile::area("server");
//! ```
//!
//! That writes the constant `MESSAGES`, which `shujin_messages::catalogue!()` includes and `shujin_messages::message!` looks
//! into. `zh-CN` is the source: it says which messages there are and which values each takes. What another locale lacks is
//! taken from the one it falls back to ([`fallback`]), so that a locale can grow; a test holds ours to be whole.
//!
//! Of Fluent these are understood: values in several lines, `{ $name }`, `{ NUMBER($name, maximumFractionDigits: 2) }`,
//! selection by number or text, `{ "text" }`, and references to messages and terms without arguments, which are written in
//! when the catalogue is compiled. What is not understood is an error with its file and line.

mod emit;
mod read;

pub use read::{Catalogue, Fault, Key, Pattern, Piece};

use std::path::{Path, PathBuf};

/// The locale in which messages are first written.
pub const SOURCE: &str = "zh-CN";

/// The folder of the locales of the checkout whose crate is built, tested or run with cargo.
///
/// The variable is read when this runs, not when it is compiled: checkouts share their build folder, and whoever built this crate may be gone.
///
/// # Panics
/// Cargo did not start this program, or no folder above its crate has locales.
pub fn root() -> PathBuf {
    let Some(crate_folder) = std::env::var_os("CARGO_MANIFEST_DIR") else { panic!("start this with cargo") };
    let mut roots = Path::new(&crate_folder).ancestors().map(|folder| folder.join("locales"));
    let Some(root) = roots.find(|root| root.join(LIST).is_file()) else {
        panic!("{}: no folder above has locales/{LIST}", Path::new(&crate_folder).display());
    };
    root
}

/// The file in the folder of the locales that lists them, a line each.
const LIST: &str = "list.txt";

/// The locales that are listed, the source first.
///
/// # Errors
/// The list cannot be read or does not begin with the source, or a locale has no folder.
pub fn tags(root: &Path) -> std::io::Result<Vec<String>> {
    let list = std::fs::read_to_string(root.join(LIST))?;
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let tags: Vec<String> = lines.map(str::to_owned).collect();
    if tags.first().map(String::as_str) != Some(SOURCE) {
        return Err(std::io::Error::other(format!("{LIST} does not begin with {SOURCE}")));
    }
    match tags.iter().find(|tag| !root.join(tag).is_dir()) {
        Some(tag) => Err(std::io::Error::other(format!("{LIST} names {tag}, and there is no such folder"))),
        None => Ok(tags),
    }
}

/// The locale from which a locale takes what it lacks: one of the source's language from the source, others from English.
pub fn fallback(tag: &str) -> &'static str {
    const OTHERS: &str = "en";
    let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    if tag == OTHERS || language(tag) == language(SOURCE) { SOURCE } else { OTHERS }
}

/// For build scripts: compiles an area into `$OUT_DIR/messages.rs`.
///
/// # Panics
/// A catalogue cannot be read: cargo prints the faults, each with its file and line.
pub fn area(name: &str) {
    let root = root();
    watch(&root, name);
    let read =
        tags(&root).map_err(|why| vec![Fault::file(&root, why)]).and_then(|tags| Catalogue::read(&root, name, &tags));
    match read {
        Ok(catalogue) => write("messages.rs", &emit::table(&catalogue)),
        Err(faults) => panic!("{}", lines(&faults)),
    }
}

/// For the build script of `shujin-messages`: writes the list of locales into `$OUT_DIR/locales.rs`.
///
/// # Panics
/// The folder of the locales cannot be read.
pub fn locales() {
    let root = root();
    println!("cargo::rerun-if-changed={}", root.join(LIST).display());
    match tags(&root) {
        Ok(tags) => write("locales.rs", &emit::tags(&tags)),
        Err(why) => panic!("{}: {why}", root.display()),
    }
}

/// Has cargo build anew when a file of the area changes, or a locale comes; not for other areas, which would build every crate anew.
fn watch(root: &Path, area: &str) {
    println!("cargo::rerun-if-changed={}", root.join(LIST).display());
    for tag in tags(root).unwrap_or_default() {
        for path in [root.join(&tag).join(area), root.join(&tag).join(format!("{area}.ftl"))] {
            // A path that is not there would have cargo build anew each time.
            if path.exists() {
                println!("cargo::rerun-if-changed={}", path.display());
            }
        }
    }
}

fn write(name: &str, text: &str) {
    let Some(out) = std::env::var_os("OUT_DIR") else { panic!("OUT_DIR is not set: call this from a build script") };
    let path = Path::new(&out).join(name);
    if let Err(why) = std::fs::write(&path, text) {
        panic!("{}: {why}", path.display());
    }
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("\n{fault}")).collect()
}
