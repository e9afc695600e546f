//! The rows of the documents: what a client must send and read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// A row: a call, and what the standard requires of it. A key that is absent is not compared.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The value of the only parameter of the operation, or of the schema.
    #[serde(default, deserialize_with = "present")]
    pub value: Option<Value>,
    /// The call in Rust, if `value` is not enough: `rows().list(&["a"]).limit(3)`. `send` is added.
    pub call: Option<String>,
    /// Calls of the client builder: `.token("t")`.
    #[serde(default)]
    pub client: String,
    /// The method.
    pub method: Option<String>,
    /// The path and the query.
    pub target: Option<String>,
    /// The path.
    pub path: Option<String>,
    /// The query; an empty string for none.
    pub query: Option<String>,
    /// The values of headers; null for a header that is not sent.
    #[serde(default)]
    pub headers: BTreeMap<String, Option<String>>,
    /// The request body. `{boundary}` matches the boundary of the header `Content-Type`.
    pub body: Option<String>,
    /// The kind of the error: a variant of `Error` in lower case, such as `build`. If absent, the call must succeed.
    pub error: Option<String>,
    /// The response of the server. If absent, it has status code 204 and no body.
    pub response: Option<Response>,
    /// An expression of Rust in which `result` is the result of the call, or `value` the value of the schema.
    pub read: Option<String>,
    /// The value of `read`, as `Debug` prints it.
    pub result: Option<String>,
    /// The JSON that is written for the value of the schema; if absent, `value`.
    #[serde(default, deserialize_with = "present")]
    pub written: Option<Value>,
    /// The code of the diagnostic that replaces the operation. Only in the folder `rejected`.
    pub diagnostic: Option<String>,
    /// The clause of the standard, if it differs from the one of the operation.
    pub clause: Option<String>,
    /// The reason for this reading of the standard, if another one is possible.
    pub why: Option<String>,
}

/// A response of the server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The headers.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(default)]
    pub body: String,
}

/// An operation or a component with rows.
#[derive(Clone, Debug)]
pub struct Construct {
    /// The name of the construct, for the page of supported features.
    pub summary: String,
    /// The clause of the standard.
    pub clause: String,
    /// The JSON pointer in the document.
    pub pointer: String,
    /// The operation, or the schema with the name of the component.
    pub object: Value,
    /// The name of the component; `None` for an operation.
    pub component: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A document with rows.
#[derive(Clone, Debug)]
pub struct Document {
    /// The folder in `areas`.
    pub area: String,
    /// The file name without extension, which is the name of the module.
    pub name: String,
    /// The path of the file.
    pub path: PathBuf,
    /// The version of the specification: `Swagger 2.0`, `OpenAPI 3.0` or `OpenAPI 3.1`.
    pub version: String,
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The constructs in the order of their pointers.
    pub constructs: Vec<Construct>,
}

/// Keeps null: absent and null are two values.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// Returns the folders and files of a folder, sorted.
///
/// # Panics
///
/// Panics if the folder cannot be read.
#[must_use]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Returns the documents of a folder. `area` is the folder in `areas` that it belongs to.
///
/// # Panics
///
/// Panics if a document or a row is invalid.
#[must_use]
pub fn documents(folder: &Path, area: &str) -> Vec<Document> {
    let files = entries(folder).into_iter();
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| document(path, area))
        .collect()
}

/// Returns the name of a file or folder without extension.
#[must_use]
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn document(path: PathBuf, area: &str) -> Document {
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let value: Value =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut constructs = Vec::new();
    for list in ["paths", "x-ms-paths"] {
        for (template, item) in value[list].as_object().into_iter().flatten() {
            for (method, object) in item.as_object().into_iter().flatten() {
                let template = template.replace('~', "~0").replace('/', "~1");
                let pointer = format!("/{list}/{template}/{method}");
                constructs.extend(construct(&path, pointer, object, None));
            }
        }
    }
    let components = &value["components"]["schemas"];
    for (list, schemas) in
        [("components/schemas", components), ("definitions", &value["definitions"])]
    {
        for (name, object) in schemas.as_object().into_iter().flatten() {
            let pointer = format!("/{list}/{name}");
            constructs.extend(construct(&path, pointer, object, Some(name.clone())));
        }
    }
    let info = |key: &str| value["info"][key].as_str().unwrap_or_default().to_owned();
    Document {
        area: area.to_owned(),
        name: stem(&path),
        version: version(&value),
        title: info("title"),
        description: info("description"),
        constructs,
        path,
    }
}

/// Returns the version of the specification, without its last number.
fn version(document: &Value) -> String {
    let Some(text) = document["openapi"].as_str() else { return "Swagger 2.0".to_owned() };
    let numbers: Vec<&str> = text.split('.').take(2).collect();
    format!("OpenAPI {}", numbers.join("."))
}

fn construct(
    path: &Path,
    pointer: String,
    object: &Value,
    component: Option<String>,
) -> Option<Construct> {
    let rows = object.get("x-rows")?;
    let rows = Vec::<Row>::deserialize(rows)
        .unwrap_or_else(|error| panic!("{}#{pointer}: {error}", path.display()));
    let text = |key: &str| object[key].as_str().map(str::to_owned);
    let summary = text("summary").or_else(|| text("title")).or_else(|| component.clone());
    Some(Construct {
        summary: summary.unwrap_or_default(),
        clause: text("x-clause").unwrap_or_default(),
        pointer,
        object: object.clone(),
        component,
        rows,
    })
}
