//! Secrets of the server that are files of their own: 32 bytes, drawn the first time, for nobody else to read.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The key in a file; drawn and kept there where there is none.
///
/// # Errors
/// When the file cannot be read or made, or holds something else.
pub(crate) fn kept(path: &Path) -> io::Result<[u8; 32]> {
    match fs::read(path) {
        Ok(bytes) => bytes.try_into().map_err(|_| io::Error::other("damaged: 32 bytes expected")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => draw(path),
        Err(error) => Err(error),
    }
}

/// Draws a key and keeps it in a new file.
///
/// # Errors
/// When there is such a file, it cannot be made, or the system has no randomness.
pub(crate) fn draw(path: &Path) -> io::Result<[u8; 32]> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(io::Error::other)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&secret)?;
    file.sync_all()?;
    Ok(secret)
}
