//! Decides where the parts of other files go.

use std::collections::BTreeMap;

use serde_json::Value;

use super::names::{Candidate, first_word, give_names};
use super::same::representatives;
use super::{Kind, Slot};
use crate::diagnostic::{FileId, Pointer};
use crate::load::{Files, Shape, field_shape};

/// Where a part stands in the bundle.
pub(super) struct Home {
    /// The place.
    pub(super) pointer: Pointer,
    /// Whether the part has to be put there; otherwise something equal stands there already.
    pub(super) is_own: bool,
}

/// A home for each part: a component, or its place in the component that contains it.
pub(super) fn homes(slots: &[Slot<'_>], parts: &[Value], tree: &Value, files: &Files) -> Vec<Home> {
    let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (index, slot) in slots.iter().enumerate() {
        by_file.entry(slot.place.file).or_default().push(index);
    }
    let host = |slot: &Slot<'_>| host(slot, slots, by_file.get(&slot.place.file)?);
    let hosts: Vec<_> = slots.iter().map(host).collect();
    let candidates: Vec<Candidate<'_>> = slots.iter().map(|slot| slot.candidate(files)).collect();
    let words = candidates.iter().zip(&hosts).map(|(candidate, host)| match host {
        None => Some(first_word(candidate)),
        Some(_) => None,
    });
    let mut expands_to = representatives(slots, parts, &words.collect::<Vec<_>>());
    for (index, host) in hosts.iter().enumerate() {
        let Some((host, _)) = host else { continue };
        let host = expands_to.get(*host).copied();
        if let (Some(host), Some(place)) = (host, expands_to.get_mut(index)) {
            *place = host;
        }
    }
    let names = give_names(&candidates, &expands_to, tree);
    let homes = slots.iter().zip(names).zip(hosts).zip(expands_to).enumerate();
    let homes = homes.map(|(index, (((slot, name), host), expands_to))| {
        let kind =
            host.as_ref().and_then(|(host, _)| slots.get(*host)).map_or(slot.kind, |s| s.kind);
        let section = kind.section().unwrap_or_default();
        let mut keys = vec!["components".to_owned(), section.to_owned(), name];
        keys.extend(host.into_iter().flat_map(|(_, rest)| rest));
        Home { pointer: Pointer(keys), is_own: expands_to == index }
    });
    homes.collect()
}

/// The outermost other part of the same file that contains this one, and the way to it from there.
fn host(slot: &Slot<'_>, slots: &[Slot<'_>], same_file: &[usize]) -> Option<(usize, Vec<String>)> {
    let keys = &slot.place.pointer.0;
    let others = same_file.iter().filter_map(|index| Some((*index, slots.get(*index)?)));
    let hosts = others.filter_map(|(index, other)| {
        let above = &other.place.pointer.0;
        let rest = keys.get(above.len()..).filter(|rest| !rest.is_empty())?;
        let contains = keys.starts_with(above) && holds(other.kind, rest, slot.kind);
        contains.then(|| (above.len(), index, rest.to_vec()))
    });
    hosts.min().map(|(_, index, rest)| (index, rest))
}

/// Whether, by the rules, this way leads from one kind of object to another.
pub(super) fn holds(outer: Kind, way: &[String], inner: Kind) -> bool {
    let end = way.iter().try_fold(Shape::One(outer), |shape, key| match shape {
        Shape::One(kind) => Some(field_shape(kind, key)),
        Shape::List(kind) | Shape::Map(kind) => Some(Shape::One(kind)),
        _ => None,
    });
    end == Some(Shape::One(inner))
}
