//! Jobs (long-running operations) of the configuration: an operation starts one, two others return its state and result.

use crate::config;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    self, Ir, Job, JobFields, Operation, OperationId, Parameter, ParameterSource, ParameterValue,
    ResponseBody, Ty, TypeKind,
};
use crate::lower::options::Options;
use crate::spec::{In, Style};

/// Sets the job of the operations that start one, and reports rules that contradict the document.
pub(in crate::lower) fn link_jobs(ir: &mut Ir, options: &Options, diagnostics: &mut Diagnostics) {
    for rule in &options.jobs {
        let [start, status, result] =
            [&rule.start, &rule.status, &rule.result].map(|name| ir.find(name));
        let Some(any) = start.or(status).or(result) else { continue };
        match job(ir, rule) {
            Ok((start, job)) => ir.operations[start.0].job = Some(job),
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
    let ids = [find(&rule.start)?, find(&rule.status)?, find(&rule.result)?];
    let [start, status, result] = ids.map(|id| &ir.operations[id.0]);
    let config::Job { id, state, done, failed, .. } = rule;
    string(ir, &rule.start, start, id)?;
    if let Some(known) = string(ir, &rule.status, status, state)? {
        let mut values = done.iter().chain(failed);
        if let Some(value) = values.find(|value| !known.contains(value)) {
            let name = &rule.status;
            return Err(format!(
                "the property `{state}` of the response of `{name}` has no value `{value}`"
            ));
        }
    }
    for (name, other) in [(&rule.status, status), (&rule.result, result)] {
        if other.tag != start.tag {
            return Err(format!("`{name}` has a different tag than `{}`", rule.start));
        }
        if other.error != start.error {
            return Err(format!("`{name}` documents different errors than `{}`", rule.start));
        }
        follows(&rule.start, start, name, other, &rule.parameter)?;
    }
    let [start, status, result] = ids;
    let (done, failed) = (done.clone(), failed.clone());
    let responses = JobFields { id: id.clone(), state: state.clone(), done, failed };
    let parameter = rule.parameter.clone();
    Ok((start, Job { status, result, parameter, responses }))
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
        let same = |each: &Parameter| is_path_string(each) && each.name == other.name;
        if !(is_path_string(other) && first.parameters.iter().any(same)) {
            let why = format!("which is not a string in the path of `{start}`");
            return Err(format!("`{name}` requires `{}`, {why}", other.name));
        }
    }
    Ok(())
}

/// Returns whether a parameter is a string in the path.
fn is_path_string(parameter: &Parameter) -> bool {
    let simple = matches!(
        &parameter.value,
        ParameterValue::Styled { ty: Ty::String, style: Style::Simple, .. }
    );
    simple && parameter.location == In::Path
}
