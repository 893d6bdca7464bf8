//! The reader for PDF with words in it.
//!
//! Owns the way from a file to a text: `gate` opens the file within bounds (`work` adds up what its
//! pages ask for), `glyph` lists the
//! characters that its pages show, `line` joins them to lines, `running` takes away what stands on
//! every page, `paragraph` writes. It recognises no words in pictures.
//!
//! The libraries behind it are robust, and a hostile file may still find a way to make them panic;
//! they work on a thread of their own, whose end is a damaged file and no more.

mod gate;
mod glyph;
mod line;
mod paragraph;
mod running;
mod work;

use crate::{Container, ReadError, Text};

/// The libraries go into nested objects as deep as the gate lets through. Unit: bytes.
const STACK: usize = 32 << 20;

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    std::thread::scope(|scope| {
        let reading = std::thread::Builder::new().stack_size(STACK);
        let reading = reading.spawn_scoped(scope, || read_here(bytes));
        let damaged = || Err(ReadError::Damaged(Container::Pdf));
        reading.map_or_else(|_| damaged(), |thread| thread.join().unwrap_or_else(|_| damaged()))
    })
}

fn read_here(bytes: &[u8]) -> Result<Text, ReadError> {
    let opened = gate::open(bytes)?;
    let shown = glyph::shown(opened)?;
    if shown.glyphs() == 0 {
        return Err(ReadError::NoWords);
    }
    let mut pages: Vec<_> = shown.pages.iter().map(|page| line::lines(page)).collect();
    let running = running::take_away(&mut pages);
    Ok(paragraph::write(&pages, &shown, &running))
}

#[cfg(test)]
mod tests;
