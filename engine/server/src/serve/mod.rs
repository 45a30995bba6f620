//! The web server: player, scenes, sessions, traces. Sets up the state and the router; each module handles its own routes.

mod api_error;
mod connection;
mod cookies;
pub mod keys;
mod limits;
mod metrics;
mod min_data_rate;
mod page_key;
mod pages;
mod quota;
mod scenes;
mod security_headers;
mod session;
mod site;
mod tls;
pub mod xapi;

pub use tls::Tls;

use crate::Lrs;
use crate::database::{Database, DatabaseError, DatabaseLocation};
use crate::files::private_folder;
use crate::record::Record;
use crate::record::keys::{NameError, give};
use crate::school::forward::{Forward, Forwarding};
use crate::school::{Seal, SealError, base_iris, retention};
use api_error::ApiError;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Method, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use keys::Keys;
pub use keys::{SchoolKey, school_key};
use limits::Limits;
use metrics::Metrics;
use quota::Quotas;
use scenes::{Library, VocabularyCache};
use security_headers::SecurityHeaders;
use shujin_trace::Home;
use std::net::SocketAddr;
use std::num::{NonZeroU8, NonZeroU32};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_rustls::TlsAcceptor;
use tower_http::cors::{AllowHeaders, CorsLayer};

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

/// The state that all handlers share.
struct AppState {
    record: Record,
    library: Library,
    watch: bool,
    /// The vocabularies of the scenes, against which statements are checked.
    vocabularies: VocabularyCache,
    keys: Keys,
    home: Home,
    lrs: Option<Lrs>,
    /// The address of the district's record store.
    district: Option<String>,
    /// Origins of platforms that launch scenes here, and that pages send statements to.
    platforms: Vec<String>,
    seal: Seal,
    /// Whether pages are fetched by https.
    secure: bool,
    /// Whether a proxy of the school's stands before it.
    proxy: bool,
    /// For how many school years traces are kept.
    keep: Option<NonZeroU8>,
    /// Timelines for teachers' pages.
    timeline_cache: pages::TimelineCache,
    /// Views of names that were logged lately.
    recent_views: pages::RecentViews,
    limits: Limits,
    quotas: Quotas,
    metrics: Metrics,
    /// For work that waits for the writing thread.
    runtime: tokio::runtime::Handle,
}

type SharedState = Arc<AppState>;

/// Runs blocking work (disk, database) on a thread for it.
async fn blocking<T: Send + 'static, E: Send + 'static + From<DatabaseError>>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(DatabaseError::Closed.into()))
}

/// Listens and serves until interrupted (Ctrl-C). Blocks; makes its own runtime.
///
/// # Errors
/// Every [`Error`].
pub fn serve(options: Options) -> Result<(), Error> {
    Server::bind(options)?.run()
}

/// A server that listens but does not answer yet, so that its address can be read before it runs.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    app: Router,
    tls: Option<TlsAcceptor>,
    options: connection::ConnectionOptions,
    _forwarding: Option<Forwarding>,
}

