//! Where a list is being read, whatever its items are.

use std::fmt;
use std::task::{Context, Poll, ready};

use http::{HeaderMap, StatusCode};

use super::PageRule;
use crate::runtime::answer::Answer;
use crate::runtime::client::Client;
use crate::runtime::error::Failure;
use crate::runtime::request::Request;
use crate::runtime::time::BoxFuture;

/// The place in a list.
pub(super) struct Cursor {
    client: Client,
    /// Without offset and limit.
    request: Request,
    rule: PageRule,
    offset: u64,
    limit: u64,
    pages: u64,
    pub(super) total: Option<u64>,
    state: State,
}

enum State {
    Idle,
    Fetching(BoxFuture<'static, Result<Answer, Failure>>),
    Done,
}

impl Cursor {
    pub(super) fn new(client: Client, mut request: Request, rule: PageRule) -> Self {
        let mut number = |name| request.take_query(name).and_then(|text| text.parse().ok());
        let offset = number(rule.offset).unwrap_or(0);
        let limit = number(rule.limit).filter(|limit| *limit > 0).unwrap_or(rule.max_limit);
        let limit = limit.min(rule.max_limit).max(1);
        Self { client, request, rule, offset, limit, pages: 0, total: None, state: State::Idle }
    }

    /// The answer to the request for the next page; none at the end.
    pub(super) fn poll_answer(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Answer, Failure>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Idle => self.state = State::Fetching(self.client.execute(self.next())),
                State::Fetching(answer) => {
                    let answer = ready!(answer.as_mut().poll(context));
                    self.state = State::Idle;
                    if answer.as_ref().is_ok_and(|answer| self.is_end(answer.status())) {
                        self.state = State::Done;
                        return Poll::Ready(None);
                    }
                    return Poll::Ready(Some(answer));
                }
            }
        }
    }

    /// Moves behind a page of `items` items.
    pub(super) fn advance(&mut self, items: usize, headers: &HeaderMap) {
        let items = items as u64;
        self.offset = self.offset.saturating_add(items);
        self.pages += 1;
        let header = self.rule.total.and_then(|name| headers.get(name)?.to_str().ok());
        self.total = header.and_then(|text| text.trim().parse().ok()).or(self.total);
        // A server may give smaller pages than it was asked for: its total counts more than their size.
        let is_last = match self.total {
            Some(total) => self.offset >= total,
            None => items < self.limit,
        };
        if is_last || items == 0 {
            self.stop();
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
        request.query(self.rule.offset, &self.offset);
        request.query(self.rule.limit, &self.limit);
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
        self.pages > 0 && self.total.is_none() && status == StatusCode::BAD_REQUEST
    }
}

impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("offset", &self.offset)
            .field("limit", &self.limit)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}
