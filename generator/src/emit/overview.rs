//! The overview of a crate: the documentation of its root, `README.md` and `examples/quickstart.rs`.

use std::collections::BTreeSet;

use super::example::{Program, Settings, parameter_variables, program, variables};
use super::{Crate, DocumentModule, Home, docs};
use crate::ir::TagId;
use crate::name;

/// The place of an overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// The documentation of the root.
    Root,
    /// `README.md`.
    Readme,
}

/// The features of the runtime, with their effects.
const RUNTIME_FEATURES: [(&str, &str); 14] = [
    ("client", "requests and responses (default); without it, the crate contains only the types"),
    ("blocking", "blocking calls, for programs without an async runtime"),
    ("chrono", "conversions of `DateTime` and `Date` to the types of the crate chrono"),
    ("jiff", "conversions of `DateTime` and `Date` to the types of the crate jiff"),
    ("tracing", "spans for each call and each attempt, and events"),
    ("rustls-ring", "TLS with rustls and the cryptography of ring (default)"),
    ("rustls-aws-lc", "TLS with rustls and the cryptography of aws-lc-rs"),
    ("native-tls", "the TLS of the operating system; OpenSSL on Linux"),
    ("http2", "HTTP/2 (default)"),
    ("gzip", "response bodies that are compressed with gzip (default)"),
    ("brotli", "response bodies that are compressed with Brotli"),
    ("zstd", "response bodies that are compressed with Zstandard"),
    ("tower", "services of tower as transports"),
    ("reqwest-middleware", "clients of the crate reqwest-middleware as transports"),
];

