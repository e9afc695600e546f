//! The types of the crate.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};

use serde_json::Value;

use super::{Derive, Docs, TagId, TypeOrigin, VariantOrigin};
use crate::diagnostic::Location;

/// A type of the crate, by its position in [`super::Ir::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct TypeId(pub usize);

/// A type with a name and a file.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TypeDef {
    /// The location of its schema.
    pub at: Location,
    /// The facts from which its name is derived.
    pub origin: TypeOrigin,
    /// Its documentation.
    pub docs: Docs,
    /// Whether it is sent, received or both.
    pub usage: Usage,
    /// The tags whose operations reach it. Empty if only webhooks do.
    pub tags: BTreeSet<TagId>,
    /// Its kind and content.
    pub kind: TypeKind,
    /// The traits that it derives, in the order of printing.
    pub derives: Vec<Derive>,
}

/// The directions in which the values of a type are transferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Usage {
    /// In requests.
    pub sent: bool,
    /// In responses.
    pub received: bool,
}

/// The kinds of types.
#[derive(Clone, Debug, serde::Serialize)]
pub enum TypeKind {
    /// An object with properties.
    Struct(Struct),
    /// A string of a list of values.
    StringEnum(Enum<String>),
    /// An integer of a list of values.
    IntegerEnum(Enum<i64>),
    /// A value of a list of strings, numbers and booleans.
    MixedEnum(Enum<Constant>),
    /// One of several types.
    Union(Union),
    /// A list, map or scalar that refers to itself and so cannot be an alias.
    Newtype(Ty),
}

/// An object with properties.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Struct {
    /// The fields of its properties, sorted by key.
    pub fields: Vec<Field>,
    /// The properties without a field.
    pub additional: AdditionalProperties,
}

impl Struct {
    /// The number of fields above which the time and the stack of the compiler would grow too much.
    const LARGE: usize = 256;

    /// Returns whether the type has a function `new`: there are required fields, and no more than the compiler can handle.
    #[must_use]
    pub fn has_new(&self) -> bool {
        let arguments = self.fields.iter().filter(|field| field.is_argument()).count();
        (1..=Self::LARGE).contains(&arguments)
    }

    /// Returns whether the type is printed in a form that compiles with any number of fields. There is none for types
    /// of other crates.
    #[must_use]
    pub fn is_large(&self) -> bool {
        let is_external = match &self.additional {
            AdditionalProperties::Typed(ty) => ty.has_external(),
            AdditionalProperties::Closed | AdditionalProperties::Unknown => false,
        };
        self.fields.len() > Self::LARGE
            && !is_external
            && !self.fields.iter().any(|field| field.ty.has_external())
    }
}

/// The properties of an object that have no field.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum AdditionalProperties {
    /// The document forbids them (`additionalProperties: false`). Received ones are kept and sent back.
    Closed,
    /// The server may add properties. Received ones are kept and sent back.
    Unknown,
    /// The document describes them, and all are of this type.
    Typed(Ty),
}

/// The field of a property.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Field {
    /// The name of the property in JSON.
    pub key: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its type without presence.
    pub ty: Ty,
    /// Whether the property may be absent or null.
    pub presence: Presence,
    /// Whether requests omit the property, because it is read-only. It may be absent then.
    pub read_only: bool,
    /// Whether requests contain the property although it may be absent: it is write-only, and required.
    pub required_in_requests: bool,
}

impl Field {
    /// Returns whether `new` has an argument for the field.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.required_in_requests || self.presence.is_required()
    }
}

/// Whether a property may be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Presence {
    /// Always present, never null: `T`
    Required,
    /// Always present, may be null: `Option<T>`
    Nullable,
    /// May be absent, never null: `Option<T>`
    Optional,
    /// May be absent, may be null: `Maybe<T>`
    OptionalNullable,
}

impl Presence {
    /// Returns whether the property is always present.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::Nullable)
    }

    /// Returns the same presence, but the property may be absent.
    #[must_use]
    pub fn or_absent(self) -> Self {
        match self {
            Self::Required | Self::Optional => Self::Optional,
            Self::Nullable | Self::OptionalNullable => Self::OptionalNullable,
        }
    }
}

