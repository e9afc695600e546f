//! Jobs, by the rules of the configuration: an operation starts one, two others tell what came of it.

use crate::diagnostic::{Code, Findings};
use crate::ir::{
    self, Ir, Job, JobFields, Operation, OperationId, Parameter, ParameterValue, ResponseBody,
    Supply, Ty, TypeKind,
};
use crate::lower::options::{JobRule, Options};
use crate::spec::{In, Style};

/// Tells the operations that start a job so, where the document bears out what the configuration says.
pub(in crate::lower) fn link_jobs(ir: &mut Ir, options: &Options, findings: &mut Findings) {
    for rule in &options.jobs {
        let [start, status, result] =
            [&rule.start, &rule.status, &rule.result].map(|name| ir.find(name));
        let Some(any) = start.or(status).or(result) else { continue };
        match job(ir, rule) {
            Ok((start, job)) => ir.operations[start.0].job = Some(job),
            Err(message) => {
                let help = format!("`{}` gets no call that waits for the result", rule.start);
                findings.add_with_help(Code::InvalidJob, &ir.operations[any.0].at, message, help);
            }
        }
    }
}

fn job(ir: &Ir, rule: &JobRule) -> Result<(OperationId, Job), String> {
    let find = |name: &String| ir.find(name).ok_or(format!("there is no operation `{name}`"));
    let ids = [find(&rule.start)?, find(&rule.status)?, find(&rule.result)?];
    let [start, status, result] = ids.map(|id| &ir.operations[id.0]);
    let JobFields { id, state, done, failed } = &rule.responses;
    text(ir, &rule.start, start, id)?;
    if let Some(known) = text(ir, &rule.status, status, state)? {
        let mut values = done.iter().chain(failed);
        if let Some(value) = values.find(|value| !known.contains(value)) {
            let name = &rule.status;
            return Err(format!(
                "the member `{state}` of the answer of `{name}` is never `{value}`"
            ));
        }
    }
    for (name, other) in [(&rule.status, status), (&rule.result, result)] {
        if other.tag != start.tag {
            return Err(format!("`{name}` has another tag than `{}`", rule.start));
        }
        if other.error != start.error {
            return Err(format!("`{name}` documents other errors than `{}`", rule.start));
        }
        follows(&rule.start, start, name, other, &rule.parameter)?;
    }
    let [start, status, result] = ids;
    let (parameter, responses) = (rule.parameter.clone(), rule.responses.clone());
    Ok((start, Job { status, result, parameter, responses }))
}

/// Makes sure that an operation answers an object with a text at a place; answers the values that it can have, where
/// the document lists them.
fn text(
    ir: &Ir,
    name: &str,
    operation: &Operation,
    place: &str,
) -> Result<Option<Vec<String>>, String> {
    let mut bodies = operation.responses.iter().map(|case| &case.body);
    let ty = match bodies.next() {
        Some(first @ ResponseBody::Json(ty)) if bodies.all(|body| body == first) => ty,
        _ => return Err(format!("`{name}` does not answer one object")),
    };
    let Some(field) = ir::property(&ir.types, ty, place) else {
        return Err(format!("the answer of `{name}` has no member `{place}`"));
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
    Err(format!("the member `{place}` of the answer of `{name}` is no text"))
}

/// Makes sure that an operation can be called with the id of a job and what its start was called with.
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
    if ty(parameter) != &Ty::String {
        return Err(format!("the path parameter `{id}` of `{name}` is no text"));
    }
    if operation.body_required {
        return Err(format!("`{name}` needs a body"));
    }
    let required = |each: &&Parameter| each.supply == Supply::Required && !is_id(each);
    for other in operation.parameters.iter().filter(required) {
        let same = |each: &Parameter| is_text_of_path(each) && each.name == other.name;
        if !(is_text_of_path(other) && first.parameters.iter().any(same)) {
            let why = format!("which is no text in the path of `{start}`");
            return Err(format!("`{name}` needs `{}`, {why}", other.name));
        }
    }
    Ok(())
}

/// Whether a parameter stands in the path as the text that it is.
fn is_text_of_path(parameter: &Parameter) -> bool {
    let simple = matches!(
        &parameter.value,
        ParameterValue::Styled { ty: Ty::String, style: Style::Simple, .. }
    );
    simple && parameter.location == In::Path
}

fn ty(parameter: &Parameter) -> &Ty {
    let (ParameterValue::Styled { ty, .. } | ParameterValue::Json(ty)) = &parameter.value;
    ty
}
