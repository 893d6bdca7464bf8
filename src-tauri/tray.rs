//! [`Tray`]: files that were looked at and wait to be kept or forgotten.
//!
//! Owns their bytes while the reader decides, and who is told of files that the system hands over. It
//! keeps nothing in the library.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::ipc::Channel;

/// How many files wait at most: each may have 20 MB. Beyond, the oldest is forgotten.
const MOST: usize = 32;

/// Files that wait.
#[derive(Default)]
pub(crate) struct Tray {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: u32,
    files: BTreeMap<u32, Waiting>,
    /// Files that the system handed over and nobody has looked at yet.
    handed: Vec<PathBuf>,
    page: Option<Channel<()>>,
}

/// A file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// Its name, for show.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Tray {
    /// Lays a file down and gives the number under which it waits.
    pub fn lay(&self, file: Waiting) -> u32 {
        let mut state = self.state();
        let token = state.next;
        state.next = token.wrapping_add(1);
        state.files.insert(token, file);
        if state.files.len() > MOST {
            state.files.pop_first();
        }
        token
    }

    /// The file that waits under a number.
    pub fn waiting(&self, token: u32) -> Option<Waiting> {
        self.state().files.get(&token).cloned()
    }

    /// Lets go of the file that waits under a number.
    pub fn forget(&self, token: u32) {
        self.state().files.remove(&token);
    }

    /// The system hands files over: the page that watches is told.
    pub fn hand_over(&self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        let mut state = self.state();
        state.handed.extend(paths);
        if state.page.as_ref().is_some_and(|page| page.send(()).is_err()) {
            state.page = None;
        }
    }

    /// The files that were handed over since the last time that somebody asked.
    pub fn take_handed(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.state().handed)
    }

    /// From now on this page is told when files are handed over.
    pub fn watch(&self, page: Channel<()>) {
        self.state().page = Some(page);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU8, Ordering};

    fn file(name: &str) -> Waiting {
        Waiting { file_name: name.into(), bytes: name.into() }
    }

    #[test]
    fn a_file_waits_until_it_is_forgotten_and_no_more_than_so_many_do() {
        let tray = Tray::default();
        let tokens: Vec<u32> = (0..=MOST).map(|i| tray.lay(file(&i.to_string()))).collect();
        assert_eq!(tray.waiting(tokens[0]), None, "the oldest gave way");
        assert_eq!(tray.waiting(tokens[1]), Some(file("1")));
        tray.forget(tokens[1]);
        assert_eq!(tray.waiting(tokens[1]), None);
    }

    #[test]
    fn what_is_handed_over_is_told_and_taken_once() {
        let tray = Tray::default();
        tray.hand_over(vec!["early.txt".into()]);
        let told = Arc::new(AtomicU8::new(0));
        let count = Arc::clone(&told);
        tray.watch(Channel::new(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }));
        tray.hand_over(vec!["late.txt".into()]);
        tray.hand_over(vec![]);
        assert_eq!(told.load(Ordering::Relaxed), 1);
        assert_eq!(tray.take_handed(), [PathBuf::from("early.txt"), "late.txt".into()]);
        assert_eq!(tray.take_handed(), [] as [PathBuf; 0]);
    }
}
