//! The objects of OpenAPI and the types of their fields.

/// The kinds of objects that OpenAPI defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ObjectKind {
    Document,
    /// The root of a Swagger 2.0 document.
    Swagger,
    Info,
    Server,
    ServerVariable,
    Tag,
    Components,
    Paths,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Header,
    Example,
    Link,
    Callback,
    SecurityScheme,
    Schema,
    Discriminator,
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldType {
    /// Any value: an example, an extension, or a field that is not used here. A `$ref` in it is data.
    Any,
    /// A string.
    String,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// An integer that is not negative.
    Count,
    /// A list of strings.
    Strings,
    /// The mapping of a discriminator: names of schemas, or references to schemas, by property value.
    Mapping,
    /// The name of a schema, or a reference to a schema.
    MappedSchema,
    /// A list of security requirements, whose keys are names of security schemes, or references to security schemes.
    Requirements,
    /// An object.
    Object(ObjectKind),
    /// A list of objects.
    List(ObjectKind),
    /// A map of objects.
    Map(ObjectKind),
}

impl ObjectKind {
    /// Returns whether the node at the end of a list of keys is an object of another kind, according to the
    /// specification.
    pub(crate) fn has_descendant(self, keys: &[String], kind: Self) -> bool {
        let end = keys.iter().try_fold(FieldType::Object(self), |parent, key| match parent {
            FieldType::Object(kind) => Some(field_type(kind, key)),
            FieldType::List(kind) | FieldType::Map(kind) => Some(FieldType::Object(kind)),
            _ => None,
        });
        end == Some(FieldType::Object(kind))
    }
}

/// Returns the type of a field of an object.
pub(crate) fn field_type(kind: ObjectKind, key: &str) -> FieldType {
    use FieldType::{Any, List, Map, Object, Strings};
    match (kind, key) {
        (ObjectKind::Paths | ObjectKind::Responses | ObjectKind::Callback, key)
            if key.starts_with("x-") =>
        {
            Any
        }
        (ObjectKind::Paths | ObjectKind::Callback, _) => Object(ObjectKind::PathItem),
        (ObjectKind::Responses, _) => Object(ObjectKind::Response),
        (ObjectKind::Schema, key) => schema_field(key),
        (ObjectKind::Components, key) => components_field(key),
        (ObjectKind::Discriminator, "mapping") => FieldType::Mapping,
        (ObjectKind::Discriminator, "defaultMapping") => FieldType::MappedSchema,
        (ObjectKind::Document | ObjectKind::Operation, "security") => FieldType::Requirements,
        (ObjectKind::ServerVariable, "enum") | (ObjectKind::Operation, "tags") => Strings,
        (ObjectKind::Swagger, key) => swagger_field(key),
        (ObjectKind::Document, "info") => Object(ObjectKind::Info),
        (ObjectKind::Document, "paths") => Object(ObjectKind::Paths),
        (ObjectKind::Document, "webhooks") => Map(ObjectKind::PathItem),
        (ObjectKind::Document, "components") => Object(ObjectKind::Components),
        (ObjectKind::Document, "tags") => List(ObjectKind::Tag),
        (ObjectKind::Document | ObjectKind::PathItem | ObjectKind::Operation, "servers") => {
            List(ObjectKind::Server)
        }
        (ObjectKind::Link, "server") => Object(ObjectKind::Server),
        (ObjectKind::Server, "variables") => Map(ObjectKind::ServerVariable),
        (ObjectKind::PathItem | ObjectKind::Operation, "parameters") => List(ObjectKind::Parameter),
        (ObjectKind::PathItem, key) if is_method(key) => Object(ObjectKind::Operation),
        (ObjectKind::PathItem, "additionalOperations") => Map(ObjectKind::Operation),
        (ObjectKind::Operation, "requestBody") => Object(ObjectKind::RequestBody),
        (ObjectKind::Operation, "responses") => Object(ObjectKind::Responses),
        (ObjectKind::Operation, "callbacks") => Map(ObjectKind::Callback),
        // Swagger 2.0 has the schemas of items, and the schema of a response, in the object itself.
        (ObjectKind::MediaType, "itemSchema")
        | (ObjectKind::Parameter | ObjectKind::Header, "items")
        | (
            ObjectKind::Parameter
            | ObjectKind::Header
            | ObjectKind::MediaType
            | ObjectKind::Response,
            "schema",
        ) => Object(ObjectKind::Schema),
        (ObjectKind::Parameter | ObjectKind::Header | ObjectKind::MediaType, "examples") => {
            Map(ObjectKind::Example)
        }
        (
            ObjectKind::Parameter
            | ObjectKind::Header
            | ObjectKind::RequestBody
            | ObjectKind::Response,
            "content",
        ) => Map(ObjectKind::MediaType),
        (
            ObjectKind::MediaType | ObjectKind::Encoding,
            "encoding" | "prefixEncoding" | "itemEncoding",
        ) => encoding_field(key),
        (ObjectKind::Encoding | ObjectKind::Response, "headers") => Map(ObjectKind::Header),
        (ObjectKind::Response, "links") => Map(ObjectKind::Link),
        (kind, key) => scalar_field(kind, key),
    }
}

