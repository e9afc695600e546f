//! Servers: the path that they share goes into every request, the rest is the client's choice.

use crate::spec::Server;

/// The path that the addresses of all servers end in, and the servers without it.
pub(super) fn split(servers: &[Server]) -> (String, Vec<Server>) {
    let addresses: Vec<&str> = servers.iter().map(|server| address(&server.url)).collect();
    let paths: Vec<Vec<&str>> = addresses.iter().map(|address| segments(path(address))).collect();
    let shared = shared_end(&paths);
    let base_path = shared.iter().fold(String::new(), |path, segment| path + "/" + segment);
    let mut rest = Vec::new();
    for (server, address) in servers.iter().zip(addresses) {
        let address = address.trim_end_matches('/');
        let url = address.strip_suffix(base_path.as_str()).unwrap_or(address);
        if !url.is_empty() {
            rest.push(Server { url: url.to_owned(), ..server.clone() });
        }
    }
    (base_path, rest)
}

/// An address without query and fragment.
fn address(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default().trim()
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
