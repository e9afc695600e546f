//! The lines of the items of a file.

use syn::punctuated::Punctuated;
use syn::{
    Attribute, Fields, Generics, ImplItem, Item, ItemImpl, ItemTrait, Path, Token, TraitItem, Type,
    Visibility,
};

use super::Scope;
use super::print::text;
use super::signature::{conditions, parameters, signature};

/// Adds the lines of the public items of a file.
pub fn items(items: &[Item], scope: &Scope<'_>, lines: &mut Vec<String>) {
    for item in items {
        self::item(item, scope, lines);
    }
}

fn item(item: &Item, scope: &Scope<'_>, lines: &mut Vec<String>) {
    match item {
        Item::Impl(item) if is_listed(&item.attrs) => implementation(item, scope, lines),
        item => {
            let Some((attributes, visibility, name)) = head(item) else { return };
            if !is_public(visibility) || !is_listed(attributes) {
                return;
            }
            let Some(path) = scope.public(&name) else { return };
            let declaration = declaration(item, scope);
            let open = if has(attributes, "non_exhaustive") { "#[non_exhaustive] " } else { "" };
            lines.push(format!("{path}: {open}{declaration}"));
            derives(attributes, &path, scope, lines);
            parts(item, &path, scope, lines);
        }
    }
}

/// Returns the attributes, the visibility and the name of an item.
fn head(item: &Item) -> Option<(&[Attribute], &Visibility, String)> {
    let (attributes, visibility, ident) = match item {
        Item::Const(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Enum(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Fn(item) => (&item.attrs, &item.vis, &item.sig.ident),
        Item::Mod(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Struct(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Trait(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Type(item) => (&item.attrs, &item.vis, &item.ident),
        _ => return None,
    };
    Some((attributes, visibility, ident.to_string()))
}

/// Returns the declaration of an item without its name.
fn declaration(item: &Item, scope: &Scope<'_>) -> String {
    let generic = |word: &str, generics: &Generics| {
        [word, &parameters(generics, scope), &conditions(generics, scope)].concat()
    };
    match item {
        Item::Const(item) => format!("const {}", text(&item.ty, scope)),
        Item::Enum(item) => generic("enum", &item.generics),
        Item::Fn(item) => signature(&item.sig, scope),
        Item::Struct(item) => {
            let is_closed = item.fields.iter().any(|field| !is_public(&field.vis));
            generic("struct", &item.generics) + if is_closed { " { .. }" } else { "" }
        }
        Item::Trait(item) => {
            let bounds = text(&item.supertraits, scope);
            let bounds = if bounds.is_empty() { bounds } else { format!(": {bounds}") };
            generic("trait", &item.generics) + &bounds
        }
        Item::Type(item) => {
            format!("{} = {}", generic("type", &item.generics), text(&item.ty, scope))
        }
        _ => "mod".to_owned(),
    }
}

/// Adds the fields, the variants, or the methods of a trait.
fn parts(item: &Item, path: &str, scope: &Scope<'_>, lines: &mut Vec<String>) {
    match item {
        Item::Struct(item) => {
            for (position, field) in item.fields.iter().enumerate() {
                if is_public(&field.vis) && is_listed(&field.attrs) {
                    let ident = field.ident.as_ref();
                    let name = ident.map_or_else(|| position.to_string(), ToString::to_string);
                    lines.push(format!("{path}::{name}: field {}", text(&field.ty, scope)));
                }
            }
        }
        Item::Enum(item) => {
            for variant in item.variants.iter().filter(|variant| is_listed(&variant.attrs)) {
                let fields = match &variant.fields {
                    Fields::Unit => String::new(),
                    Fields::Unnamed(fields) => {
                        let types = fields.unnamed.iter().map(|field| text(&field.ty, scope));
                        format!("({})", types.collect::<Vec<_>>().join(", "))
                    }
                    Fields::Named(fields) => {
                        let fields = fields.named.iter().map(|field| {
                            let name =
                                field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                            format!("{name}: {}", text(&field.ty, scope))
                        });
                        format!(" {{ {} }}", fields.collect::<Vec<_>>().join(", "))
                    }
                };
                lines.push(format!("{path}::{}: variant{fields}", variant.ident));
            }
        }
        Item::Trait(item) => trait_items(item, path, scope, lines),
        _ => {}
    }
}

fn trait_items(item: &ItemTrait, path: &str, scope: &Scope<'_>, lines: &mut Vec<String>) {
    for each in &item.items {
        let line = match each {
            TraitItem::Fn(method) if is_listed(&method.attrs) => {
                let provided = if method.default.is_some() { " { .. }" } else { "" };
                let signature = signature(&method.sig, scope);
                format!("{path}::{}: {signature}{provided}", method.sig.ident)
            }
            TraitItem::Type(ty) => format!("{path}::{}: type", ty.ident),
            TraitItem::Const(item) => {
                format!("{path}::{}: const {}", item.ident, text(&item.ty, scope))
            }
            _ => continue,
        };
        lines.push(line);
    }
}

/// Adds the implementations that a type derives.
fn derives(attributes: &[Attribute], path: &str, scope: &Scope<'_>, lines: &mut Vec<String>) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let list = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        let list = list.into_iter().flatten();
        lines.extend(list.map(|name| format!("{path}: impl {}", text(&name, scope))));
    }
}

fn implementation(item: &ItemImpl, scope: &Scope<'_>, lines: &mut Vec<String>) {
    let Type::Path(ty) = &*item.self_ty else { return };
    let Some(last) = ty.path.segments.last() else { return };
    let Some(path) = scope.public(&last.ident.to_string()) else { return };
    let is_bounded = !conditions(&item.generics, scope).is_empty()
        || item.generics.type_params().any(|parameter| !parameter.bounds.is_empty());
    let bounds = if is_bounded { parameters(&item.generics, scope) } else { String::new() };
    let conditions = conditions(&item.generics, scope);
    if let Some(implemented) = &item.trait_ {
        if scope.is_hidden(&implemented.0) {
            return;
        }
        let name = text(&implemented.0, scope);
        let subject = if last.arguments.is_empty() {
            String::new()
        } else {
            format!(" for {}", text(&item.self_ty, scope))
        };
        lines.push(format!("{path}: impl{bounds} {name}{subject}{conditions}"));
        return;
    }
    let bounds = if is_bounded { format!("impl{bounds} ") } else { bounds };
    for each in &item.items {
        match each {
            ImplItem::Fn(method) if is_public(&method.vis) && is_listed(&method.attrs) => {
                let signature = signature(&method.sig, scope);
                let name = &method.sig.ident;
                lines.push(format!("{path}::{name}: {bounds}{signature}{conditions}"));
            }
            ImplItem::Const(item) if is_public(&item.vis) && is_listed(&item.attrs) => {
                lines.push(format!("{path}::{}: const {}", item.ident, text(&item.ty, scope)));
            }
            _ => {}
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Returns whether an item is neither hidden nor compiled for tests or WebAssembly only.
fn is_listed(attributes: &[Attribute]) -> bool {
    attributes.iter().all(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return true };
        let arguments = list.tokens.to_string().replace(' ', "");
        if attribute.path().is_ident("doc") {
            return arguments != "hidden";
        }
        !(attribute.path().is_ident("cfg")
            && matches!(arguments.as_str(), "test" | "target_family=\"wasm\""))
    })
}
