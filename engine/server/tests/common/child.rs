//! A server as a child process, which can be killed: this very test program, told by its environment to be the server. A test file
//! that wants one has an ignored test `be_the_server`, which calls [`serve`].

use shujin_server::Server;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

const FOLDER: &str = "SHUJIN_TEST_SERVER_FOLDER";
const STORE: &str = "SHUJIN_TEST_SERVER_STORE";

/// The child's part; nothing where this is not the child.
pub fn serve() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut options = super::options(Path::new(&folder));
    options.store = std::env::var(STORE).ok().map(|place| place.parse().expect("a place"));
    options.rate = std::num::NonZeroU32::MAX;
    let server = Server::bind(options).expect("binds");
    println!("listening {}", server.address());
    server.run().expect("serves");
    // The harness would go on to print, where nobody reads any more; what went wrong until here has its own code.
    std::process::exit(0);
}

/// Starts a child over this folder, with its database there or elsewhere; `first` is said by a shell before it becomes the child.
pub fn start(folder: &Path, store: Option<&str>, first: &str) -> (Child, SocketAddr) {
    let program = std::env::current_exe().expect("this program");
    let script = format!("{first}exec \"{}\" be_the_server --exact --ignored --nocapture", program.display());
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).env(FOLDER, folder);
    store.into_iter().for_each(|store| _ = command.env(STORE, store));
    let mut child = command.stdout(Stdio::piped()).spawn().expect("starts");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    // The test harness may print before us on the same line.
    let address = lines.map_while(Result::ok).find_map(|line| Some(line.split_once("listening ")?.1.trim().parse()));
    (child, address.expect("an address").expect("a socket's address"))
}
