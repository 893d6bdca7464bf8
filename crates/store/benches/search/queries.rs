//! What is asked: words that stand in the texts, drawn with a fixed seed.
//!
//! Owns the draw. A word is drawn by its place, so that common ones come as often as they stand there,
//! which is the hard case: "of the" is asked for more often than "llama".

use store::search::IndexedText;

/// Kinds of queries.
pub const KINDS: [&str; 8] = [
    "one word",
    "two words of a clause",
    "two neighbours",
    "a phrase of three",
    "1 letter", // as one types
    "2 to 4 letters",
    "a word, then 1 to 4 letters",
    "filters",
];

/// How many of each kind.
const EACH: usize = 32;

/// A query.
pub struct Asked {
    pub kind: &'static str,
    pub typed: String,
}

/// All words of the texts, clause by clause.
pub struct Words {
    clauses: Vec<Vec<String>>,
    pub editions: Vec<String>,
    families: Vec<String>,
}

impl Words {
    pub fn of(texts: &[IndexedText]) -> Self {
        let words = |content: &str| -> Vec<String> {
            text::words(content).map(|word| word.span.of(content).to_owned()).collect()
        };
        let clauses = texts.iter().flat_map(|text| &text.clauses);
        let clauses = clauses.map(|clause| words(&clause.words)).filter(|words| words.len() > 3);
        Self {
            clauses: clauses.collect(),
            editions: texts.iter().map(|text| text.id.clone()).collect(),
            families: texts.iter().map(|text| text.family.clone()).take(60).collect(),
        }
    }

    /// So many neighbouring words; a long clause is as likely as it has words.
    pub fn neighbours(&self, numbers: &mut Numbers, count: usize) -> Vec<&str> {
        loop {
            let clause = &self.clauses[numbers.below(self.clauses.len())];
            // Clauses of a thousand words and more are as likely as one of a thousand.
            if clause.len() >= count && numbers.below(1_000) < clause.len() {
                let start = numbers.below(clause.len() - count + 1);
                return clause[start..start + count].iter().map(String::as_str).collect();
            }
        }
    }
}

/// A seeded sequence of numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }
}

/// All queries.
pub fn all(words: &Words) -> Vec<Asked> {
    let mut numbers = Numbers(20_261_126);
    let mut asked = Vec::new();
    for nth in 0..EACH {
        for kind in KINDS {
            asked.push(Asked { kind, typed: one(kind, nth, words, &mut numbers) });
        }
    }
    asked
}

fn one(kind: &str, nth: usize, words: &Words, numbers: &mut Numbers) -> String {
    let letters = |word: &str, count: usize| word.chars().take(count).collect::<String>();
    match kind {
        "one word" => format!("{} ", words.neighbours(numbers, 1)[0]),
        "two words of a clause" => {
            let near = words.neighbours(numbers, 4);
            format!("{} {} ", near[0], near[3])
        }
        "two neighbours" => words.neighbours(numbers, 2).join(" ") + " ",
        "a phrase of three" => format!("\"{}\"", words.neighbours(numbers, 3).join(" ")),
        "1 letter" => letters(words.neighbours(numbers, 1)[0], 1),
        "2 to 4 letters" => letters(words.neighbours(numbers, 1)[0], 2 + numbers.below(3)),
        "a word, then 1 to 4 letters" => {
            let near = words.neighbours(numbers, 2);
            format!("{} {}", near[0], letters(near[1], 1 + numbers.below(4)))
        }
        _ => {
            let filter = match nth % 8 {
                0 => "tag:tag3".to_owned(),
                1 => format!("colour:{}", 1 + numbers.below(5)),
                2 => "category:output-use".to_owned(),
                3 => format!("family:\"{}\"", words.families[numbers.below(words.families.len())]),
                4 => "author:\"Reader 2\"".to_owned(),
                5 => "in:notes status:open".to_owned(),
                6 => "in:headings".to_owned(),
                _ => {
                    return format!(
                        "{} -{} ",
                        words.neighbours(numbers, 1)[0],
                        words.neighbours(numbers, 1)[0]
                    );
                }
            };
            format!("{} {filter} ", words.neighbours(numbers, 1)[0])
        }
    }
}
