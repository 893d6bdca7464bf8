//! A session bus of our own, for windows that must not meet the user's.
//!
//! Owns the life of one `dbus-daemon`: it ends with the value. The bus starts no service for anyone: a
//! portal or settings daemon that a window woke would outlive it, hold on to what it inherited, and
//! make one run depend on what else is installed.

use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running session bus.
#[derive(Debug)]
pub struct Bus {
    daemon: Child,
    folder: PathBuf,
    /// What `DBUS_SESSION_BUS_ADDRESS` has to be for programs that should use it.
    pub address: String,
}

impl Bus {
    /// Starts the bus, and waits until it takes clients.
    pub fn start() -> Result<Self> {
        // A socket's path may have 107 bytes, which a checkout's own folder may exceed.
        let folder = std::env::temp_dir().join(format!("glossator-bus-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let socket = folder.join("socket");
        let address = format!("unix:path={}", socket.display());
        let config = folder.join("bus.conf");
        fs::write(&config, configuration(&address))
            .with_context(|| format!("cannot write {}", config.display()))?;
        let logs = workspace::target().join("journey");
        fs::create_dir_all(&logs).with_context(|| format!("cannot make {}", logs.display()))?;
        let log = fs::File::create(logs.join("bus.log")).context("bus.log")?;
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--nopidfile", "--config-file"])
            .arg(&config)
            .stdin(Stdio::null())
            .stdout(log.try_clone().context("bus.log")?)
            .stderr(log)
            .spawn()
            .context("cannot start dbus-daemon; `cargo xtask setup` installs it")?;
        while UnixStream::connect(&socket).is_err() {
            if let Some(status) = daemon.try_wait()? {
                bail!(
                    "dbus-daemon ended before it took clients: {status}; see target/journey/bus.log"
                );
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(Self { daemon, folder, address })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It may have ended by itself, and its folder is in the system's temporary one.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
        let _ = fs::remove_dir_all(&self.folder);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_clients_until_it_ends() {
        let bus = Bus::start().expect("dbus-daemon is installed");
        let socket = PathBuf::from(bus.address.strip_prefix("unix:path=").expect("a path"));
        UnixStream::connect(&socket).expect("it takes clients");
        drop(bus);
        UnixStream::connect(&socket).expect_err("it has ended");
    }
}
