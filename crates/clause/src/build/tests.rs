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
fn references_lead_to_attachments_and_to_sections_with_roman_numbers() {
    let source = "SAMPLE LICENCE\n\nSection I: TERMS\n\nYou keep to Attachment A, Exhibit B and Section I.\n\nAttachment A\n\nYou will not harm.\n";
    let text = text::read(source.as_bytes(), Format::Plain);
    let outline = outline(&text);
    let own = |address: &str| Target::Own(outline.find(address).unwrap());
    let got: Vec<_> = outline.references.iter().map(|r| r.target.clone()).collect();
    let expected =
        [own("attachment-a.title"), Target::Elsewhere("Exhibit B".into()), own("section-i-terms")];
    assert_eq!(got, expected);
}

#[test]
fn sections_whose_numbers_are_gone_are_read_by_their_indents() {
    let source = "Sample Licence\n\nWe give you the Works.\n\n    Definitions. Words in capitals mean:\n\n        “Works” means the works.\n\n        “You” means you.\n\n    License Grant.\n\n        License. You may use the Works.\n\n        Reserved Rights. We keep the rest of it.\n\n    Distribution. You may share the Works if:\n\n        you give a copy of this;\n        you keep the notices, such as:\n\n            names;\n\n            dates; and\n\n        you say so.\n\n    General. The law is French.\n";
    assert_eq!(
        addresses(source),
        [
            "0 title",
            "0 preamble.1",
            "0 definitions",
            "1 def.works",
            "1 def.you",
            "0 license-grant",
            "0 license-grant.license",
            "0 license-grant.reserved-rights",
            "0 distribution",
            "1 distribution.*1",
            "1 distribution.*2",
            "2 distribution.*2.*1",
            "2 distribution.*2.*2",
            "1 distribution.*3",
            "0 general"
        ]
    );
}

#[test]
fn headings_in_the_case_of_a_sentence_stand_over_paragraphs() {
    let below = "You may use it as long as you keep to all of these terms.";
    let source =
        format!("Sample Terms\n\nWhat you can do\n\n{below}\n\nPaid accounts\n\n{below}\n");
    assert_eq!(
        addresses(&source),
        [
            "0 title",
            "0 what-you-can-do",
            "0 what-you-can-do.1",
            "0 paid-accounts",
            "0 paid-accounts.1"
        ]
    );
    // Items of a list that a colon opens are none.
    let source = format!("Sample Terms\n\nYou will not do:\n\nHarm to others\n\n{below}\n");
    assert_eq!(addresses(&source), ["0 title", "0 p1", "0 p2", "0 p3"]);
}

#[test]
fn a_list_that_begins_anew_under_a_heading_or_a_colon_is_under_it() {
    let source = "1. Definitions\n1. “A” means a.\n2. “B” means b.\n2. Grant. You may use it if:\n1. you pay;\n2. you stay.\nYou may leave.\n3. Use-based limits. You may not harm.\n";
    assert_eq!(
        addresses(source),
        ["0 1", "1 1.1", "1 1.2", "0 2", "1 2.1", "1 2.2", "1 2.p1", "0 3"]
    );
    // Behind a table of contents the text begins, not a list.
    let source = "1. Terms\n2. Law\n1. Terms\nYou may use it.\n2. Law\nIt is French.\n";
    assert_eq!(addresses(source)[2], "0 1[2]");
}

#[test]
fn a_list_inside_a_definition_belongs_to_it() {
    let source = "1. Definitions\n\n“Secrets” means what:\n\n(a) is told;\n\n(b) is kept.\n\n“Works” means the works.\n\n2. Law.\n";
    assert_eq!(
        addresses(source),
        ["0 1", "1 def.secrets", "2 def.secrets.a", "2 def.secrets.b", "1 def.works", "0 2"]
    );
}

#[test]
fn numbers_that_stand_under_two_headings_are_told_apart_by_them() {
    let source = "Sample Terms\n\nRights of Use\n\n1. You may use it.\n\nDuties of Users\n\n1. You must pay.\n";
    assert_eq!(
        addresses(source),
        ["0 title", "0 rights-of-use", "0 1", "0 duties-of-users", "0 duties-of-users.1"]
    );
}

