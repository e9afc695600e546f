//! A report as `JUnit` XML: a test suite for each verdict, and a test case for each change.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::inline::short;
use super::list::{listed, place, problems, uses};
use crate::diagnostic::Verdict;
use crate::review::{BrokenItem, Entry, Place, Report};

/// The number of operations, items or locations that are listed for a change; the rest is counted.
const MAX_LISTED: usize = 20;

type Xml = Writer<Vec<u8>>;

/// Returns the XML, with a line feed at its end. A change fails if it has one of the verdicts and is not accepted.
pub(super) fn junit(report: &Report, fail_on: &[Verdict]) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory cannot fail.
    let _ = document(&mut xml, report, fail_on);
    String::from_utf8(xml.into_inner()).unwrap_or_default() + "\n"
}

fn document(xml: &mut Xml, report: &Report, fail_on: &[Verdict]) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let problems: Vec<_> = problems(report).into_iter().filter(|(fails, ..)| *fails).collect();
    let tests = (report.entries.len() + problems.len()).to_string();
    let failures = report.entries.iter().filter(|entry| entry.fails(fail_on)).count();
    let failures = (failures + problems.len()).to_string();
    let attributes = [("name", "sailwright review"), ("tests", &*tests), ("failures", &*failures)];
    xml.create_element("testsuites").with_attributes(attributes).write_inner_content(|xml| {
        for verdict in Verdict::ALL {
            let entries = report.entries.iter().filter(|entry| entry.verdict() == verdict);
            suite(xml, verdict, &entries.collect::<Vec<_>>(), fail_on)?;
        }
        if problems.is_empty() {
            return Ok(());
        }
        let count = problems.len().to_string();
        let attributes = [("name", "configuration"), ("tests", &*count), ("failures", &*count)];
        xml.create_element("testsuite").with_attributes(attributes).write_inner_content(|xml| {
            problems.iter().try_for_each(|(_, message, _)| problem(xml, message))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn suite(
    xml: &mut Xml,
    verdict: Verdict,
    entries: &[&Entry],
    fail_on: &[Verdict],
) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let tests = entries.len().to_string();
    let failures = entries.iter().filter(|entry| entry.fails(fail_on)).count().to_string();
    let skipped = entries.iter().filter(|entry| entry.acceptance.is_some()).count().to_string();
    let attributes = [
        ("name", verdict.name()),
        ("tests", &*tests),
        ("failures", &*failures),
        ("skipped", &*skipped),
    ];
    xml.create_element("testsuite").with_attributes(attributes).write_inner_content(|xml| {
        entries.iter().try_for_each(|entry| case(xml, entry, fail_on))
    })?;
    Ok(())
}

fn case(xml: &mut Xml, entry: &Entry, fail_on: &[Verdict]) -> io::Result<()> {
    let class: Vec<&str> =
        [&entry.document, &entry.tag].into_iter().flatten().map(String::as_str).collect();
    let class = if class.is_empty() { "crate".to_owned() } else { short(&class.join(".")) };
    let message = short(&entry.message);
    let (name, rule) = (format!("{}: {message}", entry.rule.name()), entry.rule.name());
    let mut test = xml.create_element("testcase");
    test = test.with_attributes([("classname", &*class), ("name", &*name)]);
    let location =
        [&entry.new, &entry.old].into_iter().flatten().find_map(|side| side.location.as_ref());
    if let Some(at) = location {
        test = test.with_attributes([("file", &*short(&at.file)), ("line", &*at.line.to_string())]);
    }
    test.write_inner_content(|xml| {
        if let Some(acceptance) = &entry.acceptance {
            let reason = short(&acceptance.reason);
            xml.create_element("skipped").with_attribute(("message", &*reason)).write_empty()?;
        } else if entry.fails(fail_on) {
            let failure = xml.create_element("failure");
            let attributes = [("type", rule), ("message", &*message)];
            failure
                .with_attributes(attributes)
                .write_text_content(BytesText::new(&details(entry)))?;
            return Ok(());
        }
        xml.create_element("system-out").write_text_content(BytesText::new(&details(entry)))?;
        Ok(())
    })?;
    Ok(())
}

fn problem(xml: &mut Xml, message: &str) -> io::Result<()> {
    let message = short(message);
    let test = xml.create_element("testcase");
    let attributes = [("classname", "configuration"), ("name", &*message)];
    test.with_attributes(attributes).write_inner_content(|xml| {
        xml.create_element("failure").with_attribute(("message", &*message)).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn details(entry: &Entry) -> String {
    let mut lines = Vec::new();
    lines.extend(side("old", entry.old.as_ref()));
    lines.extend(side("new", entry.new.as_ref()));
    if !entry.broken.is_empty() {
        lines.push(format!("breaks: {}", listed(&entry.broken, MAX_LISTED, broken)));
    }
    if !entry.uses.is_empty() {
        lines.push(format!("used by: {}", uses(entry, MAX_LISTED, |each| short(each))));
    }
    if !entry.used_at.is_empty() {
        lines.push(format!(
            "used at: {}",
            listed(&entry.used_at, MAX_LISTED, |at| short(&place(at)))
        ));
    }
    lines.extend(entry.advice.as_ref().map(|advice| format!("help: {}", short(advice))));
    lines.push(format!("fingerprint: {}", entry.fingerprint));
    lines.join("\n")
}

fn side(name: &str, side: Option<&Place>) -> Option<String> {
    let Place { rust_path, signature, location } = side?;
    let location = location.as_ref().map(place);
    let parts = [location.as_ref(), rust_path.as_ref(), signature.as_ref()];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| short(part)).collect();
    Some(format!("{name}: {}", parts.join(" ")))
}

fn broken(BrokenItem { path, old, new }: &BrokenItem) -> String {
    let text = |side: &Option<String>| side.as_deref().map_or("none".to_owned(), short);
    format!("{} ({} -> {})", short(path), text(old), text(new))
}
