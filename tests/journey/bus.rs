//! The session bus of a journey.
//!
//! Owns the life of one `dbus-daemon`. It is never the user's: the app would hand over to the one that
//! the user has open. And it starts no service for anyone: a portal or settings daemon that a window
//! woke would outlive the journey, hold on to what it inherited, and make one run depend on what else
//! is installed.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running session bus.
#[derive(Debug)]
pub struct Bus {
    /// What `DBUS_SESSION_BUS_ADDRESS` has to be.
    pub address: String,
    daemon: Child,
    // Removed with the bus.
    _folder: tempfile::TempDir,
}

impl Bus {
    /// A new bus, once it takes clients; what it prints goes to `log`.
    pub async fn start(log: &Path) -> Self {
        // Among the system's temporary folders: a socket's path may have 107 bytes.
        let folder = tempfile::tempdir().expect("a temporary folder");
        let socket = folder.path().join("bus");
        let address = format!("unix:path={}", socket.display());
        let config = folder.path().join("bus.conf");
        fs::write(&config, configuration(&address)).expect("the folder can be written");
        let log = fs::File::create(log).expect("the log can be written");
        let errors = log.try_clone().expect("a second handle");
        let daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--nopidfile", "--config-file"])
            .arg(&config)
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .spawn()
            .expect("dbus-daemon cannot be started: run `cargo xtask setup`");
        let bus = Self { address, daemon, _folder: folder };
        crate::page::until("the session bus", async || UnixStream::connect(&socket).ok()).await;
        bus
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It may have ended by itself, which is what is wanted.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// A session bus on which everyone may speak and own names, and nothing is started on demand: it has
/// no `<servicedir>`.
fn configuration(address: &str) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#
    )
}
