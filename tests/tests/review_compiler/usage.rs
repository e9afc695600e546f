//! The code that uses a public item in every way that a program can.

use std::fmt::Write as _;

use super::declaration::{Function, close, replace_word, split};
use super::items::{Items, is_trait};

/// The uses of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Its name, a call, an access, or the requirement of a trait.
    Item,
    /// A struct literal with all fields, or a match with all variants.
    Whole,
}

/// Returns the code that uses an item. `None` if there is no such code, for example for the methods of a trait.
pub fn usage(items: &Items, path: &str, declaration: &str) -> Option<String> {
    let parent = path.rsplit_once("::").and_then(|(parent, name)| {
        let owner = Owner::of(parent, items.own(parent)?)?;
        Some((owner, name))
    });
    if is_trait(declaration) {
        return implementation(path, items.own(path)?, declaration);
    }
    if let Some(ty) = declaration.strip_prefix("field ") {
        return Some(field(&parent?, ty));
    }
    if let Some(content) = declaration.strip_prefix("variant") {
        return Some(variant(&parent?, content));
    }
    if let Some(ty) = declaration.strip_prefix("const ")
        && !declaration.starts_with("const fn")
    {
        return Some(format!("fn read() {{ let _: {ty} = api::{path}; }}"));
    }
    if let Some(function) = Function::parse(declaration) {
        let is_of_trait =
            |outer: &str| items.own(outer).is_some_and(|own| own.starts_with("trait"));
        if path.rsplit_once("::").is_some_and(|(outer, _)| is_of_trait(outer)) {
            return None;
        }
        return Some(call(path, parent.as_ref(), &function));
    }
    if declaration == "type" {
        return None;
    }
    if let Some(target) = declaration.strip_prefix("type = ") {
        // A request type is an alias or a struct. Both are sent in the same way.
        return Some(match target.strip_prefix("TypedRequest") {
            Some(types) => {
                format!(
                    "fn send(value: api::{path}) {{ let _: ResponseFuture{types} = value.send(); }}"
                )
            }
            None => format!("fn same(value: api::{path}) {{ let _: {target} = value; }}"),
        });
    }
    Some(format!("use api::{path} as _name;\n{}", kind(path, declaration).unwrap_or_default()))
}

/// Returns the code that compiles with a struct only, or with an enum only.
fn kind(path: &str, declaration: &str) -> Option<String> {
    let owner = Owner::of(path, declaration)?;
    let is_lifetime = |each: &String| each.starts_with('\'');
    if declaration.contains("enum") {
        return Some(format!("fn list() {{ use api::{path}::*; }}"));
    }
    let (generics, ty) = (owner.generics.join(", "), &owner.ty);
    (declaration.contains("struct") && owner.generics.iter().all(is_lifetime)).then(|| {
        format!("fn pattern<{generics}>(whole: {ty}) {{ let api::{path} {{ .. }} = whole; }}")
    })
}

/// Returns the code that lists all fields or variants of an item. `None` if code cannot list them.
pub fn whole(items: &Items, path: &str, declaration: &str) -> Option<String> {
    let parts = items.parts(path);
    match declaration {
        "struct" => {
            let arguments = parts.iter().enumerate();
            let arguments = arguments.map(|(at, (_, each))| format!("a{at}: {}", &each[6..]));
            let fields = parts.iter().enumerate().map(|(at, (name, _))| format!("{name}: a{at}"));
            let (arguments, fields) = (join(arguments), join(fields));
            Some(format!(
                "fn make({arguments}) -> api::{path} {{ api::{path} {{ {fields} }} }}\n\
                 fn take(whole: api::{path}) {{ let api::{path} {{ {fields} }} = whole; }}"
            ))
        }
        "enum" => {
            let pattern = |(name, content): &(&str, &str)| match content.strip_prefix("variant") {
                Some("") => format!("api::{path}::{name} => {{}}"),
                Some(content) if content.starts_with('(') => {
                    format!("api::{path}::{name}(..) => {{}}")
                }
                _ => format!("api::{path}::{name} {{ .. }} => {{}}"),
            };
            let patterns = join(parts.iter().map(pattern));
            Some(format!("fn take(whole: &api::{path}) {{ match whole {{ {patterns} }} }}"))
        }
        _ => None,
    }
}

/// A type with fields, variants or methods.
struct Owner {
    /// The type with its generic parameters.
    ty: String,
    /// The type as the prefix of an expression.
    path: String,
    /// The generic parameters.
    generics: Vec<String>,
}

impl Owner {
    /// Returns `None` for modules.
    fn of(path: &str, declaration: &str) -> Option<Self> {
        let declaration = declaration.strip_prefix("#[non_exhaustive] ").unwrap_or(declaration);
        let rest =
            ["struct", "enum", "type"].iter().find_map(|word| declaration.strip_prefix(word))?;
        let list = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let list = list.map_or("", |(list, _)| list);
        let generics = split(list, ',')
            .into_iter()
            .map(|each| each.split([':', '=']).next().unwrap_or_default().trim().to_owned());
        let generics: Vec<String> = generics.collect();
        let path = format!("api::{path}");
        let ty = if generics.is_empty() {
            path.clone()
        } else {
            format!("{path}<{}>", generics.join(", "))
        };
        Some(Self { ty, path, generics })
    }
}

