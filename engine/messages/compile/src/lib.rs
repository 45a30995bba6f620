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

/// The folder of the locales.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../locales")
}

/// The locales there are, the source first, then others of its language, each by name.
///
/// # Errors
/// The folder cannot be read.
pub fn tags(root: &Path) -> std::io::Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            tags.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    tags.sort_by_key(|tag| (tag != SOURCE, language(tag) != language(SOURCE), tag.clone()));
    Ok(tags)
}

/// The locale from which a locale takes what it lacks: Chinese of any script from the source, others too, as it is whole.
pub fn fallback(_tag: &str) -> &'static str {
    SOURCE
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
    println!("cargo::rerun-if-changed={}", root.display());
    match tags(&root) {
        Ok(tags) => write("locales.rs", &emit::tags(&tags)),
        Err(why) => panic!("{}: {why}", root.display()),
    }
}

/// Has cargo build anew when a file of the area changes, or a locale comes.
fn watch(root: &Path, area: &str) {
    println!("cargo::rerun-if-changed={}", root.display());
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
