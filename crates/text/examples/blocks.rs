//! Prints how a file is read: one block a line, with indent and marker.
//!
//! `cargo run -p text --example blocks -- FILE`

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let text = text::read(&bytes, text::Format::guess(&bytes));
        for block in &text.blocks {
            let marker = block.marker.map_or("", |m| text.of(m));
            println!("{:?} {} [{marker}] {}", block.kind, block.indent, text.of(block.span));
        }
        for diagnostic in &text.diagnostics {
            println!("! {} {}", diagnostic.span.start().bytes(), diagnostic.message);
        }
    }
    Ok(())
}
