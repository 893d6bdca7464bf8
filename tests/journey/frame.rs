//! The window's frame, which a window manager draws: here there is none.
//!
//! Owns asking the window to close as the frame's button and Alt+F4 do. The window may refuse.

use crate::display::Display;
use std::process::Command;

/// Sends `WM_DELETE_WINDOW` to the windows with this title, by the C library that every X program
/// has; a message is 24 longs at most.
const BY_XLIB: &str = "\
import ctypes, sys
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
x = ctypes.CDLL('libX11.so.6')
x.XOpenDisplay.restype = c_void_p
x.XInternAtom.restype = x.XDefaultRootWindow.restype = c_ulong
x.XDefaultRootWindow.argtypes = x.XCloseDisplay.argtypes = [c_void_p]
x.XInternAtom.argtypes = [c_void_p, c_char_p, c_int]
x.XFetchName.argtypes = [c_void_p, c_ulong, c_void_p]
x.XQueryTree.argtypes = [c_void_p, c_ulong] + [c_void_p] * 4
x.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, c_void_p]
display = x.XOpenDisplay(None)
protocols, delete = (x.XInternAtom(display, name, 0) for name in [b'WM_PROTOCOLS', b'WM_DELETE_WINDOW'])
class Message(ctypes.Structure):
    _fields_ = [('type', c_int), ('serial', c_ulong), ('sent', c_int), ('display', c_void_p),
                ('window', c_ulong), ('kind', c_ulong), ('format', c_int), ('data', c_long * 5)]
class Event(ctypes.Union):
    _fields_ = [('message', Message), ('room', c_long * 24)]
ignored, windows, many = c_ulong(), ctypes.POINTER(c_ulong)(), c_uint()
root = x.XDefaultRootWindow(display)
x.XQueryTree(display, root, byref(ignored), byref(ignored), byref(windows), byref(many))
asked = 0
for window in windows[:many.value]:
    name = c_char_p()
    if x.XFetchName(display, window, byref(name)) and name.value == sys.argv[1].encode():
        event = Event(message=Message(33, 0, 1, display, window, protocols, 32, (delete, 0, 0, 0, 0)))
        x.XSendEvent(display, window, 0, 0, byref(event))
        asked += 1
x.XCloseDisplay(display)
sys.exit(0 if asked else 1)
";

/// Asks the window with this title to close.
pub fn ask_to_close(display: &Display, title: &str) {
    let asked = Command::new("python3")
        .args(["-c", BY_XLIB, title])
        .env("DISPLAY", &display.name)
        .status()
        .expect("python3 cannot be started: run `cargo xtask setup`");
    assert!(asked.success(), "there is no window called {title}");
}
