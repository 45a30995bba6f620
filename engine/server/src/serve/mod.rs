//! The web server: player, scenes, sessions, traces. Sets up the state and the router; each module handles its own routes.

mod api_error;
mod connection;
mod cookies;
pub mod keys;
mod limits;
mod metrics;
mod min_data_rate;
mod options;
mod origins;
mod page_key;
mod pages;
mod quota;
mod reach;
mod scenes;
mod security_headers;
mod session;
mod site;
mod tls;
pub mod xapi;

pub use options::{Error, Options, RATE};
pub use tls::Tls;

use crate::Lrs;
use crate::database::{Database, DatabaseError, DatabaseLocation};
use crate::files::private_folder;
use crate::record::Record;
use crate::record::keys::give;
use crate::school::forward::{Forward, Forwarding};
use crate::school::{Seal, base_iris, retention};
use api_error::ApiError;
use axum::Router;
use axum::extract::State;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use keys::Keys;
pub use keys::{SchoolKey, school_key};
use limits::Limits;
use metrics::Metrics;
use origins::{cors, is_guarded, named_address, origin, policy};
use quota::Quotas;
use scenes::{Library, VocabularyCache};
use security_headers::SecurityHeaders;
use shujin_trace::Home;
use std::net::SocketAddr;
use std::num::NonZeroU8;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_rustls::TlsAcceptor;
use tower_http::cors::CorsLayer;

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
    /// The address that it listens on.
    listen: SocketAddr,
    /// The address that pupils type, where it was named.
    address: Option<String>,
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
        let address = options.address.map(named_address).transpose()?;
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
        let listen = |error| Error::Listen(options.listen, error);
        let listener = runtime.block_on(async { connection::listen(options.listen) }).map_err(listen)?;
        let listens_on = listener.local_addr().map_err(listen)?;
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
            listen: listens_on,
            address,
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

        let options = connection::ConnectionOptions {
            slots: options.connections,
            fair: !options.proxy,
            timeout: options.timeout,
        };
        Ok(Self { runtime, listener, address: listens_on, app, tls, options, _forwarding: forwarding })
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
        .fallback_service(site::routes(site).layer(from_fn(pages::unknown_pages)))
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
