//! Parameters.

use serde_json::Value;

use super::rejected::Rejected;
use super::serialization;
use crate::diagnostic::Code;
use crate::ir::{Docs, Parameter, ParameterSource, ParameterValue, Ty};
use crate::lower::docs;
use crate::lower::options::Options;
use crate::lower::schema::TypeBuilder;
use crate::spec::{self, In, Operation, SchemaId, Style};

/// Returns the parameters of an operation, each name once in each location.
pub(super) fn parameters(
    types: &mut TypeBuilder<'_>,
    options: &Options,
    operation: &Operation,
) -> Result<Vec<Parameter>, Rejected> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for parameter in &operation.parameters {
        let same = |other: &Parameter| is_same(other, parameter);
        let header = parameter.location == In::Header;
        if parameters.iter().any(same) {
            types.diagnostics.push(
                Code::DuplicateParameter,
                &parameter.at,
                format!("the parameter `{}` is declared twice", parameter.name),
                "the first declaration is used",
            );
            continue;
        }
        let lowered = if header && !is_token(&parameter.name) {
            Err(invalid_header(parameter))
        } else {
            lower(types, options, parameter)
        };
        match lowered {
            Ok(parameter) => parameters.push(parameter),
            Err(rejected) if parameter.required => return Err(rejected),
            Err(Rejected { code, at, message }) => {
                types.diagnostics.push(code, &at, message, "the parameter is skipped");
            }
        }
    }
    Ok(parameters)
}

/// Returns a parameter of the path template that the document does not declare.
pub(super) fn undeclared(name: &str) -> Parameter {
    Parameter {
        name: name.to_owned(),
        location: In::Path,
        source: ParameterSource::Required,
        value: ParameterValue::Styled {
            ty: Ty::String,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
        },
        docs: Docs::default(),
    }
}

/// Returns a header that the document does not declare.
pub(super) fn optional_header(name: &str) -> Parameter {
    Parameter { location: In::Header, source: ParameterSource::Optional, ..undeclared(name) }
}

fn is_same(other: &Parameter, parameter: &spec::Parameter) -> bool {
    other.location == parameter.location
        && if parameter.location == In::Header {
            other.name.eq_ignore_ascii_case(&parameter.name)
        } else {
            other.name == parameter.name
        }
}

fn invalid_header(parameter: &spec::Parameter) -> Rejected {
    let message = format!("`{}` is not a valid header name", parameter.name);
    Rejected { code: Code::InvalidHeaderName, at: parameter.at.clone(), message }
}

fn lower(
    types: &mut TypeBuilder<'_>,
    options: &Options,
    parameter: &spec::Parameter,
) -> Result<Parameter, Rejected> {
    let (value, of_schema) = serialization::value(types, parameter)?;
    let mut docs = of_schema.map_or_else(Docs::default, |id| types.docs(id));
    let source = match source(options, parameter) {
        ParameterSource::Required => default(types, parameter.location, &value, of_schema)
            .map_or(ParameterSource::Required, ParameterSource::Default),
        source => source,
    };
    if let ParameterSource::Default(value) = &source {
        docs::add_default(&mut docs, value);
    }
    docs.text = docs::text(&parameter.docs, Some(&parameter.name)).or(docs.text);
    docs.deprecated = parameter.docs.deprecated;
    docs::add_example(&mut docs, parameter.docs.example.as_ref());
    let (name, location) = (parameter.name.clone(), parameter.location);
    Ok(Parameter { name, location, source, value, docs })
}

fn source(options: &Options, parameter: &spec::Parameter) -> ParameterSource {
    let required = parameter.required || parameter.location == In::Path;
    let lifted = match parameter.location {
        In::Header => {
            options.client_parameters.iter().any(|name| name.eq_ignore_ascii_case(&parameter.name))
        }
        In::Query => options.client_parameters.contains(&parameter.name),
        In::Path | In::QueryString | In::Cookie => false,
    };
    match (lifted, required) {
        (true, required) => ParameterSource::Client { required },
        (false, true) => ParameterSource::Required,
        (false, false) => ParameterSource::Optional,
    }
}

/// Returns the value that a required parameter has if the caller sets no other one: its default, or its only enum value.
/// `None` unless this is a string, number or boolean in the type of the schema.
fn default(
    types: &mut TypeBuilder<'_>,
    location: In,
    value: &ParameterValue,
    schema: Option<SchemaId>,
) -> Option<Value> {
    let ParameterValue::Styled { .. } = value else { return None };
    let constant = types.constant(schema?)?;
    let is_empty = constant.as_str().is_some_and(str::is_empty);
    (!(is_empty && location == In::Path)).then_some(constant)
}

/// Returns whether a string is a valid header name.
pub(super) fn is_token(name: &str) -> bool {
    let legal = |each: char| each.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(each);
    !name.is_empty() && name.chars().all(legal)
}
