//! The HTML page: well-formed, self-contained, and without the markup of documents.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use sailwright::review::{Format, format};

use crate::{FAIL_ON, sample};

/// The elements that have no end.
const VOID: [&str; 3] = ["meta", "input", "br"];

/// The elements and attributes of the page.
#[derive(Default)]
struct Page {
    open: RefCell<Vec<String>>,
    tags: RefCell<Vec<Tag>>,
    errors: RefCell<Vec<String>>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(tag, line),
            Token::ParseError(error) => self.errors.borrow_mut().push(format!("{line}: {error}")),
            Token::CommentToken(text) => self.errors.borrow_mut().push(format!("{line}: {text}")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn read(html: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(html));
        let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(Self::default(), options);
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink
    }

    fn tag(&self, tag: Tag, line: u64) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            let open = self.open.borrow_mut().pop();
            if open.as_ref() != Some(&name) {
                self.errors.borrow_mut().push(format!("{line}: {open:?} ends as {name}"));
            }
            return TokenSinkResult::Continue;
        }
        self.tags.borrow_mut().push(tag);
        if !VOID.contains(&&*name) {
            self.open.borrow_mut().push(name.clone());
        }
        let raw: Option<RawKind> = match &*name {
            "script" => Some(ScriptData),
            "style" => Some(Rawtext),
            "title" => Some(Rcdata),
            _ => None,
        };
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    fn count(&self, name: &str) -> usize {
        self.tags.borrow().iter().filter(|tag| &*tag.name == name).count()
    }
}

#[test]
fn page_is_well_formed() {
    let page = Page::read(&format(&sample::report(), Format::Html, &FAIL_ON));
    assert_eq!(*page.errors.borrow(), [""; 0]);
    assert_eq!(*page.open.borrow(), [""; 0]);
}

#[test]
fn strings_of_documents_add_no_elements() {
    let page = Page::read(&format(&sample::report(), Format::Html, &FAIL_ON));
    assert_eq!((page.count("script"), page.count("style"), page.count("img")), (1, 1, 0));
    assert_eq!(page.count("details"), sample::report().entries.len());
    let known = ["class", "data-verdict", "data-tag", "data-rule"];
    for tag in page.tags.borrow().iter().filter(|tag| &*tag.name == "details") {
        let names: Vec<&str> = tag.attrs.iter().map(|each| &*each.name.local).collect();
        assert_eq!(names, known);
    }
}

#[test]
fn page_refers_to_nothing() {
    let page = Page::read(&format(&sample::report(), Format::Html, &FAIL_ON));
    for tag in page.tags.borrow().iter() {
        for attribute in &tag.attrs {
            let name = &*attribute.name.local;
            assert!(!["src", "href", "action", "style", "srcdoc"].contains(&name), "{name}");
            assert!(!name.starts_with("on"), "{name}");
        }
    }
}

#[test]
fn markers_in_strings_are_not_replaced() {
    let text = format(&sample::report(), Format::Html, &FAIL_ON);
    assert!(text.contains("{{script}}"), "the marker of a hostile text stays a text");
    assert_eq!(text.matches("\"use strict\"").count(), 1);
}
