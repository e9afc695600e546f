//! Servers: their shared path is a part of every request, and the client sets the rest of the URL.
//!
//! An operation or path can declare servers. If the first HTTP server of them is a server of the document with another path, or only
//! a path, the requests use the base URL of the client. Otherwise they are sent to that server. The client sets the
//! variables of all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Address, OperationServer};
use crate::lower::server_url::{
    absolute_path, address, has_other_scheme, is_relative, origin, path,
};
use crate::spec::{Operation, Server, ServerVariable, Spec};

/// The servers of a document and of its operations.
pub(super) struct Servers {
    /// The path of the first server.
    pub(super) base_path: String,
    /// Whether the URL of the first server ends in a slash, so that relative URLs are below its whole path.
    pub(super) ends_in_slash: bool,
    /// The servers; URLs that end in `base_path` lack it.
    pub(super) shared: Vec<Server>,
    /// The URLs of the servers that do not end in `base_path`.
    pub(super) with_other_paths: BTreeSet<String>,
    /// The base URL if the client sets none.
    pub(super) default_base_url: Option<String>,
    /// The names of the variables whose defaults are not used, as configured.
    required: BTreeSet<String>,
    /// The servers of single operations, by their URL.
    of_operations: BTreeMap<String, OperationServer>,
    /// The URLs and variables of reported servers.
    reported: BTreeSet<(String, String)>,
}

impl Servers {
    /// Returns the servers of the document. If it declares none but all operations do, these are the most common servers
    /// of the operations.
    pub(super) fn of(spec: &Spec, required: &[String], diagnostics: &mut Diagnostics) -> Self {
        let mut counts: BTreeMap<&str, (usize, &[Server])> = BTreeMap::new();
        for operation in &spec.operations {
            if let Some(first) = first_http(&operation.servers) {
                let count = counts.entry(first.url.as_str()).or_insert((0, &operation.servers));
                count.0 += 1;
            }
        }
        let everywhere = spec.operations.iter().all(|each| !each.servers.is_empty());
        let usual = counts.into_values().reduce(|a, b| if b.0 > a.0 { b } else { a });
        let servers = match usual {
            Some((_, servers)) if spec.servers.is_empty() && everywhere => {
                with_http(servers, diagnostics)
            }
            _ => with_http(&spec.servers, diagnostics),
        };
        let required: BTreeSet<String> = required.iter().cloned().collect();
        let base_path = servers.first().map(|first| base_path(first, &required));
        let base_path = base_path.unwrap_or_default();
        let ends_in_slash = servers.first().is_some_and(|first| address(&first.url).ends_with('/'));
        let (shared, with_other_paths) = split(&servers, &base_path);
        let first = servers.first().cloned();
        let mut servers = Self {
            base_path,
            ends_in_slash,
            shared,
            with_other_paths,
            default_base_url: None,
            required,
            of_operations: BTreeMap::new(),
            reported: BTreeSet::new(),
        };
        if let Some(first) = first {
            let url = address(&first.url).trim_end_matches('/').to_owned();
            let url = servers.default_url(&url, &first, diagnostics);
            let url = url.filter(|url| origin(url).is_some() && url.contains("://"));
            let base_path = servers.base_path.as_str();
            servers.default_base_url =
                url.as_deref().and_then(|url| url.strip_suffix(base_path)).map(str::to_owned);
        }
        servers
    }

    /// Returns the server and base path of the requests of an operation.
    pub(super) fn address(
        &mut self,
        operation: &Operation,
        diagnostics: &mut Diagnostics,
    ) -> Address {
        let mut others = Vec::new();
        let mut found = None;
        for server in &operation.servers {
            let address = self.of_document(server, diagnostics);
            found = address.or_else(|| self.of_operation(server, diagnostics));
            if found.is_some() {
                self.report_once(server, diagnostics);
                break;
            }
            others.push(server);
        }
        let help = match found {
            Some(_) => "the server is ignored",
            None => "the operation uses the base URL of the client",
        };
        for server in others {
            let message = format!("the server URL `{}` is not an HTTP URL", server.url);
            diagnostics.push(Code::UnsupportedServerUrl, &server.at, message, help);
        }
        found.unwrap_or(Address::Shared)
    }

