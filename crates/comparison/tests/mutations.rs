//! Real licences changed by lot: what `cargo xtask bench comparison` measures, on fewer of them.

#[path = "../benches/comparison/lots.rs"]
mod lots;
#[path = "../benches/comparison/mutation.rs"]
mod mutation;
#[path = "../benches/comparison/read.rs"]
mod read;
#[path = "../benches/comparison/run.rs"]
mod run;
#[path = "../benches/comparison/sheet.rs"]
mod sheet;
#[path = "../benches/comparison/truth.rs"]
mod truth;

use lots::Half;

#[test]
fn licences_changed_by_lot_are_told_rightly() {
    for (half, seed) in [(Half::Tuning, 1), (Half::HeldOut, 2)] {
        let rows = run::run(&lots::licences(half, 40), seed);
        for (name, tally) in &rows {
            let wrong = &tally.wrong;
            assert!(tally.cases >= 8, "{name}: {} cases", tally.cases);
            assert_eq!(tally.substance.right, tally.substance.of, "{name}: {wrong:#?}");
            assert!(tally.pairs.f1() >= 0.99, "{name}: {wrong:#?}");
        }
        let all = run::all(&rows);
        let moved = rows.iter().find(|(name, _)| name == "Moved").map(|(_, tally)| tally.relation);
        assert!(moved.is_some_and(|moved| moved.share() >= 0.97), "{:#?}", all.wrong);
        assert!(all.touched.f1() >= 0.99, "{:#?}", all.wrong);
        assert!(all.kind.share() >= 0.97, "{:#?}", all.wrong);
        assert!(all.form.share() >= 0.98, "{:#?}", all.wrong);
    }
}
