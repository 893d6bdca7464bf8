//! Work away from the window's thread.
//!
//! Owns the way in which every command is carried out: the window stays alive while it runs, and a
//! panic in it becomes a [`Failure`].

use crate::wire::{Failure, FailureCode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Carries out `work` on a thread of its own and gives its outcome.
pub(crate) async fn off_window<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let contained =
        move || catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(fault(&*panic)));
    let outcome = tauri::async_runtime::spawn_blocking(contained).await;
    outcome.unwrap_or_else(|error| {
        Err(Failure {
            code: FailureCode::Fault,
            message: format!("the work was broken off: {error}"),
        })
    })
}

fn fault(panic: &(dyn Any + Send)) -> Failure {
    let told = panic.downcast_ref::<String>().map(String::as_str);
    let told = told.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
    Failure { code: FailureCode::Fault, message: format!("a fault in Glossator: {told}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Work = fn() -> Result<u8, Failure>;

    fn outcome(work: impl FnOnce() -> Result<u8, Failure> + Send + 'static) -> Result<u8, Failure> {
        tauri::async_runtime::block_on(off_window(work))
    }

    #[test]
    fn an_outcome_is_handed_on() {
        assert_eq!(outcome(|| Ok(7)), Ok(7));
        let refused = Failure { code: FailureCode::Input, message: "no".into() };
        assert_eq!(
            outcome(|| Err(Failure { code: FailureCode::Input, message: "no".into() })),
            Err(refused)
        );
    }

    #[test]
    fn a_panic_becomes_a_failure_with_its_reason() {
        let work: [(Work, &str); 3] = [
            (|| panic!("a {} one", "worded"), "a worded one"),
            (|| panic!("plain"), "plain"),
            (|| std::panic::panic_any(5), "no reason given"),
        ];
        for (work, reason) in work {
            let failure = outcome(work).unwrap_err();
            assert_eq!(failure.code, FailureCode::Fault);
            assert!(failure.message.ends_with(reason), "{}", failure.message);
        }
    }
}
