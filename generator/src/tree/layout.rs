//! The fields of a document that list its components.

use serde_json::Value;

use super::ObjectKind;

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// OpenAPI 3: the lists are fields of `components`.
    OpenApi,
    /// Swagger 2.0: the lists are fields of the root.
    Swagger,
}

impl Layout {
    /// Returns the form of a document.
    pub(crate) fn of(tree: &Value) -> Self {
        if tree.get("swagger").is_some_and(|version| !version.is_null()) {
            Self::Swagger
        } else {
            Self::OpenApi
        }
    }

    /// Returns the kind of the root object.
    pub(crate) fn root(self) -> ObjectKind {
        match self {
            Self::OpenApi => ObjectKind::Document,
            Self::Swagger => ObjectKind::Swagger,
        }
    }

    /// Returns the keys that lead to the list of the components of a kind. `None` if there is no such list.
    pub(crate) fn list(self, kind: ObjectKind) -> Option<&'static [&'static str]> {
        match self {
            Self::OpenApi => openapi_list(kind),
            Self::Swagger => swagger_list(kind),
        }
    }

    /// Iterates over the lists of components.
    pub(crate) fn lists(self) -> impl Iterator<Item = (ObjectKind, &'static [&'static str])> {
        KINDS.into_iter().filter_map(move |kind| Some((kind, self.list(kind)?)))
    }
}

/// The kinds of components, in alphabetical order of their lists in OpenAPI 3.
const KINDS: [ObjectKind; 10] = [
    ObjectKind::Callback,
    ObjectKind::Example,
    ObjectKind::Header,
    ObjectKind::Link,
    ObjectKind::MediaType,
    ObjectKind::Parameter,
    ObjectKind::RequestBody,
    ObjectKind::Response,
    ObjectKind::Schema,
    ObjectKind::SecurityScheme,
];

fn openapi_list(kind: ObjectKind) -> Option<&'static [&'static str]> {
    Some(match kind {
        ObjectKind::Schema => &["components", "schemas"],
        ObjectKind::Response => &["components", "responses"],
        ObjectKind::Parameter => &["components", "parameters"],
        ObjectKind::Example => &["components", "examples"],
        ObjectKind::RequestBody => &["components", "requestBodies"],
        ObjectKind::Header => &["components", "headers"],
        ObjectKind::SecurityScheme => &["components", "securitySchemes"],
        ObjectKind::Link => &["components", "links"],
        ObjectKind::MediaType => &["components", "mediaTypes"],
        ObjectKind::Callback => &["components", "callbacks"],
        _ => return None,
    })
}

fn swagger_list(kind: ObjectKind) -> Option<&'static [&'static str]> {
    Some(match kind {
        ObjectKind::Schema => &["definitions"],
        ObjectKind::Response => &["responses"],
        ObjectKind::Parameter => &["parameters"],
        ObjectKind::SecurityScheme => &["securityDefinitions"],
        _ => return None,
    })
}
