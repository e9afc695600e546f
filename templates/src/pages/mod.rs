//! Paginated lists, by offset and limit or by cursor.

mod cursor;
mod items;
mod pagination;
mod paginator;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
pub use items::Items;
pub use pagination::{CursorSource, Pagination};
use paginator::Paginator;

use super::client::RawClient;
use super::error::{Documented, Error};
use super::json::FromJson;
use super::request::Request;
use super::response::{IncomingResponse, Response};

/// A page of a list, or the error of its request.
pub type Page<T, E> = Result<Response<Vec<T>>, Error<E>>;

/// A paginator over the pages of a list operation. Each page is requested when the previous one has been consumed.
///
/// A limit that is set on the operation is the page size, and an offset or cursor is the start of the first page.
///
/// The stream ends with an error after a page that cannot be followed: a page whose cursor is that of the same page, or
/// a page by offset that is equal to the previous one, byte for byte.
///
/// Pages are a [`Stream`]; [`next`](Self::next) does not require a crate for streams.
pub struct Pages<T, E = ()> {
    paginator: Paginator,
    items: Option<(&'static str, bool)>,
    page: PhantomData<fn() -> (T, E)>,
}

impl<T: FromJson, E: Documented> Pages<T, E> {
    /// Creates a paginator over the list that `request` returns.
    #[doc(hidden)]
    #[must_use]
    pub fn new(client: &RawClient, request: Request, pagination: Pagination) -> Self {
        let paginator = Paginator::new(client.clone(), request, pagination);
        Self { paginator, items: pagination.items, page: PhantomData }
    }

    /// Returns the items of the pages.
    #[must_use]
    pub fn items(self) -> Items<T, E> {
        Items::new(self)
    }

    /// Returns the total number of items; `None` if the server has not sent it with one of the pages so far.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.paginator.total
    }

    /// Returns the next page; `None` after the last page and after an error.
    pub async fn next(&mut self) -> Option<Page<T, E>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<T, E>>> {
        while let Some(response) = ready!(self.paginator.poll_response(context)) {
            match response.map_err(Error::typed).and_then(|response| self.read(response)) {
                Ok(page) => {
                    self.paginator.advance(page.value().len(), page.raw());
                    // An empty page after other pages only marks the end of the list.
                    if !page.value().is_empty() || self.paginator.is_first() {
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
        let page = match self.items {
            Some((path, required)) => response.items(path, required),
            None => response.json(),
        };
        page.map_err(Error::typed)
    }
}

impl<T: FromJson, E: Documented> Stream for Pages<T, E> {
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
