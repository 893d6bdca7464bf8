//! The store through its public door, on real files.

mod duties;
mod example;
mod hostile;
mod imports;
mod judgements;
mod notes;
mod refusals;
mod settings;
mod together;
