//! The screen that a journey takes place on.
//!
//! Owns its start and end. The test runner sets `DISPLAY` to a virtual screen; without it, each app
//! gets one of its own.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A screen.
#[derive(Debug)]
pub struct Display {
    /// Its name for `DISPLAY`.
    pub name: String,
    own: Option<Child>,
}

impl Display {
    /// The screen that `DISPLAY` names, else a new one.
    pub fn open() -> Self {
        match std::env::var("DISPLAY") {
            Ok(name) if !name.is_empty() => Self { name, own: None },
            _ => Self::start(),
        }
    }

    fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("there is no DISPLAY, and Xvfb cannot be started: run `cargo xtask setup`");
        let mut number = String::new();
        let told = server.stdout.take().expect("its output is piped");
        BufReader::new(told).read_line(&mut number).expect("Xvfb tells its display");
        Self { name: format!(":{}", number.trim()), own: Some(server) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.own {
            // It may have ended by itself, which is what is wanted.
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}
