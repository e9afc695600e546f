//! An entry of the page: a summary that unfolds to both sides of the change.

use std::fmt::Write as _;

use super::super::list::place;
use super::{text, words};
use crate::diagnostic::Verdict;
use crate::review::{BrokenItem, Entry, Place};

/// The number of operations, items or locations that are listed for an entry; the rest is counted.
const MAX_LISTED: usize = 200;

/// Returns the entry as a `details` element.
pub(super) fn entry(entry: &Entry, fail_on: &[Verdict]) -> String {
    let tag = entry.tag.as_deref().unwrap_or_default();
    let (verdict, rule) = (entry.verdict().name(), entry.rule.name());
    let marks: Vec<String> = marks(entry, fail_on);
    let verdicts = entry.verdicts.iter().map(|each| {
        let name = each.name();
        format!("<span class=\"verdict {name}\">{name}</span> ")
    });
    format!(
        "<details class=\"entry\" data-verdict=\"{verdict}\" data-tag=\"{}\" data-rule=\"{rule}\">\n\
         <summary>{}{} <code class=\"rule\">{rule}</code>{}</summary>\n\
         <div class=\"sides\">\n{}{}</div>\n{}</details>\n",
        text(tag),
        verdicts.collect::<String>(),
        words(&entry.message),
        marks.concat(),
        side("Before", entry.old.as_ref()),
        side("After", entry.new.as_ref()),
        facts(entry),
    )
}

/// Returns the marks at the end of the summary.
fn marks(entry: &Entry, fail_on: &[Verdict]) -> Vec<String> {
    let uses = entry.use_count;
    let marks = [
        (uses > 1).then(|| format!("{uses} operations")),
        (!entry.used_at.is_empty()).then(|| "used in your code".to_owned()),
        entry.acceptance.is_some().then(|| "accepted".to_owned()),
        entry.fails(fail_on).then(|| "fails".to_owned()),
    ];
    marks.into_iter().flatten().map(|mark| format!(" <span class=\"mark\">{mark}</span>")).collect()
}

fn side(title: &str, side: Option<&Place>) -> String {
    let Some(Place { rust_path, signature, location }) = side else {
        return format!("<section><h3>{title}</h3><p>Not there</p></section>\n");
    };
    let location = location
        .as_ref()
        .map_or(String::new(), |at| format!("<p><code>{}</code></p>", text(&place(at))));
    let declaration = match (rust_path, signature) {
        (Some(path), Some(signature)) => format!("<pre>{}: {}</pre>", text(path), text(signature)),
        (Some(path), None) => format!("<pre>{}</pre>", text(path)),
        (None, _) => String::new(),
    };
    format!("<section><h3>{title}</h3>{location}{declaration}</section>\n")
}

fn facts(entry: &Entry) -> String {
    let mut facts = String::new();
    if let Some(advice) = &entry.advice {
        let _ = writeln!(facts, "<p>To do: {}</p>", words(advice));
    }
    facts += &list("Breaks", &entry.broken, entry.broken.len(), broken);
    facts += &list("Used by", &entry.uses, entry.use_count, |each| {
        format!("<code>{}</code>", text(each))
    });
    facts += &list("Used in your code", &entry.used_at, entry.used_at.len(), |at| {
        format!("<code>{}</code>", text(&place(at)))
    });
    if let Some(acceptance) = &entry.acceptance {
        let until =
            acceptance.until.as_ref().map_or(String::new(), |day| format!(" until {}", text(day)));
        let _ = writeln!(facts, "<p>Accepted{until}: {}</p>", text(&acceptance.reason));
    }
    let document = entry
        .document
        .as_ref()
        .map_or(String::new(), |name| format!("Document <code>{}</code>. ", text(name)));
    facts
        + &format!(
            "<p class=\"fingerprint\">{document}Fingerprint <code>{}</code></p>\n",
            text(&entry.fingerprint)
        )
}

fn list<T>(title: &str, items: &[T], count: usize, html: impl Fn(&T) -> String) -> String {
    if items.is_empty() {
        return String::new();
    }
    let item = |item| ["<li>", &*html(item), "</li>\n"].concat();
    let shown: String = items.iter().take(MAX_LISTED).map(item).collect();
    let rest = count.saturating_sub(items.len().min(MAX_LISTED));
    let more = if rest > 0 { format!("<li>{rest} more</li>\n") } else { String::new() };
    format!("<h3>{title}</h3>\n<ul>\n{shown}{more}</ul>\n")
}

fn broken(BrokenItem { path, old, new }: &BrokenItem) -> String {
    let code = |side: &Option<String>, none: &str| match side {
        Some(side) => format!("<code>{}</code>", text(side)),
        None => none.to_owned(),
    };
    format!("<code>{}</code>: {} → {}", text(path), code(old, "not there"), code(new, "removed"))
}
