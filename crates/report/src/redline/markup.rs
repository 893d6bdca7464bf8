//! [`Markup`]: HTML that no word of a text can break out of.
//!
//! Owns how elements are written and words are escaped. Names of elements and attributes are fixed in
//! the program; whatever comes from elsewhere goes through [`Markup::words`] or the value of an
//! attribute, and can only be read.

use std::fmt::Write as _;

/// Markup that grows.
#[derive(Default)]
pub(crate) struct Markup(String);

impl Markup {
    /// The finished markup.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    /// Markup of ours.
    pub(crate) fn own(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Words, escaped.
    pub(crate) fn words(&mut self, words: &str) {
        for c in words.chars() {
            self.escaped(c);
        }
    }

    /// An element with its attributes and what stands in it.
    pub(crate) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        within: impl FnOnce(&mut Self),
    ) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            let _ = write!(self.0, " {name}=\"");
            self.words(value);
            self.0.push('"');
        }
        self.0.push('>');
        within(self);
        let _ = write!(self.0, "</{name}>");
    }

    /// An element that holds words alone.
    pub(crate) fn said(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        words: &str,
    ) {
        self.element(name, attributes, |within| within.words(words));
    }

    /// Characters that HTML does not allow become the sign for such; so do those that turn the
    /// direction of writing, by which words could show themselves elsewhere than they stand.
    fn escaped(&mut self, c: char) {
        match c {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            '\'' => self.0.push_str("&#39;"),
            '\t' | '\n' => self.0.push(c),
            c if is_refused(c) => self.0.push('\u{fffd}'),
            c => self.0.push(c),
        }
    }
}

/// Characters that HTML does not allow, and those that turn the direction of writing.
fn is_refused(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_only_words() {
        let mut markup = Markup::default();
        markup.element("p", &[("title", "\"><script>")], |p| p.words("</p> & 'x' \u{0}\u{202e}"));
        assert_eq!(
            markup.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt; &amp; &#39;x&#39; \u{fffd}\u{fffd}</p>"
        );
    }
}