    fn report_once(&mut self, server: &Server, diagnostics: &mut Diagnostics) {
        if self.reported.insert((server.url.clone(), String::new())) {
            report_query(server, diagnostics);
        }
    }

    /// Returns the servers of single operations, sorted by URL.
    pub(super) fn of_operations(self) -> Vec<OperationServer> {
        self.of_operations.into_values().collect()
    }

    /// Returns the address of a server of the document with another path, or of one that is only a path.
    fn of_document(&mut self, server: &Server, diagnostics: &mut Diagnostics) -> Option<Address> {
        let address = address(&server.url).trim_end_matches('/');
        let relative = address.is_empty() || is_relative(address);
        let path_of = |each: &Server| {
            let path = address.strip_prefix(each.url.as_str())?;
            (path.is_empty() || path.starts_with('/')).then_some(path)
        };
        let path = if relative {
            absolute_path(address)
        } else {
            let other = |each: &&Server| !self.with_other_paths.contains(&each.url);
            self.shared.iter().filter(other).find_map(path_of)?.to_owned()
        };
        if path == self.base_path {
            return Some(Address::Shared);
        }
        if path.contains('{') {
            return Some(self.add(&path, server, diagnostics));
        }
        Some(Address::Path(path))
    }

    fn of_operation(&mut self, server: &Server, diagnostics: &mut Diagnostics) -> Option<Address> {
        let url = address(&server.url).trim_end_matches('/');
        let url = match url.strip_prefix("//") {
            Some(rest) => format!("https://{rest}"),
            None => url.to_owned(),
        };
        // A variable may contain any part of the URL, so its default shows whether it is an HTTP URL.
        let sample = server.variables.iter().fold(url.clone(), |url, variable| {
            let value = if variable.default.is_empty() { "x" } else { &variable.default };
            url.replace(&format!("{{{}}}", variable.name), value)
        });
        origin(&sample)?;
        Some(self.add(&url, server, diagnostics))
    }

    /// Adds a server of an operation. The segments without variables at the end of its URL are the base path.
    fn add(&mut self, url: &str, server: &Server, diagnostics: &mut Diagnostics) -> Address {
        let (mut start, mut end) = (url, url.len());
        if let Some(scheme) = url.find("://") {
            start = &url[scheme + 3..];
        }
        let first = url.len() - start.len() + start.find('/').unwrap_or(start.len());
        while let Some(slash) = url[first..end].rfind('/') {
            if url[first + slash..end].contains('{') {
                break;
            }
            end = first + slash;
        }
        let (key, base_path) = url.split_at(end);
        let default = self.default_url(key, server, diagnostics).unwrap_or_default();
        let mut variables = server.variables.clone();
        variables.retain(|variable| key.contains(&format!("{{{}}}", variable.name)));
        variables.sort_by_key(|variable| key.find(&format!("{{{}}}", variable.name)));
        self.of_operations.entry(key.to_owned()).or_insert_with(|| OperationServer {
            url: key.to_owned(),
            default: default.clone(),
            variables,
            description: server.description.clone(),
        });
        let base_path = base_path.to_owned();
        Address::Server { url: key.to_owned(), default, base_path }
    }

    /// Returns a URL with the defaults of its variables. `None` if the client must set one of them.
    fn default_url(
        &mut self,
        url: &str,
        server: &Server,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let mut filled = url.to_owned();
        let mut is_complete = true;
        for variable in &server.variables {
            let name = format!("{{{}}}", variable.name);
            if !url.contains(&name) {
                continue;
            }
            let is_configured = self.required.contains(&variable.name);
            let is_tenant = variable.values.is_empty() && is_part_of_host(url, &name);
            if is_tenant && !is_configured {
                self.report(server, variable, diagnostics);
            }
            let has_default =
                !variable.default.is_empty() || variable.values.contains(&String::new());
            is_complete &= has_default && !is_configured && !is_tenant;
            filled = filled.replace(&name, &variable.default);
        }
        (is_complete && !filled.contains(['{', '}'])).then_some(filled)
    }

