//! The content of a paragraph: text, emphasis, code, links.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escape;

/// Collects the inline events of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    out: String,
    links: Vec<Link>,
    /// Consecutive text events, joined: the parser splits words at special characters.
    pending: String,
}

/// An open link.
#[derive(Debug)]
struct Link {
    /// The position in the output where its text starts.
    start: usize,
    url: String,
    /// The text without Markdown.
    text: String,
}

impl Inline {
    /// Adds an inline event.
    pub(super) fn take(&mut self, event: Event<'_>) {
        if let Event::Text(text) = &event {
            self.pending.push_str(&clean(text));
            return;
        }
        if let Event::InlineHtml(tag) = &event {
            return self.html(tag);
        }
        self.flush();
        match event {
            Event::Code(text) => self.out.push_str(&escape::code(&text)),
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.out.push('\n'),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => self.out.push('*'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => self.out.push_str("**"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.links.push(Link {
                    start: self.out.len(),
                    url: dest_url.to_string(),
                    text: String::new(),
                });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close_link(),
            _ => {}
        }
    }

    /// Adds plain text.
    pub(super) fn text(&mut self, text: &str) {
        self.pending.push_str(&clean(text));
    }

    /// Returns the collected paragraph, and starts a new one.
    pub(super) fn finish(&mut self) -> String {
        self.flush();
        self.links.clear();
        let text = std::mem::take(&mut self.out);
        if !text.contains('\n') && text.trim().len() == text.len() {
            return text;
        }
        let lines: Vec<&str> =
            text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// Adds the joined text to the output.
    fn flush(&mut self) {
        if let Some(link) = self.links.last_mut() {
            link.text.push_str(&self.pending);
        }
        escape::text(&mut self.out, &self.pending);
        self.pending.clear();
    }

    /// Adds an HTML tag: nothing for formatting, a line break for a block. Any other tag is probably a placeholder, and
    /// becomes code.
    fn html(&mut self, tag: &str) {
        let name =
            tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or("").to_ascii_lowercase();
        if tag.starts_with("<!") || FORMATTING.contains(&name.as_str()) {
            return;
        }
        self.flush();
        match name.as_str() {
            "td" | "th" => self.out.push(' '),
            name if BREAKING.contains(&name) => self.out.push('\n'),
            _ => self.out.push_str(&escape::code(tag)),
        }
    }

    /// Ends the innermost link. Links inside of links, and links that do not lead to the web, become their text.
    fn close_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        if !escape::is_web(&link.url) {
            return;
        }
        let shown = self.out.split_off(link.start);
        let bare =
            link.text.trim() == link.url || shown.trim().is_empty() || shown.contains(['<', '\n']);
        if bare || link.text.starts_with(['\'', '"']) || !self.links.is_empty() {
            self.out.push_str(&escape::autolink(&link.url));
        } else {
            let address = escape::address(&link.url);
            self.out.extend(["[", shown.trim(), "](<", &address, ">)"]);
        }
    }
}

/// Returns a text without invisible characters and with all white space as spaces.
fn clean(text: &str) -> Cow<'_, str> {
    let is_clean = |c: char| c == ' ' || (escape::is_visible(c) && !c.is_whitespace());
    if escape::is_printed(text) || text.chars().all(is_clean) {
        return Cow::Borrowed(text);
    }
    let visible = text.chars().filter(|c| escape::is_visible(*c));
    visible.map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

/// The HTML elements that start a new line.
const BREAKING: &[&str] = &[
    "br",
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dl",
    "dt",
    "dd",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "details",
    "summary",
];

/// The HTML elements that are dropped.
const FORMATTING: &[&str] = &[
    "a", "b", "strong", "i", "em", "u", "s", "small", "sub", "sup", "span", "font", "code", "tt",
    "kbd", "thead", "tbody", "img", "center", "mark", "label", "abbr", "del", "ins", "nobr",
];
