//! Every identifier of the crate. All names are decided here.
//!
//! [`candidates()`] derives the candidates for a name from the origin of an item, and [`name()`] selects one of them for
//! each item of a scope. The files of this folder return the structs of this file, a file for each kind of item.
//!
//! # The rules
//!
//! 1. *Words.* A text is split at each character that is not a letter or digit, and at changes of case: `displayName` is
//!    `display name`, `HTTPResponse2` is `http response2`, `X-SailPoint-Experimental` is `x sail point experimental`,
//!    `userIDs` is `user ids`. Letters of all scripts are kept (`名前`, `größe`); compatibility forms are replaced by
//!    plain ones (`ﬁ` is `fi`).
//! 2. *Symbols* are spelled only if the text has no letters: `*` is `star`, `🎉` is `tada`, the empty text is `empty`;
//!    and before digits: `-1` is `minus 1`.
//! 3. *Case.* Types and variants: `RoleMiningSession`; fields, arguments, methods: `role_mining_session`. An `n` precedes
//!    a digit at the start: `2FA` is `N2fa` or `n2fa`, `1.5` is `N1_5`.
//! 4. *Keywords* are raw: `r#type`. `self`, `Self`, `super` and `crate` get an underscore: `self_`.
//! 5. *Scopes.* All items of a collision move to their next candidate together, so a name depends on the colliding items
//!    and never on their order. Properties and enum values: the words; with symbols spelled (`_type` and `type` are
//!    `underscore_type` and `type`); with a word for the spelling (`ID` and `id` are `id_upper` and `id`); numbered.
//!    Parameters: the words; preceded by their location if they are in different locations (`query_id` and `path_id`);
//!    with symbols spelled or a word for the spelling if they are in the same location (`id_kebab`). Inline types: the
//!    candidates of their origin, from short to long.
//! 6. *Components keep their names.* Inline types and names that the generator adds move. A component whose name is in
//!    lower case without word boundaries has the words of its title: `petowner` with the title *Pet Owner* is `PetOwner`.
//! 7. *Reserved names.* No type has the name of an item of the prelude or of an import of its file (`Option` is
//!    `OptionModel`), no handle or request that of an import of its file (`Client` is `ClientRequest`). Other modules
//!    refer to types as `types::Pet`, so a type can have the name `Error` or `Response`.
//! 8. *Files and features* are ASCII in lower case (`名前` is `ming_qian`), and never a reserved file name (`con_`).
//! 9. *Renames* in sailwright.toml have precedence over all rules. Its rules (`use-titles`, `strip-type-suffixes`) precede
//!    the name in the document, which follows if the name collides.

mod candidates;
mod ident;
mod items;
mod keyword;
mod operation;
mod package;
mod parameter;
mod property;
mod response;
mod rules;
mod scope;
mod server;
mod spelling;
mod split;
mod status;
mod symbol;
mod tag;
mod types;
mod unused;
mod unused_rules;
mod words;

pub use candidates::{candidates, type_keys};
pub use ident::Ident;
pub use package::package;
pub use server::{BuilderNames, SchemeName, ServerNames, builder};
pub(crate) use unused::unused_renames;
pub(crate) use unused_rules::unused_rules;

use crate::config::Renames;
use crate::ir::Ir;
use words::Words;

/// The identifiers of one [`crate::ir::Ir`], by the same positions.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Names {
    /// The names of each type.
    pub types: Vec<TypeNames>,
    /// The names of each tag.
    pub tags: Vec<TagNames>,
    /// The names of each operation.
    pub operations: Vec<OperationNames>,
    /// The name of each error enum, and those of its variants in the order of the status codes.
    pub error_sets: Vec<(Ident, Vec<Ident>)>,
}

/// The identifiers of a type.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TypeNames {
    /// The name of the type in the configuration: the component, or the shortest candidate.
    pub key: String,
    /// The type.
    pub ident: Ident,
    /// Its module and, with `.rs`, its file.
    pub module: Ident,
    /// Its fields or variants, in the order of the type.
    pub fields: Vec<Ident>,
    /// The field of the properties without a field, or the variant for unknown values.
    pub unknown: Ident,
}

/// The identifiers of a tag.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TagNames {
    /// The handle type.
    pub ident: Ident,
    /// The method of the client, and the module.
    pub module: Ident,
    /// The cargo feature, without the module of the document.
    pub feature: String,
}

/// The identifiers of an operation.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OperationNames {
    /// The method of the handle.
    pub method: Ident,
    /// The module and file of the operation.
    pub module: Ident,
    /// The request type.
    pub request: Ident,
    /// The type with the documented headers of the responses, and its methods.
    pub headers: (Ident, Vec<Ident>),
    /// The methods that request another media type of the response than the preferred one.
    pub forms: Vec<Ident>,
    /// The response enum, if there are several different responses, and its variants.
    pub response: (Ident, Vec<Ident>),
    /// The parameters, in order: argument or setter.
    pub parameters: Vec<Ident>,
    /// The methods that send another body than the preferred one.
    pub other_bodies: Vec<Ident>,
    /// The argument of the body.
    pub body: Ident,
    /// The parts of each body, in the order of the bodies: argument or setter. Empty unless the body is multipart.
    pub parts: Vec<Vec<PartNames>>,
}

/// The identifiers of a part.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PartNames {
    /// The argument or setter.
    pub ident: Ident,
    /// The argument or setter of each header.
    pub headers: Vec<Ident>,
}

/// Returns every identifier of a document.
#[must_use]
pub fn name(ir: &Ir, renames: &Renames) -> Names {
    let tags = tag::name(&ir.tags, renames);
    let candidates = candidates(ir, &renames.rules);
    let methods = operation::methods(ir, &candidates.operations, renames);
    let (tags, items, error_sets) = tag::scopes(ir, tags, &methods);
    let operations = operation::name(ir, &tags, methods, items);
    Names { types: types::name(&ir.types, &candidates, renames), tags, operations, error_sets }
}

/// Returns the module of a document and its handle: `v2024` and `V2024`.
#[must_use]
pub fn module(text: &str) -> (Ident, Ident) {
    let words = Words::of(text);
    let reserved =
        scope::Reserved { names: &[keyword::MODULES, keyword::TAGS], suffix: "api", joint: "_" };
    (Ident::legal(reserved.avoid(words.module())), Ident::legal(words.camel()))
}

/// Returns the cargo feature of a tag, or of a whole document.
#[must_use]
pub fn feature(module: Option<&Ident>, tag: Option<&str>) -> String {
    let module = module.map(|module| module.plain().replace('_', "-"));
    let name = [module.as_deref(), tag].into_iter().flatten().collect::<Vec<_>>().join("-");
    let reserved = scope::Reserved { names: &[keyword::FEATURES], suffix: "api", joint: "-" };
    reserved.avoid(name)
}

/// Returns the cargo feature of the types of a document that has operations.
#[must_use]
pub fn types_feature(module: Option<&Ident>) -> String {
    module.map_or_else(|| "types".to_owned(), |module| feature(Some(module), Some("types")))
}
