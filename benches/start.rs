//! How long the app takes to start, and how much memory it has then, beside an empty Tauri window.
//!
//! Owns one table: the time from starting the program to words that can be read on the screen, and the
//! memory of all its processes a moment later. For the app these words are the shelf's rows; for the
//! empty window, which this program opens itself, a page of one line. Both start in turns on one screen
//! of their own, so that the ratio holds whatever else the machine does. Run by `cargo xtask bench start`.

#[path = "../tests/journey/display.rs"]
mod display;

use display::Display;
use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

/// How often each starts. The first start of each, which reads the program from the disk, is not
/// counted.
const STARTS: usize = 11;

/// Asks this program to be the empty window.
const EMPTY: &str = "--empty-window";

/// Where words must stand, in pixels: left, top, width, height. Below the app's bar and search field.
const REGION: (i16, i16, u16, u16) = (180, 260, 700, 400);

/// How many dark pixels are words. A letter has some thirty; the grey bars that hold a place while the
/// shelf is read have none.
const INK: usize = 600;

/// When a start is given up.
const PATIENCE: Duration = Duration::from_mins(1);

fn main() {
    if std::env::args().any(|argument| argument == EMPTY) {
        empty_window();
        return;
    }
    let screen = Display::open();
    // One that stays: the server begins anew when its last client goes.
    let eye = Eye::open(&screen.name);
    let own = std::env::current_exe().expect("this program's path");
    let programs: [(&str, OsString, &[&str]); 2] = [
        ("Glossator", env!("CARGO_BIN_EXE_glossator").into(), &[]),
        ("empty window", own.into(), &[EMPTY]),
    ];
    // One library for all starts: it is made once, at the start that is not counted.
    let folder = tempfile::tempdir().expect("a folder");
    let mut times = [Vec::new(), Vec::new()];
    let mut memory = [Vec::new(), Vec::new()];
    for round in 0..STARTS {
        for (i, (name, program, arguments)) in programs.iter().enumerate() {
            let mut command = Command::new(program);
            command.args(*arguments);
            if arguments.is_empty() {
                command.arg("--data").arg(folder.path());
            }
            let (time, bytes) = start(&mut command, &screen.name, &eye)
                .unwrap_or_else(|| panic!("{name} showed nothing for {PATIENCE:?}"));
            if round > 0 {
                times[i].push(time.as_secs_f64() * 1_000.0);
                memory[i].push(bytes / 1_048_576.0);
            }
        }
    }
    println!("{:14} {:>12} {:>12} {:>12}", "", "median ms", "fastest ms", "median MiB");
    for (i, (name, ..)) in programs.iter().enumerate() {
        let (time, fastest) = (median(&mut times[i]), times[i][0]);
        println!("{name:14} {time:>12.0} {fastest:>12.0} {:>12.0}", median(&mut memory[i]));
    }
    println!(
        "{:14} {:>12.2} {:>12.2} {:>12.2}",
        "ratio",
        median(&mut times[0]) / median(&mut times[1]),
        times[0][0] / times[1][0],
        median(&mut memory[0]) / median(&mut memory[1])
    );
}

/// Starts a program in a group of its own; the time until there are words, and the bytes of memory of
/// the group half a second later.
fn start(command: &mut Command, screen: &str, eye: &Eye) -> Option<(Duration, f64)> {
    command.env("DISPLAY", screen).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
    // No bus: what the desktop would start on demand is not what is measured.
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let begun = Instant::now();
    let mut child = command.spawn().expect("the program starts");
    let seen = eye.until_words(begun);
    thread::sleep(Duration::from_millis(500));
    let bytes = memory(child.id());
    end(&mut child);
    seen.map(|time| (time, bytes))
}

/// A look at the screen.
struct Eye {
    connection: RustConnection,
    root: Window,
}

impl Eye {
    fn open(screen: &str) -> Self {
        let (connection, number) = x11rb::connect(Some(screen)).expect("the screen takes clients");
        let root = connection.setup().roots[number].root;
        Self { connection, root }
    }

    /// Waits until there are words in [`REGION`].
    fn until_words(&self, begun: Instant) -> Option<Duration> {
        let (x, y, width, height) = REGION;
        while begun.elapsed() < PATIENCE {
            let image = self.connection.get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                x,
                y,
                width,
                height,
                !0,
            );
            let image = image.expect("a question").reply().expect("a picture").data;
            // Paper must be there too: a screen without a window is black all over.
            let dark = image.chunks_exact(4).filter(|p| p[..3].iter().all(|c| *c < 110)).count();
            let pale = image.chunks_exact(4).filter(|p| p[..3].iter().all(|c| *c > 200)).count();
            if dark > INK && pale > dark {
                return Some(begun.elapsed());
            }
            thread::sleep(Duration::from_millis(5));
        }
        None
    }
}

/// What the processes of a group have in memory, shared pages counted in parts (PSS, proc(5)).
fn memory(group: u32) -> f64 {
    let processes = fs::read_dir("/proc").expect("Linux has /proc").flatten();
    let own = processes.filter(|process| {
        let stat = fs::read_to_string(process.path().join("stat")).unwrap_or_default();
        // The fields behind the name, which may hold anything: state, parent, group.
        let behind = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
        behind.split_whitespace().nth(2) == Some(&group.to_string())
    });
    let kilobytes = own.filter_map(|process| {
        let rollup = fs::read_to_string(process.path().join("smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    });
    kilobytes.sum::<f64>() * 1024.0
}

fn end(child: &mut Child) {
    let group = format!("-{}", child.id());
    // The web view's own processes belong to the group.
    let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    let _ = child.wait();
}

/// Sorts `values` and gives the middle one.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn empty_window() {
    tauri::Builder::default()
        .run(tauri::generate_context!("benches/empty/tauri.conf.json"))
        .expect("the empty window opens");
}
