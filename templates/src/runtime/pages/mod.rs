//! Lists that come in pages, by offset and limit.

mod cursor;
mod items;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use cursor::Cursor;
use futures_core::Stream;
pub use items::Items;

use super::answer::Response;
use super::client::Client;
use super::error::{Error, ErrorBody};
use super::json::Decode;
use super::request::Request;

/// How an operation pages: the names of its parameters, and where the total is.
#[derive(Clone, Copy, Debug)]
pub struct PageRule {
    /// The query parameter with the number of items to skip
    pub offset: &'static str,
    /// The query parameter with the number of items of a page
    pub limit: &'static str,
    /// The largest page that the API gives
    pub max_limit: u64,
    /// The query parameter that asks for the total
    pub count: Option<&'static str>,
    /// The header with the total
    pub total: Option<&'static str>,
}

/// A page of a list, or why there is none.
pub type Page<T, E> = Result<Response<Vec<T>>, Error<E>>;

/// The pages of a list, one after the other, each fetched when it is asked for.
///
/// A limit that was set on the operation is the size of the pages, an offset is where they begin.
/// It is a `Stream`; [`next`](Self::next) needs no crate for streams. After an error there are no more pages.
pub struct Pages<T, E> {
    cursor: Cursor,
    read: PhantomData<fn() -> (T, E)>,
}

impl<T: Decode, E: ErrorBody> Pages<T, E> {
    /// The pages of the list that `request` asks for.
    #[must_use]
    pub fn new(client: &Client, request: Request, rule: PageRule) -> Self {
        Self { cursor: Cursor::new(client.clone(), request, rule), read: PhantomData }
    }

    /// The items of the pages.
    #[must_use]
    pub fn items(self) -> Items<T, E> {
        Items::new(self)
    }

    /// How many items there are, where the API said so with the pages so far.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.cursor.total
    }

    /// The next page; none behind the last one.
    pub async fn next(&mut self) -> Option<Page<T, E>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<T, E>>> {
        let Some(answer) = ready!(self.cursor.poll_answer(context)) else {
            return Poll::Ready(None);
        };
        let page = answer.map_err(Error::from).and_then(|answer| {
            if answer.status().is_success() {
                answer.json::<Vec<T>>().map_err(Error::from)
            } else {
                Err(answer.failure())
            }
        });
        match page {
            Ok(page) => {
                self.cursor.advance(page.len(), page.headers());
                // An empty page behind a full one is the end of the list, and no page of it.
                Poll::Ready((!page.is_empty() || self.cursor.is_first()).then_some(Ok(page)))
            }
            Err(error) => {
                self.cursor.stop();
                Poll::Ready(Some(Err(error)))
            }
        }
    }
}

impl<T: Decode, E: ErrorBody> Stream for Pages<T, E> {
    type Item = Page<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cursor.fmt(f)
    }
}
