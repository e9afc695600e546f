//! The names of servers: methods of the client's builder.

use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use super::{Ident, keyword};
use crate::ir::OperationServer;
use crate::spec::{Server, ServerVariable};

const METHODS: Reserved<'_> = Reserved { names: &[keyword::BUILDER], suffix: "server", joint: "_" };
const ARGUMENTS: Reserved<'_> = Reserved { names: &[&["origin"]], suffix: "variable", joint: "_" };

/// The identifiers of a server.
#[derive(Clone, Debug)]
pub struct ServerNames {
    /// The method of the builder.
    pub method: Ident,
    /// Its arguments: the variables, in order.
    pub variables: Vec<Ident>,
}

/// The identifiers of the methods that are added to the builder of the client.
#[derive(Clone, Debug)]
pub struct BuilderNames {
    /// The servers.
    pub servers: Vec<ServerNames>,
    /// The servers of single operations.
    pub own: Vec<Ident>,
    /// The client parameters.
    pub parameters: Vec<Ident>,
}

/// Returns the names of the servers of a crate, of those of single operations, and of its client parameters: all are
/// methods of the builder.
///
/// A server is named after its variables (`tenant`), or after its description or URL if it has none.
#[must_use]
pub fn builder(servers: &[Server], own: &[OperationServer], parameters: &[String]) -> BuilderNames {
    let mut candidates: Vec<Candidate<'_>> = parameters
        .iter()
        .map(|name| Candidate::new(Rank::Renamed, vec![Words::of(name).snake()]))
        .collect();
    candidates.extend(own.iter().map(|server| {
        let words = Words::of(without_scheme(&server.origin)).and("url");
        Candidate::new(Rank::Inline, vec![words.snake()])
    }));
    candidates.extend(servers.iter().map(candidate));
    let mut names = scope::assign(candidates, METHODS).into_iter().map(Ident::legal);
    let parameters = names.by_ref().take(parameters.len()).collect();
    let own = names.by_ref().take(own.len()).collect();
    let servers = servers.iter().zip(names).map(|(server, method)| {
        let candidate = |variable: &ServerVariable| {
            Candidate::new(Rank::Inline, vec![Words::of(&variable.name).snake()])
        };
        let candidates = server.variables.iter().map(candidate).collect();
        let variables =
            scope::assign(candidates, ARGUMENTS).into_iter().map(Ident::legal).collect();
        ServerNames { method, variables }
    });
    BuilderNames { servers: servers.collect(), own, parameters }
}

fn without_scheme(url: &str) -> &str {
    url.trim_start_matches("https://").trim_start_matches("http://")
}

fn candidate(server: &Server) -> Candidate<'_> {
    let mut strings: Vec<String> = Vec::new();
    if !server.variables.is_empty() {
        let names: Vec<&str> =
            server.variables.iter().map(|variable| variable.name.as_str()).collect();
        strings.push(names.join(" and "));
    }
    let about = server.description.as_deref().map(|text| text.chars().take(40).collect::<String>());
    strings.extend(about.filter(|text| !text.trim().is_empty()));
    strings.push(without_scheme(&server.url).to_owned());
    let names = strings.iter().map(|text| Words::of(text).snake()).collect();
    Candidate::new(Rank::Inline, names)
}
