//! The outline of a document: its servers, operations and components in a few lines of text.

use std::fmt::Write;

use sailwright::internal::spec::{
    Additional, Content, Operation, ParameterKind, Schema, SchemaId, Server, Spec, StatusRange,
};

/// Returns the servers, operations and components of a document, one line for each.
#[must_use]
pub fn outline(spec: &Spec) -> String {
    let mut text = String::new();
    for server in &spec.servers {
        add_server(&mut text, "", server);
    }
    for operation in &spec.operations {
        add_operation(&mut text, spec, "", operation);
    }
    for operation in &spec.webhooks {
        add_operation(&mut text, spec, "webhook ", operation);
    }
    for (id, schema) in spec.schemas.iter() {
        if let Some(name) = &schema.name {
            line(&mut text, &format!("{name} = {}", body(spec, id, 0)));
        }
    }
    text
}

fn line(text: &mut String, line: &str) {
    let _ = writeln!(text, "{line}");
}

fn add_server(text: &mut String, indent: &str, server: &Server) {
    line(text, &format!("{indent}server: {}", server.url));
    for variable in &server.variables {
        let values = variable.values.join(" or ");
        let default = format!("{} = {:?} {values}", variable.name, variable.default);
        line(text, &format!("{indent}  {}", default.trim_end()));
    }
}

fn add_operation(text: &mut String, spec: &Spec, word: &str, operation: &Operation) {
    let Operation { method, path, id, tag, .. } = operation;
    let id = id.as_deref().unwrap_or("-");
    let tag = tag.as_deref().unwrap_or("-");
    line(text, &format!("{word}{} {path} ({id}) [{tag}]", method.as_str()));
    for server in &operation.servers {
        add_server(text, "  ", server);
    }
    for alternative in operation.security.iter().flatten() {
        let names: Vec<&str> = alternative.iter().map(|scheme| scheme.name.as_str()).collect();
        line(text, &format!("  security: {}", names.join(" and ")));
    }
    for parameter in &operation.parameters {
        let kind = match &parameter.kind {
            ParameterKind::Styled { schema, style, explode, allow_reserved: _ } => {
                format!("{style:?}{} {}", if *explode { "*" } else { "" }, inline(spec, *schema, 0))
            }
            ParameterKind::Content(content) => self::content(spec, content),
        };
        let mark = if parameter.required { "" } else { "?" };
        line(text, &format!("  {:?} {}{mark}: {kind}", parameter.location, parameter.name));
    }
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        line(text, &format!("  body: {}", self::content(spec, content)));
    }
    for response in &operation.responses {
        let status = match response.status {
            StatusRange::Exact(code) => code.to_string(),
            StatusRange::Class(class) => format!("{class}XX"),
            StatusRange::Default => "default".to_owned(),
        };
        let contents: Vec<_> = response.contents.iter().map(|found| content(spec, found)).collect();
        line(text, format!("  {status}: {}", contents.join(" or ")).trim_end());
    }
}

fn content(spec: &Spec, content: &Content) -> String {
    let schema = content.schema.map(|id| inline(spec, id, 0));
    let items = content.item_schema.map(|id| format!("items {}", inline(spec, id, 0)));
    let all: Vec<String> = schema.into_iter().chain(items).collect();
    let all = if all.is_empty() { "bytes".to_owned() } else { all.join(", ") };
    format!("{} {all}", content.media_type)
}

/// Returns a schema where it is used: a component by its name, an inline schema in full.
fn inline(spec: &Spec, id: SchemaId, depth: usize) -> String {
    spec.schemas.get(id).name.clone().unwrap_or_else(|| body(spec, id, depth))
}

fn body(spec: &Spec, id: SchemaId, depth: usize) -> String {
    if depth > 8 {
        return "...".to_owned();
    }
    let schema = spec.schemas.get(id);
    let list = |ids: &[SchemaId], separator: &str| {
        ids.iter().map(|id| inline(spec, *id, depth + 1)).collect::<Vec<_>>().join(separator)
    };
    let mut parts = Vec::new();
    if schema.never {
        parts.push("never".to_owned());
    }
    let types: Vec<_> =
        schema.types.iter().map(|found| format!("{found:?}").to_lowercase()).collect();
    if !types.is_empty() {
        let format = schema.format.as_ref().map_or(String::new(), |format| format!("({format})"));
        parts.push(types.join("|") + &format);
    }
    if !schema.values.is_empty() {
        parts.push(serde_json::Value::from(schema.values.clone()).to_string());
    }
    parts.extend(object(spec, schema, depth));
    if !schema.prefix_items.is_empty() {
        parts.push(format!("<{}>", list(&schema.prefix_items, ", ")));
    }
    parts.extend(schema.items.map(|items| format!("of {}", inline(spec, items, depth + 1))));
    for (ids, word) in [(&schema.all_of, "all"), (&schema.one_of, "one"), (&schema.any_of, "any")] {
        if !ids.is_empty() {
            parts.push(format!("{word}({})", list(ids, ", ")));
        }
    }
    if let Some(discriminator) = &schema.discriminator {
        let mapping = discriminator.mapping.iter();
        let mapping =
            mapping.map(|(value, id)| format!("{value}: {}", inline(spec, *id, depth + 1)));
        parts.push(format!(
            "by {}({})",
            discriminator.property,
            mapping.collect::<Vec<_>>().join(", ")
        ));
    }
    if parts.is_empty() {
        parts.push("any".to_owned());
    }
    parts.extend(facts(schema));
    parts.join(" ")
}

fn object(spec: &Spec, schema: &Schema, depth: usize) -> Option<String> {
    let mut fields: Vec<String> = Vec::new();
    for property in &schema.properties {
        let mark = if schema.required.contains(&property.name) { "" } else { "?" };
        fields.push(format!(
            "{}{mark}: {}",
            property.name,
            inline(spec, property.schema, depth + 1)
        ));
    }
    match schema.additional {
        Additional::Unsaid => {}
        Additional::Any => fields.push("..any".to_owned()),
        Additional::Forbidden => fields.push("..none".to_owned()),
        Additional::Of(id) => fields.push(format!("..{}", inline(spec, id, depth + 1))),
    }
    (!fields.is_empty()).then(|| format!("{{ {} }}", fields.join(", ")))
}

fn facts(schema: &Schema) -> Vec<String> {
    let mut facts = Vec::new();
    if schema.nullable {
        facts.push("or null".to_owned());
    }
    let limits = &schema.limits;
    let sign =
        |exclusive: bool, sign: &str| if exclusive { sign.to_owned() } else { format!("{sign}=") };
    facts.extend(
        limits.minimum.as_ref().map(|n| format!("{}{n}", sign(limits.exclusive_minimum, ">"))),
    );
    facts.extend(
        limits.maximum.as_ref().map(|n| format!("{}{n}", sign(limits.exclusive_maximum, "<"))),
    );
    facts.extend(schema.docs.default.as_ref().map(|value| format!("default {value}")));
    facts.extend(schema.docs.example.as_ref().map(|value| format!("e.g. {value}")));
    facts.extend(schema.docs.description.as_ref().map(|text| format!("\"{text}\"")));
    if schema.docs.deprecated {
        facts.push("deprecated".to_owned());
    }
    facts
}
