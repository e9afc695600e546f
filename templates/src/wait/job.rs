//! A job from its start to its result: three operations in one call.

use super::{JobError, Progress, WaitError, WaitOptions, wait_until};
use crate::error::Error;
use crate::json::{ToJson, scalar_at};
use crate::response::Response;
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
    /// States of a job that has failed; in all other states it is running
    pub failed: &'static [&'static str],
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
    /// Starts a job by awaiting its first operation.
    ///
    /// # Errors
    ///
    /// Returns an error if the operation fails, if its response does not contain the ID of the job, or if the timeout
    /// expires.
    pub async fn start<T: ToJson, E>(
        self,
        options: &WaitOptions,
        start: impl Future<Output = Result<Response<T>, Error<E>>>,
    ) -> Result<Job<'_>, JobError<E>> {
        let deadline = deadline_after(options.total_timeout);
        let without_id = |error| JobError { id: None, error };
        let response = timeout_at(deadline, start).await;
        let response = response.ok_or_else(|| without_id(options.timed_out()))?;
        let response = response.map_err(|error| without_id(WaitError::Call(error)))?;
        match scalar_at(response.value(), self.id).filter(|id| !id.is_empty()) {
            Some(id) => Ok(Job { definition: self, options, deadline, id }),
            None => Err(without_id(WaitError::NoId)),
        }
    }
}

impl Job<'_> {
    /// Returns the ID of the job.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Polls the job until it is done.
    ///
    /// # Errors
    ///
    /// Returns an error if the job fails, if a poll fails, or if the timeout expires.
    pub async fn wait<T: ToJson, E, F>(
        &self,
        mut poll: impl FnMut() -> F,
    ) -> Result<(), JobError<E>>
    where
        F: Future<Output = Result<Response<T>, Error<E>>>,
    {
        let poll = || {
            let response = poll();
            async {
                let response = response.await?;
                Ok((self.progress(response.value()), response.raw().retry_after()))
            }
        };
        wait_until(self.options, self.deadline, poll).await.map_err(|error| self.error(error))
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

    fn progress(&self, response: &dyn ToJson) -> Progress<()> {
        let state = scalar_at(response, self.definition.state).unwrap_or_default();
        if self.definition.done.contains(&state.as_str()) {
            Progress::Done(())
        } else if self.definition.failed.contains(&state.as_str()) {
            Progress::Failed(state)
        } else {
            Progress::Running
        }
    }

    fn error<E>(&self, error: WaitError<E>) -> JobError<E> {
        JobError { id: Some(self.id.clone()), error }
    }
}
