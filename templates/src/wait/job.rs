//! A job from its start to its result: three operations in one call.

use http::header::LOCATION;

use super::{JobError, Progress, WaitError, WaitOptions, wait_until};
use crate::error::Error;
use crate::json::{ToJson, scalar_at};
use crate::response::{RawResponse, Response};
use crate::time::{Instant, deadline_after, timeout_at};

/// The definition of a job: the properties of its responses, and its final states.
///
/// A path to a property consists of property names, separated by `/`.
#[derive(Clone, Copy, Debug)]
pub struct JobDefinition {
    /// Path to the ID in the response to the start
    pub id: &'static str,
    /// Path to the state in the response to a poll
    pub state: &'static str,
    /// States of a job that has a result
    pub done: &'static [&'static str],
    /// States of a job that has failed
    pub failed: &'static [&'static str],
    /// States of a job that is running; if empty, it is running in all other states
    pub running: &'static [&'static str],
}

/// A job that has been started.
#[derive(Debug)]
pub struct Job<'o> {
    definition: JobDefinition,
    options: &'o WaitOptions,
    deadline: Option<Instant>,
    id: String,
}

impl JobDefinition {
    /// Starts a job by awaiting its first operation. If the path of `id` is empty, its ID is `known`.
    ///
    /// # Errors
    ///
    /// Returns an error if the operation fails, if its response does not contain the ID of the job, or if the timeout
    /// expires.
    pub async fn start<T: ToJson, E>(
        self,
        options: &WaitOptions,
        known: String,
        start: impl Future<Output = Result<Response<T>, Error<E>>>,
    ) -> Result<Job<'_>, JobError<E>> {
        let mut job = self.resume(options, String::new());
        let without_id = |error| JobError { id: None, error };
        let response = timeout_at(job.deadline, start).await;
        let response = response.ok_or_else(|| without_id(options.timed_out()))?;
        let response = response.map_err(|error| without_id(WaitError::Call(error)))?;
        let received =
            if self.id.is_empty() { Some(known) } else { scalar_at(response.value(), self.id) };
        job.id = received.filter(|id| !id.is_empty()).ok_or(without_id(WaitError::NoId))?;
        Ok(job)
    }

    /// Returns a job that has been started before.
    #[must_use]
    pub fn resume(self, options: &WaitOptions, id: String) -> Job<'_> {
        Job { definition: self, options, deadline: deadline_after(options.total_timeout), id }
    }
}

impl Job<'_> {
    /// Returns the ID of the job.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Polls the job until it is done, and returns the last response.
    ///
    /// # Errors
    ///
    /// Returns an error if the job fails or is in an unknown state, if a poll fails, or if the timeout expires.
    pub async fn wait<T: ToJson, E, F>(
        &self,
        mut poll: impl FnMut() -> F,
    ) -> Result<Response<T>, JobError<E>>
    where
        F: Future<Output = Result<Response<T>, Error<E>>>,
    {
        let poll = || {
            let response = poll();
            async {
                let response = response.await?;
                let retry_after = response.raw().retry_after();
                Ok((self.progress(response)?, retry_after))
            }
        };
        wait_until(self.options, self.deadline, poll).await.map_err(|error| self.error(error))
    }

    /// Cancels the job by awaiting `call` if its timeout has expired and the options select it. Returns the error of the
    /// job, or that of `call`.
    pub async fn cancel<T, E>(
        &self,
        error: JobError<E>,
        call: impl Future<Output = Result<T, Error<E>>>,
    ) -> JobError<E> {
        if !(self.options.cancels_on_timeout && matches!(error.error, WaitError::TimedOut(_))) {
            return error;
        }
        match call.await {
            Ok(_) => error,
            Err(failed) => self.error(WaitError::Call(failed)),
        }
    }

    /// Returns the URL of the result, which the last response contains.
    ///
    /// # Errors
    ///
    /// Returns an error if the response has no `Location` header.
    pub fn location<E>(&self, response: &RawResponse) -> Result<String, JobError<E>> {
        let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
        let location = location.map(str::trim).filter(|location| !location.is_empty());
        location.map(str::to_owned).ok_or_else(|| self.error(WaitError::NoLocation))
    }

    /// Returns the result of the job by awaiting its last operation.
    ///
    /// # Errors
    ///
    /// Returns an error if the operation fails, or if the timeout expires.
    pub async fn result<T, E>(
        &self,
        result: impl Future<Output = Result<T, Error<E>>>,
    ) -> Result<T, JobError<E>> {
        let result = timeout_at(self.deadline, result).await;
        let result = result.ok_or_else(|| self.error(self.options.timed_out()))?;
        result.map_err(|error| self.error(WaitError::Call(error)))
    }

    fn progress<T: ToJson, E>(
        &self,
        response: Response<T>,
    ) -> Result<Progress<Response<T>>, WaitError<E>> {
        let JobDefinition { state: path, done, failed, running, .. } = self.definition;
        let Some(state) = scalar_at(response.value(), path).filter(|state| !state.is_empty())
        else {
            return Ok(Progress::Running);
        };
        self.options.report(&state);
        let is_in = |states: &[&str]| states.contains(&state.as_str());
        if is_in(done) {
            Ok(Progress::Done(response))
        } else if is_in(failed) {
            Ok(Progress::Failed(state))
        } else if running.is_empty() || is_in(running) {
            Ok(Progress::Running)
        } else {
            Err(WaitError::UnknownState(state))
        }
    }

    fn error<E>(&self, error: WaitError<E>) -> JobError<E> {
        JobError { id: Some(self.id.clone()), error }
    }
}
