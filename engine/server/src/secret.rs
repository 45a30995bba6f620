//! Secrets of the server, each in a file of its own: 32 random bytes, generated at first use, readable by the owner alone.

use crate::files;
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Random bytes in hexadecimal digits: an unguessable id or a secret.
///
/// # Errors
/// When the system has no randomness.
pub(crate) fn random_hex<const BYTES: usize>() -> Result<String, getrandom::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(HEXLOWER.encode(&bytes))
}

/// Narrows the permissions of a key's file. A file that another user owns is left as it is: this process may only use it.
fn tighten(path: &Path) {
    if let Err(error) = files::tighten(path) {
        tracing::warn!(%error, path = %path.display(), "others may read this");
    }
}

/// The key in a file; drawn and kept there where there is none.
///
/// # Errors
/// When the file cannot be read or made, or holds something else.
pub(crate) fn load_or_create(path: &Path) -> io::Result<[u8; 32]> {
    match fs::read(path) {
        Ok(bytes) => {
            tighten(path);
            bytes.try_into().map_err(|_| damaged())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let secret = random_secret()?;
            create(path, &secret)?;
            Ok(secret)
        }
        Err(error) => Err(error),
    }
}

/// The key in a text file, 64 hexadecimal digits, and whether it was generated just now. Older servers stored the bytes themselves; such a
/// file is rewritten.
///
/// # Errors
/// When the file cannot be read or made, or holds something else.
pub(crate) fn load_or_create_hex(path: &Path) -> io::Result<(String, bool)> {
    let text = |secret: &[u8]| HEXLOWER.encode(secret);
    let line = |secret: &str| format!("{secret}\n");
    match fs::read(path) {
        Ok(bytes) => {
            tighten(path);
            if let Ok(secret) = <[u8; 32]>::try_from(bytes.as_slice()) {
                let secret = text(&secret);
                // It can be read either way.
                if let Err(error) = replace(path, line(&secret).as_bytes()) {
                    tracing::warn!(%error, path = %path.display(), "is left as an older server wrote it");
                }
                return Ok((secret, false));
            }
            let secret = HEXLOWER_PERMISSIVE.decode(bytes.trim_ascii()).map_err(|_| damaged())?;
            if secret.len() == 32 { Ok((text(&secret), false)) } else { Err(damaged()) }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let secret = text(&random_secret()?);
            create(path, line(&secret).as_bytes())?;
            Ok((secret, true))
        }
        Err(error) => Err(error),
    }
}

fn damaged() -> io::Error {
    io::Error::other("damaged: 32 bytes expected")
}

/// 32 random bytes.
///
/// # Errors
/// When the system has no randomness.
pub(crate) fn random_secret() -> io::Result<[u8; 32]> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(io::Error::other)?;
    Ok(secret)
}

/// Keeps a secret in a new file.
fn create(path: &Path, secret: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(secret)?;
    file.sync_all()
}

/// Puts another file in place of one, whole or not at all.
fn replace(path: &Path, secret: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Only the owner can read it from its creation on.
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(secret)?;
    beside.as_file().sync_all()?;
    beside.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_people_read_is_drawn_once_and_an_older_one_is_the_same() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("school.key");
        let (secret, new) = load_or_create_hex(&path).expect("draws");
        assert!(new && secret.len() == 64);
        assert_eq!(fs::read_to_string(&path).expect("text"), format!("{secret}\n"));
        assert_eq!(load_or_create_hex(&path).expect("reads"), (secret, false));
        fs::write(&path, [0xab; 32]).expect("as it was");
        for _ in 0..2 {
            assert_eq!(load_or_create_hex(&path).expect("reads"), ("ab".repeat(32), false));
        }
        assert_eq!(fs::read_to_string(&path).expect("text by now"), format!("{}\n", "ab".repeat(32)));
        fs::write(&path, "no key").expect("spoilt");
        assert!(load_or_create_hex(&path).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().expect("a folder");
        let (data, mode) = (place.path().join("a/data"), |path: &Path| {
            fs::metadata(path).expect("is there").permissions().mode() & 0o777
        });
        let open = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("opened");
        crate::files::private_folder(&data).expect("makes");
        let key = data.join("page.key");
        let secret = load_or_create(&key).expect("draws");
        assert_eq!((mode(&data), mode(&key)), (0o700, 0o600));
        open(&data, 0o755);
        open(&key, 0o644);
        crate::files::private_folder(&data).expect("is there");
        assert_eq!(load_or_create(&key).expect("reads"), secret);
        assert_eq!((mode(&data), mode(&key)), (0o700, 0o600));
    }
}
