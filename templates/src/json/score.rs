//! How well a value fits an alternative of a union.

use super::Reader;

/// How well a value fits a type.
///
/// A value without a discriminator is read as each alternative of a union in turn. Of the alternatives that
/// can be read, the reader chooses
///
/// 1. a valid one before one with invalid parts,
/// 2. then the one with the most recognized properties of the value itself,
/// 3. then the one with the most recognized properties in its parts,
/// 4. then the one with the fewest invalid and unknown parts,
/// 5. then the one with the fewest inexact values,
/// 6. then the first one in the document.
///
/// An alternative without unknown, inexact and opaque values is chosen at once. The value is kept as an unknown value of
/// the union if no alternative can be read, or if the best one has unknown properties and one that cannot be read only
/// because of wrong types recognizes more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    /// Parts that the document does not allow: enum values and nested unions that it does not describe, properties of
    /// closed objects without a field, nulls of properties that are not nullable, and absent required properties.
    pub(super) invalid: usize,
    /// Properties of the value itself with a field. A property whose value is an unknown value of a union does not
    /// count.
    pub(super) recognized: usize,
    /// Properties with a field in the parts of the value.
    pub(super) nested: usize,
    /// Properties without a field.
    pub(super) unknown: usize,
    /// Values that fit, although another type could fit better: integers read as `f64`, and strings
    /// that are not in the format of their type or are free next to an enum.
    pub(super) inexact: usize,
    /// Whether a part has a type that any object fits, so its properties cannot be counted.
    pub(super) opaque: bool,
}

#[cfg(feature = "unions")]
impl Score {
    /// Returns whether no other alternative can fit better.
    pub(super) fn is_perfect(self) -> bool {
        self.invalid == 0 && self.unknown == 0 && self.inexact == 0 && !self.opaque
    }

    /// Returns whether this alternative is chosen over one that precedes it.
    pub(super) fn beats(self, other: Self) -> bool {
        let rank = |score: Self| {
            let recognized = (usize::MAX - score.recognized, usize::MAX - score.nested);
            (score.invalid > 0, recognized, score.invalid + score.unknown, score.inexact)
        };
        rank(self) < rank(other)
    }

    /// Adds the score of a union to that of a value at the same depth that contains only the union, or to that of a
    /// value around it.
    pub(super) fn add(&mut self, part: Self, is_same_value: bool) {
        self.invalid += part.invalid;
        if is_same_value {
            self.recognized += part.recognized;
            self.nested += part.nested;
        } else {
            self.nested += part.recognized + part.nested;
        }
        self.unknown += part.unknown;
        self.inexact += part.inexact;
        self.opaque |= part.opaque;
    }
}

impl Reader<'_> {
    /// Counts a property without a field.
    pub(super) fn note_unknown(&mut self) {
        self.score.unknown += 1;
    }

    /// Counts a value that the document does not allow.
    pub fn note_invalid(&mut self) {
        self.score.invalid += 1;
    }

    /// Counts a value that fits, although another alternative could fit better.
    #[cfg(feature = "enums")]
    pub fn note_inexact(&mut self) {
        self.score.inexact += 1;
    }
}