impl Server {
    /// Opens the data folder and listens.
    ///
    /// # Errors
    /// Every [`Error`].
    pub fn bind(options: Options) -> Result<Self, Error> {
        let home = Home::try_from(options.home.unwrap_or_else(|| base_iris::DEFAULT_HOME.to_owned()))?;
        let data = |error| Error::Data(options.data.clone(), error);
        // An address without an origin could not be named on the privacy page.
        if options.forward.as_ref().is_some_and(|lrs| !is_guarded(&lrs.statements) || origin(&lrs.statements).is_none())
        {
            return Err(Error::Forward);
        }
        private_folder(&options.data).map_err(data)?;
        let place = options.store.unwrap_or_else(|| DatabaseLocation::in_folder(&options.data));
        let database = Database::open(place.clone()).map_err(|error| Error::Database(place, error))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let noted = runtime.block_on(base_iris::note(&database, home.as_str()));
        noted.map_err(|error| Error::Database(database.location().clone(), error))?;
        let names: Vec<String> = options.lrs_keys.iter().map(|(name, _)| name.clone()).collect();
        let given = runtime.block_on(give(&database, &names));
        given.map_err(|error| Error::Database(database.location().clone(), error))??;
        let keys = Keys::open(&options.data, &options.lrs_keys, database.clone()).map_err(data)?;
        let seal = Seal::for_database(&options.data, &database)?;
        let library = Library::open(options.scenes, &options.data).map_err(data)?;
        let policy = policy(options.lrs.as_ref(), &options.platforms)?;
        let tls =
            options.tls.as_ref().map(tls::acceptor).transpose().map_err(|(path, error)| Error::Tls(path, error))?;
        let shared = !options.cors.is_empty();
        let cors = cors(&options.cors)?;
        let (limits, metrics) = (Limits::new(options.rate), Metrics::default());
        let district = options.forward.as_ref().map(|lrs| lrs.statements.clone());
        let forward = options.forward.map(|lrs| {
            let record = Record::new(database.clone());
            Forward::new(record, &seal, &home, lrs).map(Forwarding::start)
        });
        let forwarding = forward.transpose()?;
        if let Some(years) = options.keep {
            runtime.spawn(retention::run(database.clone(), years));
        }
        let (record, secure) = (Record::new(database), tls.is_some() || options.proxy);
        let state = AppState {
            record,
            library,
            watch: options.watch,
            vocabularies: VocabularyCache::default(),
            keys,
            home,
            lrs: options.lrs,
            district,
            platforms: options.platforms.clone(),
            seal,
            secure,
            proxy: options.proxy,
            keep: options.keep,
            timeline_cache: pages::TimelineCache::default(),
            recent_views: pages::RecentViews::default(),
            limits,
            quotas: Quotas::default(),
            metrics,
            runtime: runtime.handle().clone(),
        };
        let state = Arc::new(state);
        let early = Arc::clone(&state);
        // Reads and packs scenes before the first class asks for them, and lessons before a teacher does.
        std::thread::spawn(move || {
            if let Err(error) = early.vocabularies.renew(&early.library, early.record.database(), &early.runtime) {
                tracing::error!(fault = %error, "what scenes speak of cannot be kept");
            }
            early.library.all().iter().for_each(|held| _ = early.library.outline(held));
            early.timeline_cache.warm(&early);
        });
        let security = SecurityHeaders { policy, secure, shared };
        let mut app = app(state, options.site, options.timeout, security, cors);
        if options.proxy {
            app = app.layer(from_fn(connection::forwarded));
        }

        let listen = |error| Error::Listen(options.listen, error);
        let listener = runtime.block_on(async { connection::listen(options.listen) }).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let options = connection::ConnectionOptions {
            slots: options.connections,
            fair: !options.proxy,
            timeout: options.timeout,
        };
        Ok(Self { runtime, listener, address, app, tls, options, _forwarding: forwarding })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the signal to stop (Ctrl-C, SIGTERM). Requests under way then have a few seconds to end.
    ///
    /// # Errors
    /// [`Error::System`] when the system can no longer accept connections.
    pub fn run(self) -> Result<(), Error> {
        let Self { runtime, listener, app, tls, options, _forwarding: forwarding, .. } = self;
        // PostgreSQL's client holds a runtime of its own, which must not be dropped inside another: the last clone goes after the runtime.
        let last = app.clone();
        let served = runtime.block_on(connection::accept(listener, app, tls, options));
        runtime.shutdown_timeout(Duration::from_secs(3));
        drop((forwarding, last));
        Ok(served?)
    }
}

fn app(
    state: SharedState,
    site: Option<PathBuf>,
    timeout: Duration,
    security: SecurityHeaders,
    cors: CorsLayer,
) -> Router {
    Router::new()
        .route("/healthz", get(healthy))
        .route("/metrics", get(metrics::scrape).layer(from_fn_with_state(state.clone(), xapi::guard)))
        .route("/catalogue.json", get(scenes::catalogue))
        .route("/scenes/{family}/{file}", get(scenes::file))
        .route("/session", get(session::open))
        .merge(pages::routes(state.proxy))
        .with_state(state.clone())
        .merge(xapi::routes(state.clone()).layer(cors))
        .fallback_service(site::routes(site))
        // A body that comes too slowly ends the request; hyper limits the time for headers.
        .layer(from_fn_with_state(timeout, min_data_rate::bodies))
        .layer(from_fn_with_state(state.clone(), limits::refusals))
        .layer(from_fn(move |request, next| security_headers::apply(security.clone(), request, next)))
        .layer(from_fn_with_state(state, metrics::count))
}

/// The server is healthy when it can read the database.
async fn healthy(State(state): State<SharedState>) -> Result<&'static str, ApiError> {
    let looked =
        tokio::task::spawn_blocking(move || state.record.database().read(|sql| sql.row("SELECT id FROM clock", &[])));
    match looked.await {
        Ok(Ok(Some(_))) => Ok("ok"),
        Ok(Err(error)) => Err(ApiError::unavailable(&error)),
        _ => Err(ApiError::unavailable(&"no clock")),
    }
}

