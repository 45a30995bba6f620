//! Connections: accepted, limited in number and in how long they may take to ask and to be answered, with TLS or without. HTTP itself
//! is hyper's. Nobody waits for a place: who can have none is let go at once, so that there is always somebody at the door.

mod places;

use super::pace::Paced;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
pub(super) use places::{Doing, Line};
use places::{Place, Places};
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// What the system keeps of an answer for a client that has not taken it yet, bytes (Linux doubles it). Left to itself it keeps 4 MB, 8 GB
/// for all places. It lets us go on when a third is free again: ten seconds of the least rate, within every client's patience.
const SENDING: u32 = 128 * 1024;
/// Connections that the system keeps until they are accepted.
const QUEUE: u32 = 1024;
/// How long requests under way may still take after the server was told to stop.
const LAST: Duration = Duration::from_secs(10);

/// Where a request came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peer(pub(super) IpAddr);

/// How connections are let in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doors {
    /// Most at a time; fewer where the process may not open so many files.
    pub(super) places: usize,
    /// Whether each address has a share of them. Behind a proxy all come from one address, and who gets how many is the proxy's business.
    pub(super) fair: bool,
    /// How long a client may take ([`super::Options::patience`]).
    pub(super) patience: Duration,
}

/// Listens; port 0 for any that is free.
pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A server that starts again takes its port back at once. (On Windows this would share it with anybody.)
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // What is accepted inherits it.
    socket.set_send_buffer_size(SENDING)?;
    socket.bind(address)?;
    socket.listen(QUEUE)
}

/// Accepts until told to stop (Ctrl-C, SIGTERM), then lets what is under way come to its end.
pub(super) async fn accept(
    listener: TcpListener,
    app: Router,
    tls: Option<TlsAcceptor>,
    doors: Doors,
) -> io::Result<()> {
    let places = Places::new(places::affordable(doors.places), doors.fair);
    let patience = doors.patience;
    let ending = Arc::new(GracefulShutdown::new());
    let told = told_to_stop();
    tokio::pin!(told);
    loop {
        let (stream, from) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => (stream, Peer(from.ip().to_canonical())),
                Err(_) => {
                    // Out of file handles, or a client gone already: neither is a reason to stop serving.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut told => break,
        };
        let Some(place) = places.take(from.0) else {
            continue; // which closes it
        };
        let (app, tls, watcher, place) = (app.clone(), tls.clone(), ending.watcher(), Arc::new(place));
        let line = place.line();
        let work = async move {
            let _ = stream.set_nodelay(true);
            // Below TLS: only the socket itself waits for the client. What a sleeper has not taken is thrown away, or the system would
            // keep it for minutes.
            let stream = Paced::new(stream, patience, |stream| _ = stream.set_zero_linger());
            match tls {
                None => talk(stream, app, (from, Arc::clone(&place)), patience, watcher).await,
                Some(tls) => {
                    if let Some(stream) = shake_hands(&tls, stream, patience).await {
                        talk(stream, app, (from, Arc::clone(&place)), patience, watcher).await;
                    }
                }
            }
            drop(place);
        };
        tokio::spawn(async move {
            tokio::select! { () = work => {}, () = line.told_to_leave() => {} }
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
    stream: Paced<TcpStream>,
    patience: Duration,
) -> Option<tokio_rustls::server::TlsStream<Paced<TcpStream>>> {
    tokio::time::timeout(patience, tls.accept(stream)).await.ok()?.ok()
}

/// One connection to its end. Errors are the client's: it went away or was too slow, and there is nobody to tell.
async fn talk<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    app: Router,
    (from, place): (Peer, Arc<Place>),
    patience: Duration,
    watcher: hyper_util::server::graceful::Watcher,
) {
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(from);
        // Of what has a body that is told when it has come: see `pace`.
        let line = place.line();
        line.does(if request.body().is_end_stream() { Doing::Answering } else { Doing::Silent });
        request.extensions_mut().insert(Arc::clone(&line));
        let (answer, place) = (app.clone().oneshot(request), Arc::clone(&place));
        async move {
            let mut response = answer.await?;
            line.does(Doing::Taking);
            if place.is_scarce() {
                // A school behind one address: its pupils come by turns, and none holds a place only to have it.
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response.map(|body| Sent { body, line }))
        }
    });
    let talk = http1::Builder::new()
        .timer(TokioTimer::new())
        // The time between two requests counts as well: who has nothing to ask gives the place back.
        .header_read_timeout(patience)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), answer);
    let _ = watcher.watch(talk).await;
}

/// An answer's body; when it has gone, its connection is silent again.
struct Sent {
    body: Body,
    line: Arc<Line>,
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.line.does(Doing::Silent);
    }
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Behind a proxy: takes the address that it saw, the last that `X-Forwarded-For` names, for where a request came from. Those before it
/// anybody can have written.
pub(super) async fn forwarded(mut request: Request, next: Next) -> Response {
    let named = request.headers().get_all("x-forwarded-for").into_iter().next_back();
    // One that cannot be read is nobody's: it must not count as the proxy's own, which is this machine.
    let nowhere = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    let read = |value: &HeaderValue| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok();
    if let Some(named) = named {
        let address = read(named).unwrap_or(nowhere);
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
