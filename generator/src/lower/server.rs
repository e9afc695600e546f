//! Servers: their shared path is a part of every request, and the client sets the rest of the URL.
//!
//! An operation or path can declare servers. If the first of them is a server of the document with another path, or only
//! a path, the requests use the base URL of the client. Otherwise they are sent to that server, with the defaults of its
//! variables.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Address, OperationServer};
use crate::spec::{Operation, Server, Spec};

/// The servers of a document and of its operations.
pub(super) struct Servers {
    /// The path at the end of all URLs.
    pub(super) base_path: String,
    /// The servers with URLs that lack `base_path`.
    pub(super) shared: Vec<Server>,
    /// The servers of single operations, by origin.
    of_operations: BTreeMap<String, OperationServer>,
}

impl Servers {
    /// Returns the servers of the document. If it declares none but all operations do, these are the most common servers
    /// of the operations.
    pub(super) fn of(spec: &Spec) -> Self {
        let mut counts: BTreeMap<&str, (usize, &[Server])> = BTreeMap::new();
        for operation in &spec.operations {
            if let Some(first) = operation.servers.first() {
                let count = counts.entry(first.url.as_str()).or_insert((0, &operation.servers));
                count.0 += 1;
            }
        }
        let everywhere = spec.operations.iter().all(|each| !each.servers.is_empty());
        let usual = counts.into_values().reduce(|a, b| if b.0 > a.0 { b } else { a });
        let servers = match usual {
            Some((_, servers)) if spec.servers.is_empty() && everywhere => servers,
            _ => &spec.servers,
        };
        let (base_path, shared) = split(servers);
        Self { base_path, shared, of_operations: BTreeMap::new() }
    }

    /// Returns the server and base path of the requests of an operation.
    pub(super) fn address(
        &mut self,
        operation: &Operation,
        diagnostics: &mut Diagnostics,
    ) -> Address {
        let Some(server) = operation.servers.first() else { return Address::Shared };
        let address = self.of_document(server).or_else(|| self.of_operation(server));
        address.unwrap_or_else(|| {
            diagnostics.push(
                Code::UnsupportedServerUrl,
                &server.at,
                format!("the server URL `{}` is not an HTTP URL", server.url),
                "the operation uses the base URL of the client",
            );
            Address::Shared
        })
    }

    /// Returns the servers of single operations, sorted by origin.
    pub(super) fn of_operations(self) -> Vec<OperationServer> {
        self.of_operations.into_values().collect()
    }

    /// Returns the address of a server of the document with another path, or of one that is only a path.
    fn of_document(&self, server: &Server) -> Option<Address> {
        let address = address(&server.url).trim_end_matches('/');
        let relative =
            address.is_empty() || (address.starts_with('/') && !address.starts_with("//"));
        let path_of = |each: &Server| {
            let path = address.strip_prefix(each.url.as_str())?;
            (path.is_empty() || path.starts_with('/')).then_some(path)
        };
        let path = if relative { Some(address) } else { self.shared.iter().find_map(path_of) };
        let path = filled(path?, server);
        let known = !path.contains(['{', '}']);
        known.then(|| if path == self.base_path { Address::Shared } else { Address::Path(path) })
    }

    fn of_operation(&mut self, server: &Server) -> Option<Address> {
        let (origin, base_path) = origin(&filled(address(&server.url), server))?;
        self.of_operations.entry(origin.clone()).or_insert_with(|| OperationServer {
            origin: origin.clone(),
            written: server.url.clone(),
            description: server.description.clone(),
        });
        Some(Address::Server { origin, base_path })
    }
}

/// Returns the path at the end of all URLs, and the servers without it.
fn split(servers: &[Server]) -> (String, Vec<Server>) {
    let addresses: Vec<&str> = servers.iter().map(|server| address(&server.url)).collect();
    let paths: Vec<Vec<&str>> = addresses.iter().map(|address| segments(path(address))).collect();
    let shared = shared_end(&paths);
    let base_path = shared.iter().fold(String::new(), |path, segment| path + "/" + segment);
    let mut rest = Vec::new();
    for (server, address) in servers.iter().zip(addresses) {
        let address = address.trim_end_matches('/');
        let url = address.strip_suffix(base_path.as_str()).unwrap_or(address);
        if !url.is_empty() {
            let mut server = Server { url: url.to_owned(), ..server.clone() };
            server.variables.retain(|variable| url.contains(&format!("{{{}}}", variable.name)));
            rest.push(server);
        }
    }
    (base_path, rest)
}

/// Returns a URL without query and fragment.
fn address(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default().trim()
}

/// Returns a URL with the defaults of its variables; a variable without a default is kept.
fn filled(address: &str, server: &Server) -> String {
    server
        .variables
        .iter()
        .filter(|variable| !variable.default.is_empty())
        .fold(address.to_owned(), |address, variable| {
            address.replace(&format!("{{{}}}", variable.name), &variable.default)
        })
}

/// Returns the origin and the path of a URL; `None` if it is not an HTTP URL.
fn origin(address: &str) -> Option<(String, String)> {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), address.strip_prefix("//")?),
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let plain = |letter: char| letter.is_alphanumeric() || ".-_:[]".contains(letter);
    let is_http = matches!(scheme.as_str(), "http" | "https")
        && host.chars().all(plain)
        && host.starts_with(|first: char| first.is_alphanumeric() || first == '[');
    let path = path.trim_end_matches('/');
    (is_http && !path.contains(['{', '}'])).then(|| (format!("{scheme}://{host}"), path.to_owned()))
}

/// Returns the path of a URL.
fn path(address: &str) -> &str {
    let rest = address.split_once("//").map(|(_, rest)| rest);
    match rest {
        Some(rest) => rest.find('/').map_or("", |start| &rest[start..]),
        None if address.starts_with('/') => address,
        None => "",
    }
}

fn segments(path: &str) -> Vec<&str> {
    let path = path.trim_end_matches('/');
    path.split('/').skip(1).collect()
}

/// Returns the segments without variables at the end of all paths.
fn shared_end<'p>(paths: &[Vec<&'p str>]) -> Vec<&'p str> {
    let Some(first) = paths.first() else { return Vec::new() };
    let mut shared = Vec::new();
    for (back, segment) in first.iter().rev().enumerate() {
        let same = |path: &Vec<&str>| path.iter().rev().nth(back) == Some(segment);
        if segment.is_empty() || segment.contains(['{', '}']) || !paths.iter().all(same) {
            break;
        }
        shared.push(*segment);
    }
    shared.reverse();
    shared
}
