//! Servers, from `schemes`, `host` and `basePath`.

use serde_json::{Map, Value, json};

use super::{Converter, Node};
use crate::diagnostic::Code;

/// The scheme of requests if the document declares none.
const HTTPS: &str = "https";

/// The extension of a host with parameters.
const PARAMETERIZED: &str = "x-ms-parameterized-host";

impl<'s> Converter<'s, '_, '_> {
    /// Returns the servers of the document: one, or none if the document gives neither a host nor a base path.
    pub(super) fn servers(&mut self, root: &Node<'s>) -> Vec<Value> {
        let path = base_path(root);
        if let Some(Value::Array(later)) = root.fields.get("servers") {
            self.report_later(&root.at.child("servers"), "`servers`");
            let has_own = [PARAMETERIZED, "host", "basePath"];
            if !has_own.iter().any(|key| root.fields.contains_key(*key)) {
                return later.clone();
            }
        }
        let server = if let Some(host) = root.object(PARAMETERIZED) {
            self.place(&host.at, servers_item(root));
            Some(self.parameterized(root, &host, &path))
        } else {
            let url = url(root, self.scheme(root).unwrap_or(HTTPS), &path);
            (!url.is_empty()).then(|| json!({ "url": url }))
        };
        if server.is_some() && !root.fields.contains_key(PARAMETERIZED) {
            let key = if root.fields.contains_key("host") { "host" } else { "basePath" };
            self.place(&root.at.child(key), servers_item(root));
        }
        server.into_iter().collect()
    }

    /// Returns the server of an operation with schemes of its own. `None` if it is the server of the document.
    pub(super) fn operation_server(&mut self, operation: &Node<'s>) -> Option<Value> {
        operation.fields.get("schemes").filter(|schemes| !schemes.is_null())?;
        let root = Node { fields: self.source.as_object()?, at: super::Pointer::default() };
        if !root.fields.contains_key("host") || root.fields.contains_key(PARAMETERIZED) {
            return None;
        }
        let (own, other) = (self.scheme(operation)?, self.scheme(&root).unwrap_or(HTTPS));
        (own != other).then(|| json!({ "url": url(&root, own, &base_path(&root)) }))
    }

    /// Returns the scheme of requests: `https`, unless only `http` is declared. `None` if neither is in the list.
    fn scheme(&mut self, node: &Node<'s>) -> Option<&'static str> {
        let schemes = node.fields.get("schemes").and_then(Value::as_array);
        let schemes: Vec<&str> = schemes.into_iter().flatten().filter_map(Value::as_str).collect();
        let has = |scheme: &str| schemes.iter().any(|each| each.eq_ignore_ascii_case(scheme));
        if schemes.is_empty() || has("https") {
            return Some(HTTPS);
        }
        if has("http") {
            return Some("http");
        }
        let message = "none of the schemes is `https` or `http`";
        let help = "add `https` or `http`; the schemes are ignored";
        self.report(Code::UnsupportedServerUrl, &node.at.child("schemes"), message, help);
        None
    }

    /// Returns a server whose host has parameters.
    fn parameterized(&mut self, root: &Node<'s>, host: &Node<'s>, path: &str) -> Value {
        let has_scheme = host.fields.get("useSchemePrefix") != Some(&Value::Bool(false));
        let template = host.string("hostTemplate").unwrap_or_default().trim_end_matches('/');
        if template.is_empty() {
            let message = "the parameterized host has no `hostTemplate`";
            let help = "the base URL must be given to the client builder";
            self.report(Code::InvalidExtension, &host.at, message, help);
            return json!({ "url": if path.is_empty() { "/" } else { path } });
        }
        let prefix = if has_scheme {
            format!("{}://", self.scheme(root).unwrap_or(HTTPS))
        } else {
            String::new()
        };
        let url = format!("{prefix}{template}{path}");
        let parameters = host.fields.get("parameters").and_then(Value::as_array);
        let mut variables = Map::new();
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            let Some(fields) = parameter.as_object() else { continue };
            let at = host.at.child("parameters").child(index.to_string());
            let Some(parameter) = self.follow(Node { fields, at }) else { continue };
            self.of_host.insert(parameter.at.clone());
            let Some(name) = parameter.string("name") else { continue };
            let mut variable =
                super::copy_fields(parameter.fields, |key| ["enum", "description"].contains(&key));
            let first = variable.get("enum").and_then(|values| values.get(0));
            let default = parameter.fields.get("default").or(first);
            variable.insert("default".to_owned(), default.cloned().unwrap_or_else(|| "".into()));
            variables.insert(name.to_owned(), Value::Object(variable));
        }
        json!({ "url": url, "variables": variables })
    }
}

fn servers_item(root: &Node<'_>) -> super::Pointer {
    root.at.child("servers").child("0")
}

/// Returns the base path, with a slash at its start and none at its end. Empty if there is none.
fn base_path(root: &Node<'_>) -> String {
    match root.string("basePath").unwrap_or_default().trim().trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

/// Returns the URL of the server. Without a host it is relative.
fn url(root: &Node<'_>, scheme: &str, path: &str) -> String {
    let host = root.string("host").unwrap_or_default().trim().trim_end_matches('/');
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    if host.is_empty() { path.to_owned() } else { format!("{scheme}://{host}{path}") }
}
