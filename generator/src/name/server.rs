//! The names of servers: methods of the client's builder.

use super::scope::{self, Rank, Reserved, Wish};
use super::words::Words;
use super::{Ident, keyword};
use crate::api::OwnServer;
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

/// The identifiers of what is added to the client's builder.
#[derive(Clone, Debug)]
pub struct BuilderNames {
    /// The servers.
    pub servers: Vec<ServerNames>,
    /// The servers of single operations.
    pub own: Vec<Ident>,
    /// The client parameters.
    pub parameters: Vec<Ident>,
}

/// Names the servers of a crate, those of single operations and its client parameters: all are methods of the builder.
///
/// A server is named after its variables (`tenant`); one without after its description or address.
#[must_use]
pub fn builder(servers: &[Server], own: &[OwnServer], parameters: &[String]) -> BuilderNames {
    let mut wishes: Vec<Wish<'_>> = parameters
        .iter()
        .map(|name| Wish::new(Rank::Pinned, vec![Words::of(name).snake()]))
        .collect();
    wishes.extend(own.iter().map(|server| {
        let words = Words::of(without_scheme(&server.origin)).and("url");
        Wish::new(Rank::Inline, vec![words.snake()])
    }));
    wishes.extend(servers.iter().map(wish));
    let mut names = scope::assign(wishes, METHODS).into_iter().map(Ident::legal);
    let parameters = names.by_ref().take(parameters.len()).collect();
    let own = names.by_ref().take(own.len()).collect();
    let servers = servers.iter().zip(names).map(|(server, method)| {
        let wish = |variable: &ServerVariable| {
            Wish::new(Rank::Inline, vec![Words::of(&variable.name).snake()])
        };
        let wishes = server.variables.iter().map(wish).collect();
        let variables = scope::assign(wishes, ARGUMENTS).into_iter().map(Ident::legal).collect();
        ServerNames { method, variables }
    });
    BuilderNames { servers: servers.collect(), own, parameters }
}

fn without_scheme(url: &str) -> &str {
    url.trim_start_matches("https://").trim_start_matches("http://")
}

fn wish(server: &Server) -> Wish<'_> {
    let mut texts: Vec<String> = Vec::new();
    if !server.variables.is_empty() {
        let names: Vec<&str> =
            server.variables.iter().map(|variable| variable.name.as_str()).collect();
        texts.push(names.join(" and "));
    }
    let about = server.description.as_deref().map(|text| text.chars().take(40).collect::<String>());
    texts.extend(about.filter(|text| !text.trim().is_empty()));
    texts.push(without_scheme(&server.url).to_owned());
    let names = texts.iter().map(|text| Words::of(text).snake()).collect();
    Wish::new(Rank::Inline, names)
}
