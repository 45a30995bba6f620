//! Minimum data rate: drops clients that send or take data too slowly, so that a byte now and then does not keep a slot for ever. hyper
//! limits the time for headers, see `connection`.
//!
//! ```text
//! debt = time waited − bytes / minimum rate, at least 0     debt > timeout: the client is dropped
//! ```
//!
//! So all waiting together is at most timeout + bytes / minimum rate. Fast data earns no credit for pauses later.

use super::api_error::ApiError;
use super::connection::{ConnectionHandle, ConnectionState};
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// Minimum rate of a request's body, bytes a second. A page's batch of 60 kB may take the timeout and 15 s.
const MIN_SEND_RATE: u32 = 4 * 1024;
/// Minimum rate of an answer, bytes a second. The system's own buffer comes on top ([`super::connection`]).
const MIN_RECEIVE_RATE: u32 = 8 * 1024;

/// The debt of one client.
struct TimeDebt {
    timeout: Duration,
    /// Bytes a second.
    rate: u32,
    owed: Duration,
    /// The start of the present wait.
    since: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl TimeDebt {
    fn new(timeout: Duration, rate: u32) -> Self {
        Self { timeout, rate, owed: Duration::ZERO, since: None, alarm: None }
    }

    /// So many bytes were transferred: the wait, if there was one, is over.
    fn went(&mut self, bytes: usize) {
        let waited = self.since.take().map_or(Duration::ZERO, |since| since.elapsed());
        let worth = Duration::from_secs_f64(bytes as f64 / f64::from(self.rate));
        self.owed = (self.owed + waited).saturating_sub(worth);
    }

    /// Waits for the client; ready when the debt exceeds the timeout.
    fn waits(&mut self, context: &mut Context) -> Poll<()> {
        let now = Instant::now();
        let since = *self.since.get_or_insert(now);
        let end = since + self.timeout.saturating_sub(self.owed);
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(end)));
        if alarm.deadline() != end {
            alarm.as_mut().reset(end);
        }
        alarm.as_mut().poll(context)
    }
}

fn too_slow() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "the client is too slow")
}

/// A connection whose client must take what is written at the minimum rate. Reading is not timed.
pub(super) struct RateCheckedStream<S> {
    stream: S,
    account: TimeDebt,
    /// Called before it ends for that reason.
    late: fn(&S),
}

impl<S> RateCheckedStream<S> {
    pub(super) fn new(stream: S, timeout: Duration, late: fn(&S)) -> Self {
        Self { stream, account: TimeDebt::new(timeout, MIN_RECEIVE_RATE), late }
    }

    fn wrote(&mut self, context: &mut Context, wrote: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match wrote {
            Poll::Ready(Ok(bytes)) => self.account.went(bytes),
            Poll::Ready(Err(_)) => {}
            Poll::Pending => {
                ready!(self.account.waits(context));
                (self.late)(&self.stream);
                return Poll::Ready(Err(too_slow()));
            }
        }
        wrote
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for RateCheckedStream<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context, into: &mut ReadBuf) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, into)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for RateCheckedStream<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let wrote = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.wrote(context, wrote)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, context: &mut Context, pieces: &[IoSlice]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let wrote = Pin::new(&mut this.stream).poll_write_vectored(context, pieces);
        this.wrote(context, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    // A socket has nothing to flush and does not wait when it is shut: neither is timed.
    fn poll_flush(self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

/// Bytes of a body that are passed on together: each frame costs some time, and a client may send one byte at a time.
const PIECE: usize = 8 * 1024;

/// A request's body that must come at the minimum rate, else it ends with an error.
struct RateCheckedBody {
    body: Body,
    account: TimeDebt,
    /// Small frames that are gathered into one.
    gathered: Vec<u8>,
    /// The frame after the gathered ones.
    next: Option<Option<Result<Frame<Bytes>, axum::BoxError>>>,
    /// For the handler: the body did not come in time.
    late: Arc<AtomicBool>,
    /// Its connection.
    line: Option<Arc<ConnectionHandle>>,
}

impl HttpBody for RateCheckedBody {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.get_mut();
        loop {
            if let Some(next) = this.next.take() {
                return Poll::Ready(next);
            }
            match Pin::new(&mut this.body).poll_frame(context) {
                Poll::Ready(frame) => {
                    let data = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref());
                    this.account.went(data.map_or(0, Bytes::len));
                    match data {
                        // Copied: a slice of one byte would keep the whole buffer alive.
                        Some(data) if data.len() < PIECE => {
                            this.gathered.extend_from_slice(data);
                            if this.gathered.len() < PIECE {
                                continue;
                            }
                        }
                        _ => this.next = Some(frame.map(|frame| frame.map_err(Into::into))),
                    }
                    if let (Some(None), Some(line)) = (&this.next, &this.line) {
                        line.set_state(ConnectionState::Answering);
                    }
                    if !this.gathered.is_empty() {
                        return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut this.gathered).into()))));
                    }
                }
                Poll::Pending => {
                    ready!(this.account.waits(context));
                    this.late.store(true, Ordering::Relaxed);
                    return Poll::Ready(Some(Err(too_slow().into())));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.gathered.is_empty() && self.next.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        // Of the whole body; hyper asks before anything of it is read.
        self.body.size_hint()
    }
}

