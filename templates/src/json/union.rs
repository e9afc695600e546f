//! Reading of unions.
//!
//! # Bound
//!
//! A value is tried as every alternative at most once for each union type: [`Choices`] remembers the
//! result for the type and the offset of the value until the outermost trial ends. A later visit reads only
//! the chosen alternative, or the unknown value. At most 129 values contain a byte, because nesting is limited to 128
//! levels. So for `t` union types with at most `a` alternatives each, a byte is read at most `129 * t * (a + 1) + 1`
//! times. For each of these, it is skipped at most once for every enclosing object: to search the discriminator, or to
//! continue after a property of the wrong type.

use std::any::TypeId;
use std::borrow::Cow;
use std::collections::BTreeMap;

use jiter::Peek;

use super::number::integral;
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
    /// The current union.
    current: Trials,
    /// The offset after the unknown value of a union that was read last.
    unknown_end: Option<usize>,
}

/// The trials of the alternatives of one value.
#[derive(Clone, Copy, Debug, Default)]
struct Trials {
    /// The depth of the value.
    depth: usize,
    /// The score of the best alternative.
    best: Option<Score>,
    /// The most properties that an alternative recognizes of which only types are wrong.
    wrong: usize,
}

impl Reader<'_> {
    /// Returns whether the current value is read to find out how well it fits an alternative of a union.
    pub(super) fn is_trial(&self) -> bool {
        self.choices.trials > 0
    }

    /// Counts recognized properties of the object that the reader is in.
    pub(super) fn note_recognized(&mut self, properties: usize) {
        if self.depth() == self.choices.current.depth + 1 {
            self.score.recognized += properties;
        } else {
            self.score.nested += properties;
        }
    }

    /// Remembers that an unknown value of a union ends here.
    pub(super) fn note_unknown_value(&mut self) {
        self.note_invalid();
        self.choices.unknown_end = Some(self.offset());
    }

    /// Returns whether the value that was read last is an unknown value of a union as a whole.
    pub(super) fn is_unknown_value(&self) -> bool {
        self.choices.unknown_end == Some(self.offset())
    }

    /// Reads a value as the alternative that fits best. Returns `None` and reads nothing if there is
    /// none.
    pub fn union<T: 'static>(&mut self, alternatives: &[Alternative<T>]) -> Option<T> {
        let mut found = None;
        let is_chosen = self.choose(TypeId::of::<T>(), alternatives.len(), &mut |index, reader| {
            match alternatives[index](reader) {
                Ok(value) if reader.is_best() => {
                    found = Some(value);
                    true
                }
                Ok(_) => false,
                Err(error) => {
                    if error.is_wrong_type() {
                        reader.note_wrong_types();
                    }
                    false
                }
            }
        });
        found.filter(|_| is_chosen)
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
            .and_then(|value| alternatives.iter().find(|(values, _)| values.contains(&&*value)));
        self.rewind(start);
        match found {
            Some((_, alternative)) => alternative(self).map(Some),
            None => Ok(None),
        }
    }

    /// Chooses an alternative of the next value and reads the value. Returns whether there is one.
    fn choose(&mut self, union: TypeId, alternatives: usize, read: &mut Read<'_>) -> bool {
        if self.is_blank() {
            return false;
        }
        let key = (self.offset(), union);
        let outer = self.choices.current;
        let depth = self.depth();
        if let Some(chosen) = self.choices.made.get(&key) {
            let Some(index) = *chosen else { return false };
            self.choices.current.best = None;
            let is_chosen = read(index, self);
            self.choices.current = outer;
            return is_chosen;
        }
        let before = std::mem::take(&mut self.score);
        self.choices.trials += 1;
        self.choices.current = Trials { depth, ..Trials::default() };
        let chosen = self.try_alternatives(alternatives, read);
        self.choices.trials -= 1;
        if self.choices.trials == 0 {
            self.choices.made.clear();
        } else {
            self.choices.made.insert(key, chosen);
        }
        let best = self.choices.current.best.filter(|_| chosen.is_some());
        self.score = before;
        self.score.add(best.unwrap_or_default(), depth == outer.depth);
        self.choices.current = outer;
        chosen.is_some()
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
            self.choices.unknown_end = None;
            if read(index, self) {
                chosen = Some(index);
                if self.score.is_perfect() {
                    return chosen;
                }
                end = Some(self.position());
            }
        }
        self.choices.unknown_end = None;
        let Trials { best, wrong, .. } = self.choices.current;
        if best.is_some_and(|best| best.unknown > 0 && wrong > best.recognized) {
            (chosen, end) = (None, None);
        }
        self.rewind(end.unwrap_or(start));
        chosen
    }

    /// Returns whether the alternative that was read last is the best one of its union so far.
    fn is_best(&mut self) -> bool {
        let best = &mut self.choices.current.best;
        let is_best = self.choices.unknown_end != Some(self.jiter.current_index())
            && best.is_none_or(|best| self.score.beats(best));
        if is_best {
            *best = Some(self.score);
        }
        is_best
    }

    /// Remembers how much an alternative recognizes of which only types are wrong.
    fn note_wrong_types(&mut self) {
        let current = &mut self.choices.current;
        current.wrong = current.wrong.max(self.score.recognized);
    }

    /// Returns the discriminator value of the object that follows, as a string. Malformed JSON is reported when the
    /// value is read.
    fn discriminator(&mut self, property: &str) -> Option<Cow<'_, str>> {
        if self.peek().ok()? != Peek::Object {
            return None;
        }
        let mut is_found = self.jiter.known_object().ok()?? == property;
        while !is_found {
            self.jiter.next_skip().ok()?;
            is_found = self.jiter.next_key().ok()?? == property;
        }
        match self.peek().ok()? {
            Peek::True | Peek::False => Some(self.bool().ok()?.to_string().into()),
            peek if peek.is_num() => Some(integral(self.number().ok()?)?.to_string().into()),
            _ => self.string().ok().map(Cow::Borrowed),
        }
    }
}

/// Reads the next value as the alternative at an index. Returns whether the value fits it better than the
/// alternatives before.
type Read<'a> = dyn FnMut(usize, &mut Reader<'_>) -> bool + 'a;
