//! The part of the configuration that decides types and operations.

use std::collections::BTreeMap;

use crate::config::{Config, Document, Idempotency, Job, Pages, Selector};
use crate::ir::{PageItems, Paging, Ty};

/// The part of the configuration that decides types and operations of a document.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The names of the header and query parameters that are set once for a client.
    pub client_parameters: Vec<String>,
    /// The names of the server variables whose defaults are not used.
    pub required_server_variables: Vec<String>,
    /// Whether only the types of components are generated.
    pub types_only: bool,
    /// The operations to generate. If empty, all operations are generated.
    pub include: Vec<Selector>,
    /// The operations to omit.
    pub exclude: Vec<Selector>,
    /// The types of scalars, by format.
    pub formats: BTreeMap<String, Ty>,
    /// The types that replace components, by name.
    pub types: BTreeMap<String, Ty>,
    /// The rules for list operations that return pages. The first rule that applies to an operation is used.
    pub paging: Vec<Paging>,
    /// The rules for operations whose requests contain a key. The first rule that applies to an operation is used.
    pub idempotency: Vec<Idempotency>,
    /// The long-running operations.
    pub jobs: Vec<Job>,
    /// Whether the responses of all operations are decoded leniently.
    pub is_lenient: bool,
    /// The operations whose responses are decoded leniently.
    pub lenient: Vec<Selector>,
    /// Whether the values of some types are decoded leniently.
    pub has_lenient_types: bool,
    /// The data of the event that ends a stream of events.
    pub end_of_events: Option<String>,
}

impl Options {
    /// Returns the options of a document.
    #[must_use]
    pub fn new(config: &Config, document: &Document) -> Self {
        let types = |paths: &BTreeMap<String, String>| {
            paths.iter().map(|(name, path)| (name.clone(), ty(path))).collect()
        };
        let parameters = config.client_parameters.iter();
        Self {
            client_parameters: parameters.map(|parameter| parameter.name.clone()).collect(),
            required_server_variables: document.required_server_variables.clone(),
            types_only: config.package.types_only,
            include: document.include.clone(),
            exclude: document.exclude.clone(),
            formats: types(&config.formats),
            types: types(&config.replace),
            paging: config.pages.iter().enumerate().map(paging).collect(),
            idempotency: config.idempotency.clone(),
            jobs: config.jobs.clone(),
            is_lenient: document.lenient,
            lenient: config.lenient.operations.clone(),
            has_lenient_types: !config.lenient.types.is_empty(),
            end_of_events: config.events.as_ref().map(|events| events.end.clone()),
        }
    }
}

fn paging((rule, pages): (usize, &Pages)) -> Paging {
    let Pages { step, limit, items, total, rejects_past_end } = pages.clone();
    let (count, total) = total.map_or((None, None), |total| (total.query, Some(total.from)));
    let items = items.map(|property| PageItems { property, required: false });
    let (sends_strings, list) = (false, None);
    Paging { rule, step, sends_strings, list, limit, items, count, total, rejects_past_end }
}

/// Returns a type by its short name or its path.
fn ty(path: &str) -> Ty {
    match path {
        "bool" => Ty::Bool,
        "i32" => Ty::I32,
        "i64" => Ty::I64,
        "u32" => Ty::U32,
        "u64" => Ty::U64,
        "f64" => Ty::F64,
        "String" => Ty::String,
        "DateTime" => Ty::DateTime,
        "Date" => Ty::Date,
        "Value" | "serde_json::Value" => Ty::Json,
        path => Ty::External(path.to_owned()),
    }
}
