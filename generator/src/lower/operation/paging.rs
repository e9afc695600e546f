//! Pagination, by the rules of the configuration.

use crate::ir::{
    self, BodyKind, CursorSource, Field, Ir, PageItems, PageParameter, PageStep, Paging, Presence,
    ResponseBody, TotalSource, Ty, TypeDef, TypeKind, charset,
};
use crate::lower::Options;
use crate::lower::schema::TypeBuilder;
use crate::spec::{In, Method, Operation, Parameter, ParameterKind, SchemaId, Style};

/// Returns the rules whose query parameters and headers an operation has.
pub(super) fn rules(
    types: &TypeBuilder<'_>,
    options: &Options,
    operation: &Operation,
) -> Vec<Paging> {
    if !matches!(operation.method, Method::Get | Method::Post) {
        return Vec::new();
    }
    let fits = |rule: &&Paging| parameters(rule).iter().all(|each| is_declared(operation, each));
    let rules = options.paging.iter().filter(fits).cloned();
    rules
        .map(|mut rule| {
            rule.limit = rule.limit.map(|(parameter, most)| {
                let documented = maximum(types, operation, &parameter);
                (parameter, documented.unwrap_or(most))
            });
            let is_absent =
                |count: &String| !is_declared(operation, &PageParameter::Query(count.clone()));
            if rule.count.as_ref().is_some_and(is_absent) {
                (rule.count, rule.total) = (None, None);
            }
            rule
        })
        .collect()
}

/// Returns the parameters that an operation must have.
fn parameters(rule: &Paging) -> Vec<PageParameter> {
    let step = rule.step.parameter().cloned();
    let sort = match &rule.step {
        PageStep::SearchAfter(parameter, sort) => Some(parameter.with_name(sort)),
        _ => None,
    };
    let limit = rule.limit.as_ref().map(|(limit, _)| limit.clone());
    [step, sort, limit].into_iter().flatten().collect()
}

/// Returns whether an operation has a query parameter or a header. Properties of bodies are checked when types are known.
fn is_declared(operation: &Operation, parameter: &PageParameter) -> bool {
    match parameter {
        PageParameter::Body(_) => operation.body.is_some(),
        _ => operation.parameters.iter().any(|each| is_parameter(each, parameter)),
    }
}

fn is_parameter(each: &Parameter, parameter: &PageParameter) -> bool {
    match parameter {
        PageParameter::Query(name) => each.location == In::Query && each.name == *name,
        PageParameter::Header(name) => {
            each.location == In::Header && each.name.eq_ignore_ascii_case(name)
        }
        PageParameter::Body(_) => false,
    }
}

/// Sets the pagination of each operation: the first of its rules that its response matches.
pub(in crate::lower) fn settle_paging(ir: &mut Ir, rules: Vec<Vec<Paging>>) {
    for (operation, rules) in ir.operations.iter_mut().zip(rules) {
        let types = &ir.types;
        let paging = rules.into_iter().find_map(|rule| fitted(types, operation, rule));
        operation.paging = paging;
    }
}

/// Returns the rule, if the request body has its parameters, and the only response contains a list at its path and its
/// cursor.
fn fitted(types: &[TypeDef], operation: &ir::Operation, mut rule: Paging) -> Option<Paging> {
    let ResponseBody::Json(ty) = &operation.only_success()?.body else { return None };
    match &mut rule.items {
        None if !matches!(ty, Ty::List(_)) => return None,
        None => {}
        Some(PageItems { property: place, required }) => {
            let field =
                ir::property(types, ty, place).filter(|field| matches!(field.ty, Ty::List(_)))?;
            *required = field.presence == Presence::Required && !place.contains('/');
        }
    }
    for parameter in parameters(&rule) {
        if let PageParameter::Body(path) = &parameter {
            let field = in_body(types, operation, path)?;
            if rule.step.parameter() == Some(&parameter)
                && let PageStep::SearchAfter(..) = rule.step
            {
                let Ty::List(item) = &field.ty else { return None };
                rule.sends_strings = **item == Ty::String;
            }
        }
    }
    if let PageStep::SearchAfter(parameter, sort) = &rule.step {
        list_form(operation, &parameter.with_name(sort)).ok()?;
        rule.list = list_form(operation, parameter).ok()?;
    }
    let is_scalar = |place: &String| {
        ir::property(types, ty, place).is_some_and(|field| match &field.ty {
            Ty::String | Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 => true,
            Ty::Named(id) => matches!(types[id.0].kind, TypeKind::StringEnum(_)),
            _ => false,
        })
    };
    if let Some(CursorSource::Property(place)) = rule.step.source()
        && !is_scalar(place)
    {
        return None;
    }
    rule.total = rule.total.filter(|total| match total {
        TotalSource::Header(_) => true,
        TotalSource::Property(place) => is_scalar(place),
    });
    Some(rule)
}

