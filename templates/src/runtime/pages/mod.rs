//! Lists that come in pages: by offset and limit, or by cursors.

mod cursor;
mod items;
mod rule;
mod walk;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
pub use items::Items;
pub use rule::{CursorPlace, PageRule};
use walk::Walk;

use super::client::Client;
use super::error::{Error, ErrorBody};
use super::json::FromJson;
use super::request::Request;
use super::response::{IncomingResponse, Response};

/// A page of a list, or why there is none.
pub type Page<T, E> = Result<Response<Vec<T>>, Error<E>>;

/// The pages of a list, one after the other, each fetched when it is asked for.
///
/// A limit that was set on the operation is the size of the pages, an offset is where they begin.
/// It is a `Stream`; [`next`](Self::next) needs no crate for streams. After an error there are no more pages. A page by
/// offset that is the one before it, byte for byte, is an error: the server gives it for ever.
pub struct Pages<T, E> {
    walk: Walk,
    items: Option<(&'static str, bool)>,
    read: PhantomData<fn() -> (T, E)>,
}

impl<T: FromJson, E: ErrorBody> Pages<T, E> {
    /// The pages of the list that `request` asks for.
    #[must_use]
    pub fn new(client: &Client, request: Request, rule: PageRule) -> Self {
        let walk = Walk::new(client.clone(), request, rule);
        Self { walk, items: rule.items, read: PhantomData }
    }

    /// The items of the pages.
    #[must_use]
    pub fn items(self) -> Items<T, E> {
        Items::new(self)
    }

    /// How many items there are, where the API said so with the pages so far.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.walk.total
    }

    /// The next page; none behind the last one.
    pub async fn next(&mut self) -> Option<Page<T, E>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<T, E>>> {
        while let Some(response) = ready!(self.walk.poll_response(context)) {
            match response.map_err(Error::from).and_then(|response| self.read(response)) {
                Ok(page) => {
                    self.walk.advance(page.len(), page.raw());
                    // An empty page behind others is no page of the list.
                    if !page.is_empty() || self.walk.is_first() {
                        return Poll::Ready(Some(Ok(page)));
                    }
                }
                Err(error) => {
                    self.walk.stop();
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        Poll::Ready(None)
    }

    fn read(&self, response: IncomingResponse) -> Page<T, E> {
        if !response.status().is_success() {
            return Err(response.failure());
        }
        let page = match self.items {
            Some((place, required)) => response.json_at(place, required),
            None => response.json(),
        };
        Ok(page?)
    }
}

impl<T: FromJson, E: ErrorBody> Stream for Pages<T, E> {
    type Item = Page<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.walk.fmt(f)
    }
}
