//! The store through its public door, on real files.

mod any;
mod backups;
mod carrying;
mod damage;
mod duties;
mod example;
mod hostile;
mod imports;
mod judgements;
mod lasting;
mod merging;
mod moving;
mod notes;
mod older;
mod refusals;
mod searching;
mod settings;
mod together;
