//! The redline of a pair of clauses: what is equal, what went, what came, to the byte.
//!
//! Owns the way from tokens to edits. Its one promise: equal and deleted pieces joined are the old
//! clause, equal and inserted ones the new.

use crate::judge::{Half, Part, Piece, judge};
use crate::pairing::Pairing;
use crate::phrases::{Stretch, phrases};
use crate::sentences::{Keyed, diff};
use crate::token::{Class, Token};
use crate::unit::{Side, Unit};
use crate::{Edit, Op, Place};
use clause::ClauseId;
use std::ops::Range;
use text::Span;

/// The one edit of a clause that the other side has not.
pub(crate) fn whole(side: &Side, unit: usize, op: Op) -> Vec<Edit> {
    let content = side.content(unit);
    let unit = &side.units[unit];
    let half = half(content, unit, &(0..unit.tokens.len()), &unit.span);
    let span = Some(Span::new(unit.span.start, unit.span.end));
    let (old, new) = if op == Op::Delete { (span, None) } else { (None, span) };
    let piece = Piece {
        part: Part::Whole,
        old: old.map(|_| half),
        new: new.map(|_| half),
        became: &|_, _| false,
    };
    let (kind, reason) = judge(&piece);
    vec![Edit { op, kind: Some(kind), reason, old, new }]
}

/// One side of a piece that differs.
fn half<'a>(
    content: &'a str,
    unit: &'a Unit,
    tokens: &Range<usize>,
    bytes: &Range<usize>,
) -> Half<'a> {
    Half {
        content,
        kind: unit.kind,
        tokens: &unit.tokens,
        body: (unit.body.start, unit.body.end),
        differ: (tokens.start, tokens.end),
        bytes: (bytes.start, bytes.end),
    }
}

/// The redline of an old and a new clause, each an index of its side's units. `coarse` grows by one
/// for each stretch that was too long to be compared word by word.
pub(crate) fn redline(
    old: &Side,
    old_unit: usize,
    new: &Side,
    new_unit: usize,
    pairing: &Pairing,
    coarse: &mut usize,
) -> Vec<Edit> {
    let units = (&old.units[old_unit], &new.units[new_unit]);
    let documents = (units.0.place.document, units.1.place.document);
    let partner = |id: ClauseId| {
        let unit = old.unit(documents.0, id)?;
        pairing.of_old[unit].map(|partner| new.units[partner].place)
    };
    let place = |clause: ClauseId| Place { document: documents.1, clause };
    let paired = |id: ClauseId| {
        let unit = new.unit(documents.1, id)?;
        pairing.of_new[unit].map(|_| place(id))
    };
    let mut pen = Pen {
        old: old.content(old_unit),
        new: new.content(new_unit),
        units,
        at: (units.0.span.start, units.1.span.start),
        became: &|from, to| partner(from) == Some(place(to)),
        parted: &|from, to| {
            paired(to).is_some() && partner(from).is_some_and(|other| other != place(to))
        },
        edits: Vec::new(),
        open: None,
    };
    pen.label();
    let tokens = (&units.0.tokens, &units.1.tokens);
    let stretches = if units.0.exact == units.1.exact && tokens.0.len() == tokens.1.len() {
        vec![Stretch::Same(0..tokens.0.len(), 0..tokens.1.len())]
    } else {
        let (olds, news) =
            (Keyed::new(tokens.0, pen.old, partner), Keyed::new(tokens.1, pen.new, paired));
        let stretches = diff(&olds, &news, coarse);
        phrases(stretches, tokens.0, pen.old, tokens.1)
    };
    for stretch in stretches {
        match stretch {
            Stretch::Same(o, n) => o.zip(n).for_each(|(o, n)| pen.matched(o, n)),
            Stretch::Changed(o, n) => pen.changed(o, n),
        }
    }
    pen.finish()
}

/// A piece that differs and may still grow by the white space behind it.
#[derive(Clone)]
struct Open {
    bytes: (Range<usize>, Range<usize>),
    tokens: (Range<usize>, Range<usize>),
}

/// Writes the edits of a pair from the start of both clauses to their ends.
struct Pen<'a> {
    old: &'a str,
    new: &'a str,
    units: (&'a Unit, &'a Unit),
    /// Up to where both clauses are written, in bytes.
    at: (usize, usize),
    /// Whether an old and a new clause became one another.
    became: &'a dyn Fn(ClauseId, ClauseId) -> bool,
    /// Whether both have a pair, but not each other.
    parted: &'a dyn Fn(ClauseId, ClauseId) -> bool,
    edits: Vec<Edit>,
    open: Option<Open>,
}

