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
fn a_numbered_list_belongs_to_its_lead() {
    let source = "3. Restrictions.\n\nYou will not use it to:\n\n1. harm\n\n2. spam\n\n4. Term.";
    assert_eq!(addresses(source), ["0 3", "1 3.p1", "1 3.1", "1 3.2", "0 4"]);
}

#[test]
fn a_list_before_the_sections_ends_with_them() {
    for source in [
        "You may not use it to:\n- harm\n- spam\n\n1. Term. It starts today.\n\n2. Law. French law.",
        "# T\n\n# U\n\nYou may not use it to:\n\n- harm\n- spam\n\n1. Term. It starts today.\n2. Law.",
    ] {
        let text = text::read(source.as_bytes(), Format::guess(source.as_bytes()));
        let outline = outline(&text);
        for number in ["1", "2"] {
            let clause = outline.clause(outline.find(number).unwrap());
            let parent = clause.parent.map(|p| outline.clause(p).kind);
            assert!(parent.is_none_or(|kind| kind == ClauseKind::Heading), "{source}");
        }
    }
}

#[test]
fn nested_numbers_that_run_on_stay_nested() {
    let source = "# P\n\n# Q\n\n1. A:\n    1. x\n    2. y\n2. B:\n    3. z\n    4. w\n3. C\n";
    assert_eq!(addresses(source)[2..], ["0 1", "1 1.1", "1 1.2", "0 2", "1 2.3", "1 2.4", "0 3"]);
}

#[test]
fn numbers_set_flush_right_are_one_list() {
    let source = "1. A:\n\n   i. x\n\n  ii. y\n\n iii. z\n\n  iv. w\n";
    assert_eq!(addresses(source), ["0 1", "1 1.i", "1 1.ii", "1 1.iii", "1 1.iv"]);
}

#[test]
fn lists_nest_no_deeper_than_anybody_reads() {
    let source = "1. x\na. x\n".repeat(20_000);
    let text = text::read(source.as_bytes(), Format::Plain);
    let outline = outline(&text);
    assert!(outline.clauses.iter().all(|c| c.depth <= DEEPEST));
    assert!(outline.clauses.iter().all(|c| c.address.as_str().len() < 60));
    assert!(outline.diagnostics.iter().any(|d| d.message.contains("too deep")));
}

/// About 200 KB; with a look at all strong words for each block this took minutes.
#[test]
fn the_work_grows_no_faster_than_the_text() {
    for unit in ["**T**. x\n\n", "1. **T**. x\n\n", "Use Policy\n\n1. x\n\n", "2.1 x\n"] {
        let source = unit.repeat(200_000 / unit.len());
        let text = text::read(source.as_bytes(), Format::guess(source.as_bytes()));
        assert_eq!(outline(&text).clauses.len(), text.blocks.len());
    }
}

#[test]
fn numbers_that_stand_twice_or_skip_are_noted_where_they_stand() {
    for (source, odd) in [
        ("1. A.\n1.1 x\n1.1 y\n1.4 z\n", &["1.1", "1.4"][..]),
        ("1. A.\n1.1 x\n1.2 y\n2. B.\n2.1 x\n", &[]),
        ("1. a\n3. b\n", &["3."]),
        ("1. a\n\nThe Second Half\n\n2. b\n\nThe Third Half\n\n4. c\n", &["4."]),
    ] {
        let text = text::read(source.as_bytes(), Format::Plain);
        let outline = outline(&text);
        let got: Vec<&str> = outline.diagnostics.iter().map(|d| text.of(d.span)).collect();
        assert_eq!(got, odd, "{source}");
    }
}

#[test]
fn a_heading_named_like_a_policy_is_a_heading() {
    let source =
        "SAMPLE LICENCE\n\n1. Grant.\n\nUse Restrictions\n\nYou will not:\n\n* harm\n\n2. Term.\n";
    assert_eq!(
        addresses(source),
        [
            "0 title",
            "0 1",
            "0 use-restrictions",
            "0 use-restrictions.1",
            "0 use-restrictions.1.*1",
            "0 2"
        ]
    );
    let source = "SAMPLE LICENCE\n\n1. Grant.\n\nAttachment A\n\nUse Restrictions\n\nYou will not:\n\n* harm\n";
    assert_eq!(
        addresses(source)[2..],
        [
            "0 attachment-a.title",
            "0 attachment-a.use-restrictions",
            "0 attachment-a.use-restrictions.1",
            "0 attachment-a.use-restrictions.1.*1"
        ]
    );
}

#[test]
fn references_stay_in_their_part() {
    let source = "SAMPLE LICENCE\n\n1. Grant.\n\nOne Use Policy\n\n1. Harm.\n\nTwo Use Policy\n\n1. Spam.\n\n2. See Section 1.\n";
    let text = text::read(source.as_bytes(), Format::Plain);
    let outline = outline(&text);
    assert_eq!(outline.parts[2].prefix, "AUP[2].");
    let own = outline.find("AUP[2].1").unwrap();
    assert_eq!(outline.references[0].target, Target::Own(own));
}

#[test]
fn a_line_with_a_date_and_a_rule_is_no_date_line() {
    let source = "Sample 2 Licence\n\nSample 2 Release Date: May 2, 2024\n\nCommercial use permitted from May 2, 2024\n\n1. Term.\n";
    assert_eq!(addresses(source), ["0 title", "0 date", "0 preamble.1", "0 1"]);
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
