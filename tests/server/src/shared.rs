//! State that the server and its connections share.

use std::sync::{Mutex, MutexGuard};

use crate::script::Script;
use crate::{RecordedRequest, ScriptedResponse};

/// State that the server and its connections share.
pub(crate) struct Shared {
    script: Box<Script>,
    max_requests: usize,
    record: Mutex<Record>,
}

/// Everything that the server noticed.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) requests: Vec<RecordedRequest>,
    pub(crate) connections: usize,
    /// Requests that break HTTP, and limits that were exceeded.
    pub(crate) violations: Vec<String>,
}

impl Shared {
    pub(crate) fn new(script: Box<Script>, max_requests: usize) -> Self {
        Self { script, max_requests, record: Mutex::default() }
    }

    /// Returns the record, also after a panic of the test that looked at it.
    pub(crate) fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Counts a connection and returns how many there were before it.
    pub(crate) fn count_connection(&self) -> usize {
        let mut record = self.record();
        record.connections += 1;
        record.connections - 1
    }

    pub(crate) fn report(&self, violation: String) {
        self.record().violations.push(violation);
    }

    /// Records a request and returns its response; `None` after the last request that the server accepts.
    pub(crate) fn respond(&self, mut request: RecordedRequest) -> Option<ScriptedResponse> {
        {
            let mut record = self.record();
            if record.requests.len() >= self.max_requests {
                record.violations.push(format!("more than {} requests", self.max_requests));
                return None;
            }
            request.index = record.requests.len();
            record.requests.push(request.clone());
        }
        Some((self.script)(&request))
    }
}