fn encoding_field(key: &str) -> FieldType {
    match key {
        "encoding" => FieldType::Map(ObjectKind::Encoding),
        "prefixEncoding" => FieldType::List(ObjectKind::Encoding),
        _ => FieldType::Object(ObjectKind::Encoding),
    }
}

fn swagger_field(key: &str) -> FieldType {
    match key {
        "paths" | "x-ms-paths" => FieldType::Object(ObjectKind::Paths),
        "definitions" => FieldType::Map(ObjectKind::Schema),
        "parameters" => FieldType::Map(ObjectKind::Parameter),
        "responses" => FieldType::Map(ObjectKind::Response),
        "securityDefinitions" => FieldType::Map(ObjectKind::SecurityScheme),
        "info" | "tags" => field_type(ObjectKind::Document, key),
        _ => FieldType::Any,
    }
}

/// The fields of a Path Item Object that contain an operation.
pub(crate) const METHODS: [&str; 9] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Returns whether a field contains an operation. Normalization corrects methods in upper case.
fn is_method(key: &str) -> bool {
    METHODS.iter().any(|method| method.eq_ignore_ascii_case(key))
}

fn scalar_field(kind: ObjectKind, key: &str) -> FieldType {
    match (kind, key) {
        (
            ObjectKind::Operation
            | ObjectKind::Parameter
            | ObjectKind::Header
            | ObjectKind::SecurityScheme,
            "deprecated",
        )
        | (ObjectKind::Parameter | ObjectKind::Header | ObjectKind::RequestBody, "required")
        | (_, "explode" | "allowReserved" | "allowEmptyValue") => FieldType::Boolean,
        (ObjectKind::Discriminator, "propertyName") | (ObjectKind::ServerVariable, "default") => {
            FieldType::String
        }
        (_, key) if STRINGS.contains(&key) => FieldType::String,
        _ => FieldType::Any,
    }
}

/// The fields that are strings in every object that has them.
const STRINGS: [&str; 19] = [
    "openapi",
    "$self",
    "title",
    "version",
    "summary",
    "description",
    "url",
    "name",
    "operationId",
    "in",
    "style",
    "contentType",
    "type",
    "scheme",
    "bearerFormat",
    "openIdConnectUrl",
    "oauth2MetadataUrl",
    "parent",
    "kind",
];

fn components_field(key: &str) -> FieldType {
    FieldType::Map(match key {
        "schemas" => ObjectKind::Schema,
        "responses" => ObjectKind::Response,
        "parameters" => ObjectKind::Parameter,
        "examples" => ObjectKind::Example,
        "requestBodies" => ObjectKind::RequestBody,
        "headers" => ObjectKind::Header,
        "securitySchemes" => ObjectKind::SecurityScheme,
        "links" => ObjectKind::Link,
        "callbacks" => ObjectKind::Callback,
        "pathItems" => ObjectKind::PathItem,
        "mediaTypes" => ObjectKind::MediaType,
        _ => return FieldType::Any,
    })
}

fn schema_field(key: &str) -> FieldType {
    match key {
        "title" | "description" | "format" | "pattern" | "contentMediaType" | "contentEncoding" => {
            FieldType::String
        }
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => FieldType::Boolean,
        "minimum" | "maximum" | "multipleOf" => FieldType::Number,
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
            FieldType::Count
        }
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => {
            FieldType::Map(ObjectKind::Schema)
        }
        "items"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => FieldType::Object(ObjectKind::Schema),
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => FieldType::List(ObjectKind::Schema),
        "discriminator" => FieldType::Object(ObjectKind::Discriminator),
        _ => FieldType::Any,
    }
}
