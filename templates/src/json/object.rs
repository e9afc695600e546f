//! Objects with known fields: the code that all structs share.

use std::borrow::Cow;

use jiter::Peek;
use serde_json::Value;

use super::error::{Cause, Step};
use super::{JsonError, Null, Reader, Slot, ToJson, View};

/// A field of a struct: the key of its property, and whether that may be absent or null.
#[derive(Clone, Copy, Debug)]
pub struct Field(pub &'static str, pub Presence);

/// Whether a property may be absent or null.
#[allow(non_camel_case_types, reason = "these are the words of the tables in generated code")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there, and null only if null is a value of its type.
    required,
    /// Written as null if there is no value. An absent property is read like null.
    nullable,
    /// Omitted if there is no value.
    optional,
    /// Omitted if there is no value, and in requests.
    #[cfg(feature = "read-only")]
    read_only,
}

impl Presence {
    /// Returns whether the property is omitted if there is no value.
    pub(super) fn is_optional(self) -> bool {
        !matches!(self, Self::required | Self::nullable)
    }
}

impl<'a> View<'a> {
    /// Returns an object with the values of `fields` in the same order, followed by the entries of `rest` if
    /// that is an object.
    #[must_use]
    pub fn object(fields: &[Field], values: &[&'a dyn ToJson], rest: &'a dyn ToJson) -> Self {
        let marks = rest.marks();
        let mut entries = Vec::with_capacity(fields.len());
        for (Field(key, presence), value) in fields.iter().zip(values.iter().copied()) {
            let is_marked = marks.is_some_and(|marks| marks.contains(key));
            let is_absent = presence.is_optional() && value.is_absent();
            let view = match (is_absent, is_marked) {
                (true, true) => View::Null,
                (true, false) => continue,
                (false, _) => value.view(),
            };
            if is_marked && !presence.is_optional() && view.is_blank() {
                if *presence == Presence::required {
                    entries.push((*key, View::Filled(Box::new(view))));
                }
                continue;
            }
            #[cfg(feature = "read-only")]
            let view = view.marked(*presence);
            entries.push((*key, view));
        }
        if let View::Object(rest) = rest.view() {
            entries.extend(rest);
        }
        Self::Object(entries)
    }

    /// Adds the discriminator of a union to an object that does not contain it.
    #[must_use]
    pub fn with_discriminator(mut self, property: &'a str, value: View<'a>) -> Self {
        if let Self::Object(entries) = &mut self {
            entries.retain(|(key, value)| *key != property || !matches!(value, Self::Filled(_)));
        }
        match &mut self {
            Self::Object(entries) if entries.iter().all(|(key, _)| *key != property) => {
                entries.insert(0, (property, value));
            }
            Self::Made(made) => {
                if let Value::Object(entries) = &mut **made {
                    let value = serde_json::to_value(value).unwrap_or_default();
                    entries.entry(property).or_insert(value);
                }
            }
            _ => {}
        }
        self
    }

    /// Returns a discriminator value that is an integer or a boolean.
    #[must_use]
    pub fn scalar(value: &'a str) -> Self {
        match (value, value.parse()) {
            ("true", _) => Self::Bool(true),
            ("false", _) => Self::Bool(false),
            (_, Ok(integer)) => Self::I64(integer),
            _ => Self::Str(value),
        }
    }
}

impl Reader<'_> {
    /// Reads an object: `slots` receive the values of `fields`, in the same order, and `rest` receives
    /// all other properties. If a key is repeated, the last value is used.
    ///
    /// # Errors
    ///
    /// Fails if the next value is not an object or a property does not have the right shape.
    pub fn object(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        rest: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        let peek = self.peek()?;
        if peek != Peek::Object {
            return self.no_object(fields, slots, rest, peek);
        }
        #[cfg(feature = "unions")]
        if self.is_trial() {
            return self.try_object(fields, slots, rest);
        }
        if !self.is_strict() {
            return self.mixed_object(fields, slots, rest);
        }
        self.enter()?;
        let path = self.order.path();
        let mut previous = None;
        let mut next = self.jiter.known_object()?;
        while let Some(key) = next {
            if let Some(index) = self.order.find(fields, previous, key) {
                let Some(slot) = slots.get_mut(index) else { break };
                previous = Some(index);
                self.order.enter(index);
                self.field(fields[index], *slot, rest)?;
                self.order.set_path(path);
            } else {
                let key = Cow::Owned(key.to_owned());
                self.property(key, rest)?;
            }
            next = self.jiter.next_key()?;
        }
        self.leave();
        Ok(())
    }

    /// Reads the value of a field.
    pub(super) fn field(
        &mut self,
        Field(key, presence): Field,
        slot: &mut dyn Slot,
        rest: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        if presence != Presence::required && self.peek()? == Peek::Null {
            let null = slot.store_null(presence);
            if null == Null::Absent {
                self.note_invalid();
                rest.mark(key);
            }
            if null != Null::IsValue {
                return Ok(self.jiter.known_null()?);
            }
        }
        self.property(Cow::Borrowed(key), slot)
    }

    /// Reads the value of a property.
    pub(super) fn property(
        &mut self,
        mut key: Cow<'static, str>,
        slot: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        slot.read(&mut key, self).map_err(|error| error.inside(Step::Property(key)))
    }

    /// Returns the error that a required property is missing from the object that was read last.
    #[cold]
    #[must_use]
    pub fn missing(&self, key: &'static str) -> JsonError {
        self.error(Cause::Missing("a value")).inside(Step::Property(Cow::Borrowed(key)))
    }
}
