//! TLS with the school's own certificate.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Certificate chain and private key, as PEM files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// The certificate.
    pub certificate: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// The acceptor for TLS connections.
///
/// # Errors
/// When a file cannot be read, or the two do not belong together.
pub(super) fn acceptor(tls: &Tls) -> Result<TlsAcceptor, (PathBuf, io::Error)> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error: String| (path, io::Error::other(error))
    };
    let certificates = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| error.to_string())
        .map_err(failed(&tls.certificate))?;
    let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(|error| error.to_string()).map_err(failed(&tls.key))?;
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(certificates, key))
        .map_err(|error| error.to_string())
        .map_err(failed(&tls.certificate))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
