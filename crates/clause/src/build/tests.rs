//! Outlines of short texts that have what licences have.
//!
//! Owns the cases for `build`. It never reads a real licence.

use super::*;
use crate::Target;
use proptest::prelude::*;
use text::Format;

fn addresses(source: &str) -> Vec<String> {
    let text = text::read(source.as_bytes(), Format::guess(source.as_bytes()));
    outline(&text).clauses.iter().map(|c| format!("{} {}", c.depth, c.address)).collect()
}

#[test]
fn letters_and_roman_numerals_are_told_apart_by_their_neighbours() {
    // Without any indent, as in a licence kept as Markdown.
    let source = "1. A.\na. x\nb. y\ni. z\nii. z\niii. z\niv. z\nv. z\nc. x\n2. B.\na. x\n";
    assert_eq!(
        addresses(source),
        [
            "0 1",
            "1 1.a",
            "1 1.b",
            "2 1.b.i",
            "2 1.b.ii",
            "2 1.b.iii",
            "2 1.b.iv",
            "2 1.b.v",
            "1 1.c",
            "0 2",
            "1 2.a"
        ]
    );
    let letters = "a. x\nb. x\nc. x\nd. x\ne. x\nf. x\ng. x\nh. x\ni. x\nj. x\n";
    assert_eq!(addresses(letters)[8], "0 i");
}

#[test]
fn lists_that_start_anew_go_on_or_skip() {
    let source = "# P\n\nYou will not:\n\n1. One:\n    1. Sub:\n        1. Deep\n    1. Again\n    2. More\n\
                      2. Two:\n    8. Eight\n    9. Nine\n3. Three\n\nEnd of it.\n";
    assert_eq!(
        addresses(source),
        [
            "0 title",
            "0 preamble.1",
            "0 1",
            "1 1.1",
            "2 1.1.1",
            "1 1.1[2]",
            "1 1.2",
            "0 2",
            "1 2.8",
            "1 2.9",
            "0 3",
            "0 closing.1"
        ]
    );
    assert_eq!(addresses("1. a\n3. b\n4. c\n"), ["0 1", "0 3", "0 4"]);
}

#[test]
fn dotted_numbers_name_their_parents() {
    let source = "1. Terms.\n1.1 One\n1.2 Two\n(a) x\n(b) y\n2. More.\n2.1 One\n2.1.1 Deep\n";
    assert_eq!(
        addresses(source),
        ["0 1", "1 1.1", "1 1.2", "2 1.2.a", "2 1.2.b", "0 2", "1 2.1", "2 2.1.1"]
    );
}

#[test]
fn items_under_a_lead_belong_to_the_section_of_the_lead() {
    let source = "2. Limits.\n\n    You will not:\n\n    a. Harm\n    b. Sell\n\n3. Term.\n";
    assert_eq!(addresses(source), ["0 2", "1 2.p1", "1 2.a", "1 2.b", "0 3"]);
}

#[test]
fn a_policy_printed_inside_is_a_part_of_its_own() {
    let source = "SAMPLE LICENCE\n\n1. Terms.\n\n2. More words here.\n\n\
                      Sample Acceptable Use Policy\n\nProhibited Uses\n\nYou will not:\n\n1. Harm\n\nPlease report:\n\n* Here\n* There\n";
    assert_eq!(
        addresses(source),
        [
            "0 title",
            "0 1",
            "0 2",
            "0 AUP.title",
            "0 AUP.prohibited-uses",
            "0 AUP.prohibited-uses.1",
            "0 AUP.1",
            "0 AUP.prohibited-uses.2",
            "0 AUP.prohibited-uses.2.*1",
            "0 AUP.prohibited-uses.2.*2"
        ]
    );
}

#[test]
fn references_resolve_or_say_that_they_do_not() {
    let source = "1. Terms.\n  a. Sections 2 and 9 hold, as in Section 1(a).\n  b. Under Section 3(b) of the Other 3.2 Licence Agreement.\n  c. Section 1542 and Section 2, 2024 edition, § 1.\n2. More.\n";
    let text = text::read(source.as_bytes(), Format::Plain);
    let outline = outline(&text);
    let got: Vec<_> = outline
        .references
        .iter()
        .map(|r| match &r.target {
            Target::Own(id) => format!("{} = {}", text.of(r.span), outline.clause(*id).address),
            Target::Elsewhere(where_) => format!("{} > {where_}", text.of(r.span)),
        })
        .collect();
    assert_eq!(
        got,
        [
            "Sections 2 = 2",
            "9 > 9",
            "Section 1(a) = 1.a",
            "Section 3(b) > 3(b) of the Other 3.2 Licence Agreement",
            "Section 2 = 2",
            "§ 1 = 1"
        ]
    );
}

#[test]
fn a_number_is_no_paragraph() {
    let text =
        text::read(b"Sample\n\nPlease read Section 1 and Section 2.\n\nAnother.\n", Format::Plain);
    let targets: Vec<Target> = outline(&text).references.into_iter().map(|r| r.target).collect();
    assert_eq!(targets, [Target::Elsewhere("1".into()), Target::Elsewhere("2".into())]);
}

proptest! {
    #[test]
    fn every_block_is_one_clause_with_a_name_of_its_own(
        source in "((  |\t|    ){0,3}(1\\.|2\\.|1\\.1|a\\.|i\\.|\\(b\\)|\\*|\u{2022}|# |\u{201c}T\u{201d} means|Sample Use Policy|Section 1\\.a)? ?[A-Za-z:. ]{0,20}\n{1,2}){0,40}"
    ) {
        let text = text::read(source.as_bytes(), Format::guess(source.as_bytes()));
        let outline = outline(&text);
        prop_assert_eq!(outline.clauses.len(), text.blocks.len());
        let mut names: Vec<&str> = outline.clauses.iter().map(|c| c.address.as_str()).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        prop_assert_eq!(names.len(), all);
        for ((id, clause), block) in outline.iter().zip(&text.blocks) {
            prop_assert_eq!(clause.span, block.span);
            prop_assert!(clause.span.contains(clause.body));
            prop_assert!(clause.heading.is_none_or(|h| clause.body.contains(h)));
            prop_assert!(clause.parent.is_none_or(|p| p < id));
            prop_assert_eq!(outline.at(clause.span.start().bytes()), Some(id));
            prop_assert!(clause.part < outline.parts.len());
        }
    }
}