/// Returns the documentation of the root.
pub(super) fn root(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Vec<String> {
    let mut lines = about(settings, documents);
    lines.extend(sections(settings, documents, Page::Root));
    lines
}

/// Returns the text of `README.md`.
pub(super) fn readme(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> String {
    let mut lines = vec![format!("# {}", settings.name), String::new()];
    lines.extend(about(settings, documents));
    let sections = sections(settings, documents, Page::Readme);
    lines.extend(
        sections.into_iter().map(
            |line| {
                if line.starts_with("# ") { format!("#{line}") } else { line }
            },
        ),
    );
    lines.join("\n") + "\n"
}

/// Returns the text of `examples/quickstart.rs`, and the feature that it requires. `None` if no operation can be called.
pub(super) fn quickstart(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
) -> Option<(String, String)> {
    let Program { lines, feature, operation } =
        program(settings, documents, Settings::Environment)?;
    let calls = format!("{} {}", operation.method.as_str(), operation.template);
    let mut about = docs::wrapped(vec![
        format!("The first program. It calls {}.", docs::code(&calls)),
        String::new(),
        "Run it with `cargo run --example quickstart`. Its settings are environment variables:"
            .to_owned(),
        String::new(),
    ]);
    let mut names = variables(settings, documents);
    names.extend(parameter_variables(settings, documents, operation));
    about.extend(names.iter().flat_map(|name| docs::item(name)));
    let about = about.iter().map(|line| format!("//! {line}").trim_end().to_owned());
    let skip = ["", "#![cfg_attr(rustfmt, rustfmt_skip)]", ""].map(str::to_owned);
    let all: Vec<String> = about.chain(skip).chain(lines).collect();
    Some((all.join("\n") + "\n", feature))
}

/// Returns the purpose of the crate.
fn about(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Vec<String> {
    let package = &settings.config.package;
    let mut titles: Vec<String> =
        documents.iter().map(|document| docs::line(&document.ir.title)).collect();
    titles.retain(|title| !title.is_empty());
    titles.sort();
    titles.dedup();
    let mut lines = match &package.description {
        Some(text) => docs::text(text),
        None if titles.is_empty() => vec!["A client for an HTTP API.".to_owned()],
        None => vec![format!("A client for {}.", titles.join(", "))],
    };
    let more = match (&package.docs, documents) {
        (Some(text), _) => docs::text(text),
        (None, [only]) => {
            let text = only.ir.description.as_deref().map(docs::line).unwrap_or_default();
            docs::wrapped(vec![text])
        }
        (None, _) => Vec::new(),
    };
    if more.iter().any(|line| !line.is_empty()) {
        lines.push(String::new());
        lines.extend(more);
    }
    lines
}

fn sections(settings: &Crate<'_>, documents: &[DocumentModule<'_>], page: Page) -> Vec<String> {
    let mut lines = Vec::new();
    let program = program(settings, documents, Settings::Code);
    if matches!(settings.home, Home::Root) {
        let optional = documents.iter().filter(|each| each.optional);
        let features: BTreeSet<String> = optional.flat_map(DocumentModule::features).collect();
        let feature = program.as_ref().map(|program| program.feature.as_str());
        lines.extend(installation(settings, feature.filter(|feature| features.contains(*feature))));
    }
    if let Some(program) = program {
        lines.extend(example(settings, &program, page));
    }
    lines.extend(operations(documents, page));
    if matches!(settings.home, Home::Root) {
        lines.extend(features(documents));
    }
    lines
}

/// Returns the dependencies of the example, with the feature that it requires if the feature is not enabled by default.
fn installation(settings: &Crate<'_>, feature: Option<&str>) -> Vec<String> {
    let version = &settings.config.package.version;
    let requirement = feature.map_or_else(
        || format!("{version:?}"),
        |feature| format!("{{ version = {version:?}, features = [{feature:?}] }}"),
    );
    let lines = [
        String::new(),
        "# Installation".to_owned(),
        String::new(),
        "```toml".to_owned(),
        "[dependencies]".to_owned(),
        format!("{} = {requirement}", settings.name),
        "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }".to_owned(),
        "```".to_owned(),
    ];
    lines.into()
}

fn example(settings: &Crate<'_>, program: &Program<'_>, page: Page) -> Vec<String> {
    let mut lines = ["", "# Example", ""].map(str::to_owned).to_vec();
    match (page, &settings.home) {
        (Page::Readme, _) => {
            lines.push("```rust".to_owned());
            lines.extend(program.lines.iter().cloned());
        }
        // The package may lack the macros of tokio.
        (Page::Root, Home::Module { .. }) => {
            lines.push("```ignore".to_owned());
            lines.extend(program.lines.iter().cloned());
        }
        (Page::Root, Home::Root) => {
            lines.push("```no_run".to_owned());
            lines.push(format!("# #[cfg(feature = {:?})]", program.feature));
            lines.push("# mod program {".to_owned());
            lines.extend(program.lines.iter().cloned());
            lines.push("# }".to_owned());
        }
    }
    lines.extend(["```".to_owned(), String::new()]);
    // A relative link, because an intra-doc link is a warning if the feature is disabled.
    let guide = if page == Page::Root { "[guide](guide/index.html)" } else { "module `guide`" };
    let mut more = format!(
        "The {guide} explains credentials, errors, retries, pages, files and tests of applications."
    );
    if matches!(settings.home, Home::Root) {
        more.push_str(
            " `examples/quickstart.rs` is the same program with its settings in environment variables.",
        );
    }
    lines.extend(docs::wrapped(vec![more]));
    lines
}

/// Returns the table of the tags.
fn operations(documents: &[DocumentModule<'_>], page: Page) -> Vec<String> {
    let mut rows = Vec::new();
    for document in documents {
        let mut order: Vec<usize> = (0..document.ir.tags.len()).collect();
        order.sort_by_key(|&tag| &document.names.tags[tag].module);
        rows.extend(order.into_iter().map(|tag| row(document, TagId(tag), page)));
    }
    if rows.is_empty() {
        return rows;
    }
    let head = ["", "# Operations", ""].map(str::to_owned);
    let table = ["| tag | operations | API | feature |", "|---|---|---|---|"].map(str::to_owned);
    head.into_iter().chain(table).chain(rows).collect()
}

fn row(document: &DocumentModule<'_>, tag: TagId, page: Page) -> String {
    let module = document.names.tags[tag.0].module.plain();
    let (path, folder) = match document.module() {
        Some(ident) => (format!("{ident}::{module}"), format!("{}/{module}", ident.plain())),
        None => (module.to_owned(), module.to_owned()),
    };
    let link = match page {
        Page::Root => format!("[`{path}`]({folder}/index.html)"),
        Page::Readme => format!("`{path}`"),
    };
    let count = document.ir.operations.iter().filter(|operation| operation.tag == tag).count();
    let (title, version) = (docs::line(&document.ir.title), docs::line(&document.ir.version));
    let about = format!("{title}, version {version}").replace('|', "\\|");
    let feature = document.feature(tag);
    format!("| {link} | {count} | {about} | `{feature}` |")
}

/// Returns the table of the cargo features.
fn features(documents: &[DocumentModule<'_>]) -> Vec<String> {
    let mut lines = ["", "# Cargo features", ""].map(str::to_owned).to_vec();
    lines.extend(docs::wrapped(default_features(documents)));
    lines.extend(["", "| feature | enables |", "|---|---|"].map(str::to_owned));
    for document in documents {
        let Some(ident) = document.module() else { continue };
        let feature = name::feature(Some(ident), None);
        let default = if document.optional { "" } else { " (default)" };
        lines.push(format!("| `{feature}` | all tags of `{}`{default} |", ident.plain()));
    }
    lines.extend(RUNTIME_FEATURES.map(|(feature, effect)| format!("| `{feature}` | {effect} |")));
    lines
}

/// Returns the sentences about the tags that are enabled by default.
fn default_features(documents: &[DocumentModule<'_>]) -> Vec<String> {
    const FEWER: &str = "To compile fewer of them, set `default-features = false` and list the features of the \
                         tags, and the other default features that the program needs, such as `rustls-ring`.";
    let (optional, default): (Vec<_>, Vec<_>) = documents.iter().partition(|each| each.optional);
    let modules = |documents: &[&DocumentModule<'_>]| {
        let modules = documents.iter().filter_map(|each| each.module());
        listed(&modules.map(|ident| format!("`{}`", ident.plain())).collect::<Vec<_>>())
    };
    match (default.as_slice(), optional.as_slice()) {
        (_, []) => vec![format!("All tags are enabled by default. {FEWER}")],
        ([], _) => {
            let text = "No tag is enabled by default. Add the features of the tags that the program calls.";
            vec![text.to_owned()]
        }
        (default, optional) => vec![
            format!("The tags of {} are enabled by default.", modules(default)),
            FEWER.to_owned(),
            String::new(),
            format!("To call the tags of {}, add their features.", modules(optional)),
        ],
    }
}

/// Returns names with commas and "and" between them.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
