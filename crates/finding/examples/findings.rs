//! Prints the findings of files, for the writer of rules: `cargo run -p finding --example findings FILE…`.
//!
//! Owns the form of that print and nothing else. A front matter between two `---` is left out.

use finding::{Rules, find};
use std::io;

fn main() -> io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let source = String::from_utf8_lossy(&bytes);
        let body = source.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
        let source = body.map_or(&*source, |(_, body)| body).as_bytes();
        let text = text::read(source, text::Format::guess(source));
        let outline = clause::outline(&text);
        println!("\n== {path}");
        for finding in find(&text, &outline, Rules::built_in()) {
            let address = &outline.clause(finding.clause).address;
            let words: Vec<&str> = finding.words.iter().map(|w| text.of(*w)).collect();
            println!(
                "{address}\t{}\t{}\t[{}]\n\t{}",
                finding.rule,
                finding.category.group().id(),
                words.join(" | "),
                text.of(finding.span)
            );
        }
    }
    Ok(())
}
