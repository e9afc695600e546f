//! The choice between the alternatives of a union.

use super::Reader;

/// How well a value fits a type.
///
/// A value without a discriminator is read as each alternative of a union in turn. Of the alternatives that
/// can be read, the reader chooses
///
/// 1. the one with the fewest unknown properties and enum values,
/// 2. then the one with the most recognized properties,
/// 3. then the one with the fewest inexact values,
/// 4. then the first one in the document.
///
/// An alternative without unknown, inexact and opaque values is chosen at once. If no alternative can
/// be read, the value is kept as an unknown value of the union.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    /// Properties, enum values and nested unions that the type does not describe.
    pub(super) unknown: usize,
    /// Properties with a field.
    pub(super) recognized: usize,
    /// Values that fit, although another type could fit better: integers read as `f64`, and strings
    /// that are not in the format of their type.
    pub(super) inexact: usize,
    /// Whether a part has a type that any object fits, so its properties cannot be counted.
    pub(super) opaque: bool,
}

#[cfg(feature = "unions")]
impl Score {
    /// Returns whether no other alternative can fit better.
    pub(super) fn is_perfect(self) -> bool {
        self.unknown == 0 && self.inexact == 0 && !self.opaque
    }

    /// Returns whether this alternative is chosen over one that precedes it.
    pub(super) fn beats(self, other: Self) -> bool {
        let rank = |score: Self| (score.unknown, usize::MAX - score.recognized, score.inexact);
        rank(self) < rank(other)
    }

    /// Adds the score of a part.
    pub(super) fn add(&mut self, part: Self) {
        self.unknown += part.unknown;
        self.recognized += part.recognized;
        self.inexact += part.inexact;
        self.opaque |= part.opaque;
    }
}

impl Reader<'_> {
    /// Counts a value that the document does not describe.
    pub fn note_unknown(&mut self) {
        self.score.unknown += 1;
    }
}
