//! Objects that are read to find out how well they fit an alternative of a union.

use std::borrow::Cow;

use super::seen::Seen;
use super::{Field, JsonError, Presence, Reader, Slot};

impl Reader<'_> {
    /// Does the same as [`object`](Self::object), and counts how well the object fits.
    ///
    /// After a property of the wrong type, the other properties are read too. An error that has another reason takes
    /// precedence.
    pub(super) fn try_object(
        &mut self,
        fields: &[Field],
        slots: &mut [&mut dyn Slot],
        rest: &mut dyn Slot,
    ) -> Result<(), JsonError> {
        self.enter()?;
        let path = self.order.path();
        let mut trial = Trial { seen: Seen::default(), recognized: 0, wrong: None };
        let mut previous = None;
        let mut next = self.jiter.known_object()?;
        while let Some(key) = next {
            if let Some(index) = self.order.find(fields, previous, key) {
                let Some(slot) = slots.get_mut(index) else { break };
                previous = Some(index);
                self.try_field(index, fields, *slot, rest, &mut trial)?;
                self.order.set_path(path);
            } else {
                let key = Cow::Owned(key.to_owned());
                self.property(key, rest)?;
            }
            next = self.jiter.next_key()?;
        }
        self.note_recognized(trial.recognized);
        self.leave();
        for (index, Field(key, presence)) in fields.iter().enumerate() {
            let seen = trial.seen.contains(index);
            match presence {
                Presence::required if !seen => return Err(self.missing(key)),
                Presence::nullable if !seen => self.note_invalid(),
                _ => {}
            }
        }
        trial.wrong.map_or(Ok(()), Err)
    }

    /// Reads the value of a field, and skips it if its type is wrong.
    fn try_field(
        &mut self,
        index: usize,
        fields: &[Field],
        slot: &mut dyn Slot,
        rest: &mut dyn Slot,
        trial: &mut Trial,
    ) -> Result<(), JsonError> {
        let start = self.position();
        self.order.enter(index);
        trial.seen.insert(index);
        match self.field(fields[index], slot, rest) {
            Ok(()) => trial.recognized += usize::from(!self.is_unknown_value()),
            Err(error) if error.is_wrong_type() => {
                self.rewind(start);
                self.skip()?;
                trial.recognized += 1;
                trial.wrong.get_or_insert(error);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// The progress of reading an object.
struct Trial {
    /// Whether there is a property for each field.
    seen: Seen,
    /// The number of properties with a field.
    recognized: usize,
    /// The first property of the wrong type.
    wrong: Option<JsonError>,
}
