//! How right findings and verdicts are, and how fast they come.
//!
//! Owns what is printed. `TUNING=1` prints the half that rules are tuned on, `WRONG=5` so many of what was
//! missed or too much of each category, `ONLY=labels`, `ONLY=open` or `ONLY=speed` a part of it.
#![expect(clippy::cast_precision_loss, reason = "counts and times far below 2^52")]

#[path = "findings/labels.rs"]
mod labels;
#[path = "findings/open.rs"]
mod open;
#[path = "findings/speed.rs"]
mod speed;

use open::Asked;

fn main() {
    let tuning = std::env::var("TUNING").is_ok();
    let only = std::env::var("ONLY").unwrap_or_default();
    let wrong = std::env::var("WRONG").ok().and_then(|w| w.parse().ok()).unwrap_or(0);
    if only.is_empty() || only == "labels" {
        for folder in ["findings", "findings-held-out"] {
            if tuning && folder.ends_with("out") {
                continue;
            }
            by_category(folder, wrong);
        }
    }
    if only.is_empty() || only == "open" {
        open_or_not(tuning);
    }
    if only.is_empty() || only == "speed" {
        speed::print();
    }
}

fn by_category(folder: &str, wrong: usize) {
    let texts = labels::labelled(folder);
    let (tally, differences) = labels::measure(&texts);
    println!(
        "\n{} labelled texts of {folder}: right, missed, too much, precision, recall, F1",
        texts.len()
    );
    for (category, agreement) in &tally {
        let a = *agreement;
        println!(
            "{:24} {:4} {:4} {:4}  {:.2} {:.2} {:.2}",
            category.id(),
            a.right,
            a.missed,
            a.wrong,
            a.precision(),
            a.recall(),
            a.f1()
        );
        for found in [false, true] {
            let of = differences.iter().filter(|d| d.category == *category && d.found == found);
            for d in of.take(wrong) {
                let sign = if found { "+" } else { "-" };
                println!("   {sign} {} {}: {}", d.id, d.address, d.words.replace('\n', " "));
            }
        }
    }
    let all = labels::total(&tally);
    println!(
        "{:24} {:4} {:4} {:4}  {:.3} {:.3} {:.3}",
        "all",
        all.right,
        all.missed,
        all.wrong,
        all.precision(),
        all.recall(),
        all.f1()
    );
}

fn open_or_not(tuning: bool) {
    let (approved, closed) = (open::approved(tuning), open::closed(tuning));
    let failing = |all: &[Asked]| all.iter().filter(|a| !a.fails.is_empty()).count();
    let half = if tuning { "tuning" } else { "held-out" };
    let (good, bad) = (approved.len() - failing(&approved), failing(&closed));
    println!("\nopen or not, {half} half");
    println!("approved by OSI: no criterion fails in {good} of {}", approved.len());
    println!("closed by ScanCode: a criterion fails in {bad} of {}", closed.len());
    let models = open::closed_models();
    println!("models' licences among them, both halves: {} of {}", failing(&models), models.len());
    for a in models.iter().filter(|a| a.fails.is_empty()) {
        println!("    {} fails nothing", a.id);
    }
    let (truly, falsely) = (bad as f64, (approved.len() - good) as f64);
    let others = open::open(tuning);
    println!(
        "open by ScanCode, not asked of OSI: no criterion fails in {} of {}",
        others.len() - failing(&others),
        others.len()
    );
    if tuning {
        for a in others.iter().filter(|a| !a.fails.is_empty()) {
            println!("open, fails {}: {}", a.fails.join(" "), a.id);
            for (rule, _, words) in open::because(a) {
                println!("    {rule}: {}", words.replace('\n', " "));
            }
        }
    }
    println!(
        "“fails”: precision {:.3}, recall {:.3}",
        truly / (truly + falsely),
        truly / closed.len() as f64
    );
    for a in approved.iter().filter(|a| !a.fails.is_empty()) {
        println!("approved, fails {}: {}", a.fails.join(" "), a.id);
        for (rule, _, words) in open::because(a) {
            println!("    {rule}: {}", words.replace('\n', " "));
        }
    }
    println!("closed, fails nothing:");
    let most = if tuning { usize::MAX } else { 20 };
    for a in closed.iter().filter(|a| a.fails.is_empty()).take(most) {
        println!("    {} (unclear: {})", a.id, a.unclear.join(" "));
        if tuning {
            let grants = a.findings.iter().filter(|f| {
                f.effect(finding::Criterion::Osd3).is_some()
                    || f.effect(finding::Criterion::Osd1).is_some()
            });
            for f in grants {
                let words: Vec<&str> = f.words.iter().map(|w| a.text.of(*w)).collect();
                println!(
                    "        {}: [{}] {}",
                    f.rule,
                    words.join(" | "),
                    a.text.of(f.span).replace('\n', " ")
                );
            }
        }
    }
}
