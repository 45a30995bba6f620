//! Reads the address of a PostgreSQL in libpq's spelling, and decides whether the connection uses TLS.
//!
//! ```text
//! sslmode                     to this machine   to another machine
//! (absent)                    plain             TLS, certificate and name checked
//! require, verify-ca, -full,
//! or sslrootcert              TLS, certificate and name checked
//! disable                     plain
//! sslrootcert=FILE            root certificates, as PEM; without it those of the system
//! ```
//!
//! Stricter than libpq, whose `prefer` falls back to plain text and whose `require` accepts any certificate: the data is about
//! children.

use super::DatabaseError;
use ::postgres::Config;
use ::postgres::config::{Host, SslMode};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// The parsed address, with the TLS settings.
#[derive(Clone)]
pub(super) struct Address {
    pub(super) config: Config,
    /// Checks the server's certificate; none for plain text.
    pub(super) tls: Option<MakeRustlsConnect>,
}

impl Address {
    /// Parses `postgres://user@host/database?…`.
    ///
    /// # Errors
    /// [`DatabaseError::Address`] when it is invalid, or the certificates named cannot be read.
    pub(super) fn read(text: &str) -> Result<Self, DatabaseError> {
        // A secret may hold a question mark; the query after it does not.
        let host = text.find('@').unwrap_or(0);
        let query = text[host..].find('?').map_or(text.len(), |at| host + at);
        let (place, query) = (&text[..query], text[query..].trim_start_matches('?'));
        let (mut mode, mut roots) = (None, None);
        let mut rest = form_urlencoded::Serializer::new(String::new());
        // libpq does not read a plus as a blank.
        for (key, value) in form_urlencoded::parse(query.replace('+', "%2B").as_bytes()) {
            match &*key {
                "sslmode" => mode = Some(value.into_owned()),
                "sslrootcert" => roots = Some(value.into_owned()),
                _ => _ = rest.append_pair(&key, &value),
            }
        }
        let rest = rest.finish().replace('+', "%20");
        let mut config: Config = format!("{place}?{rest}").parse()?;
        let guarded = match mode.as_deref() {
            None => roots.is_some() || !is_here(&config),
            Some("disable") => false,
            Some("require" | "verify-ca" | "verify-full") => true,
            Some(other) => {
                return Err(DatabaseError::Address(say!("database-ssl-mode", mode = other).to_string()));
            }
        };
        config.ssl_mode(if guarded { SslMode::Require } else { SslMode::Disable });
        let tls = guarded.then(|| checking(roots.as_deref())).transpose()?;
        Ok(Self { config, tls })
    }
}

/// Whether the connection stays on this machine.
fn is_here(config: &Config) -> bool {
    let here = |host: &Host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    // Where both are given, `hostaddr` is the destination and `host` the name in the certificate.
    match config.get_hostaddrs() {
        [] => config.get_hosts().iter().all(here),
        numbers => numbers.iter().all(std::net::IpAddr::is_loopback),
    }
}

fn checking(roots: Option<&str>) -> Result<MakeRustlsConnect, DatabaseError> {
    let mut trusted = RootCertStore::empty();
    match roots {
        Some(path) => {
            let failed = |error: &dyn std::fmt::Display| DatabaseError::Address(format!("sslrootcert={path}: {error}"));
            let all = CertificateDer::pem_file_iter(path).map_err(|error| failed(&error))?;
            for one in all {
                one.map_err(|error| failed(&error)).and_then(|one| trusted.add(one).map_err(|error| failed(&error)))?;
            }
            if trusted.is_empty() {
                return Err(failed(&say!("database-no-certificate")));
            }
        }
        // Skips a root certificate that cannot be read: a server whose certificate it signed is refused with a message.
        None => _ = trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs),
    }
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| DatabaseError::Address(error.to_string()))?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stays_on_this_machine_goes_in_plain_unasked() {
        let guarded = |text: &str| Address::read(text).map(|address| address.tls.is_some());
        for plain in ["localhost", "127.0.0.1:5433", "%2Frun%2Fpostgresql", "db.school"] {
            let asked = if plain == "db.school" { "?sslmode=disable" } else { "" };
            assert!(!guarded(&format!("postgres://shujin@{plain}/traces{asked}")).expect("reads"), "{plain}");
        }
        for guard in ["db.school/traces", "10.0.0.7/traces?connect_timeout=5", "localhost/traces?sslmode=verify-full"] {
            assert!(guarded(&format!("postgres://shujin@{guard}")).expect("reads"), "{guard}");
        }
    }

    #[test]
    fn what_cannot_be_is_named() {
        let said = |query: &str| match Address::read(&format!("postgres://shujin@db.school/traces?{query}")) {
            Err(error) => error.to_string(),
            Ok(_) => panic!("{query} is taken"),
        };
        assert!(said("sslmode=prefer").contains("verify-full"));
        assert!(said("sslrootcert=/nowhere.pem").contains("/nowhere.pem"));
        assert!(said("sslrootcert=/a+b.pem").contains("/a+b.pem"));
        assert!(said("colour=red").contains("colour"));
    }

    #[test]
    fn secrets_may_hold_anything() {
        let address = Address::read("postgres://shujin:a?b@localhost/traces?application_name=a%20b").expect("reads");
        assert_eq!(address.config.get_password(), Some(&b"a?b"[..]));
        assert_eq!(address.config.get_application_name(), Some("a b"));
    }
}
