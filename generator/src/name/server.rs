//! The names of servers: methods of the client's builder.

use super::scope::{self, Rank, Reserved, Wish};
use super::words::Words;
use super::{Ident, keyword};
use crate::spec::Server;

const METHODS: Reserved<'_> = Reserved { names: &[keyword::BUILDER], suffix: "server", joint: "_" };
const ARGUMENTS: Reserved<'_> = Reserved { names: &[], suffix: "", joint: "_" };

/// The identifiers of a server.
#[derive(Clone, Debug)]
pub struct ServerNames {
    /// The method of the builder.
    pub method: Ident,
    /// Its arguments: the variables, in order.
    pub variables: Vec<Ident>,
}

/// Names the servers of a crate, and after them its client parameters: all are methods of the builder.
///
/// A server is named after its variables (`tenant`); one without after its description or address.
#[must_use]
pub fn servers(servers: &[Server], parameters: &[String]) -> (Vec<ServerNames>, Vec<Ident>) {
    let mut wishes: Vec<Wish> = parameters
        .iter()
        .map(|name| Wish { names: vec![Words::of(name).snake()], rank: Rank::Pinned })
        .collect();
    wishes.extend(servers.iter().map(wish));
    let mut names = scope::assign(&wishes, METHODS).into_iter().map(Ident::legal);
    let switches = names.by_ref().take(parameters.len()).collect();
    let list = servers.iter().zip(names).map(|(server, method)| {
        let wishes: Vec<Wish> = server
            .variables
            .iter()
            .map(|variable| Wish {
                names: vec![Words::of(&variable.name).snake()],
                rank: Rank::Inline,
            })
            .collect();
        let variables = scope::assign(&wishes, ARGUMENTS).into_iter().map(Ident::legal).collect();
        ServerNames { method, variables }
    });
    (list.collect(), switches)
}

fn wish(server: &Server) -> Wish {
    let mut texts: Vec<String> = Vec::new();
    if !server.variables.is_empty() {
        let names: Vec<&str> =
            server.variables.iter().map(|variable| variable.name.as_str()).collect();
        texts.push(names.join(" and "));
    }
    let about = server.description.as_deref().map(|text| text.chars().take(40).collect::<String>());
    texts.extend(about.filter(|text| !text.trim().is_empty()));
    texts.push(server.url.trim_start_matches("https://").trim_start_matches("http://").to_owned());
    let names = texts.iter().map(|text| Words::of(text).snake()).collect();
    Wish { names, rank: Rank::Inline }
}
