//! A PostgreSQL of this test program's own: made anew, in memory-speed settings, gone when the program ends.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The address of a database of one's own in it.
pub fn database() -> String {
    static CLUSTER: OnceLock<(PathBuf, u16)> = OnceLock::new();
    one_of(CLUSTER.get_or_init(|| start("-c fsync=off", &[])))
}

/// The same in one that syncs the disk as it does in earnest.
pub fn durable() -> String {
    static CLUSTER: OnceLock<(PathBuf, u16)> = OnceLock::new();
    one_of(CLUSTER.get_or_init(|| start("", &[])))
}

/// The same in one that speaks TLS, with this certificate and key, as PEM.
pub fn with_tls(certificate: &str, key: &str) -> String {
    let options = "-c fsync=off -c ssl=on -c ssl_cert_file=../server.pem -c ssl_key_file=../server.key";
    one_of(&start(options, &[("server.pem", certificate), ("server.key", key)]))
}

fn one_of((_, port): &(PathBuf, u16)) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::SeqCst));
    let mut client = postgres::Client::connect(&address(*port, "postgres"), postgres::NoTls).expect("connects");
    client.batch_execute(&format!("CREATE DATABASE {name}")).expect("makes a database");
    address(*port, &name)
}

fn address(port: u16, name: &str) -> String {
    format!("postgres://shujin@127.0.0.1:{port}/{name}")
}

fn start(options: &str, files: &[(&str, &str)]) -> (PathBuf, u16) {
    let folder = tempfile::tempdir().expect("a folder").keep();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("writes");
    }
    let port = free_port();
    let programs = programs();
    let script = format!(
        "set -e; D={folder}/data; chmod -f 600 {folder}/*.key || true; {programs}/initdb -D $D -A trust -U shujin --no-locale -E UTF8 >/dev/null
         {programs}/postgres -D $D -p {port} -k {folder} -c listen_addresses=127.0.0.1 {options} >{folder}/log 2>&1 &
         echo started; cat >/dev/null; kill -INT $!; wait; rm -rf {folder}",
        folder = folder.display()
    );
    // PostgreSQL refuses to run as root; Debian's package brings a user for it. When this program ends, however it ends, its
    // end of the pipe closes, `cat` comes back, and everything is taken away.
    let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"));
    let mut command = Command::new(if root { "runuser" } else { "sh" });
    if root {
        let owned = Command::new("chown").args(["-R", "postgres"]).arg(&folder).status().expect("chown");
        assert!(owned.success(), "no user postgres: `cargo xtask setup` installs PostgreSQL");
        command.args(["-u", "postgres", "--", "sh"]);
    }
    let child = command.arg("-c").arg(&script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
    // Never dropped: the pipe is what keeps it running.
    Box::leak(Box::new(child));
    let begun = Instant::now();
    while postgres::Client::connect(&address(port, "postgres"), postgres::NoTls).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL does not start; see {}/log", folder.display());
        std::thread::sleep(Duration::from_millis(50));
    }
    (folder, port)
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Debian keeps the server's programs out of the path, in a folder by version.
fn programs() -> String {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.map(|entry| entry.path().join("bin")).filter(|path| path.join("initdb").is_file()).max();
    newest.expect("no PostgreSQL: `cargo xtask setup` installs it").display().to_string()
}
