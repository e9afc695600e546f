//! Where a list is being read, whatever its items are.

use std::fmt;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::StatusCode;
use percent_encoding::percent_decode_str;

use super::cursor;
use super::rule::{CursorPlace, PageRule, Step, Total};
use crate::runtime::client::Client;
use crate::runtime::error::{DecodeError, DecodeProblem, Failure, RawResponse};
use crate::runtime::json::string_at;
use crate::runtime::request::Request;
use crate::runtime::response::IncomingResponse;
use crate::runtime::time::BoxFuture;

/// The place in a list.
pub(super) struct Walk {
    client: Client,
    /// Without what tells the pages apart.
    request: Request,
    rule: PageRule,
    place: Place,
    limit: Option<u64>,
    pages: u64,
    /// The page before the next one, where nothing but its bytes tells them apart.
    last: Option<Bytes>,
    pub(super) total: Option<u64>,
    state: State,
}

/// What the next page is asked for by: the name of the parameter, and its value.
#[derive(Debug)]
enum Place {
    Offset(&'static str, u64),
    Cursor(&'static str, CursorPlace, Option<String>),
}

enum State {
    Idle,
    Fetching(BoxFuture<'static, Result<IncomingResponse, Failure>>),
    Broken(Failure),
    Done,
}

impl Walk {
    pub(super) fn new(client: Client, mut request: Request, rule: PageRule) -> Self {
        let place = match rule.step {
            Step::Offset(name) => Place::Offset(name, number(&mut request, name).unwrap_or(0)),
            Step::Cursor(name, place) => {
                let own = request.take_query(name);
                let decode = |text: String| percent_decode_str(&text).decode_utf8_lossy().into();
                Place::Cursor(name, place, own.map(decode))
            }
        };
        let limit = rule.limit.map(|(name, most)| {
            let own = number(&mut request, name).filter(|limit| *limit > 0);
            own.unwrap_or(most).min(most).max(1)
        });
        let (last, total, state) = (None, None, State::Idle);
        Self { client, request, rule, place, limit, pages: 0, last, total, state }
    }

    /// The answer to the request for the next page; none at the end.
    pub(super) fn poll_response(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<IncomingResponse, Failure>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Poll::Ready(None),
                State::Broken(failure) => return Poll::Ready(Some(Err(failure))),
                State::Idle => self.state = State::Fetching(self.client.execute(self.next())),
                State::Fetching(mut response) => {
                    let Poll::Ready(response) = response.as_mut().poll(context) else {
                        self.state = State::Fetching(response);
                        return Poll::Pending;
                    };
                    if response.as_ref().is_ok_and(|response| self.is_end(response.status())) {
                        return Poll::Ready(None);
                    }
                    self.state = State::Idle;
                    return Poll::Ready(Some(
                        response.and_then(|response| self.unless_same(response)),
                    ));
                }
            }
        }
    }

    /// The answer, unless it is the page before it once more: a list of such pages would never end.
    fn unless_same(&self, response: IncomingResponse) -> Result<IncomingResponse, Failure> {
        let is_same = self.last.as_ref().is_some_and(|last| response.is_success_with(last));
        if is_same { Err(response.decode_error(DecodeProblem::SamePage)) } else { Ok(response) }
    }

    /// Moves behind a page of `items` items.
    pub(super) fn advance(&mut self, items: usize, response: &RawResponse) {
        self.pages += 1;
        self.total = self.rule.total.and_then(|place| total(place, response)).or(self.total);
        match &mut self.place {
            Place::Offset(_, offset) => {
                let items = items as u64;
                *offset = offset.saturating_add(items);
                self.last = Some(response.body.clone());
                // A server may give smaller pages than it was asked for: its total counts more than their size.
                // One that counts less than was there already counts nothing.
                let is_last = match self.total.filter(|total| total >= offset) {
                    Some(total) => *offset == total,
                    None => self.limit.is_some_and(|limit| items < limit),
                };
                if is_last || items == 0 {
                    self.stop();
                }
            }
            Place::Cursor(name, place, cursor) => match cursor::next(name, *place, response) {
                Ok(None) => self.stop(),
                Ok(next) if next != *cursor => *cursor = next,
                // A page that leads to itself would never end.
                Ok(_) => self.state = State::Broken(broken(response, DecodeProblem::NextPage)),
                Err(problem) => self.state = State::Broken(broken(response, problem)),
            },
        }
    }

    pub(super) fn stop(&mut self) {
        self.state = State::Done;
    }

    /// Whether the page behind us is the first one.
    pub(super) fn is_first(&self) -> bool {
        self.pages == 1
    }

    fn next(&self) -> Request {
        let mut request = self.request.clone();
        match &self.place {
            Place::Offset(name, offset) => request.query(name, offset),
            Place::Cursor(name, _, cursor) => request.query(name, cursor),
        }
        if let (Some((name, _)), Some(limit)) = (self.rule.limit, self.limit) {
            request.query(name, &limit);
        }
        match self.rule.count {
            Some(count) if self.pages == 0 && !request.has_query(count) => {
                request.query(count, &true);
            }
            _ => {}
        }
        request
    }

    /// Some servers refuse an offset behind the last item. After full pages, and without a total
    /// that says otherwise, that is the end of the list.
    fn is_end(&self, status: StatusCode) -> bool {
        let Place::Offset(_, offset) = self.place else { return false };
        let is_behind = self.pages > 0 && self.total.is_none_or(|total| total <= offset);
        is_behind && status == StatusCode::BAD_REQUEST
    }
}

fn number(request: &mut Request, name: &str) -> Option<u64> {
    request.take_query(name)?.parse().ok()
}

/// How many items there are, where the answer says so.
fn total(place: Total, response: &RawResponse) -> Option<u64> {
    match place {
        Total::Header(name) => response.headers.get(name)?.to_str().ok()?.trim().parse().ok(),
        Total::Property(place) => string_at(&response.body, place).ok()??.parse().ok(),
    }
}

fn broken(response: &RawResponse, problem: DecodeProblem) -> Failure {
    DecodeError { response: response.clone(), problem }.into()
}

impl fmt::Debug for Walk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("place", &self.place)
            .field("limit", &self.limit)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}
