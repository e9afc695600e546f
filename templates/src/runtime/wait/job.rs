//! A job from its start to its result: three operations as one call.

use std::error;
use std::fmt;

use super::{Progress, WaitError, WaitOptions, wait_until};
use crate::runtime::error::Error;
use crate::runtime::json::{ToJson, scalar_at};
use crate::runtime::response::Response;
use crate::runtime::time::{Instant, after, within};

/// What the answers about a job say where: names of members, with `/` between those that stand in one another.
#[derive(Clone, Copy, Debug)]
pub struct JobRule {
    /// The member of the answer to the start that holds the id
    pub id: &'static str,
    /// The member of the answer about the status that holds the state
    pub state: &'static str,
    /// The states that mean that there is a result
    pub done: &'static [&'static str],
    /// The states that mean that there will be none; all others mean that the job is not done
    pub failed: &'static [&'static str],
}

/// A job that was started.
#[derive(Debug)]
pub struct Job<'o> {
    rule: JobRule,
    options: &'o WaitOptions,
    until: Option<Instant>,
    id: String,
}

impl JobRule {
    /// Starts a job by the operation that does it.
    ///
    /// # Errors
    ///
    /// Fails when the operation does, when time runs out, and when the answer does not tell the id.
    pub async fn start<T: ToJson, E>(
        self,
        options: &WaitOptions,
        start: impl Future<Output = Result<Response<T>, Error<E>>>,
    ) -> Result<Job<'_>, JobError<E>> {
        let until = after(options.timeout);
        let nameless = |why| JobError { id: None, why };
        let started = within(until, start).await.ok_or_else(|| nameless(options.late()))?;
        let started = started.map_err(|error| nameless(WaitError::Call(error)))?;
        match scalar_at(started.value(), self.id).filter(|id| !id.is_empty()) {
            Some(id) => Ok(Job { rule: self, options, until, id }),
            None => Err(nameless(WaitError::NoId)),
        }
    }
}

impl Job<'_> {
    /// What the server calls the job.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Asks how the job is doing until it is done.
    ///
    /// # Errors
    ///
    /// Fails when the job fails, when it takes too long, or when it cannot be asked.
    pub async fn wait<T: ToJson, E, F>(&self, mut ask: impl FnMut() -> F) -> Result<(), JobError<E>>
    where
        F: Future<Output = Result<Response<T>, Error<E>>>,
    {
        let ask = || {
            let response = ask();
            async {
                let response = response.await?;
                Ok((self.progress(response.value()), response.raw().retry_after()))
            }
        };
        wait_until(self.options, self.until, ask).await.map_err(|why| self.error(why))
    }

    /// Asks for the result.
    ///
    /// # Errors
    ///
    /// Fails when the operation does, and when time runs out.
    pub async fn result<T, E>(
        &self,
        result: impl Future<Output = Result<T, Error<E>>>,
    ) -> Result<T, JobError<E>> {
        let result = within(self.until, result).await;
        let result = result.ok_or_else(|| self.error(self.options.late()))?;
        result.map_err(|error| self.error(WaitError::Call(error)))
    }

    fn progress(&self, response: &dyn ToJson) -> Progress<()> {
        let state = scalar_at(response, self.rule.state).unwrap_or_default();
        if self.rule.done.contains(&state.as_str()) {
            Progress::Done(())
        } else if self.rule.failed.contains(&state.as_str()) {
            Progress::Failed(state)
        } else {
            Progress::Running
        }
    }

    fn error<E>(&self, why: WaitError<E>) -> JobError<E> {
        JobError { id: Some(self.id.clone()), why }
    }
}

/// Why a job gave no result, and what it is called: by its id, it can be asked for later.
///
/// The job itself does not end with the call. Who gives up, by the timeout or by dropping the call, leaves it to the
/// server, which goes on with it.
#[derive(Debug)]
pub struct JobError<E> {
    id: Option<String>,
    why: WaitError<E>,
}

impl<E> JobError<E> {
    /// What the server calls the job; none when it did not say so, or was not reached.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Why there is no result.
    #[must_use]
    pub fn why(&self) -> &WaitError<E> {
        &self.why
    }

    /// Why there is no result.
    #[must_use]
    pub fn into_why(self) -> WaitError<E> {
        self.why
    }
}

impl<E> fmt::Display for JobError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(f, "job {id}: {}", self.why),
            None => self.why.fmt(f),
        }
    }
}

impl<E: fmt::Debug> error::Error for JobError<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.why.source()
    }
}

impl WaitOptions {
    fn late<E>(&self) -> WaitError<E> {
        WaitError::TimedOut(self.timeout)
    }
}
