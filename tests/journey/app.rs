//! The app in its window, and the driver that works it.
//!
//! Owns starting, ending and killing both. Everything that it starts ends with it.

use crate::bus::Bus;
use crate::display::Display;
use crate::page::Page;
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process;
use std::process::{Child, Command, Stdio};

/// The program that is tried.
const PROGRAM: &str = env!("CARGO_BIN_EXE_glossator");

/// The running app.
pub struct App {
    /// What is in its window.
    pub page: Page,
    // Dropped in this order: the driver with the app, then their screen and bus.
    driver: Driver,
    /// Where the window is.
    pub display: Display,
    _bus: Bus,
}

impl App {
    /// Starts the app on a library folder; pictures and what it prints go to `pictures`.
    pub async fn start(data: &Path, pictures: &Path) -> Self {
        Self::start_with(data, pictures, &[]).await
    }

    /// Starts the app with files to look at, as a file manager does.
    pub async fn start_with(data: &Path, pictures: &Path, files: &[&Path]) -> Self {
        let arguments = [&[Path::new("--data"), data], files].concat();
        Self::start_as(None, pictures, &arguments).await
    }

    /// Starts the app as a reader whose home this is and who names no library.
    pub async fn start_at_home(home: &Path, pictures: &Path) -> Self {
        Self::start_as(Some(home), pictures, &[]).await
    }

    async fn start_as(home: Option<&Path>, pictures: &Path, arguments: &[&Path]) -> Self {
        let display = Display::open();
        let bus = Bus::start(&pictures.join("bus.log")).await;
        let log = File::create(pictures.join("app.log")).expect("the log can be written");
        let driver = Driver::start(&display, &bus, log, home).await;
        let options = json!({ "application": PROGRAM, "args": arguments });
        let wanted = [("tauri:options".to_owned(), options)];
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted.into_iter().collect())
            .connect(&driver.address)
            .await
            .unwrap_or_else(|error| panic!("the app's window does not open: {error}"));
        Self { page: Page::new(client, pictures).await, driver, display, _bus: bus }
    }

    /// Ends the app as a loss of power does: nothing in it runs any more.
    pub fn kill(self) {
        let apps = self.driver.apps();
        assert!(!apps.is_empty(), "the app is not running");
        for id in apps {
            signal("KILL", &id.to_string());
        }
    }

    /// Asks the window to close, as its frame does, and leaves it to the app whether it does.
    pub fn ask_to_close(&self) {
        crate::frame::ask_to_close(&self.display, "Glossator");
    }

    /// Waits until the app has ended by itself.
    pub async fn ended(self) {
        let gone = async || self.driver.apps().is_empty().then_some(());
        crate::page::until("the app's end", gone).await;
    }

    /// Asks the window to close until the app has ended.
    pub async fn ended_when_asked_again_and_again(self) {
        let gone = async || {
            if self.driver.apps().is_empty() {
                return Some(());
            }
            crate::frame::ask_to_close(&self.display, "Glossator");
            None
        };
        crate::page::until("the app's end", gone).await;
    }

    /// Closes the window, and panics if the page was denied anything on the way.
    pub async fn close(self) {
        let denied = self.page.denied().await;
        assert_eq!(denied, [""; 0], "the window's content policy stood in the page's way");
        self.page.close().await;
    }
}

/// tauri-driver with the driver of the system's web view.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    async fn start(display: &Display, bus: &Bus, log: File, home: Option<&Path>) -> Self {
        let errors = log.try_clone().expect("a second handle");
        let [port, native] = free_ports();
        let mut command = Command::new("tauri-driver");
        if let Some(home) = home {
            command.env("HOME", home).env("XDG_DATA_HOME", home.join("data"));
        }
        let process = command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("DISPLAY", &display.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
            // No bus for screen readers either: it would be a service of the session bus.
            .env("NO_AT_BRIDGE", "1")
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GLOSSATOR_DATA")
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .process_group(0)
            .spawn()
            .expect("tauri-driver cannot be started: run `cargo xtask setup`");
        let driver = Self { process, address: format!("http://127.0.0.1:{port}") };
        for port in [port, native] {
            crate::page::until("the driver", async || {
                TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
            })
            .await;
        }
        driver
    }

    /// The processes of the app that this driver started.
    fn apps(&self) -> Vec<u32> {
        let program = fs::canonicalize(PROGRAM).expect("the app was built");
        let is_app = |id: &u32| {
            fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program)
                && group_of(*id) == Some(self.process.id())
        };
        let entries = fs::read_dir("/proc").expect("a list of processes").flatten();
        let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.filter(is_app).collect()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group: the driver, the web view's driver, and an app that a failed test left.
        signal("KILL", &format!("-{}", self.process.id()));
        let _ = self.process.wait();
    }
}

/// The process group of a process: the fifth field of its `stat`, behind its name in brackets.
fn group_of(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit_once(") ")?.1.split(' ').nth(2)?.parse().ok()
}

fn signal(name: &str, whom: &str) {
    let sent = process::Command::new("kill").args(["-s", name, "--", whom]).status();
    assert!(sent.is_ok_and(|status| status.success()), "kill -s {name} {whom}");
}

/// Two ports that nobody listens on.
fn free_ports() -> [u16; 2] {
    let listen = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    [listen(), listen()].map(|listener| listener.local_addr().expect("its address").port())
}
