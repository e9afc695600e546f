//! Parameters.

use openapiv3::{
    CookieStyle, HeaderStyle, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
};

use super::document::Node;
use super::piece;
use super::root::Resolver;
use crate::diagnostic::Code;
use crate::load::Kind;
use crate::spec::{Docs, In, Parameter, ParameterKind, Style};

/// What depends on the place of a parameter.
struct Way {
    location: In,
    style: Style,
    allow_reserved: bool,
}

impl<'d> Resolver<'d, '_> {
    /// The parameters of an operation: those of its path that it does not override, and its own.
    pub(super) fn parameters(&mut self, path: &Node<'d>, operation: &Node<'d>) -> Vec<Parameter> {
        let own = self.parameters_of(operation);
        let mut all = self.parameters_of(path);
        all.retain(|outer| {
            !own.iter().any(|inner| (&inner.name, inner.location) == (&outer.name, outer.location))
        });
        all.extend(own);
        all
    }

    fn parameters_of(&mut self, node: &Node<'d>) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for node in self.document.items(node, "parameters") {
            let at = node.at.clone();
            let Some(parameter) = self.parameter(node) else { continue };
            let same = |other: &Parameter| {
                (&other.name, other.location) == (&parameter.name, parameter.location)
            };
            if parameters.iter().any(same) {
                let message = format!("the parameter `{}` is declared twice", parameter.name);
                self.findings.add_with_help(
                    Code::DuplicateParameter,
                    &at,
                    message,
                    "the first one counts",
                );
            } else {
                parameters.push(parameter);
            }
        }
        parameters
    }

    fn parameter(&mut self, node: Node<'d>) -> Option<Parameter> {
        let description = node.text("description");
        let node = self.follow(node)?;
        let parameter = match piece::read(&node, Kind::Parameter) {
            Ok(parameter) => parameter,
            Err(reason) => {
                self.rejected(&node, "parameter", &reason);
                return None;
            }
        };
        let (way, data) = way(parameter);
        let ParameterData {
            name,
            description: own_description,
            required,
            deprecated,
            format,
            example: _,
            examples: _,
            explode,
            extensions: _,
        } = data;
        let kind = match format {
            ParameterSchemaOrContent::Schema(_) => ParameterKind::Styled {
                schema: self.document.child(&node, "schema").map(|node| self.schema(node))?,
                style: way.style,
                explode: explode.unwrap_or(way.style == Style::Form),
                allow_reserved: way.allow_reserved,
            },
            ParameterSchemaOrContent::Content(_) => {
                ParameterKind::Content(self.contents(&node).into_iter().next()?)
            }
        };
        Some(Parameter {
            name,
            location: way.location,
            required: required || way.location == In::Path,
            docs: Docs {
                description: description.or(own_description),
                deprecated: deprecated.unwrap_or_default(),
                example: node.data("example").or_else(|| self.examples(&node).into_iter().next()),
                ..Docs::default()
            },
            kind,
            at: node.at,
        })
    }
}

fn way(parameter: openapiv3::Parameter) -> (Way, ParameterData) {
    let (location, style, allow_reserved, data) = match parameter {
        openapiv3::Parameter::Query {
            parameter_data,
            allow_reserved,
            style,
            allow_empty_value: _,
        } => {
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            (In::Query, style, allow_reserved, parameter_data)
        }
        openapiv3::Parameter::Header { parameter_data, style: HeaderStyle::Simple } => {
            (In::Header, Style::Simple, false, parameter_data)
        }
        openapiv3::Parameter::Path { parameter_data, style } => {
            let style = match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            };
            (In::Path, style, false, parameter_data)
        }
        openapiv3::Parameter::Cookie { parameter_data, style: CookieStyle::Form } => {
            (In::Cookie, Style::Form, false, parameter_data)
        }
    };
    (Way { location, style, allow_reserved }, data)
}
