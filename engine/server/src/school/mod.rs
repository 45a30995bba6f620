//! The school: classes, teachers, lessons. Names of pupils are stored sealed (encrypted); all other data holds pseudonyms.
//!
//! ```text
//! roster.key (a file) ─ Seal ─┬─ roster: class → list of pupils, sealed in the database
//!                             └─ pseudonym of a pupil: base32 of an HMAC-SHA256 of the id in the list
//! ```

pub mod base_iris;
pub mod class_list;
pub mod deidentify;
pub mod erase;
pub mod erasure_check;
pub mod export;
pub mod former_pupils;
pub mod forward;
pub mod lessons;
mod list_encoding;
pub mod name_normalization;
pub mod pace;
pub mod pictures;
pub mod recordings;
pub mod report;
pub mod retention;
pub mod roster;
pub mod seat_requests;
pub mod seats;
pub mod sessions;
pub mod teachers;
pub mod vocabulary;

pub use lessons::Lesson;
pub use roster::{Pupil, Roster};

use crate::database::{Database, DatabaseError};
use crate::secret;
use data_encoding::BASE32_NOPAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use shujin_trace::Pseudonym;
use std::io;
use std::path::{Path, PathBuf};

/// When a month begins here, microseconds since 1970; nothing for a month that no calendar has.
pub(crate) fn month_start(year: i16, month: i8) -> Option<i64> {
    let first = jiff::civil::Date::new(year, month, 1).ok()?.to_zoned(jiff::tz::TimeZone::system()).ok()?;
    Some(first.timestamp().as_microsecond())
}

/// Encrypts lists and derives pseudonyms. Its key is a file outside the database: neither is of use without the other.
pub struct Seal {
    root: hmac::Key,
    list: LessSafeKey,
    pseudonym: hmac::Key,
}

/// Why a sealed list cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file cannot be read or written, or is no key.
    #[error("roster.key: {0}")]
    Key(io::Error),
    /// Sealed with another key, or damaged.
    #[error("{}", say!("roster-sealed"))]
    Sealed,
    /// Lists are sealed, and the key is gone.
    #[error("{}", say!("roster-key-lost", path = .0))]
    Lost(PathBuf),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// The key's file.
const FILE: &str = "roster.key";

impl Seal {
    /// Reads the key from `roster.key` in a folder, or draws and keeps one there.
    ///
    /// # Errors
    /// [`SealError::Key`].
    pub fn open(folder: &Path) -> Result<Self, SealError> {
        let key = secret::load_or_create(&folder.join(FILE)).map_err(SealError::Key)?;
        let root = hmac::Key::new(hmac::HMAC_SHA256, &key);
        let branch = |name: &[u8]| hmac::sign(&root, name);
        let list = UnboundKey::new(&AES_256_GCM, branch(b"list").as_ref()).map_err(|_| SealError::Sealed)?;
        let pseudonym = hmac::Key::new(hmac::HMAC_SHA256, branch(b"pseudonym").as_ref());
        Ok(Self { list: LessSafeKey::new(list), pseudonym, root })
    }

    /// The key in a folder; nothing where there is none.
    ///
    /// # Errors
    /// [`SealError::Key`].
    pub fn existing(folder: &Path) -> Result<Option<Self>, SealError> {
        folder.join(FILE).is_file().then(|| Self::open(folder)).transpose()
    }

    /// The same for lists that are sealed already: where the key is missing none is drawn, for they could never be opened again.
    ///
    /// # Errors
    /// [`SealError::Key`], [`SealError::Lost`], or when the database fails.
    pub fn for_database(folder: &Path, database: &Database) -> Result<Self, SealError> {
        if !folder.join(FILE).exists() && !roster::classes(database)?.is_empty() {
            return Err(SealError::Lost(folder.join(FILE)));
        }
        Self::open(folder)
    }

    /// A key for something else, by its name.
    pub fn derive_key(&self, name: &str) -> Vec<u8> {
        hmac::sign(&self.root, name.as_bytes()).as_ref().to_vec()
    }

    /// The pseudonym of the pupil with this id in the list: 52 letters and digits of base32 in small letters. The same as
    /// long as the pupil is on the list.
    pub fn pseudonym(&self, id: &str) -> String {
        let signed = hmac::sign(&self.pseudonym, id.as_bytes());
        BASE32_NOPAD.encode(signed.as_ref()).to_ascii_lowercase()
    }

    /// The pseudonym under which a pupil's page writes: the same each time. It does not lead to the pupil's records, so that the page
    /// holds nothing of value.
    pub fn alias(&self, learner: &str) -> Pseudonym {
        let signed = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.derive_key("alias")), learner.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&signed.as_ref()[..16]);
        Pseudonym::from_bytes(bytes)
    }

    /// Seals a text that belongs to a class; it opens under that class's name alone.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn seal(&self, class: &str, text: &str) -> Result<Vec<u8>, SealError> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|error| SealError::Key(io::Error::other(error)))?;
        let mut body = text.as_bytes().to_vec();
        let about = Aad::from(class.as_bytes());
        let sealed = self.list.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), about, &mut body);
        sealed.map_err(|_| SealError::Sealed)?;
        Ok([&nonce[..], &body].concat())
    }

    /// What was sealed for this class.
    ///
    /// # Errors
    /// [`SealError::Sealed`].
    pub fn open_sealed(&self, class: &str, sealed: &[u8]) -> Result<String, SealError> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN).ok_or(SealError::Sealed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Sealed)?;
        let mut body = body.to_vec();
        let open =
            self.list.open_in_place(nonce, Aad::from(class.as_bytes()), &mut body).map_err(|_| SealError::Sealed)?;
        String::from_utf8(open.to_vec()).map_err(|_| SealError::Sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_class_and_key_alone() {
        let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let seal = Seal::open(one.path()).expect("draws");
        let sealed = seal.seal("七年级3班", "王小明").expect("seals");
        assert!(!sealed.windows(3).any(|piece| piece == "王".as_bytes()));
        assert_eq!(Seal::open(one.path()).expect("reads").open_sealed("七年级3班", &sealed).expect("opens"), "王小明");
        assert!(seal.open_sealed("七年级4班", &sealed).is_err());
        assert!(Seal::open(other.path()).expect("draws").open_sealed("七年级3班", &sealed).is_err());
        let mut bent = sealed.clone();
        bent[20] ^= 1;
        assert!(seal.open_sealed("七年级3班", &bent).is_err() && seal.open_sealed("七年级3班", &[]).is_err());
    }

    #[test]
    fn pseudonyms_are_what_traces_take_and_differ_by_pupil() {
        let folder = tempfile::tempdir().expect("a folder");
        let seal = Seal::open(folder.path()).expect("draws");
        let one = seal.pseudonym("0a1b");
        assert!(shujin_trace::Pseudonym::try_from(one.clone()).is_ok(), "{one}");
        assert_eq!(one, seal.pseudonym("0a1b"));
        assert_ne!(one, seal.pseudonym("0a1c"));
    }
}
