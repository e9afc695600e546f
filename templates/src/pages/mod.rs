//! Paginated lists: by offset, page number, cursor, the values of the last item, or the URL of the next page.

mod after;
mod ahead;
mod cursor;
mod items;
mod pagination;
mod paginator;
mod parameter;
mod position;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
pub use items::Items;
pub use pagination::{CursorSource, PageLocation, Pagination};
use paginator::Paginator;
pub use position::PagePosition;

use super::client::RawClient;
use super::error::{Documented, Error};
#[cfg(feature = "foreign")]
use super::json::ForeignType;
use super::json::{FromJson, Problem};
use super::request::Request;
use super::response::{IncomingResponse, Response};

/// A page of a list, or the error of its request.
pub type Page<T, E> = Result<Response<Vec<T>>, Error<E>>;

/// A paginator over the pages of a list operation. Each page is requested when the previous one has been consumed.
///
/// A limit that is set on the operation is the page size, and an offset, page number or cursor is the start of the first
/// page.
///
/// A list by offset or page number ends at the total that the server sends, or else with an empty page, and so does a list
/// that continues after the last item. The stream ends with an error after a page that cannot be followed: a page whose
/// cursor or URL is that of a previous page, or, without a total, a page by offset or number with the items of the previous
/// one. The URL of the next page must have the origin of the list.
///
/// Pages are a [`Stream`]; [`next`](Self::next) does not require a crate for streams.
pub struct Pages<T, E = ()> {
    paginator: Paginator,
    items: Option<(&'static str, bool)>,
    /// The number of items of the next page that have been read.
    skip: u64,
    /// Whether an item that cannot be read is a problem of its page.
    by_item: bool,
    read: ReadItems<T>,
    errors: PhantomData<fn() -> E>,
}

/// A function that reads the items of a page: the property at the path, or the whole body.
type ReadItems<T> =
    fn(IncomingResponse, Option<(&'static str, bool)>) -> Result<Response<Vec<T>>, Error>;

impl<T, E: Documented> Pages<T, E> {
    /// Creates a paginator over the list that `request` returns.
    #[doc(hidden)]
    #[must_use]
    pub fn new(client: &RawClient, request: Request, pagination: Pagination) -> Self
    where
        T: FromJson,
    {
        Self::reading(client, request, pagination, |response, items| match items {
            Some((path, required)) => response.items(path, required),
            None => response.json(),
        })
    }

    /// Does the same as [`new`](Self::new) for items with a type of another crate, at the position `P`.
    #[cfg(feature = "foreign")]
    #[doc(hidden)]
    #[must_use]
    pub fn foreign<P: ForeignType<T>>(
        client: &RawClient,
        request: Request,
        pagination: Pagination,
    ) -> Self {
        Self::reading(client, request, pagination, |response, items| match items {
            Some((path, required)) => response.foreign_items::<P, T>(path, required),
            None => response.foreign::<Vec<P>, _>(),
        })
    }

    fn reading(
        client: &RawClient,
        request: Request,
        pagination: Pagination,
        read: ReadItems<T>,
    ) -> Self {
        let paginator = Paginator::new(client.clone(), request, pagination);
        let items = pagination.items;
        Self { paginator, items, skip: 0, by_item: false, read, errors: PhantomData }
    }

    /// Returns the items of the pages, as the method `items` of the operation does.
    #[doc(hidden)]
    #[must_use]
    pub fn items(mut self) -> Items<T, E> {
        self.by_item = true;
        Items::new(self)
    }

    /// Returns the number of steps in the path of the list of items.
    fn depth(&self) -> usize {
        self.items.map_or(0, |(path, _)| path.split('/').count())
    }

    /// Returns the total number of items; `None` if the server has not sent it with one of the pages so far.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.paginator.total
    }

    /// Returns the position of the next page, or of the page whose request failed; `None` after the last page. After a page
    /// that cannot be followed, it is the end of that page.
    #[must_use]
    pub fn position(&self) -> Option<PagePosition> {
        let page = self.paginator.position()?.clone();
        Some(PagePosition { page, skip: self.skip.max(self.paginator.read) })
    }

    /// Starts at a saved position of the same list, with the same parameters. Pages start at the beginning of a page; one
    /// whose items have all been read is not returned.
    #[must_use]
    pub fn start_at(mut self, position: PagePosition) -> Self {
        self.paginator.start_at(position.page);
        self.skip = position.skip;
        self
    }

    /// Returns the next page; `None` after the last page and after an error.
    pub async fn next(&mut self) -> Option<Page<T, E>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<T, E>>> {
        while let Some(response) = ready!(self.paginator.poll_response(context)) {
            match response.map_err(Error::typed).and_then(|response| self.read(response)) {
                Ok(page) => {
                    let depth = self.depth();
                    let is_omitted = |each: &&Problem| each.omitted_item(depth).is_some();
                    let omitted = page.problems().iter().filter(is_omitted).count();
                    let items = (page.value().len() + omitted) as u64;
                    self.paginator.advance(items, page.raw());
                    let read = std::mem::take(&mut self.skip);
                    if read > 0 && read >= items {
                        continue;
                    }
                    // An empty page after other pages only marks the end of the list.
                    if items > 0 || self.paginator.is_first() {
                        return Poll::Ready(Some(Ok(page)));
                    }
                }
                Err(error) => {
                    self.paginator.stop();
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        Poll::Ready(None)
    }

    fn read(&self, response: IncomingResponse) -> Page<T, E> {
        if !response.status().is_success() {
            return Err(response.into_error());
        }
        let response = if self.by_item { response.by_item() } else { response };
        (self.read)(response, self.items).map_err(Error::typed)
    }
}

impl<T, E: Documented> Stream for Pages<T, E> {
    type Item = Page<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.paginator.fmt(f)
    }
}
