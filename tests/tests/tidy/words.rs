//! The vocabulary: words that the project does not use, in code, documentation, messages and file names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::reject;
use crate::sources::{files, root, shown};

/// The extensions of the files whose lines are checked. Every file name is checked.
const EXTENSIONS: &[&str] = &["rs", "md", "toml", "snap", "sh", "yaml", "yml", "json"];

/// Words that no sentence starts with as its subject, if one of `VERBS` follows.
const SUBJECTS: &[&str] = &["Who", "What", "That", "Whoever"];
const VERBS: &[&str] = &[
    "is", "has", "does", "would", "cannot", "can", "must", "was", "are", "they", "it", "the", "a",
];

#[test]
fn words_of_the_glossary_are_used() {
    let list = List::read();
    let mut violations = Vec::new();
    for file in files(root()) {
        let path = shown(&file);
        if path.ends_with("Cargo.lock") {
            continue;
        }
        list.check(&path, 0, &path, &mut violations);
        let is_text = match file.extension() {
            Some(extension) => EXTENSIONS.iter().any(|known| extension == *known),
            None => true,
        };
        if let Some(text) = is_text.then(|| fs::read(&file).ok()).flatten() {
            list.check_lines(&path, &String::from_utf8_lossy(&text), &mut violations);
        }
    }
    reject(&violations);
}

/// The list in `words.txt`.
#[derive(Default)]
struct List {
    words: BTreeMap<String, String>,
    phrases: Vec<(String, String)>,
    allowed: Vec<String>,
    keys: Vec<String>,
}

impl List {
    fn read() -> Self {
        let text =
            fs::read_to_string(sailwright_tests::home().join("words.txt")).expect("the list");
        let mut list = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (kind, rest) = line.split_once(' ').expect("a kind and its words");
            let (names, text) = rest.split_once(" -> ").unwrap_or((rest, ""));
            match kind {
                "words" => {
                    let words = names.split_whitespace();
                    list.words.extend(words.map(|word| (word.to_owned(), text.to_owned())));
                }
                "phrase" => list.phrases.push((without_space(names), text.to_owned())),
                "allow" => list.allowed.push(names.trim().to_lowercase()),
                "key" => list.keys.push(names.trim().to_owned()),
                kind => panic!("words.txt: `{kind}` is not `words`, `phrase`, `allow` or `key`"),
            }
        }
        list
    }

    /// Checks the lines of a file, except the blocks between `words: off` and `words: on`.
    fn check_lines(&self, path: &str, text: &str, violations: &mut Vec<String>) {
        let mut is_off = false;
        for (index, line) in text.lines().enumerate() {
            is_off = (is_off || line.contains("words: off")) && !line.contains("words: on");
            if !is_off {
                self.check(path, index + 1, line, violations);
            }
        }
    }

    fn check(&self, path: &str, number: usize, line: &str, violations: &mut Vec<String>) {
        let line = self.without_allowed(line);
        let mut report = |word: &str, instead: &str| {
            violations.push(format!("{path}:{number}: {word} -> {instead}"));
        };
        for word in words(&line) {
            if let Some(instead) = self.words.get(&word) {
                report(&word, instead);
            }
        }
        let dense = without_space(&line);
        for (phrase, instead) in &self.phrases {
            if dense.contains(phrase) {
                report(phrase, instead);
            }
        }
        let is_prose =
            line.contains("//") || Path::new(path).extension().is_some_and(|it| it == "md");
        if number > 0
            && is_prose
            && !is_heading(&line)
            && let Some(subject) = unnamed_subject(&line)
        {
            report(subject, "name the subject of the sentence");
        }
    }

    /// Replaces the allowed phrases of a line by a space.
    fn without_allowed(&self, line: &str) -> String {
        let mut line = line.to_owned();
        for phrase in &self.allowed {
            // In ASCII, upper and lower case have the same length.
            while let Some(at) = line.to_ascii_lowercase().find(phrase.as_str()) {
                line.replace_range(at..at + phrase.len(), " ");
            }
        }
        for key in &self.keys {
            let after = line.trim_start().strip_prefix(key.as_str());
            if after.is_some_and(|after| after.trim_start().starts_with('=')) {
                line = line.replacen(key.as_str(), " ", 1);
            }
        }
        line
    }
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Splits a line into words: at everything but ASCII letters, and at the capitals of identifiers.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let chars: Vec<char> = line.chars().collect();
    for (index, c) in chars.iter().enumerate() {
        let next_is_lower = chars.get(index + 1).is_some_and(char::is_ascii_lowercase);
        let last_is_lower = index > 0 && chars[index - 1].is_ascii_lowercase();
        if !c.is_ascii_alphabetic() || c.is_ascii_uppercase() && (next_is_lower || last_is_lower) {
            words.push(String::new());
        }
        if c.is_ascii_alphabetic() {
            words.last_mut().expect("a word").push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start();
    let text = text.strip_prefix("//").map_or(text, |text| text.trim_start_matches(['/', '!']));
    text.trim_start().starts_with(['#', '|'])
}

/// Returns the word that a sentence starts with instead of its subject; a question is none of these.
fn unnamed_subject(line: &str) -> Option<&'static str> {
    SUBJECTS.iter().copied().find(|subject| {
        line.match_indices(subject).any(|(at, _)| {
            let rest = &line[at + subject.len()..];
            let verb: String = rest
                .trim_start()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            rest.starts_with(char::is_whitespace)
                && VERBS.contains(&verb.as_str())
                && !rest.contains('?')
                && starts_sentence(&line[..at])
        })
    })
}

fn starts_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    let is_apart = trimmed.len() < before.len();
    let is_comment = trimmed.trim_end_matches(['/', '!']).len() + 2 <= trimmed.len();
    before.is_empty() || is_comment || is_apart && trimmed.ends_with(['.', '!', '?'])
}

#[test]
fn words_in_identifiers_file_names_and_sentences_are_found() {
    let list = List::read();
    let (word, _) = list.words.iter().next().expect("a word");
    let camel = word[..1].to_uppercase() + &word[1..];
    let lines = [
        format!("struct Raw{camel};"),
        format!("fn {word}_is_read()"),
        format!("HTTP{camel}"),
        word.to_uppercase(),
        list.phrases[0].0.clone(),
        ["/// ", SUBJECTS[1], " is read."].concat(),
        ["//! Text. ", SUBJECTS[0], " must read."].concat(),
    ];
    for line in lines {
        let mut violations = Vec::new();
        list.check("src/lib.rs", 1, &line, &mut violations);
        assert_eq!(violations.len(), 1, "{line}: {violations:?}");
    }
}

#[test]
fn questions_headings_allowed_phrases_and_blocks_are_skipped() {
    let list = List::read();
    let word = list.words.keys().next().expect("a word");
    let mut violations = Vec::new();
    list.check_lines("README.md", &["What is ", "it?"].concat(), &mut violations);
    list.check_lines("README.md", &["# ", "What it does"].concat(), &mut violations);
    list.check_lines("README.md", &list.allowed.join("\n"), &mut violations);
    let block = format!("<!-- words: off -->\n{word}\n<!-- words: on -->");
    list.check_lines("README.md", &block, &mut violations);
    assert!(violations.is_empty(), "{violations:?}");
}
