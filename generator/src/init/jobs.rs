//! Operations that start long-running work.

use super::schema::{find, part_with, properties, response};
use super::{Draft, quoted};
use crate::spec::{Method, Operation, Property, SchemaId, Spec, StatusRange, value_text};

const STATES: &[&str] = &["status", "state"];
const IDS: &[&str] =
    &["id", "jobId", "job_id", "taskId", "task_id", "operationId", "requestId", "uuid"];

/// The parts of usual names of states.
const DONE: &[&str] = &["succe", "complete", "done", "finished", "ready"];
const FAILED: &[&str] = &["fail", "error", "cancel", "abort", "expired", "timeout", "timed_out"];
/// The starts of names that mean the opposite.
const NEGATIONS: &[&str] = &["in", "un", "not"];

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
    let state = state(spec, status)?;
    Some(format!(
        "[[job]]\nstart = {}\nstatus = {status}\nresult = {status}\nid = {}\nparameter = {}\nstate = {}\n\
         done = [{}]\nfailed = [{}]\n",
        name(start),
        quoted(&id.name),
        quoted(parameter),
        quoted(&state.name),
        values(spec, state, DONE, "SUCCESS"),
        values(spec, state, FAILED, "ERROR"),
        status = name(status),
    ))
}

fn response_202(operation: &Operation) -> Option<SchemaId> {
    let has = |code| operation.responses.iter().any(|each| each.status == code);
    has(StatusRange::Exact(202)).then(|| response(operation, 202)).flatten()
}

fn state<'s>(spec: &'s Spec, operation: &Operation) -> Option<&'s Property> {
    let body = response(operation, 200)?;
    find(&properties(spec, body), STATES)
}

/// Returns the documented states that contain one of the words, or else a usual one, quoted.
fn values(spec: &Spec, state: &Property, words: &[&str], usual: &str) -> String {
    let documented = part_with(spec, state.schema, |schema| {
        (!schema.values.is_empty()).then(|| schema.values.iter().map(value_text).collect())
    });
    let mut values: Vec<String> = documented.unwrap_or_default();
    values.retain(|value| {
        let value = value.to_lowercase();
        let is_negated = NEGATIONS.iter().any(|start| value.starts_with(start));
        !is_negated && words.iter().any(|word| value.contains(word))
    });
    if values.is_empty() {
        values.push(usual.to_owned());
    }
    values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", ")
}
