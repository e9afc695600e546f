//! Operations that start long-running work.

use super::schema::{find, properties, response};
use super::{Draft, quoted};
use crate::spec::{Method, Operation, SchemaId, Spec, StatusRange};

const STATES: &[&str] = &["status", "state"];
const IDS: &[&str] =
    &["id", "jobId", "job_id", "taskId", "task_id", "operationId", "requestId", "uuid"];

/// Adds, as comments, the operations with status code 202 for which another operation returns a state.
pub(super) fn add(draft: &mut Draft, spec: &Spec) {
    for operation in &spec.operations {
        let Some(entry) = entry(spec, operation) else { continue };
        let reason = "This operation starts a job (status code 202). Correct the states and the operation \
                      with the result.";
        draft.mention(reason, &entry);
    }
}

fn entry(spec: &Spec, start: &Operation) -> Option<String> {
    let id = find(&properties(spec, response_202(start)?), IDS)?;
    let below = format!("{}/{{", start.path);
    let status = spec.operations.iter().find(|each| {
        let rest = each.path.strip_prefix(&below);
        each.method == Method::Get
            && rest.is_some_and(|rest| rest.split('/').count() <= 2)
            && state(spec, each).is_some()
    })?;
    let parameter = status.path.strip_prefix(&below)?.split('}').next()?;
    let name = |operation: &Operation| {
        let method_and_path = || format!("{} {}", operation.method.as_str(), operation.path);
        quoted(&operation.id.clone().unwrap_or_else(method_and_path))
    };
    Some(format!(
        "[[job]]\nstart = {}\nstatus = {status}\nresult = {status}\nid = {}\nparameter = {}\nstate = {}\n\
         done = [\"SUCCESS\"]\nfailed = [\"ERROR\"]\n",
        name(start),
        quoted(&id.name),
        quoted(parameter),
        quoted(state(spec, status)?),
        status = name(status),
    ))
}

fn response_202(operation: &Operation) -> Option<SchemaId> {
    let has = |code| operation.responses.iter().any(|each| each.status == code);
    has(StatusRange::Exact(202)).then(|| response(operation, 202)).flatten()
}

fn state<'s>(spec: &'s Spec, operation: &Operation) -> Option<&'s str> {
    let body = response(operation, 200)?;
    Some(&find(&properties(spec, body), STATES)?.name)
}
