//! The store through its public door, on real files.

mod example;
mod notes;
mod refusals;
mod settings;
mod together;
