//! The nodes of the bundle at which the parts of other files are inserted.

use std::collections::BTreeMap;

use serde_json::Value;

use super::equal::representatives;
use super::names::{Candidate, first_word, give_names};
use super::part::Part;
use crate::diagnostic::{FileId, Pointer};
use crate::load::files::Files;
use crate::tree::Layout;

/// The node of the bundle that a part becomes.
pub(super) struct Destination {
    /// The node.
    pub(super) pointer: Pointer,
    /// Whether the part is inserted. If not, an equal part is inserted at the same node.
    pub(super) is_first: bool,
}

/// Returns the destination of each part: a component, or a node of the component that contains it.
pub(super) fn destinations(
    parts: &[Part<'_>],
    copies: &[Value],
    tree: &Value,
    files: &Files,
    layout: Layout,
) -> Vec<Destination> {
    let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (index, part) in parts.iter().enumerate() {
        by_file.entry(part.location.file).or_default().push(index);
    }
    let container = |part: &Part<'_>| container(part, parts, by_file.get(&part.location.file)?);
    let containers: Vec<_> = parts.iter().map(container).collect();
    let candidates: Vec<Candidate<'_>> =
        parts.iter().map(|part| part.candidate(files, layout)).collect();
    let words = candidates.iter().zip(&containers).map(|(candidate, container)| match container {
        None => Some(first_word(candidate)),
        Some(_) => None,
    });
    let mut representatives = representatives(parts, copies, &words.collect::<Vec<_>>());
    for (index, container) in containers.iter().enumerate() {
        let Some((container, _)) = container else { continue };
        let of_container = representatives.get(*container).copied();
        if let (Some(of_container), Some(own)) = (of_container, representatives.get_mut(index)) {
            *own = of_container;
        }
    }
    let names = give_names(&candidates, &representatives, tree);
    let all = parts.iter().zip(names).zip(containers).zip(representatives).enumerate();
    let all = all.map(|(index, (((part, name), container), representative))| {
        let component = container.as_ref().and_then(|(container, _)| parts.get(*container));
        let list = layout.list(component.unwrap_or(part).kind).unwrap_or_default();
        let mut keys: Vec<String> = list.iter().map(|key| (*key).to_owned()).collect();
        keys.push(name);
        keys.extend(container.into_iter().flat_map(|(_, rest)| rest));
        Destination { pointer: Pointer(keys), is_first: representative == index }
    });
    all.collect()
}

/// Returns the outermost other part of the same file that contains this part, and the keys from there to this part.
fn container(
    part: &Part<'_>,
    parts: &[Part<'_>],
    same_file: &[usize],
) -> Option<(usize, Vec<String>)> {
    let keys = &part.location.pointer.0;
    let others = same_file.iter().filter_map(|index| Some((*index, parts.get(*index)?)));
    let containers = others.filter_map(|(index, other)| {
        let above = &other.location.pointer.0;
        let rest = keys.get(above.len()..).filter(|rest| !rest.is_empty())?;
        let contains = keys.starts_with(above) && other.kind.has_descendant(rest, part.kind);
        contains.then(|| (above.len(), index, rest.to_vec()))
    });
    containers.min().map(|(_, index, rest)| (index, rest))
}
