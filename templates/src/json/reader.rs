//! The pull reader over `jiter`.

use jiter::{Jiter, JsonErrorType, Peek};

use super::JsonError;
use super::error::{Cause, Step};
use super::lenient::Lenient;
use super::order::Order;
use super::score::Score;
#[cfg(feature = "unions")]
use super::union::Choices;

/// The limit of nesting.
const DEPTH: usize = 128;

/// A reader of JSON, one value at a time.
///
/// It is not generic over a format, so it is compiled once, with this crate.
#[derive(Debug)]
pub struct Reader<'j> {
    pub(super) jiter: Jiter<'j>,
    body: &'j [u8],
    pub(super) depth: usize,
    pub(super) order: Order,
    /// How well the values fit the types that they were read into.
    pub(super) score: Score,
    /// Whether the numbers of a value of any shape need not be exact: whether one of them is not.
    pub(super) lost_digits: Option<bool>,
    pub(super) lenient: Lenient,
    #[cfg(feature = "unions")]
    pub(super) choices: Choices,
}

/// A position in a JSON document that a reader can return to.
#[derive(Clone, Debug)]
pub(super) struct Position<'j> {
    jiter: Jiter<'j>,
    depth: usize,
    path: u8,
}

impl<'j> Reader<'j> {
    /// Creates a reader at the start of a JSON document. A byte order mark is skipped.
    #[must_use]
    pub fn new(body: &'j [u8]) -> Self {
        let body = &body[mark(body)..];
        Self {
            jiter: Jiter::new(body),
            body,
            depth: 0,
            order: Order::default(),
            score: Score::default(),
            lost_digits: None,
            lenient: Lenient::default(),
            #[cfg(feature = "unions")]
            choices: Choices::default(),
        }
    }

    /// Checks that only white space follows.
    ///
    /// # Errors
    ///
    /// Fails if anything else follows.
    pub fn finish(&mut self) -> Result<(), JsonError> {
        Ok(self.jiter.finish()?)
    }

    /// Reads the next value if it is null. Returns whether it is.
    ///
    /// # Errors
    ///
    /// Fails if the JSON is malformed.
    pub fn null(&mut self) -> Result<bool, JsonError> {
        if self.peek()? != Peek::Null {
            return Ok(false);
        }
        self.jiter.known_null()?;
        Ok(true)
    }

    /// Reads a boolean.
    ///
    /// # Errors
    ///
    /// Fails if the next value is something else.
    pub fn bool(&mut self) -> Result<bool, JsonError> {
        match self.peek()? {
            peek @ (Peek::True | Peek::False) => {
                // `known_bool` links the code that reads numbers, for its error.
                self.jiter.next_skip()?;
                Ok(peek == Peek::True)
            }
            peek => self.instead("a boolean", peek).map(|()| false),
        }
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// Fails if the next value is something else.
    pub fn string(&mut self) -> Result<&str, JsonError> {
        match self.peek()? {
            Peek::String => Ok(self.jiter.known_str()?),
            peek => self.instead("a string", peek).map(|()| ""),
        }
    }

    /// Reads a number as it is written.
    pub(super) fn number(&mut self) -> Result<&'j str, JsonError> {
        let peek = self.peek()?;
        if !peek.is_num() {
            return self.instead("a number", peek).map(|()| "0");
        }
        let start = self.offset();
        self.jiter.known_number_bytes(peek)?;
        std::str::from_utf8(self.jiter.slice_to_current(start))
            .map_err(|_| JsonError::new(Cause::NotUtf8, start))
    }

    /// Reads a list: `read_item` reads each of its items.
    pub(super) fn list(&mut self, read_item: &mut ReadItem<'_>) -> Result<(), JsonError> {
        let peek = self.peek()?;
        if peek != Peek::Array {
            return self.instead("a list", peek);
        }
        if !self.is_strict() && self.is_mixed() {
            return self.mixed_list(read_item);
        }
        self.enter()?;
        let mut index = 0;
        let mut next = self.jiter.known_array()?;
        while next.is_some() {
            read_item(self).map_err(|error| error.inside(Step::Item(index)))?;
            index += 1;
            next = self.jiter.array_step()?;
        }
        self.leave();
        Ok(())
    }

    /// Skips a value.
    pub(super) fn skip(&mut self) -> Result<(), JsonError> {
        self.raw().map(drop)
    }

    /// Skips a value, and returns its offset and the value as it is written.
    pub(super) fn raw(&mut self) -> Result<(usize, &'j [u8]), JsonError> {
        let start = self.offset();
        self.jiter.next_skip()?;
        let text = self.jiter.slice_to_current(start);
        match std::str::from_utf8(text) {
            Ok(_) => Ok((start, text)),
            Err(error) => Err(JsonError::new(Cause::NotUtf8, start + error.valid_up_to())),
        }
    }

    /// Returns the kind of the next value. Unless whitespace precedes the value, its first byte is enough, which
    /// is cheaper to read than a call.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<Peek, JsonError> {
        match self.body.get(self.offset()) {
            Some(byte) if *byte > b' ' => Ok(Peek::new(*byte)),
            _ => Ok(self.jiter.peek()?),
        }
    }

    /// Enters a list or an object.
    pub(super) fn enter(&mut self) -> Result<(), JsonError> {
        if self.depth == DEPTH {
            return Err(self.error(Cause::TooDeep));
        }
        self.depth += 1;
        Ok(())
    }

    /// Leaves a list or an object.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Returns the number of lists and objects around the current position.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Returns how many bytes precede the current position.
    pub(super) fn offset(&self) -> usize {
        self.jiter.current_index()
    }

    /// Returns the current position.
    pub(super) fn position(&self) -> Position<'j> {
        Position { jiter: self.jiter.clone(), depth: self.depth, path: self.order.path() }
    }

    /// Returns to a position.
    pub(super) fn rewind(&mut self, position: Position<'j>) {
        self.jiter = position.jiter;
        self.depth = position.depth;
        self.order.set_path(position.path);
    }

    /// Returns an error at the current position.
    pub(super) fn error(&self, cause: Cause) -> JsonError {
        JsonError::new(cause, self.offset())
    }

    /// Returns the error that the next value is not of the expected kind.
    #[cold]
    pub(super) fn mismatch(&self, expected: &'static str, peek: Peek) -> JsonError {
        self.error(match kind(peek) {
            Some(found) => Cause::Expected(expected, found),
            None => Cause::Malformed(JsonErrorType::ExpectedSomeValue),
        })
    }
}

/// Returns the number of bytes of the byte order mark at the start of a document.
pub(super) fn mark(body: &[u8]) -> usize {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    if body.starts_with(MARK) { MARK.len() } else { 0 }
}

/// Reads the next value as an item of a list.
pub(super) type ReadItem<'a> = dyn FnMut(&mut Reader<'_>) -> Result<(), JsonError> + 'a;

/// Returns the kind of a value by its first character.
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