impl Pen<'_> {
    /// The printed labels, and the white space behind them.
    fn label(&mut self) {
        let (a, b) = (self.units.0.body.start, self.units.1.body.start);
        let (o, n) = (&self.old[self.at.0..a], &self.new[self.at.1..b]);
        if o == n {
            self.equal(a, b);
        } else if o.trim() == n.trim() {
            let marks = (o.trim_end().len(), n.trim_end().len());
            if o[..marks.0] == n[..marks.1] {
                self.equal(self.at.0 + marks.0, self.at.1 + marks.1);
            }
            self.piece(Part::Body, a, b, &(0..0, 0..0));
        } else {
            self.piece(Part::Label, a, b, &(0..0, 0..0));
        }
    }

    /// Two tokens with the same key.
    fn matched(&mut self, o: usize, n: usize) {
        let (t, u) = (self.units.0.tokens[o], self.units.1.tokens[n]);
        self.space(t.start, u.start, (o, n));
        self.close();
        if t.of(self.old) == u.of(self.new) && !self.leads_elsewhere(&t, &u) {
            self.equal(t.end, u.end);
        } else {
            self.piece(Part::Body, t.end, u.end, &(o..o + 1, n..n + 1));
        }
    }

    /// Whether two references that are printed the same lead to different clauses.
    fn leads_elsewhere(&self, t: &Token, u: &Token) -> bool {
        match (t.class, u.class) {
            (Class::Reference(Some(from)), Class::Reference(Some(to))) => (self.parted)(from, to),
            _ => false,
        }
    }

    /// The white space up to two matched tokens, or to the ends of the clauses.
    fn space(&mut self, a: usize, b: usize, before: (usize, usize)) {
        let (o, n) = (&self.old[self.at.0..a], &self.new[self.at.1..b]);
        if o == n {
            self.close();
            self.equal(a, b);
        } else if let Some(open) = &mut self.open {
            (open.bytes.0.end, open.bytes.1.end) = (a, b);
            self.at = (a, b);
        } else {
            let (o, n) = before;
            self.piece(Part::Body, a, b, &(o..o, n..n));
        }
    }

    /// Tokens that went, came, or stand for others.
    fn changed(&mut self, o: Range<usize>, n: Range<usize>) {
        self.close();
        let end = |tokens: &[Token], range: &Range<usize>, at: usize| {
            if range.is_empty() { at } else { tokens[range.end - 1].end }
        };
        let a = end(&self.units.0.tokens, &o, self.at.0);
        let b = end(&self.units.1.tokens, &n, self.at.1);
        let shared: usize = self.old[self.at.0..a]
            .chars()
            .zip(self.new[self.at.1..b].chars())
            .take_while(|(c, d)| c == d && c.is_whitespace())
            .map(|(c, _)| c.len_utf8())
            .sum();
        self.equal(self.at.0 + shared, self.at.1 + shared);
        self.open = Some(Open { bytes: (self.at.0..a, self.at.1..b), tokens: (o, n) });
        self.at = (a, b);
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.at = (open.bytes.0.start, open.bytes.1.start);
            self.piece(Part::Body, open.bytes.0.end, open.bytes.1.end, &open.tokens);
        }
    }

    fn finish(mut self) -> Vec<Edit> {
        let tokens = (self.units.0.tokens.len(), self.units.1.tokens.len());
        self.space(self.units.0.span.end, self.units.1.span.end, tokens);
        self.close();
        self.edits
    }

    /// Writes bytes that are the same on both sides, up to two places.
    fn equal(&mut self, a: usize, b: usize) {
        let (from_old, from_new) = self.at;
        self.at = (a, b);
        if a == from_old {
            return;
        }
        if let Some(last) = self.edits.last_mut()
            && let (Op::Equal, Some(old), Some(new)) = (last.op, last.old, last.new)
        {
            last.old = Some(Span::new(old.start().bytes(), a));
            last.new = Some(Span::new(new.start().bytes(), b));
            return;
        }
        self.edits.push(Edit {
            op: Op::Equal,
            kind: None,
            reason: None,
            old: Some(Span::new(from_old, a)),
            new: Some(Span::new(from_new, b)),
        });
    }

    /// Writes bytes that differ, up to two places.
    fn piece(&mut self, part: Part, a: usize, b: usize, tokens: &(Range<usize>, Range<usize>)) {
        let (old, new) = (self.at.0..a, self.at.1..b);
        self.at = (a, b);
        if old.is_empty() && new.is_empty() {
            return;
        }
        let piece = Piece {
            part,
            old: Some(half(self.old, self.units.0, &tokens.0, &old)),
            new: Some(half(self.new, self.units.1, &tokens.1, &new)),
            became: self.became,
        };
        let (kind, reason) = judge(&piece);
        let edit = |op, old, new| Edit { op, kind: Some(kind), reason, old, new };
        if !old.is_empty() {
            self.edits.push(edit(Op::Delete, Some(Span::new(old.start, old.end)), None));
        }
        if !new.is_empty() {
            self.edits.push(edit(Op::Insert, None, Some(Span::new(new.start, new.end))));
        }
    }
}
