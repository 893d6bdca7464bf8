//! How a phrase fits a sentence.
//!
//! Owns the search for the first place where a phrase stands and for what it marks there. It never
//! backtracks: it goes through the phrase from its end once, with the set of all places from which
//! the rest of the phrase fits, and, when there are some, once from its beginning along those sets.
//! Its time grows with the length of the sentence times that of the phrase, 64 places at a step.
//!
//! Sets of places lie on a stack, one behind the other; the topmost is the one worked on.

use crate::phrase::Node;
use crate::standing::{Standing, first, has, is_empty, move_before, widen_before};
use crate::vocabulary::WordId;
use std::ops::Range;

/// A stretch of a sentence, in words.
pub(crate) type Stretch = Range<usize>;

/// A sentence and room to work in.
pub(crate) struct Fitting {
    pub(crate) standing: Standing,
    stack: Vec<u64>,
}

impl Fitting {
    pub(crate) fn new(vocabulary: usize) -> Self {
        Self { standing: Standing::new(vocabulary), stack: Vec::new() }
    }

    /// The first place where the nodes stand one behind the other, if they do.
    pub(crate) fn first(&mut self, nodes: &[Node]) -> Option<usize> {
        self.stack.clear();
        self.standing.push_all(&mut self.stack);
        before_all(nodes, &self.standing, &mut self.stack);
        first(&self.stack)
    }

    /// What the nodes mark when they stand at `from`, as [`Fitting::first`] found.
    pub(crate) fn marked(&mut self, nodes: &[Node], from: usize) -> Vec<Stretch> {
        self.stack.clear();
        self.standing.push_all(&mut self.stack);
        let mut marked = Vec::new();
        walk(nodes, from, &self.standing, &mut self.stack, &mut marked);
        marked
    }
}

/// Replaces the topmost set by the places from which the nodes lead to one of its places.
fn before_all(nodes: &[Node], standing: &Standing, stack: &mut Vec<u64>) {
    for node in nodes.iter().rev() {
        before(node, standing, stack);
        let top = stack.len() - standing.width();
        if is_empty(&stack[top..]) {
            return;
        }
    }
}

fn before(node: &Node, standing: &Standing, stack: &mut Vec<u64>) {
    let top = stack.len() - standing.width();
    let set = &mut stack[top..];
    match node {
        Node::Word(id) => standing.step_before(*id, set),
        Node::AnyWord => move_before(set),
        Node::Gap(words) => widen_before(set, *words),
        Node::Number => {
            let after = set.to_vec();
            standing.step_before(WordId::FIGURES, set);
            standing.repeat_before(WordId::FIGURES, set);
            standing.add_before(WordId::NUMBER, &after, set);
        }
        Node::OneOf(options) | Node::Marked(options) => {
            if let [only] = &options[..] {
                before_all(only, standing, stack);
            } else {
                stack.resize(top + 2 * standing.width(), 0);
                before_one_of(options, standing, stack);
            }
        }
        Node::Optional(options) => {
            stack.extend_from_within(top..);
            before_one_of(options, standing, stack);
        }
    }
}

/// Adds to the topmost set what leads by one of the options to the set below it, which it replaces.
fn before_one_of(options: &[Vec<Node>], standing: &Standing, stack: &mut Vec<u64>) {
    let width = standing.width();
    let sum = stack.len() - width;
    let base = sum - width;
    for option in options {
        if let [Node::Word(id)] = &option[..] {
            let (after, before) = stack[base..].split_at_mut(width);
            standing.add_before(*id, after, before);
            continue;
        }
        stack.extend_from_within(base..sum);
        before_all(option, standing, stack);
        let (before, found) = stack[sum..].split_at_mut(width);
        for (before, found) in before.iter_mut().zip(found) {
            *before |= *found;
        }
        stack.truncate(sum + width);
    }
    stack.copy_within(sum.., base);
    stack.truncate(sum);
}

/// Goes through nodes that fit from `from` to a place of the topmost set, which it leaves there, and
/// tells where they end. Of several ways it takes the first option, the shortest gap, the longest
/// number.
fn walk(
    nodes: &[Node],
    from: usize,
    standing: &Standing,
    stack: &mut Vec<u64>,
    marked: &mut Vec<Stretch>,
) -> usize {
    let width = standing.width();
    let base = stack.len() - width;
    // The set from which the nodes behind the nth fit lies `nodes.len() - n` sets above the base.
    for node in nodes.iter().skip(1).rev() {
        stack.extend_from_within(stack.len() - width..);
        before(node, standing, stack);
    }
    let mut at = from;
    for node in nodes {
        let top = stack.len() - width;
        let target = &stack[top..];
        at = match node {
            Node::Word(_) | Node::AnyWord => at + 1,
            Node::Gap(words) => (at..=at + words).find(|p| has(target, *p)).unwrap_or(at),
            Node::Number => {
                let end = standing.run(WordId::FIGURES, at);
                (at + 1..=end).rev().find(|p| has(target, *p)).unwrap_or(at + 1)
            }
            Node::OneOf(options) | Node::Optional(options) => {
                walk_one_of(options, at, standing, stack, marked)
            }
            Node::Marked(options) => {
                let known = marked.len();
                marked.push(at..at);
                let end = walk_one_of(options, at, standing, stack, marked);
                marked[known].end = end;
                end
            }
        };
        stack.truncate(top.max(base + width));
    }
    at
}

/// Goes through the first option that leads to the topmost set; through none if none does.
fn walk_one_of(
    options: &[Vec<Node>],
    at: usize,
    standing: &Standing,
    stack: &mut Vec<u64>,
    marked: &mut Vec<Stretch>,
) -> usize {
    let top = stack.len();
    let leads = |option: &&Vec<Node>| {
        stack.extend_from_within(top - standing.width()..);
        before_all(option, standing, stack);
        let leads = has(&stack[top..], at);
        stack.truncate(top);
        leads
    };
    match options.iter().find(leads) {
        Some(option) => walk(option, at, standing, stack, marked),
        None => at,
    }
}
