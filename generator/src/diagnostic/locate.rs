//! Line and column of nodes, found by reading a text a second time.
//!
//! `serde_yaml` reports a position only in an error. Therefore each wanted key and each wanted scalar is rejected on
//! purpose: the position is parsed from the error, and reading continues with the next entry.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::{Pointer, Position};

/// Returns the positions of nodes, and whether each is the position of the node itself. The position of a scalar is its
/// own; the position of an object or list is that of its key, or of the first key in a list item. A node without a
/// position, such as one that is not in the text, has the position of its nearest ancestor.
pub(crate) fn locate(text: &str, pointers: &[&Pointer]) -> Vec<(Position, bool)> {
    let mut steps = vec![Step::default()];
    let ends: Vec<usize> = pointers.iter().map(|pointer| enter(&mut steps, pointer)).collect();
    let text = without_escapes(text.strip_prefix('\u{feff}').unwrap_or(text));
    if let Some(document) = serde_yaml::Deserializer::from_str(&text).next() {
        // Positions that precede a syntax error are correct.
        let _ = Walk { steps: &mut steps, step: 0, rejected: &mut false }.deserialize(document);
    }
    ends.into_iter().map(|end| position(&steps, end)).collect()
}

/// A wanted node, or an ancestor of one.
#[derive(Default)]
struct Step {
    parent: usize,
    children: BTreeMap<String, usize>,
    position: Option<Position>,
}

fn enter(steps: &mut Vec<Step>, pointer: &Pointer) -> usize {
    let mut at = 0;
    for key in &pointer.0 {
        let next = steps.len();
        let Some(step) = steps.get_mut(at) else { return at };
        let entry = *step.children.entry(key.clone()).or_insert(next);
        if entry == next {
            steps.push(Step { parent: at, ..Step::default() });
        }
        at = entry;
    }
    at
}

fn position(steps: &[Step], end: usize) -> (Position, bool) {
    let mut at = end;
    loop {
        match steps.get(at) {
            Some(Step { position: Some(position), .. }) => return (*position, at == end),
            Some(step) if at != 0 => at = step.parent,
            _ => return (Position::START, end == 0),
        }
    }
}

/// Replaces the surrogate pairs of JSON, which `libyaml` rejects, with other escapes of the same length.
fn without_escapes(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut result = String::with_capacity(text.len());
    result.push_str(parts.next().unwrap_or_default());
    for part in parts {
        result.push_str("\\u");
        if part
            .get(..4)
            .is_some_and(|code| matches!(u16::from_str_radix(code, 16), Ok(0xd800..=0xdfff)))
        {
            result.push_str("0041");
            result.push_str(part.get(4..).unwrap_or_default());
        } else {
            result.push_str(part);
        }
    }
    result
}

/// Parses the position in an error that was created on purpose.
fn position_of(error: &impl fmt::Display) -> Option<Position> {
    let text = error.to_string();
    let (_, position) = text.rsplit_once(" at line ")?;
    let (line, column) = position.split_once(" column ")?;
    Some(Position { line: line.parse().ok()?, column: column.parse().ok()? })
}

struct Walk<'a> {
    steps: &'a mut Vec<Step>,
    step: usize,
    /// Whether the error that is returned was created on purpose.
    rejected: &'a mut bool,
}

impl Walk<'_> {
    fn scalar<E: Error>(self) -> Result<(), E> {
        *self.rejected = true;
        Err(E::custom("position"))
    }

    fn set_position(&mut self, step: usize, error: &impl fmt::Display) {
        if let (Some(step), Some(position)) = (self.steps.get_mut(step), position_of(error)) {
            step.position = Some(position);
        }
    }

    fn has_position(&self) -> bool {
        self.steps.get(self.step).is_none_or(|step| step.position.is_some())
    }

    fn wanted(&self, key: &str) -> Option<usize> {
        self.steps.get(self.step)?.children.get(key).copied()
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a node")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.scalar()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        // An entry has the position of its key.
        if self.has_position() { Ok(()) } else { self.scalar() }
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (_, value) = data.variant::<IgnoredAny>()?;
        value.newtype_variant_seed(self)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut first = true;
        loop {
            let mut wanted = None;
            match map.next_key_seed(Key { walk: &self, first, wanted: &mut wanted }) {
                Ok(None) => return Ok(()),
                Ok(Some(())) => {
                    map.next_value::<IgnoredAny>()?;
                }
                Err(error) => {
                    let Some(step) = wanted else { return Err(error) };
                    // A list item has no key, so the position of its first key is used.
                    if first && !self.has_position() {
                        self.set_position(self.step, &error);
                    }
                    self.key(&mut map, step, &error)?;
                }
            }
            first = false;
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            let more = match self.wanted(&index.to_string()) {
                None => seq.next_element::<IgnoredAny>()?.is_some(),
                Some(step) => self.item(&mut seq, step)?,
            };
            if !more {
                break;
            }
        }
        Ok(())
    }
}

impl Walk<'_> {
    /// Sets the position of a wanted key and reads its value.
    fn key<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        wanted: Wanted,
        error: &A::Error,
    ) -> Result<(), A::Error> {
        let step = match wanted {
            Wanted::Step(step) => step,
            // The entries of a merged object are entries of this object.
            Wanted::Merge => self.step,
            Wanted::First => {
                map.next_value::<IgnoredAny>()?;
                return Ok(());
            }
        };
        if step != self.step {
            self.set_position(step, error);
        }
        let mut rejected = false;
        match map.next_value_seed(Walk { steps: self.steps, step, rejected: &mut rejected }) {
            Err(error) if rejected => self.set_position(step, &error),
            result => result?,
        }
        Ok(())
    }

    fn item<'de, A: SeqAccess<'de>>(&mut self, seq: &mut A, step: usize) -> Result<bool, A::Error> {
        let mut rejected = false;
        match seq.next_element_seed(Walk { steps: self.steps, step, rejected: &mut rejected }) {
            Err(error) if rejected => {
                self.set_position(step, &error);
                Ok(true)
            }
            result => Ok(result?.is_some()),
        }
    }
}

/// The reason to reject a key.
#[derive(Clone, Copy)]
enum Wanted {
    /// The key of a wanted node or of an ancestor of one.
    Step(usize),
    /// The merge key of YAML, whose value is another object with entries of this object.
    Merge,
    /// The first key of an object without a position.
    First,
}

struct Key<'a, 'w> {
    walk: &'a Walk<'w>,
    first: bool,
    wanted: &'a mut Option<Wanted>,
}

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        *self.wanted = match self.walk.wanted(key) {
            Some(step) => Some(Wanted::Step(step)),
            None if key == "<<" => Some(Wanted::Merge),
            None if self.first && !self.walk.has_position() => Some(Wanted::First),
            None => return Ok(()),
        };
        Err(E::custom("position"))
    }
}