    fn report(
        &mut self,
        server: &Server,
        variable: &ServerVariable,
        diagnostics: &mut Diagnostics,
    ) {
        let name = &variable.name;
        if self.reported.insert((server.url.clone(), name.clone())) {
            let default = match variable.default.as_str() {
                "" => String::new(),
                default => format!(", and its default `{default}` is not used"),
            };
            diagnostics.push(
                Code::RequiredServerVariable,
                &server.at.child("url"),
                format!("the variable `{name}` is only a part of the host, so the client must set it{default}"),
                format!(
                    "add `{name}` to `required-server-variables` of the `[[document]]`, or declare its values with `enum`"
                ),
            );
        }
    }
}

/// Returns the first server that has no other scheme than HTTP. If there is none, the first server.
fn first_http(servers: &[Server]) -> Option<&Server> {
    servers.iter().find(|server| !has_other_scheme(&server.url)).or_else(|| servers.first())
}

/// Returns the servers without those of other schemes, unless all have one.
fn with_http(servers: &[Server], diagnostics: &mut Diagnostics) -> Vec<Server> {
    let (others, found): (Vec<&Server>, Vec<&Server>) =
        servers.iter().partition(|server| has_other_scheme(&server.url));
    let help =
        if found.is_empty() { "the client must set the base URL" } else { "the server is ignored" };
    for server in &others {
        let message = format!("the server URL `{}` is not an HTTP URL", server.url);
        diagnostics.push(Code::UnsupportedServerUrl, &server.at, message, help);
    }
    let servers = if found.is_empty() { others } else { found };
    for server in &servers {
        report_query(server, diagnostics);
    }
    servers.into_iter().cloned().collect()
}

/// Reports the query and the fragment of a server, which no request contains.
fn report_query(server: &Server, diagnostics: &mut Diagnostics) {
    if server.url.contains(['?', '#']) {
        diagnostics.push(
            Code::UnsupportedServerUrl,
            &server.at,
            format!("the server URL `{}` has a query or a fragment", server.url),
            "no request contains it; declare the query as parameters of the operations",
        );
    }
}

/// Returns whether a variable, in braces, is in the host of a URL, and is neither the whole host nor the port.
fn is_part_of_host(url: &str, variable: &str) -> bool {
    let Some((_, rest)) = url.split_once("//") else { return false };
    let host = &rest[..rest.find('/').unwrap_or(rest.len())];
    let Some(at) = host.find(variable) else { return false };
    let (before, after) = (&host[..at], &host[at + variable.len()..]);
    let is_whole = before.is_empty() && (after.is_empty() || after.starts_with(':'));
    !is_whole && !before.contains(':')
}

/// Returns the path of a server with the defaults of its variables. It starts after a variable that the client must set.
fn base_path(server: &Server, required: &BTreeSet<String>) -> String {
    let address = address(&server.url);
    let address = if is_relative(address) { absolute_path(address) } else { address.to_owned() };
    let mut base_path = String::new();
    for segment in path(&address).split('/').filter(|segment| !segment.is_empty()) {
        let mut filled = segment.to_owned();
        let mut is_free = false;
        for variable in &server.variables {
            let name = format!("{{{}}}", variable.name);
            is_free |= filled.contains(&name)
                && (variable.default.is_empty() || required.contains(&variable.name));
            filled = filled.replace(&name, variable.default.trim_matches('/'));
        }
        if is_free || filled.contains(['{', '}', '?', '#']) {
            base_path.clear();
        } else {
            base_path.extend(["/", &filled]);
        }
    }
    base_path
}

/// Returns the servers without the base path, and the URLs of those that have another path.
fn split(servers: &[Server], base_path: &str) -> (Vec<Server>, BTreeSet<String>) {
    let mut rest = Vec::new();
    let mut with_other_paths = BTreeSet::new();
    for server in servers {
        let address = address(&server.url);
        let address =
            if is_relative(address) { absolute_path(address) } else { address.to_owned() };
        let address = address.trim_end_matches('/');
        let url = address.strip_suffix(base_path).unwrap_or(address);
        if url == address && !base_path.is_empty() {
            with_other_paths.insert(url.to_owned());
        }
        if !url.is_empty() {
            let mut server = Server { url: url.to_owned(), ..server.clone() };
            server.variables.retain(|variable| url.contains(&format!("{{{}}}", variable.name)));
            rest.push(server);
        }
    }
    (rest, with_other_paths)
}