/// Returns the code that requires a trait of a type: `impl Clone`, or `impl<E: Debug> Debug for Error<E>`.
fn implementation(path: &str, own: &str, declaration: &str) -> Option<String> {
    let owner = Owner::of(path, own)?;
    let rest = declaration.strip_prefix("impl")?;
    let (list, rest) = match rest.strip_prefix('<').map(|list| (list, close(list, '<', '>'))) {
        Some((list, Some(end))) => (&list[..end], list[end + 1..].trim_start()),
        _ => ("", rest.trim_start()),
    };
    let (name, ty) = rest.split_once(" for ").map_or((rest, None), |(name, ty)| (name, Some(ty)));
    let ty = match ty.and_then(|ty| ty.split_once('<')) {
        Some((_, arguments)) if !list.is_empty() => format!("api::{path}<{arguments}"),
        _ if owner.generics.iter().all(|each| each.starts_with('\'')) => {
            owner.generics.iter().fold(owner.ty, |ty, each| ty.replace(each, "'static"))
        }
        // The parameters have defaults.
        _ => owner.path,
    };
    let name = match name {
        "Debug" => "std::fmt::Debug".to_owned(),
        "Display" => "std::fmt::Display".to_owned(),
        "Hash" => "std::hash::Hash".to_owned(),
        "FromStr" => "std::str::FromStr".to_owned(),
        "From<&str>" => "for<'a> From<&'a str>".to_owned(),
        "serde::Deserialize<'de>" => "for<'de> serde::Deserialize<'de>".to_owned(),
        name => name.to_owned(),
    };
    let generics = split(list, ',');
    if generics.iter().any(|each| each.starts_with('\'')) {
        return None;
    }
    let bounds = generics.iter().map(|each| format!("{each}, ")).collect::<Vec<_>>().concat();
    let names = generics.iter().filter_map(|each| each.split(':').next());
    let names = names.map(|each| format!("{each}, ")).collect::<Vec<_>>().concat();
    Some(format!(
        "fn need<{bounds}T_: {name}>() {{}}\nfn call<{bounds}>() {{ need::<{names}{ty}>() }}"
    ))
}

fn field((owner, name): &(Owner, &str), ty: &str) -> String {
    let (generics, own) = (owner.generics.join(", "), &owner.ty);
    format!(
        "fn read<{generics}>(whole: {own}) {{ let _: {ty} = whole.{name}; }}\n\
         fn write<{generics}>(whole: &mut {own}, value: {ty}) {{ whole.{name} = value; }}"
    )
}

fn variant((owner, name): &(Owner, &str), content: &str) -> String {
    let (generics, own, path) = (owner.generics.join(", "), &owner.ty, &owner.path);
    let content = content.trim();
    let inner = content.trim_start_matches(['(', '{']).trim_end_matches([')', '}']).trim();
    let fields =
        split(if content.starts_with('(') { &content[1..content.len() - 1] } else { inner }, ',');
    let mut arguments = Vec::new();
    let mut uses = String::new();
    let mut names = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        let entry = field.split_once(": ").filter(|_| content.starts_with('{'));
        let ty = entry.map_or(*field, |(_, ty)| ty);
        arguments.push(format!("a{at}: {ty}"));
        let _ = write!(uses, "let _: {ty} = a{at}; ");
        names.push(entry.map_or(format!("a{at}"), |(name, _)| format!("{name}: a{at}")));
    }
    let list = match content.chars().next() {
        Some('(') => format!("({})", names.join(", ")),
        Some(_) => format!(" {{ {} }}", names.join(", ")),
        None => String::new(),
    };
    let arguments = arguments.join(", ");
    format!(
        "fn make<{generics}>({arguments}) -> {own} {{ {path}::{name}{list} }}\n\
         fn take<{generics}>(whole: {own}) {{ if let {path}::{name}{list} = whole {{ {uses} }} }}"
    )
}

fn call(path: &str, parent: Option<&(Owner, &str)>, function: &Function<'_>) -> String {
    let own = parent.map_or("", |(owner, _)| owner.ty.as_str());
    let complete = |text: &str| replace_word(text, "Self", own);
    let mut generics: Vec<String> =
        function.generics.iter().flat_map(|list| split(list, ',')).map(str::to_owned).collect();
    for each in parent.iter().flat_map(|(owner, _)| &owner.generics) {
        let is_known = |known: &String| known.split(':').next() == Some(each.as_str());
        if !generics.iter().any(is_known) {
            generics.push(each.clone());
        }
    }
    generics.sort_by_key(|each| !each.starts_with('\''));
    let mut parameters = Vec::new();
    let mut arguments = Vec::new();
    let mut receiver = None;
    for (at, argument) in function.arguments.iter().enumerate() {
        match *argument {
            "self" => receiver = Some(own.to_owned()),
            "&self" => receiver = Some(format!("&{own}")),
            "&mut self" => receiver = Some(format!("&mut {own}")),
            _ => {
                let ty = argument.split_once(": ").map_or(*argument, |(_, ty)| ty);
                parameters.push(format!("a{at}: {}", complete(ty)));
                arguments.push(format!("a{at}"));
            }
        }
    }
    let target = match (&receiver, parent) {
        (Some(_), Some((_, name))) => format!("this.{name}"),
        (_, Some((owner, name))) => format!("{}::{name}", owner.path),
        (_, None) => format!("api::{path}"),
    };
    parameters.extend(receiver.map(|ty| format!("this: {ty}")));
    let result = function.result.filter(|result| !result.starts_with("impl "));
    let result = result.map_or(String::new(), |result| format!(": {}", complete(result)));
    let (start, end) = if function.is_async { ("async ", ".await") } else { ("", "") };
    let conditions =
        function.conditions.map_or(String::new(), |text| format!("where {} ", complete(text)));
    format!(
        "{start}fn call<{}>({}) {conditions}{{ let _result{result} = {target}({}){end}; }}",
        generics.join(", "),
        parameters.join(", "),
        arguments.join(", ")
    )
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
