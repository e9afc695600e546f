//! Documents that are too large to be stored: deep, wide, long, or expanding.

use std::fmt::Write as _;
use std::time::Instant;

use serde_json::{Map, Value, json};

use crate::{fail_on, faults_of, generate_text, lists};

#[test]
fn large_documents_are_processed_with_bounded_work_and_memory() {
    let mut faults = Vec::new();
    for (name, text) in documents() {
        let start = Instant::now();
        let file = if text.starts_with('{') { "large.json" } else { "large.yaml" };
        let found = faults_of(name, move || generate_text(file, &text));
        println!("{name}: {:.1} s", start.elapsed().as_secs_f64());
        faults.push((name.to_owned(), found));
    }
    fail_on(&faults);
}

fn documents() -> Vec<(&'static str, String)> {
    let mut documents = deep();
    documents.extend(bombs());
    documents.extend(wide());
    documents.extend(long());
    documents
}

fn deep() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str, levels: usize| {
        let schema =
            format!("{}{{\"type\":\"string\"}}{}", open.repeat(levels), close.repeat(levels));
        with_schema_text(&schema)
    };
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\nx: ";
    vec![
        ("deep-json-lists", format!("{{\"openapi\":\"3.0.3\",\"x\":{}", "[".repeat(20_000))),
        ("deep-json-closed", format!("{}{}", "{\"a\":".repeat(20_000) + "1", "}".repeat(20_000))),
        ("deep-flow-lists", format!("{head}{}{}", "[".repeat(20_000), "]".repeat(20_000))),
        ("deep-flow-maps", format!("{head}{}1{}", "{a: ".repeat(20_000), "}".repeat(20_000))),
        ("deep-block-lists", format!("{head}\n  {}1", "- ".repeat(20_000))),
        ("deep-keys", format!("{head}\n  {}1", "? ".repeat(20_000))),
        ("deep-properties", nested(r#"{"type":"object","properties":{"a":"#, "}}", 20_000)),
        ("deep-properties-100", nested(r#"{"type":"object","properties":{"a":"#, "}}", 100)),
        ("deep-items", nested(r#"{"type":"array","items":"#, "}", 20_000)),
        ("deep-items-100", nested(r#"{"type":"array","items":"#, "}", 100)),
        ("deep-maps-100", nested(r#"{"type":"object","additionalProperties":"#, "}", 100)),
        ("deep-all-of", nested(r#"{"allOf":["#, "]}", 20_000)),
        ("deep-all-of-100", nested(r#"{"allOf":["#, "]}", 100)),
        ("deep-one-of-100", nested(r#"{"oneOf":[{"type":"integer"},"#, "]}", 100)),
        (
            "deep-one-of-objects-60",
            nested(
                r#"{"oneOf":[{"type":"object","properties":{"b":"#,
                r#"}},{"type":"integer"}]}"#,
                60,
            ),
        ),
        ("deep-references", chain(20_000, |next| json!({ "$ref": next }))),
        (
            "deep-required-properties",
            chain(
                3_000,
                |next| json!({ "type": "object", "required": ["a"], "properties": { "a": { "$ref": next } } }),
            ),
        ),
        (
            "deep-list-aliases",
            chain(3_000, |next| json!({ "type": "array", "items": { "$ref": next } })),
        ),
        (
            "deep-union-aliases",
            chain(
                1_000,
                |next| json!({ "oneOf": [{ "$ref": next }, { "type": "array", "items": { "$ref": next } }] }),
            ),
        ),
        (
            "deep-all-of-references",
            chain(
                150,
                |next| json!({ "allOf": [{ "$ref": next }, { "type": "object", "properties": { next: { "type": "string" } } }] }),
            ),
        ),
    ]
}

fn bombs() -> Vec<(&'static str, String)> {
    let twice = |word: &str| {
        let word = word.to_owned();
        chain(60, move |next| json!({ word.clone(): [{ "$ref": next }, { "$ref": next }] }))
    };
    let fields = chain(
        60,
        |next| json!({ "type": "object", "properties": { "a": { "$ref": next }, "b": { "$ref": next } } }),
    );
    let inline = chain(
        60,
        |next| json!({ "oneOf": [{ "allOf": [{ "$ref": next }, { "type": "object" }] }, { "allOf": [{ "$ref": next }] }] }),
    );
    vec![
        ("bomb-all-of", twice("allOf")),
        ("bomb-any-of", twice("anyOf")),
        ("bomb-one-of", twice("oneOf")),
        ("bomb-properties", fields),
        ("bomb-unions-of-all-of", inline),
        ("bomb-aliases", laughs(|name| format!("[{}]", [name; 9].join(", ")), 12)),
        ("bomb-schema-aliases", laughs(|name| format!("{{oneOf: [{name}, {name}]}}"), 40)),
        (
            "bomb-property-aliases",
            laughs(|name| format!("{{type: object, properties: {{a: {name}, b: {name}}}}}"), 40),
        ),
        ("bomb-merges", laughs(|name| format!("{{<<: [{name}, {name}], k: {name}}}"), 40)),
    ]
}

/// Returns schemas `S0`, `S1` and so on, each with a reference to the next one.
fn chain(length: usize, link: impl Fn(&str) -> Value) -> String {
    let mut schemas = Map::new();
    for number in 0..length {
        let next = format!("#/components/schemas/S{}", number + 1);
        schemas.insert(format!("S{number}"), link(&next));
    }
    let last = json!({ "type": "object", "properties": { "end": { "type": "string" } } });
    schemas.insert(format!("S{length}"), last);
    with_schemas("S0", &schemas)
}

/// Returns anchors, each with aliases of the previous one.
fn laughs(next: impl Fn(&str) -> String, levels: usize) -> String {
    let mut text =
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nx:\n  a0: &a0 {type: string}\n".to_owned();
    for level in 1..levels {
        let _ = writeln!(text, "  a{level}: &a{level} {}", next(&format!("*a{}", level - 1)));
    }
    let _ = writeln!(text, "components: {{schemas: {{S0: *a{}}}}}", levels - 1);
    text.push_str("paths: {/a: {get: {operationId: a, responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}}\n");
    text
}

/// Returns documents whose only type is as wide as it gets.
pub fn widest() -> Vec<(&'static str, String)> {
    let text = json!({ "type": "string" });
    let numbered =
        |count: usize, name: &str| (0..count).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
    let properties = numbered(20_000, "property");
    let fields: Map<_, _> = properties.iter().map(|name| (name.clone(), text.clone())).collect();
    let object = json!({ "type": "object", "properties": fields });
    let mut required = object.clone();
    required["required"] = json!(properties);
    let objects: Vec<_> = numbered(1_500, "alternative")
        .into_iter()
        .map(|name| json!({ "type": "object", "required": [name], "properties": { name: text } }))
        .collect();
    vec![
        ("properties", with_schema(&object)),
        ("required-properties", with_schema(&required)),
        ("values", with_schema(&json!({ "type": "string", "enum": numbered(20_000, "value ") }))),
        (
            "integers",
            with_schema(&json!({ "type": "integer", "enum": (0..20_000).collect::<Vec<_>>() })),
        ),
        ("alternatives", with_schema(&json!({ "oneOf": objects }))),
    ]
}

fn wide() -> Vec<(&'static str, String)> {
    let text = json!({ "type": "string" });
    let numbered =
        |count: usize, name: &str| (0..count).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
    let fields: Map<_, _> =
        numbered(20_000, "property").into_iter().map(|name| (name, text.clone())).collect();
    let objects: Vec<_> = numbered(1_000, "alternative")
        .into_iter()
        .map(|name| json!({ "type": "object", "properties": { name: text } }))
        .collect();
    let strings: Vec<_> = (0..2_000).map(|n| json!({ "type": "string", "maxLength": n })).collect();
    let collisions: Vec<_> =
        (0..2_000).map(|n| format!("a{}", "!".repeat(n % 50 + 1) + &"?".repeat(n / 50))).collect();
    vec![
        ("wide-properties", with_schema(&json!({ "type": "object", "properties": fields, "required": numbered(20_000, "property") }))),
        ("wide-enum", with_schema(&json!({ "type": "string", "enum": numbered(20_000, "value ") }))),
        ("wide-enum-of-collisions", with_schema(&json!({ "type": "string", "enum": collisions }))),
        ("wide-integers", with_schema(&json!({ "type": "integer", "enum": (0..20_000).collect::<Vec<_>>() }))),
        ("wide-union", with_schema(&json!({ "oneOf": objects }))),
        ("wide-union-of-strings", with_schema(&json!({ "anyOf": strings }))),
        ("wide-all-of", with_schema(&json!({ "allOf": objects }))),
        ("wide-missing-references", with_schema(&json!({ "oneOf": numbered(20_000, "#/x/").iter().map(|name| json!({ "$ref": name })).collect::<Vec<_>>() }))),
        ("wide-operations", operations(3_000)),
        ("wide-parameters", parameters(1_000)),
        ("wide-tags", json!({ "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {}, "tags": numbered(20_000, "t").iter().map(|name| json!({ "name": name })).collect::<Vec<_>>() }).to_string()),
    ]
}

fn operations(count: usize) -> String {
    let paths: Map<_, _> = (0..count)
        .map(|number| {
            let response = json!({ "description": "OK", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "object", "properties": { "n": { "type": "integer" } } } } } } });
            (format!("/path{number}"), json!({ "get": { "tags": [format!("t{}", number % 100)], "operationId": format!("get{number}"), "responses": { "200": response } } }))
        })
        .collect();
    json!({ "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": paths })
        .to_string()
}

fn parameters(count: usize) -> String {
    let template = (0..count).fold(String::new(), |path, n| path + &format!("/{{p{n}}}"));
    let parameters: Vec<_> = (0..count)
        .map(|n| json!({ "name": format!("p{n}"), "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    let operation = json!({ "operationId": "get", "parameters": parameters, "responses": { "204": { "description": "none" } } });
    json!({ "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": { template: { "get": operation } } }).to_string()
}

fn long() -> Vec<(&'static str, String)> {
    let line = "word ".repeat(1_000_000);
    let lines = "a line of `text`\n\n".repeat(100_000);
    let name = "name".repeat(2_500);
    let names = ["A", "B", "\u{e9}"].map(|end| format!("{name}{end}"));
    let number = format!("1{}", "0".repeat(100_000));
    vec![
        ("long-line", with_schema(&json!({ "type": "object", "description": line, "properties": { "a": { "type": "string", "default": line } } }))),
        ("long-lines", with_schema(&json!({ "type": "object", "description": lines }))),
        ("long-value", with_schema(&json!({ "type": "string", "enum": ["a", line] }))),
        ("long-pattern", with_schema(&json!({ "type": "object", "properties": { "a": { "type": "string", "pattern": line, "example": line } } }))),
        ("long-names", lists::with_names(&names).to_string()),
        ("long-number", with_schema_text(&format!("{{\"type\":\"integer\",\"minimum\":{number},\"default\":{number}}}"))),
        ("long-path", json!({ "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": { format!("/{}", name.repeat(20)): { "get": { "responses": {} } } } }).to_string()),
        ("long-white-space", format!("{}openapi: 3.0.3", "\n".repeat(5_000_000))),
        ("long-comment", format!("# {line}\nopenapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n")),
    ]
}

/// Returns a document with one operation whose response has this schema.
fn with_schema(schema: &Value) -> String {
    with_schema_text(&schema.to_string())
}

/// Returns the same for a schema that is too deep for a [`Value`].
fn with_schema_text(schema: &str) -> String {
    let mut schemas = Map::new();
    schemas.insert("S0".to_owned(), json!("SCHEMA"));
    with_schemas("S0", &schemas).replace("\"SCHEMA\"", schema)
}

fn with_schemas(root: &str, schemas: &Map<String, Value>) -> String {
    let schema = json!({ "$ref": format!("#/components/schemas/{root}") });
    let content =
        json!({ "description": "OK", "content": { "application/json": { "schema": schema } } });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "T", "version": "1" },
        "paths": { "/a": { "post": { "operationId": "a", "requestBody": content, "responses": { "200": content } } } },
        "components": { "schemas": schemas },
    })
    .to_string()
}
