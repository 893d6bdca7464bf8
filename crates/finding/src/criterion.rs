//! The ids of the criteria a rule may name.
//!
//! Owns the list of ids. What a criterion means and when it fails is not said here.

/// Open Source Definition 1–10 (<https://opensource.org/osd>), then the Open Source AI Definition
/// 1.0 (<https://opensource.org/ai/open-source-ai-definition>): its four freedoms and the three
/// elements of the form that is preferred for modification.
const IDS: [&str; 17] = [
    "osd-1",
    "osd-2",
    "osd-3",
    "osd-4",
    "osd-5",
    "osd-6",
    "osd-7",
    "osd-8",
    "osd-9",
    "osd-10",
    "osaid-use",
    "osaid-study",
    "osaid-modify",
    "osaid-share",
    "osaid-data",
    "osaid-code",
    "osaid-parameters",
];

/// Whether a criterion has this id.
pub(crate) fn is_criterion(id: &str) -> bool {
    IDS.contains(&id)
}
