//! The parts of the runtime that a document needs.

use std::collections::BTreeSet;

use super::read_only::has_read_only;
use crate::config::Config;
use crate::ir::{
    AdditionalProperties, BodyKind, ErrorBody, Ir, Operation, Parameter, ParameterValue, Part,
    PartKind, Presence, ResponseBody, RuntimePart, Ty, TypeKind, charset,
};
use crate::lower::security;
use crate::spec::{Grant, In, SecurityKind, StatusRange, Style};

/// Returns the parts that the types and operations need.
pub(super) fn of_document(ir: &Ir) -> BTreeSet<RuntimePart> {
    let mut parts = BTreeSet::new();
    for def in &ir.types {
        of_type(&def.kind, &mut parts);
        if has_read_only(def) {
            parts.insert(RuntimePart::ReadOnly);
        }
    }
    for operation in &ir.operations {
        of_operation(operation, &mut parts);
        if operation.parameters.iter().any(|parameter| is_structured(ir, parameter)) {
            parts.insert(RuntimePart::StructuredParameters);
        }
    }
    if !ir.error_sets.is_empty() {
        parts.insert(RuntimePart::ErrorSets);
    }
    let has_variables = ir.servers.iter().any(|server| !server.variables.is_empty());
    let has_servers = !(ir.servers_with_other_paths.is_empty() && ir.operation_servers.is_empty());
    if has_variables || has_servers {
        parts.insert(RuntimePart::Servers);
    }
    for (_, content, _) in ir.error_sets.iter().flat_map(|set| &set.cases) {
        content.ty().into_iter().for_each(|ty| of_ty(ty, &mut parts));
    }
    let has_tokens =
        |kind: &SecurityKind| matches!(kind, SecurityKind::OAuth2 { .. } | SecurityKind::Bearer);
    if !ir.security_schemes.is_empty() {
        parts.insert(RuntimePart::SecuritySchemes);
    }
    if ir.security_schemes.iter().any(|scheme| has_tokens(&scheme.kind)) {
        parts.insert(RuntimePart::Tokens);
    }
    let used = security::used(ir);
    let schemes = ir.security_schemes.iter().enumerate().filter(|(at, _)| used.contains(at));
    parts.extend(schemes.flat_map(|(_, scheme)| &scheme.user_flows).map(|flow| match flow.grant {
        Grant::AuthorizationCode => RuntimePart::AuthorizationCode,
        Grant::DeviceCode => RuntimePart::DeviceAuthorization,
    }));
    with_required(parts)
}

/// Returns the parts that the documents of a crate and its configuration need.
#[must_use]
pub fn of_crate(config: &Config, irs: Vec<&Ir>) -> BTreeSet<RuntimePart> {
    let of_documents = irs.into_iter().flat_map(|ir| ir.runtime_parts.iter().copied());
    let environment = config.environment.as_ref().map(|_| RuntimePart::Environment);
    let file = config.environment.as_ref().and_then(|environment| environment.file.as_ref());
    let yaml = file.filter(|file| file.is_yaml).map(|_| RuntimePart::ConfigYaml);
    let parameters = config.client_parameters.first().map(|_| RuntimePart::ClientParameters);
    with_required(of_documents.chain(environment).chain(yaml).chain(parameters).collect())
}

/// Returns the parts with those that they depend on.
fn with_required(mut parts: BTreeSet<RuntimePart>) -> BTreeSet<RuntimePart> {
    let mut open: Vec<RuntimePart> = parts.iter().copied().collect();
    while let Some(part) = open.pop() {
        open.extend(part.requires());
        parts.insert(part);
    }
    parts
}

fn of_type(kind: &TypeKind, parts: &mut BTreeSet<RuntimePart>) {
    match kind {
        TypeKind::Struct(object) => {
            for field in &object.fields {
                of_ty(&field.ty, parts);
                if field.presence == Presence::OptionalNullable {
                    parts.insert(RuntimePart::Nullable);
                }
            }
            if object.is_large() {
                parts.insert(RuntimePart::LargeObjects);
            }
            if let AdditionalProperties::Typed(ty) = &object.additional {
                of_ty(ty, parts);
            }
        }
        TypeKind::Union(union) => {
            parts.insert(RuntimePart::Unions);
            union.variants.iter().for_each(|variant| of_ty(&variant.ty, parts));
        }
        TypeKind::Newtype(ty) => {
            parts.insert(RuntimePart::Newtypes);
            of_ty(ty, parts);
        }
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {
            parts.insert(RuntimePart::Enums);
        }
        TypeKind::MixedEnum(_) => drop(parts.insert(RuntimePart::MixedEnums)),
    }
}

fn of_ty(ty: &Ty, parts: &mut BTreeSet<RuntimePart>) {
    match ty {
        Ty::DateTime | Ty::Date => drop(parts.insert(RuntimePart::Dates)),
        Ty::External(_) => drop(parts.insert(RuntimePart::Foreign)),
        Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => {
            of_ty(inner, parts);
        }
        _ => {}
    }
}

