//! `[[job]]`: a long-running operation.

use super::table::{Mistake, Value};

/// A long-running operation: one operation starts it, one is polled for its state, and one returns the result. The
/// operation that starts it gets the method `send_and_wait`. In each document with one of the three operations, the
/// other two and all configured properties and parameters are required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The operation that starts the job, by `operationId`, or by method and path.
    pub start: String,
    /// The operation that returns the state.
    pub status: String,
    /// The operation that returns the result.
    pub result: String,
    /// The property with the ID in the response of `start`; `a/b` is the property `b` of the property `a`.
    pub id: String,
    /// The path parameter of `status` and `result` that takes the ID. Their other required parameters must be path
    /// parameters of `start` too.
    pub parameter: String,
    /// The property with the state in the response of `status`.
    pub state: String,
    /// The states of a job with a result.
    pub done: Vec<String>,
    /// The states of a job without a result. In all other states, polling continues.
    pub failed: Vec<String>,
}

impl Job {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let keys = ["start", "status", "result", "id", "parameter", "state", "done", "failed"];
        let table = value.section("[[job]]", &keys)?;
        let done = table.require("done")?;
        let failed = table.list("failed")?;
        let job = Self {
            start: table.required_string("start")?,
            status: table.required_string("status")?,
            result: table.required_string("result")?,
            id: table.required_string("id")?,
            parameter: table.required_string("parameter")?,
            state: table.required_string("state")?,
            done: done.list()?.iter().map(Value::string).collect::<Result<_, _>>()?,
            failed: failed.iter().map(Value::string).collect::<Result<_, _>>()?,
        };
        if job.done.is_empty() {
            let help = "add the state of a job that has a result";
            return Err(done.mistake("`done` has no state", help));
        }
        let both = job.failed.iter().zip(&failed).find(|(state, _)| job.done.contains(state));
        if let Some((state, value)) = both {
            let message = format!("the state `{state}` is both in `done` and in `failed`");
            return Err(value.mistake(message, "remove it from one of the two lists"));
        }
        Ok(job)
    }
}
