//! The functions of the rows in Rust.

use std::fmt::Write;

use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::Value;

use crate::table::{Construct, Document, Row};

/// Returns the file with all functions: `run` calls one by the key of its row.
pub fn module(functions: &str) -> String {
    let mut branches = String::new();
    for name in functions.lines().filter_map(|line| line.strip_prefix("// ")) {
        let (key, name) = name.rsplit_once(' ').expect("a key and a name");
        writeln!(branches, "        {key:?} => Box::pin({name}(url)),").expect("a string");
    }
    format!(
        "pub fn run(key: &str, url: String) -> BoxFuture<'static, Outcome> {{\n    match key {{\n\
         {branches}        _ => unreachable!(\"{{key}} has a function\"),\n    }}\n}}\n{functions}"
    )
}

/// Returns a function for each row of a document.
pub fn functions(document: &Document) -> String {
    let mut out = String::new();
    let mut count = 0;
    for construct in &document.constructs {
        for (index, row) in construct.rows.iter().enumerate() {
            let name = format!("{}_{}_{count}", document.area, document.name);
            count += 1;
            let body = match &construct.component {
                None => operation(document, construct, row),
                Some(component) => schema(document, component, row),
            };
            let key = format!("{}/{}#{} {index}", document.area, document.name, construct.pointer);
            writeln!(out, "// {key} {name}\nasync fn {name}(url: String) -> Outcome {{\n{body}}}")
                .expect("a string");
        }
    }
    out
}

fn operation(document: &Document, construct: &Construct, row: &Row) -> String {
    let (area, module, settings) = (&document.area, &document.name, &row.client);
    let call = row.call.clone().unwrap_or_else(|| call(construct, row));
    let send = if call.contains(".send") { "" } else { ".send()" };
    let read = row.read.as_deref().unwrap_or("()");
    format!(
        "    use sailwright_conformance::{area}::{{*, {module}::*}};\n    \
         let client = match Client::builder().base_url(url.clone()){settings}.build() {{\n        \
         Ok(client) => client,\n        \
         Err(error) => return Outcome::config(&error),\n    }};\n    \
         let result = client.{module}().{call}{send}.await;\n    \
         let error = kind(&result);\n    let read = format!(\"{{:?}}\", {read});\n    \
         Outcome {{ error, read, written: None }}\n"
    )
}

fn schema(document: &Document, component: &str, row: &Row) -> String {
    let (area, module) = (&document.area, &document.name);
    let (ty, json) = (component.to_upper_camel_case(), row.value.clone().unwrap_or_default());
    let read = row.read.as_deref().unwrap_or("()");
    format!(
        "    use sailwright_conformance::{area}::{module}::types::*;\n    let _ = url;\n    \
         let value = read::<{ty}>({:?});\n    \
         let written = Some(serde_json::to_value(&value).expect(\"JSON\"));\n    \
         let read = format!(\"{{:?}}\", {read});\n    Outcome {{ error: None, read, written }}\n",
        json.to_string()
    )
}

/// Returns the call with the value as the argument or setter of the only parameter.
fn call(construct: &Construct, row: &Row) -> String {
    let object = &construct.object;
    let word = |value: &Value| value.as_str().unwrap_or_default().to_snake_case();
    let (tag, operation) = (word(&object["tags"][0]), word(&object["operationId"]));
    let Some(value) = &row.value else { return format!("{tag}().{operation}()") };
    let parameter = &object["parameters"][0];
    let content = parameter["content"].as_object().and_then(|content| content.values().next());
    let schema = content.map_or(&parameter["schema"], |content| &content["schema"]);
    let value = argument(schema, value);
    if parameter["in"] == "path" || parameter["required"] == true {
        format!("{tag}().{operation}({value})")
    } else {
        format!("{tag}().{operation}().{}({value})", word(&parameter["name"]))
    }
}

/// Returns a value as an argument of a generated method.
fn argument(schema: &Value, value: &Value) -> String {
    let json = value.to_string();
    match (schema["type"].as_str(), value) {
        (Some("string"), Value::String(text)) if is_string(schema) => format!("{text:?}"),
        (Some("boolean" | "integer" | "number"), _) if schema.get("enum").is_none() => {
            format!("read({json:?})")
        }
        (Some("array"), Value::Array(items)) if is_string(&schema["items"]) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| format!("{:?}", item.as_str().unwrap_or_default()))
                .collect();
            format!("&[{}]", items.join(", "))
        }
        (Some("array"), _) => format!("&read::<Vec<_>>({json:?})"),
        _ => format!("&read({json:?})"),
    }
}

/// Returns whether the values of a schema are `String`.
fn is_string(schema: &Value) -> bool {
    let is_date = ["date", "date-time"].iter().any(|format| schema["format"] == *format);
    schema["type"] == "string"
        && !is_date
        && schema.get("enum").is_none()
        && schema["nullable"] != true
}