/// Middleware for all routes: bodies must come at the minimum rate. When a handler fails because its body broke off, the client gets 408
/// instead of the handler's answer.
pub(super) async fn bodies(State(timeout): State<Duration>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let late = Arc::new(AtomicBool::new(false));
    let line = request.extensions().get::<Arc<ConnectionHandle>>().cloned();
    let paced = |body| {
        let account = TimeDebt::new(timeout, MIN_SEND_RATE);
        Body::new(RateCheckedBody { body, account, gathered: Vec::new(), next: None, late: Arc::clone(&late), line })
    };
    let response = next.run(request.map(paced)).await;
    let failed = response.status().is_client_error() || response.status().is_server_error();
    if failed && response.status() != StatusCode::REQUEST_TIMEOUT && late.load(Ordering::Relaxed) {
        return ApiError::timed_out().into_response();
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    fn run(work: impl Future<Output = ()>) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async { tokio::time::timeout(Duration::from_secs(60), work).await.expect("it ends") });
    }

    #[test]
    fn a_byte_now_and_then_is_too_little() {
        run(async {
            let timeout = Duration::from_millis(400);
            let (ours, mut theirs) = tokio::io::duplex(64);
            let mut ours = RateCheckedStream::new(ours, timeout, |_| {});
            let reader = tokio::spawn(async move {
                let mut taken = 0_u64;
                // Each byte comes well within the timeout: a check of the last byte alone would never drop the client.
                while theirs.read_u8().await.is_ok() {
                    taken += 1;
                    tokio::time::sleep(timeout / 20).await;
                }
                taken
            });
            let error = ours.write_all(&[0; 100_000]).await.expect_err("it takes too long");
            assert_eq!(error.kind(), io::ErrorKind::TimedOut);
            drop(ours);
            assert!(reader.await.expect("ends") < 1000);
        });
    }

    #[test]
    fn who_keeps_the_rate_may_take_longer_than_patience() {
        run(async {
            let (ours, mut theirs) = tokio::io::duplex(1024);
            let mut ours = RateCheckedStream::new(ours, Duration::from_millis(500), |_| {});
            let reader = tokio::spawn(async move {
                let mut taken = Vec::new();
                let mut piece = [0; 1024];
                while let Ok(long @ 1..) = theirs.read(&mut piece).await {
                    taken.extend_from_slice(&piece[..long]);
                    tokio::time::sleep(Duration::from_millis(20)).await; // some 50 KB/s
                }
                taken.len()
            });
            let begun = Instant::now();
            ours.write_all(&[0; 64 * 1024]).await.expect("all is taken");
            assert!(begun.elapsed() > Duration::from_millis(500), "it was to take longer than patience");
            drop(ours);
            assert_eq!(reader.await.expect("ends"), 64 * 1024);
        });
    }

    #[test]
    fn bytes_one_at_a_time_are_handed_on_together() {
        run(async {
            let (long, bytes) =
                (20_000, |from: usize| (from..from + 1).map(|at| Ok::<_, io::Error>(Bytes::from(vec![at as u8]))));
            let stream = tokio_stream::iter((0..long).flat_map(bytes));
            let account = TimeDebt::new(Duration::from_secs(1), MIN_SEND_RATE);
            let body = Body::from_stream(stream);
            let mut body =
                RateCheckedBody { body, account, gathered: Vec::new(), next: None, late: Arc::default(), line: None };
            let (mut pieces, mut all) = (0, Vec::new());
            while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
                all.extend_from_slice(frame.expect("comes").data_ref().expect("data"));
                pieces += 1;
            }
            assert_eq!(all, (0..long).map(|at| at as u8).collect::<Vec<_>>());
            assert!(pieces <= 3, "{pieces}");
        });
    }

    #[test]
    fn what_went_quickly_is_no_credit() {
        run(async {
            let mut account = TimeDebt::new(Duration::from_millis(50), 1);
            account.went(1_000_000);
            std::future::poll_fn(|context| account.waits(context)).await;
        });
    }
}
