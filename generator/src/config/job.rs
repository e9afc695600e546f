//! `[[job]]`: a long-running operation.

use super::table::{Mistake, Table, Value};

/// A long-running operation: one operation starts it, one is polled for its state, and one can return the result. The
/// operation that starts it gets the method `send_and_wait`, and the one that is polled gets `wait_until_done`. In each
/// document with one of the operations, all others and all configured properties and parameters are required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The operation that starts the job, by `operationId`, or by method and path.
    pub start: String,
    /// The operation that returns the state.
    pub status: String,
    /// The operation that returns the result. If `None`, the result is the last response of `status`.
    pub result: Option<JobResult>,
    /// The operation that cancels the job.
    pub cancel: Option<String>,
    /// The property with the ID in the response of `start`; `a/b` is the property `b` of the property `a`. If `None`, the ID
    /// is the path parameter of `start` with the name `parameter`.
    pub id: Option<String>,
    /// The path parameter of the other operations that takes the ID. Their other required parameters must be path
    /// parameters of `start` too.
    pub parameter: String,
    /// The property with the state in the response of `status`.
    pub state: String,
    /// The states of a job with a result.
    pub done: Vec<String>,
    /// The states of a job without a result.
    pub failed: Vec<String>,
    /// The states of a job that is not done. If empty, these are the other enum values of the property, or all other states
    /// if it has no enum values.
    pub running: Vec<String>,
}

/// The operation that returns the result of a job: `"name"`, or `{ operation = "name", from = "location" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobResult {
    /// The operation.
    pub operation: String,
    /// Whether its URL is in the header `Location` of the last response of `status`.
    pub is_located: bool,
}

impl Job {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let keys = [
            "start",
            "status",
            "result",
            "cancel",
            "id",
            "parameter",
            "state",
            "done",
            "failed",
            "running",
        ];
        let table = value.section("[[job]]", &keys)?;
        let done = table.require("done")?;
        let result = table.get("result");
        let job = Self {
            start: table.required_string("start")?,
            status: table.required_string("status")?,
            result: result.as_ref().map(JobResult::read).transpose()?,
            cancel: table.string("cancel")?,
            id: table.string("id")?,
            parameter: table.required_string("parameter")?,
            state: table.required_string("state")?,
            done: strings(&done.list()?)?,
            failed: strings(&table.list("failed")?)?,
            running: strings(&table.list("running")?)?,
        };
        if job.done.is_empty() {
            let help = "add the state of a job that has a result";
            return Err(done.mistake("`done` has no state", help));
        }
        check_distinct(&table)?;
        Ok(job)
    }

    /// Returns the names of its operations: those of `start`, `status`, `result` and `cancel`.
    #[must_use]
    pub fn operations(&self) -> Vec<&String> {
        let result = self.result.iter().map(|result| &result.operation);
        [&self.start, &self.status].into_iter().chain(result).chain(&self.cancel).collect()
    }
}

impl JobResult {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        if !value.is_table() {
            return Ok(Self { operation: value.string()?, is_located: false });
        }
        let table = value.table(&["operation", "from"])?;
        let from = table.require("from")?;
        let is_location = |text: &str| text == "location";
        from.string_that(is_location, "a source of results", "write `\"location\"`")?;
        Ok(Self { operation: table.required_string("operation")?, is_located: true })
    }
}

fn strings(items: &[Value<'_>]) -> Result<Vec<String>, Mistake> {
    items.iter().map(Value::string).collect()
}

/// Rejects a state that is in two of the lists.
fn check_distinct(table: &Table<'_>) -> Result<(), Mistake> {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for key in ["done", "failed", "running"] {
        for value in table.list(key)? {
            let state = value.string()?;
            let earlier = seen.iter().find(|(other, list)| *other == state && *list != key);
            if let Some((_, list)) = earlier {
                let message = format!("the state `{state}` is both in `{list}` and in `{key}`");
                return Err(value.mistake(message, "remove it from one of the two lists"));
            }
            seen.push((state, key));
        }
    }
    Ok(())
}
