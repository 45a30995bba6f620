//! Connections: accepted, limited in number and in how long they may take to ask and to be answered, with TLS or without. HTTP itself
//! is hyper's. Nobody waits for a place: who can have none is let go at once, so that there is always somebody at the door.

mod slots;

use super::min_data_rate::RateCheckedStream;
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
pub(super) use slots::{ConnectionHandle, ConnectionState};
use slots::{ConnectionSlot, ConnectionSlots};
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
const SEND_BUFFER: u32 = 128 * 1024;
/// Connections that the system keeps until they are accepted.
const BACKLOG: u32 = 1024;
/// How long requests under way may still take after the server was told to stop.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);

/// Where a request came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peer(pub(super) IpAddr);

/// How connections are let in.
#[derive(Clone, Copy, Debug)]
pub(super) struct ConnectionOptions {
    /// Most at a time; fewer where the process may not open so many files.
    pub(super) slots: usize,
    /// Whether each address has a share of them. Behind a proxy all come from one address, and who gets how many is the proxy's business.
    pub(super) fair: bool,
    /// How long a client may take ([`super::Options::timeout`]).
    pub(super) timeout: Duration,
}

/// Listens; port 0 for any that is free.
pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A server that starts again takes its port back at once. (On Windows this would share it with anybody.)
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // What is accepted inherits it.
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts until told to stop (Ctrl-C, SIGTERM), then lets what is under way come to its end.
pub(super) async fn accept(
    listener: TcpListener,
    app: Router,
    tls: Option<TlsAcceptor>,
    options: ConnectionOptions,
) -> io::Result<()> {
    let slots = ConnectionSlots::new(slots::within_file_limit(options.slots), options.fair);
    let timeout = options.timeout;
    let ending = Arc::new(GracefulShutdown::new());
    let shutdown = shutdown_signal();
    tokio::pin!(shutdown);
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
            () = &mut shutdown => break,
        };
        let Some(slot) = slots.take(from.0) else {
            continue; // which closes it
        };
        let (app, tls, watcher, slot) = (app.clone(), tls.clone(), ending.watcher(), Arc::new(slot));
        let handle = slot.handle();
        let work = async move {
            let _ = stream.set_nodelay(true);
            // Below TLS: only the socket itself waits for the client. What a sleeper has not taken is thrown away, or the system would
            // keep it for minutes.
            let stream = RateCheckedStream::new(stream, timeout, |stream| _ = stream.set_zero_linger());
            match tls {
                None => serve_connection(stream, app, (from, Arc::clone(&slot)), timeout, watcher).await,
                Some(tls) => {
                    if let Some(stream) = tls_handshake(&tls, stream, timeout).await {
                        serve_connection(stream, app, (from, Arc::clone(&slot)), timeout, watcher).await;
                    }
                }
            }
            drop(slot);
        };
        tokio::spawn(async move {
            tokio::select! { () = work => {}, () = handle.evicted() => {} }
        });
    }
    drop(listener);
    if let Some(ending) = Arc::into_inner(ending) {
        let _ = tokio::time::timeout(SHUTDOWN_GRACE, ending.shutdown()).await; // who takes longer than that is let go
    }
    Ok(())
}

async fn tls_handshake(
    tls: &TlsAcceptor,
    stream: RateCheckedStream<TcpStream>,
    timeout: Duration,
) -> Option<tokio_rustls::server::TlsStream<RateCheckedStream<TcpStream>>> {
    tokio::time::timeout(timeout, tls.accept(stream)).await.ok()?.ok()
}

/// One connection to its end. Errors are the client's: it went away or was too slow, and there is nobody to tell.
async fn serve_connection<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    app: Router,
    (from, slot): (Peer, Arc<ConnectionSlot>),
    timeout: Duration,
    watcher: hyper_util::server::graceful::Watcher,
) {
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(from);
        // Of what has a body that is told when it has come: see `min_data_rate`.
        let handle = slot.handle();
        handle.set_state(if request.body().is_end_stream() {
            ConnectionState::Answering
        } else {
            ConnectionState::Silent
        });
        request.extensions_mut().insert(Arc::clone(&handle));
        let (answer, slot) = (app.clone().oneshot(request), Arc::clone(&slot));
        async move {
            let mut response = answer.await?;
            handle.set_state(ConnectionState::Taking);
            if slot.is_scarce() {
                // A school behind one address: its pupils come by turns, and none holds a place only to have it.
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response.map(|body| TrackedBody { body, handle }))
        }
    });
    let serve_connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // The time between two requests counts as well: who has nothing to ask gives the place back.
        .header_read_timeout(timeout)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), answer);
    let _ = watcher.watch(serve_connection).await;
}

/// An answer's body; when it has gone, its connection is silent again.
struct TrackedBody {
    body: Body,
    handle: Arc<ConnectionHandle>,
}

impl Drop for TrackedBody {
    fn drop(&mut self) {
        self.handle.set_state(ConnectionState::Silent);
    }
}

impl HttpBody for TrackedBody {
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

async fn shutdown_signal() {
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
