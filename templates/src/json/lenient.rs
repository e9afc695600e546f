//! Lenient reading: of values that do not have the shape of their types.
//!
//! The loops of this module are used only by readers that are not strict, so that strict reading costs nothing more. They
//! return to the start of a part that cannot be read, skip it, and record it as a [`Problem`]. A required field then
//! reads from a reader without a document, which returns the empty value of each type.
//!
//! Alternatives of unions are read strictly, because errors decide which alternative a value is.

use std::borrow::Cow;
use std::mem::take;

use jiter::Peek;

use super::error::{Cause, Step};
use super::reader::ReadItem;
use super::seen::Seen;
use super::{Field, JsonError, Presence, Problem, Reader, Slot};

/// The most problems of a document. One with more has not the shape of its type at all.
const LIMIT: usize = 10_000;

/// The parts of a document that are read leniently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leniency {
    /// The whole document.
    pub(crate) is_full: bool,
    /// The values of lenient types.
    pub(crate) types: bool,
    /// The items of the outermost list: one that cannot be read is omitted.
    pub(crate) items: bool,
}

/// The state of lenient reading.
#[derive(Debug, Default)]
pub(super) struct Lenient {
    mode: Mode,
    parts: Leniency,
    /// The offset of the last value of a lenient type that could not be read.
    failed: Option<usize>,
    /// The kind of value that a blank reader was first asked for.
    expected: Option<&'static str>,
    problems: Vec<Problem>,
}

/// The way in which a reader treats a value that does not have the shape of its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// As an error.
    #[default]
    Strict,
    /// As an error, but a part of the value may be lenient.
    Mixed,
    /// As a problem.
    Lenient,
    /// There is no value: the empty value of each type is read.
    Blank,
}

/// A part of a value that could not be read, and its JSON.
type Skipped = (JsonError, Box<str>);

impl<'j> Reader<'j> {
    /// Creates a reader at the start of a JSON document.
    pub(crate) fn lenient(body: &'j [u8], mut parts: Leniency) -> Self {
        let mut reader = Self::new(body);
        parts.items &= !parts.is_full;
        reader.lenient.mode = match parts {
            Leniency { is_full: true, .. } => Mode::Lenient,
            Leniency { types: false, items: false, .. } => Mode::Strict,
            _ => Mode::Mixed,
        };
        reader.lenient.parts = parts;
        reader
    }

    /// Creates a reader without a document.
    fn blank(depth: usize) -> Self {
        let mut reader = Self::new(b"null");
        reader.depth = depth;
        reader.lenient.mode = Mode::Blank;
        reader
    }
}

