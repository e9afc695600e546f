//! Pagination, by the rules of the configuration.

use crate::ir::{
    self, CursorSource, Ir, PageItems, PageStep, Paging, Presence, ResponseBody, TotalSource, Ty,
    TypeDef, TypeKind,
};
use crate::lower::Options;
use crate::lower::schema::TypeBuilder;
use crate::spec::{In, Method, Operation, Parameter, ParameterKind};

/// Returns the rules whose parameters an operation has.
pub(super) fn rules(
    types: &TypeBuilder<'_>,
    options: &Options,
    operation: &Operation,
) -> Vec<Paging> {
    if operation.method != Method::Get {
        return Vec::new();
    }
    let has = |name: &String| query(operation, name).is_some();
    let fits = |rule: &&Paging| {
        let (PageStep::Offset(step) | PageStep::Cursor(step, _)) = &rule.step;
        has(step) && rule.limit.as_ref().is_none_or(|(name, _)| has(name))
    };
    let documented = |name: &str| query(operation, name).and_then(|limit| maximum(types, limit));
    let rules = options.paging.iter().filter(fits).cloned();
    rules
        .map(|mut rule| {
            rule.limit = rule.limit.map(|(name, most)| {
                let most = documented(&name).unwrap_or(most);
                (name, most)
            });
            if rule.count.as_ref().is_some_and(|count| !has(count)) {
                (rule.count, rule.total) = (None, None);
            }
            rule
        })
        .collect()
}

/// Sets the pagination of each operation: the first of its rules that its response matches.
pub(in crate::lower) fn settle_paging(ir: &mut Ir, rules: Vec<Vec<Paging>>) {
    for (operation, rules) in ir.operations.iter_mut().zip(rules) {
        let types = &ir.types;
        let paging = rules.into_iter().find_map(|rule| fitted(types, operation, rule));
        operation.paging = paging;
    }
}

/// Returns the rule, if the only response contains a list at its path, and its cursor.
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
    let is_scalar = |place: &String| {
        ir::property(types, ty, place).is_some_and(|field| match &field.ty {
            Ty::String | Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 => true,
            Ty::Named(id) => matches!(types[id.0].kind, TypeKind::StringEnum(_)),
            _ => false,
        })
    };
    if let PageStep::Cursor(_, CursorSource::Property(place)) = &rule.step
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

fn query<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    let is_it = |each: &&Parameter| each.location == In::Query && each.name == name;
    operation.parameters.iter().find(is_it)
}

/// Returns the maximum of a parameter.
fn maximum(types: &TypeBuilder<'_>, parameter: &Parameter) -> Option<u64> {
    match &parameter.kind {
        ParameterKind::Styled { schema, .. } => {
            types.schema(*schema).limits.maximum.as_ref()?.parse().ok()
        }
        ParameterKind::Content(_) => None,
    }
}