/// The style of a parameter is one that pages do not support.
struct UnsupportedStyle;

/// Returns whether a query parameter with several values is exploded; `None` if it is no list. It is an error if the values
/// have other delimiters than commas.
fn list_form(
    operation: &ir::Operation,
    parameter: &PageParameter,
) -> Result<Option<bool>, UnsupportedStyle> {
    let (location, name) = match parameter {
        PageParameter::Query(name) => (In::Query, name),
        PageParameter::Header(name) => (In::Header, name),
        PageParameter::Body(_) => return Ok(None),
    };
    let is_same = |each: &&ir::Parameter| {
        each.location == location
            && (each.name == *name
                || (location == In::Header && each.name.eq_ignore_ascii_case(name)))
    };
    let found = operation.parameters.iter().find(is_same).ok_or(UnsupportedStyle)?;
    match &found.value {
        ir::ParameterValue::Styled { ty: Ty::List(_), style: Style::Form, explode, .. } => {
            Ok(Some(*explode))
        }
        ir::ParameterValue::Styled { ty: Ty::List(_), style, .. } if *style != Style::Simple => {
            Err(UnsupportedStyle)
        }
        ir::ParameterValue::Styled { .. } => Ok(None),
        _ => Err(UnsupportedStyle),
    }
}

/// Returns a property of the only request body, which is JSON in UTF-8.
///
/// A body that the caller can omit is sent as `application/json`.
fn in_body<'t>(types: &'t [TypeDef], operation: &ir::Operation, path: &str) -> Option<&'t Field> {
    let [body] = &operation.bodies[..] else { return None };
    let BodyKind::Json(ty) = &body.kind else { return None };
    let is_plain = operation.body_required || body.media_type == "application/json";
    if !is_plain || charset(&body.media_type).is_some() {
        return None;
    }
    ir::property(types, ty, path)
}

/// Returns the documented maximum of a parameter.
fn maximum(
    types: &TypeBuilder<'_>,
    operation: &Operation,
    parameter: &PageParameter,
) -> Option<u64> {
    let schema = match parameter {
        PageParameter::Body(path) => {
            let body = operation.body.as_ref()?.contents.first()?.schema?;
            path.split('/').try_fold(body, |schema, name| property(types, schema, name))?
        }
        PageParameter::Query(_) | PageParameter::Header(_) => {
            let mut all = operation.parameters.iter();
            let found = all.find(|each| is_parameter(each, parameter))?;
            match &found.kind {
                ParameterKind::Styled { schema, .. } => *schema,
                ParameterKind::Content(_) => return None,
            }
        }
    };
    types.schema(schema).limits.maximum.as_ref()?.parse().ok()
}

/// Returns the schema of a property of an object, which can be in one of the schemas that apply together.
fn property(types: &TypeBuilder<'_>, schema: SchemaId, name: &str) -> Option<SchemaId> {
    let schema = types.schema(schema);
    let all = schema.all_of.iter().map(|id| types.schema(*id));
    let mut properties = std::iter::once(schema).chain(all).flat_map(|each| &each.properties);
    properties.find(|property| property.name == name).map(|property| property.schema)
}
