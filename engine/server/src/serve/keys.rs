//! Keys to the record store: authentication and scopes.
//!
//! Three kinds of key, all as Basic authentication: those given at the start (`--lrs-key`), those generated with `shujin key add`
//! and kept in the database, and a page's (write only), handed out with each session: see `serve::page_key`.
//!
//! All of them are long and random, and checked at once; guessing never delays the right key. Only a key that an older server generated
//! needs a slow check, at its first use (`Keys::renew`).

mod scope;

pub use scope::{Scope, ScopeParseError, Scopes};

use super::limits::{Subnet, WaitSlots};
use super::page_key::{self, PageKey};
use crate::database::{Database, DatabaseError};
use crate::record::keys::{self, KeyLimits, PAGE, SCHOOL};
use crate::secret;
use crate::serve::blocking;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use shujin_trace::Timestamp;
use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// How long a checked key of the database is cached, seconds: a revoked one is refused after that.
const REMEMBERED: i64 = 30;

/// How long an unknown name is cached, seconds: a new key of that name works after that. And how many such names are cached.
const STRANGE: i64 = 2;
const STRANGERS: usize = 10_000;
/// Longest name that is looked up, bytes.
const LONGEST_NAME: usize = 256;

/// How many keys of older servers wait for their check, of one address and in all, and how many are checked at a time: argon2 takes 19 MB
/// and a core each time.
const OLD_WAIT: u32 = 4;
const OLD_WAIT_ALL: u32 = 64;
const OLD_LOOKED_AT: usize = 2;

/// Limits of a page's key: it sends statements and no attachments.
const PAGE_MEASURE: KeyLimits = KeyLimits { rate: None, bytes: Some(page_key::BYTES) };

/// An accepted key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The authority of its statements: the key's user name, or `page`.
    pub(super) name: String,
    /// The pseudonym and seat of a page's key, which may write their statements and read nothing.
    pub(super) pass: Option<PageKey>,
    /// Its limits.
    pub(super) measure: KeyLimits,
    scopes: Scopes,
}

impl Key {
    /// Most bytes of a body with this key, given the general limit.
    pub(super) fn bytes(&self, most: usize) -> usize {
        self.measure.bytes.map_or(most, |own| most.min(own.get() as usize))
    }

    /// Whether it reaches only documents written with it, in reading or in writing.
    pub(super) fn own_documents_only(&self, wanted: Scope, reads: bool) -> bool {
        wanted == Scope::State && !self.may(Scope::All) && !(reads && self.may(Scope::AllRead))
    }

    /// Whether it has this scope.
    pub(super) fn may(&self, wanted: Scope) -> bool {
        self.scopes.allow(wanted)
    }
}

/// A cached key of the database.
struct Remembered {
    /// The signature of user name and secret.
    signed: Vec<u8>,
    scopes: Scopes,
    measure: KeyLimits,
    /// End of the cache entry, seconds since 1970.
    until: i64,
}

/// All keys.
pub(super) struct Keys {
    secret: [u8; 32],
    given: Vec<(String, Vec<u8>)>,
    database: Database,
    /// By user.
    remembered: Mutex<HashMap<String, Remembered>>,
    /// Names that are no key's, and until when that is cached, seconds since 1970: a guesser costs the database little.
    strangers: Mutex<HashMap<String, i64>>,
    old: WaitSlots<Subnet>,
    old_places: Arc<tokio::sync::Semaphore>,
}

/// Why a key of an older server was not checked.
pub(super) enum RenewError {
    /// Too many wait.
    Full,
    /// The database failed.
    Database(DatabaseError),
}

impl From<DatabaseError> for RenewError {
    fn from(error: DatabaseError) -> Self {
        Self::Database(error)
    }
}

impl Keys {
    /// Reads the server's own secret from the data folder, or generates it there.
    pub(super) fn open(data: &Path, given: &[(String, String)], database: Database) -> io::Result<Self> {
        let secret = secret::load_or_create(&data.join("page.key"))
            .map_err(|error| io::Error::other(format!("page.key: {error}")))?;
        let mut keys = Self {
            secret,
            given: Vec::new(),
            database,
            remembered: Mutex::default(),
            strangers: Mutex::default(),
            old: WaitSlots::new(OLD_WAIT, OLD_WAIT_ALL),
            old_places: Arc::new(tokio::sync::Semaphore::new(OLD_LOOKED_AT)),
        };
        keys.given = given.iter().map(|(user, pass)| (user.clone(), keys.sign(&whole(user, pass)))).collect();
        Ok(keys)
    }

