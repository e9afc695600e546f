//! The position in a paginated list, independent of the type of its items.

use std::fmt;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;

use super::pagination::{PageStep, Pagination, TotalSource};
use super::position::Position;
use super::{after, ahead, cursor, parameter};
use crate::client::RawClient;
use crate::error::{DecodeProblem, Error};
use crate::json::string_at;
use crate::request::{InvalidRequest, Request};
use crate::response::{IncomingResponse, RawResponse};
use crate::time::BoxFuture;

/// A position in a list.
pub(super) struct Paginator {
    client: RawClient,
    /// The request without the parameters that differ between the pages.
    request: Request,
    pagination: Pagination,
    /// The position of the next page.
    position: Position,
    /// The fields that the items are sorted by, if the next page follows their values.
    fields: Vec<String>,
    limit: Option<u64>,
    /// Whether requests proceed while the list is not polled.
    pub(super) is_ahead: bool,
    /// The number of pages that have been received.
    pages: u64,
    /// The number of items of the page at the position that have been read. It is not 0 after a page that cannot be
    /// followed.
    pub(super) read: u64,
    /// The number of items up to the position. `None` if the list is read from a saved or later position on.
    received: Option<u64>,
    /// The position of one of the previous pages, to detect a server that returns to it.
    passed: Option<Position>,
    /// The body of the previous page by offset or number, to detect a server that ignores the position. `None` if a total
    /// ends the list.
    previous: Option<Bytes>,
    pub(super) total: Option<u64>,
    state: State,
}

type Call = BoxFuture<'static, Result<IncomingResponse, Error>>;

enum State {
    Idle,
    Requesting(Call),
    /// The server rejected the first page of a list that was resumed at an offset. The page at offset 0 shows whether it
    /// rejects the offset.
    Checking(Box<IncomingResponse>, Call),
    Failed(Error),
    /// After an error
    Stopped,
    /// After the last page
    Ended,
}

impl Paginator {
    pub(super) fn new(client: RawClient, mut request: Request, pagination: Pagination) -> Self {
        let (place, _) = pagination.parameter;
        let mut state = State::Idle;
        let mut fields = Vec::new();
        if let PageStep::SearchAfter { sort, .. } = pagination.step {
            match after::fields((place, sort), &request) {
                Ok(names) => fields = names,
                Err(error) => state = State::Failed(error.into()),
            }
        }
        let position = first(&pagination, &mut request);
        let received = match (pagination.step, &position) {
            (PageStep::Page(first), Position::Page(page)) => (*page == first).then_some(0),
            (_, Position::Offset(offset)) => Some(*offset),
            _ => None,
        };
        let limit = pagination.limit.map(|(parameter, max)| {
            let limit = parameter::take(parameter, &mut request);
            let limit = limit.as_ref().and_then(parameter::number).filter(|limit| *limit > 0);
            limit.unwrap_or(max).min(max).max(1)
        });
        Self {
            client,
            request,
            pagination,
            position,
            fields,
            limit,
            is_ahead: false,
            pages: 0,
            read: 0,
            received,
            passed: None,
            previous: None,
            total: None,
            state,
        }
    }

    /// Continues at a position of the same list.
    pub(super) fn start_at(&mut self, position: Position) {
        if position.is_like(&self.position) {
            (self.position, self.received, self.read) = (position, None, 0);
        } else {
            let reason = "it is a position of a list with other pages";
            self.state = State::Failed(InvalidRequest::new("page position", reason).into());
        }
    }

    /// Returns the position of the next page; `None` at the end of the list.
    pub(super) fn position(&self) -> Option<&Position> {
        (!matches!(self.state, State::Ended)).then_some(&self.position)
    }

