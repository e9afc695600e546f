//! The items of a paginated list.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::Pages;
use crate::error::{Documented, Error};

/// A paginator over the items of a list operation. Each page is requested when the items of the previous one have been
/// consumed.
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
}

impl<T, E: Documented> Items<T, E> {
    pub(super) fn new(pages: Pages<T, E>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }

    /// Returns the total number of items; `None` if the server has not sent it with one of the pages so far.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.pages.total()
    }

    /// Returns the next item; `None` after the last item and after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// Collects the remaining items.
    ///
    /// # Errors
    ///
    /// Returns the error of the first page that fails.
    pub async fn all(mut self) -> Result<Vec<T>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.page = page.into_value().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
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
