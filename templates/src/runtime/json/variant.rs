//! Unions: which arm a value belongs to.

use std::mem::replace;

use jiter::Peek;

use super::{Decode, Fault, Reader};

/// Reads a value into a union as one of its arms.
pub type Alternative<T> = fn(&mut T, &mut Reader<'_>) -> Result<(), Fault>;

/// The values of the tag that stand for an arm, and the arm.
pub type TaggedAlternative<T> = (&'static [&'static str], Alternative<T>);

/// How well a value fits a type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    /// Members and enumeration values that the type does not know.
    pub(super) unknown: usize,
    /// Members that it knows.
    pub(super) known: usize,
    /// Values that fit, but another type could fit better: whole numbers read as fractions, dates
    /// that are none.
    pub(super) loose: usize,
    /// Whether a part was taken as it came, so that nothing can be said about it.
    pub(super) opaque: bool,
}

impl Score {
    /// Whether no other type can fit better.
    fn is_perfect(self) -> bool {
        self.unknown == 0 && self.loose == 0 && !self.opaque
    }

    fn beats(self, other: Self) -> bool {
        let rank = |score: Self| (score.unknown, usize::MAX - score.known, score.loose);
        rank(self) < rank(other)
    }

    fn add(&mut self, other: Self) {
        self.unknown += other.unknown;
        self.known += other.known;
        self.loose += other.loose;
        self.opaque |= other.opaque;
    }
}

impl Reader<'_> {
    /// Reads a value as an arm.
    ///
    /// # Errors
    ///
    /// Fails when the value does not have the shape of the arm.
    pub fn alternative<T: Decode, U>(
        &mut self,
        union: &mut U,
        variant: fn(T) -> U,
    ) -> Result<(), Fault> {
        match T::decode(self) {
            Ok(value) => {
                drop(replace(union, variant(value)));
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }

    /// Notes an enumeration value or a union that this version does not know.
    pub fn note_unknown(&mut self) {
        self.score.unknown += 1;
    }

    /// Reads a value as the arm that fits best; tells whether one does, and reads nothing if not.
    ///
    /// The best arm is the one with the fewest unknown members and values, then the one that knows
    /// the most members, then the first one.
    pub fn best<T>(&mut self, union: &mut T, alternatives: &[Alternative<T>]) -> bool {
        self.choose(alternatives.as_ptr().addr(), alternatives.len(), &mut |index, reader| {
            alternatives[index](union, reader)
        })
    }

    /// What is the same for all unions. `union` is the address of the arms, `read` reads as an arm.
    fn choose(
        &mut self,
        union: usize,
        alternatives: usize,
        read: &mut ReadAlternative<'_>,
    ) -> bool {
        let place = (union, self.jiter.current_index());
        if let Some(index) = self.chosen.get(&place) {
            return index.is_some_and(|index| read(index, self).is_ok());
        }
        let (start, depth) = (self.jiter.clone(), self.depth());
        let before = std::mem::take(&mut self.score);
        self.trials += 1;
        let best = self.try_alternatives(alternatives, read);
        if best.is_none_or(|best| !best.is_read) {
            self.rewind(start, depth);
        }
        let fits = best.is_some_and(|best| best.is_read || read(best.index, self).is_ok());
        self.trials -= 1;
        if self.trials == 0 {
            self.chosen.clear();
        } else {
            self.chosen.insert(place, best.map(|best| best.index));
        }
        self.score = before;
        if let Some(best) = best {
            self.score.add(best.score);
        }
        fits
    }

    /// Reads a value as each arm, up to one that nothing can beat.
    fn try_alternatives(
        &mut self,
        alternatives: usize,
        read: &mut ReadAlternative<'_>,
    ) -> Option<Match> {
        let (start, depth) = (self.jiter.clone(), self.depth());
        let mut best: Option<Match> = None;
        for index in 0..alternatives {
            if index > 0 {
                self.rewind(start.clone(), depth);
            }
            self.score = Score::default();
            let fits = read(index, self).is_ok();
            let score = self.score;
            if fits && score.is_perfect() {
                return Some(Match { index, score, is_read: true });
            }
            if fits && best.is_none_or(|best| score.beats(best.score)) {
                best = Some(Match { index, score, is_read: true });
            } else if let Some(best) = &mut best {
                best.is_read = false;
            }
        }
        best
    }

    /// Reads a value as the arm that its member `tag` names; tells whether it names one, and reads
    /// nothing if not.
    ///
    /// # Errors
    ///
    /// Fails when the value does not have the shape of the arm.
    pub fn tagged<T>(
        &mut self,
        union: &mut T,
        tag: &str,
        alternatives: &[TaggedAlternative<T>],
    ) -> Result<bool, Fault> {
        let (start, depth) = (self.jiter.clone(), self.depth());
        let found = self.find_tag(tag).and_then(|value| {
            alternatives
                .iter()
                .find(|(values, _)| values.contains(&value))
                .map(|(_, alternative)| alternative)
        });
        self.rewind(start, depth);
        match found {
            Some(alternative) => alternative(union, self).map(|()| true),
            None => Ok(false),
        }
    }

    /// The text of a member of the object that comes next. Whatever is malformed on the way is found
    /// again when the value is read.
    fn find_tag(&mut self, tag: &str) -> Option<&str> {
        if self.peek().ok()? != Peek::Object {
            return None;
        }
        let mut here = self.jiter.known_object().ok()?? == tag;
        while !here {
            self.jiter.next_skip().ok()?;
            here = self.jiter.next_key().ok()?? == tag;
        }
        self.text().ok()
    }
}

/// Reads the next value as the arm with an index.
type ReadAlternative<'a> = dyn FnMut(usize, &mut Reader<'_>) -> Result<(), Fault> + 'a;

/// An arm that fits.
#[derive(Clone, Copy)]
struct Match {
    index: usize,
    score: Score,
    /// Whether it is what was read last, and the reader is behind it.
    is_read: bool,
}
