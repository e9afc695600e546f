//! Unions: which arm a value belongs to.

use jiter::Peek;

use super::{Fault, Reader};

/// Reads a value as one arm of a union.
pub type Arm<T> = fn(&mut Reader<'_>) -> Result<T, Fault>;

/// The values of the tag that stand for an arm, and the arm.
pub type TaggedArm<T> = (&'static [&'static str], Arm<T>);

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

impl<'j> Reader<'j> {
    /// Notes an enumeration value or a union that this version does not know.
    pub fn note_unknown(&mut self) {
        self.score.unknown += 1;
    }

    /// Reads a value as the arm that fits best; nothing is read if none fits.
    ///
    /// The best arm is the one with the fewest unknown members and values, then the one that knows
    /// the most members, then the first one.
    pub fn best<T>(&mut self, arms: &[Arm<T>]) -> Option<T> {
        let place = (arms.as_ptr().addr(), self.jiter.current_index());
        if let Some(index) = self.chosen.get(&place) {
            let arm = arms.get((*index)?)?;
            return arm(self).ok();
        }
        let (start, depth) = (self.jiter.clone(), self.depth());
        let before = std::mem::take(&mut self.score);
        self.trials += 1;
        let best = self.try_arms(arms);
        self.trials -= 1;
        if self.trials == 0 {
            self.chosen.clear();
        } else {
            self.chosen.insert(place, best.as_ref().map(|best| best.index));
        }
        self.score = before;
        let Some(best) = best else {
            self.rewind(start, depth);
            return None;
        };
        if let Some(end) = best.end {
            self.rewind(end, depth);
        }
        self.score.add(best.score);
        Some(best.value)
    }

    /// Reads a value as each arm, up to one that nothing can beat.
    fn try_arms<T>(&mut self, arms: &[Arm<T>]) -> Option<Match<'j, T>> {
        let (start, depth) = (self.jiter.clone(), self.depth());
        let mut best: Option<Match<'j, T>> = None;
        for (index, arm) in arms.iter().enumerate() {
            if index > 0 {
                self.rewind(start.clone(), depth);
            }
            self.score = Score::default();
            let Ok(value) = arm(self) else { continue };
            let score = self.score;
            if score.is_perfect() {
                return Some(Match { index, value, score, end: None });
            }
            if best.as_ref().is_none_or(|best| score.beats(best.score)) {
                best = Some(Match { index, value, score, end: Some(self.jiter.clone()) });
            }
        }
        best
    }

    /// Reads a value as the arm that its member `tag` names; nothing is read if it names none.
    ///
    /// # Errors
    ///
    /// Fails when the value does not have the shape of the arm.
    pub fn tagged<T>(&mut self, tag: &str, arms: &[TaggedArm<T>]) -> Result<Option<T>, Fault> {
        let (start, depth) = (self.jiter.clone(), self.depth());
        let found = self.find_tag(tag).and_then(|value| {
            arms.iter().find(|(values, _)| values.contains(&value)).map(|(_, arm)| arm)
        });
        self.rewind(start, depth);
        found.map(|arm| arm(self)).transpose()
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

/// An arm that fits.
struct Match<'j, T> {
    index: usize,
    value: T,
    score: Score,
    /// Where the value ends, unless the reader is there.
    end: Option<jiter::Jiter<'j>>,
}