/// An open enum: unknown values are preserved.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Enum<V> {
    /// The known values, in the order of the document, each once.
    pub values: Vec<EnumValue<V>>,
    /// Whether the document also allows any other value of the type: an alternative next to the enum does.
    pub is_free: bool,
}

/// A known value of an enum.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct EnumValue<V> {
    /// The value in JSON.
    pub value: V,
    /// The name that the document gives it. `None` if the value is its name.
    pub name: Option<String>,
    /// Its documentation.
    pub docs: Docs,
}

/// A string, number or boolean.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Constant {
    /// `true` or `false`
    Boolean(bool),
    /// An integer
    Integer(i64),
    /// Any other number, as it is written
    Number(String),
    /// A string
    String(String),
}

impl Constant {
    /// Returns a value as a constant; `None` for null, a list or an object.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Null | Value::Array(_) | Value::Object(_) => None,
            Value::Bool(value) => Some(Self::Boolean(*value)),
            Value::Number(number) => {
                let other = || Self::Number(number.to_string());
                Some(number.as_i64().map_or_else(other, Self::Integer))
            }
            Value::String(text) => Some(Self::String(text.clone())),
        }
    }
}

impl Display for Constant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Number(value) | Self::String(value) => value.fmt(f),
        }
    }
}

/// One of several types.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Union {
    /// The property that selects the variant. `None` if the variant that fits best is selected.
    pub discriminator: Option<Discriminator>,
    /// The alternatives, in the order of the document.
    pub variants: Vec<UnionVariant>,
}

/// The property whose value selects the variant of a union.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Discriminator {
    /// The name of the property in JSON.
    pub property: String,
    /// Whether its values are integers or booleans.
    pub is_scalar: bool,
}

/// The variant of an alternative.
#[derive(Clone, Debug, serde::Serialize)]
pub struct UnionVariant {
    /// The facts from which its name is derived.
    pub origin: VariantOrigin,
    /// The discriminator values that select it; the first one is written. Empty without a discriminator, or if the
    /// mapping gives the name of its schema to another one.
    pub discriminator_values: Vec<String>,
    /// Whether it is read if the discriminator is absent or selects no other variant.
    pub is_default: bool,
    /// The type of its content; structs are boxed.
    pub ty: Ty,
    /// Its documentation.
    pub docs: Docs,
}

/// The type of a field, item, parameter or body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub enum Ty {
    /// `bool`
    Bool,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f64`
    F64,
    /// `String`
    String,
    /// A date-time: the string that was sent, with conversions
    DateTime,
    /// A calendar date: the string that was sent, with conversions
    Date,
    /// Any JSON value
    Json,
    /// Bytes in a form or a body; never inside JSON
    Bytes,
    /// A type with a name
    Named(TypeId),
    /// `Vec<T>`
    List(Box<Ty>),
    /// `BTreeMap<String, T>`
    Map(Box<Ty>),
    /// A value or null in a place that cannot be absent, such as an item: `Option<T>`
    Nullable(Box<Ty>),
    /// `Box<T>`: ends a cycle, or keeps a union small
    Boxed(Box<Ty>),
    /// A type that the configuration names, such as `jiff::Timestamp`
    External(String),
}

impl Ty {
    /// Returns the type with a name that this type contains, through lists, maps and boxes.
    #[must_use]
    pub fn named(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) => Some(*id),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.named()
            }
            _ => None,
        }
    }

    /// Returns whether this type contains a type of another crate, through lists, maps and boxes.
    #[must_use]
    pub fn has_external(&self) -> bool {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.has_external()
            }
            Self::External(_) => true,
            _ => false,
        }
    }

    /// Returns the type with a name that the values of this type have, unless they are null.
    #[must_use]
    pub fn named_value(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) => Some(*id),
            Self::Nullable(inner) | Self::Boxed(inner) => inner.named_value(),
            _ => None,
        }
    }
}
