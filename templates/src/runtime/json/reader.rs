//! The pull reader over `jiter`.

use std::collections::BTreeMap;

use jiter::{Jiter, JsonErrorType, Peek};

use super::fault::{Problem, Step};
use super::object::Order;
use super::variant::Score;
use super::{Decode, Fault};

/// How deep values may be nested.
const DEPTH: usize = 128;

/// Reads JSON, one value at a time.
///
/// Nothing in it is generic over a format: it is compiled once, with this crate.
#[derive(Debug)]
pub struct Reader<'j> {
    pub(super) jiter: Jiter<'j>,
    body: &'j [u8],
    pub(super) order: Order,
    /// How well what was read fits the types that it was read into.
    pub(super) score: Score,
    /// How many unions around the current value are trying their arms.
    pub(super) trials: usize,
    /// The arms that were found for the unions inside of a union that tries its arms: by the
    /// address of the arms and the place in the body.
    pub(super) chosen: BTreeMap<(usize, usize), Option<usize>>,
    depth: usize,
}

impl<'j> Reader<'j> {
    /// A reader at the start of a JSON text.
    #[must_use]
    pub fn new(body: &'j [u8]) -> Self {
        Self {
            jiter: Jiter::new(body),
            body,
            order: Order::default(),
            score: Score::default(),
            trials: 0,
            chosen: BTreeMap::new(),
            depth: 0,
        }
    }

    /// Reads the next value.
    ///
    /// # Errors
    ///
    /// Fails when it does not have the shape of `T`.
    pub fn value<T: Decode>(&mut self) -> Result<T, Fault> {
        T::decode(self)
    }

    /// Makes sure that nothing but white space is left.
    ///
    /// # Errors
    ///
    /// Fails when there is more.
    pub fn finish(&mut self) -> Result<(), Fault> {
        Ok(self.jiter.finish()?)
    }

    /// Takes the next value if it is null.
    ///
    /// # Errors
    ///
    /// Fails when the JSON is malformed.
    pub fn null(&mut self) -> Result<bool, Fault> {
        if self.peek()? != Peek::Null {
            return Ok(false);
        }
        self.jiter.known_null()?;
        Ok(true)
    }

    /// Reads a value that may be null into its place.
    pub(super) fn nullable(&mut self, place: &mut dyn Nullable) -> Result<(), Fault> {
        if self.null()? {
            place.null();
            return Ok(());
        }
        place.value(self)
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// Fails when the next value is something else.
    pub fn bool(&mut self) -> Result<bool, Fault> {
        match self.peek()? {
            peek @ (Peek::True | Peek::False) => {
                // `known_bool` can explain numbers, and brings all that reads them into a program.
                self.jiter.next_skip()?;
                Ok(peek == Peek::True)
            }
            peek => Err(self.mismatch("true or false", peek)),
        }
    }

    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Fails when the next value is something else.
    pub fn text(&mut self) -> Result<&str, Fault> {
        match self.peek()? {
            Peek::String => Ok(self.jiter.known_str()?),
            peek => Err(self.mismatch("a string", peek)),
        }
    }

    /// Reads the characters of a number.
    pub(super) fn number(&mut self) -> Result<&'j str, Fault> {
        let peek = self.peek()?;
        if !peek.is_num() {
            return Err(self.mismatch("a number", peek));
        }
        let start = self.jiter.current_index();
        self.jiter.known_number_bytes(peek)?;
        std::str::from_utf8(self.jiter.slice_to_current(start))
            .map_err(|_| Fault::new(Problem::NotUtf8, start))
    }

    /// What comes next. Mostly that is the next byte, and asking for it is cheaper than a call.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<Peek, Fault> {
        match self.body.get(self.jiter.current_index()) {
            Some(byte) if *byte > b' ' => Ok(Peek::new(*byte)),
            _ => Ok(self.jiter.peek()?),
        }
    }

    /// Reads a list into a place for its items.
    pub(super) fn list(&mut self, items: &mut dyn List) -> Result<(), Fault> {
        let peek = self.peek()?;
        if peek != Peek::Array {
            return Err(self.mismatch("a list", peek));
        }
        self.enter()?;
        let mut index = 0;
        let mut next = self.jiter.known_array()?;
        while next.is_some() {
            items.read_item(self).map_err(|fault| fault.inside(Step::Item(index)))?;
            index += 1;
            next = self.jiter.array_step()?;
        }
        self.leave();
        Ok(())
    }

    /// Passes over a value.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        self.raw().map(drop)
    }

    /// Passes over a value, and tells where it starts and how it is written.
    pub(super) fn raw(&mut self) -> Result<(usize, &'j [u8]), Fault> {
        let start = self.jiter.current_index();
        self.jiter.next_skip()?;
        let text = self.jiter.slice_to_current(start);
        match std::str::from_utf8(text) {
            Ok(_) => Ok((start, text)),
            Err(error) => Err(Fault::new(Problem::NotUtf8, start + error.valid_up_to())),
        }
    }

    /// Goes one level down.
    pub(super) fn enter(&mut self) -> Result<(), Fault> {
        if self.depth == DEPTH {
            return Err(self.fault(Problem::TooDeep));
        }
        self.depth += 1;
        Ok(())
    }

    /// Goes one level up.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Goes back to where a value started that is to be read once more.
    pub(super) fn rewind(&mut self, jiter: Jiter<'j>, depth: usize) {
        self.jiter = jiter;
        self.depth = depth;
    }

    /// A fault at the current place.
    pub(super) fn fault(&self, problem: Problem) -> Fault {
        Fault::new(problem, self.jiter.current_index())
    }

    /// The fault that the next value is of another kind than expected.
    #[cold]
    pub(super) fn mismatch(&self, expected: &'static str, peek: Peek) -> Fault {
        self.fault(match kind(peek) {
            Some(found) => Problem::Expected(expected, found),
            None => Problem::Malformed(JsonErrorType::ExpectedSomeValue),
        })
    }
}

/// A blank place for a value or null.
pub(super) trait Nullable {
    /// Notes that it is null.
    fn null(&mut self);

    /// Reads the next value, which is not null.
    fn value(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

/// A place for the items of a list.
pub(super) trait List {
    /// Reads the next value as one more item.
    fn read_item(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

/// What a value is, by its first character.
fn kind(peek: Peek) -> Option<&'static str> {
    match peek {
        Peek::Null => Some("null"),
        Peek::True => Some("true"),
        Peek::False => Some("false"),
        Peek::String => Some("a string"),
        Peek::Array => Some("a list"),
        Peek::Object => Some("an object"),
        _ if peek.is_num() => Some("a number"),
        _ => None,
    }
}
