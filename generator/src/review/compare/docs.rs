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
    let is_kept = |limit: &String| old.iter().any(|other| implies(other, limit));
    if is_sent && !new.iter().all(is_kept) { Verdict::Wire } else { Verdict::Doc }
}

/// Returns whether all values within an old limit are within a new one.
fn implies(old: &str, new: &str) -> bool {
    let number = |text: &str, start: &str| -> Option<f64> {
        text.strip_prefix(start)?.split(' ').next()?.parse().ok()
    };
    let both = |before: &str, after: &str| number(old, before).zip(number(new, after));
    let is_above = |before, after| both(before, after).is_some_and(|(old, new)| new >= old);
    let is_below = |before, after| both(before, after).is_some_and(|(old, new)| new <= old);
    let is_multiple = |(old, new): (f64, f64)| new != 0.0 && (old / new).fract() == 0.0;
    old == new
        || is_above("At most ", "At most ")
        || is_above("Less than ", "Less than ")
        || is_above("Less than ", "At most ")
        || both("At most ", "Less than ").is_some_and(|(old, new)| new > old)
        || is_below("At least ", "At least ")
        || is_below("More than ", "More than ")
        || is_below("More than ", "At least ")
        || both("At least ", "More than ").is_some_and(|(old, new)| new < old)
        || both("A multiple of ", "A multiple of ").is_some_and(is_multiple)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limit_that_contains_the_old_one_is_no_break() {
        for (old, new, expected) in [
            ("Less than 10", "At most 10", Verdict::Doc),
            ("Less than 10", "At most 9", Verdict::Wire),
            ("At most 10", "Less than 10", Verdict::Wire),
            ("At most 10", "Less than 11", Verdict::Doc),
            ("More than 1", "At least 1", Verdict::Doc),
            ("At least 1", "More than 1", Verdict::Wire),
            ("At least 1", "More than 0", Verdict::Doc),
            ("At most 5 characters", "At most 6 characters", Verdict::Doc),
            ("At least 2 items", "At least 1 item", Verdict::Doc),
            ("A multiple of 10", "A multiple of 5", Verdict::Doc),
            ("A multiple of 5", "A multiple of 10", Verdict::Wire),
        ] {
            let limits = (vec![old.to_owned()], vec![new.to_owned()]);
            assert_eq!(limits_verdict(true, &limits), expected, "{old}, {new}");
            assert_eq!(limits_verdict(false, &limits), Verdict::Doc, "{old}, {new}");
        }
    }
}
