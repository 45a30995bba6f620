//! TLS with a certificate of one's own, and what is said when it cannot be used.

mod common;

use common::{house_with, postgres};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use shujin_server::database::{Database, DatabaseError};
use shujin_server::serve::Tls;
use shujin_server::{Error, Server};
use std::path::Path;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

fn written(folder: &Path) -> (Tls, String) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".into()]).expect("a certificate");
    let tls = Tls { certificate: folder.join("school.pem"), key: folder.join("school.key") };
    std::fs::write(&tls.certificate, cert.pem()).expect("writes");
    std::fs::write(&tls.key, signing_key.serialize_pem()).expect("writes");
    (tls, cert.pem())
}

#[test]
fn who_trusts_the_certificate_is_served_and_nobody_in_plain() {
    let folder = tempfile::tempdir().expect("a folder");
    let (tls, pem) = written(folder.path());
    let server = house_with(&[], |options| options.tls = Some(tls));
    let address = format!("https://localhost:{}/healthz", server.address.port());
    let trusting = |roots: RootCerts| {
        let tls = TlsConfig::builder().root_certs(roots).build();
        ureq::Agent::config_builder().tls_config(tls).build().new_agent()
    };
    let certificate = Certificate::from_pem(pem.as_bytes()).expect("a certificate");
    let mut answer = trusting(RootCerts::from(vec![certificate])).get(&address).call().expect("answers");
    assert_eq!(answer.body_mut().read_to_string().expect("a text"), "ok");
    assert!(trusting(RootCerts::WebPki).get(&address).call().is_err());
    assert!(common::raw(server.address, b"GET /healthz HTTP/1.0\r\n\r\n").is_none());
}

#[test]
fn a_certificate_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (tls, _) = written(folder.path());
    let refused = |tls: Tls| {
        let mut options = common::options(folder.path());
        options.tls = Some(tls);
        match Server::bind(options) {
            Err(Error::Tls(path, _)) => path,
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("it serves"),
        }
    };
    let nowhere = folder.path().join("nowhere.pem");
    assert_eq!(refused(Tls { certificate: nowhere.clone(), ..tls.clone() }), nowhere);
    assert_eq!(refused(Tls { key: tls.certificate.clone(), ..tls.clone() }), tls.certificate);
    let other = folder.path().join("other");
    std::fs::create_dir(&other).expect("made");
    let (others, _) = written(&other);
    assert_eq!(refused(Tls { key: others.key, ..tls.clone() }), tls.certificate);
}

#[test]
fn the_way_to_a_database_elsewhere_is_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (tls, pem) = written(folder.path());
    let key = std::fs::read_to_string(&tls.key).expect("reads");
    let numbered = postgres::with_tls(&pem, &key);
    let named = numbered.replace("127.0.0.1", "localhost");
    let open = |address: &str, query: &str| Database::open(format!("{address}?{query}").parse().expect("a place"));
    let is_guarded = |database: Database| {
        let ask = "SELECT CAST(CAST(ssl AS INT) AS BIGINT) FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        database.read(|sql| sql.row(ask, &[])?.ok_or(DatabaseError::Column(0))?.int(0)).expect("reads") == 1
    };
    let vouched = format!("sslmode=verify-full&sslrootcert={}", tls.certificate.display());
    assert!(is_guarded(open(&named, &vouched).expect("opens")));
    assert!(!is_guarded(open(&named, "").expect("opens")));
    // Nobody vouches for it; somebody else is vouched for; the name is another.
    assert!(matches!(open(&named, "sslmode=require"), Err(DatabaseError::Postgres(_))));
    let other = folder.path().join("other");
    std::fs::create_dir(&other).expect("made");
    let (others, _) = written(&other);
    let others = format!("sslrootcert={}", others.certificate.display());
    assert!(matches!(open(&named, &others), Err(DatabaseError::Postgres(_))));
    assert!(matches!(open(&numbered, &vouched), Err(DatabaseError::Postgres(_))));
}
