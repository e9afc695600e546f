//! The items of a paginated list.

use std::fmt;
use std::iter::Peekable;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::{Page, PagePosition, Pages};
use crate::error::{DecodeError, DecodeProblem, Documented, Error};
use crate::json::Problem;
use crate::response::{RawResponse, Response};

/// A paginator over the items of a list operation. Each page is requested when the items of the previous one have been
/// consumed, or, with [`prefetch`](Self::prefetch), when its first item is.
///
/// An item that cannot be read is an [`Error::Decode`] with the path of the invalid value, and the next items follow. After
/// any other error, the paginator ends. In [lenient](crate::ClientBuilder::lenient) decoding, the item is omitted instead.
///
/// Items are a [`Stream`]; [`next`](Self::next) does not require a crate for streams.
///
/// ```
/// use sailwright_runtime::{Error, Items, Value};
///
/// async fn print(mut items: Items<Value, Value>) -> Result<(), Error> {
///     while let Some(item) = items.next().await {
///         println!("{}", item?);
///     }
///     Ok(())
/// }
/// ```
pub struct Items<T, E = ()> {
    pages: Pages<T, E>,
    page: IntoIter<T>,
    /// The position of the page. `None` before the first page.
    start: Option<PagePosition>,
    /// The index of the next item in its page.
    index: usize,
    /// The number of items of the next page to skip.
    skip: u64,
    /// The page that has been requested ahead, with its position.
    ahead: Option<Ahead<T, E>>,
    /// The items of the page that cannot be read, by index.
    invalid: Peekable<IntoIter<(usize, Problem)>>,
    /// The response with these items.
    raw: Option<Arc<RawResponse>>,
    problems: Vec<Problem>,
}

/// A page that has been received, or the end of the list, with its position.
struct Ahead<T, E> {
    page: Option<Page<T, E>>,
    start: Option<PagePosition>,
}

impl<T, E: Documented> Items<T, E> {
    pub(super) fn new(pages: Pages<T, E>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
            start: None,
            index: 0,
            skip: 0,
            ahead: None,
            invalid: Vec::new().into_iter().peekable(),
            raw: None,
            problems: Vec::new(),
        }
    }

    /// Selects whether a page is requested as soon as the first item of the previous one is consumed, by default not.
    ///
    /// The request is a task of its own, so that it proceeds while the items are processed. At most one page is requested
    /// ahead.
    #[must_use]
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.pages.paginator.is_ahead = prefetch;
        self
    }

    /// Returns the position of the next item, or of the page whose request failed; `None` after the last item. After a page
    /// that cannot be followed, it is the end of that page.
    ///
    /// With the position, the list can be read later from this item on, also by another process.
    #[must_use]
    pub fn position(&self) -> Option<PagePosition> {
        if self.page.len() > 0 || self.invalid.len() > 0 {
            let start = self.start.clone()?;
            return Some(PagePosition { skip: self.index as u64, ..start });
        }
        if let Some(ahead) = &self.ahead {
            return ahead.start.clone();
        }
        let start = self.pages.position()?;
        Some(PagePosition { skip: start.skip.saturating_add(self.skip), ..start })
    }

    /// Starts at a saved position of the same list, with the same parameters.
    ///
    /// ```
    /// use sailwright_runtime::pagination::{Items, PagePosition};
    /// use sailwright_runtime::{Error, Value};
    ///
    /// async fn some(items: Items<Value, Value>, saved: &str) -> Result<Option<String>, Error> {
    ///     let Ok(position) = serde_json::from_str::<PagePosition>(saved) else { return Ok(None) };
    ///     let mut items = items.start_at(position);
    ///     if let Some(item) = items.next().await {
    ///         println!("{}", item?);
    ///     }
    ///     Ok(items.position().and_then(|position| serde_json::to_string(&position).ok()))
    /// }
    /// ```
    #[must_use]
    pub fn start_at(mut self, position: PagePosition) -> Self {
        self.skip = position.skip;
        self.pages.paginator.start_at(position.page);
        self
    }

    /// Returns the values that [lenient](crate::ClientBuilder::lenient) decoding replaced or omitted in the page of the last
    /// item.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the total number of items; `None` if the server has not sent it with one of the pages so far.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.pages.total()
    }

    /// Returns the next item; `None` after the last item, and after an error that is not one of a single item.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// Collects the remaining items.
    ///
    /// # Errors
    ///
    /// Returns the error of the first item or page that fails.
    pub async fn all(mut self) -> Result<Vec<T>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    /// Continues with the items of the next page.
    fn start(&mut self, page: Response<Vec<T>>, start: Option<PagePosition>) {
        self.start = start;
        let (raw, items, problems) = page.into_parts();
        let depth = self.pages.depth();
        let is_error =
            |problem: &Problem| problem.omitted_item(depth).filter(|_| !raw.call.leniency.is_full);
        let mut invalid = Vec::new();
        self.problems.clear();
        for problem in problems {
            match is_error(&problem) {
                Some(index) => invalid.push((index, problem)),
                None => self.problems.push(problem),
            }
        }
        self.raw = (!invalid.is_empty()).then(|| Arc::new(raw));
        (self.page, self.index) = (items.into_iter(), 0);
        self.invalid = invalid.into_iter().peekable();
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            if let Some(item) = self.invalid_item().map(Err).or_else(|| self.page.next().map(Ok)) {
                self.index += 1;
                if self.skip > 0 {
                    self.skip -= 1;
                    continue;
                }
                if self.pages.paginator.is_ahead && self.ahead.is_none() {
                    // If the page is not ready, it is taken later.
                    let _ = self.poll_ahead(context);
                }
                return Poll::Ready(Some(item));
            }
            if self.ahead.is_none() {
                ready!(self.poll_ahead(context));
            }
            match self.ahead.take() {
                Some(Ahead { page: Some(Ok(page)), start }) => self.start(page, start),
                Some(Ahead { page: Some(Err(error)), .. }) => {
                    return Poll::Ready(Some(Err(error)));
                }
                Some(Ahead { page: None, .. }) | None => return Poll::Ready(None),
            }
        }
    }

    /// Returns the error of the next item, if that cannot be read.
    fn invalid_item(&mut self) -> Option<Error<E>> {
        let (_, problem) = self.invalid.next_if(|(index, _)| *index == self.index)?;
        let raw = self.raw.clone()?;
        let error = DecodeError::new(raw, DecodeProblem::Json(problem.into_error()));
        Some(Error::from(error).typed())
    }

    /// Requests the next page.
    fn poll_ahead(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let start = self.pages.position();
        let page = ready!(self.pages.poll_page(context));
        self.ahead = Some(Ahead { page, start });
        Poll::Ready(())
    }
}

// No field is pinned, whatever the type of the items is.
impl<T, E> Unpin for Items<T, E> {}

impl<T, E: Documented> Stream for Items<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl<T, E> fmt::Debug for Items<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pages.fmt(f)
    }
}
