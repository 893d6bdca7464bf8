//! The store through its public door, on real files.

mod example;
mod imports;
mod notes;
mod refusals;
mod settings;
mod together;
