//! [`Closing`]: who is told before the window closes.
//!
//! Owns the page that watches for that, and how long it may keep the window open. It stores nothing
//! itself and closes nothing.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::ipc::Channel;

/// How long a page that was told may go on storing, whatever else is asked. The store itself waits
/// five seconds for another program to let go of the library.
const PATIENCE: Duration = Duration::from_secs(8);

/// The page that stores what is not stored yet before the window closes.
///
/// It is told once, and again only after it has asked to be. A page that hangs cannot keep the window
/// open for longer than [`PATIENCE`]; a reader who presses twice loses nothing.
#[derive(Default)]
pub(crate) struct Closing {
    state: Mutex<State>,
}

#[derive(Default)]
enum State {
    /// Nobody has to be told.
    #[default]
    Open,
    /// This page wants to be.
    Watched(Channel<()>),
    /// It was told then.
    Told(Instant),
}

impl Closing {
    /// The next request to close is told to this page.
    pub fn watch(&self, page: Channel<()>) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = State::Watched(page);
    }

    /// The window is asked to close: tells the page that watches. Whether the window has to stay, for
    /// the page closes it once everything is stored.
    pub fn holds(&self, now: Instant) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State::Open => false,
            State::Told(then) => now.duration_since(*then) < PATIENCE,
            State::Watched(page) => {
                let told = page.send(()).is_ok();
                *state = if told { State::Told(now) } else { State::Open };
                told
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU8, Ordering};

    #[test]
    fn a_page_is_told_once_each_time_that_it_watches_and_has_time_to_store() {
        let told = Arc::new(AtomicU8::new(0));
        let page = || {
            let told = Arc::clone(&told);
            Channel::new(move |_| {
                told.fetch_add(1, Ordering::Relaxed);
                Ok(())
            })
        };
        let closing = Closing::default();
        let now = Instant::now();
        assert!(!closing.holds(now), "nobody watches yet");
        for times in 1..3 {
            closing.watch(page());
            assert!(closing.holds(now));
            assert!(closing.holds(now + PATIENCE / 2), "the reader presses again while it stores");
            assert!(!closing.holds(now + PATIENCE), "a page that hangs holds nothing for ever");
            assert_eq!(told.load(Ordering::Relaxed), times, "and is told once");
        }
    }

    #[test]
    fn a_page_that_is_gone_keeps_nothing_open() {
        let closing = Closing::default();
        closing.watch(Channel::new(|_| Err(tauri::Error::WebviewNotFound)));
        assert!(!closing.holds(Instant::now()));
    }
}
