//! Selecting parts of the runtime in the text of a source file, so that comments remain.
//!
//! An item, field, variant, match arm or statement of a part has the attribute `cfg` with the feature of the part. If the
//! part is needed, only the condition is removed; if not, the whole node. Because `rustfmt` formats the source files, a
//! node ends at its first line that has the indentation of the attribute and ends with `;`, `,` or `}`.

use std::collections::BTreeSet;

use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, Meta, Token};

use crate::ir::RuntimePart;

/// Paragraphs of documentation about a part are between the comments `<!-- part: name -->` and `<!-- end -->`.
const END: &str = "<!-- end -->";

/// The features of the runtime that a crate without a client does not have.
const CLIENT: [&str; 12] = [
    "blocking",
    "brotli",
    "client",
    "gzip",
    "http2",
    "native-tls",
    "reqwest-middleware",
    "rustls-aws-lc",
    "rustls-ring",
    "tower",
    "tracing",
    "zstd",
];

/// The selection of a crate.
#[derive(Clone, Copy)]
pub(super) struct Selection<'a> {
    pub(super) parts: &'a BTreeSet<RuntimePart>,
    pub(super) has_client: bool,
}

/// Returns a source file with the selected parts, and without conditions about parts.
pub(super) fn select(text: &str, selection: Selection<'_>) -> String {
    // Most files have no conditions.
    if !text.contains("cfg") && !text.contains("<!--") {
        return text.trim_end().to_owned() + "\n";
    }
    let mut out: Vec<String> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == "#![cfg_attr(" {
            // The attribute is about warnings, which the embedded module allows.
            lines.find(|line| *line == ")]");
            continue;
        }
        if line.ends_with(END) {
            continue;
        }
        if let Some(part) = documented(line) {
            if !selection.parts.contains(&part) {
                lines.find(|line| line.ends_with(END));
            }
            continue;
        }
        let Some(condition) = condition(line) else {
            let is_second_blank = line.is_empty() && out.last().is_none_or(String::is_empty);
            out.extend((!is_second_blank).then(|| line.to_owned()));
            continue;
        };
        let indentation = &line[..line.len() - line.trim_start().len()];
        match Outcome::of(&condition, selection) {
            Outcome::True => {}
            Outcome::Other(rest) => out.push(format!("{indentation}#[cfg({rest})]")),
            Outcome::False => {
                while out.last().is_some_and(|line| is_head(line, indentation)) {
                    out.pop();
                }
                skip_node(&mut lines, indentation);
            }
        }
    }
    out.join("\n").trim_end().to_owned() + "\n"
}

/// Returns the part that the following documentation is about.
fn documented(line: &str) -> Option<RuntimePart> {
    let (_, name) = line.split_once("<!-- part: ")?;
    RuntimePart::of_feature(name.strip_suffix(" -->")?)
}

/// Returns whether a line is a comment or an attribute of the node that follows.
fn is_head(line: &str, indentation: &str) -> bool {
    let Some(line) = line.strip_prefix(indentation) else { return false };
    (line.starts_with("//") && !line.starts_with("//!")) || line.starts_with("#[")
}

/// Returns the condition of a line with the attribute `cfg`.
fn condition(line: &str) -> Option<Meta> {
    let text = line.trim_start().strip_prefix("#[cfg(")?.strip_suffix(")]")?;
    syn::parse_str(text).ok()
}

/// Skips the lines of a node that follows an attribute.
fn skip_node<'a>(lines: &mut impl Iterator<Item = &'a str>, indentation: &str) {
    for line in lines {
        let is_inner = line.strip_prefix(indentation).is_none_or(|line| line.starts_with(' '));
        if !is_inner && !is_head(line, indentation) && line.ends_with([';', ',', '}']) {
            return;
        }
    }
}

/// The value of a condition, as far as the parts determine it.
enum Outcome {
    True,
    False,
    /// The condition without its parts
    Other(String),
}

impl Outcome {
    fn of(condition: &Meta, selection: Selection<'_>) -> Self {
        match condition {
            Meta::List(list) => {
                let nested = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
                let nested = nested.unwrap_or_default();
                let nested: Vec<Self> =
                    nested.iter().map(|each| Self::of(each, selection)).collect();
                let name = list.path.get_ident().map(ToString::to_string).unwrap_or_default();
                Self::joined(&name, nested)
            }
            Meta::NameValue(pair) => match (&pair.value, pair.path.is_ident("feature")) {
                (Expr::Lit(ExprLit { lit: Lit::Str(name), .. }), true) => {
                    match RuntimePart::of_feature(&name.value()) {
                        Some(part) if selection.parts.contains(&part) => Self::True,
                        Some(_) => Self::False,
                        None if !selection.has_client && CLIENT.contains(&&*name.value()) => {
                            Self::False
                        }
                        None => Self::Other(format!("feature = {:?}", name.value())),
                    }
                }
                (value, _) => {
                    let path = pair.path.get_ident().map(ToString::to_string).unwrap_or_default();
                    Self::Other(format!("{path} = {}", quote::quote!(#value)))
                }
            },
            Meta::Path(path) => Self::Other(quote::quote!(#path).to_string()),
        }
    }

    /// Joins the conditions inside of `all`, `any` or `not`.
    fn joined(name: &str, nested: Vec<Self>) -> Self {
        let is_any = name == "any";
        let mut others = Vec::new();
        for outcome in nested {
            match (name, outcome) {
                ("not", Self::True) | ("all", Self::False) => return Self::False,
                ("not", Self::False) | ("any", Self::True) => return Self::True,
                (_, Self::Other(text)) => others.push(text),
                _ => {}
            }
        }
        match others.as_slice() {
            [] if is_any => Self::False,
            [] => Self::True,
            [only] if name != "not" => Self::Other(only.clone()),
            others => Self::Other(format!("{name}({})", others.join(", "))),
        }
    }
}
