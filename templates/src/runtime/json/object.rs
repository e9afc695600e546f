//! Objects with known members: the code that all models share.

use std::borrow::Cow;

use jiter::Peek;
use serde_json::Value;

use super::extra::Extra;
use super::fault::{Problem, Step};
use super::{Fault, FromJson, Reader, ToJson, View};

/// A member of an object: its key, and whether it may be missing.
#[derive(Clone, Copy, Debug)]
pub struct Field(pub &'static str, pub Presence);

/// Whether a member may be missing.
#[allow(non_camel_case_types, reason = "they are the words of the tables in generated code")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    required,
    /// It is written as null when there is no value, and may be missing when read.
    nullable,
    /// It is not written when there is no value.
    optional,
}

/// A place that a JSON value is read into.
pub trait Slot {
    /// Reads the next JSON value; the place is blank.
    ///
    /// # Errors
    ///
    /// Fails when the value does not have the right shape.
    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Makes the place blank again.
    fn reset(&mut self);
}

impl<T: FromJson> Slot for T {
    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.read(reader)
    }

    fn reset(&mut self) {
        drop(std::mem::replace(self, T::blank()));
    }
}

impl<'a> View<'a> {
    /// The object with the values of `members` in the same order, and others behind them.
    #[must_use]
    pub fn object(fields: &[Field], values: &[&'a dyn ToJson], extra: &'a dyn Extra) -> Self {
        let mut written = Vec::with_capacity(fields.len());
        for (Field(key, presence), value) in fields.iter().zip(values.iter().copied()) {
            if *presence != Presence::optional || !value.is_absent() {
                written.push((*key, value.view()));
            }
        }
        extra.fields(&mut written);
        Self::Object(written)
    }

    /// The same with the member `tag`, if this is an object without it.
    #[must_use]
    pub fn with_tag(mut self, tag: &'a str, value: &'a str) -> Self {
        match &mut self {
            Self::Object(fields) if fields.iter().all(|(key, _)| *key != tag) => {
                fields.insert(0, (tag, View::Str(value)));
            }
            Self::Made(made) => {
                if let Value::Object(fields) = &mut **made {
                    fields.entry(tag).or_insert_with(|| value.into());
                }
            }
            _ => {}
        }
        self
    }
}

impl Reader<'_> {
    /// Reads an object: `slots` are the places of `members`, in the same order.
    ///
    /// Of members with the same key, the last one counts.
    ///
    /// # Errors
    ///
    /// Fails when the next value is no object, when a member does not have the right shape, and when
    /// a required one is missing.
    pub fn object(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        extra: &mut dyn Extra,
    ) -> Result<(), Fault> {
        let peek = self.peek()?;
        if peek != Peek::Object {
            return Err(self.mismatch("an object", peek));
        }
        self.enter()?;
        let mut seen = Seen::default();
        let mut place = fields.as_ptr().addr();
        let mut next = self.jiter.known_object()?;
        while let Some(key) = next {
            if let Some(index) = self.order.find(fields, &mut place, key) {
                let Some(slot) = slots.get_mut(index) else { break };
                if seen.again(index) {
                    slot.reset();
                }
                self.score.known += 1;
                let Field(key, presence) = fields[index];
                if presence != Presence::nullable || !self.null()? {
                    slot.fill(self)
                        .map_err(|fault| fault.inside(Step::Field(Cow::Borrowed(key))))?;
                }
            } else {
                extra.take(key.to_owned(), self)?;
            }
            next = self.jiter.next_key()?;
        }
        self.leave();
        seen.check(fields)
            .map_err(|key| self.fault(Problem::Missing).inside(Step::Field(Cow::Borrowed(key))))
    }
}

/// Which members of an object were there.
#[derive(Default)]
struct Seen {
    first: u64,
    others: Vec<usize>,
}

impl Seen {
    /// Notes a member, and tells whether it was there before.
    fn again(&mut self, index: usize) -> bool {
        if index < 64 {
            let again = self.first >> index & 1 == 1;
            self.first |= 1 << index;
            return again;
        }
        let again = self.others.contains(&index);
        if !again {
            self.others.push(index);
        }
        again
    }

    /// Fails with the key of a required member that was not there.
    fn check(&self, fields: &[Field]) -> Result<(), &'static str> {
        for (index, Field(key, presence)) in fields.iter().enumerate() {
            let there = if index < 64 {
                self.first >> index & 1 == 1
            } else {
                self.others.contains(&index)
            };
            if *presence == Presence::required && !there {
                return Err(key);
            }
        }
        Ok(())
    }
}

/// The order in which members came in the objects read so far.
///
/// Objects of one type mostly have their members in one order, so the member behind another one is
/// most likely the one that was behind it before. It is only a guess: the key decides.
#[derive(Debug)]
pub(super) struct Order([u8; 256]);

impl Default for Order {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Order {
    /// Finds the member with a key. `place` tells where in which object it is searched for.
    #[inline]
    fn find(&mut self, fields: &[Field], place: &mut usize, key: &str) -> Option<usize> {
        let guess = &mut self.0[(*place / 8) % 256];
        let mut index = usize::from(*guess);
        if fields.get(index).is_none_or(|field| field.0 != key) {
            index = fields.iter().position(|field| field.0 == key)?;
            *guess = u8::try_from(index).unwrap_or_default();
        }
        *place = fields.as_ptr().addr() + 8 * (index + 1);
        Some(index)
    }
}
