//! Accepts connections, with TLS or without; limits their number and how long a client may take to send and to receive. HTTP itself is
//! hyper's. A connection that gets no slot is closed at once, so that the accept loop never blocks.

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

/// Bytes of an answer that the system buffers for a client (Linux doubles it). Its default is 4 MB, 8 GB for all slots. It accepts more
/// when a third is free again: ten seconds at the minimum rate, within every client's timeout.
const SEND_BUFFER: u32 = 128 * 1024;
/// Connections that the system queues until they are accepted.
const BACKLOG: u32 = 1024;
/// How long requests under way may still take after the signal to stop.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);

/// The address of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peer(pub(super) IpAddr);

/// How connections are accepted.
#[derive(Clone, Copy, Debug)]
pub(super) struct ConnectionOptions {
    /// Most connections at a time; fewer where the process may not open so many files.
    pub(super) slots: usize,
    /// Whether each address has a share of the slots. Behind a proxy all connections come from one address, and the proxy shares them out.
    pub(super) fair: bool,
    /// How long a client may take, see [`super::Options::timeout`].
    pub(super) timeout: Duration,
}

/// Listens; port 0 for any that is free.
pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restarted server gets its port back at once. (On Windows this would share the port with any process.)
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // Accepted sockets inherit it.
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts until the signal to stop (Ctrl-C, SIGTERM), then waits for requests under way.
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
            // Below TLS, where the socket itself waits for the client. What a stalled client has not read is discarded; otherwise the system
            // would keep it for minutes.
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
        let _ = tokio::time::timeout(SHUTDOWN_GRACE, ending.shutdown()).await; // drops what takes longer
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

/// Serves one connection to its end. Errors are the client's, which is gone or too slow, and are not reported.
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
        // `min_data_rate` changes the state again when the whole body has come.
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
                // When one address holds many slots, each connection ends after its answer, so that all pupils of a school get one in turn.
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response.map(|body| TrackedBody { body, handle }))
        }
    });
    let serve_connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // Also limits the time between two requests: an idle connection gives its slot back.
        .header_read_timeout(timeout)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), answer);
    let _ = watcher.watch(serve_connection).await;
}

/// The body of an answer; when it is dropped, its connection is silent again.
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

/// Behind a proxy: takes the client's address from the last entry of `X-Forwarded-For`, which the proxy added. Earlier entries may be
/// forged.
pub(super) async fn forwarded(mut request: Request, next: Next) -> Response {
    let named = request.headers().get_all("x-forwarded-for").into_iter().next_back();
    // An address that cannot be read must not count as the proxy's own, which is this machine.
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
