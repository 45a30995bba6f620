//! Connections: accepted, limited in number and in how long they may take to ask, with TLS or without. HTTP itself is hyper's.

use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// Most connections at a time. More wait in the system's queue: a server that fell over would serve nobody.
const CONNECTIONS: usize = 2048;
/// How long requests under way may still take after the server was told to stop.
const LAST: Duration = Duration::from_secs(10);

/// Where a request came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peer(pub(super) IpAddr);

/// Accepts until told to stop (Ctrl-C, SIGTERM), then lets what is under way come to its end.
pub(super) async fn accept(
    listener: TcpListener,
    app: Router,
    tls: Option<TlsAcceptor>,
    patience: Duration,
) -> std::io::Result<()> {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let ending = Arc::new(GracefulShutdown::new());
    let told = told_to_stop();
    tokio::pin!(told);
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => match place {
                Ok(place) => place,
                Err(_) => return Ok(()),
            },
            () = &mut told => break,
        };
        let (stream, from) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => (stream, Peer(from.ip())),
                Err(_) => {
                    // Out of file handles, or a client gone already: neither is a reason to stop serving.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut told => break,
        };
        let (app, tls, watcher) = (app.clone(), tls.clone(), ending.watcher());
        tokio::spawn(async move {
            let _ = stream.set_nodelay(true);
            match tls {
                None => talk(stream, app, from, patience, watcher).await,
                Some(tls) => {
                    if let Some(stream) = shake_hands(&tls, stream, patience).await {
                        talk(stream, app, from, patience, watcher).await;
                    }
                }
            }
            drop(place);
        });
    }
    drop(listener);
    if let Some(ending) = Arc::into_inner(ending) {
        let _ = tokio::time::timeout(LAST, ending.shutdown()).await; // who takes longer than that is let go
    }
    Ok(())
}

async fn shake_hands(
    tls: &TlsAcceptor,
    stream: TcpStream,
    patience: Duration,
) -> Option<tokio_rustls::server::TlsStream<TcpStream>> {
    tokio::time::timeout(patience, tls.accept(stream)).await.ok()?.ok()
}

/// One connection to its end. Errors are the client's: it went away or was too slow, and there is nobody to tell.
async fn talk<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    app: Router,
    from: Peer,
    patience: Duration,
    watcher: hyper_util::server::graceful::Watcher,
) {
    // Whoever takes nothing of an answer for so long is let go: there are others for the place.
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(patience));
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(from);
        app.clone().oneshot(request)
    });
    let talk = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(Box::pin(stream)), answer);
    let _ = watcher.watch(talk).await;
}

/// Behind a proxy: takes the address that it saw, the last that `X-Forwarded-For` names, for where a request came from. Those before it
/// anybody can have written.
pub(super) async fn forwarded(mut request: Request, next: Next) -> Response {
    let named = request.headers().get_all("x-forwarded-for").into_iter().next_back();
    let last = named.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    if let Some(address) = last {
        request.extensions_mut().insert(Peer(address));
    }
    next.run(request).await
}

async fn told_to_stop() {
    let interrupted = async { _ = tokio::signal::ctrl_c().await };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! { () = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    interrupted.await;
}
