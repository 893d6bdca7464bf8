//! [`Chance`]: choices that a number repeats.

use std::hash::{BuildHasher, Hasher, RandomState};

/// xorshift64 (Marsaglia, 2003).
pub struct Chance {
    seed: u64,
    state: u64,
}

impl Chance {
    /// From the number in `TORTURE_SEED`, else from one that the system gives.
    pub fn new() -> Self {
        let given = std::env::var("TORTURE_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish()).max(1);
        Self { seed, state: seed }
    }

    /// The number that repeats the choices.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % limit as u64).expect("below a usize")
    }
}
