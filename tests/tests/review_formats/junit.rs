//! The format for `JUnit`.

use quick_xml::Reader;
use quick_xml::events::Event;
use sailwright::review::{Format, format};

use crate::{FAIL_ON, sample};

#[test]
fn xml_has_a_test_case_for_each_entry_and_problem() {
    let report = sample::report();
    let text = format(&report, Format::Junit, &FAIL_ON);
    let mut reader = Reader::from_str(&text);
    let (mut cases, mut failures, mut skipped) = (0, 0, 0);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "testcase" => cases += 1,
                "failure" => failures += 1,
                "skipped" => skipped += 1,
                "testsuites" | "testsuite" | "system-out" => {}
                other => panic!("{}", other),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    // The problems are a lost reference, an expired acceptance and a version that is too low.
    assert_eq!((cases, failures, skipped), (report.entries.len() + 3, 6, 1), "{text}");
}

#[test]
fn xml_has_no_forbidden_characters() {
    let text = format(&sample::report(), Format::Junit, &FAIL_ON);
    let is_forbidden =
        |c: char| (c.is_control() && !"\n\t".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!text.contains(is_forbidden), "{text}");
}
