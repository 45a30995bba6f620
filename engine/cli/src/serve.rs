//! `shujin serve`: hands its options to `shujin-server`, which does the rest.

use crate::store::Store;
use crate::{Failure, put, secret_options, tell};
use clap::{Args, ValueEnum};
use shujin_server::serve::{RATE, Tls};
use shujin_server::{Options, Server, school_key};
use std::net::SocketAddr;
use std::num::{NonZeroU8, NonZeroU32};
use std::path::PathBuf;

/// What to serve, where, and to whom.
#[derive(Args)]
pub struct Arguments {
    /// Address and port; port 0 for any that is free.
    #[arg(long, default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// Folders of scenes or packs; may be given several times.
    #[arg(long, default_value = "scenes")]
    scenes: Vec<PathBuf>,
    /// Open pages show a scene as it was saved last, at the same place, and what is wrong with it.
    #[arg(long)]
    watch: bool,
    /// Folder of the web player; `site` beside this program without one.
    #[arg(long)]
    site: Option<PathBuf>,
    /// What pupils type to reach this server, for the code on the board: http://192.168.1.5:8000. Without it this machine's addresses are
    /// looked up.
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    #[command(flatten)]
    store: Store,
    /// user:secret that may do everything in the record store; several times if need be; @FILE may stand for the secret, here and below.
    /// Without one a key is drawn and kept in the data folder. Narrower ones: `shujin key add`.
    #[arg(long = "lrs-key", visible_alias = "key", value_name = "USER:SECRET")]
    keys: Vec<String>,
    /// Another record store for the pages' statements: ADDRESS,USER,SECRET.
    #[arg(long, value_name = "ADDRESS,USER,SECRET")]
    lrs: Option<String>,
    /// A district's record store, to which de-identified statements are sent on by https: ADDRESS,USER,SECRET.
    #[arg(long, value_name = "ADDRESS,USER,SECRET")]
    forward: Option<String>,
    /// Certificate for TLS, with those that vouch for it.
    #[arg(long, requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key of the certificate.
    #[arg(long, requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// A proxy of the school's stands before it and speaks https.
    #[arg(long)]
    proxy: bool,
    /// Other web pages that may use the record store from a browser; several times if need be.
    #[arg(long = "cors")]
    cors: Vec<String>,
    /// Learning platforms that launch scenes here; several times if need be.
    #[arg(long = "platform")]
    platforms: Vec<String>,
    /// For how many school years traces are kept; what is older is taken away. Without this nothing is, until `shujin retain` does it.
    #[arg(long)]
    keep_years: Option<NonZeroU8>,
    /// Most requests a second with one key, unless it has a rate of its own.
    #[arg(long, default_value_t = RATE)]
    rate: NonZeroU32,
    /// Form of the log, on standard error.
    #[arg(long, value_enum, default_value_t = Log::Text)]
    log: Log,
    /// The school's own IRI, before its pseudonyms and scenes.
    #[arg(long)]
    home: Option<String>,
}

/// A log's form.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Log {
    /// None.
    Off,
    /// For people: warnings and errors.
    Text,
    /// For programs: a line of JSON for each request.
    Json,
}

impl Log {
    fn begin(self) {
        let lines = tracing_subscriber::fmt().with_writer(std::io::stderr);
        match self {
            Log::Off => {}
            Log::Text => lines.with_max_level(tracing::Level::WARN).with_ansi(false).init(),
            Log::Json => lines.with_max_level(tracing::Level::INFO).json().flatten_event(true).init(),
        }
    }
}

/// Serves until interrupted.
pub fn run(arguments: Arguments) -> Result<bool, Failure> {
    arguments.log.begin();
    let keys = arguments.keys.iter().map(|text| secret_options::key(text)).collect::<Result<Vec<_>, _>>()?;
    let own = keys.is_empty().then(|| school_key(&arguments.store.data)).transpose();
    let own = own.map_err(Failure::io(arguments.store.data.join("school.key")))?;
    let location = arguments.store.location()?;
    let mut options = Options::new(arguments.listen, arguments.store.data);
    options.scenes = arguments.scenes;
    options.watch = arguments.watch;
    options.site = arguments.site.or_else(site_beside_program);
    options.home = arguments.home;
    options.address = arguments.address;
    options.lrs = arguments.lrs.map(|text| secret_options::lrs("--lrs", &text)).transpose()?;
    options.store = Some(location);
    options.tls = arguments.tls_cert.zip(arguments.tls_key).map(|(certificate, key)| Tls { certificate, key });
    options.forward = arguments.forward.map(|text| secret_options::lrs("--forward", &text)).transpose()?;
    options.proxy = arguments.proxy;
    options.cors = arguments.cors;
    options.platforms = arguments.platforms;
    options.keep = arguments.keep_years;
    options.rate = arguments.rate;
    options.lrs_keys = keys.clone();
    options.lrs_keys.extend(own.iter().map(|own| (own.user.clone(), own.secret.clone())));
    let scheme = if options.tls.is_some() { "https" } else { "http" };
    let server = Server::bind(options)?;
    let address = server.address();
    put(format_args!("{scheme}://{address}/\n"));
    // curl asks for a secret that it is not given, and so nothing of it is printed.
    let how = |user: &str| tell(say!("traces-how", user, address = format!("{scheme}://{address}")));
    for (user, _) in &keys {
        how(user);
    }
    if let Some(own) = own {
        how(&own.user);
        if own.new {
            tell(say!("secret-drawn", secret = &own.secret));
        }
        tell(say!("secret-in-file", path = &own.path));
    }
    server.run()?;
    Ok(true)
}

/// The player's folder where it was put beside the program.
fn site_beside_program() -> Option<PathBuf> {
    let site = std::env::current_exe().ok()?.parent()?.join("site");
    site.join("index.html").is_file().then_some(site)
}