    /// Requests the next page; `None` at the end of the list.
    pub(super) fn poll_response(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<IncomingResponse, Error>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Stopped) {
                State::Stopped => return Poll::Ready(None),
                State::Ended => {
                    self.state = State::Ended;
                    return Poll::Ready(None);
                }
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Idle => {
                    let call = self.client.execute(self.request_at(&self.position));
                    let call = if self.is_ahead { ahead::in_task(call) } else { call };
                    self.state = State::Requesting(call);
                }
                State::Requesting(mut response) => {
                    let Poll::Ready(response) = response.as_mut().poll(context) else {
                        self.state = State::Requesting(response);
                        return Poll::Pending;
                    };
                    self.state = match response {
                        Ok(response) if self.is_end(response.status()) && self.pages == 0 => {
                            let first = self.request_at(&Position::Offset(0));
                            State::Checking(Box::new(response), self.client.execute(first))
                        }
                        Ok(response) if self.is_end(response.status()) => State::Ended,
                        response => {
                            self.state = State::Idle;
                            return Poll::Ready(Some(
                                response.and_then(|response| self.check_not_previous(response)),
                            ));
                        }
                    };
                }
                State::Checking(rejected, mut first) => {
                    let Poll::Ready(first) = first.as_mut().poll(context) else {
                        self.state = State::Checking(rejected, first);
                        return Poll::Pending;
                    };
                    match first {
                        Ok(first) if self.is_past_end(&first) => self.state = State::Ended,
                        result => {
                            self.state = State::Idle;
                            return Poll::Ready(Some(result.map(|_| *rejected)));
                        }
                    }
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
        parameter::items_in(body, self.pagination.items.map(|(path, _)| path))
    }

    /// Returns the total number of items; `None` if neither the response nor one before it contains it.
    fn total_in(&self, response: &RawResponse) -> Option<u64> {
        self.pagination.total.and_then(|source| total(source, response)).or(self.total)
    }

    /// Moves the position after a page with this number of items.
    pub(super) fn advance(&mut self, items: u64, response: &RawResponse) {
        self.pages += 1;
        self.total = self.total_in(response);
        self.received = self.received.map(|received| received.saturating_add(items));
        let next = match &self.position {
            Position::Offset(offset) => {
                let offset = offset.saturating_add(items);
                self.received = Some(offset);
                Ok(self.by_number(items, response).then_some(Position::Offset(offset)))
            }
            Position::Page(page) => {
                let page = page.saturating_add(1);
                Ok(self.by_number(items, response).then_some(Position::Page(page)))
            }
            Position::Cursor(_) | Position::After(_) | Position::Next(_) => {
                self.following(items, response)
            }
        };
        match next {
            Ok(None) => self.state = State::Ended,
            Ok(Some(next)) => self.position = next,
            Err(problem) => {
                self.read = items;
                self.state = State::Failed(response.clone().decode_error(problem));
            }
        }
    }

    /// Returns whether a list by offset or by number continues after a page.
    ///
    /// A server may return smaller pages than requested, so only its total or an empty page is the end. A total that is
    /// smaller than the number of items so far is wrong and is ignored.
    fn by_number(&mut self, items: u64, response: &RawResponse) -> bool {
        let total = self.total.filter(|total| self.received.is_some_and(|all| *total >= all));
        self.previous = total.is_none().then(|| response.body.clone());
        items > 0 && (total.is_none() || total != self.received)
    }

    /// Returns the position that follows from the response; `None` after the last page.
    fn following(
        &mut self,
        items: u64,
        response: &RawResponse,
    ) -> Result<Option<Position>, DecodeProblem> {
        let next = match self.pagination.step {
            PageStep::Cursor(source) => {
                let next = cursor::next(self.pagination.parameter.1, source, response)?;
                next.map(|next| Position::Cursor(Some(next)))
            }
            PageStep::Next(source) => {
                let Position::Next(page) = &self.position else { return Ok(None) };
                let link = cursor::text(source, response)?;
                let link = link.map(|link| cursor::resolved(page.as_deref(), link));
                let secrets = &response.call.secrets;
                let link = link.map(|link| self.client.stored_link(&self.request, &link, secrets));
                link.map(|link| Position::Next(Some(link)))
            }
            PageStep::SearchAfter { strings, .. } if items > 0 => {
                let path = self.pagination.items.map(|(path, _)| path);
                let values = after::values(&response.body, path, &self.fields, strings);
                Some(Position::After(Some(values.ok_or(DecodeProblem::NextPage)?)))
            }
            PageStep::SearchAfter { .. } | PageStep::Offset | PageStep::Page(_) => None,
        };
        if next.is_some() {
            // The list would be endless.
            if next.as_ref() == Some(&self.position) || next == self.passed {
                return Err(DecodeProblem::NextPage);
            }
            // Pages that repeat in a cycle contain a later power of two twice (Brent).
            if self.pages.is_power_of_two() {
                self.passed.clone_from(&next);
            }
        }
        Ok(next)
    }

    /// Ends the list after an error.
    pub(super) fn stop(&mut self) {
        self.state = State::Stopped;
    }

    /// Returns whether the last received page is the first page.
    pub(super) fn is_first(&self) -> bool {
        self.pages == 1
    }

    fn request_at(&self, position: &Position) -> Request {
        let mut request = self.request.clone();
        let value = match position {
            Position::Offset(number) | Position::Page(number) => Some(Value::from(*number)),
            Position::Cursor(cursor) => cursor.clone(),
            Position::After(values) => {
                let Pagination { parameter, list, .. } = self.pagination;
                if let Some(values) = values {
                    parameter::set_values(parameter, list, values, &mut request);
                }
                None
            }
            Position::Next(Some(link)) => {
                request.follow(link.clone());
                None
            }
            Position::Next(None) => None,
        };
        if let Some(value) = value {
            parameter::set(self.pagination.parameter, &value, &mut request);
        }
        if let (Some((parameter, _)), Some(limit)) = (self.pagination.limit, self.limit) {
            parameter::set(parameter, &limit.into(), &mut request);
        }
        match self.pagination.count {
            Some(count) if self.pages == 0 && !request.has_query(count) => {
                request.query(count, &true);
            }
            _ => {}
        }
        request
    }

    /// Returns whether a status code can mark the end of the list, because the server rejects an offset past the last item.
    fn is_end(&self, status: StatusCode) -> bool {
        let Position::Offset(offset) = self.position else { return false };
        let may_be_end = self.pages > 0 || (self.received.is_none() && offset > 0);
        let may_be_end = may_be_end && self.total.is_none_or(|total| total <= offset);
        self.pagination.rejects_past_end && may_be_end && status == StatusCode::BAD_REQUEST
    }

    /// Returns whether the rejected offset is past the end of the list, of which this is the first page.
    fn is_past_end(&mut self, first: &IncomingResponse) -> bool {
        let Position::Offset(offset) = self.position else { return false };
        self.total = self.total_in(first.raw());
        first.status().is_success() && self.total.is_none_or(|total| total <= offset)
    }
}

/// Returns the position that the caller has set, or that of the first page.
fn first(pagination: &Pagination, request: &mut Request) -> Position {
    let given = match pagination.step {
        PageStep::Next(_) | PageStep::SearchAfter { .. } => None,
        _ => parameter::take(pagination.parameter, request),
    };
    let number = given.as_ref().and_then(parameter::number);
    match pagination.step {
        PageStep::Offset => Position::Offset(number.unwrap_or(0)),
        PageStep::Page(first) => Position::Page(number.unwrap_or(first)),
        PageStep::Cursor(_) => Position::Cursor(given),
        PageStep::SearchAfter { .. } => {
            let Pagination { parameter, list, .. } = *pagination;
            Position::After(parameter::take_values(parameter, list, request))
        }
        PageStep::Next(_) => Position::Next(None),
    }
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
            .field("limit", &self.limit)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}