#[test]
fn a_text_in_two_languages_has_addresses_in_each() {
    let source = "样本许可证\n\nSample Licence\n\n1.1 许可：您可以使用。\n\n1.1 Grant: you may use it.\n\n1.2 期限：永久。\n\n1.2 Term: for ever.\n\n其他文字在此。\n\n1.3 法律：法国。\n\n1.3 Law: see Section 1.1.\n";
    let text = text::read(source.as_bytes(), Format::Plain);
    let outline = outline(&text);
    let names: Vec<&str> = outline.clauses.iter().map(|c| c.address.as_str()).collect();
    assert_eq!(
        names,
        ["zh.title", "title", "zh.1.1", "1.1", "zh.1.2", "1.2", "zh.1.2.p1", "zh.1.3", "1.3"]
    );
    assert_eq!(outline.references[0].target, Target::Own(outline.find("1.1").unwrap()));
}

#[test]
fn a_heading_that_stands_twice_is_named_with_the_one_before() {
    let source = "Sample Terms\n\nFree Use\n\nWords.\n\nYour Data\n\nWords.\n\nPaid Use\n\nWords.\n\nYour Data\n\nWords.\n";
    let got = addresses(source);
    assert_eq!((got[3].as_str(), got[7].as_str()), ("0 your-data", "0 paid-use.your-data"));
}

#[test]
fn a_number_is_no_paragraph() {
    let text =
        text::read(b"Sample\n\nPlease read Section 1 and Section 2.\n\nAnother.\n", Format::Plain);
    let targets: Vec<Target> = outline(&text).references.into_iter().map(|r| r.target).collect();
    assert_eq!(targets, [Target::Elsewhere("1".into()), Target::Elsewhere("2".into())]);
}

/// A section: its heading, and its letters with their items.
type Section = (String, Vec<(String, Vec<String>)>);

/// A text of such sections, plain and as Markdown.
fn both(sections: &[Section]) -> [String; 2] {
    let mut plain = vec!["Sample Licence".to_owned()];
    let mut marked = vec!["# Sample Licence".to_owned()];
    for ((heading, letters), n) in sections.iter().zip(1..) {
        plain.push(format!("{n}. {heading}"));
        marked.push(format!("{n}\\. **{heading}**"));
        for ((words, items), letter) in letters.iter().zip('a'..) {
            plain.push(format!("    {letter}. {words}:"));
            marked.push(format!("{letter}. {words}:"));
            plain.extend(items.iter().map(|item| format!("        * {item}")));
            marked.extend(items.iter().map(|item| format!("    * {item}")));
        }
    }
    [plain.join("\n\n"), marked.join("\n\n")]
}

proptest! {
    #[test]
    fn plain_and_markdown_of_the_same_text_have_the_same_addresses(
        sections in prop::collection::vec(
            ("[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}", prop::collection::vec(
                ("You will [a-z]{3,9} [a-z]{3,9}", prop::collection::vec("[a-z]{3,9} [a-z]{3,9};", 0..3)),
                0..4,
            )),
            1..5,
        )
    ) {
        let [plain, marked] = both(&sections);
        let read = |source: &str, format| {
            let outline = outline(&text::read(source.as_bytes(), format));
            outline.clauses.into_iter().map(|c| c.address.to_string()).collect::<Vec<_>>()
        };
        prop_assert_eq!(read(&plain, Format::Plain), read(&marked, Format::Markdown));
    }

    #[test]
    fn every_block_is_one_clause_with_a_name_of_its_own(
        source in "((  |\t|    ){0,3}(1\\.|2\\.|1\\.1|a\\.|i\\.|\\(b\\)|\\*|\u{2022}|# |\u{201c}T\u{201d} means|Sample Use Policy|Section 1\\.a|Section 1 --|1 |2 |许可|Attachment A|Term\\. )? ?[A-Za-z:. ]{0,20}\n{1,2}){0,40}"
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
