//! Stamps: a file that says from which content a result was made, so that work is skipped only when nothing changed.
//!
//! Does: hash, compare, write. Does not: look at file times, which a fresh clone or a copied cache gets wrong.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A result's stamp: where it is kept and what the result would be made from now.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// The stamp kept in `file` of a result made from the named files and words.
    ///
    /// # Errors
    /// When one of the files cannot be read.
    pub fn of(file: PathBuf, files: &[&Path], words: &[&str]) -> Result<Self> {
        let mut all = Vec::new();
        for path in files {
            let bytes = fs::read(path).with_context(|| path.display().to_string())?;
            all.push(sha256(&bytes));
        }
        all.extend(words.iter().map(|word| sha256(word.as_bytes())));
        Ok(Self { file, now: all.join("\n") })
    }

    /// Whether the result was made from the same content.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.now)
    }

    /// Says that the result is made.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set(&self) -> Result<()> {
        fs::write(&self.file, &self.now).with_context(|| self.file.display().to_string())
    }
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_for_the_same_content_only() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let (input, file) = (folder.join("input"), folder.join("stamp"));
        fs::write(&input, "one")?;
        let first = Stamp::of(file.clone(), &[&input], &["v1"])?;
        assert!(!first.is_current());
        first.set()?;
        assert!(Stamp::of(file.clone(), &[&input], &["v1"])?.is_current());
        assert!(!Stamp::of(file.clone(), &[&input], &["v2"])?.is_current());
        fs::write(&input, "two")?;
        assert!(!Stamp::of(file, &[&input], &["v1"])?.is_current());
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