    /// The key of a request, if it is valid.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn check(&self, headers: &HeaderMap, now: Timestamp) -> Result<Option<Key>, DatabaseError> {
        let Some((user, secret)) = basic(headers) else { return Ok(None) };
        if user.starts_with(PAGE) {
            let good =
                PageKey::read(&user).filter(|(_, ends)| self.is_signed(&user, &secret) && *ends > now.as_second());
            let scopes = Scopes::from_iter([Scope::StatementsWrite, Scope::Define]);
            return Ok(good.map(|(pass, _)| Key {
                name: "page".into(),
                pass: Some(pass),
                measure: PAGE_MEASURE,
                scopes,
            }));
        }
        // Both sides are signed before they are compared, so that the time taken reveals nothing about a secret.
        let offered = self.sign(&whole(&user, &secret));
        if self.given.iter().any(|(name, signed)| *name == user && *signed == offered) {
            let scopes = Scopes::from_iter([Scope::All]);
            return Ok(Some(Key { name: user, pass: None, measure: KeyLimits::default(), scopes }));
        }
        if self.is_strange(&user, now.as_second()) {
            return Ok(None);
        }
        let found = match self.remembered(&user, &offered, now.as_second()) {
            Some(found) => Some(found),
            None => {
                let (database, name) = (self.database.clone(), user.clone());
                let found = blocking(move || keys::check(&database, &name, &secret)).await?;
                found.and_then(|found| self.remember(user.clone(), offered, found, now.as_second()))
            }
        };
        Ok(found.map(|(scopes, measure)| Key { name: user, pass: None, measure, scopes }))
    }

    /// Checks a key that an older server generated and stores its digest as new ones are stored, so that [`Keys::check`] knows it; does
    /// nothing for any other.
    ///
    /// # Errors
    /// When too many such keys come together, from one address or in all, or the database fails.
    pub(super) async fn renew(
        &self,
        headers: &HeaderMap,
        from: Option<IpAddr>,
        now: Timestamp,
    ) -> Result<(), RenewError> {
        let Some((user, secret)) = basic(headers) else { return Ok(()) };
        let offered = self.sign(&whole(&user, &secret));
        let known = user.starts_with(PAGE) || self.remembered(&user, &offered, now.as_second()).is_some();
        if known || self.is_strange(&user, now.as_second()) {
            return Ok(());
        }
        let (database, name) = (self.database.clone(), user.clone());
        let old = match blocking(move || keys::old(&database, &name)).await? {
            Some(Some(old)) => old,
            Some(None) => return Ok(()),
            None => {
                self.is_no_key(user, now.as_second());
                return Ok(());
            }
        };
        let from = Subnet::of_peer(from);
        let waits = self.old.enter(&from).ok_or(RenewError::Full)?;
        let place = Arc::clone(&self.old_places).acquire_owned().await.map_err(|_| DatabaseError::Closed)?;
        let (looked_at, offering) = (old.clone(), secret.clone());
        let looked = move || {
            // Held until the check is done: the client may be gone by then.
            let _kept = (waits, place);
            Ok::<_, DatabaseError>(looked_at.check(&offering))
        };
        let found = blocking(looked).await?;
        let Some(found) = found else { return Ok(()) };
        // Even if storing the new digest fails: the key is right.
        self.remember(user.clone(), offered, found, now.as_second());
        if let Err(error) = old.renew(&self.database, &user, &secret).await {
            tracing::warn!(fault = %error, "a key stays as an older server kept it");
        }
        Ok(())
    }

    /// Whether the cache says that no generated key has this name. A name given at the start is never a generated key's.
    fn is_strange(&self, user: &str, now: i64) -> bool {
        let strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        user.len() > LONGEST_NAME
            || self.given.iter().any(|(name, _)| name == user)
            || strangers.get(user).is_some_and(|until| now < *until && now + STRANGE >= *until)
    }

    fn is_no_key(&self, user: String, now: i64) {
        let mut strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        if strangers.len() >= STRANGERS {
            strangers.clear();
        }
        strangers.insert(user, now + STRANGE);
    }

    fn remembered(&self, user: &str, offered: &[u8], now: i64) -> Option<(Scopes, KeyLimits)> {
        let remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let one = remembered.get(user)?;
        let holds = one.signed == offered && now < one.until && now + REMEMBERED >= one.until;
        holds.then(|| (one.scopes.clone(), one.measure))
    }

    fn remember(
        &self,
        user: String,
        offered: Vec<u8>,
        (scopes, measure): (String, KeyLimits),
        now: i64,
    ) -> Option<(Scopes, KeyLimits)> {
        let found = (scopes.parse::<Scopes>().ok()?, measure);
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.retain(|_, one| one.until > now);
        let (scopes, until) = (found.0.clone(), now + REMEMBERED);
        remembered.insert(user, Remembered { signed: offered, scopes, measure, until });
        Some(found)
    }

    /// The signature of a text, in hexadecimal digits.
    pub(super) fn signature(&self, text: &str) -> String {
        HEXLOWER.encode(&self.sign(text))
    }

    /// Whether these digits are the signature of a text.
    pub(super) fn is_signed(&self, user: &str, secret: &str) -> bool {
        HEXLOWER.decode(secret.as_bytes()).is_ok_and(|signed| self.mac(user).verify_slice(&signed).is_ok())
    }

    fn sign(&self, text: &str) -> Vec<u8> {
        self.mac(text).finalize().into_bytes().to_vec()
    }

    fn mac(&self, text: &str) -> Hmac<Sha256> {
        // HMAC takes a key of any length, so the other branch is never reached; a fixed MAC of nothing refuses all.
        let mut mac =
            <Hmac<Sha256> as Mac>::new_from_slice(&self.secret).unwrap_or_else(|_| Hmac::new(&[0; 64].into()));
        mac.update(text.as_bytes());
        mac
    }
}

fn whole(user: &str, secret: &str) -> String {
    format!("{user}\n{secret}")
}

/// User and secret of Basic authentication (RFC 7617).
pub(super) fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let (scheme, text) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| BASE64_STANDARD.decode(text.trim()).ok())??;
    let (user, secret) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((user.to_owned(), secret.to_owned()))
}

/// The key of a school that gave none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolKey {
    /// User of Basic authentication.
    pub user: String,
    /// Its secret.
    pub secret: String,
    /// Whether it was generated just now, and should be shown once.
    pub new: bool,
    /// The file that holds it as text.
    pub path: PathBuf,
}

/// The key with which a school reads its traces where it gave none: user `school`, and a random secret that is generated
/// once and stored in the data folder, in `school.key`.
///
/// # Errors
/// When the folder cannot be used.
pub fn school_key(data: &Path) -> io::Result<SchoolKey> {
    crate::files::private_folder(data)?;
    let path = data.join("school.key");
    let (secret, new) = secret::load_or_create_hex(&path)?;
    Ok(SchoolKey { user: SCHOOL.to_owned(), secret, new, path })
}
