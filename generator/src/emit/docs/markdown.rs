//! Markdown blocks: paragraphs, lists, code blocks, tables.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::escape;
use super::inline::Inline;
use super::wrap;

/// The deepest nesting of lists and quotations that is kept; deeper blocks are not indented further.
const MAX_DEPTH: usize = 8;

/// Returns the lines of a Markdown text of the document, written anew; none if the text is empty.
pub(super) fn lines(text: &str) -> Vec<String> {
    let is_usual = |c| c != '\t' && escape::is_visible(c);
    let text = if escape::is_printed(text) || text.chars().all(is_usual) {
        Cow::Borrowed(text)
    } else {
        let text: String = text.chars().filter(|c| escape::is_visible(*c)).collect();
        text.replace('\t', "    ").into()
    };
    let mut writer = Writer::default();
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        writer.take(event);
    }
    writer.paragraph();
    separate_first_sentence(writer.lines)
}

/// Collects the lines of the blocks.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    inline: Inline,
    /// For each open list item and quotation: the prefix of its next line, and of the lines after that.
    nesting: Vec<(String, String)>,
    /// The next number of each open list; `None` for a bullet list.
    lists: Vec<Option<u64>>,
    /// The text of the open code block.
    code: Option<String>,
    /// Whether a heading is open.
    heading: bool,
    /// Whether the last event ended a list item; no empty line precedes the next item.
    item_ended: bool,
    /// The cells of the open table row.
    cells: Option<Vec<String>>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if self.code.is_some() => {
                if let Some(code) = &mut self.code {
                    code.push_str(&text);
                }
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(html) => self.html(&html),
            Event::Rule => self.paragraph(),
            event => self.inline.take(event),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => self.paragraph(),
            Tag::Heading { .. } => {
                self.paragraph();
                self.heading = true;
            }
            Tag::BlockQuote(_) => {
                self.paragraph();
                self.nest("> ".to_owned(), "> ".to_owned());
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.paragraph();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.paragraph();
                self.lists.push(first);
            }
            Tag::Item => {
                self.paragraph();
                let mark = self.mark();
                let indent = " ".repeat(mark.len());
                self.nest(mark, indent);
            }
            Tag::TableHead | Tag::TableRow => self.cells = Some(Vec::new()),
            Tag::TableCell => {}
            tag => self.inline.take(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::Heading(_) => {
                self.paragraph();
                self.heading = false;
            }
            TagEnd::BlockQuote(_) => {
                self.paragraph();
                self.nesting.pop();
            }
            TagEnd::Item => {
                self.paragraph();
                self.nesting.pop();
                self.item_ended = true;
            }
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::List(_) => {
                self.paragraph();
                self.lists.pop();
                self.item_ended = !self.lists.is_empty();
            }
            TagEnd::TableCell => {
                let cell = self.inline.finish().replace('\n', " ");
                if let Some(cells) = &mut self.cells {
                    cells.push(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::Table => self.item_ended = false,
            tag => self.inline.take(Event::End(tag)),
        }
    }

    /// Adds a line of an HTML block: its tags as [`Inline`] treats them, the rest as text.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            self.inline.text(&rest[..start]);
            let Some(length) = rest[start..].find('>') else {
                rest = &rest[start..];
                break;
            };
            self.inline.take(Event::InlineHtml(rest[start..=start + length].into()));
            rest = &rest[start + length + 1..];
        }
        self.inline.text(rest.trim_end_matches('\n'));
        self.inline.text(" ");
    }

    /// Ends the open paragraph, if there is one.
    fn paragraph(&mut self) {
        let text = self.inline.finish();
        if text.is_empty() {
            return;
        }
        let text = if self.heading {
            format!("**{}**", text.replace("**", "").replace('\n', " "))
        } else {
            text
        };
        self.block(wrap::paragraph(&text));
    }

    fn code_block(&mut self) {
        let Some(code) = self.code.take() else { return };
        if code.trim().is_empty() {
            return;
        }
        let fence = "`".repeat(escape::longest_run(&code, '`').max(2) + 1);
        let mut lines = vec![format!("{fence}text")];
        lines.extend(code.trim_end().lines().map(|line| line.trim_end().to_owned()));
        lines.push(fence);
        self.block(lines);
    }

    /// Ends a table row. It becomes a list item, which is readable in the source however wide the table is.
    fn row(&mut self) {
        let Some(cells) = self.cells.take() else { return };
        let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        if cells.is_empty() {
            return;
        }
        self.nest("- ".to_owned(), "  ".to_owned());
        self.block(wrap::paragraph(&cells.join(" — ")));
        self.nesting.pop();
        self.item_ended = true;
    }

    /// Returns the mark of the next item of the innermost list.
    fn mark(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => "- ".to_owned(),
        }
    }

    fn nest(&mut self, first: String, later: String) {
        if self.nesting.len() < MAX_DEPTH {
            self.nesting.push((first, later));
        } else {
            self.nesting.push((String::new(), String::new()));
        }
    }

    /// Adds the lines of a block with their prefixes. An empty line precedes it, unless it starts an item after another.
    fn block(&mut self, lines: Vec<String>) {
        let starts_item = self.nesting.last().is_some_and(|(first, later)| first != later);
        let follows = starts_item && self.item_ended;
        if !(self.lines.is_empty() || follows) {
            let prefix: String = self.nesting.iter().map(|(_, later)| later.as_str()).collect();
            self.lines.push(prefix.trim_end().to_owned());
        }
        self.item_ended = false;
        for mut line in lines {
            for (first, later) in self.nesting.iter_mut().rev() {
                line.insert_str(0, first);
                first.clone_from(later);
            }
            line.truncate(line.trim_end().len());
            self.lines.push(line);
        }
    }
}

/// Splits a long first paragraph after its first sentence, because rustdoc shows the first paragraph in lists of items.
fn separate_first_sentence(mut lines: Vec<String>) -> Vec<String> {
    let end = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    if end < 2 || lines[0].starts_with(['-', '>', '`', '*', '1']) {
        return lines;
    }
    let text = lines[..end].join(" ");
    let Some(stop) = first_stop(&text) else { return lines };
    let mut new = wrap::paragraph(&text[..stop]);
    new.push(String::new());
    new.extend(wrap::paragraph(text[stop..].trim_start()));
    new.extend(lines.drain(end..));
    new
}

/// Returns the end of the first sentence that ends outside of code, links and emphasis.
fn first_stop(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at + 1).find(|&stop| {
        let (before, after) = (&text[..stop], text[stop..].trim_start());
        let closed = before.matches('`').count() % 2 == 0
            && before.matches('*').count() % 2 == 0
            && before.matches('[').count() == before.matches(']').count()
            && before.matches('(').count() == before.matches(')').count();
        let abbreviation =
            ["e.g.", "i.e.", "etc.", "vs.", "cf."].iter().any(|end| before.ends_with(end));
        closed && !abbreviation && after.starts_with(|c: char| c.is_uppercase() || c == '`')
    })
}
