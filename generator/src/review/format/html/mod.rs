//! A report as one HTML page, which needs no other file and no network.

mod entry;

use std::collections::BTreeSet;

use quick_xml::escape::escape;

use super::inline::{Inline, inlines, short};
use super::list::{counts, meaning, number, place, problems};
use crate::diagnostic::Verdict;
use crate::review::{CrateInfo, Entry, Report};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Returns the page.
pub(super) fn page(report: &Report, fail_on: &[Verdict]) -> String {
    let entries: String = report.entries.iter().map(|entry| entry::entry(entry, fail_on)).collect();
    let (old, new) = (crate_info(&report.old), crate_info(&report.new));
    let result = if report.fails(fail_on) { "This review fails" } else { "This review passes" };
    let mut page = String::with_capacity(PAGE.len() + STYLE.len() + SCRIPT.len() + entries.len());
    let mut rest = PAGE;
    // The markers are replaced in their order, so that no marker in a text is replaced.
    for (marker, value) in [
        ("{{style}}", STYLE),
        ("{{old}}", &*old),
        ("{{new}}", &*new),
        ("{{result}}", result),
        ("{{counts}}", &*counts(report)),
        ("{{problems}}", &*list_of_problems(report)),
        ("{{verdicts}}", &*verdicts(report)),
        ("{{tags}}", &*options(report, |entry| entry.tag.as_deref())),
        ("{{rules}}", &*options(report, |entry| Some(entry.rule.name()))),
        ("{{total}}", &*number(report.entries.len(), "change")),
        ("{{entries}}", &*entries),
        ("{{script}}", SCRIPT),
    ] {
        let (before, after) = rest.split_once(marker).unwrap_or((rest, ""));
        page.push_str(before);
        page.push_str(value);
        rest = after;
    }
    page + rest
}

fn crate_info(CrateInfo { source, name, version, operations, types }: &CrateInfo) -> String {
    let size = [number(*operations, "operation"), number(*types, "type")].join(", ");
    format!("<b>{} {}</b> <code>{}</code> ({size})", text(name), text(version), text(source))
}

fn list_of_problems(report: &Report) -> String {
    let items = problems(report).into_iter().map(|(fails, message, location)| {
        let level = if fails { "Error" } else { "Note" };
        let location =
            location.map_or(String::new(), |at| format!(" <code>{}</code>", text(&place(at))));
        format!("<li><b>{level}</b>: {}{location}</li>\n", words(&message))
    });
    let items: String = items.collect();
    if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
}

/// Returns a checkbox for each verdict that occurs.
fn verdicts(report: &Report) -> String {
    let boxes = Verdict::ALL.into_iter().filter_map(|verdict| {
        let count = report.entries.iter().filter(|entry| entry.verdict() == verdict).count();
        let (name, meaning) = (verdict.name(), meaning(verdict));
        (count > 0).then(|| {
            format!(
                "<label title=\"{meaning}\"><input type=\"checkbox\" name=\"verdict\" value=\"{name}\" checked> \
                 <span class=\"verdict {name}\">{name}</span> {count}</label>\n"
            )
        })
    });
    boxes.collect()
}

/// Returns an option for each value that occurs, in alphabetical order.
fn options<'a>(report: &'a Report, value: impl Fn(&'a Entry) -> Option<&'a str>) -> String {
    let values: BTreeSet<&str> = report.entries.iter().filter_map(value).collect();
    let option = |value: &&str| {
        let value = text(value);
        format!("<option value=\"{value}\">{value}</option>\n")
    };
    values.iter().map(option).collect()
}

/// Returns a message with its code spans.
fn words(message: &str) -> String {
    let message = short(message);
    let pieces = inlines(&message).into_iter().map(|inline| match inline {
        Inline::Text(piece) => escape(piece).into_owned(),
        Inline::Code(piece) => format!("<code>{}</code>", escape(piece)),
    });
    pieces.collect()
}

/// Returns a text on one line, without markup.
fn text(value: &str) -> String {
    escape(&*short(value)).into_owned()
}
