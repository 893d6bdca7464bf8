//! The end of waiting.
//!
//! Owns that a wait ends when it must, whatever is waited for: the library's own limits start anew
//! with each byte from a proxy. It never stops the work, which ends by those.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// What `work` gives, or nothing if that takes longer than `limit`.
///
/// # Panics
/// When `work` does.
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = sync_channel(1);
    let worker = thread::spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(work());
    });
    match receiver.recv_timeout(limit) {
        Ok(given) => Some(given),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => unreachable!("the work sends before it ends"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn work_is_waited_for_until_the_limit() {
        assert_eq!(within(Duration::from_mins(1), || 1), Some(1));
        let (_open, never) = channel::<()>();
        assert_eq!(within(Duration::from_millis(20), move || never.recv()), None);
    }

    #[test]
    #[should_panic(expected = "a fault of ours")]
    fn a_panic_is_not_taken_for_slowness() {
        within(Duration::from_mins(1), || panic!("a fault of ours"));
    }
}
