//! The types of the crate.

use std::collections::BTreeSet;

use super::{Docs, TagId, TypeShape};
use crate::diagnostic::Place;

/// A type of the crate, by its position in [`super::Ir::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A type that gets a name and a file.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Where its schema stands.
    pub at: Place,
    /// What it would like to be called, from short to long, as words of the document
    /// (`["Scope", "Session Scope"]`). A component has exactly one wish: its name.
    pub candidates: Vec<String>,
    /// Whether it is a component of the document: it keeps its name, inline types make way.
    pub component: bool,
    /// What it says to people.
    pub docs: Docs,
    /// Whether it is sent, received or both.
    pub usage: Usage,
    /// The tags whose operations reach it; none: nothing does.
    pub tags: BTreeSet<TagId>,
    /// What it is.
    pub kind: TypeKind,
    /// Its form in Rust.
    pub shape: TypeShape,
}

/// In which direction values of a type travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// In requests.
    pub sent: bool,
    /// In answers.
    pub received: bool,
}

/// The kinds of types.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object with known members.
    Struct(Struct),
    /// A text out of a list.
    StringEnum(Enum<String>),
    /// A whole number out of a list.
    IntegerEnum(Enum<i64>),
    /// One of several types.
    Union(Union),
    /// A list, map or scalar that refers to itself and so cannot be an alias.
    Newtype(Ty),
}

/// An object with known members.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its members, sorted by key.
    pub fields: Vec<Field>,
    /// The members beside them.
    pub extra: Extra,
}

/// The members of an object that have no field of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// The document says that there are none; should there be some, they are ignored.
    None,
    /// The server may add some; they are kept, and sent back.
    Unknown,
    /// They are part of the contract, and all of this type.
    Typed(Ty),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key on the wire.
    pub key: String,
    /// What it says to people.
    pub docs: Docs,
    /// Its type without presence.
    pub ty: Ty,
    /// Whether it may be missing or null.
    pub presence: Presence,
}

/// Whether a member may be missing or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there, never null: `T`
    Required,
    /// Always there, may be null: `Option<T>`
    Nullable,
    /// May be missing, never null: `Option<T>`
    Optional,
    /// May be missing, may be null: `Maybe<T>`
    OptionalNullable,
}

/// An enumeration that stays open: unknown values survive.
#[derive(Clone, Debug)]
pub struct Enum<V> {
    /// The known values, in the order of the document, each once.
    pub values: Vec<EnumValue<V>>,
}

/// A known value of an enumeration.
#[derive(Clone, Debug)]
pub struct EnumValue<V> {
    /// The value on the wire.
    pub value: V,
    /// What it says to people.
    pub docs: Docs,
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The member that tells which one it is; without it the best match is taken.
    pub tag: Option<String>,
    /// The alternatives, in the order of the document.
    pub variants: Vec<UnionVariant>,
}

/// An alternative of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// What its variant would like to be called, from short to long, as words.
    pub candidates: Vec<String>,
    /// The values of the tag that stand for it; the first one is written. Empty without a tag.
    pub tag_values: Vec<String>,
    /// What it holds; objects are boxed.
    pub ty: Ty,
    /// What it says to people.
    pub docs: Docs,
}

/// A type as it is used.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// A moment, kept as the text that was sent, convertible
    DateTime,
    /// A calendar date, kept as the text that was sent, convertible
    Date,
    /// JSON of any shape
    Json,
    /// Bytes in a form or a body; never inside of JSON
    Bytes,
    /// A type with a name
    Named(TypeId),
    /// `Vec<T>`
    List(Box<Ty>),
    /// `BTreeMap<String, T>`
    Map(Box<Ty>),
    /// A value or null, where there is no member that could be missing: `Option<T>`
    Nullable(Box<Ty>),
    /// `Box<T>`: breaks a cycle, or keeps a union small
    Boxed(Box<Ty>),
    /// A type of the user's choice, a path such as `jiff::Timestamp`
    External(String),
}
