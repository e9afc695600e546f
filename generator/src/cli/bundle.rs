//! `sailwright bundle`

use std::path::Path;
use std::process::ExitCode;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::arguments::ReadArguments;
use super::output::OutputArguments;
use super::report::Report;
use crate::load::Source;
use crate::pipeline;

/// The fields of a document in their usual order. Other fields follow.
const ORDER: [&str; 9] = [
    "openapi",
    "info",
    "jsonSchemaDialect",
    "servers",
    "security",
    "tags",
    "paths",
    "webhooks",
    "components",
];

pub(super) fn run(
    file: &Path,
    to: Option<&Path>,
    arguments: &ReadArguments,
    output: &OutputArguments,
) -> ExitCode {
    let (bundle, files, diagnostics) = pipeline::bundle(&Source::disk(), &arguments.document(file));
    let diagnostics = diagnostics.into_sorted();
    let mut report = Report::new(output);
    report.add(&diagnostics, &files.sources());
    let Some(bundle) = bundle else { return report.finish() };
    let text = if is_json(to.unwrap_or(file)) {
        serde_json::to_string_pretty(&Ordered(&bundle.tree)).map(|text| text + "\n").ok()
    } else {
        serde_yaml::to_string(&Ordered(&bundle.tree)).ok()
    };
    match text {
        Some(text) => report.deliver(&text, to),
        None => report.failed("the document cannot be written"),
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// A document whose fields are in their usual order.
struct Ordered<'a>(&'a Value);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Value::Object(fields) = self.0 else { return self.0.serialize(serializer) };
        let mut map = serializer.serialize_map(Some(fields.len()))?;
        for key in ORDER {
            if let Some(value) = fields.get(key) {
                map.serialize_entry(key, value)?;
            }
        }
        for (key, value) in fields.iter().filter(|(key, _)| !ORDER.contains(&key.as_str())) {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
