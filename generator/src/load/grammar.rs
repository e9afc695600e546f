//! What the objects of OpenAPI may contain.

/// An object of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Document,
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

/// What a member of an object holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Anything: examples, extensions, or what this program does not look at. A `$ref` in it is data.
    Data,
    /// A text.
    Text,
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// A number of things.
    Count,
    /// A list of texts.
    Strings,
    /// Names of schemas, or references to them, by the value that stands for them.
    Mapping,
    /// An object.
    One(Kind),
    /// A list of objects.
    List(Kind),
    /// Objects by name.
    Map(Kind),
}

impl Kind {
    /// The section of `components` in which such objects can stand.
    pub(crate) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
            _ => return None,
        })
    }
}

/// What a member of an object holds, by its key.
pub(crate) fn field_shape(kind: Kind, key: &str) -> Shape {
    use Shape::{Data, List, Map, One, Strings};
    match (kind, key) {
        (Kind::Paths | Kind::Responses | Kind::Callback, key) if key.starts_with("x-") => Data,
        (Kind::Paths | Kind::Callback, _) => One(Kind::PathItem),
        (Kind::Responses, _) => One(Kind::Response),
        (Kind::Schema, key) => schema_field(key),
        (Kind::Components, key) => components_field(key),
        (Kind::Discriminator, "mapping") => Shape::Mapping,
        (Kind::ServerVariable, "enum") | (Kind::Operation, "tags") => Strings,
        (Kind::Document, "info") => One(Kind::Info),
        (Kind::Document, "paths") => One(Kind::Paths),
        (Kind::Document, "webhooks") => Map(Kind::PathItem),
        (Kind::Document, "components") => One(Kind::Components),
        (Kind::Document, "tags") => List(Kind::Tag),
        (Kind::Document | Kind::PathItem | Kind::Operation, "servers") => List(Kind::Server),
        (Kind::Link, "server") => One(Kind::Server),
        (Kind::Server, "variables") => Map(Kind::ServerVariable),
        (Kind::PathItem | Kind::Operation, "parameters") => List(Kind::Parameter),
        (Kind::PathItem, key) if METHODS.contains(&key) => One(Kind::Operation),
        (Kind::Operation, "requestBody") => One(Kind::RequestBody),
        (Kind::Operation, "responses") => One(Kind::Responses),
        (Kind::Operation, "callbacks") => Map(Kind::Callback),
        (Kind::Parameter | Kind::Header | Kind::MediaType, "schema") => One(Kind::Schema),
        (Kind::Parameter | Kind::Header | Kind::MediaType, "examples") => Map(Kind::Example),
        (Kind::Parameter | Kind::Header | Kind::RequestBody | Kind::Response, "content") => {
            Map(Kind::MediaType)
        }
        (Kind::MediaType, "encoding") => Map(Kind::Encoding),
        (Kind::Encoding | Kind::Response, "headers") => Map(Kind::Header),
        (Kind::Response, "links") => Map(Kind::Link),
        (kind, key) => scalar_field(kind, key),
    }
}

/// The methods of a path, in the order in which OpenAPI lists them.
pub(crate) const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

fn scalar_field(kind: Kind, key: &str) -> Shape {
    match (kind, key) {
        (Kind::Operation | Kind::Parameter | Kind::Header, "deprecated")
        | (Kind::Parameter | Kind::Header | Kind::RequestBody, "required")
        | (_, "explode" | "allowReserved" | "allowEmptyValue") => Shape::Flag,
        (Kind::Discriminator, "propertyName") | (Kind::ServerVariable, "default") => Shape::Text,
        (_, key) if STRINGS.contains(&key) => Shape::Text,
        _ => Shape::Data,
    }
}

/// The members that are texts wherever they stand.
const STRINGS: [&str; 15] = [
    "openapi",
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
];

fn components_field(key: &str) -> Shape {
    Shape::Map(match key {
        "schemas" => Kind::Schema,
        "responses" => Kind::Response,
        "parameters" => Kind::Parameter,
        "examples" => Kind::Example,
        "requestBodies" => Kind::RequestBody,
        "headers" => Kind::Header,
        "securitySchemes" => Kind::SecurityScheme,
        "links" => Kind::Link,
        "callbacks" => Kind::Callback,
        "pathItems" => Kind::PathItem,
        _ => return Shape::Data,
    })
}

fn schema_field(key: &str) -> Shape {
    match key {
        "title" | "description" | "format" | "pattern" | "contentMediaType" | "contentEncoding" => {
            Shape::Text
        }
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => Shape::Flag,
        "minimum" | "maximum" | "multipleOf" => Shape::Number,
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
            Shape::Count
        }
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => {
            Shape::Map(Kind::Schema)
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
        | "contentSchema" => Shape::One(Kind::Schema),
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => Shape::List(Kind::Schema),
        "discriminator" => Shape::One(Kind::Discriminator),
        _ => Shape::Data,
    }
}
