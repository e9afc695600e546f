//! Finds the line and column of nodes by reading a text once more.
//!
//! `serde_yaml` tells where it stands only in an error. So a wanted key, or a wanted scalar, is
//! refused on purpose; the position is read off the error, and the walk goes on behind it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::{Pointer, Position};

/// The positions of nodes: of its own where it is a scalar, otherwise of its key. A node that is
/// not in the text has the position of the nearest one above it that is.
pub(super) fn locate(text: &str, pointers: &[&Pointer]) -> Vec<Position> {
    let mut steps = vec![Step::default()];
    let ends: Vec<usize> = pointers.iter().map(|pointer| enter(&mut steps, pointer)).collect();
    let text = without_escapes(text.strip_prefix('\u{feff}').unwrap_or(text));
    if let Some(document) = serde_yaml::Deserializer::from_str(&text).next() {
        // What was found before an error still counts.
        let _ = Walk { steps: &mut steps, step: 0, refused: &mut false }.deserialize(document);
    }
    ends.into_iter().map(|end| position(&steps, end)).collect()
}

/// A wanted node, or one on the way to it.
#[derive(Default)]
struct Step {
    above: usize,
    below: BTreeMap<String, usize>,
    position: Option<Position>,
}

fn enter(steps: &mut Vec<Step>, pointer: &Pointer) -> usize {
    let mut at = 0;
    for key in &pointer.0 {
        let next = steps.len();
        let Some(step) = steps.get_mut(at) else { return at };
        let entry = *step.below.entry(key.clone()).or_insert(next);
        if entry == next {
            steps.push(Step { above: at, ..Step::default() });
        }
        at = entry;
    }
    at
}

fn position(steps: &[Step], end: usize) -> Position {
    let mut at = end;
    loop {
        match steps.get(at) {
            Some(Step { position: Some(position), .. }) => return *position,
            Some(step) if at != 0 => at = step.above,
            _ => return Position::START,
        }
    }
}

/// `libyaml` refuses the surrogate pairs of JSON; other escapes of the same length will do.
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

/// Reads the position off an error that was made on purpose.
fn position_of(error: &impl fmt::Display) -> Option<Position> {
    let text = error.to_string();
    let (_, place) = text.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some(Position { line: line.parse().ok()?, column: column.parse().ok()? })
}

struct Walk<'a> {
    steps: &'a mut Vec<Step>,
    step: usize,
    /// Set when the error that comes up was made on purpose.
    refused: &'a mut bool,
}

impl Walk<'_> {
    fn scalar<E: Error>(self) -> Result<(), E> {
        *self.refused = true;
        Err(E::custom("here"))
    }

    fn found(&mut self, step: usize, error: &impl fmt::Display) {
        if let (Some(step), Some(position)) = (self.steps.get_mut(step), position_of(error)) {
            step.position = Some(position);
        }
    }

    fn wanted(&self, key: &str) -> Option<usize> {
        self.steps.get(self.step)?.below.get(key).copied()
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
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (_tag, value) = data.variant::<IgnoredAny>()?;
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
    /// A key that is wanted: its position, then what stands below it.
    fn key<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        wanted: Wanted,
        error: &A::Error,
    ) -> Result<(), A::Error> {
        let step = match wanted {
            Wanted::Step(step) => step,
            // The members of a merge key are members of this object.
            Wanted::Merge => self.step,
            Wanted::First => {
                let own = self.step;
                if self.steps.get(own).is_some_and(|step| step.position.is_none()) {
                    self.found(own, error);
                }
                map.next_value::<IgnoredAny>()?;
                return Ok(());
            }
        };
        if step != self.step {
            self.found(step, error);
        }
        let mut refused = false;
        match map.next_value_seed(Walk { steps: self.steps, step, refused: &mut refused }) {
            Err(error) if refused => self.found(step, &error),
            result => result?,
        }
        Ok(())
    }

    fn item<'de, A: SeqAccess<'de>>(&mut self, seq: &mut A, step: usize) -> Result<bool, A::Error> {
        let mut refused = false;
        match seq.next_element_seed(Walk { steps: self.steps, step, refused: &mut refused }) {
            Err(error) if refused => {
                self.found(step, &error);
                Ok(true)
            }
            result => Ok(result?.is_some()),
        }
    }
}

/// What a key is wanted for.
#[derive(Clone, Copy)]
enum Wanted {
    /// It is on the way to a wanted node.
    Step(usize),
    /// It brings members of another object.
    Merge,
    /// It is the first one of an item of a list, which has no key that could tell its position.
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
        let unplaced =
            self.walk.steps.get(self.walk.step).is_some_and(|step| step.position.is_none());
        *self.wanted = match self.walk.wanted(key) {
            Some(step) => Some(Wanted::Step(step)),
            None if key == "<<" => Some(Wanted::Merge),
            None if self.first && unplaced => Some(Wanted::First),
            None => return Ok(()),
        };
        Err(E::custom("here"))
    }
}
