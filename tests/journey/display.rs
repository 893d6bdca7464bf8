//! The screen that a journey takes place on.
//!
//! Owns its start and end. It is always one of its own: what a journey types must never reach a screen
//! that somebody works at.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A screen.
#[derive(Debug)]
pub struct Display {
    /// Its name for `DISPLAY`.
    pub name: String,
    server: Child,
}

impl Display {
    /// A new screen, once it takes clients.
    pub fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb cannot be started: run `cargo xtask setup`");
        let mut number = String::new();
        let told = server.stdout.take().expect("its output is piped");
        BufReader::new(told).read_line(&mut number).expect("Xvfb tells its display");
        assert!(!number.trim().is_empty(), "Xvfb ended before it had a display");
        Self { name: format!(":{}", number.trim()), server }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself, which is what is wanted.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