/// An address that is an origin and nothing else.
fn sound_origin(text: &str) -> Result<HeaderValue, Error> {
    let sound = origin(text).filter(|origin| origin == text);
    sound.and_then(|origin| HeaderValue::try_from(origin).ok()).ok_or_else(|| Error::Cors(text.to_owned()))
}

/// Other pages that may use the record store from a browser; none by default.
fn cors(origins: &[String]) -> Result<CorsLayer, Error> {
    let origins = origins.iter().map(|text| sound_origin(text)).collect::<Result<Vec<_>, _>>()?;
    let told = ["etag", "last-modified", "x-experience-api-version", "x-experience-api-consistent-through"];
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::HEAD, Method::PUT, Method::POST, Method::DELETE])
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(told.map(HeaderName::from_static))
        .max_age(Duration::from_secs(3600)))
}

/// The content security policy. Only what this server serves may run in the page: no foreign script, no inline script, no frame elsewhere.
/// The page connects to this server, and to the configured record store and platforms.
fn policy(lrs: Option<&Lrs>, platforms: &[String]) -> Result<HeaderValue, Error> {
    let other = lrs.map(|lrs| origin(&lrs.statements).ok_or(Error::Lrs)).transpose()?.unwrap_or_default();
    let platforms = platforms.iter().map(|text| sound_origin(text)).collect::<Result<Vec<_>, _>>()?;
    let platforms: String = platforms.iter().filter_map(|origin| Some(format!(" {}", origin.to_str().ok()?))).collect();
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self' {other}{platforms}; \
        worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    );
    HeaderValue::from_str(&policy).map_err(|_| Error::Lrs)
}

/// Scheme, host and port of an address, for the page's policy; nothing if it is no http or https URL.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://").filter(|(s, _)| ["http", "https"].contains(s))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
    let sound = host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:[]".contains(&b));
    sound.then(|| format!("{scheme}://{host}"))
}

/// Whether data sent to this address is encrypted, or stays on this machine.
fn is_guarded(address: &str) -> bool {
    let Ok(address) = address.parse::<Uri>() else { return false };
    let here = |host: &str| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
    };
    match address.scheme_str() {
        Some("https") => true,
        Some("http") => address.host().is_some_and(here),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_go_on_by_https_or_stay_on_this_machine() {
        for good in [
            "https://lrs.example/xapi/statements",
            "http://127.0.0.1:8001/x",
            "http://localhost/x",
            "http://[::1]:80/x",
        ] {
            assert!(is_guarded(good), "{good}");
        }
        for bad in [
            "http://lrs.example/x",
            "http://localhost@lrs.example/x",
            "http://localhost.example/x",
            "ftp://localhost/x",
            "x",
        ] {
            assert!(!is_guarded(bad), "{bad}");
        }
    }
}
