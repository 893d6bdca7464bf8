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

/// A clause, or the part of one, that is compared.
#[derive(Clone, Copy)]
pub(crate) struct Portion<'a> {
    pub(crate) content: &'a str,
    pub(crate) unit: &'a Unit,
    /// The tokens of it.
    pub(crate) tokens: &'a [Token],
    /// From where to where it reaches, in bytes of `content`.
    pub(crate) bytes: (usize, usize),
    /// Where the words behind the label begin; its start, where it has none or it is read as words.
    pub(crate) body: usize,
}

impl<'a> Portion<'a> {
    pub(crate) fn whole(side: &'a Side, unit: usize) -> Self {
        let content = side.content(unit);
        let unit = &side.units[unit];
        let bytes = (unit.span.start, unit.span.end);
        Self { content, unit, tokens: unit.tokens(), bytes, body: unit.body.start }
    }

    /// The stretch of it that differs.
    fn half(&self, tokens: &Range<usize>, bytes: &Range<usize>) -> Half<'a> {
        Half {
            content: self.content,
            kind: self.unit.kind,
            tokens: self.tokens,
            body: (self.unit.body.start, self.unit.body.end),
            differ: (tokens.start, tokens.end),
            bytes: (bytes.start, bytes.end),
        }
    }
}

/// The one edit of a clause that the other side has not.
pub(crate) fn whole(side: &Side, unit: usize, op: Op) -> Vec<Edit> {
    let portion = Portion::whole(side, unit);
    let half = portion.half(&(0..portion.tokens.len()), &portion.unit.span);
    let span = Some(Span::new(portion.bytes.0, portion.bytes.1));
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

/// The stretches of an old and a new portion that are the same and that differ, as tokens of the
/// portions. `coarse` grows by one for each that was too long to be compared word by word.
pub(crate) fn stretches(
    (old, from): (&Side, Portion),
    (new, to): (&Side, Portion),
    pairing: &Pairing,
    coarse: &mut usize,
) -> Vec<Stretch> {
    let documents = (from.unit.place.document, to.unit.place.document);
    let olds = Keyed::new(from.tokens, from.content, |id| {
        pairing.of_old[old.unit(documents.0, id)?].map(|unit| new.units[unit].place)
    });
    let news = Keyed::new(to.tokens, to.content, |id| {
        let unit = new.unit(documents.1, id)?;
        pairing.of_new[unit].map(|_| new.units[unit].place)
    });
    diff(&olds, &news, coarse)
}

/// The redline of an old and a new portion. `coarse` is as for [`stretches`].
pub(crate) fn redline(
    (old, from): (&Side, Portion),
    (new, to): (&Side, Portion),
    pairing: &Pairing,
    coarse: &mut usize,
) -> Vec<Edit> {
    let documents = (from.unit.place.document, to.unit.place.document);
    let partner =
        |id: ClauseId| pairing.of_old[old.unit(documents.0, id)?].map(|unit| new.units[unit].place);
    let place = |clause: ClauseId| Place { document: documents.1, clause };
    let paired =
        |id: ClauseId| new.unit(documents.1, id).is_some_and(|j| pairing.of_new[j].is_some());
    let mut pen = Pen {
        old: from,
        new: to,
        at: (from.bytes.0, to.bytes.0),
        became: &|from, to| partner(from) == Some(place(to)),
        parted: &|from, to| paired(to) && partner(from).is_some_and(|other| other != place(to)),
        edits: Vec::new(),
        open: None,
    };
    pen.label();
    let same = from.unit.exact == to.unit.exact && from.tokens.len() == to.tokens.len();
    let stretches = if same {
        vec![Stretch::Same(0..from.tokens.len(), 0..to.tokens.len())]
    } else {
        let found = stretches((old, from), (new, to), pairing, coarse);
        phrases(found, from.tokens, from.content, to.tokens)
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

/// Writes the edits of a pair from the start of both portions to their ends.
struct Pen<'a> {
    old: Portion<'a>,
    new: Portion<'a>,
    /// Up to where both are written, in bytes.
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
        let (a, b) = (self.old.body, self.new.body);
        let (o, n) = (&self.old.content[self.at.0..a], &self.new.content[self.at.1..b]);
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
        let (t, u) = (self.old.tokens[o], self.new.tokens[n]);
        self.space(t.start, u.start, (o, n));
        self.close();
        if t.of(self.old.content) == u.of(self.new.content) && !self.leads_elsewhere(&t, &u) {
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
        let (o, n) = (&self.old.content[self.at.0..a], &self.new.content[self.at.1..b]);
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
        let a = end(self.old.tokens, &o, self.at.0);
        let b = end(self.new.tokens, &n, self.at.1);
        let shared: usize = self.old.content[self.at.0..a]
            .chars()
            .zip(self.new.content[self.at.1..b].chars())
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
        let tokens = (self.old.tokens.len(), self.new.tokens.len());
        self.space(self.old.bytes.1, self.new.bytes.1, tokens);
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
            old: Some(self.old.half(&tokens.0, &old)),
            new: Some(self.new.half(&tokens.1, &new)),
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
