//! Servers: the path that they share goes into every request, the rest is the client's choice.
//!
//! An operation may have servers of its own, on itself or on its path. Where the first of them is one of
//! the document's under another path, or only a path, the requests follow the client's base URL as all
//! others do. Otherwise they go to that server, with the defaults of its variables filled in.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Findings};
use crate::ir::{Address, OwnServer};
use crate::spec::{Operation, Server, Spec};

/// The servers of a document, as its operations need them.
pub(super) struct Servers {
    /// The path that all addresses end in.
    pub(super) base_path: String,
    /// The addresses without it.
    pub(super) shared: Vec<Server>,
    /// Those of single operations, by origin.
    own: BTreeMap<String, OwnServer>,
}

impl Servers {
    /// The servers of the document. Where it names none and all operations have their own, the
    /// most common of those stand for it.
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
        Self { base_path, shared, own: BTreeMap::new() }
    }

    /// Where the requests of an operation go.
    pub(super) fn address(&mut self, operation: &Operation, findings: &mut Findings) -> Address {
        let Some(server) = operation.servers.first() else { return Address::Shared };
        let address = self.behind(server).or_else(|| self.elsewhere(server));
        address.unwrap_or_else(|| {
            findings.add_with_help(
                Code::UnsupportedServerUrl,
                &server.at,
                format!("`{}`, the server of the operation, is no address of HTTP", server.url),
                "the operation is sent to the address of the client like all others",
            );
            Address::Shared
        })
    }

    /// The servers of single operations, sorted by origin.
    pub(super) fn own(self) -> Vec<OwnServer> {
        self.own.into_values().collect()
    }

    /// A server that is one of the document's, or only a path.
    fn behind(&self, server: &Server) -> Option<Address> {
        let address = address(&server.url).trim_end_matches('/');
        let relative =
            address.is_empty() || (address.starts_with('/') && !address.starts_with("//"));
        let behind = |each: &Server| {
            let path = address.strip_prefix(each.url.as_str())?;
            (path.is_empty() || path.starts_with('/')).then_some(path)
        };
        let path = if relative { Some(address) } else { self.shared.iter().find_map(behind) };
        let path = filled(path?, server);
        let known = !path.contains(['{', '}']);
        known.then(|| if path == self.base_path { Address::Shared } else { Address::Path(path) })
    }

    fn elsewhere(&mut self, server: &Server) -> Option<Address> {
        let (origin, base_path) = origin(&filled(address(&server.url), server))?;
        self.own.entry(origin.clone()).or_insert_with(|| OwnServer {
            origin: origin.clone(),
            written: server.url.clone(),
            description: server.description.clone(),
        });
        Some(Address::Server { origin, base_path })
    }
}

/// The path that the addresses of all servers end in, and the servers without it.
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

/// An address without query and fragment.
fn address(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default().trim()
}

/// An address with the defaults of its variables; a variable without one stays.
fn filled(address: &str, server: &Server) -> String {
    server
        .variables
        .iter()
        .filter(|variable| !variable.default.is_empty())
        .fold(address.to_owned(), |address, variable| {
            address.replace(&format!("{{{}}}", variable.name), &variable.default)
        })
}

/// The origin and the path of a whole address; none where it is no such address.
fn origin(address: &str) -> Option<(String, String)> {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), address.strip_prefix("//")?),
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let plain = |letter: char| letter.is_alphanumeric() || ".-_:[]".contains(letter);
    let right = matches!(scheme.as_str(), "http" | "https")
        && host.chars().all(plain)
        && host.starts_with(|first: char| first.is_alphanumeric() || first == '[');
    let path = path.trim_end_matches('/');
    (right && !path.contains(['{', '}'])).then(|| (format!("{scheme}://{host}"), path.to_owned()))
}

/// What follows the host.
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

/// The segments without variables that all paths end in.
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
