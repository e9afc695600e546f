//! Jobs (long-running operations) of the configuration: an operation starts one, two others return its state and result.

use crate::config;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    self, Ir, Job, JobFields, Operation, OperationId, Parameter, ParameterSource, ParameterValue,
    ResponseBody, Ty, TypeKind,
};
use crate::lower::options::Options;
use crate::spec::{In, Style};

/// Sets the jobs of operations, and reports rules that contradict the document.
pub(in crate::lower) fn link_jobs(ir: &mut Ir, options: &Options, diagnostics: &mut Diagnostics) {
    for rule in &options.jobs {
        let mut names = rule.operations().into_iter();
        let Some(any) = names.find_map(|name| ir.find(name)) else { continue };
        match job(ir, rule) {
            Ok((start, job)) => {
                if let Some((result, true)) = job.result {
                    ir.operations[result.0].is_located = true;
                }
                ir.operations[job.status.0].polled_job = Some(job.clone());
                ir.operations[start.0].job = Some(job);
            }
            Err(message) => {
                let help = format!(
                    "`{}` is generated without a method that waits for the result",
                    rule.start
                );
                diagnostics.push(Code::InvalidJob, &ir.operations[any.0].at, message, help);
            }
        }
    }
}

fn job(ir: &Ir, rule: &config::Job) -> Result<(OperationId, Job), String> {
    let find = |name: &String| ir.find(name).ok_or(format!("there is no operation `{name}`"));
    let (start_id, status_id) = (find(&rule.start)?, find(&rule.status)?);
    let result = match &rule.result {
        Some(result) => Some((find(&result.operation)?, result.is_located)),
        None => None,
    };
    let cancel = rule.cancel.as_ref().map(find).transpose()?;
    let [start, status] = [start_id, status_id].map(|id| &ir.operations[id.0]);
    match &rule.id {
        Some(id) => drop(string(ir, &rule.start, start, id)?),
        None if start.parameters.iter().any(|each| is_path_string(each, &rule.parameter)) => {}
        None => {
            let (name, id) = (&rule.start, &rule.parameter);
            return Err(format!("`{name}` has no path parameter `{id}` that is a string"));
        }
    }
    let running = running(ir, rule, status)?;
    let mut has_different_errors = false;
    let ids = result.map(|(id, _)| id).into_iter().chain(cancel);
    for (id, name) in std::iter::once(status_id).chain(ids).zip(&rule.operations()[1..]) {
        let other = &ir.operations[id.0];
        if other.tag != start.tag {
            return Err(format!("`{name}` has a different tag than `{}`", rule.start));
        }
        has_different_errors |= other.error != start.error;
        follows(&rule.start, start, name, other, &rule.parameter)?;
        follows(&rule.status, status, name, other, &rule.parameter)?;
    }
    if start.job.is_some() || status.polled_job.is_some() {
        let name = if start.job.is_some() { &rule.start } else { &rule.status };
        return Err(format!("`{name}` is an operation of another job"));
    }
    let config::Job { id, state, done, failed, parameter, .. } = rule.clone();
    let responses = JobFields { id, state, done, failed, running };
    let status = status_id;
    Ok((start_id, Job { status, result, cancel, parameter, has_different_errors, responses }))
}

/// Returns the states of a job that is running; empty if these are all other states than the final ones.
fn running(ir: &Ir, rule: &config::Job, status: &Operation) -> Result<Vec<String>, String> {
    let config::Job { state, done, failed, running, .. } = rule;
    let Some(known) = string(ir, &rule.status, status, state)? else { return Ok(running.clone()) };
    let mut values = done.iter().chain(failed).chain(running);
    if let Some(value) = values.find(|value| !known.contains(value)) {
        let name = &rule.status;
        return Err(format!(
            "the property `{state}` of the response of `{name}` has no value `{value}`"
        ));
    }
    if !running.is_empty() {
        return Ok(running.clone());
    }
    let is_final = |value: &String| done.contains(value) || failed.contains(value);
    Ok(known.into_iter().filter(|value| !is_final(value)).collect())
}

/// Checks that an operation returns an object with a string or integer at a path, and returns the values of an enum there.
fn string(
    ir: &Ir,
    name: &str,
    operation: &Operation,
    path: &str,
) -> Result<Option<Vec<String>>, String> {
    let mut bodies = operation.responses.iter().map(|case| &case.body);
    let ty = match bodies.next() {
        Some(first @ ResponseBody::Json(ty)) if bodies.all(|body| body == first) => ty,
        _ => return Err(format!("`{name}` does not return one object")),
    };
    let Some(field) = ir::property(&ir.types, ty, path) else {
        return Err(format!("the response of `{name}` has no property `{path}`"));
    };
    match &field.ty {
        Ty::String | Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 => return Ok(None),
        Ty::Named(id) => {
            if let TypeKind::StringEnum(body) = &ir.types[id.0].kind {
                return Ok(Some(body.values.iter().map(|each| each.value.clone()).collect()));
            }
        }
        _ => {}
    }
    Err(format!("the property `{path}` of the response of `{name}` is not a string"))
}

/// Checks that the ID of a job and the path parameters of the operation that starts it are sufficient for an operation.
fn follows(
    start: &str,
    first: &Operation,
    name: &str,
    operation: &Operation,
    id: &str,
) -> Result<(), String> {
    let is_id = |each: &Parameter| each.location == In::Path && each.name == id;
    let Some(parameter) = operation.parameters.iter().find(|each| is_id(each)) else {
        return Err(format!("`{name}` has no path parameter `{id}`"));
    };
    if parameter.value.ty() != &Ty::String {
        return Err(format!("the path parameter `{id}` of `{name}` is not a string"));
    }
    if parameter.source != ParameterSource::Required {
        return Err(format!(
            "the path parameter `{id}` of `{name}` has a default or one allowed value"
        ));
    }
    if operation.body_required {
        return Err(format!("`{name}` requires a request body"));
    }
    let required = |each: &&Parameter| each.source == ParameterSource::Required && !is_id(each);
    for other in operation.parameters.iter().filter(required) {
        let same = |each: &Parameter| is_path_string(each, &other.name);
        if !(same(other) && first.parameters.iter().any(same)) {
            let why = format!("which is not a string in the path of `{start}`");
            return Err(format!("`{name}` requires `{}`, {why}", other.name));
        }
    }
    Ok(())
}

/// Returns whether a parameter is a string in the path with this name.
fn is_path_string(parameter: &Parameter, name: &str) -> bool {
    let simple = matches!(
        &parameter.value,
        ParameterValue::Styled { ty: Ty::String, style: Style::Simple, .. }
    );
    simple && parameter.location == In::Path && parameter.name == name
}
