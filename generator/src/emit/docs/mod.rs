//! Doc comments from the Markdown of a document.
//!
//! A text is parsed by the Markdown parser of rustdoc, and its events are written as Markdown again ([`markdown`] for
//! blocks, [`inline`] for their content). The result contains no doctest, no HTML and no intra-doc link, and causes no
//! warning of rustc, rustdoc or clippy.

mod escape;
mod inline;
mod markdown;
mod wrap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Docs;
pub(super) use escape::{code, is_visible};

/// Returns the documentation of an item, line by line: its text, or `fallback` if it has none, and its notes.
pub(super) fn lines(docs: &Docs, fallback: &str) -> Vec<String> {
    let mut lines = docs.text.as_deref().map(markdown::lines).unwrap_or_default();
    if lines.is_empty() {
        lines.push(fallback.to_owned());
    }
    with_notes(lines, docs)
}

/// Adds the notes: to the last paragraph, or as a new one if the last block is not a paragraph.
pub(super) fn with_notes(mut lines: Vec<String>, docs: &Docs) -> Vec<String> {
    if docs.deprecated {
        lines.extend([String::new(), "**Deprecated.**".to_owned()]);
    }
    if docs.notes.is_empty() {
        return lines;
    }
    let notes = markdown::lines(&sentences(&docs.notes));
    if notes.is_empty() {
        return lines;
    }
    let start = lines.iter().rposition(String::is_empty).map_or(0, |blank| blank + 1);
    let is_text = |line: &String| {
        line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '`' | '"' | '('))
    };
    let is_paragraph = lines[start..].iter().all(|line| is_text(line) && !line.starts_with("```"))
        && !notes.iter().any(String::is_empty);
    if is_paragraph && lines.last_mut().is_some_and(end_sentence) {
        let fits = |last: &String| last.len() + 1 + notes[0].len() <= wrap::WIDTH;
        if notes.len() == 1 && lines.last().is_some_and(fits) {
            let last = lines.pop().unwrap_or_default();
            lines.push(format!("{last} {}", notes[0]));
        } else {
            lines.extend(notes);
        }
    } else {
        lines.push(String::new());
        lines.extend(notes);
    }
    lines
}

/// Adds a missing full stop; returns whether the line ends a sentence.
fn end_sentence(line: &mut String) -> bool {
    if line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '"' | '`')) {
        line.push('.');
    }
    line.ends_with(['.', '!', '?'])
}

/// Returns the notes as one paragraph, without an example that equals the default.
fn sentences(notes: &[String]) -> String {
    let default = notes.iter().find_map(|note| note.strip_prefix("Default: "));
    let shown = notes.iter().filter(|note| {
        let example = note.strip_prefix("Example: ");
        example.is_none() || example != default
    });
    let sentences = shown.map(|note| {
        let stop = if note.ends_with(['.', '!', '?', ':']) { "" } else { "." };
        format!("{}{stop}", note.trim())
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// Returns the lines of a text of the document; none if it is empty.
pub(super) fn text(text: &str) -> Vec<String> {
    markdown::lines(text)
}

/// Returns the first paragraph of a text of the document as one line.
pub(super) fn line(text: &str) -> String {
    let lines = markdown::lines(text);
    let first: Vec<String> = lines.into_iter().take_while(|line| !line.is_empty()).collect();
    first.join(" ")
}

/// Returns a list item, broken into lines.
pub(super) fn item(text: &str) -> Vec<String> {
    let lines = wrap::paragraph(text).into_iter().enumerate();
    lines.map(|(number, line)| format!("{}{line}", if number == 0 { "- " } else { "  " })).collect()
}

/// Breaks paragraphs into lines; headings and empty lines stay as they are.
pub(super) fn wrapped(lines: Vec<String>) -> Vec<String> {
    let wrap = |line: String| match line.as_str() {
        "" | "# Errors" => vec![line],
        _ => wrap::paragraph(&line),
    };
    lines.into_iter().flat_map(wrap).collect()
}

/// Returns a name with its indefinite article: `a [Pet]`, `an [Error]`.
pub(super) fn a(name: &str) -> String {
    let last = name.rsplit("::").next().unwrap_or(name);
    let sound = last.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    let article =
        if matches!(sound.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o') { "an" } else { "a" };
    format!("{article} {name}")
}

/// Returns the attributes that put documentation on an item: one for each line.
pub(super) fn attributes<L: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> TokenStream {
    let attribute = |line: L| {
        let line = line.as_ref();
        let line = raw(&[if line.is_empty() { "" } else { " " }, line].concat());
        quote!(#[doc = #line])
    };
    lines.into_iter().map(attribute).collect()
}

/// Returns a raw string literal. Escapes are written here and read again by `prettyplease`, which takes 2.9 % more
/// instructions of a run.
fn raw(text: &str) -> Literal {
    let fence = "#".repeat(escape::longest_run(text, '#') + 1);
    let literal = ["r", &fence, "\"", text, "\"", &fence].concat().parse();
    literal.unwrap_or_else(|_| Literal::string(text))
}

#[cfg(test)]
mod tests;
