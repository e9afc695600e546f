//! The origins of types and variants: the facts of the document from which `name` derives their names.

use std::sync::Arc;

use crate::spec::{Method, StatusRange, Type};

/// The origin of a type.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum TypeOrigin {
    /// A component, by its name.
    Component(String),
    /// An inline schema.
    Inline(InlineOrigin),
    /// Equal inline schemas that have become one type.
    Merged(Vec<TypeOrigin>),
}

/// The origin of a type that an inline schema describes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct InlineOrigin {
    /// The title of the schema. `None` if the title is not suitable as a name.
    pub title: Option<String>,
    /// The component or the operations that contain the schema.
    pub owner: Owner,
    /// The path from the owner to the schema. Empty if an operation uses the schema itself.
    pub path: Vec<Step>,
}

/// The owner of an inline schema.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Owner {
    /// A component, by its name.
    Component(String),
    /// The operations that use the schema at the start of the path.
    Operations(Arc<[OperationUse]>),
}

/// A use of a schema by an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct OperationUse {
    /// The operation.
    pub operation: Arc<OperationOrigin>,
    /// The part of the operation that has the schema.
    pub part: OperationPart,
}

/// The facts from which the name of an operation is derived.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct OperationOrigin {
    /// The `operationId`.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template, or the name of a webhook.
    pub path: String,
    /// The tag.
    pub tag: String,
}

/// A part of an operation that has a schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum OperationPart {
    /// The parameter with this name.
    Parameter(String),
    /// The request body in this media type.
    RequestBody {
        /// The media type.
        media_type: String,
    },
    /// A response that means success.
    Response {
        /// Its status codes.
        status: StatusRange,
        /// The media type of its body.
        media_type: String,
    },
    /// An error response.
    Error {
        /// Its status codes.
        status: StatusRange,
    },
}

/// A step from a schema to a schema inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Step {
    /// To the schema of a property.
    Property(String),
    /// To the items of a list.
    Item,
    /// To the values of a map.
    Value,
    /// To an alternative.
    Alternative(AlternativeLabel),
}

/// The fact that distinguishes an alternative from the others of its list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum AlternativeLabel {
    /// Its name, its title, its only value of a property, or a property that no other one has.
    Text(String),
    /// Its kind of values.
    Kind(ValueKind),
    /// Its position in the list, from 1.
    Position(usize),
    /// It is the base of the other ones.
    Base,
}

/// A kind of values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum ValueKind {
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer,
    /// A number that need not be an integer.
    Number,
    /// A string.
    String,
    /// A date-time.
    DateTime,
    /// A calendar date.
    Date,
    /// A list.
    List,
    /// An object or map.
    Object,
    /// Any JSON value, or bytes.
    Any,
    /// A type that the configuration names.
    External(String),
}

/// The origin of a union variant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct VariantOrigin {
    /// The title of the alternative. `None` for components, and if the title is not suitable as a name.
    pub title: Option<String>,
    /// The name of the component that the alternative is.
    pub component: Option<String>,
    /// The kind of the values. `None` if their type has a name, unless it is an inline enum.
    pub kind: Option<ValueKind>,
    /// The difference from the other alternatives. `None` if one of the fields above is present.
    pub label: Option<AlternativeLabel>,
    /// The origin of the type, if it has a name.
    pub ty: Option<TypeOrigin>,
    /// The origin of the items or values, if the type is a list or map.
    pub item: Option<ItemOrigin>,
}

/// The origin of the items of a list, or of the values of a map.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum ItemOrigin {
    /// The origin of their type.
    Type(TypeOrigin),
    /// Their kind, if their type has no name.
    Kind(ValueKind),
}

impl TypeOrigin {
    /// Returns the name of the component; `None` for inline schemas.
    #[must_use]
    pub fn component(&self) -> Option<&str> {
        match self {
            Self::Component(name) => Some(name),
            Self::Inline(_) | Self::Merged(_) => None,
        }
    }
}

impl InlineOrigin {
    /// Returns the steps from the last property on, without alternatives unless the path ends in one.
    #[must_use]
    pub fn last_steps(&self) -> Vec<&Step> {
        let start = self.path.iter().rposition(|step| matches!(step, Step::Property(_)));
        let steps = &self.path[start.unwrap_or(0)..];
        let keep = |(index, step): &(usize, &Step)| {
            !matches!(step, Step::Alternative(_)) || index + 1 == steps.len()
        };
        steps.iter().enumerate().filter(keep).map(|(_, step)| step).collect()
    }
}

impl From<Type> for ValueKind {
    fn from(kind: Type) -> Self {
        match kind {
            Type::Boolean => Self::Boolean,
            Type::Integer => Self::Integer,
            Type::Number => Self::Number,
            Type::String => Self::String,
            Type::Array => Self::List,
            Type::Object => Self::Object,
        }
    }
}
