//! The position in a paginated list, independent of the type of its items.

use std::fmt;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::StatusCode;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::cursor;
use super::pagination::{CursorSource, PageParameter, Pagination, TotalSource};
use crate::client::RawClient;
use crate::error::{DecodeProblem, Error};
use crate::json::{from_slice, string_at, value_at};
use crate::request::Request;
use crate::response::{IncomingResponse, RawResponse};
use crate::time::BoxFuture;

/// A position in a list.
pub(super) struct Paginator {
    client: RawClient,
    /// The request without the parameters that differ between the pages.
    request: Request,
    pagination: Pagination,
    position: Position,
    limit: Option<u64>,
    /// The number of pages that have been received.
    pages: u64,
    /// The cursor of one of the previous pages, to detect a server that returns to it.
    passed: Option<String>,
    /// The body of the previous page by offset, to detect a server that ignores the offset. `None` if a total ends the
    /// list.
    previous: Option<Bytes>,
    pub(super) total: Option<u64>,
    state: State,
}

/// The query parameter of the next page and its value.
#[derive(Debug)]
enum Position {
    Offset(&'static str, u64),
    Cursor(&'static str, CursorSource, Option<String>),
}

enum State {
    Idle,
    Requesting(BoxFuture<'static, Result<IncomingResponse, Error>>),
    Failed(Error),
    Done,
}

impl Paginator {
    pub(super) fn new(client: RawClient, mut request: Request, pagination: Pagination) -> Self {
        let position = match pagination.parameter {
            PageParameter::Offset(name) => {
                Position::Offset(name, take_number(&mut request, name).unwrap_or(0))
            }
            PageParameter::Cursor(name, source) => {
                let initial = request.take_query(name);
                let decode = |text: String| percent_decode_str(&text).decode_utf8_lossy().into();
                Position::Cursor(name, source, initial.map(decode))
            }
        };
        let limit = pagination.limit.map(|(name, max)| {
            let limit = take_number(&mut request, name).filter(|limit| *limit > 0);
            limit.unwrap_or(max).min(max).max(1)
        });
        Self {
            client,
            request,
            pagination,
            position,
            limit,
            pages: 0,
            passed: None,
            previous: None,
            total: None,
            state: State::Idle,
        }
    }

    /// Requests the next page; `None` at the end of the list.
    pub(super) fn poll_response(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<IncomingResponse, Error>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Poll::Ready(None),
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Idle => {
                    self.state = State::Requesting(self.client.execute(self.next_request()));
                }
                State::Requesting(mut response) => {
                    let Poll::Ready(response) = response.as_mut().poll(context) else {
                        self.state = State::Requesting(response);
                        return Poll::Pending;
                    };
                    if response.as_ref().is_ok_and(|response| self.is_end(response.status())) {
                        return Poll::Ready(None);
                    }
                    self.state = State::Idle;
                    return Poll::Ready(Some(
                        response.and_then(|response| self.check_not_previous(response)),
                    ));
                }
            }
        }
    }

    /// Rejects a page with the items of the previous one: a list of such pages would be endless.
    fn check_not_previous(&self, response: IncomingResponse) -> Result<IncomingResponse, Error> {
        let Some(previous) = self.previous.as_ref().filter(|_| response.status().is_success())
        else {
            return Ok(response);
        };
        // Other properties of the body may differ, such as an ID of the request.
        let body = &response.raw().body;
        let is_same = match (self.items_in(body), self.items_in(previous)) {
            (None, None) => body == previous,
            (items, previous) => items == previous,
        };
        if is_same { Err(response.decode_error(DecodeProblem::SamePage)) } else { Ok(response) }
    }

    fn items_in(&self, body: &[u8]) -> Option<Value> {
        match self.pagination.items {
            Some((path, _)) => value_at(body, path),
            None => from_slice(body).ok(),
        }
    }

    /// Returns the total number of items; `None` if neither the response nor one before it contains it.
    fn total_in(&self, response: &RawResponse) -> Option<u64> {
        self.pagination.total.and_then(|source| total(source, response)).or(self.total)
    }

    /// Moves the position after a page with this number of items.
    pub(super) fn advance(&mut self, items: usize, response: &RawResponse) {
        self.pages += 1;
        self.total = self.total_in(response);
        match &mut self.position {
            Position::Offset(_, offset) => {
                let items = items as u64;
                *offset = offset.saturating_add(items);
                // A server may return smaller pages than requested, so only its total or an empty page is the end. A
                // total that is smaller than the number of items so far is wrong and is ignored.
                let total = self.total.filter(|total| total >= offset);
                self.previous = total.is_none().then(|| response.body.clone());
                if items == 0 || total == Some(*offset) {
                    self.stop();
                }
            }
            Position::Cursor(name, source, cursor) => {
                match cursor::next(name, *source, response) {
                    Ok(None) => self.stop(),
                    // The list would be endless.
                    Ok(next) if next == *cursor || next == self.passed => {
                        self.fail(response, DecodeProblem::NextPage);
                    }
                    Ok(next) => {
                        // Pages that repeat in a cycle contain a later power of two twice (Brent).
                        if self.pages.is_power_of_two() {
                            self.passed.clone_from(&next);
                        }
                        *cursor = next;
                    }
                    Err(problem) => self.fail(response, problem),
                }
            }
        }
    }

    pub(super) fn stop(&mut self) {
        self.state = State::Done;
    }

    /// Reports an error instead of the next page.
    fn fail(&mut self, response: &RawResponse, problem: DecodeProblem) {
        self.state = State::Failed(response.clone().decode_error(problem));
    }

    /// Returns whether the last received page is the first page.
    pub(super) fn is_first(&self) -> bool {
        self.pages == 1
    }

    fn next_request(&self) -> Request {
        let mut request = self.request.clone();
        match &self.position {
            Position::Offset(name, offset) => request.query(name, offset),
            Position::Cursor(name, _, cursor) => request.query(name, cursor),
        }
        if let (Some((name, _)), Some(limit)) = (self.pagination.limit, self.limit) {
            request.query(name, &limit);
        }
        match self.pagination.count {
            Some(count) if self.pages == 0 && !request.has_query(count) => {
                request.query(count, &true);
            }
            _ => {}
        }
        request
    }

    /// Returns whether a status code marks the end of the list, because the server rejects an offset past the last item.
    fn is_end(&self, status: StatusCode) -> bool {
        let Position::Offset(_, offset) = self.position else { return false };
        let may_be_end = self.pages > 0 && self.total.is_none_or(|total| total <= offset);
        self.pagination.rejects_past_end && may_be_end && status == StatusCode::BAD_REQUEST
    }
}

/// Removes a query parameter and returns its value.
fn take_number(request: &mut Request, name: &str) -> Option<u64> {
    request.take_query(name)?.parse().ok()
}

/// Returns the total number of items; `None` if the response does not contain it.
fn total(source: TotalSource, response: &RawResponse) -> Option<u64> {
    match source {
        TotalSource::Header(name) => response.headers.get(name)?.to_str().ok()?.trim().parse().ok(),
        TotalSource::Property(path) => string_at(&response.body, path).ok()??.parse().ok(),
    }
}

impl fmt::Debug for Paginator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("position", &self.position)
            .field("limit", &self.limit)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}
