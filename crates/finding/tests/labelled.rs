//! Findings against what people said of the clauses of real licences.
//!
//! Owns the floors below which a change of the rules may not bring them. What they reach, and what they
//! reach on texts that no rule was tuned on, is told by the bench.
#![expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]

#[path = "../benches/findings/labels.rs"]
mod labels;

/// The least F1 and precision of all categories together, and the least F1 of a category with ten labels
/// or more, on the texts that rules are tuned on.
const ALL: f64 = 0.90;
const EACH: f64 = 0.80;

#[test]
fn findings_agree_with_labels() {
    let texts = labels::labelled("findings");
    assert!(texts.len() >= 24, "{} texts", texts.len());
    let (tally, differences) = labels::measure(&texts);
    let all = labels::total(&tally);
    let worst: Vec<String> = differences
        .iter()
        .take(20)
        .map(|d| {
            format!(
                "{} {} {} {}: {}",
                if d.found { "+" } else { "-" },
                d.id,
                d.address,
                d.category.id(),
                d.words
            )
        })
        .collect();
    assert!(all.f1() >= ALL, "F1 {:.3}; among what differs:\n{}", all.f1(), worst.join("\n"));
    let precision = all.precision();
    assert!(precision >= ALL, "precision {precision:.3}, recall {:.3}", all.recall());
    for (category, agreement) in &tally {
        let labels = agreement.right + agreement.missed;
        let (f1, id) = (agreement.f1(), category.id());
        assert!(labels < 10 || f1 >= EACH, "{id}: F1 {f1:.3} of {labels} labels");
    }
}
