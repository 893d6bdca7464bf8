//! What a text is: the known texts that it is nearest to, and what it has more and less than the
//! nearest.
//!
//! Owns which texts are known, all editions, the whole reference shelf and the reader's own, and the way from a nearest
//! text to its clauses. The ranking is `catalogue`'s, what came and went is `comparison`'s.

use crate::comparing::{Compared, Scope, compare};
use crate::document::edition;
use crate::{Document, Error};
use catalogue::nearest::{Index, Near};
use comparison::{Place, Relation};
use std::sync::{Arc, LazyLock};
use text::Format;

/// The known texts nearest to a text.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// The nearest first.
    pub texts: Vec<Near>,
    /// Clauses of the text that the nearest one has not.
    pub plus: Vec<Limb>,
    /// Clauses of the nearest one that the text has not.
    pub minus: Vec<Limb>,
}

/// A clause that one of two texts has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limb {
    /// Its address in its text.
    pub address: String,
    /// Its words, label included.
    pub words: String,
}

/// The built-in texts, and those of `own`, nearest to a text; at most `most`, itself left out of
/// `own`.
///
/// The first call reads all built-in texts, which takes a moment.
///
/// # Errors
/// When the nearest cannot be compared with it, which is a fault of the program.
pub fn nearest(
    document: &Arc<Document>,
    own: &[Arc<Document>],
    most: usize,
) -> Result<Nearest, Error> {
    let content = &document.text.content;
    let others: Vec<_> = own.iter().filter(|other| other.info.id != document.info.id).collect();
    let theirs = Index::new(others.iter().map(|other| (&*other.info.id, &*other.text.content)));
    let mut texts = known().nearest(content, most);
    texts.extend(theirs.nearest(content, most));
    texts.sort_by_key(|near| near.distance);
    texts.truncate(most);
    let Some(first) = texts.first().filter(|near| !near.exact) else {
        return Ok(Nearest { texts, plus: Vec::new(), minus: Vec::new() });
    };
    let first = match others.iter().find(|other| other.info.id == first.id) {
        Some(other) => Arc::clone(other),
        None => edition(&first.id)?,
    };
    let compared = compare(&[first, Arc::clone(document)], Scope::Alone)?;
    let (plus, minus) = (one_sided(&compared, 1), one_sided(&compared, 0));
    Ok(Nearest { texts, plus, minus })
}

/// The clauses that only one of two compared texts has: the older one, 0, or the newer, 1.
pub(crate) fn one_sided(compared: &Compared, column: usize) -> Vec<Limb> {
    let relation = [Relation::Removed, Relation::Added][column];
    let changes = compared.rows.iter().flat_map(|row| row.steps.iter().flatten());
    let changes = changes.filter(|step| step.change.relation == relation);
    let places = changes.filter_map(|step| [step.change.old, step.change.new][column]);
    let documents = &compared.columns[column].documents;
    places.map(|place| limb(&documents[place.document], place)).collect()
}

fn limb(document: &Document, place: Place) -> Limb {
    let clause = document.outline.clause(place.clause);
    Limb { address: clause.address.to_string(), words: document.text.of(clause.span).to_owned() }
}

/// Every built-in text.
fn known() -> &'static Index {
    static KNOWN: LazyLock<Index> = LazyLock::new(|| {
        let editions = catalogue::editions().iter().filter_map(|edition| {
            let bytes = catalogue::bytes(&edition.id)?;
            Some((&*edition.id, text::read(&bytes, edition.format).content))
        });
        let shelf = catalogue::references().iter().map(|reference| {
            let bytes = reference.text.as_bytes();
            (reference.id, text::read(bytes, Format::guess(bytes)).content)
        });
        let texts: Vec<(&str, String)> = editions.chain(shelf).collect();
        Index::new(texts.iter().map(|(id, content)| (*id, &**content)))
    });
    &KNOWN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::find;

    #[test]
    fn a_known_text_with_a_clause_more_and_one_less_is_told_so() {
        let base = edition("llama-3.1").unwrap();
        let outline = &base.outline;
        let dropped = outline.clause(outline.find("7").unwrap());
        let mut words: Vec<&str> = base.text.content.lines().collect();
        words.retain(|line| *line != base.text.of(dropped.span));
        words.push(
            "8. Bees. You shall keep bees on the roof of every building that serves the model.",
        );
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), words.join("\n\n")).unwrap();

        let path = file.path().to_str().unwrap();
        let text = find(path, || unreachable!("a file is in no library")).unwrap();
        let found = nearest(&text, &[], 3).unwrap();
        assert_eq!(found.texts[0].id, "llama-3.1");
        assert!(!found.texts[0].exact);
        let addresses =
            |limbs: &[Limb]| limbs.iter().map(|l| l.address.clone()).collect::<Vec<_>>();
        assert_eq!(addresses(&found.plus), ["8"]);
        assert_eq!(addresses(&found.minus), ["7"]);
    }

    #[test]
    fn a_known_text_is_exactly_itself() {
        let found = nearest(&edition("mit").unwrap(), &[], 2).unwrap();
        assert!(found.texts[0].exact && found.texts[0].words_changed == 0);
        assert!(found.plus.is_empty() && found.minus.is_empty());
    }

    #[test]
    fn every_text_of_the_shelf_has_an_outline_that_covers_it() {
        for reference in catalogue::references() {
            let bytes = reference.text.as_bytes();
            let text = text::read(bytes, Format::guess(bytes));
            let outline = clause::outline(&text);
            let covered: usize = outline.clauses.iter().map(|c| c.span.range().len() + 1).sum();
            assert_eq!(covered, text.content.len() + 1, "{}", reference.id);
        }
    }
}
