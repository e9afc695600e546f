//! Finds parts that have the same name and the same content, so that they become one component.
//!
//! Vendors copy folders: `v3/schemas/Error.yaml` and `beta/schemas/Error.yaml` are one type until one of them changes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::part::{Part, part_number};
use crate::tree::ObjectKind;

/// Returns for each part the part that replaces it: itself, or an equal part of the same name. Parts without a name
/// are not compared.
pub(super) fn representatives(
    parts: &[Part<'_>],
    copies: &[Value],
    names: &[Option<&str>],
) -> Vec<usize> {
    let mut representatives: Vec<usize> = (0..parts.len()).collect();
    let mut groups: BTreeMap<(ObjectKind, &str), Vec<usize>> = BTreeMap::new();
    for (index, (part, name)) in parts.iter().zip(names).enumerate() {
        if let Some(name) = name {
            groups.entry((part.kind, name)).or_default().push(index);
        }
    }
    groups.retain(|_, group| group.len() > 1);
    for group in groups.values_mut() {
        group.sort_by_key(|index| {
            parts.get(*index).map(|part| (part.key.is_none(), &part.location))
        });
    }
    // Parts that refer to equal parts become equal, so this is repeated until nothing changes.
    let mut changed = true;
    while changed {
        changed = false;
        for group in groups.values() {
            changed |= unite(group, copies, &mut representatives);
        }
    }
    representatives
}

fn unite(group: &[usize], copies: &[Value], representatives: &mut [usize]) -> bool {
    let mut changed = false;
    for (position, &index) in group.iter().enumerate() {
        if representatives.get(index) != Some(&index) {
            continue;
        }
        let earlier = group.iter().take(position).copied().find(|&other| {
            let pair = copies.get(other).zip(copies.get(index));
            representatives.get(other) == Some(&other)
                && pair.is_some_and(|(a, b)| is_equal(a, b, representatives))
        });
        if let (Some(earlier), Some(own)) = (earlier, representatives.get_mut(index)) {
            *own = earlier;
            changed = true;
        }
    }
    changed
}

/// Returns whether two nodes are equal. References to parts with the same representative are equal.
fn is_equal(a: &Value, b: &Value, representatives: &[usize]) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let mut pairs = a.iter().zip(b);
            a.len() == b.len()
                && pairs.all(|((a, x), (b, y))| a == b && is_equal(x, y, representatives))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(x, y)| is_equal(x, y, representatives))
        }
        (Value::String(a), Value::String(b)) => {
            let part = |text| part_number(text).and_then(|number| representatives.get(number));
            a == b || part(a).zip(part(b)).is_some_and(|(a, b)| a == b)
        }
        _ => a == b,
    }
}
