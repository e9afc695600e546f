//! Every identifier of the crate, given in one place.

mod ident;

pub use ident::Ident;

/// The identifiers of one [`crate::api::Api`], by the same positions.
#[derive(Clone, Debug)]
pub struct Names {
    /// Of each type.
    pub types: Vec<TypeNames>,
    /// Of each tag.
    pub tags: Vec<TagNames>,
    /// Of each operation.
    pub operations: Vec<OperationNames>,
    /// The name of each error enum, and of its variants in the order of its cases.
    pub error_sets: Vec<(Ident, Vec<Ident>)>,
    /// Of each server, its variant and the fields of its variables.
    pub servers: Vec<(Ident, Vec<Ident>)>,
}

/// The identifiers of a type.
#[derive(Clone, Debug)]
pub struct TypeNames {
    /// The type.
    pub ident: Ident,
    /// Its module and, with `.rs`, its file.
    pub module: Ident,
    /// Its fields or variants, in the order of the type.
    pub members: Vec<Ident>,
    /// The field of the members without a field, or the variant of unknown values.
    pub extra: Ident,
}

/// The identifiers of a tag.
#[derive(Clone, Debug)]
pub struct TagNames {
    /// The handle type.
    pub ident: Ident,
    /// The method of the client, and the module.
    pub module: Ident,
    /// The cargo feature.
    pub feature: String,
}

/// The identifiers of an operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method of the handle.
    pub method: Ident,
    /// The module and file of the operation.
    pub module: Ident,
    /// The request type.
    pub request: Ident,
    /// The answer enum, when several answers differ, and its variants.
    pub answer: (Ident, Vec<Ident>),
    /// The parameters, in order: argument or setter.
    pub parameters: Vec<Ident>,
    /// The methods of the bodies beside the preferred one.
    pub other_bodies: Vec<Ident>,
    /// The argument of the body.
    pub body: Ident,
    /// The parts of each multipart body: argument or setter.
    pub parts: Vec<Vec<Ident>>,
}
