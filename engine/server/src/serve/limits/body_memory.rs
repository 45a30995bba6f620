//! Limits the memory for bodies that are parsed as JSON. A few bytes of text become many of memory (`[0],` some hundred), so the bytes
//! parsed at a time are bounded; further requests wait in order.

use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Kilobytes of text that are read at the same time. A batch of a page's has 60.
const ROOM: u32 = 4 * 1024;

/// Permits for the bytes that are parsed at a time.
pub(in crate::serve) struct BodyMemory(Arc<Semaphore>);

impl BodyMemory {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(ROOM as usize)))
    }

    /// Waits until so many bytes can be read; to be kept while they are, and what was made of them.
    pub(in crate::serve) async fn enter(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let kilobytes = u32::try_from(bytes.div_ceil(1024)).unwrap_or(ROOM).clamp(1, ROOM);
        Arc::clone(&self.0).acquire_many_owned(kilobytes).await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use tokio::time::timeout;

    #[tokio::test(start_paused = true)]
    async fn what_is_too_much_at_once_waits() {
        let room = BodyMemory::new();
        let enters = |bytes| timeout(Duration::from_secs(1), room.enter(bytes));
        let first = enters(3 << 20).await.expect("there is room");
        let second = enters(1 << 20).await.expect("there is room");
        assert!(enters(1).await.is_err());
        drop(first);
        assert!(enters(1 << 20).await.is_ok());
        assert!(enters(usize::MAX).await.is_err(), "all of it");
        drop(second);
        assert!(enters(usize::MAX).await.is_ok());
    }
}
