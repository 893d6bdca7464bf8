// An approximate quote match without a floor: the library `approx-string-match`, its matches ranked as
// the Hypothesis client ranks them (quote 50, prefix 20, suffix 20, position 2).
//
// Reads a line of JSON for each text and writes one with the places of its notes, in UTF-16 units.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const loaded = createRequire(`${process.env.BENCH_NODE}/`)("approx-string-match");
const search = loaded.default ?? loaded;

/** Which share of `str` stands in `text`: 1 when all of it does. */
function likeness(text, str) {
  if (str.length === 0 || text.length === 0) return 0;
  const matches = search(text, str, str.length);
  return matches.length === 0 ? 0 : 1 - matches[0].errors / str.length;
}

/** All places of the exact words; failing these, the nearest ones. */
function matches(text, words) {
  const exact = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    exact.push({ start: at, end: at + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, Math.min(256, words.length / 2));
}

function place(text, { exact, prefix, suffix, hint }) {
  let best = null;
  for (const match of matches(text, exact)) {
    const quote = 50 * (1 - match.errors / exact.length);
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const after = text.slice(match.end, match.end + suffix.length);
    const around =
      20 * (prefix ? likeness(before, prefix) : 1) + 20 * (suffix ? likeness(after, suffix) : 1);
    const near = 2 * (1 - Math.abs(match.start - hint) / text.length);
    const score = quote + around + near;
    if (best === null || score > best.score) best = { score, match };
  }
  return best && [best.match.start, best.match.end];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, notes } = JSON.parse(line);
  console.log(JSON.stringify(notes.map((note) => place(text, note))));
}
