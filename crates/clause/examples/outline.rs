//! Prints the outline of a file: address, kind, heading and first words of each clause.
//!
//! `cargo run -p clause --example outline -- FILE`

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let text = text::read(&bytes, text::Format::guess(&bytes));
        let outline = clause::outline(&text);
        for clause in &outline.clauses {
            let heading = clause.heading.map_or("", |h| text.of(h));
            let words: String = text.of(clause.body).chars().take(60).collect();
            println!(
                "{:28} {} {:?} [{heading}] {words}",
                clause.address, clause.depth, clause.kind
            );
        }
        for definition in &outline.definitions {
            println!("= {} ({})", definition.term, outline.clause(definition.clause).address);
        }
        for reference in &outline.references {
            println!("→ {} {:?}", text.of(reference.span), reference.target);
        }
        for diagnostic in &outline.diagnostics {
            println!("! {} {}", diagnostic.span.start().bytes(), diagnostic.message);
        }
    }
    Ok(())
}
