//! [`Closing`]: who is told before the window closes.
//!
//! Owns the page that watches for that. It stores nothing itself and closes nothing.

use std::sync::{Mutex, PoisonError};
use tauri::ipc::Channel;

/// The page that stores what is not stored yet before the window closes.
///
/// It is told once, and again only after it has asked to be: a page that hangs cannot keep the
/// window open against a second request.
#[derive(Default)]
pub(crate) struct Closing {
    page: Mutex<Option<Channel<()>>>,
}

impl Closing {
    /// The next request to close is told to this page.
    pub fn watch(&self, page: Channel<()>) {
        *self.page.lock().unwrap_or_else(PoisonError::into_inner) = Some(page);
    }

    /// Tells the page that the window is to close. Whether it was told, and so closes the window
    /// itself.
    pub fn tell(&self) -> bool {
        let page = self.page.lock().unwrap_or_else(PoisonError::into_inner).take();
        page.is_some_and(|page| page.send(()).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU8, Ordering};

    #[test]
    fn a_page_is_told_once_each_time_that_it_watches() {
        let told = Arc::new(AtomicU8::new(0));
        let page = || {
            let told = Arc::clone(&told);
            Channel::new(move |_| {
                told.fetch_add(1, Ordering::Relaxed);
                Ok(())
            })
        };
        let closing = Closing::default();
        assert!(!closing.tell(), "nobody watches yet");
        for times in 1..3 {
            closing.watch(page());
            assert!(closing.tell());
            assert!(!closing.tell(), "a page that does not answer is not asked again");
            assert_eq!(told.load(Ordering::Relaxed), times);
        }
    }

    #[test]
    fn a_page_that_is_gone_keeps_nothing_open() {
        let closing = Closing::default();
        closing.watch(Channel::new(|_| Err(tauri::Error::WebviewNotFound)));
        assert!(!closing.tell());
    }
}