/// Returns whether the serialization of a parameter differs from that of a scalar in the default style.
fn is_structured(ir: &Ir, parameter: &Parameter) -> bool {
    let ParameterValue::Styled { ty, style, explode, allow_reserved } = &parameter.value else {
        return true;
    };
    let default = match parameter.location {
        In::Path | In::Header => Style::Simple,
        In::QueryString => return true,
        In::Query | In::Cookie => Style::Form,
    };
    let is_exploded = !matches!(ty, Ty::Named(_)) || *explode == (default == Style::Form);
    *allow_reserved || *style != default || !is_exploded || !is_scalar(ir, ty)
}

fn is_scalar(ir: &Ir, ty: &Ty) -> bool {
    match ty {
        Ty::Bool
        | Ty::I32
        | Ty::I64
        | Ty::U32
        | Ty::U64
        | Ty::F64
        | Ty::String
        | Ty::DateTime
        | Ty::Date => true,
        Ty::Nullable(inner) | Ty::Boxed(inner) => is_scalar(ir, inner),
        Ty::Named(id) => match &ir.types[id.0].kind {
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::MixedEnum(_) => true,
            TypeKind::Newtype(inner) => is_scalar(ir, inner),
            TypeKind::Struct(_) | TypeKind::Union(_) => false,
        },
        Ty::Json | Ty::Bytes | Ty::List(_) | Ty::Map(_) | Ty::External(_) => false,
    }
}

fn of_operation(operation: &Operation, parts: &mut BTreeSet<RuntimePart>) {
    for parameter in &operation.parameters {
        of_ty(parameter.value.ty(), parts);
        if matches!(parameter.value, ParameterValue::Form(..)) {
            parts.insert(RuntimePart::Forms);
        }
    }
    for body in &operation.bodies {
        let is_written = !matches!(body.kind, BodyKind::Bytes | BodyKind::Ranges(_));
        if is_written && charset(&body.media_type).is_some() {
            parts.insert(RuntimePart::Charset);
        }
        match &body.kind {
            BodyKind::Json(ty) => of_ty(ty, parts),
            BodyKind::Form(ty, _) => {
                parts.insert(RuntimePart::Forms);
                of_ty(ty, parts);
            }
            BodyKind::JsonStream(ty) => {
                parts.extend([RuntimePart::Forms, RuntimePart::JsonStreams]);
                of_ty(ty, parts);
            }
            BodyKind::Multipart(fields) | BodyKind::Parts(fields) => {
                parts.insert(RuntimePart::Multipart);
                for field in fields {
                    of_part(field, parts);
                }
            }
            BodyKind::Text => {}
            BodyKind::Bytes | BodyKind::Ranges(_) => drop(parts.insert(RuntimePart::Uploads)),
        }
    }
    let results = operation.responses.iter().map(|response| &response.body);
    for body in results.chain(operation.forms.iter().map(|form| &form.body)) {
        body.ty().into_iter().for_each(|ty| of_ty(ty, parts));
        parts.extend(match body {
            ResponseBody::Bytes => Some(RuntimePart::Download),
            ResponseBody::Events(_) | ResponseBody::StringEvents(_) => Some(RuntimePart::Events),
            ResponseBody::JsonStream(_) => Some(RuntimePart::JsonStreams),
            _ => None,
        });
    }
    operation.headers.iter().for_each(|header| of_ty(&header.ty, parts));
    if let ErrorBody::One(ty) = &operation.error {
        of_ty(ty, parts);
    }
    let is_limited = |(status, _): &(StatusRange, _)| *status == StatusRange::Exact(429);
    let media_types = operation.forms.iter().map(|form| &form.media_type).chain(&operation.accept);
    let facts = [
        (media_types.into_iter().any(|name| has_charset(name)), RuntimePart::Charset),
        (!operation.headers.is_empty(), RuntimePart::Headers),
        (operation.is_chosen_by_body(), RuntimePart::Unions),
        (operation.paging.is_some(), RuntimePart::Pagination),
        (operation.idempotency.is_some(), RuntimePart::IdempotencyKeys),
        (operation.job.is_some(), RuntimePart::Jobs),
        (operation.error_docs.iter().any(is_limited), RuntimePart::RateLimiter),
    ];
    parts.extend(facts.into_iter().filter_map(|(is_needed, part)| is_needed.then_some(part)));
}

fn of_part(part: &Part, parts: &mut BTreeSet<RuntimePart>) {
    if let PartKind::Value(ty) | PartKind::Styled(ty, ..) = &part.kind {
        of_ty(ty, parts);
        if part.media_types.iter().any(|name| charset(name).is_some()) {
            parts.insert(RuntimePart::Charset);
        }
    }
    part.headers.iter().for_each(|header| of_ty(&header.ty, parts));
}

/// Returns whether one of the media types of an `Accept` header has a charset other than UTF-8.
fn has_charset(accept: &str) -> bool {
    let parameters = accept.split([',', ';']).map(|parameter| parameter.trim().to_lowercase());
    parameters.filter_map(|parameter| Some(parameter.strip_prefix("charset=")?.to_owned())).any(
        |charset| !matches!(charset.trim_matches('"'), "utf-8" | "utf8" | "us-ascii" | "ascii"),
    )
}
