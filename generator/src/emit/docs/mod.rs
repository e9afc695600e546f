//! Documentation: Markdown of the document becomes Markdown that is nothing but documentation.
//!
//! The text is parsed by the parser of rustdoc and written anew ([`markdown`]), so that nothing in it is a doctest, HTML,
//! a link to an item, or a mistake that rustc, rustdoc or clippy would remark on.

mod escape;
mod inline;
mod markdown;
mod wrap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Docs;
use crate::render::LINE_BREAK;
pub(super) use escape::{code, is_visible};

/// The lines of documentation of an item: its text, then single facts; `fallback` where there is no text.
pub(super) fn lines(docs: &Docs, fallback: &str) -> Vec<String> {
    let mut lines = docs.text.as_deref().map(markdown::lines).unwrap_or_default();
    if lines.is_empty() {
        lines.push(fallback.to_owned());
    }
    with_facts(lines, docs)
}

/// Adds the single facts: behind the last paragraph, or below what is no paragraph.
pub(super) fn with_facts(mut lines: Vec<String>, docs: &Docs) -> Vec<String> {
    if docs.deprecated {
        lines.extend([String::new(), "**Deprecated.**".to_owned()]);
    }
    if docs.notes.is_empty() {
        return lines;
    }
    let facts = markdown::lines(&facts(&docs.notes));
    if facts.is_empty() {
        return lines;
    }
    let start = lines.iter().rposition(String::is_empty).map_or(0, |blank| blank + 1);
    let is_text = |line: &String| {
        line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '`' | '"' | '('))
    };
    let is_paragraph = lines[start..].iter().all(|line| is_text(line) && !line.starts_with("```"))
        && !facts.iter().any(String::is_empty);
    if is_paragraph && lines.last_mut().is_some_and(end_sentence) {
        let fits = |last: &String| last.len() + 1 + facts[0].len() <= wrap::WIDTH;
        if facts.len() == 1 && lines.last().is_some_and(fits) {
            let last = lines.pop().unwrap_or_default();
            lines.push(format!("{last} {}", facts[0]));
        } else {
            lines.extend(facts);
        }
    } else {
        lines.push(String::new());
        lines.extend(facts);
    }
    lines
}

/// Puts a full stop behind words that have none; says whether the line ends a sentence then.
fn end_sentence(line: &mut String) -> bool {
    if line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '"' | '`')) {
        line.push('.');
    }
    line.ends_with(['.', '!', '?'])
}

/// Single facts as one paragraph. An example that is the default says nothing new.
fn facts(notes: &[String]) -> String {
    let default = notes.iter().find_map(|note| note.strip_prefix("Default: "));
    let news = notes.iter().filter(|note| {
        let example = note.strip_prefix("Example: ");
        example.is_none() || example != default
    });
    let sentences = news.map(|note| {
        let stop = if note.ends_with(['.', '!', '?', ':']) { "" } else { "." };
        format!("{}{stop}", note.trim())
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// The lines of a text of the document; none when there is nothing to say.
pub(super) fn text(text: &str) -> Vec<String> {
    markdown::lines(text)
}

/// A text of the document in one line.
pub(super) fn line(text: &str) -> String {
    let lines = markdown::lines(text);
    let first: Vec<String> = lines.into_iter().take_while(|line| !line.is_empty()).collect();
    first.join(" ")
}

/// An item of a list, broken into lines.
pub(super) fn item(text: &str) -> Vec<String> {
    let lines = wrap::paragraph(text).into_iter().enumerate();
    lines.map(|(number, line)| format!("{}{line}", if number == 0 { "- " } else { "  " })).collect()
}

/// Paragraphs of ours, broken into lines.
pub(super) fn wrapped(lines: Vec<String>) -> Vec<String> {
    let wrap = |line: String| match line.as_str() {
        "" | "# Errors" => vec![line],
        _ => wrap::paragraph(&line),
    };
    lines.into_iter().flat_map(wrap).collect()
}

/// The article and a name: `a [Pet]`, `an [Error]`.
pub(super) fn a(name: &str) -> String {
    let last = name.rsplit("::").next().unwrap_or(name);
    let sound = last.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    let article =
        if matches!(sound.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o') { "an" } else { "a" };
    format!("{article} {name}")
}

/// The attribute that puts documentation on an item: one for all lines, which [`render`](crate::render) breaks
/// again. Most of what a file holds is documentation, and nothing between here and there looks at it.
pub(super) fn attributes<L: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> TokenStream {
    let mut text = String::new();
    for line in lines {
        let line = line.as_ref();
        text.push_str(LINE_BREAK);
        if line.contains(LINE_BREAK) {
            text.extend([" ", &line.replace(LINE_BREAK, " ")]);
        } else if !line.is_empty() {
            text.extend([" ", line]);
        }
    }
    let Some(text) = text.strip_prefix(LINE_BREAK) else { return TokenStream::new() };
    let text = raw(text);
    quote!(#[doc = #text])
}

/// A text as a literal that does not say the same in escapes, which take longer to write and to read than all else.
fn raw(text: &str) -> Literal {
    let fence = "#".repeat(escape::longest_run(text, '#') + 1);
    let literal = ["r", &fence, "\"", text, "\"", &fence].concat().parse();
    literal.unwrap_or_else(|_| Literal::string(text))
}

#[cfg(test)]
mod tests;
