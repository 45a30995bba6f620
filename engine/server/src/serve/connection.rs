//! Connections: accepted, limited in number and in how long they may take to ask. HTTP itself is hyper's.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// Most connections at a time. More wait in the system's queue: a server that fell over would serve nobody.
const CONNECTIONS: usize = 2048;

/// Accepts until Ctrl-C.
pub(super) async fn accept(listener: TcpListener, app: Router, patience: Duration) -> std::io::Result<()> {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let interrupted = tokio::signal::ctrl_c();
    tokio::pin!(interrupted);
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return Ok(());
        };
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(_) => {
                    // Out of file handles, or a client gone already: neither is a reason to stop serving.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            done = &mut interrupted => return done,
        };
        let app = app.clone();
        tokio::spawn(async move {
            talk(stream, app, patience).await;
            drop(place);
        });
    }
}

/// One connection to its end. Errors are the client's: it went away or was too slow, and there is nobody to tell.
async fn talk(stream: TcpStream, app: Router, patience: Duration) {
    let _ = stream.set_nodelay(true);
    let talk = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    let _ = talk.await;
}