impl Reader<'_> {
    /// Returns the values that did not have the shape of their types.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.lenient.problems
    }

    /// Returns whether a value of the wrong shape is an error, at any depth.
    #[inline]
    pub(super) fn is_strict(&self) -> bool {
        self.lenient.mode == Mode::Strict
    }

    /// Returns whether there is no document, so that each type is read as its empty value.
    #[inline]
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.lenient.mode == Mode::Blank
    }

    /// Returns whether parts of the next value can be problems.
    pub(super) fn is_mixed(&self) -> bool {
        #[cfg(feature = "unions")]
        if self.is_trial() {
            return false;
        }
        !self.is_strict()
    }

    /// Does the same as [`object`](Self::object) for a type that is read leniently, unless the client is strict.
    ///
    /// # Errors
    ///
    /// Fails as [`object`](Self::object) does.
    pub fn lenient_object(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        rest: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        if self.lenient.mode != Mode::Mixed || !self.lenient.parts.types || !self.is_mixed() {
            return self.object(fields, slots, rest);
        }
        let start = self.offset();
        self.lenient.mode = Mode::Lenient;
        let read = self.object(fields, slots, rest);
        self.lenient.mode = Mode::Mixed;
        self.lenient.failed = read.is_err().then_some(start);
        read
    }

    /// Sets whether a lenient reader reads the next values leniently. Values around the parts that a caller needs are not.
    pub(super) fn set_lenient(&mut self, is_lenient: bool) {
        if self.lenient.parts.is_full {
            self.lenient.mode = if is_lenient { Mode::Lenient } else { Mode::Mixed };
        }
    }

    /// Returns an error for a value of another kind, unless there is no document.
    #[cold]
    pub(super) fn instead(&mut self, expected: &'static str, peek: Peek) -> Result<(), JsonError> {
        if !self.is_blank() {
            return Err(self.mismatch(expected, peek));
        }
        self.lenient.expected.get_or_insert(expected);
        Ok(())
    }

    /// Does the same as [`object`](Self::object), and records the fields that cannot be read.
    pub(super) fn mixed_object(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        rest: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        self.enter()?;
        let path = self.order.path();
        let mut seen = Seen::default();
        let mut previous = None;
        let mut next = self.jiter.known_object()?;
        while let Some(key) = next {
            if let Some(index) = self.order.find(fields, previous, key) {
                let Some(slot) = slots.get_mut(index) else { break };
                previous = Some(index);
                seen.insert(index);
                self.order.enter(index);
                self.mixed_field(fields[index], *slot, rest)?;
                self.order.set_path(path);
            } else {
                let key: Cow<'static, str> = Cow::Owned(key.to_owned());
                let step = Step::Property(key.clone());
                let read = &mut |reader: &mut Reader<'_>| reader.property(key.clone(), rest);
                if let Some((error, json)) = self.attempt(&step, false, read)? {
                    self.note(Problem::omitted_value(error, json))?;
                }
            }
            next = self.jiter.next_key()?;
        }
        self.leave();
        if self.lenient.mode == Mode::Lenient {
            self.fill_all(fields, slots, rest, &seen)?;
        }
        Ok(())
    }

    /// Reads the value of a field. If it cannot be read, the field has the empty value of its type, or no value.
    fn mixed_field(
        &mut self,
        Field(key, presence): Field,
        slot: &mut dyn Slot,
        rest: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        let step = Step::Property(Cow::Borrowed(key));
        let read = &mut |reader: &mut Reader<'_>| reader.field(Field(key, presence), slot, rest);
        let Some((error, json)) = self.attempt(&step, false, read)? else { return Ok(()) };
        let problem = match presence {
            Presence::required if !self.fill(key, slot).0 => return Err(error),
            Presence::required => Problem::filled(error, Some(json)),
            _ => Problem::omitted_value(error, json),
        };
        if !presence.is_optional() {
            rest.mark(key);
        }
        self.note(problem)
    }

    /// Does the same as [`list`](Self::list), and records the items that cannot be read.
    pub(super) fn mixed_list(&mut self, read_item: &mut ReadItem<'_>) -> Result<(), JsonError> {
        self.enter()?;
        let mode = self.lenient.mode;
        let is_outermost = take(&mut self.lenient.parts.items);
        if is_outermost && !self.lenient.parts.types {
            self.lenient.mode = Mode::Strict;
        }
        let mut index = 0;
        let mut next = self.jiter.known_array()?;
        while next.is_some() {
            let step = Step::Item(index);
            let read = &mut |reader: &mut Reader<'_>| {
                read_item(reader).map_err(|error| error.inside(step.clone()))
            };
            if let Some((error, json)) = self.attempt(&step, is_outermost, read)? {
                self.note(Problem::omitted_value(error, json))?;
            }
            index += 1;
            next = self.jiter.array_step()?;
        }
        self.lenient.mode = mode;
        self.leave();
        Ok(())
    }

    /// Reads a part of a value. If that is not possible although the part is JSON, and the reader is lenient or the part
    /// `is_optional`, the part is skipped and returned.
    fn attempt(
        &mut self,
        step: &Step,
        is_optional: bool,
        read: &mut ReadItem<'_>,
    ) -> Result<Option<Skipped>, JsonError> {
        // Skips white space.
        self.peek()?;
        let (start, offset) = (self.position(), self.offset());
        let before = self.lenient.problems.len();
        let Err(error) = read(self) else {
            self.lenient.problems[before..].iter_mut().for_each(|problem| problem.inside(step));
            return Ok(None);
        };
        let is_failed_type = self.lenient.failed.take() == Some(offset);
        let is_lenient = self.lenient.mode == Mode::Lenient || is_optional || is_failed_type;
        if !is_lenient || !error.is_shape() {
            return Err(error);
        }
        self.lenient.problems.truncate(before);
        self.rewind(start);
        let (_, json) = self.raw()?;
        Ok(Some((error, String::from_utf8_lossy(json).into())))
    }

    /// Records a problem.
    fn note(&mut self, problem: Problem) -> Result<(), JsonError> {
        if self.lenient.problems.len() == LIMIT {
            return Err(self.error(Cause::TooManyProblems));
        }
        self.lenient.problems.push(problem);
        Ok(())
    }

    /// Reads the empty value of a required field. Returns whether its type has one, and the kind of value that it expects.
    fn fill(&mut self, key: &'static str, slot: &mut dyn Slot) -> (bool, &'static str) {
        let mut blank = Reader::blank(self.depth());
        let is_filled = slot.read(&mut Cow::Borrowed(key), &mut blank).is_ok();
        (is_filled, blank.lenient.expected.unwrap_or("a value"))
    }

    /// Reads the empty values of the required fields for which an object has no property.
    fn fill_all(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        rest: &mut dyn Slot,
        seen: &Seen,
    ) -> Result<(), JsonError> {
        let fields = fields.iter().zip(slots).enumerate();
        for (_, (Field(key, presence), slot)) in fields.filter(|(index, _)| !seen.contains(*index))
        {
            if *presence == Presence::required {
                let (is_filled, expected) = self.fill(key, *slot);
                let error = self.missing(key).expecting(expected);
                if !is_filled {
                    return Err(error);
                }
                self.note(Problem::filled(error, None))?;
            }
            let is_written = *presence == Presence::required
                || (*presence == Presence::nullable && self.is_blank());
            if is_written {
                rest.mark(key);
            }
        }
        Ok(())
    }

    /// Reads the empty value of an object, if there is no document.
    #[cold]
    pub(super) fn no_object(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        rest: &mut dyn Slot,
        peek: Peek,
    ) -> Result<(), JsonError> {
        self.instead("an object", peek)?;
        self.enter()?;
        self.fill_all(fields, slots, rest, &Seen::default())?;
        self.leave();
        Ok(())
    }
}
