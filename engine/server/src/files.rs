//! Files and folders with data about children: only their owner may read them, from their creation on.
//!
//! On systems without such permissions they have those of their folder.

use std::fs;
use std::io;
use std::path::Path;

/// A file that only its owner reads and writes: created if missing, otherwise its permissions are narrowed.
///
/// # Errors
/// When it can be neither created nor narrowed, as where another user owns it.
pub fn private_file(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => tighten(path),
        made => made.map(drop),
    }
}

/// A folder into which only its owner looks: made with those above it where there is none, tightened where it is looser. One
/// that all of a machine share, such as `/tmp`, is left as it is.
///
/// # Errors
/// When it can be neither made nor tightened.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    tighten(path)
}

/// Takes from others what they may do with a file or folder.
#[cfg(unix)]
pub(crate) fn tighten(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    /// In such a folder everybody may put files, and take away only their own.
    const SHARED: u32 = 0o1000;
    let found = fs::metadata(path)?;
    let mode = found.permissions().mode();
    if mode & 0o077 == 0 || (found.is_dir() && mode & SHARED != 0) {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o7700))
}

/// Takes from others what they may do with a file or folder.
#[cfg(not(unix))]
pub(crate) fn tighten(_: &Path) -> io::Result<()> {
    Ok(())
}
