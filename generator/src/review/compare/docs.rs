//! Documentation, defaults and limits, which are notes of the documentation.

use crate::diagnostic::Verdict;
use crate::ir::Docs;

/// The differences of the documentation of an item.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DocsChange {
    /// Whether the text or an example is changed.
    pub(super) is_text_changed: bool,
    /// Whether the item is deprecated now, or not deprecated any more.
    pub(super) deprecated: Option<bool>,
    /// The old and the new default, as JSON.
    pub(super) default: Option<(String, String)>,
    /// The old and the new limits.
    pub(super) limits: Option<(Vec<String>, Vec<String>)>,
}

/// Compares the documentation of an item.
pub(super) fn docs(old: &Docs, new: &Docs) -> DocsChange {
    let (one, other) = (Notes::of(old), Notes::of(new));
    let quoted = |text: Option<&str>| text.unwrap_or("none").to_owned();
    DocsChange {
        is_text_changed: old.text.as_deref().map(words) != new.text.as_deref().map(words)
            || one.others != other.others,
        deprecated: (old.deprecated != new.deprecated).then_some(new.deprecated),
        default: (one.default != other.default)
            .then(|| (quoted(one.default), quoted(other.default))),
        limits: (one.limits != other.limits).then(|| {
            let list = |limits: &[&str]| limits.iter().map(|&each| each.to_owned()).collect();
            (list(&one.limits), list(&other.limits))
        }),
    }
}

/// Returns a text without its line breaks.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Returns the verdict on a change of limits: `wire` if requests contain values that may be outside of the new limits.
pub(super) fn limits_verdict(is_sent: bool, (old, new): &(Vec<String>, Vec<String>)) -> Verdict {
    let is_relaxed = new.iter().all(|limit| {
        old.contains(limit)
            || old.iter().any(|other| {
                let number = |text: &str, start| -> Option<f64> {
                    let rest = str::strip_prefix(text, start)?;
                    rest.split(' ').next()?.parse().ok()
                };
                let both = |start| number(limit, start).zip(number(other, start));
                both("At most ").is_some_and(|(new, old)| new >= old)
                    || both("Less than ").is_some_and(|(new, old)| new >= old)
                    || both("At least ").is_some_and(|(new, old)| new <= old)
                    || both("More than ").is_some_and(|(new, old)| new <= old)
            })
    });
    if is_sent && !is_relaxed { Verdict::Wire } else { Verdict::Doc }
}

/// The notes of a documentation by their kind.
#[derive(Default)]
struct Notes<'a> {
    default: Option<&'a str>,
    limits: Vec<&'a str>,
    others: Vec<&'a str>,
}

impl<'a> Notes<'a> {
    fn of(docs: &'a Docs) -> Self {
        const LIMITS: [&str; 7] =
            ["At least", "More than", "At most", "Less than", "A multiple", "Pattern", "No dup"];
        let mut notes = Self::default();
        for note in docs.notes.iter().map(String::as_str) {
            if let Some(default) = note.strip_prefix("Default: ") {
                notes.default = Some(default);
            } else if LIMITS.iter().any(|start| note.starts_with(start)) {
                notes.limits.push(note);
            } else if !note.starts_with("Only in re") {
                notes.others.push(note);
            }
        }
        notes
    }
}
