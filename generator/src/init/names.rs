//! Prefixes and suffixes that most names share.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Draft, quoted};
use crate::spec::Spec;

/// The number of names from which a part that they share is one.
const MIN_NAMES: usize = 5;

/// Adds, as a comment, the parts that most names of components or operations share.
pub(super) fn add(draft: &mut Draft, spec: &Spec) {
    let types: Vec<&str> =
        spec.schemas.iter().filter_map(|(_, schema)| schema.name.as_deref()).collect();
    let operations: Vec<&str> =
        spec.operations.iter().filter_map(|operation| operation.id.as_deref()).collect();
    let mut entry = String::new();
    for (key, names) in [("type", types), ("operation", operations)] {
        if let Some(prefix) = shared(&names, prefix) {
            let _ = writeln!(entry, "strip-{key}-prefixes = [{}]", quoted(prefix));
        }
        if let Some(suffix) = shared(&names, suffix) {
            let _ = writeln!(entry, "strip-{key}-suffixes = [{}]", quoted(suffix));
        }
    }
    if !entry.is_empty() {
        let entry = format!("[names]\n{entry}");
        draft.mention("Most names share these parts. Without them, names are shorter.", &entry);
    }
}

/// Returns the part that at least two thirds of the names have.
fn shared<'n>(names: &[&'n str], part: fn(&'n str) -> Option<&'n str>) -> Option<&'n str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for part in names.iter().filter_map(|name| part(name)) {
        *counts.entry(part).or_default() += 1;
    }
    let (part, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= MIN_NAMES && count * 3 >= names.len() * 2).then_some(part)
}

/// Returns the part up to the last dot, or up to the first underscore.
fn prefix(name: &str) -> Option<&str> {
    let end = name.rfind('.').or_else(|| name.find('_'))? + 1;
    name.get(..end).filter(|part| part.len() < name.len())
}

/// Returns the part from the last underscore, or a usual abbreviation.
fn suffix(name: &str) -> Option<&str> {
    let usual = ["DTO", "Dto", "UsingGET", "UsingPOST"];
    let abbreviation = usual.iter().find(|end| name.ends_with(**end) && name.len() > end.len());
    let start = match abbreviation {
        Some(end) => name.len() - end.len(),
        None => name.rfind('_')?,
    };
    name.get(start..).filter(|part| part.len() > 1 && start > 0)
}
