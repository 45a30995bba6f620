//! What a server is started with, and why it does not start.

use super::Tls;
use crate::Lrs;
use crate::database::{DatabaseError, DatabaseLocation};
use crate::record::keys::NameError;
use crate::school::SealError;
use std::net::SocketAddr;
use std::num::{NonZeroU8, NonZeroU32};
use std::path::PathBuf;
use std::time::Duration;

/// The options of a server.
#[derive(Clone, Debug)]
pub struct Options {
    /// Address to listen on; port 0 for any that is free.
    pub listen: SocketAddr,
    /// Folder of the web player; without one only scenes and traces are served.
    pub site: Option<PathBuf>,
    /// Folders of scenes (`<family>/<name>/scene.toml` below them), single scenes' folders, or `.shujin` files.
    pub scenes: Vec<PathBuf>,
    /// Open pages reload a scene when its files change: for authors.
    pub watch: bool,
    /// Folder for the database, the packs made and the key of this server; made if missing.
    pub data: PathBuf,
    /// Where traces are kept; `records.sqlite` in the data folder without one.
    pub store: Option<DatabaseLocation>,
    /// Users and secrets that may do everything in the record store.
    pub lrs_keys: Vec<(String, String)>,
    /// The school's own IRI, the name space of its pseudonyms and scenes; `https://shujin.example` without one.
    pub home: Option<String>,
    /// What pupils type to reach this server, as in `http://192.168.1.5:8000`; without it a page is asked for under the right address, or the
    /// machine's own are looked up.
    pub address: Option<String>,
    /// Another record store that pages send to instead of this server. Every page gets its key: the key should be able to do
    /// nothing but write statements.
    pub lrs: Option<Lrs>,
    /// A district's record store, to which de-identified statements are forwarded.
    pub forward: Option<Lrs>,
    /// Certificate and key; without them plain HTTP.
    pub tls: Option<Tls>,
    /// A proxy of the school's stands before the server and terminates TLS: the client's address is taken from its header. Nothing else may
    /// then reach the server.
    pub proxy: bool,
    /// Origins of other web pages that may use the record store from a browser (CORS), as in `https://lms.example`.
    pub cors: Vec<String>,
    /// Origins of learning platforms that launch scenes here (cmi5): pages may send to their record stores.
    pub platforms: Vec<String>,
    /// For how many school years traces are kept; older ones are erased. Without it they are kept until somebody erases them.
    pub keep: Option<NonZeroU8>,
    /// Most requests a second with one key; twice as many at once.
    pub rate: NonZeroU32,
    /// How long a client may take to send its headers or its next request, and how far it may fall behind the minimum rate at
    /// which it must send a body (4 KiB/s) and take an answer (8 KiB/s).
    pub timeout: Duration,
    /// Most connections at a time, and never more than the process may open files. One address may hold a share of them, which shrinks as
    /// more are taken; not so behind a proxy ([`Options::proxy`]), from where all come.
    pub connections: usize,
}

impl Options {
    /// The required options: the address and the data folder; all others have defaults.
    pub fn new(listen: SocketAddr, data: impl Into<PathBuf>) -> Self {
        Self {
            listen,
            site: None,
            scenes: Vec::new(),
            watch: false,
            data: data.into(),
            store: None,
            lrs_keys: Vec::new(),
            home: None,
            address: None,
            lrs: None,
            forward: None,
            tls: None,
            proxy: false,
            cors: Vec::new(),
            platforms: Vec::new(),
            keep: None,
            rate: RATE,
            timeout: Duration::from_secs(15),
            connections: 2048,
        }
    }
}

/// Default of [`Options::rate`], requests a second.
pub const RATE: NonZeroU32 = NonZeroU32::new(500).expect("not 0");

/// Why the server cannot start or go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is taken or not ours.
    #[error("{}", say!("start-listen", address = .0.to_string(), why = .1))]
    Listen(SocketAddr, std::io::Error),
    /// The data folder cannot be used.
    #[error("{}", say!("start-data", path = .0, why = .1))]
    Data(PathBuf, std::io::Error),
    /// The database cannot be opened.
    #[error("{}", say!("start-database", location = .0.to_string(), why = .1.to_string()))]
    Database(DatabaseLocation, DatabaseError),
    /// The key to the lists of classes cannot be used.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Certificate or key cannot be used.
    #[error("{}", say!("start-tls", path = .0, why = .1))]
    Tls(PathBuf, std::io::Error),
    /// Not an origin.
    #[error("{}", say!("start-cors", found = .0))]
    Cors(String),
    /// Not an address that a browser can be led to.
    #[error("{}", say!("start-address", found = .0))]
    Address(String),
    /// Not a valid home IRI.
    #[error(transparent)]
    Home(#[from] shujin_trace::session::SessionError),
    /// The other record store has no address that a page could send to. The message omits the address: it may hold a secret.
    #[error("{}", say!("start-lrs"))]
    Lrs,
    /// Statements would be sent unencrypted.
    #[error("{}", say!("start-forward"))]
    Forward,
    /// A given key has a name that no key may have.
    #[error("--lrs-key: {0}")]
    KeyName(#[from] NameError),
    /// No threads or no randomness.
    #[error("{}", say!("start-system", why = .0))]
    System(#[from] std::io::Error),
}
