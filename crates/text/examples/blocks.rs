//! Prints what the readers make of files: each block with its kind, indent and marker, and what was
//! odd.
//!
//!     cargo run -p text --example blocks -- FILE…

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        match text::import(&std::fs::read(&path)?) {
            Err(error) => println!("{path}: {error}"),
            Ok((format, text)) => {
                println!("{path}: {format:?}, {} words", text::words(&text.content).count());
                for block in &text.blocks {
                    let marker = block.marker.map_or("", |marker| text.of(marker));
                    println!(
                        "{:?} {} [{marker}] {}",
                        block.kind,
                        block.indent,
                        text.of(block.span)
                    );
                }
                for told in &text.diagnostics {
                    println!("! {}: {}", told.span.start().bytes(), told.message);
                }
            }
        }
    }
    Ok(())
}
