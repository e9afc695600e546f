//! Parameters.

use super::nodes::Node;
use super::resolver::Resolver;
use crate::diagnostic::Code;
use crate::spec::{Docs, In, MAX_LISTS, Parameter, ParameterKind, Style};

impl<'d> Resolver<'d, '_> {
    /// Returns the parameters of an operation: those of its path that it does not override, then its own.
    pub(super) fn parameters(&mut self, path: Node<'d>, operation: Node<'d>) -> Vec<Parameter> {
        let own = self.parameters_of(operation);
        let mut all = self.parameters_of(path);
        all.retain(|outer| !own.iter().any(|inner| is_same(inner, outer)));
        all.extend(own);
        self.settle_query_string(&mut all);
        all
    }

    /// Removes the parameters of the query next to one that is the whole query string.
    fn settle_query_string(&mut self, parameters: &mut Vec<Parameter>) {
        let is_whole = |each: &Parameter| each.location == In::QueryString;
        let Some(whole) = parameters.iter().find(|each| is_whole(each)) else { return };
        let (name, whole) = (whole.name.clone(), whole.at.clone());
        parameters.retain(|each| {
            let is_kept = each.at == whole || !(is_whole(each) || each.location == In::Query);
            if !is_kept {
                self.diagnostics.push(
                    Code::InvalidParameter,
                    &each.at,
                    format!("`{name}` is the whole query string, next to `{}`", each.name),
                    format!(
                        "the parameter `{}` is skipped; declare it in the schema of `{name}`",
                        each.name
                    ),
                );
            }
            is_kept
        });
    }

    fn parameters_of(&mut self, node: Node<'d>) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for node in self.nodes.items(node, "parameters") {
            let Some(parameter) = self.parameter(node) else { continue };
            if parameters.iter().any(|other| is_same(other, &parameter)) {
                self.diagnostics.push(
                    Code::DuplicateParameter,
                    &self.nodes.location(node),
                    format!("the parameter `{}` is declared twice", parameter.name),
                    "the first declaration is used",
                );
            } else {
                parameters.push(parameter);
            }
        }
        parameters
    }

    fn parameter(&mut self, reference: Node<'d>) -> Option<Parameter> {
        let node = self.follow(reference)?;
        if node.is_true("x-sailwright-ignored") {
            return None;
        }
        let location = location(node.string("in")?)?;
        Some(Parameter {
            name: node.text("name")?,
            location,
            required: node.is_true("required") || location == In::Path,
            docs: Docs {
                description: reference.text("description").or_else(|| node.text("description")),
                deprecated: node.is_true("deprecated"),
                example: node.data("example").or_else(|| self.examples(node).into_iter().next()),
                ..Docs::default()
            },
            kind: self.parameter_kind(node, location)?,
            at: self.nodes.location(node),
        })
    }

    fn parameter_kind(&mut self, node: Node<'d>, location: In) -> Option<ParameterKind> {
        let Some(schema) = self.nodes.child(node, "schema") else {
            let content = self.contents(node).into_iter().next()?;
            return Some(ParameterKind::Content(Box::new(content)));
        };
        let style = declared_style(node).unwrap_or(match location {
            In::Query | In::QueryString | In::Cookie => Style::Form,
            In::Path | In::Header => Style::Simple,
        });
        let explode = node.value.get("explode").and_then(serde_json::Value::as_bool);
        Some(ParameterKind::Styled {
            schema: self.schema(schema),
            style,
            explode: explode.unwrap_or(matches!(style, Style::Form | Style::Cookie)),
            allow_reserved: node.is_true("allowReserved")
                && match location {
                    In::Query => true,
                    In::Path => self.rules.reserved_everywhere,
                    In::Cookie => self.rules.reserved_everywhere && style == Style::Form,
                    // Headers are not percent-encoded.
                    In::QueryString | In::Header => false,
                },
        })
    }
}

/// Returns the style of a parameter, a header or a property of a form, if it is declared.
pub(super) fn declared_style(node: Node<'_>) -> Option<Style> {
    let Some(text) = node.string("x-sailwright-delimiters") else {
        return node.string("style").and_then(style);
    };
    let (mut delimiters, mut all) = ([None; MAX_LISTS], text.chars());
    delimiters.fill_with(|| all.next());
    // Deeper lists have a plain style, so that they are reported as nested.
    if all.next().is_some() {
        return node.string("style").and_then(style);
    }
    Some(Style::Lists(delimiters))
}

fn is_same(a: &Parameter, b: &Parameter) -> bool {
    a.location == b.location && (a.name == b.name || a.location == In::QueryString)
}

fn location(text: &str) -> Option<In> {
    Some(match text {
        "path" => In::Path,
        "query" => In::Query,
        "querystring" => In::QueryString,
        "header" => In::Header,
        "cookie" => In::Cookie,
        _ => return None,
    })
}

fn style(text: &str) -> Option<Style> {
    Some(match text {
        "form" => Style::Form,
        "simple" => Style::Simple,
        "label" => Style::Label,
        "matrix" => Style::Matrix,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "tabDelimited" => Style::TabDelimited,
        "deepObject" => Style::DeepObject,
        "cookie" => Style::Cookie,
        _ => return None,
    })
}
