//! Every identifier of the crate, given in one place.
//!
//! # The rules
//!
//! 1. *Words.* A text is split at everything that is no letter or digit, and at changes of case: `displayName` is
//!    `display name`, `HTTPResponse2` is `http response2`, `X-SailPoint-Experimental` is `x sail point experimental`,
//!    `userIDs` is `user ids`. Letters of all scripts stay as they are (`名前`, `größe`); compatibility forms become plain
//!    ones (`ﬁ` is `fi`).
//! 2. *Symbols* have names only where nothing else is left: `*` is `star`, `🎉` is `tada`, the empty text is `empty`; and
//!    in front of digits: `-1` is `minus 1`.
//! 3. *Case.* Types and variants: `RoleMiningSession`; fields, arguments, methods: `role_mining_session`. What would
//!    start with a digit gets an `n`: `2FA` is `N2fa` or `n2fa`, `1.5` is `N1_5`.
//! 4. *Keywords* are raw: `r#type`. `self`, `Self`, `super` and `crate` get an underscore: `self_`.
//! 5. *Scopes.* All members of a clash move to their next wish together, so that a name depends on who clashes, never on
//!    the order. Members of objects and values of enumerations: the words; with symbols spelled (`_type` beside `type` is
//!    `underscore_type`); with the case told (`ID` beside `id` is `id_upper`); numbered. Parameters: the words; with their
//!    place in front (`query_id` and `path_id`); with symbols spelled; with the case told. Inline types: what lowering proposes, from short to long.
//! 6. *Components keep their names*; inline types and what we add ourselves make way.
//! 7. *Reserved.* Types are never called like something of the prelude or of the files of types (`Option`
//!    is `OptionModel`), handles and requests never like something that the files of operations import (`Client` is `ClientRequest`).
//!    Types are written `types::Pet` outside of their own module, so they may be called `Error` or `Response`.
//! 8. *Files and features* are ASCII in lower case (`名前` is `ming_qian`), and never what some system keeps for itself (`con_`).
//! 9. *Pins* in sailwright.toml come before everything else.

mod ident;
mod keyword;
mod operation;
mod pin;
mod property;
mod scope;
mod server;
mod status;
mod tag;
mod types;
mod words;

pub use ident::Ident;
pub use pin::Pins;
pub use server::{BuilderNames, ServerNames, builder};

use crate::ir::Ir;
use words::Words;

/// The identifiers of one [`crate::ir::Ir`], by the same positions.
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
}

/// The identifiers of a type.
#[derive(Clone, Debug)]
pub struct TypeNames {
    /// The type.
    pub ident: Ident,
    /// Its module and, with `.rs`, its file.
    pub module: Ident,
    /// Its fields or variants, in the order of the type.
    pub fields: Vec<Ident>,
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
    /// The cargo feature, without the module of the document.
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
    pub response: (Ident, Vec<Ident>),
    /// The parameters, in order: argument or setter.
    pub parameters: Vec<Ident>,
    /// The methods of the bodies beside the preferred one.
    pub other_bodies: Vec<Ident>,
    /// The argument of the body.
    pub body: Ident,
    /// The parts of each multipart body, in the order of the bodies; empty for others: argument or setter.
    pub parts: Vec<Vec<Ident>>,
}

/// Gives every identifier of a document.
#[must_use]
pub fn name(ir: &Ir, pins: &Pins) -> Names {
    let tags = tag::name(&ir.tags, pins);
    let methods = operation::methods(ir, pins);
    let (tags, requests, error_sets) = tag::scopes(ir, tags, &methods);
    let operations = operation::name(ir, &tags, methods, requests);
    Names { types: types::name(&ir.types, pins), tags, operations, error_sets }
}

/// The module of a document, and the handle of it: `v2024` and `V2024`.
#[must_use]
pub fn module(text: &str) -> (Ident, Ident) {
    let words = Words::of(text);
    let reserved =
        scope::Reserved { names: &[keyword::MODULES, keyword::TAGS], suffix: "api", joint: "_" };
    (Ident::legal(reserved.avoid(words.module())), Ident::legal(words.camel()))
}

/// The cargo feature of a tag, or of a whole document.
#[must_use]
pub fn feature(module: Option<&Ident>, tag: Option<&str>) -> String {
    let module = module.map(|module| module.plain().replace('_', "-"));
    let name = [module.as_deref(), tag].into_iter().flatten().collect::<Vec<_>>().join("-");
    let reserved = scope::Reserved { names: &[keyword::FEATURES], suffix: "api", joint: "-" };
    reserved.avoid(name)
}

/// The name of a crate that is called after its document.
#[must_use]
pub fn package(title: &str) -> String {
    let name = Words::of(title).feature();
    let name = if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("api-{name}")
    };
    let word = name.replace('-', "_");
    let taken =
        keyword::kind(&word) != keyword::Kind::Free || keyword::PACKAGES.contains(&word.as_str());
    if taken { format!("{name}-client") } else { name }
}
