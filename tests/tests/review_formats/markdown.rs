//! The Markdown formats, read by a Markdown parser.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use sailwright::review::{Format, format};

use crate::{FAIL_ON, sample};

/// The HTML that the comment contains.
const HTML: [&str; 4] = ["<!-- sailwright review -->", "<details><summary><b>", "</details>", ""];

#[test]
fn strings_of_documents_are_in_code() {
    for form in [Format::Markdown, Format::Migration] {
        let text = format(&sample::report(), form, &FAIL_ON);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
        {
            match event {
                Event::Text(text) => {
                    let is_active = |c: char| "@#<>[]|&~*_`/\\\u{202e}".contains(c);
                    assert!(!text.contains(is_active), "{text}");
                    assert!(!text.contains("evil.example"), "{text}");
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let is_known = HTML.iter().any(|known| html.trim().starts_with(known));
                    assert!(is_known && !html.contains("octocat"), "{html}");
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough) => {
                    panic!("a text of a document is markup: {text}")
                }
                _ => {}
            }
        }
    }
}

#[test]
fn hostile_names_stay_whole() {
    let text = format(&sample::report(), Format::Markdown, &FAIL_ON);
    let codes: Vec<String> = Parser::new(&text)
        .filter_map(
            |event| if let Event::Code(code) = event { Some(code.to_string()) } else { None },
        )
        .collect();
    let start =
        "a`</code></pre><script>alert(1)</script><img src=x> @octocat #7 https://evil.example";
    assert!(codes.iter().any(|code| code.starts_with(start)), "{codes:#?}");
}

#[test]
fn lists_are_folded_after_the_verdict() {
    let text = format(&sample::report(), Format::Markdown, &FAIL_ON);
    let verdict = text.find("## ❌ sailwright review: 2 wire, 1 source, 1 behavior").expect(&text);
    assert!(verdict < text.find("<details>").expect(&text));
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    assert!(!text.contains("<details open"));
}

#[test]
fn guide_leads_from_old_paths_to_new_paths() {
    let text = format(&sample::report(), Format::Migration, &FAIL_ON);
    let row = "| `pets::Pets::list` | `pets::Pets::find` | call `find` |";
    assert!(text.lines().any(|line| line == row), "{text}");
    let tables = Parser::new_ext(&text, Options::ENABLE_TABLES)
        .filter(|event| matches!(event, Event::End(TagEnd::Table)))
        .count();
    assert_eq!(tables, 1, "{text}");
}
