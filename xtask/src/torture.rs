//! `cargo xtask torture`: the store under ill treatment, as often as asked.
//!
//! Owns how often. What is done, and what is counted, is `crates/store/tests/torture`.

use crate::process::{cargo, run};
use anyhow::{Context, Result};

/// How often a writer is killed unless a number is given.
pub const KILLS: &str = "1000";

/// Kills a writer so many times, fills a disk and lets writes fail.
///
/// # Errors
/// When anything was lost, or `kills` is no number.
pub fn torture(kills: &str) -> Result<()> {
    let kills: u32 = kills.parse().with_context(|| format!("`{kills}` is no number of kills"))?;
    let kills = kills.to_string();
    run(&mut cargo(["test", "--package", "store", "--test", "torture", "--", &kills]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_refused() {
        let error = torture("many").expect_err("no number").to_string();
        assert_eq!(error, "`many` is no number of kills");
    }
}
