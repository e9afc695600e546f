//! Jobs: operations that start something, and those that tell what came of it.

use serde::Deserialize;

/// An operation that starts a job gets a call that waits for its result: `send_and_wait`. In each document that has
/// one of the three operations, the others and all that is named here must be there too.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// The operation that starts it, by its `operationId`, or by method and path.
    pub start: String,
    /// The operation that tells how it does.
    pub status: String,
    /// The operation that gives the result.
    pub result: String,
    /// The member of the answer to the start that holds the id; `a/b` stands in another one.
    pub id: String,
    /// The path parameter of the other two operations that takes the id. All else that they require are texts in
    /// the path of the start too.
    pub parameter: String,
    /// The member of the answer about the status that holds the state.
    pub state: String,
    /// The states that mean that there is a result.
    pub done: Vec<String>,
    /// The states that mean that there will be none. All others mean that the job is not done.
    #[serde(default)]
    pub failed: Vec<String>,
}

impl Job {
    /// What is wrong with the states, and the text that it is about.
    pub(super) fn problem(&self) -> Option<(String, &'static str)> {
        if self.done.is_empty() {
            return Some((self.start.clone(), "no state means that this job is done"));
        }
        let both = self.done.iter().find(|state| self.failed.contains(state))?;
        Some((both.clone(), "this state means both done and failed"))
    }
}
