//! Finds components of the same name that also say the same, so that they stay one.
//!
//! Vendors copy folders: `v3/schemas/Error.yaml` and `beta/schemas/Error.yaml` are one type as long
//! as nobody changes one of them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Slot;
use super::walk::slot_number;

/// For each part the one that stands for it: itself, or an equal one of the same name. Parts
/// without a name are not compared.
pub(super) fn representatives(
    slots: &[Slot<'_>],
    parts: &[Value],
    names: &[Option<&str>],
) -> Vec<usize> {
    let mut same: Vec<usize> = (0..slots.len()).collect();
    let mut groups: BTreeMap<(Option<&str>, &str), Vec<usize>> = BTreeMap::new();
    for (index, (slot, name)) in slots.iter().zip(names).enumerate() {
        if let Some(name) = name {
            groups.entry((slot.kind.section(), name)).or_default().push(index);
        }
    }
    groups.retain(|_, group| group.len() > 1);
    for group in groups.values_mut() {
        group.sort_by_key(|index| slots.get(*index).map(|slot| (slot.key.is_none(), &slot.place)));
    }
    // What refers to equal parts becomes equal itself, so this is repeated until nothing changes.
    let mut changed = true;
    while changed {
        changed = false;
        for group in groups.values() {
            changed |= join(group, parts, &mut same);
        }
    }
    same
}

fn join(group: &[usize], parts: &[Value], same: &mut [usize]) -> bool {
    let mut changed = false;
    for (position, &index) in group.iter().enumerate() {
        if same.get(index) != Some(&index) {
            continue;
        }
        let earlier = group.iter().take(position).copied().find(|&other| {
            same.get(other) == Some(&other)
                && parts.get(other).zip(parts.get(index)).is_some_and(|(a, b)| equal(a, b, same))
        });
        if let (Some(earlier), Some(place)) = (earlier, same.get_mut(index)) {
            *place = earlier;
            changed = true;
        }
    }
    changed
}

/// Whether two nodes are equal when references to equal parts are.
fn equal(a: &Value, b: &Value, same: &[usize]) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().zip(b).all(|((a, x), (b, y))| a == b && equal(x, y, same))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(x, y)| equal(x, y, same))
        }
        (Value::String(a), Value::String(b)) => {
            let part = |text| slot_number(text).and_then(|number| same.get(number));
            a == b || part(a).zip(part(b)).is_some_and(|(a, b)| a == b)
        }
        _ => a == b,
    }
}
