//! Reading of unions.
//!
//! # Bound
//!
//! A value is tried as every alternative at most once for each union type: [`Choices`] remembers the
//! result for the type and the offset of the value until the outermost trial ends. A later visit reads only
//! the chosen alternative, or the unknown value. At most 129 values contain a byte, because nesting is limited to 128
//! levels. So for `t` union types with at most `a` alternatives each, a byte is read at most `129 * t * (a + 1) + 1`
//! times. For each of these, it is skipped at most once for every discriminator that is searched in an enclosing
//! object.

use std::any::TypeId;
use std::collections::BTreeMap;

use jiter::Peek;

use super::score::Score;
use super::{JsonError, Reader};

/// Reads a value as one alternative of the union `T`.
pub type Alternative<T> = fn(&mut Reader<'_>) -> Result<T, JsonError>;

/// The discriminator values of an alternative, and the alternative.
pub type DiscriminatedAlternative<T> = (&'static [&'static str], Alternative<T>);

/// The choices of the reader.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// How many unions around the current value are being tried.
    trials: usize,
    /// The chosen alternatives within the outermost trial, by the offset of the value and the union.
    made: BTreeMap<(usize, TypeId), Option<usize>>,
    /// The score of the best alternative of the current union.
    best: Option<Score>,
}

impl Reader<'_> {
    /// Returns whether the current value is read to find out how well it fits an alternative of a union.
    #[cfg(feature = "dates")]
    pub(super) fn is_trial(&self) -> bool {
        self.choices.trials > 0
    }

    /// Reads a value as the alternative that fits best. Returns `None` and reads nothing if there is
    /// none.
    pub fn union<T: 'static>(&mut self, alternatives: &[Alternative<T>]) -> Option<T> {
        let mut found = None;
        self.choose(TypeId::of::<T>(), alternatives.len(), &mut |index, reader| match alternatives
            [index](
            reader
        ) {
            Ok(value) if reader.is_best() => {
                found = Some(value);
                true
            }
            _ => false,
        });
        found
    }

    /// Reads a value as the alternative that its discriminator names. Returns `None` and reads nothing if
    /// it names none.
    ///
    /// # Errors
    ///
    /// Fails if the value does not have the shape of the alternative.
    pub fn discriminated_union<T>(
        &mut self,
        property: &str,
        alternatives: &[DiscriminatedAlternative<T>],
    ) -> Result<Option<T>, JsonError> {
        let start = self.position();
        let found = self
            .discriminator(property)
            .and_then(|value| alternatives.iter().find(|(values, _)| values.contains(&value)));
        self.rewind(start);
        match found {
            Some((_, alternative)) => alternative(self).map(Some),
            None => Ok(None),
        }
    }

    /// Chooses an alternative of the next value and reads the value.
    fn choose(&mut self, union: TypeId, alternatives: usize, read: &mut Read<'_>) {
        let key = (self.offset(), union);
        let outer = self.choices.best.take();
        if let Some(chosen) = self.choices.made.get(&key) {
            if let Some(index) = *chosen {
                read(index, self);
            }
        } else {
            let before = std::mem::take(&mut self.score);
            self.choices.trials += 1;
            let chosen = self.try_alternatives(alternatives, read);
            self.choices.trials -= 1;
            if self.choices.trials == 0 {
                self.choices.made.clear();
            } else {
                self.choices.made.insert(key, chosen);
            }
            self.score = before;
            self.score.add(self.choices.best.unwrap_or_default());
        }
        self.choices.best = outer;
    }

    /// Reads a value as each alternative, up to one that no other can beat. Returns the best one.
    fn try_alternatives(&mut self, alternatives: usize, read: &mut Read<'_>) -> Option<usize> {
        let start = self.position();
        let mut chosen = None;
        let mut end = None;
        for index in 0..alternatives {
            if index > 0 {
                self.rewind(start.clone());
            }
            self.score = Score::default();
            if read(index, self) {
                chosen = Some(index);
                if self.score.is_perfect() {
                    return chosen;
                }
                end = Some(self.position());
            }
        }
        self.rewind(end.unwrap_or(start));
        chosen
    }

    /// Returns whether the alternative that was read last is the best one of its union so far.
    fn is_best(&mut self) -> bool {
        let is_best = self.choices.best.is_none_or(|best| self.score.beats(best));
        if is_best {
            self.choices.best = Some(self.score);
        }
        is_best
    }

    /// Returns the discriminator value of the object that follows. Malformed JSON is reported when the
    /// value is read.
    fn discriminator(&mut self, property: &str) -> Option<&str> {
        if self.peek().ok()? != Peek::Object {
            return None;
        }
        let mut is_found = self.jiter.known_object().ok()?? == property;
        while !is_found {
            self.jiter.next_skip().ok()?;
            is_found = self.jiter.next_key().ok()?? == property;
        }
        self.string().ok()
    }
}

/// Reads the next value as the alternative at an index. Returns whether the value fits it better than the
/// alternatives before.
type Read<'a> = dyn FnMut(usize, &mut Reader<'_>) -> bool + 'a;
